"""The resolved specs as one language-neutral document, for the emulator, the command line and ports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from . import ir
from .views.headers import header_text

FORMAT = 1
"""Version of the document's form; raised when a reader would have to change."""


def render_catalog(resolved: ir.Api) -> str:
    """The document as JSON text."""
    document = {
        "//": header_text("the specs"),
        "format": FORMAT,
        "providers": {provider.name: _provider(provider) for provider in resolved.providers},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _provider(provider: ir.Provider) -> dict[str, object]:
    services: dict[str, dict[str, object]] = {}
    for service in provider.services:
        services.setdefault(service.name, {})[service.version] = _service(service)
    return {
        "name": _text(provider.title),
        "source": provider.source,
        "protocol": provider.protocol,
        "signing": list(provider.signing),
        "endpoints": provider.endpoints.model_dump(exclude_defaults=True),
        "environment": provider.environment.model_dump(exclude_defaults=True),
        **({"keystone": _keystone(provider.keystone)} if provider.keystone else {}),
        **({"sts": provider.sts} if provider.sts else {}),
        "remedies": provider.remedies.model_dump(exclude_defaults=True),
        "naive_timestamps": provider.naive_timestamps,
        "clock_skew": provider.clock_skew,
        "size_limits": provider.size_limits.model_dump(by_alias=True, exclude_none=True),
        "common_parameters": _members(provider.common_parameters),
        "quirks": _texts(provider.quirks),
        "errors": {error.code: _error(error) for error in provider.errors},
        "services": services,
    }


def _keystone(keystone: ir.Keystone) -> dict[str, object]:
    return {
        "service": keystone.service,
        "version": keystone.version,
        "token": keystone.token,
        "projects": keystone.projects,
        "token_ended": list(keystone.token_ended),
    }


def _service(service: ir.Service) -> dict[str, object]:
    return _drop_empty(
        {
            "default": service.default,
            "client": f"{service.client}Client",
            "module": service.module,
            "name": _text(service.title),
            "summary": _text(service.summary),
            "source": service.source,
            "signing_name": service.signing_name,
            "endpoints": service.endpoints.model_dump(exclude_defaults=True),
            "region": service.region,
            "region_member": service.region_member,
            "signing": list(service.signing),
            "project": service.project,
            "regions": list(service.regions),
        }
    ) | {
        "quirks": _texts(service.quirks),
        "types": {
            each.python: _drop_empty(
                {"doc": _text(each.doc), "source": each.source, "members": _members(each.members)}
            )
            for each in service.structures
        },
        "enums": {
            each.name: {
                "doc": _text(each.doc),
                "values": {value.wire: _text(value.doc) if value.doc else {} for value in each.values},
            }
            for each in service.enumerations
        },
        "errors": {error.code: _error(error) for error in service.errors},
        "actions": {action.wire: _action(action) for action in service.actions},
    }


def _action(action: ir.Action) -> dict[str, object]:
    optional = _drop_empty(
        {
            "doc": _text(action.doc) if action.doc else None,
            "rate_limit": {"calls": action.rate_limit[0], "seconds": action.rate_limit[1]}
            if action.rate_limit
            else None,
            "http": {"method": action.http[0], "path": action.http[1]} if action.http else None,
            "unsigned": action.unsigned,
            "paginate": action.paginate.model_dump(exclude_none=True) if action.paginate else None,
            "waiters": {each.name: _waiter(each) for each in action.waiters},
            "since": action.since,
            "deprecated": _text(action.deprecated) if action.deprecated else None,
        }
    )
    return {
        "method": action.python,
        "summary": _text(action.summary),
        "source": action.source,
        "access": action.access,
        "region": action.region,
        "success": list(action.success),
        **optional,
        "permission": [each.model_dump(exclude_defaults=True) for each in action.permission],
        "request": _members(action.request),
        "response": _members(action.response),
        "exclusive": [list(group) for group in action.exclusive],
        "requires": {name: list(others) for name, others in action.requires.items()},
        "errors": {
            each.error.code: _drop_empty(
                {"http": each.http, "message": each.message, "doc": _text(each.doc) if each.doc else None}
            )
            for each in action.errors
        },
        "quirks": _texts(action.quirks),
        "examples": [
            example.model_dump(exclude_defaults=True) | {"status": example.status}
            for example in action.examples
        ],
    }


def _waiter(waiter: ir.Waiter) -> dict[str, object]:
    return {
        "doc": _text(waiter.doc),
        "poll": waiter.poll,
        "success": [each.model_dump(exclude_none=True) for each in waiter.success],
        "failure": [each.model_dump(exclude_none=True) for each in waiter.failure],
        "delay": waiter.delay,
        "timeout": waiter.timeout,
    }


def _members(members: Iterable[ir.Member]) -> dict[str, object]:
    return {member.wire: _member(member) for member in members}


def _member(member: ir.Member) -> dict[str, object]:
    optional = _drop_empty(
        {
            "required": member.required,
            "range": member.range,
            "length": member.length,
            "items": member.items,
            "pattern": member.pattern,
            "sensitive": member.sensitive,
            "nullable": member.nullable,
            "deprecated": _text(member.deprecated) if member.deprecated else None,
            "since": member.since,
            "filters": {name: _text(doc) for name, doc in member.filters.items()},
            "in": member.location if member.location != "body" else None,
            "wire": member.header,
            "flatten": member.flatten,
            "encode": member.encode,
            "idempotency_token": member.idempotency_token,
        }
    )
    if member.server_default is not None:
        optional["server_default"] = member.server_default
    if member.example is not None:
        optional["example"] = member.example
    return {"type": str(member.type), "python": member.python, "doc": _text(member.doc), **optional}


def _error(error: ir.Error) -> dict[str, object]:
    return {
        "class": error.python,
        "kind": error.kind,
        "retryable": error.retryable,
        "doc": _text(error.doc),
        **_drop_empty({"http": error.http, "message": error.message, "source": error.source}),
    }


def _text(text: ir.Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh} if text.zh else {"en": text.en}


def _texts(texts: Iterable[ir.Text]) -> list[dict[str, str]]:
    return [_text(text) for text in texts]


def _drop_empty(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, False, (), [], {}, "")}
