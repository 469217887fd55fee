"""Specs that try to become code, markup or paths: refused, or nothing but text."""

from __future__ import annotations

import ast
import json
import re
import time
from collections.abc import Mapping
from copy import deepcopy

import pytest
from yunbind_codegen import pipeline
from yunbind_codegen.patterns import measure
from yunbind_codegen.problems import Problem, ProblemCode

from .hostile import FREE, HARMLESS, HIDDEN, LIMITED, PAYLOADS, Field, Key, shape_files, shape_module, spoil
from .specfolder import ACTION, PROVIDER, SpecFolder, Tree, read_tree

PLAIN = "plain words"

WORST = (
    "'\"\\ {{ a }} {% b %} {# c #}; import os\nimport os; os.system('x') # </script><script>\n\n"
    '| d `e` ```\n--> [f](g) <h> \\"""\nclass I: pass\n"""\\'
)
"""Nearly every payload at once, with an end that tries to get out."""


SHARP = [
    "",
    " ",
    "a'b",
    'a"b',
    "a\\",
    "a\nimport os",
    "a\n",
    "\na",
    "{{ a }}",
    "../../a",
    "a; import os",
    "a()",
    "<script>",
    "a|b",
    "a`b",
    "-->",
    "class",
    "__class__",
    "a\u202eb",
    "a\x00b",
    "é",
    "a" * 3000,
]
"""Texts of which no name, word or address holds any, or only by being tame."""


@pytest.fixture(scope="module")
def tree() -> Tree:
    """The base specs."""
    return read_tree()


@pytest.fixture(scope="module")
def shapes(tree: Tree, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, object]:
    """What is emitted where every free place says plain words."""
    return shape_files(emit(SpecFolder(tmp_path_factory.mktemp("plain")), spoil(tree, FREE, PLAIN)))


def emit(specs: SpecFolder, tree: Tree) -> dict[str, str]:
    """Every file that is emitted for some specs, not yet laid out, which would only take time."""
    specs.put(tree)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "format_modules", dict)
        return pipeline.generate(pipeline.read_api(specs.specs))


@pytest.mark.slow
@pytest.mark.parametrize("text", [*PAYLOADS.values(), *HARMLESS.values()], ids=[*PAYLOADS, *HARMLESS])
def test_text_changes_nothing_but_texts(
    specs: SpecFolder, tree: Tree, shapes: Mapping[str, object], text: str
) -> None:
    """Whatever the free places say, the emitted files have the syntax, the data and the pages of plain words."""
    files = emit(specs, spoil(tree, FREE, text))
    found = shape_files(files)
    assert found.keys() == shapes.keys()
    for path, shape in shapes.items():
        assert found[path] == shape, path
    assert files["generated/catalog.json"].count("\ufffd") == 0
    action = json.loads(files["generated/catalog.json"])["providers"]["acme"]["services"]["box"]
    summary = action["2020-01-02"]["actions"]["DescribeBoxes"]["summary"]["en"]
    assert summary.split() == text.split()


@pytest.mark.slow
@pytest.mark.parametrize("field", FREE, ids=str)
def test_the_worst_text_at_one_place_changes_nothing_but_texts(
    specs: SpecFolder, tree: Tree, shapes: Mapping[str, object], field: Field
) -> None:
    """Each free place by itself takes the worst of all texts and stays a text."""
    spoilt = tree
    for each in FREE:
        spoilt = spoil(spoilt, [each], WORST if each is field else PLAIN)
    found = shape_files(emit(specs, spoilt))
    assert {path for path in shapes if found[path] != shapes[path]} == set()


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN.keys())
def test_hidden_characters_are_refused_at_every_place(specs: SpecFolder, tree: Tree, text: str) -> None:
    """A character that cannot be seen is a problem wherever a spec takes text, also when it is escaped."""
    specs.put(spoil(tree, FREE, f"a{text}b"), escape=True)
    problems = specs.lint()
    assert {problem.code for problem in problems} == {ProblemCode.CHARACTER}
    assert len(problems) == len(FREE)


def test_the_worst_text_survives_the_layout(specs: SpecFolder, tree: Tree) -> None:
    """What lays the code out finds nothing to do in texts either, whatever they say."""
    specs.put(spoil(tree, FREE, PLAIN))
    expected = shape_files(pipeline.generate(pipeline.read_api(specs.specs)))
    specs.put(spoil(tree, [field for field in FREE if not isinstance(field.keys[-1], Key)], WORST))
    found = shape_files(pipeline.generate(pipeline.read_api(specs.specs)))
    assert {path for path in expected if found[path] != expected[path]} == set()


