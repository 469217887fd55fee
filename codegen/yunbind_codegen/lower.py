"""Lower a service to the JSON Schema that its models are generated from.

Names with a dot (``types.Filter``) become modules. Limits are lowered for
what is sent; what a vendor answers never fails on them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from .ir import Action, Enumeration, Member, Provider, Service, Text
from .safe_code import WIDTH
from .types import Type

JsonSchema = dict[str, object]

INTEGERS: Mapping[str, str | None] = {
    "integer": None,
    "int32": "yunbind_runtime.model.models.Int32",
    "int64": "yunbind_runtime.model.models.Int64",
    "uint64": "yunbind_runtime.model.models.Uint64",
}
"""Types that check what a request sends; a documented range of its own takes their place."""

PLAIN = {"string": "string", "float": "number", "boolean": "boolean"}

TIMESTAMPS = {"+00:00": "UtcTimestamp", "+08:00": "ChinaTimestamp"}


def lower(provider: Provider, service: Service) -> tuple[JsonSchema, dict[str, str]]:
    """The definitions of all models of a service, and the Python name of each of their members."""
    lowering = _Lowering(provider, service)
    definitions: JsonSchema = {}
    names: dict[str, str] = {}
    for structure in service.structures:
        key = f"types.{structure.python}"
        sent = structure.name in lowering.sent
        definitions[key] = lowering.model("Shape", structure.doc, structure.members, sent=sent)
        names |= {f"{key}.{member.wire}": member.python for member in structure.members}
    for action in service.actions:
        for suffix, base, members in (
            ("Request", "RequestModel", action.request),
            ("Response", "ResponseModel", action.response),
        ):
            key = f"{action.python}.{model_name(action, suffix)}"
            what = "Parameters" if suffix == "Request" else "Answer"
            doc = Text(f"{what} of {action.wire}: {action.source}")
            definitions[key] = lowering.model(base, doc, members, sent=suffix == "Request")
            names |= {f"{key}.{member.wire}": member.python for member in members}
    return definitions, names


def model_name(action: Action, suffix: str) -> str:
    """The class of an action's request or response."""
    return f"{action.wire[:1].upper()}{action.wire[1:]}{suffix}"


def list_sent(service: Service) -> frozenset[str]:
    """Names of the types that requests hold, directly or inside others."""
    by_class = {structure.python: structure for structure in service.structures}
    found: set[str] = set()
    waiting = [member.type.leaf.name for action in service.actions for member in action.request]
    while waiting:
        structure = by_class.get(waiting.pop())
        if structure is not None and structure.name not in found:
            found.add(structure.name)
            waiting += [member.type.leaf.name for member in structure.members]
    return frozenset(found)


class _Lowering:
    def __init__(self, provider: Provider, service: Service) -> None:
        self._zone = TIMESTAMPS[provider.naive_timestamps]
        self._module = service.module
        self._enumerations: Mapping[str, Enumeration] = {each.name: each for each in service.enumerations}
        self.sent = list_sent(service)

    def model(self, base: str, doc: Text, members: tuple[Member, ...], *, sent: bool) -> JsonSchema:
        schema: JsonSchema = {
            "type": "object",
            "customBasePath": f"yunbind_runtime.model.models.{base}",
            "description": _wrap(_prose(doc)),
            "properties": {member.wire: self._member(member, sent=sent) for member in members},
        }
        required = [member.wire for member in members if member.is_asked and sent]
        if required:
            schema["required"] = required
        return schema

    def _member(self, member: Member, *, sent: bool) -> JsonSchema:
        schema: JsonSchema = self._type(member.type, sent=sent)
        if member.sensitive and member.type.name == "string":
            schema = {"type": "string", "x-python-type": "yunbind_runtime.model.models.SensitiveText"}
        if sent:
            if member.range is not None:
                schema.pop("x-python-type", None)
                least, most = member.range
                floor = 0 if least is None and member.type.name == "uint64" else least
                _limit(schema, ("minimum", "maximum"), (floor, most))
            _limit(schema, ("minLength", "maxLength"), member.length)
            _limit(schema, ("minItems", "maxItems"), member.items)
            if member.pattern is not None:
                schema["pattern"] = f"^(?:{member.pattern})$"
        schema["description"] = _wrap(describe(member))
        return schema

    def _type(self, kind: Type, *, sent: bool) -> JsonSchema:
        if kind.is_list and kind.of:
            return {"type": "array", "items": self._type(kind.of, sent=sent)}
        if kind.is_map and kind.of:
            return {"type": "object", "additionalProperties": self._type(kind.of, sent=sent)}
        if kind.name in INTEGERS:
            checked = INTEGERS[kind.name]
            return {"type": "integer", "x-python-type": checked} if sent and checked else {"type": "integer"}
        if kind.name == "datetime":
            return {"type": "string", "x-python-type": f"yunbind_runtime.base.timestamps.{self._zone}"}
        if kind.name in self._enumerations:
            return {"type": "string", "x-python-type": f"{self._module}.enums.{kind.name}"}
        if kind.name in PLAIN:
            return {"type": PLAIN[kind.name]}
        if kind.name == "bytes":
            return {"type": "string", "format": "binary"}
        return {"$ref": f"#/$defs/types.{kind.name}"}


def _limit(
    schema: JsonSchema, keys: tuple[str, str], bounds: tuple[int | float | None, int | float | None] | None
) -> None:
    for key, bound in zip(keys, bounds or (None, None), strict=True):
        if bound is not None:
            schema[key] = bound


def describe(member: Member) -> str:
    """What a member means, its limits and its default, in one paragraph of English."""
    parts = [_sentence(_prose(member.doc))]
    parts += [_sentence(limit) for limit in list_limits(member)]
    if member.filters:
        names = "; ".join(f"{name}: {_prose(doc).rstrip('.')}" for name, doc in member.filters.items())
        parts.append(f"Names: {names}.")
    if member.server_default is not None:
        shown = member.server_default
        shown = str(shown).lower() if isinstance(shown, bool) else shown if shown != "" else "an empty text"
        parts.append(f"When absent, the service takes {shown}.")
    if member.idempotency_token:
        parts.append("Makes a repeated call safe.")
    if member.deprecated:
        parts.append(f"Deprecated: {_sentence(_prose(member.deprecated))}")
    return " ".join(parts)


def list_limits(member: Member) -> list[str]:
    """The documented limits of a member, each as a phrase."""
    limits: list[str] = []
    for bounds, unit in ((member.range, ""), (member.length, " characters"), (member.items, " items")):
        if bounds is None:
            continue
        least, most = bounds
        if least is None:
            limits.append(f"At most {most}{unit}")
        elif most is None:
            limits.append(f"At least {least}{unit}")
        else:
            limits.append(f"{least} to {most}{unit}")
    if member.pattern is not None:
        limits.append(f"Must match {member.pattern}")
    return limits


def _prose(text: Text) -> str:
    return " ".join(text.en.split())


def _wrap(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH - 4, break_long_words=False, break_on_hyphens=False))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."
