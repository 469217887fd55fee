"""Two states of small specs, and the expected changes between them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...specfolder import ERRORS, TYPES, SpecFolder

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

    def write(self, root: Path, state: str) -> SpecFolder:
        """Write state A or B."""
        root.mkdir(parents=True, exist_ok=True)
        specs = SpecFolder(root)
        specs.write(MAKE, MAKE_BOX)
        specs.write(TYPES, specs.read(TYPES) + TYPES_MORE)
        specs.write(ERRORS, specs.read(ERRORS) + ERRORS_MORE)
        for path, old, new in self.start + (self.edits if state == "B" else ()):
            if old:
                specs.edit(path, old, new)
            elif new:
                specs.write(path, new)
            else:
                (specs.specs / path).unlink()
        return specs


def case(name: str, *edits: Edit, forward: str, backward: str, start: tuple[Edit, ...] = ()) -> Case:
    """Return a case; the expectations have one change on each line."""
    expected = (tuple(line.strip() for line in text.strip().splitlines()) for text in (forward, backward))
    return Case(name, edits, next(expected), next(expected), start)


LIST_METHOD = "box.BoxClient.describe_boxes"
MAKE_METHOD = "box.BoxClient.make_box"
RESPONSE = "box.MakeBoxResponse"
