"""``redact``: texts without secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import YunbindError
from yunbind_runtime.model.redaction import redact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:  # noqa: ARG001 - no time, no keys
    """Return the text as an error shows it."""
    error = YunbindError(given["text"])
    redact(error, given["secrets"])
    return {"text": error.args[0]}
