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

PLAIN_ACTION = """\
action: DescribeBoxes
summary: {en: List boxes., zh: 列出箱子。}
source: https://acme.example/docs/box/DescribeBoxes
access: read
request:
  Limit: {type: uint64, doc: Boxes to return at once.}
response:
  RequestId: {type: string, doc: Id of the request.}
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
    _simplify(specs)
    before = {path: path.read_bytes() for path in specs.specs.rglob("*.yaml")}
    _apply(specs, wrong_text)
    assert {problem.code.value for problem in specs.lint()} == {title.split()[0]}
    for path in specs.specs.rglob("*.y*ml"):
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)
    _apply(specs, right_text)
    assert specs.lint() == ()


def _simplify(specs: SpecFolder) -> None:
    """Leave a spec with nothing that an example would contradict."""
    specs.write(ACTION, PLAIN_ACTION)
    (specs.specs / TYPES).unlink()
    (specs.specs / ERRORS).unlink()


def _apply(specs: SpecFolder, text: str) -> None:
    """Write the blocks of an example: each takes the place of the same keys of the file it names."""
    blocks = BLOCK.findall(text)
    assert len(blocks) == text.count("```yaml") > 0
    for path, encoding, lines in blocks:
        if (specs.specs / path).exists():
            said = set(re.findall(r"^(\w+):", lines, re.MULTILINE))
            kept = re.findall(r"^(\w+):(.*?)(?=^\w|\Z)", specs.read(path), re.MULTILINE | re.DOTALL)
            lines = "".join(f"{key}:{value}" for key, value in kept if key not in said) + lines
        specs.write(path, lines.encode(encoding or "utf-8"))