@pytest.mark.slow
@pytest.mark.parametrize("field", LIMITED, ids=str)
def test_a_limited_place_refuses_or_takes_only_tame_words(
    specs: SpecFolder, tree: Tree, field: Field
) -> None:
    """A place for names, words or addresses refuses whatever is more than a word, without crashing."""
    for text in SHARP:
        specs.put(spoil(tree, [field], text), escape=True)
        if not specs.lint():
            assert re.fullmatch(r"[A-Za-z0-9_.-]+", text), (str(field), text)


@pytest.mark.parametrize("field", [field for field in LIMITED if field.valid], ids=str)
def test_a_limited_place_takes_what_it_is_for(specs: SpecFolder, tree: Tree, field: Field) -> None:
    """The refusals above are not for want of anything that would be accepted."""
    specs.put(spoil(tree, [field], field.valid))
    assert specs.lint() == ()


def test_patterns_are_refused_or_themselves(specs: SpecFolder, tree: Tree) -> None:
    """A pattern that is a regular expression is emitted as it is, anchored; anything else is refused."""
    spoilt = deepcopy(tree)
    texts = [
        text
        for text in [*PAYLOADS.values(), *SHARP]
        if text.replace("\n", "").isprintable() and 0 < len(text) <= 500
    ]
    members = {f"P{number}": text for number, text in enumerate(texts)}
    for name, text in list(members.items()):
        spoilt[ACTION]["request"][name] = {"type": "string", "doc": "Text.", "pattern": text}
    specs.put(spoilt)
    for problem in specs.lint():
        assert problem.code is ProblemCode.PATTERN
        name = re.findall(r'"(P\d+)": \{', specs.read(ACTION)[: _offset(specs.read(ACTION), problem)])[-1]
        spoilt[ACTION]["request"].pop(name, None)
        members.pop(name, None)
    assert len(members) > 20
    files = emit(specs, spoilt)
    module = ast.parse(files["generated/yunbind/acme/box/v20200102/describe_boxes.py"])
    found = [
        each.value.value
        for each in ast.walk(module)
        if isinstance(each, ast.keyword) and each.arg == "pattern" and isinstance(each.value, ast.Constant)
    ]
    expected = [f"^(?:{text})$" for text in members.values()]
    assert sorted(found) == sorted([*expected, "^(?:[a-z][a-z0-9-]*)$"])


def test_a_pattern_has_an_end(specs: SpecFolder, tree: Tree) -> None:
    """A pattern of 500 characters is taken, a longer one is none that a page documents, and a huge one of few characters is none."""
    spoilt = deepcopy(tree)
    for pattern, codes in (
        ("a" * 500, []),
        ("a" * 501, [ProblemCode.VALUE]),
        ("((\\w{1000}){1000}){1000}", [ProblemCode.PATTERN]),
    ):
        spoilt[ACTION]["request"]["Words"] = {"type": "string", "doc": "Text.", "pattern": pattern}
        specs.put(spoilt)
        assert [problem.code for problem in specs.lint()] == codes


NESTED = "((a{1,50}){1,50}){1,50}"


@pytest.mark.parametrize(
    ("pattern", "size"),
    [
        (NESTED, 125_000),
        ("(a{100}){100}", 10_000),
        ("(a{100}){100}a", 10_001),
        ("(?:(a{50}){50,}){,50}", 125_000),
        ("(ab|c{3}){2}", 10),
        ("[{]{3}", 3),
        ("[]{9}]{2}", 2),
        ("[^]a]{4}", 4),
        (r"\{5}", 3),
        (r"\({5}", 5),
        ("a{0}b{0,0}", 2),
        ("^a*b+c?$", 3),
        ("(?P<word>a{2}){3}(?i:b){4}", 10),
    ],
)
def test_the_counts_of_a_pattern_multiply(pattern: str, size: int) -> None:
    """A counted part counts as often as it can be repeated, also inside other counted parts."""
    assert measure(pattern) == size


@pytest.mark.parametrize(
    ("pattern", "valid"),
    [
        (NESTED, False),
        ("(a{100}){100}", True),
        ("(a{100}){100}a", False),
        ("((a{,100}){,100}){,100}", False),
        ("(?:(?:a{1,50}){2,50}){3,50}|b", False),
        ("(((a{9}){9}){9}){9}", True),
        ("a{1,10000}", True),
        ("a{1,10001}", False),
    ],
)
def test_nested_counts_are_limited_by_their_product(
    specs: SpecFolder, tree: Tree, pattern: str, valid: bool
) -> None:
    """A pattern that multiplies to more than 10,000 characters is refused at once, and one at the limit passes."""
    spoilt = deepcopy(tree)
    spoilt[ACTION]["request"]["Words"] = {"type": "string", "doc": "Text.", "pattern": pattern}
    specs.put(spoilt)
    began = time.process_time()
    assert [problem.code for problem in specs.lint()] == ([] if valid else [ProblemCode.PATTERN])
    assert time.process_time() - began < 5


