"""Moving keys: into the order of the language, with their comments, and without changing what a file says."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yunbind_codegen.documents import Document
from yunbind_codegen.key_order import ArrangeError, arrange
from yunbind_codegen.load import load, read
from yunbind_codegen.pipeline import read_api

from .specfolder import SpecFolder

SPECS = Path(__file__).parents[2] / "specs"

ACTION = """\
# The page of 2021.
action: DescribeBoxes
summary: {en: List boxes., zh: 列出箱子。}
source: https://acme.example/docs/box/DescribeBoxes
access: read
request: {}
response: {}
"""


def understand(text: str, kind: str = "action") -> Document:
    document, problems = read(text.encode(), "specs/a.yaml", kind)
    assert not problems, problems
    return document


def check(before: str, after: str, kind: str = "action") -> None:
    """Arranging gives just this text, and arranging that changes nothing more."""
    assert arrange(understand(before, kind)).text == after
    again = arrange(understand(after, kind))
    assert (again.text, again.blemishes) == (after, ())


@cache
def documents() -> tuple[Document, ...]:
    return load(SPECS).documents


def test_the_projects_specs_are_in_order() -> None:
    """No file of the project has a key to move, and each comes out byte for byte as it went in."""
    for document in documents():
        found = arrange(document)
        assert (found.text.encode(), found.blemishes) == (document.source, ()), document.path


def test_keys_move_with_their_values_and_comments() -> None:
    """A comment above a key and one behind it belong to the key; what heads a file or a mapping stays its head."""
    check(
        """\
# The page of 2021.
action: DescribeBoxes
access: read  # it only lists
# Looked up by hand.
source: https://acme.example/docs/box/DescribeBoxes

# Both languages.
# Twice.
summary:
  # Chinese first?
  zh: 列出箱子。
  en: List boxes.
request: {}
response: {}
# the end
""",
        """\
# The page of 2021.
action: DescribeBoxes

# Both languages.
# Twice.
summary:
  # Chinese first?
  en: List boxes.
  zh: 列出箱子。
# Looked up by hand.
source: https://acme.example/docs/box/DescribeBoxes
access: read  # it only lists
request: {}
response: {}
# the end
""",
    )


def test_a_key_that_becomes_the_first_brings_its_comment() -> None:
    """Nothing is above the first key but the head of the file."""
    check(
        ACTION.replace("# The page of 2021.\naction: DescribeBoxes\n", "").replace(
            "access: read\n", "access: read\n\n# Its name.\naction: DescribeBoxes\n"
        ),
        "# Its name.\n" + ACTION.replace("# The page of 2021.\n", ""),
    )


def test_mappings_in_lists_and_braces_are_arranged() -> None:
    """A key beside a dash, keys in braces over several lines, and mappings in both."""
    check(
        ACTION.replace(
            "request: {}", 'request:\n  A: {doc: "a, b: {c}", required: true,\n      type: string}'
        )
        + """\
waiters:
  - doc: Wait.
    # what counts
    failure: [{any: Shut, path: A}]
    name: a
    success:
    - all: Open
      path: A

    timeout: 5
    delay: 1
examples:
  -
    response: {b: 1, a: 2}
    name: one
""",
        ACTION.replace(
            "request: {}", 'request:\n  A: {type: string, required: true,\n      doc: "a, b: {c}"}'
        )
        + """\
waiters:
  - name: a
    doc: Wait.
    success:
    - path: A
      all: Open
    # what counts
    failure: [{path: A, any: Shut}]
    delay: 1

    timeout: 5
examples:
  -
    name: one
    response: {b: 1, a: 2}
""",
    )


def test_a_text_of_several_lines_moves_whole() -> None:
    """What looks like a comment or a key inside of a text is text."""
    check(
        ACTION.replace("request: {}\n", "")
        + """\
examples:
  - response_xml: |
      <a>
      # no comment

      name: none
      </a>
    # a comment
    doc: >-
      folded
      text
    name: one
request: {}
""",
        ACTION
        + """\
examples:
  - name: one
    # a comment
    doc: >-
      folded
      text
    response_xml: |
      <a>
      # no comment

      name: none
      </a>
