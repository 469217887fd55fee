"""Edits of what is sent."""

from __future__ import annotations

from ...specfolder import ACTION, TYPES
from .case import LIST, MADE, MAKE, case

REQUESTS = (
    case(
        "an optional argument",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        forward=f"request-member-added {MADE}(height)",
        backward=f"request-member-removed {MADE}(height)",
    ),
    case(
        "a required argument",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm., required: true}\n  Depth:"),
        forward=f"request-member-added-required {MADE}(height)",
        backward=f"request-member-removed {MADE}(height)",
    ),
    case(
        "an argument with another wire name and the rest the same",
        (MAKE, "  Depth:", "  Height:"),
        forward=f"request-member-renamed {MADE}(depth)\nrequest-wire-name-changed {MADE}(height)",
        backward=f"request-member-renamed {MADE}(height)\nrequest-wire-name-changed {MADE}(depth)",
    ),
    case(
        "an argument with another name in Python",
        (MAKE, "{type: integer, doc: Depth in cm.}", "{type: integer, doc: Depth in cm., rename: Deep}"),
        forward=f"request-member-renamed {MADE}(depth)",
        backward=f"request-member-renamed {MADE}(deep)",
    ),
    case(
        "an argument whose wire name has other capitals",
        (MAKE, "  Depth:", "  depth:"),
        forward=f"request-wire-name-changed {MADE}(depth)",
        backward=f"request-wire-name-changed {MADE}(depth)",
    ),
    case(
        "an optional argument becomes required",
        (MAKE, "doc: Depth in cm.", "doc: Depth in cm., required: true"),
        forward=f"request-member-required {MADE}(depth)",
        backward=f"request-member-optional {MADE}(depth)",
    ),
    case(
        "an integer argument becomes a number",
        (MAKE, "Depth: {type: integer", "Depth: {type: float"),
        forward=f"request-type-widened {MADE}(depth)",
        backward=f"request-type-changed {MADE}(depth)",
    ),
    case(
        "a text argument becomes an integer",
        (MAKE, "Zone: {type: string", "Zone: {type: integer"),
        forward=f"request-type-changed {MADE}(zone)",
        backward=f"request-type-changed {MADE}(zone)",
    ),
    case(
        "an argument becomes a list",
        (MAKE, "Zone: {type: string", 'Zone: {type: "list[string]"'),
        forward=f"request-type-changed {MADE}(zone)",
        backward=f"request-type-changed {MADE}(zone)",
    ),
    case(
        "the items of a list argument become numbers of another kind, and lists can be written to",
        (ACTION, 'BoxIds: {type: "list[integer]"', 'BoxIds: {type: "list[float]"'),
        forward=f"request-type-changed {LIST}(box_ids)",
        backward=f"request-type-changed {LIST}(box_ids)",
        start=(
            (ACTION, 'BoxIds: {type: "list[string]"', 'BoxIds: {type: "list[integer]"'),
            (ACTION, "request: {BoxIds: [box-1], Limit: 10, Offset: 0}", "request: {Limit: 10}"),
        ),
    ),
    case(
        "a text argument gets documented values",
        (MAKE, "doc: Zone to make it in.", "doc: Zone to make it in., enum: [east, west]"),
        forward=f"request-type-changed {MADE}(zone)\nclass-added box.Zone",
        backward=f"request-type-widened {MADE}(zone)\nclass-removed box.Zone",
    ),
    case(
        "an integer argument of 32 bits gets 64",
        (MAKE, "Size: {type: int32", "Size: {type: int64"),
        forward=f"wire-type-changed {MADE}(size)\nrequest-range-loosened {MADE}(size)",
        backward=f"wire-type-changed {MADE}(size)\nrequest-range-tightened {MADE}(size)",
    ),
    case(
        "a narrower range",
        (ACTION, "range: [1, 50]", "range: [1, 20]"),
        forward=f"request-range-tightened {LIST}(limit)",
        backward=f"request-range-loosened {LIST}(limit)",
    ),
    case(
        "a range that moves refuses what was sent",
        (ACTION, "range: [1, 50]", "range: [5, 90]"),
        forward=f"request-range-tightened {LIST}(limit)",
        backward=f"request-range-tightened {LIST}(limit)",
    ),
    case(
        "a shorter length",
        (ACTION, "length: [1, 20]", "length: [1, 15]"),
        forward=f"request-length-tightened {LIST}(name)",
        backward=f"request-length-loosened {LIST}(name)",
    ),
    case(
        "fewer items",
        (ACTION, "items: [null, 10]", "items: [null, 9]"),
        forward=f"request-items-tightened {LIST}(box_ids)",
        backward=f"request-items-loosened {LIST}(box_ids)",
    ),
    case(
        "a pattern",
        (MAKE, "doc: Zone to make it in.", 'doc: Zone to make it in., pattern: "[a-z]+"'),
        forward=f"request-pattern-tightened {MADE}(zone)",
        backward=f"request-pattern-loosened {MADE}(zone)",
    ),
    case(
        "another pattern may refuse what was sent, whichever it is",
        (ACTION, 'pattern: "[a-z][a-z0-9-]*"', 'pattern: "[a-z0-9-]*"'),
        forward=f"request-pattern-tightened {LIST}(name)",
        backward=f"request-pattern-tightened {LIST}(name)",
    ),
    case(
        "a value of an argument",
        (TYPES, "enum: [oil, water]", "enum: [oil, water, chalk]"),
        forward="request-enum-value-added box.Paint.CHALK",
        backward="request-enum-value-removed box.Paint.CHALK",
    ),
    case(
        "a value of an argument that is given as a literal",
        (ACTION, "down: Largest first.}", "down: Largest first., none: As they come.}"),
        forward="request-enum-value-added box.Order.NONE",
        backward="request-enum-value-removed box.Order.NONE",
    ),
    case(
        "a member of a type that travels both ways becomes required, and so is there for readers",
        (
            TYPES,
            "Value: {type: string, doc: Value of the tag.}",
            "Value: {type: string, doc: Value of the tag., required: true}",
        ),
        forward="request-member-required box.Tag.value",
        backward="response-member-optional box.Tag.value",
    ),
    case(
        "a type begins to be sent, so that readers can rely on what it requires",
        (MAKE, "  Depth:", '  Lids: {type: "list[Lid]", doc: Lids to choose from.}\n  Depth:'),
        forward=f"request-member-added {MADE}(lids)\nresponse-member-always box.Lid.colour",
        backward=f"request-member-removed {MADE}(lids)\nresponse-member-optional box.Lid.colour",
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
        forward=f"sensitive-lost {MADE}(word)",
        backward=f"sensitive-gained {MADE}(word)",
    ),
    case(
        "an idempotency token",
        (MAKE, ", idempotency_token: true", ""),
        forward=f"idempotency-lost {MADE}(token)",
        backward=f"idempotency-gained {MADE}(token)",
    ),
)