def test_a_sample_is_matched_in_linear_time(specs: SpecFolder, tree: Tree) -> None:
    """A pattern that Python's own matcher would try for ever is held against a long sample at once."""
    spoilt = deepcopy(tree)
    spoilt[ACTION]["request"]["Words"] = {"type": "string", "doc": "Text.", "pattern": "(a+)+"}
    spoilt[ACTION]["examples"][0]["request"]["Words"] = "a" * 5_000 + "!"
    specs.put(spoilt)
    began = time.process_time()
    assert [problem.code for problem in specs.lint()] == [ProblemCode.EXAMPLE]
    assert time.process_time() - began < 2


def _offset(text: str, problem: Problem) -> int:
    return sum(len(line) + 1 for line in text.split("\n")[: problem.line - 1]) + problem.column


def test_values_of_parameters_are_themselves_or_any_text(specs: SpecFolder, tree: Tree) -> None:
    """A documented value is a constant with exactly its text, and at most a text of a plain annotation."""
    spoilt = deepcopy(tree)
    for number, text in enumerate(PAYLOADS.values()):
        spoilt[ACTION]["request"][f"P{number}"] = {"type": "string", "doc": "Text.", "enum": ["up", text]}
    files = emit(specs, spoilt)
    enums = ast.parse(files["generated/yunbind/acme/box/v20200102/enums.py"])
    constants = {
        each.name: [ast.literal_eval(line.value) for line in each.body if isinstance(line, ast.Assign)]
        for each in enums.body
        if isinstance(each, ast.ClassDef)
    }
    client = files["generated/yunbind/acme/box/v20200102/client.py"]
    annotations = {
        each.arg: ast.unparse(each.annotation)
        for each in ast.walk(ast.parse(client))
        if isinstance(each, ast.arg) and each.annotation
    }
    for number, text in enumerate(PAYLOADS.values()):
        assert constants[f"P{number}"] == ["up", text]
        literal = f"P{number} | Literal['up', {text!r}] | None"
        assert annotations[f"p{number}"] in (f"P{number} | str | None", literal)


@pytest.mark.slow
@pytest.mark.parametrize("text", [*PAYLOADS.values(), *SHARP])
def test_a_path_of_http_is_refused_or_tame(specs: SpecFolder, tree: Tree, text: str) -> None:
    """A path of REST is made of plain segments, so that none of its text can lead elsewhere."""
    spoilt = deepcopy(tree)
    spoilt[PROVIDER] |= {"protocol": "huawei-rest", "signing": ["sdk-hmac-sha256"]}
    for http in (text, f"GET {text}", f"GET /{text}", f"GET /v1/boxes{text}"):
        spoilt[ACTION]["http"] = http
        specs.put(spoilt, escape=True)
        assert specs.lint() or (re.fullmatch(r"GET /[A-Za-z0-9_./-]*", http) and ".." not in http)


def test_an_ordinary_path_of_http_passes(specs: SpecFolder, tree: Tree) -> None:
    """Letters, digits, dots, hyphens and underscores make a path."""
    spoilt = deepcopy(tree)
    spoilt[PROVIDER] |= {"protocol": "huawei-rest", "signing": ["sdk-hmac-sha256"]}
    spoilt[ACTION]["http"] = "GET /v1/boxes-1/all_of.them"
    specs.put(spoilt)
    assert specs.lint() == ()


@pytest.mark.parametrize(
    "name", ["..", "a b", "a'b", "a;b", "a\nb", "a\u202eb", "{{a}}", "class", "a" * 200, "A", "ä"]
)
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_folder_with_a_strange_name_is_refused(specs: SpecFolder, name: str, depth: int) -> None:
    """Folders become packages, so that what a folder is called is held to the same rules."""
    if name == "..":
        name = "..a"
    folder = specs.specs.joinpath(*("acme", "box", "2020-01-02")[:depth])
    folder.rename(folder.with_name(name))
    if depth < 3 or name not in ("A", "class"):
        assert specs.lint()
    for problem in specs.lint():
        assert str(problem).replace("\n    ", "").isprintable()


def test_a_blank_text_is_refused_or_harms_nothing(specs: SpecFolder, tree: Tree) -> None:
    """Where both languages are given neither is blank; other places take a blank text, and every module still is one."""
    bilingual = [field for field in FREE if field.keys[-1] in ("en", "zh")]
    specs.put(spoil(tree, bilingual, " "))
    assert [problem.code for problem in specs.lint()] == [ProblemCode.VALUE] * len(bilingual)
    others = [field for field in FREE if field not in bilingual and not isinstance(field.keys[-1], Key)]
    for path, text in emit(specs, spoil(tree, others, " ")).items():
        if path.endswith(".py"):
            shape_module(text)
