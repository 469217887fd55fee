"""The HTTP libraries that a client can use, chosen by name or by ``YUNBIND_TRANSPORT``.

Each has a module with its transports, which is imported by the first call. httpx and httpcore, the library
below it, come with yunbind, the others with an extra. Without httpcore, the default is httpx2.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeGuard

from yunbind_facts.behavior import TIMEOUTS_WRITE

from yunbind_runtime.base.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.base.http import Timeout

    from .options import TransportOptions
    from .transport import AsyncTransport, Transport

Library: TypeAlias = Literal["httpx", "httpx2", "httpcore", "pyreqwest", "aiohttp"]
"""Name of an HTTP library."""

VARIABLE = "YUNBIND_TRANSPORT"

_PACKAGES = {
    "httpx": "httpx",
    "httpx2": "yunbind[httpx2]",
    "httpcore": "httpcore",
    "pyreqwest": "yunbind[fast]",
    "aiohttp": "yunbind[aiohttp]",
}


def find_library(given: object, environ: Mapping[str, str], *, is_async: bool = False) -> Library:
    """Return the library that a client uses.

    Args:
        given: The value of ``transport=``. If it is not a name, the client does not use a library.
        environ: The environment variables.
        is_async: Whether the client is for asyncio.

    Raises:
        ConfigurationError: The name is unknown, the library is not installed, or it is for asyncio only.
    """
    if isinstance(given, str):
        name, origin = given, "transport="
    else:
        name, origin = environ.get(VARIABLE, "") if given is None else "", VARIABLE
        if not name:
            return "httpx2" if not _is_installed("httpcore") and _is_installed("httpx2") else "httpx"
    if not _is_library(name):  # not repeated: it can be the URL of a proxy with a password
        raise ConfigurationError(f"{origin} must name one of these libraries: {', '.join(_PACKAGES)}.")
    if not _is_installed(name):
        raise ConfigurationError(
            f"{origin} is {name}, which needs an extra package. Run: pip install '{_PACKAGES[name]}'."
        )
    if name == "aiohttp" and not is_async:
        raise ConfigurationError(
            f"{origin} is aiohttp, which is for asyncio clients only. Use httpx or pyreqwest for this client."
        )
    return name


def _is_library(name: str) -> TypeGuard[Library]:
    return name in _PACKAGES


@cache
def _is_installed(name: str) -> bool:
    return find_spec(name) is not None


def check_timeout(timeout: Timeout, library: Library) -> None:
    """Check that a library can keep the time limits.

    Raises:
        ConfigurationError: It cannot.
    """
    if library == "pyreqwest" and timeout.write < min(timeout.read, TIMEOUTS_WRITE):
        raise ConfigurationError(
            "Timeout.write cannot be shorter than Timeout.read with pyreqwest, which limits sending and "
            "waiting for the response together. Pass a longer Timeout.write or a shorter Timeout.read, or "
            "use another transport."
        )


def make_transport(options: TransportOptions) -> Transport:
    """Return a blocking transport of the library that the options name."""
    if options.library == "pyreqwest":
        from .pyreqwest_transport import PyreqwestTransport

        return PyreqwestTransport(options)
    if options.library == "httpcore":
        from .httpcore_transport import HttpcoreTransport

        return HttpcoreTransport(options)
    from .httpx_transport import HttpxTransport

    return HttpxTransport(options)


def make_async_transport(options: TransportOptions) -> AsyncTransport:
    """Return an asyncio transport of the library that the options name."""
    if options.library == "pyreqwest":
        from .pyreqwest_transport import AsyncPyreqwestTransport

        return AsyncPyreqwestTransport(options)
    if options.library == "httpcore":
        from .httpcore_transport import AsyncHttpcoreTransport

        return AsyncHttpcoreTransport(options)
    if options.library == "aiohttp":
        from .aiohttp_transport import AsyncAiohttpTransport

        return AsyncAiohttpTransport(options)
    from .httpx_transport import AsyncHttpxTransport

    return AsyncHttpxTransport(options)
