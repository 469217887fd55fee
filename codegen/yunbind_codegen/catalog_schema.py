"""The JSON Schema of the catalog. It is strict: it names every key of every object.

Keys that the lean catalog leaves out are optional.

The keys that an object has from its spec come from the model of the spec, as they do in the
catalog. The keys that the catalog adds are listed here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias, cast

from pydantic import BaseModel

from . import ir, language, provider
from .behavior import BehaviorFile
from .catalog import FORMAT
from .catalog_lean import LEFT_OUT, LEFT_OUT_OF_ERRORS
from .headers import header_text
from .protocol import ProtocolFile

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, which is JSON."""

_TEXT: Schema = {"type": "string"}
_TYPE: Schema = {"type": "string", "pattern": r"^(list\[|map\[)*[A-Za-z][A-Za-z0-9_]*\]*$"}
_STATUS: Schema = {"type": "integer", "minimum": 100, "maximum": 599}


def _ref(kind: str) -> Schema:
    return {"$ref": f"#/$defs/{kind}"}


def _map(of: Schema) -> Schema:
    return {"type": "object", "additionalProperties": of}


def _object(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _choice(*values: str) -> Schema:
    return {"enum": list(values)}


def _names(python: Schema) -> Schema:
    text = "Names that belong to one language."
    return {**_object({"python": python}), "description": text}


@dataclass(frozen=True)
class _Kind:
    """A kind of object in the catalog.

    Attributes:
        added: Schemas of the keys that the catalog adds to those of the spec.
        spec: Model of the spec.
        resolved: Fields of the spec that added keys replace.
        optional: Added keys that can be absent.
        present: Keys of the spec that the catalog shows with their default too.
    """

    added: Mapping[str, Schema]
    spec: type[BaseModel] | None = None
    resolved: frozenset[str] = frozenset()
    optional: tuple[str, ...] = ()
    present: tuple[str, ...] = ()


_REGION = _choice("required", "optional", "none")
_ERROR_FACTS: dict[str, Schema] = {
    "retryable": {
        "type": "boolean",
        "description": "Whether the same request can succeed later. Defaults to false.",
    },
}
_MEMBER: dict[str, Schema] = {
    "type": {**_TYPE, "description": "A scalar, list[T], map[T], or a name from types or enums."},
    "names": _names(_TEXT),
    "in": {
        **_choice("path", "query", "header"),
        "description": "Location in the request or response. Defaults to body.",
    },
}

_KINDS: dict[str, _Kind] = {
    "Provider": _Kind(
        {
            "names": _names(_TEXT),
            "endpoints": _ref("Endpoints"),
            "keystone": _ref("Keystone"),
            "sts": _ref("TokenService"),
            "common_parameters": {
                **_map(_ref("CommonParameter")),
                "description": "Parameters of every call, by name.",
            },
            "errors": {**_map(_ref("Error")), "description": "Error codes of every service."},
            "services": {
                **_map(_map(_ref("Service"))),
                "description": "Services by name, then by version.",
            },
        },
        provider.ProviderFile,
        ir.Provider.RESOLVED,
        ("keystone", "sts"),
    ),
    "Service": _Kind(
        {
            "names": _names(_object({"module": _TEXT, "client": _TEXT})),
            "signing_name": {**_TEXT, "description": "Service in the signature's scope."},
            "endpoints": _ref("Endpoints"),
            "signing": {
                "type": "array",
                "items": _TEXT,
                "description": "Signing schemes; the first is the default.",
            },
            "types": {**_map(_ref("Structure")), "description": "Structures, by their name in the specs."},
            "enums": {
                **_map(_ref("Enumeration")),
                "description": "Documented values of strings, by their name in the specs, or by the names of "
                "type and member that list them.",
            },
            "errors": {
                **_map(_ref("Error")),
                "description": "Error codes of the service. They replace the cloud's.",
            },
            "actions": {**_map(_ref("Action")), "description": "Actions, by wire name."},
        },
        provider.ServiceFile,
        ir.Service.RESOLVED,
    ),
    "Structure": _Kind(
        {
            "names": _names(_TEXT),
            "members": {**_map(_ref("Member")), "description": "Members, by wire name."},
        },
        language.TypeDefinition,
        ir.Structure.RESOLVED,
    ),
    "Enumeration": _Kind(
        {
            "names": _names(_TEXT),
            "doc": {**_ref("Bilingual"), "description": "Meaning."},
            "values": {
                **_map({"anyOf": [_ref("Bilingual"), _object({})]}),
                "description": "Values, each with its meaning if it is documented. More can come.",
            },
        }
    ),
    "Action": _Kind(
        {
            "names": _names(_TEXT),
            "region": {
                **_REGION,
                "description": "Whether the call needs a region. With none, it is not sent.",
            },
            "rate_limit": {
                **_object(
                    {"calls": {"type": "integer", "minimum": 1}, "seconds": {"type": "integer", "minimum": 1}}
                ),
                "description": "Documented number of calls of an account in some seconds.",
            },
            "http": {
                **_object({"method": _TEXT, "path": _TEXT, "statuses": {"type": "array", "items": _STATUS}}),
                "description": "HTTP method and path, for REST. statuses are the documented ones of success, "
                "the usual one first; a client accepts all of behavior.statuses.",
            },
            "waiters": {
                **_map(_ref("Waiter")),
                "description": "Waiters that poll an action, by the name of the state.",
            },
            "request": {**_map(_ref("Member")), "description": "Members of the request, by wire name."},
            "response": {**_map(_ref("Member")), "description": "Members of the response, by wire name."},
            "errors": {
                **_map(_ref("ActionError")),
                "description": "Error codes that the page lists. Each is complete.",
            },
        },
        language.ActionFile,
        ir.Action.RESOLVED,
        ("rate_limit", "http", "waiters", "errors"),
    ),
    "Waiter": _Kind(
        {"poll": {**_TEXT, "description": "The action to poll."}}, language.Waiter, ir.Waiter.RESOLVED
    ),
    "Member": _Kind(_MEMBER, language.Member, ir.Member.RESOLVED, ("in",)),
    "CommonParameter": _Kind(
        _MEMBER, provider.CommonParameter, ir.Member.RESOLVED, ("in",), ("set_by", "sent")
    ),
    "Error": _Kind(
        {"names": _names(_TEXT), **_ERROR_FACTS},
        language.ErrorDefinition,
        ir.Error.RESOLVED,
        tuple(LEFT_OUT_OF_ERRORS),
    ),
    "ActionError": _Kind(_ERROR_FACTS, language.ErrorDefinition, ir.Error.RESOLVED | {"name", "source"}),
}

_RULES: dict[str, Schema] = {
    "pattern": {
        **_object(
            {
                "matches": {"const": "whole_string"},
                "unit": {"const": "code_point"},
                "classes": {"const": "unicode"},
            }
        ),
        "description": "A pattern must match a whole string. A dot is one code point, and classes such as "
        r"\d hold the characters of all scripts.",
    },
    "length": {
        **_object({"unit": {"const": "code_point"}}),
        "description": "A length counts code points, not bytes.",
    },
    "bounds": {
        "const": "inclusive",
        "description": "Both ends of range, length and items are allowed. null is an open end.",
    },
}

_CATALOG: dict[str, Schema] = {
    "//": {**_TEXT, "description": "Origin of the file."},
    "format": {"const": FORMAT, "description": "Version of the structure of the document."},
    "rules": {**_ref("Rules"), "description": "Meanings that several keys share."},
    "behavior": {**_ref("BehaviorFile"), "description": "Behaviour that is the same on every cloud."},
    "protocols": {**_map(_ref("ProtocolFile")), "description": "Wire protocols, by name."},
    "providers": {**_map(_ref("Provider")), "description": "Clouds, by name."},
}


@cache
def render_catalog_schema() -> str:
    """Return the schema as JSON text."""
    return json.dumps(make_catalog_schema(), indent=1) + "\n"


def make_catalog_schema() -> Schema:
    """Return the schema: the document, and a definition for each kind of object."""
    known: Schema = {"Rules": _object(_RULES)}
    root = _object(_CATALOG, ("behavior", "protocols"))
    for name, kind in _KINDS.items():
        known[name] = _describe(kind, known)
    for model in (BehaviorFile, ProtocolFile):
        known[model.__name__] = _describe(_Kind({}, model), known)
    return {
        "//": header_text("the spec language"),
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Catalog",
        **root,
        "$defs": {name: known[name] for name in sorted(_list_references(root, known))},
    }


def _describe(kind: _Kind, known: Schema) -> Schema:
    """Return the schema of a kind, and add the definitions that it refers to."""
    if kind.spec is None:
        return _object(kind.added, tuple(LEFT_OUT))
    model = _describe_model(kind.spec, known)
    properties = dict(kind.added)
    required = [name for name in kind.added if name not in (*kind.optional, *LEFT_OUT)]
    for name, field in kind.spec.model_fields.items():
        key = field.alias or name
        if name in kind.resolved or key in kind.added:
            continue
        properties[key] = model["properties"][key]
        is_shown = field.is_required() or type(cast("object", field.default)) in (list, dict)
        if (is_shown or key in kind.present) and key not in LEFT_OUT:
            required.append(key)
    text = {"description": model["description"]} if "description" in model else {}
    return {**text, **_object(properties), "required": required}


def _describe_model(model: type[BaseModel], known: Schema) -> Schema:
    """Return the schema of a model as it is written, and add the definitions that it refers to."""
    schema: dict[str, Any] = _drop_titles(model.model_json_schema(by_alias=True, mode="serialization"))
    for name, definition in schema.pop("$defs", {}).items():
        if name not in _KINDS:
            known[name] = definition
    return schema


def _drop_titles(schema: Any) -> Any:
    """Return a schema without the titles that pydantic makes from names."""
    if isinstance(schema, list):
        return [_drop_titles(each) for each in cast("list[object]", schema)]
    if not isinstance(schema, dict):
        return schema
    entries = cast("Schema", schema)
    return {
        key: _drop_titles(value)
        for key, value in entries.items()
        if key != "title" or not isinstance(value, str)
    }


def _list_references(schema: Schema, known: Schema) -> set[str]:
    """Return the names of the definitions that a schema needs."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        for name in _find_references(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting.append(known[name])
    return found


def _find_references(schema: Schema) -> Iterator[str]:
    return (match[1] for match in re.finditer(r'"#/\$defs/(\w+)"', json.dumps(schema)))