""",
    )


def test_keys_are_written_plainly() -> None:
    """Quotes and spaces around keys of the language go; keys that a vendor chose stay as they are."""
    check(
        ACTION.replace("access: read", '"access" : read').replace(
            "request: {}", "request: {\"A\": {'type':string, 'doc':a}}"
        ),
        ACTION.replace("request: {}", 'request: {"A": {type: string, doc: a}}'),
    )


def test_each_key_that_is_not_plain_is_a_blemish() -> None:
    """It is named with its place, as it is and as it must be."""
    found = arrange(understand(ACTION.replace("access: read", '"access" : read').replace("en: L", "'en': L")))
    assert [(each.location, each.message) for each in found.blemishes] == [
        (("summary", "en"), "'en': must be written en:"),
        (("access",), '"access" : must be written access:'),
    ]


@pytest.mark.parametrize("end", ["", " ", "  # none", "\n  # none"])
def test_a_key_without_a_value_is_plain(end: str) -> None:
    text = ACTION.replace("request: {}", f"rate_limit:{end}\nrequest: {{}}")
    check(text, text)


def test_a_bracket_on_a_line_of_its_own_stays_with_its_list() -> None:
    """It is as short as a line can be, and is neither empty nor a comment."""
    errors = "errors: [\n  BoxNotFound,\n]\n"
    check(ACTION.replace("access: read\n", "") + errors + "access: read\n", ACTION + errors)


def test_an_item_can_begin_below_its_dash() -> None:
    """Comments and empty lines can come between them."""
    check(
        ACTION + "examples:\n  -\n    name: a\n  -\n\n    # b\n\n    request: {}\n    name: b\n  - name: c\n",
        ACTION + "examples:\n  -\n    name: a\n  -\n\n    # b\n\n    name: b\n    request: {}\n  - name: c\n",
    )


def test_what_a_vendor_ordered_stays(project: Path) -> None:
    """Members, values, codes and samples have the order of their page."""
    text = ACTION.replace(
        "response: {}", "response:\n  B: {type: string, doc: b}\n  A: {type: string, doc: a, enum: [z, y]}"
    )
    check(text, text)


def test_a_blemish_says_where_and_what() -> None:
    """The key that stands too late is named, by its place."""
    found = arrange(understand(ACTION.replace("access: read\n", "") + "access: read\n"))
    assert [(each.location, each.message) for each in found.blemishes] == [
        (("access",), "The key access belongs before request.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        ACTION.replace("access: read\nrequest: {}\n", "? request\n: {}\naccess: read\n"),
        "examples:\n  - response_xml: |+\n      a\n\n\n    name: one\n" + ACTION,
    ],
)
def test_a_strange_layout_is_left_alone(text: str) -> None:
    """Where moving keys would change what is said, or cannot be done, the file is named and stays."""
    with pytest.raises(ArrangeError, match=r"^specs/a\.yaml:"):
        arrange(understand(text))


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n"])
def test_a_file_with_problems_is_not_arranged(text: str) -> None:
    """Only a file that fits the language has an order of keys."""
    document, problems = read(text.encode(), "specs/a.yaml", "action")
    assert problems
    with pytest.raises(ArrangeError, match=r"^specs/a\.yaml has problems\. Fix them first\.$"):
        arrange(document)


def test_an_empty_file_is_not_arranged() -> None:
    """A document whose source holds no YAML has no keys to move."""
    with pytest.raises(ArrangeError, match=r"^specs/a\.yaml is empty\.$"):
        arrange(replace(understand(ACTION), source=b"# nothing\n"))


def test_a_file_without_a_last_line_end_gets_one() -> None:
    """Editors and diffs want one."""
    assert arrange(understand(ACTION.rstrip("\n"))).text == ACTION


def shuffle(value: Any, rng: random.Random, models: Any) -> Any:
    """The same data with the keys of the language in another order."""
    if isinstance(value, dict):
        items = [(key, shuffle(each, rng, _below(models, key))) for key, each in value.items()]
        if models is not None and hasattr(type(models), "model_fields"):
            rng.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        return [shuffle(each, rng, _below(models, index)) for index, each in enumerate(value)]
    return value


def _below(models: Any, key: str | int) -> Any:
    if hasattr(type(models), "model_fields"):
        names = {field.alias or name: name for name, field in type(models).model_fields.items()}
        return getattr(models, names[str(key)])
    if isinstance(models, Mapping | list):
        return models[key]  # type: ignore[index]
    return None


@pytest.mark.slow
@given(st.data())
def test_any_order_of_keys_becomes_the_same_file(data: st.DataObject) -> None:
    """However the keys of a file are shuffled, in blocks or braces, it means the same and arranging puts them back."""
    document = data.draw(st.sampled_from(documents()), label="file")
    rng = data.draw(st.randoms(use_true_random=False))
    plain = yaml.safe_load(document.source)
    shuffled = shuffle(plain, rng, document.content)
    form: dict[str, Any] = data.draw(
        st.sampled_from(
            [{"default_flow_style": False}, {"default_flow_style": None}, {"default_flow_style": True}]
        )
    )
    indent = data.draw(st.integers(2, 6))

    def dump(value: Any) -> str:
        return yaml.dump(value, sort_keys=False, allow_unicode=True, indent=indent, width=110, **form)

    def as_text(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, indent=1) if data_as_json else dump(value)

    data_as_json = data.draw(st.booleans(), label="as JSON")
    before, problems = read(as_text(shuffled).encode(), document.path, document.kind)
    assert not problems
    found = arrange(before)
    after, problems = read(found.text.encode(), document.path, document.kind)
    assert not problems
    assert repr(after.content) == repr(before.content) == repr(document.content)
    assert json.dumps(yaml.safe_load(found.text)) == json.dumps(yaml.safe_load(document.source))
    assert arrange(after).text == found.text


def test_arranging_changes_nothing_that_is_emitted(specs: SpecFolder) -> None:
    """What the specs mean is the same before and after."""
    before = repr(read_api(specs.specs))
    specs.arrange()
    assert specs.review() == () or {problem.code.value for problem in specs.review()} == {"S905"}
    assert repr(read_api(specs.specs)) == before
