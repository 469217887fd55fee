"""Edits of what is told of members and does nothing."""

from __future__ import annotations

from ...specfolder import ACTION, TYPES
from .case import LIST, MAKE, case

MEMBER = "  Size: {type: int32, doc: Length of its sides in cm.}\n"
LABELLED = "  Zone: {type: string, doc: Zone to make it in., required: true}\n"

TOLD = (
    case(
        "what the service takes for an absent argument is never sent",
        (ACTION, "server_default: 20", "server_default: 10"),
        forward=f"server-default-changed {LIST}(limit)",
        backward=f"server-default-changed {LIST}(limit)",
    ),
    case(
        "what a page says of null",
        (TYPES, ", nullable: true", ""),
        forward="nullable-changed box.Box.name",
        backward="nullable-changed box.Box.name",
    ),
    case(
        "names of filters",
        (
            ACTION,
            "filters: {box-name: Name of the box.}",
            "filters: {box-name: Name of the box., lid: Its lid.}",
        ),
        forward=f"filters-changed {LIST}(filters)",
        backward=f"filters-changed {LIST}(filters)",
    ),
    case(
        "a deprecated argument",
        (ACTION, ", deprecated: Nothing uses it any more.", ""),
        forward=f"not-deprecated {LIST}(verbose)",
        backward=f"deprecated {LIST}(verbose)",
    ),
    case(
        "a date",
        (ACTION, 'since: "2021-05"', 'since: "2021-06"'),
        forward=f"since-changed {LIST}(secret)",
        backward=f"since-changed {LIST}(secret)",
    ),
    case(
        "a sample value",
        (ACTION, "example: crate", "example: chest"),
        forward=f"examples-changed {LIST}(name)",
        backward=f"examples-changed {LIST}(name)",
    ),
    case(
        "a description",
        (ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out."),
        forward=f"text-changed {LIST}(offset)",
        backward=f"text-changed {LIST}(offset)",
    ),
    case(
        "the order of arguments",
        (MAKE, MEMBER, ""),
        (MAKE, LABELLED, LABELLED + MEMBER),
        forward="order-changed box.MakeBoxRequest",
        backward="order-changed box.MakeBoxRequest",
    ),
)
