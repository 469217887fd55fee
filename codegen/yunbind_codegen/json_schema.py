"""Lower a service to the JSON Schema that its models are generated from.

Names with a dot (``types.Filter``) become modules. Only models of requests get the
documented limits, so that a response never fails on them.
"""

from __future__ import annotations

from collections.abc import Mapping

from .docstrings import describe, flatten, wrap
from .ir import Enumeration, Member, Provider, Service
from .language import Bilingual
from .name import model_name
from .types import Type

JsonSchema = dict[str, object]

INTEGERS: Mapping[str, str | None] = {
    "integer": None,
    "int32": "yunbind_runtime.model.models.Int32",
    "int64": "yunbind_runtime.model.models.Int64",
    "uint64": "yunbind_runtime.model.models.Uint64",
}
"""Types that check the integers of requests. A documented range of the member replaces them."""

PLAIN = {"string": "string", "float": "number", "boolean": "boolean"}

TIMESTAMPS = {"+00:00": "UtcTimestamp", "+08:00": "ChinaTimestamp"}


def lower(provider: Provider, service: Service) -> tuple[JsonSchema, dict[str, str]]:
    """Return the definitions of all models of a service, and the Python name of each of their members."""
    lowering = _Lowering(provider, service)
    definitions: JsonSchema = {}
    names: dict[str, str] = {}
    for structure in service.structures:
        key = f"types.{structure.python}"
        sent = structure.name in lowering.sent
        definitions[key] = lowering.model("Shape", structure.spec.doc, structure.members, sent=sent)
        names |= {f"{key}.{member.wire}": member.python for member in structure.members}
    for action in service.actions:
        for suffix, base, members in (
            ("Request", "RequestModel", action.request),
            ("Response", "ResponseModel", action.response),
        ):
            key = f"{action.python}.{model_name(action.title, suffix)}"
            what = "Parameters" if suffix == "Request" else "Response"
            doc = Bilingual(en=f"{what} of {action.wire}: {action.spec.source}")
            definitions[key] = lowering.model(base, doc, members, sent=suffix == "Request")
            names |= {f"{key}.{member.wire}": member.python for member in members}
    return definitions, names


class _Lowering:
    def __init__(self, provider: Provider, service: Service) -> None:
        self._zone = TIMESTAMPS[provider.spec.naive_timestamps]
        self._module = service.module
        self._enumerations: Mapping[str, Enumeration] = {each.name: each for each in service.enumerations}
        self.sent = service.sent_types

    def model(self, base: str, doc: Bilingual, members: tuple[Member, ...], *, sent: bool) -> JsonSchema:
        schema: JsonSchema = {
            "type": "object",
            "customBasePath": f"yunbind_runtime.model.models.{base}",
            "description": wrap(flatten(doc)),
            "properties": {member.wire: self._member(member, sent=sent) for member in members},
        }
        required = [member.wire for member in members if (member.is_asked if sent else member.is_promised)]
        if required:
            schema["required"] = required
        return schema

    def _member(self, member: Member, *, sent: bool) -> JsonSchema:
        schema: JsonSchema = self._type(member.type, sent=sent)
        if member.spec.sensitive and member.type.name == "string":
            schema = {"type": "string", "x-python-type": "yunbind_runtime.model.models.SensitiveText"}
        if sent:
            if member.spec.range is not None:
                schema.pop("x-python-type", None)
                least, most = member.spec.range
                floor = 0 if least is None and member.type.name == "uint64" else least
                _limit(schema, ("minimum", "maximum"), (floor, most))
            _limit(schema, ("minLength", "maxLength"), member.spec.length)
            _limit(schema, ("minItems", "maxItems"), member.spec.items)
            if member.spec.pattern is not None:
                schema["pattern"] = f"^(?:{member.spec.pattern})$"
        schema["description"] = wrap(describe(member))
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
