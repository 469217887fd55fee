"""The resolved specs as one language-neutral document, for the emulator, the command line and ports.

Each object of the document is the part of the spec that it was made from, with what was
resolved added. So a new trait of the spec language appears here by itself, and in the
schema of the document (``catalog_schema``) too. Names of one language are under ``names``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from . import ir
from .headers import header_text
from .json_text import json_text
from .language import Bilingual, Node
from .provider import CommonParameter, TokenRegion, TokenService

FORMAT = 2
"""Version of the document's structure; raised when a reader would have to change."""

RULES: dict[str, object] = {
    "pattern": {"matches": "whole_string", "unit": "code_point", "classes": "unicode"},
    "length": {"unit": "code_point"},
    "bounds": "inclusive",
}
"""Meanings that several traits share, on every cloud."""


def render_catalog(resolved: ir.Api) -> str:
    """Return the document as JSON text."""
    return json_text(make_catalog(resolved)) + "\n"


def make_catalog(resolved: ir.Api) -> dict[str, object]:
    """Return the document."""
    return {
        "//": header_text("the specs"),
        "format": FORMAT,
        "rules": RULES,
        **({"behavior": _dump(resolved.behavior)} if resolved.behavior else {}),
        **(
            {"protocols": {each.protocol: _dump(each) for each in resolved.protocols}}
            if resolved.protocols
            else {}
        ),
        "providers": {provider.name: _provider(provider) for provider in resolved.providers},
    }


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
    keystone, sts = provider.spec.keystone, provider.spec.sts
    return {
        "names": _names(f"yunbind.{provider.name}"),
        **_dump(provider.spec, provider.RESOLVED),
        "endpoints": _dump(provider.spec.endpoints),
        **({"keystone": _dump(keystone)} if keystone else {}),
        **({"sts": _token_service(sts)} if sts else {}),
        "common_parameters": {each.wire: _common_parameter(each) for each in provider.common_parameters},
        "errors": {error.code: _error(error) for error in provider.errors},
        "services": services,
    }


def _token_service(sts: TokenService) -> dict[str, object]:
    return {
        **_dump(sts, ir.TokenService.RESOLVED),
        "actions": _dump(sts.actions),
        **({"region": _dump(sts.region)} if sts.region != TokenRegion() else {}),
    }


def _service(service: ir.Service) -> dict[str, object]:
    return {
        "names": _names({"module": service.module, "client": f"{service.spec.client}Client"}),
        **_dump(service.spec, service.RESOLVED),
        "signing_name": service.signing_name,
        "endpoints": _dump(service.endpoints),
        "signing": service.signing,
        "types": {structure.name: _structure(structure) for structure in service.structures},
        "enums": {enumeration.key: _enumeration(enumeration) for enumeration in service.enumerations},
        "errors": {error.code: _error(error) for error in service.errors},
        "actions": {action.wire: _action(action) for action in service.actions},
    }


def _structure(structure: ir.Structure) -> dict[str, object]:
    return {
        "names": _names(structure.python),
        **_dump(structure.spec, structure.RESOLVED),
        "members": _members(structure.members),
    }


def _enumeration(enumeration: ir.Enumeration) -> dict[str, object]:
    return {
        "names": _names(enumeration.name),
        "doc": _text(enumeration.doc),
        "values": {value.wire: _text(value.doc) for value in enumeration.values},
    }


def _action(action: ir.Action) -> dict[str, object]:
    return {
        "names": _names(action.python),
        **_dump(action.spec, action.RESOLVED),
        "region": action.region,
        **({"rate_limit": _pair(action.rate_limit, "calls", "seconds")} if action.rate_limit else {}),
        **({"http": _http(action, *action.http)} if action.http else {}),
        **({"waiters": {each.name: _waiter(each) for each in action.waiters}} if action.waiters else {}),
        "request": _members(action.request),
        "response": _members(action.response),
        "errors": {error.error.code: _action_error(error) for error in action.errors},
    }


def _pair(values: tuple[object, object], first: str, second: str) -> dict[str, object]:
    return {first: values[0], second: values[1]}


def _http(action: ir.Action, method: str, path: str) -> dict[str, object]:
    return {"method": method, "path": path, "statuses": action.spec.success}


def _waiter(waiter: ir.Waiter) -> dict[str, object]:
    return {**_dump(waiter.spec, waiter.RESOLVED), "poll": waiter.poll}


def _members(members: Iterable[ir.Member]) -> dict[str, object]:
    return {member.wire: _member(member) for member in members}


def _member(member: ir.Member) -> dict[str, object]:
    return {
        "type": member.expression,
        "names": _names(member.python),
        **_dump(member.spec, member.RESOLVED),
        **({"in": member.location} if member.location != "body" else {}),
    }


def _common_parameter(member: ir.Member) -> dict[str, object]:
    spec = cast("CommonParameter", member.spec)
    return {**_member(member), "set_by": spec.set_by, "sent": spec.sent}


def _error(error: ir.Error) -> dict[str, object]:
    return {
        "names": _names(error.python),
        "retryable": error.retryable,
        **_dump(error.spec, error.RESOLVED),
    }


def _action_error(listed: ir.ActionError) -> dict[str, object]:
    """Return the whole of an error: the page's facts, and those of the code's definition."""
    error = listed.error
    return {
        "retryable": error.retryable,
        "kind": error.spec.kind,
        **({"http": listed.http} if listed.http else {}),
        **({"message": listed.message} if listed.message else {}),
        "doc": _text(listed.doc or error.spec.doc),
    }


def _names(python: object) -> dict[str, object]:
    return {"python": python}


def _text(text: Bilingual | None) -> dict[str, object]:
    return _dump(text) if text else {}
