"""The files of the kit that this handler carries out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from . import (
    blackbox,
    credentials,
    endpoint,
    limiter,
    pages,
    redact,
    request,
    response,
    retry,
    sign,
    time,
    validate,
    waiter,
)
from .world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Output: TypeAlias = "dict[str, Any]"

FILES: Mapping[str, Callable[[Mapping[str, Any], World], Output]] = MappingProxyType(
    {
        "validate": validate.run,
        "endpoint": endpoint.run,
        "request": request.run,
        "sign": sign.run,
        "time": time.run,
        "response": response.run,
        "retry": retry.run,
        "pages": pages.run,
        "waiter": waiter.run,
        "limiter": limiter.run,
        "credentials": credentials.run,
        "redact": redact.run,
        "blackbox": blackbox.run,
    }
)
"""The function that carries out a case, by file of the kit."""


def run_case(file: str, given: Mapping[str, Any], constants: Mapping[str, Any]) -> Output:
    """Return the output of a case.

    Args:
        file: The file of the kit.
        given: The input of the case.
        constants: The world of the manifest.
    """
    return FILES[file](given, World(constants))
