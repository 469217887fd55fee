"""The resolved specs as one language-neutral document, for the emulator, the command line and ports.

Each object of the document is the part of the spec that it was made from, with the
resolved names and types added. So a new trait of the spec language appears here by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from . import ir
from .headers import header_text
from .json_text import json_text
from .language import Bilingual, Node

FORMAT = 1
"""Version of the document's structure; raised when a reader would have to change."""


def render_catalog(resolved: ir.Api) -> str:
    """Return the document as JSON text."""
    document = {
        "//": header_text("the specs"),
        "format": FORMAT,
        **({"behavior": _dump(resolved.behavior)} if resolved.behavior else {}),
        **(
            {"protocols": {each.protocol: _dump(each) for each in resolved.protocols}}
            if resolved.protocols
            else {}
        ),
        "providers": {provider.name: _provider(provider) for provider in resolved.providers},
    }
    return json_text(document) + "\n"


def _dump(spec: Node, resolved: Iterable[str] = ()) -> dict[str, object]:
    """Return the fields of a spec but for those that are resolved; of defaults, only the lists are shown."""
    shown: dict[str, object] = spec.model_dump(by_alias=True, exclude_defaults=True, exclude=set(resolved))
    for name, field in type(spec).model_fields.items():
        default = cast("object", field.default)
        if name not in resolved and type(default) in (list, dict):
            shown.setdefault(name, default)
    return shown


def _provider(provider: ir.Provider) -> dict[str, object]:
    services: dict[str, dict[str, object]] = {}
    for service in provider.services:
        services.setdefault(service.name, {})[service.version] = _service(service)
    return {
        **_dump(provider.spec, provider.RESOLVED),
        **({"keystone": _dump(provider.keystone.spec)} if provider.keystone else {}),
        **({"sts": provider.sts} if provider.sts else {}),
        "common_parameters": _members(provider.common_parameters),
        "errors": {error.code: _error(error) for error in provider.errors},
        "services": services,
    }


def _service(service: ir.Service) -> dict[str, object]:
    return {
        **_dump(service.spec, service.RESOLVED),
        "client": f"{service.spec.client}Client",
        "module": service.module,
        "signing_name": service.signing_name,
        "endpoints": _dump(service.endpoints),
        "signing": service.signing,
        "types": {structure.python: _structure(structure) for structure in service.structures},
        "enums": {
            enumeration.name: {
                "doc": _text(enumeration.doc),
                "values": {value.wire: _text(value.doc) for value in enumeration.values},
            }
            for enumeration in service.enumerations
        },
        "errors": {error.code: _error(error) for error in service.errors},
        "actions": {action.wire: _action(action) for action in service.actions},
    }


def _structure(structure: ir.Structure) -> dict[str, object]:
    return {**_dump(structure.spec, structure.RESOLVED), "members": _members(structure.members)}


def _action(action: ir.Action) -> dict[str, object]:
    return {
        "method": action.python,
        **_dump(action.spec, action.RESOLVED),
        "region": action.region,
        **({"rate_limit": _pair(action.rate_limit, "calls", "seconds")} if action.rate_limit else {}),
        **({"http": _pair(action.http, "method", "path")} if action.http else {}),
        **({"waiters": {each.name: _waiter(each) for each in action.waiters}} if action.waiters else {}),
        "request": _members(action.request),
        "response": _members(action.response),
        "errors": {error.error.code: _action_error(error) for error in action.errors},
    }


def _pair(values: tuple[object, object], first: str, second: str) -> dict[str, object]:
    return {first: values[0], second: values[1]}


def _waiter(waiter: ir.Waiter) -> dict[str, object]:
    return {**_dump(waiter.spec, waiter.RESOLVED), "poll": waiter.poll}


def _members(members: Iterable[ir.Member]) -> dict[str, object]:
    return {member.wire: _member(member) for member in members}


def _member(member: ir.Member) -> dict[str, object]:
    return {
        "type": str(member.type),
        "python": member.python,
        **_dump(member.spec, member.RESOLVED),
        **({"in": member.location} if member.location != "body" else {}),
        **({"wire": member.header} if member.header else {}),
    }


def _error(error: ir.Error) -> dict[str, object]:
    return {"class": error.python, "retryable": error.retryable, **_dump(error.spec, error.RESOLVED)}


def _action_error(listed: ir.ActionError) -> dict[str, object]:
    said: Mapping[str, object] = {"http": listed.http, "message": listed.message, "doc": _text(listed.doc)}
    return {key: value for key, value in said.items() if value}


def _text(text: Bilingual | None) -> dict[str, object]:
    return _dump(text) if text else {}
