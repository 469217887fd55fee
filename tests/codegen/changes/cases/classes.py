"""Edits of models and enums."""

from __future__ import annotations

from ...specfolder import TYPES
from .case import MAKE, MAKE_METHOD, case

CLASSES = (
    case(
        "a type",
        (
            TYPES,
            "  Mark:\n",
            "  Label:\n    doc: A label on a box.\n    members:\n      Words: {type: string, doc: What it says.}\n\n  Mark:\n",
        ),
        (MAKE, "  Depth:", "  Label: {type: Label, doc: Label to put on it.}\n  Depth:"),
        forward=f"class-added box.Label\nrequest-member-added {MAKE_METHOD}(label)",
        backward=f"class-removed box.Label\nrequest-member-removed {MAKE_METHOD}(label)",
    ),
    case(
        "a renamed type",
        (TYPES, "  Mark:\n", "  Label:\n"),
        (MAKE, "list[Mark]", "list[Label]"),
        forward="class-renamed box.Mark",
        backward="class-renamed box.Label",
    ),
    case(
        "a renamed enum",
        (TYPES, "  Paint:\n", "  Ink:\n"),
        (TYPES, "type: Paint", "type: Ink"),
        forward="class-renamed box.Paint",
        backward="class-renamed box.Ink",
    ),
    case(
        "the meaning of a value, and the order of values",
        (TYPES, "          Shut: {en: Nothing can go in., zh: 不可放入。}\n", ""),
        (TYPES, "          Open:", "          Shut: {en: Nothing goes in., zh: 不可放入。}\n          Open:"),
        forward="order-changed box.BoxStatus\ntext-changed box.BoxStatus.SHUT",
        backward="order-changed box.BoxStatus\ntext-changed box.BoxStatus.SHUT",
    ),
    case(
        "the page of a type",
        (TYPES, "box#Mark", "box#Marks"),
        forward="source-changed box.Mark",
        backward="source-changed box.Mark",
    ),
)
