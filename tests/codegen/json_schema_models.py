"""Models made by datamodel-code-generator from JSON Schema, an independent judge of the emitted models."""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Mapping
from pathlib import Path

from yunbind_codegen.docstrings import describe, flatten
from yunbind_codegen.format import LINE_LENGTH
from yunbind_codegen.ir import Enumeration, Member, Provider, Service
from yunbind_codegen.language import Bilingual
from yunbind_codegen.name import model_name
from yunbind_codegen.safe_code import WIDTH
from yunbind_codegen.types import Type

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


def render_models(provider: Provider, service: Service) -> dict[str, str]:
    """Return the unformatted source of each module of a service, such as ``types``, without header."""
    from datamodel_code_generator import InputFileType, PythonVersion, generate
    from datamodel_code_generator.config import GenerateConfig
    from datamodel_code_generator.enums import DataModelType, TargetPydanticVersion
    from datamodel_code_generator.format import Formatter

    definitions, names = _lower(provider, service)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        modules = generate(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions},
            config=GenerateConfig(
                input_file_type=InputFileType.JsonSchema,
                input_filename="specs",
                output_model_type=DataModelType.PydanticV2BaseModel,
                target_python_version=PythonVersion.PY_311,
                target_pydantic_version=TargetPydanticVersion.V2_12,
                aliases=names,
                use_annotated=True,
                field_constraints=True,
                use_field_description=True,
                use_schema_description=True,
                use_single_line_docstring=True,
                skip_root_model=True,
                treat_dot_as_module=True,
                use_exact_imports=True,
                disable_timestamp=True,
                disable_appending_item_suffix=True,
                formatters=[Formatter.BUILTIN],
                builtin_format_line_length=LINE_LENGTH,
                settings_path=Path(Path(__file__).anchor),  # otherwise a pyproject.toml above would be read
                custom_file_header="#",
            ),
        )
    if not isinstance(modules, dict):
        raise TypeError("datamodel-code-generator did not split the models into modules")
    return {
        path[-1].removesuffix(".py"): str(source).removeprefix("#").lstrip("\n")
        for path, source in modules.items()
        if path[-1] != "__init__.py"
    }


def _lower(provider: Provider, service: Service) -> tuple[JsonSchema, dict[str, str]]:
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
            "description": _wrap(flatten(doc)),
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


def _wrap(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH - 4, break_long_words=False, break_on_hyphens=False))
