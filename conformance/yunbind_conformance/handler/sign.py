"""``sign``: signatures, with their intermediate steps."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.http import HttpRequest
from yunbind_runtime.model.credentials import AuthToken, Credentials
from yunbind_runtime.wire.signing import find_signer, find_unsigned_signer, tencent_hmac

from .patches import replaced
from .values import read_content

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from types import ModuleType

    from .world import World

_STEPS = ("canonical_request", "string_to_sign")


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:  # noqa: ARG001 - the case has its time
    """Return the steps of a signature, and what it adds to the request."""
    raw = given["request"]
    request = HttpRequest(
        raw["method"],
        "https",
        raw["host"],
        raw["path"],
        raw.get("query", ""),
        tuple((name, value) for name, value in raw.get("headers", ())),
        read_content(raw.get("body", "")),
    )
    protocol, scheme = given["protocol"], given["scheme"]
    signer = find_unsigned_signer(protocol) if scheme == "unsigned" else find_signer(protocol, scheme)
    if signer is None:
        return {"added_headers": []}
    steps: dict[str, str] = {}
    with _record(sys.modules[signer.sign.__module__], steps), _record(tencent_hmac, steps):
        try:
            signed = signer.sign(
                request,
                _read_credentials(given["credentials"]),
                service=given["service"],
                moment=datetime.fromisoformat(given["time"]),
                nonce=given["nonce"],
            )
        except ConfigurationError:
            return {"error": "configuration"}
    added = sorted(signed.headers[len(request.headers) :], key=lambda header: header[0].lower())
    output: dict[str, Any] = {**steps, "added_headers": [list(header) for header in added]}
    if signed.query != request.query:
        output["query"] = signed.query
    if signed.body != request.body:
        output["body"] = signed.body.decode()
    return output


def _read_credentials(given: Mapping[str, Any] | None) -> Credentials | AuthToken | None:
    if given is None:
        return None
    if "token" in given:
        return AuthToken(given["token"])
    return Credentials(given["key_id"], given["key_secret"], given.get("session_token"))


@contextmanager
def _record(module: ModuleType, steps: dict[str, str]) -> Generator[None]:
    """Note what the steps of a signing module return. They are functions that the module calls itself."""
    wrapped = {name: _wrap(name, getattr(module, name), steps) for name in _STEPS if hasattr(module, name)}
    with replaced(module, **wrapped):
        yield


def _wrap(name: str, function: Callable[..., str], steps: dict[str, str]) -> Callable[..., str]:
    def call(*arguments: Any, **named: Any) -> str:
        steps[name] = function(*arguments, **named)
        return steps[name]

    return call
