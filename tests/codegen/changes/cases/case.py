"""Two states of small specs, and the expected changes between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yunbind_codegen.check import check
from yunbind_codegen.documents import Document, Specs
from yunbind_codegen.ir import Api
from yunbind_codegen.load import KINDS, read
from yunbind_codegen.problems import Problem
from yunbind_codegen.resolve import resolve

from ...specfolder import BASE, ERRORS, TYPES, SpecFolder

MAKE = "acme/box/2020-01-02/actions/MakeBox.yaml"

MAKE_BOX = """\
action: MakeBox
summary: {en: Make a box., zh: 制作箱子。}
source: https://acme.example/docs/box/MakeBox
access: write
request:
  Name: {type: string, doc: Name of the new box., required: true}
  Size: {type: int32, doc: Length of its sides in cm.}
  Depth: {type: integer, doc: Depth in cm.}
  Share: {type: float, doc: Part of the shelf that it takes.}
  Word: {type: string, doc: Word that opens it., sensitive: true}
  Tags: {type: "list[Tag]", doc: Tags to put on it., items: [null, 5]}
  Marks: {type: "list[Mark]", doc: Marks to put on it.}
  Token: {type: string, doc: Any word that no other call had., idempotency_token: true}
  Zone: {type: string, doc: Zone to make it in., required: true}
response:
  BoxId: {type: string, doc: Id of the new box.}
  Tags: {type: "list[Tag]", doc: Tags on it.}
  Price: {type: float, doc: Price in cents.}
  Count: {type: integer, doc: Boxes that there are., range: [0, 100]}
  Kind: {type: string, doc: Kind of box., enum: [plain, fancy]}
errors: [BoxNotFound]
"""

TYPES_MORE = """\

  Tag:
    doc: A name and a value on a box.
    members:
      Key: {type: string, doc: Name of the tag., required: true}
      Value: {type: string, doc: Value of the tag.}

  Mark:
    doc: A mark on a box.
    source: https://acme.example/docs/box#Mark
    members:
      Text: {type: string, doc: What it says., length: [1, 8]}
      Paint: {type: Paint, doc: What it is written in.}

  Paint:
    doc: Kinds of paint.
    enum: [oil, water]
"""

ERRORS_MORE = """\
  BoxNotFound.Lost:
    doc: The box was there once.
    kind: not_found
  Full.Shelf:
    doc: There is no room on the shelf.
    kind: quota_exceeded
"""

Edit = tuple[str, str, str]
"""A file, a text that occurs in it once, and its replacement. Without a text, the file is added or removed."""


@dataclass(frozen=True)
class Case:
    """Two states of the specs, A and B, and the expected changes from A to B and from B to A."""

    name: str
    edits: tuple[Edit, ...]
    forward: tuple[str, ...]
    """The code of a rule and a symbol below ``yunbind.acme.``, for each change."""
    backward: tuple[str, ...]
    start: tuple[Edit, ...] = ()
    """Edits of the base specs that lead to A."""

    def __str__(self) -> str:
        return self.name

    def list_files(self, state: str) -> dict[str, str]:
        """The files of state A or B, by path."""
        files = {**_read_base(), MAKE: MAKE_BOX}
        files[TYPES] += TYPES_MORE
        files[ERRORS] += ERRORS_MORE
        for path, old, new in self.start + (self.edits if state == "B" else ()):
            if old:
                assert files[path].count(old) == 1, f"{old!r} occurs {files[path].count(old)} times in {path}"
                files[path] = files[path].replace(old, new)
            elif new:
                files[path] = new
            else:
                del files[path]
        return files

    def read(self, state: str) -> Api:
        """The specs of state A or B, resolved. Files that states share are read once."""
        return _resolve(tuple(sorted(self.list_files(state).items())))

    def write(self, root: Path, state: str) -> SpecFolder:
        """Write state A or B."""
        root.mkdir(parents=True, exist_ok=True)
        specs = SpecFolder(root)
        files = self.list_files(state)
        for path in _read_base().keys() - files.keys():
            (specs.specs / path).unlink()
        for path, text in files.items():
            specs.write(path, text)
        return specs


@cache
def _read_base() -> Mapping[str, str]:
    return {
        path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8") for path in BASE.rglob("*.yaml")
    }


@cache
def _resolve(files: tuple[tuple[str, str], ...]) -> Api:
    found = [_read(path, text) for path, text in files]
    specs = Specs(tuple(document for document, _ in found), tuple(each for _, more in found for each in more))
    assert check(specs) == ()
    return resolve(specs)


@cache
def _read(path: str, text: str) -> tuple[Document, tuple[Problem, ...]]:
    kind = next(name for name, (shape, _) in KINDS.items() if shape.fullmatch(path))
    document, problems = read(text.encode(), f"specs/{path}", kind)
    return document, tuple(problems)


def case(name: str, *edits: Edit, forward: str, backward: str, start: tuple[Edit, ...] = ()) -> Case:
    """Return a case; the expectations have one change on each line."""
    expected = (tuple(line.strip() for line in text.strip().splitlines()) for text in (forward, backward))
    return Case(name, edits, next(expected), next(expected), start)


LIST_METHOD = "box.BoxClient.describe_boxes"
MAKE_METHOD = "box.BoxClient.make_box"
RESPONSE = "box.MakeBoxResponse"
