"""Edits of responses."""

from __future__ import annotations

from ...specfolder import TYPES
from .case import MAKE, RESPONSE, case

RESPONSES = (
    case(
        "a response attribute whose wire name changes its capitals",
        (MAKE, "  Price:", "  price:"),
        forward=f"response-wire-name-changed {RESPONSE}.price",
        backward=f"response-wire-name-changed {RESPONSE}.price",
    ),
    case(
        "a limit of a response is not checked",
        (MAKE, "range: [0, 100]", "range: [0, 10]"),
        forward=f"response-limit-changed {RESPONSE}.count",
        backward=f"response-limit-changed {RESPONSE}.count",
    ),
    case(
        "an enum value of a response",
        (MAKE, "enum: [plain, fancy]", "enum: [plain, fancy, odd]"),
        forward="response-enum-value-added box.Kind.ODD",
        backward="response-enum-value-removed box.Kind.ODD",
    ),
    case(
        "a response attribute",
        (MAKE, "  Price:", "  Colour: {type: Colour, doc: Colour that it came in.}\n  Price:"),
        forward=f"response-member-added {RESPONSE}.colour",
        backward=f"response-member-removed {RESPONSE}.colour",
    ),
    case(
        "a response attribute with a new Python name",
        (MAKE, "doc: Price in cents.", "doc: Price in cents., rename: Cost"),
        forward=f"response-member-renamed {RESPONSE}.price",
        backward=f"response-member-renamed {RESPONSE}.cost",
    ),
    case(
        "a required member of a response type stays optional for readers",
        (TYPES, "doc: Weight in kg.", "doc: Weight in kg., required: true"),
        forward="response-required-changed box.Box.weight",
        backward="response-required-changed box.Box.weight",
    ),
    case(
        "a promised text of a response",
        (MAKE, "doc: Id of the new box.", "doc: Id of the new box., always: true"),
        forward=f"response-member-always {RESPONSE}.box_id",
        backward=f"response-member-optional {RESPONSE}.box_id",
    ),
    case(
        "a promised number of a response stays optional for readers",
        (MAKE, "doc: Price in cents.", "doc: Price in cents., always: true"),
        forward=f"response-required-changed {RESPONSE}.price",
        backward=f"response-required-changed {RESPONSE}.price",
    ),
    case(
        "an integer in a response becomes a float",
        (MAKE, "Count: {type: integer", "Count: {type: float"),
        forward=f"response-type-changed {RESPONSE}.count",
        backward=f"response-type-narrowed {RESPONSE}.count",
    ),
    case(
        "a string in a response becomes a datetime",
        (MAKE, "BoxId: {type: string", "BoxId: {type: datetime"),
        forward=f"response-type-changed {RESPONSE}.box_id",
        backward=f"response-type-changed {RESPONSE}.box_id",
    ),
    case(
        "a string in a response becomes an enum, whose values are strings too",
        (MAKE, "doc: Id of the new box.", "doc: Id of the new box., enum: [one, two]"),
        forward=f"response-type-narrowed {RESPONSE}.box_id\nclass-added box.BoxId",
        backward=f"response-type-changed {RESPONSE}.box_id\nclass-removed box.BoxId",
    ),
    case(
        "an integer in a response changes its size",
        (MAKE, "Count: {type: integer", "Count: {type: int64"),
        forward=f"wire-type-changed {RESPONSE}.count",
        backward=f"wire-type-changed {RESPONSE}.count",
    ),
    case(
        "a member of a response type",
        (TYPES, "      Weight: {", "      Height: {type: float, doc: Height in m.}\n      Weight: {"),
        forward="response-member-added box.Box.height",
        backward="response-member-removed box.Box.height",
    ),
)
