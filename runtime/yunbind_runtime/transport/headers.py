"""Headers that are sent unsigned: those of every request, and those of a caller's httpx client."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from yunbind_runtime import __version__
from yunbind_runtime.base.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunbind_runtime.base.http import Headers, HttpRequest

RawHeaders: TypeAlias = tuple[tuple[bytes, bytes], ...]

_OWN_AGENT = f"yunbind/{__version__}"
_DEFAULT_AGENTS = (b"python-httpx/", b"python-httpx2/")
_DEFAULTS = ((b"accept", b"*/*"), (b"connection", b"keep-alive"))
_FRAMING = (
    b"host",
    b"content-length",
    b"content-type",
    b"transfer-encoding",
    b"accept-encoding",
    b"authorization",
)
_SIGNED_PREFIXES = (b"x-tc-", b"x-acs-", b"x-sdk-", b"x-auth-", b"x-project-", b"x-domain-", b"x-security-")
"""Headers of the vendors' signatures. A server that finds one unsigned refuses the request."""


def check_user_agent(text: str) -> None:
    """Check the value of ``user_agent=``.

    Raises:
        ConfigurationError: It is empty, or contains characters that a header cannot.
    """
    if not text.isascii() or not text.isprintable() or not text.strip():
        raise ConfigurationError(
            f"user_agent= must be printable ASCII, such as my-program/1.0, not {text!r}."
        )


def make_common_headers(user_agent: str | None = None) -> RawHeaders:
    """Return the headers of every request, with the caller's text behind our name."""
    agent = _OWN_AGENT if user_agent is None else f"{_OWN_AGENT} {user_agent.strip()}"
    return (b"User-Agent", agent.encode()), (b"Accept-Encoding", b"gzip")


def make_text_headers(user_agent: str | None = None) -> Headers:
    """Return the headers of every request as text, for libraries that encode headers."""
    return tuple((name.decode(), value.decode()) for name, value in make_common_headers(user_agent))


def add_client_headers(
    common: RawHeaders, own: Iterable[tuple[bytes, bytes]], request: HttpRequest
) -> RawHeaders:
    """Return the common headers with those of the caller's httpx client.

    Its User-Agent is added to ours. Headers that the request has, that frame the body, or that a signature
    covers are left out.
    """
    taken = {name.lower().encode() for name, _ in request.headers}.union(_FRAMING)
    (agent_name, agent), *headers = common
    for name, value in own:
        lower = name.lower()
        if lower == b"user-agent":
            agent = agent if value.startswith(_DEFAULT_AGENTS) else agent + b" " + value
        elif (
            lower not in taken and not lower.startswith(_SIGNED_PREFIXES) and (lower, value) not in _DEFAULTS
        ):
            headers.append((name, value))
    return (agent_name, agent), *headers
