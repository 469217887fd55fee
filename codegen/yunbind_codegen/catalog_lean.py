"""The catalog without documentation, samples and names of languages, for programs that ship it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

LEFT_OUT = frozenset(
    {
        "names",
        *("doc", "summary", "source", "regions_source", "quirks"),
        *("example", "examples", "filters", "message", "permission"),
        *("title", "since", "server_default"),
    }
)
"""Keys that no call needs. The errors of actions, which repeat those of the service, are left out too."""

LEFT_OUT_OF_ERRORS = frozenset({"http", "retryable"})
"""Keys of errors that are left out: the documented status, and ``retryable`` if it is false."""

Entry: TypeAlias = Mapping[str, Any]
"""An object of the catalog, which is JSON."""


def strip(catalog: Entry) -> dict[str, Any]:
    """Return a catalog without :data:`LEFT_OUT`, and without the meanings of enum values."""
    return {**catalog, "providers": {name: _provider(each) for name, each in catalog["providers"].items()}}


def _plain(entry: Entry) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in LEFT_OUT}


def _plain_all(entries: Entry) -> dict[str, Any]:
    return {name: _plain(entry) for name, entry in entries.items()}


def _provider(provider: Entry) -> dict[str, Any]:
    return {
        **_plain(provider),
        "credential_sources": [_plain(source) for source in provider["credential_sources"]],
        "common_parameters": _plain_all(provider["common_parameters"]),
        "errors": _errors(provider["errors"]),
        "services": {
            name: {version: _service(service) for version, service in versions.items()}
            for name, versions in provider["services"].items()
        },
    }


def _service(service: Entry) -> dict[str, Any]:
    types = {
        name: {**_plain(each), "members": _plain_all(each["members"])}
        for name, each in service["types"].items()
    }
    enums: Entry = {
        name: {**_plain(each), "values": {value: {} for value in each["values"]}}
        for name, each in service["enums"].items()
    }
    actions = {name: _action(each) for name, each in service["actions"].items()}
    return {
        **_plain(service),
        "types": types,
        "enums": enums,
        "errors": _errors(service["errors"]),
        "actions": actions,
    }


def _errors(errors: Entry) -> dict[str, Any]:
    return {
        code: {
            key: value
            for key, value in _plain(error).items()
            if key not in LEFT_OUT_OF_ERRORS or value is True
        }
        for code, error in errors.items()
    }


def _action(action: Entry) -> dict[str, Any]:
    parts = [key for key in ("waiters", "request", "response") if key in action]
    plain = {**_plain(action), **{key: _plain_all(action[key]) for key in parts}}
    del plain["errors"]
    return plain
