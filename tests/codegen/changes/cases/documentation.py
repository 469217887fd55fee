"""Edits of the documentation of members."""

from __future__ import annotations

from ...specfolder import ACTION, TYPES
from .case import LIST_METHOD, MAKE, case

MEMBER = "  Size: {type: int32, doc: Length of its sides in cm.}\n"
LABELLED = "  Zone: {type: string, doc: Zone to make it in., required: true}\n"

DOCUMENTATION = (
    case(
        "a default of the service is never sent",
        (ACTION, "server_default: 20", "server_default: 10"),
        forward=f"server-default-changed {LIST_METHOD}(limit)",
        backward=f"server-default-changed {LIST_METHOD}(limit)",
    ),
    case(
        "whether a value can be null",
        (TYPES, ", nullable: true", ""),
        forward="nullable-changed box.Box.name",
        backward="nullable-changed box.Box.name",
    ),
    case(
        "filter names",
        (
            ACTION,
            "filters: {box-name: Name of the box.}",
            "filters: {box-name: Name of the box., lid: Its lid.}",
        ),
        forward=f"filters-changed {LIST_METHOD}(filters)",
        backward=f"filters-changed {LIST_METHOD}(filters)",
    ),
    case(
        "a deprecated argument",
        (ACTION, ", deprecated: Nothing uses it any more.", ""),
        forward=f"not-deprecated {LIST_METHOD}(verbose)",
        backward=f"deprecated {LIST_METHOD}(verbose)",
    ),
    case(
        "a date",
        (ACTION, 'since: "2021-05"', 'since: "2021-06"'),
        forward=f"since-changed {LIST_METHOD}(secret)",
        backward=f"since-changed {LIST_METHOD}(secret)",
    ),
    case(
        "a sample value",
        (ACTION, "example: crate", "example: chest"),
        forward=f"examples-changed {LIST_METHOD}(name)",
        backward=f"examples-changed {LIST_METHOD}(name)",
    ),
    case(
        "a description",
        (ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out."),
        forward=f"text-changed {LIST_METHOD}(offset)",
        backward=f"text-changed {LIST_METHOD}(offset)",
    ),
    case(
        "the order of arguments",
        (MAKE, MEMBER, ""),
        (MAKE, LABELLED, LABELLED + MEMBER),
        forward="order-changed box.MakeBoxRequest",
        backward="order-changed box.MakeBoxRequest",
    ),
)
