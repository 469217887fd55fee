"""Signed requests for every action of the catalog, from the values that its page shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode
from uuid import uuid4

from yunbind_emulator.base.catalog import Action, Catalog, Member, Service
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .signed_requests import alibaba, huawei, tencent

Path = tuple[Member, ...]
"""A member of a request, behind the members of the structures that hold it."""


@dataclass(frozen=True)
class Entry:
    """An action with its service and cloud."""

    provider: str
    service: Service
    action: Action

    def __str__(self) -> str:
        return f"{self.provider}.{self.service.name}.{self.action.name}"


def list_entries(catalog: Catalog) -> list[Entry]:
    return [
        Entry(provider.name, service, action)
        for provider in catalog.providers.values()
        for service in provider.services
        for action in service.actions.values()
    ]


def list_paths(entry: Entry) -> Iterator[Path]:
    """Return every member of the request, and those of its structures."""
    yield from _list_paths(entry.service, entry.action.request, ())


def name_path(path: Path) -> str:
    return ".".join(member.name for member in path)


def make_values(entry: Entry) -> dict[str, Any]:
    """Return a value for each required member."""
    return _make_structure(entry.service, entry.action.request)


def replace(entry: Entry, path: Path, value: Any) -> dict[str, Any]:
    """Return valid values of which one is replaced. Members that it requires are added."""
    values = make_values(entry)
    for name in entry.action.requires.get(path[0].name, ()):
        member = entry.action.request[name]
        values[name] = make_value(entry.service, member.type, member)
    holder = values
    for member in path[:-1]:
        if member.name not in holder:
            holder[member.name] = make_value(entry.service, member.type, member, shown=False)
        inner = holder[member.name]
        holder = inner[0] if isinstance(inner, list) else inner
    holder[path[-1].name] = value
    return values


def make_value(service: Service, kind: str, member: Member, *, shown: bool = True) -> Any:
    """Return the sample value of a member, or another value of its type."""
    if shown and member.example is not None and not kind.startswith("list["):
        return member.example
    if kind.startswith("list["):
        return [make_value(service, kind[5:-1], member, shown=False)]
    if kind in service.types:
        members = service.types[kind]
        first = next(iter(members.values()))
        # A structure without members would not be sent in a query.
        return _make_structure(service, members) or {first.name: make_value(service, first.type, first)}
    if kind in service.enums:
        return next(iter(service.enums[kind]))
    if kind in ("string", "datetime"):
        return "a" * int(member.length[0] or 1)
    return {"boolean": True}.get(kind, member.range[0] or 1)


def sign(entry: Entry, values: dict[str, Any]) -> HttpRequest:
    """Return the request of a client, signed with the account's key."""
    name, version, action = entry.service.name, entry.service.version, entry.action
    if entry.provider == "tencent":
        return tencent(action.name, values, service=name, version=version)
    if entry.provider == "alibaba":
        pairs: dict[str, str] = {}
        for key, value in values.items():
            member = action.request.get(key)
            pairs |= {key: json.dumps(value)} if member and member.encode == "json" else flatten(key, value)
        return alibaba(pairs, action=action.name, version=version, nonce=uuid4().hex)
    assert action.http is not None
    method, path = action.http
    query: dict[str, str] = {}
    body: dict[str, Any] = {}
    headers: dict[str, str] = {}
    has_body = any(member.location == "body" for member in action.request.values())
    for key, value in values.items():
        member = action.request.get(key)
        location = member.location if member else "body" if has_body else "query"
        wire = member.wire if member else key
        if location == "path":
            path = path.replace(f"{{{key}}}", quote(value, safe=""))
        elif location == "query":
            query[wire] = str(value).lower() if isinstance(value, bool) else str(value)
        elif location == "header":
            headers[wire] = str(value)
        else:
            body[key] = value
    text = urlencode(sorted(query.items()), quote_via=quote)
    return huawei(method, path, text, json.dumps(body).encode() if body else b"", headers=headers)


def flatten(name: str, value: Any) -> dict[str, str]:
    """Return a value of Alibaba Cloud under dotted names."""
    if isinstance(value, bool):
        return {name: str(value).lower()}
    if not isinstance(value, list | dict):
        return {name: str(value)}
    items = enumerate(value, 1) if isinstance(value, list) else value.items()
    return {key: text for part, item in items for key, text in flatten(f"{name}.{part}", item).items()}


def read_refusal(response: HttpResponse) -> tuple[str, str] | None:
    """Return code and message of an error, or None for a success."""
    content: dict[str, Any] = json.loads(response.body or b"{}")
    if "Response" in content:
        content = content["Response"]
    error = content.get("Error") or content.get("error") or content
    code = error.get("Code") or error.get("code") or error.get("errorCode") or error.get("error_code")
    message = (
        error.get("Message") or error.get("message") or error.get("errorMessage") or error.get("error_msg")
    )
    return None if code is None else (str(code), str(message))


def _make_structure(service: Service, members: Mapping[str, Member]) -> dict[str, Any]:
    required = [member for member in members.values() if member.required]
    return {member.name: make_value(service, member.type, member) for member in required}


def _list_paths(service: Service, members: Mapping[str, Member], around: Path) -> Iterator[Path]:
    for member in members.values():
        path = (*around, member)
        yield path
        kind = member.type.removeprefix("list[").rstrip("]")
        if kind in service.types and len(path) < 5:
            yield from _list_paths(service, service.types[kind], path)
