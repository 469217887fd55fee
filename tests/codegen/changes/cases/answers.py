"""Edits of what is answered."""

from __future__ import annotations

from ...specfolder import TYPES
from .case import ANSWER, MAKE, case

ANSWERS = (
    case(
        "an attribute of an answer whose wire name has other capitals",
        (MAKE, "  Price:", "  price:"),
        forward=f"response-wire-name-changed {ANSWER}.price",
        backward=f"response-wire-name-changed {ANSWER}.price",
    ),
    case(
        "the limit of an answer counts for nobody",
        (MAKE, "range: [0, 100]", "range: [0, 10]"),
        forward=f"response-limit-changed {ANSWER}.count",
        backward=f"response-limit-changed {ANSWER}.count",
    ),
    case(
        "a value of an answer",
        (MAKE, "enum: [plain, fancy]", "enum: [plain, fancy, odd]"),
        forward="response-enum-value-added box.Kind.ODD",
        backward="response-enum-value-removed box.Kind.ODD",
    ),
    case(
        "an attribute of an answer",
        (MAKE, "  Price:", "  Colour: {type: Colour, doc: Colour that it came in.}\n  Price:"),
        forward=f"response-member-added {ANSWER}.colour",
        backward=f"response-member-removed {ANSWER}.colour",
    ),
    case(
        "an attribute of an answer with another name in Python",
        (MAKE, "doc: Price in cents.", "doc: Price in cents., rename: Cost"),
        forward=f"response-member-renamed {ANSWER}.price",
        backward=f"response-member-renamed {ANSWER}.cost",
    ),
    case(
        "a required member of an answered type is optional all the same",
        (TYPES, "doc: Weight in kg.", "doc: Weight in kg., required: true"),
        forward="response-required-changed box.Box.weight",
        backward="response-required-changed box.Box.weight",
    ),
    case(
        "an integer in an answer becomes a number",
        (MAKE, "Count: {type: integer", "Count: {type: float"),
        forward=f"response-type-changed {ANSWER}.count",
        backward=f"response-type-narrowed {ANSWER}.count",
    ),
    case(
        "a text in an answer becomes a time",
        (MAKE, "BoxId: {type: string", "BoxId: {type: datetime"),
        forward=f"response-type-changed {ANSWER}.box_id",
        backward=f"response-type-changed {ANSWER}.box_id",
    ),
    case(
        "a text in an answer gets documented values, which are texts too",
        (MAKE, "doc: Id of the new box.", "doc: Id of the new box., enum: [one, two]"),
        forward=f"response-type-narrowed {ANSWER}.box_id\nclass-added box.BoxId",
        backward=f"response-type-changed {ANSWER}.box_id\nclass-removed box.BoxId",
    ),
    case(
        "an integer in an answer is of another size",
        (MAKE, "Count: {type: integer", "Count: {type: int64"),
        forward=f"wire-type-changed {ANSWER}.count",
        backward=f"wire-type-changed {ANSWER}.count",
    ),
    case(
        "a member of a type that is answered",
        (TYPES, "      Weight: {", "      Height: {type: float, doc: Height in m.}\n      Weight: {"),
        forward="response-member-added box.Box.height",
        backward="response-member-removed box.Box.height",
    ),
)
