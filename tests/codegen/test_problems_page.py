"""The page that explains every problem: complete, in order, and true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from yunbind_codegen.problems import ProblemCode

from .specfolder import ACTION, ERRORS, TYPES, SpecFolder

PAGE = (Path(__file__).parents[2] / "docs" / "problems.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```yaml\n# (\S+?)(?:, saved as (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)

WORDS_OF_STYLE = [
    code.value for code in ProblemCode if code.level == "warning" and code is not ProblemCode.ORDER
]
"""Warnings about something else than the order of keys, which an example need not keep."""

PLAIN_ACTION = """\
action: DescribeBoxes
summary: {en: List boxes., zh: 列出箱子。}
source: https://acme.example/docs/box/DescribeBoxes
access: read
request:
  Limit: {type: uint64, doc: Boxes to return at once.}
response:
  RequestId: {type: string, doc: What support asks for.}
quirks:
  - The page has no sample.
"""


def test_the_page_explains_every_code_in_order() -> None:
    """There is one section for each code, named for it, and no other."""
    expected = [f"{code.value} {code.name.lower().replace('_', ' ')}" for code in ProblemCode]
    assert [title for title, _ in SECTIONS] == expected


@pytest.mark.parametrize(("title", "text"), SECTIONS, ids=[title for title, _ in SECTIONS])
def test_an_example_of_the_page_is_true(specs: SpecFolder, title: str, text: str) -> None:
    """The wrong example of a section has just the problem that it explains, and the right one has none."""
    explained, wrong_text, right_text = re.split(r"^(?:Wrong|Right):\n", text, flags=re.MULTILINE)
    assert explained.strip().endswith(".")
    code = title.split()[0]
    find = specs.review if code.startswith("S9") else specs.lint
    _simplify(specs)
    assert find() == ()
    before = {path: path.read_bytes() for path in specs.specs.rglob("*.yaml")}
    _apply(specs, wrong_text)
    if code in WORDS_OF_STYLE:
        specs.arrange()
    assert {problem.code.value for problem in find()} == {code}
    for path in specs.specs.rglob("*.y*ml"):
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)
    _apply(specs, right_text)
    if code in WORDS_OF_STYLE:
        specs.arrange()
    assert specs.lint() == find() == ()


def _simplify(specs: SpecFolder) -> None:
    """Leave a spec with nothing that an example would contradict."""
    specs.write(ACTION, PLAIN_ACTION)
    (specs.specs / TYPES).unlink()
    (specs.specs / ERRORS).unlink()
    specs.arrange()


def _apply(specs: SpecFolder, text: str) -> None:
    """Write the blocks of an example: each takes the place of the same keys of the file it names."""
    blocks = BLOCK.findall(text)
    assert len(blocks) == text.count("```yaml") > 0
    for path, encoding, lines in blocks:
        if (specs.specs / path).exists():
            kept, said = _split(specs.read(path)), _split(lines)
            more = [(key, value) for key, value in said if key not in dict(kept)]
            if len(dict(said)) == len(said):
                lines = "".join(f"{key}:{dict(said).get(key, value)}" for key, value in [*kept, *more])
            else:  # a key that stands twice is the mistake
                lines = "".join(f"{key}:{value}" for key, value in kept if key not in dict(said)) + lines
        specs.write(path, lines.encode(encoding or "utf-8"))


def _split(text: str) -> list[tuple[str, str]]:
    """The keys of a file and what follows each."""
    return re.findall(r"^(\w+):(.*?)(?=^\w|\Z)", text, re.MULTILINE | re.DOTALL)
