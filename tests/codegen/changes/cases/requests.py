"""Edits of requests."""

from __future__ import annotations

from ...specfolder import ACTION, TYPES
from .case import LIST_METHOD, MAKE, MAKE_METHOD, case

REQUESTS = (
    case(
        "an optional argument",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        forward=f"request-member-added {MAKE_METHOD}(height)",
        backward=f"request-member-removed {MAKE_METHOD}(height)",
    ),
    case(
        "a required argument",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm., required: true}\n  Depth:"),
        forward=f"request-member-added-required {MAKE_METHOD}(height)",
        backward=f"request-member-removed {MAKE_METHOD}(height)",
    ),
    case(
        "an argument with a new wire name and the same content",
        (MAKE, "  Depth:", "  Height:"),
        forward=f"request-member-renamed {MAKE_METHOD}(depth)\nrequest-wire-name-changed {MAKE_METHOD}(height)",
        backward=f"request-member-renamed {MAKE_METHOD}(height)\nrequest-wire-name-changed {MAKE_METHOD}(depth)",
    ),
    case(
        "an argument with a new Python name",
        (MAKE, "{type: integer, doc: Depth in cm.}", "{type: integer, doc: Depth in cm., rename: Deep}"),
        forward=f"request-member-renamed {MAKE_METHOD}(depth)",
        backward=f"request-member-renamed {MAKE_METHOD}(deep)",
    ),
    case(
        "an argument whose wire name changes its capitals",
        (MAKE, "  Depth:", "  depth:"),
        forward=f"request-wire-name-changed {MAKE_METHOD}(depth)",
        backward=f"request-wire-name-changed {MAKE_METHOD}(depth)",
    ),
    case(
        "an optional argument becomes required",
        (MAKE, "doc: Depth in cm.", "doc: Depth in cm., required: true"),
        forward=f"request-member-required {MAKE_METHOD}(depth)",
        backward=f"request-member-optional {MAKE_METHOD}(depth)",
    ),
    case(
        "an integer argument becomes a float",
        (MAKE, "Depth: {type: integer", "Depth: {type: float"),
        forward=f"request-type-widened {MAKE_METHOD}(depth)",
        backward=f"request-type-changed {MAKE_METHOD}(depth)",
    ),
    case(
        "a string argument becomes an integer",
        (MAKE, "Zone: {type: string", "Zone: {type: integer"),
        forward=f"request-type-changed {MAKE_METHOD}(zone)",
        backward=f"request-type-changed {MAKE_METHOD}(zone)",
    ),
    case(
        "an argument becomes a list",
        (MAKE, "Zone: {type: string", 'Zone: {type: "list[string]"'),
        forward=f"request-type-changed {MAKE_METHOD}(zone)",
        backward=f"request-type-changed {MAKE_METHOD}(zone)",
    ),
    case(
        "the items of a list argument become floats, and lists are mutable",
        (ACTION, 'BoxIds: {type: "list[integer]"', 'BoxIds: {type: "list[float]"'),
        forward=f"request-type-changed {LIST_METHOD}(box_ids)",
        backward=f"request-type-changed {LIST_METHOD}(box_ids)",
        start=(
            (ACTION, 'BoxIds: {type: "list[string]"', 'BoxIds: {type: "list[integer]"'),
            (ACTION, "request: {BoxIds: [box-1], Limit: 10, Offset: 0}", "request: {Limit: 10}"),
        ),
    ),
    case(
        "a string argument becomes an enum",
        (MAKE, "doc: Zone to make it in.", "doc: Zone to make it in., enum: [east, west]"),
        forward=f"request-type-changed {MAKE_METHOD}(zone)\nclass-added box.Zone",
        backward=f"request-type-widened {MAKE_METHOD}(zone)\nclass-removed box.Zone",
    ),
    case(
        "an argument changes from int32 to int64",
        (MAKE, "Size: {type: int32", "Size: {type: int64"),
        forward=f"wire-type-changed {MAKE_METHOD}(size)\nrequest-range-loosened {MAKE_METHOD}(size)",
        backward=f"wire-type-changed {MAKE_METHOD}(size)\nrequest-range-tightened {MAKE_METHOD}(size)",
    ),
    case(
        "a narrower range",
        (ACTION, "range: [1, 50]", "range: [1, 20]"),
        forward=f"request-range-tightened {LIST_METHOD}(limit)",
        backward=f"request-range-loosened {LIST_METHOD}(limit)",
    ),
    case(
        "a range that begins at 0 where the type does",
        (ACTION, "range: [null, 50]", "range: [0, 50]"),
        forward="",
        backward="",
        start=((ACTION, "range: [1, 50]", "range: [null, 50]"),),
    ),
    case(
        "a range that begins at 0 where the type allows less",
        (MAKE, "Size: {type: int32, range: [null, 50]", "Size: {type: int32, range: [0, 50]"),
        forward=f"request-range-tightened {MAKE_METHOD}(size)",
        backward=f"request-range-loosened {MAKE_METHOD}(size)",
        start=((MAKE, "Size: {type: int32", "Size: {type: int32, range: [null, 50]"),),
    ),
    case(
        "a range that moves rejects values that were valid",
        (ACTION, "range: [1, 50]", "range: [5, 90]"),
        forward=f"request-range-tightened {LIST_METHOD}(limit)",
        backward=f"request-range-tightened {LIST_METHOD}(limit)",
    ),
    case(
        "a shorter length",
        (ACTION, "length: [1, 20]", "length: [1, 15]"),
        forward=f"request-length-tightened {LIST_METHOD}(name)",
        backward=f"request-length-loosened {LIST_METHOD}(name)",
    ),
    case(
        "fewer items",
        (ACTION, "items: [null, 10]", "items: [null, 9]"),
        forward=f"request-items-tightened {LIST_METHOD}(box_ids)",
        backward=f"request-items-loosened {LIST_METHOD}(box_ids)",
    ),
    case(
        "a pattern",
        (MAKE, "doc: Zone to make it in.", 'doc: Zone to make it in., pattern: "[a-z]+"'),
        forward=f"request-pattern-tightened {MAKE_METHOD}(zone)",
        backward=f"request-pattern-loosened {MAKE_METHOD}(zone)",
    ),
    case(
        "a changed pattern can reject values that were valid",
        (ACTION, 'pattern: "[a-z][a-z0-9-]*"', 'pattern: "[a-z0-9-]*"'),
        forward=f"request-pattern-tightened {LIST_METHOD}(name)",
        backward=f"request-pattern-tightened {LIST_METHOD}(name)",
    ),
    case(
        "an enum value of an argument",
        (TYPES, "enum: [oil, water]", "enum: [oil, water, chalk]"),
        forward="request-enum-value-added box.Paint.CHALK",
        backward="request-enum-value-removed box.Paint.CHALK",
    ),
    case(
        "an enum value that programs give as a literal",
        (ACTION, "down: Largest first.}", "down: Largest first., none: As they come.}"),
        forward="request-enum-value-added box.Order.NONE",
        backward="request-enum-value-removed box.Order.NONE",
    ),
    case(
        "a member of a type in requests and responses becomes required, and is never None for readers",
        (
            TYPES,
            "Value: {type: string, doc: Value of the tag.}",
            "Value: {type: string, doc: Value of the tag., required: true}",
        ),
        forward="request-member-required box.Tag.value",
        backward="response-member-optional box.Tag.value",
    ),
    case(
        "a type that is sent for the first time, whose required members are then never None",
        (MAKE, "  Depth:", '  Lids: {type: "list[Lid]", doc: Lids to choose from.}\n  Depth:'),
        forward=f"request-member-added {MAKE_METHOD}(lids)\nresponse-member-always box.Lid.colour",
        backward=f"request-member-removed {MAKE_METHOD}(lids)\nresponse-member-optional box.Lid.colour",
        start=((TYPES, "doc: Colour of the lid.", "doc: Colour of the lid., required: true"),),
    ),
    case(
        "a member of a type that is sent",
        (
            TYPES,
            "      Text: {",
            "      Size: {type: integer, doc: Size of the letters., required: true}\n      Text: {",
        ),
        forward="request-member-added-required box.Mark.size",
        backward="request-member-removed box.Mark.size",
    ),
    case(
        "a limit of a type that is sent",
        (TYPES, "length: [1, 8]", "length: [1, 6]"),
        forward="request-length-tightened box.Mark.text",
        backward="request-length-loosened box.Mark.text",
    ),
    case(
        "a secret",
        (MAKE, ", sensitive: true", ""),
        forward=f"sensitive-lost {MAKE_METHOD}(word)",
        backward=f"sensitive-gained {MAKE_METHOD}(word)",
    ),
    case(
        "an idempotency token",
        (MAKE, ", idempotency_token: true", ""),
        forward=f"idempotency-lost {MAKE_METHOD}(token)",
        backward=f"idempotency-gained {MAKE_METHOD}(token)",
    ),
)
