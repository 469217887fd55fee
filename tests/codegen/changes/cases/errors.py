"""Edits of error codes."""

from __future__ import annotations

from ...specfolder import COMMON, ERRORS
from .case import case

ERROR_CASES = (
    case(
        "an error code",
        (
            ERRORS,
            "  Full.Shelf:",
            "  Closed:\n    doc: The shop is closed.\n    kind: unavailable\n  Full.Shelf:",
        ),
        forward="error-added box.errors.Closed",
        backward="error-removed box.errors.Closed",
    ),
    case(
        "an error code in a family",
        (
            ERRORS,
            "  Full.Shelf:",
            "  BoxNotFound.Stolen:\n    doc: The box was taken.\n    kind: not_found\n  Full.Shelf:",
        ),
        forward="error-added box.errors.BoxNotFoundStolen",
        backward="error-removed box.errors.BoxNotFoundStolen",
    ),
    case(
        "an error code with a renamed class",
        (
            ERRORS,
            "    doc: There is no room on the shelf.\n",
            "    doc: There is no room on the shelf.\n    name: ShelfFull\n",
        ),
        forward="error-renamed box.errors.FullShelf\nerror-removed box.errors.Full\nerror-base-lost box.errors.ShelfFull",
        backward="error-renamed box.errors.ShelfFull\nerror-added box.errors.Full\nerror-base-gained box.errors.FullShelf",
    ),
    case(
        "another error code with the same class name",
        (ERRORS, "  Full.Shelf:\n", "  Shelf.Full:\n"),
        forward="error-code-changed box.errors.NoRoom",
        backward="error-code-changed box.errors.NoRoom",
        start=((ERRORS, "    kind: quota_exceeded\n", "    kind: quota_exceeded\n    name: NoRoom\n"),),
    ),
    case(
        "the kind of an error code",
        (ERRORS, "kind: quota_exceeded", "kind: conflict"),
        forward="error-base-lost box.errors.FullShelf",
        backward="error-base-lost box.errors.FullShelf",
    ),
    case(
        "a kind different from that of the family",
        (
            ERRORS,
            "    doc: The box was there once.\n    kind: not_found",
            "    doc: The box was there once.\n    kind: conflict",
        ),
        forward="error-base-gained box.errors.BoxNotFoundLost\nerror-kind-changed box.errors.BoxNotFoundLost",
        backward="error-base-lost box.errors.BoxNotFoundLost",
    ),
    case(
        "a family that becomes a code",
        (
            ERRORS,
            "  Full.Shelf:",
            "  Full:\n    doc: There is no room.\n    kind: quota_exceeded\n  Full.Shelf:",
        ),
        forward="error-added box.errors.Full\nerror-base-gained box.errors.Full",
        backward="error-base-lost box.errors.Full",
    ),
    case(
        "a retryable error code",
        (
            ERRORS,
            "    doc: There is no room on the shelf.\n",
            "    doc: There is no room on the shelf.\n    retryable: true\n",
        ),
        forward="error-retryable box.errors.FullShelf",
        backward="error-not-retryable box.errors.FullShelf",
    ),
    case(
        "the message of an error code",
        (ERRORS, "Box not found.", "No such box."),
        forward="text-changed box.errors.BoxNotFound",
        backward="text-changed box.errors.BoxNotFound",
    ),
    case(
        "a common error code",
        (
            COMMON,
            "  Throttling.User:",
            "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n  Throttling.User:",
        ),
        forward="error-added errors.Busy",
        backward="error-removed errors.Busy",
    ),
    case(
        "a common error code becomes the service's own, in the same module",
        (COMMON, "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n", ""),
        (
            ERRORS,
            "  Full.Shelf:",
            "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n  Full.Shelf:",
        ),
        forward="error-removed errors.Busy",
        backward="error-added errors.Busy",
        start=(
            (
                COMMON,
                "  Throttling.User:",
                "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n  Throttling.User:",
            ),
        ),
    ),
)
