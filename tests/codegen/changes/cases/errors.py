"""Edits of error codes."""

from __future__ import annotations

from ...specfolder import COMMON, ERRORS
from .case import case

ERRORS_EDITED = (
    case(
        "a code",
        (
            ERRORS,
            "  Full.Shelf:",
            "  Closed:\n    doc: The shop is closed.\n    kind: unavailable\n  Full.Shelf:",
        ),
        forward="error-added box.errors.Closed",
        backward="error-removed box.errors.Closed",
    ),
    case(
        "a code below another",
        (
            ERRORS,
            "  Full.Shelf:",
            "  BoxNotFound.Stolen:\n    doc: The box was taken.\n    kind: not_found\n  Full.Shelf:",
        ),
        forward="error-added box.errors.BoxNotFoundStolen",
        backward="error-removed box.errors.BoxNotFoundStolen",
    ),
    case(
        "a code with a class of another name",
        (
            ERRORS,
            "    doc: There is no room on the shelf.\n",
            "    doc: There is no room on the shelf.\n    name: ShelfFull\n",
        ),
        forward="error-renamed box.errors.FullShelf\nerror-removed box.errors.Full\nerror-base-lost box.errors.ShelfFull",
        backward="error-renamed box.errors.ShelfFull\nerror-added box.errors.Full\nerror-base-gained box.errors.FullShelf",
    ),
    case(
        "a code with a class of the same name",
        (ERRORS, "  Full.Shelf:\n", "  Shelf.Full:\n"),
        forward="error-code-changed box.errors.NoRoom",
        backward="error-code-changed box.errors.NoRoom",
        start=((ERRORS, "    kind: quota_exceeded\n", "    kind: quota_exceeded\n    name: NoRoom\n"),),
    ),
    case(
        "the kind of a code",
        (ERRORS, "kind: quota_exceeded", "kind: conflict"),
        forward="error-base-lost box.errors.FullShelf",
        backward="error-base-lost box.errors.FullShelf",
    ),
    case(
        "a kind beside the one of the family",
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
        "a code that may be tried again",
        (
            ERRORS,
            "    doc: There is no room on the shelf.\n",
            "    doc: There is no room on the shelf.\n    retryable: true\n",
        ),
        forward="error-retryable box.errors.FullShelf",
        backward="error-not-retryable box.errors.FullShelf",
    ),
    case(
        "the message of a code",
        (ERRORS, "Box not found.", "No such box."),
        forward="text-changed box.errors.BoxNotFound",
        backward="text-changed box.errors.BoxNotFound",
    ),
    case(
        "a code of any service",
        (
            COMMON,
            "  Throttling.User:",
            "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n  Throttling.User:",
        ),
        forward="error-added errors.Busy",
        backward="error-removed errors.Busy",
    ),
    case(
        "a code of any service becomes the service's own, where it stays",
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
