"""The journal: recent requests and their responses, without secrets.

``***`` replaces values of headers, parameters and members that are secret by their name
or by the catalog, also in the canonical request. If a body contains such a value, the
canonical request does not show its hash.
"""

from __future__ import annotations

import re
import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from yunbind_runtime.wire.signing import (
    acs3_hmac_sha256,
    alibaba_hmac_sha1,
    sdk_hmac_sha256,
    tc3_hmac_sha256,
    tencent_hmac,
)

from yunbind_emulator.auth.verification import read_claim
from yunbind_emulator.messages.parameters import parse_pairs, read_form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest, HttpResponse

    from yunbind_emulator.base.catalog import Json, Member, Target

REDACTED: Final = "***"
_SECRET = re.compile(
    r"authorization|cookie|signature$|secret|passw|(?<!next)(?<!client)token|access-?key|credential",
    re.IGNORECASE,
)
_HASH: Final = re.compile("content-sha256$|content-md5$", re.IGNORECASE)
_PLAIN: Final = frozenset(
    {"next_token", "client_token", "image_registry_credentials", "imageregistrycredentials"}
)
_LONGEST: Final = 4096


class Journal:
    """The most recent calls, oldest first. Threads can share it.

    Args:
        size: Maximum number of calls.
    """

    def __init__(self, size: int = 1000) -> None:
        self._entries: deque[dict[str, Any]] = deque(maxlen=size)
        self._number = 0
        self._lock = threading.Lock()

    def add(self, entry: dict[str, Any]) -> None:
        """Append a call under the next number."""
        with self._lock:
            self._number += 1
            self._entries.append({"number": self._number, **entry})

    def export(self, after: int = 0) -> list[dict[str, Any]]:
        """Return the calls whose number is greater than ``after``."""
        with self._lock:
            return [entry for entry in self._entries if entry["number"] > after]

    def reset(self) -> None:
        """Delete all calls."""
        with self._lock:
            self._entries.clear()


def describe_call(
    request: HttpRequest,
    response: HttpResponse,
    now: datetime,
    *,
    vendor: str | None = None,
    target: Target | None = None,
    region: str | None = None,
    parameters: Mapping[str, Json] | None = None,
    code: str | None = None,
    fault: str | None = None,
) -> dict[str, Any]:
    """Return the journal entry of a call: JSON without a secret."""
    shown: Json = None
    if parameters is not None and target is not None:
        shown = redact(dict(parameters), target.action.request, target.service.types)
    bare = _redact_request(request, target)
    # A body that was not parsed can contain a secret, so its hash is not shown either.
    has_secret = bool(request.body) and (parameters is None or shown != dict(parameters))
    if has_secret:
        hidden = ((name, REDACTED if _HASH.search(name) else value) for name, value in bare.headers)
        bare = replace(bare, headers=tuple(hidden))
    return {
        "time": now.isoformat(),
        "vendor": vendor,
        "service": target.service.name if target else None,
        "version": target.service.version if target else None,
        "action": target.action.name if target else None,
        "region": region,
        "method": request.method,
        "host": _shorten(request.host),
        "path": _shorten(request.path),
        "query": _shorten(bare.query),
        "headers": [[name, _shorten(value)] for name, value in bare.headers],
        "parameters": shown,
        "canonical_request": _canonicalise(
            request, bare, target.action.request if target else {}, has_secret=has_secret
        ),
        "status": response.status,
        "code": code,
        "fault": fault,
    }


def redact(value: Json, members: Mapping[str, Member], types: Mapping[str, Mapping[str, Member]]) -> Json:
    """Return a value with its secrets replaced.

    Args:
        value: A structure with ``members``, or a list of such structures.
        members: Members by wire name; empty if nothing is known.
        types: The structures of the service.
    """
    if isinstance(value, list):
        return [redact(item, members, types) for item in value]
    if isinstance(value, str):
        return _shorten(value)
    if not isinstance(value, dict):
        return value
    shown: dict[str, Json] = {}
    for name, inner in value.items():
        member = members.get(name)
        if inner is not None and ((member and member.sensitive) or _is_secret(name)):
            shown[name] = REDACTED
        else:
            kind = member.type.removeprefix("list[").removesuffix("]") if member else ""
            shown[name] = redact(inner, types.get(kind, {}), types)
    return shown


def _redact_request(request: HttpRequest, target: Target | None) -> HttpRequest:
    """Return the request without the secrets of its headers and its query."""
    members: Mapping[str, Member] = target.action.request if target else {}
    headers = tuple((name, REDACTED if _is_secret(name) else value) for name, value in request.headers)
    query = "&".join(
        f"{quote(name, safe='')}={REDACTED if _is_secret_parameter(name, members) else quote(value, safe='')}"
        for name, value in parse_pairs(request.query, errors="replace")
    )
    return replace(request, headers=headers, query=query)


def _is_secret_parameter(name: str, members: Mapping[str, Member]) -> bool:
    """Return whether any part of a parameter such as ``Credentials.1.Password`` is secret."""
    parts = [part for part in name.split(".") if not part.isdecimal()]
    member = members.get(parts[0]) if parts else None
    return bool(member and member.sensitive) or any(_is_secret(part) for part in parts)


def _is_secret(name: str) -> bool:
    folded = name.lower()
    return folded not in _PLAIN and _SECRET.search(folded.rpartition(".")[2]) is not None


def _canonicalise(
    request: HttpRequest, bare: HttpRequest, members: Mapping[str, Member], *, has_secret: bool
) -> str | None:
    """Return the text that a client builds to sign the request, such as its canonical request."""
    for scheme, credential in (
        (tc3_hmac_sha256, "Credential"),
        (acs3_hmac_sha256, "Credential"),
        (sdk_hmac_sha256, "Access"),
    ):
        claim = read_claim(request, scheme.ALGORITHM, credential)
        if claim is None:
            continue
        signed = claim.select(bare)
        if signed is None:
            return None
        hashed = REDACTED if has_secret else scheme.hash_payload(request.body)
        path = request.path if scheme is sdk_hmac_sha256 else "/"
        text: str = scheme.canonical_request(request.method, path, bare.query, signed, hashed)
        return text
    return _canonicalise_older(request, members)


def _canonicalise_older(request: HttpRequest, members: Mapping[str, Member]) -> str | None:
    """Return the string to sign of an older signature: all parameters but the signature."""
    if request.header("Authorization") is not None:
        return None
    pairs = [
        (name, REDACTED if _is_secret_parameter(name, members) else value)
        for name, value in read_form(request, errors="replace")
        if name != "Signature"
    ]
    names = dict(pairs).keys()
    if {"Action", "SecretId"} <= names:
        return _shorten(tencent_hmac.string_to_sign(request.method, request.host, pairs))
    if {"Action", "AccessKeyId"} <= names:
        return _shorten(alibaba_hmac_sha1.string_to_sign(request.method, pairs))
    return None


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}... ({len(text)} characters)"
