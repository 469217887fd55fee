"""Views of the modules with facts: one constant for each fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from ..behavior import BehaviorFile
from ..headers import header
from ..language import Node
from ..protocol import ProtocolFile
from ..provider import ProviderFile
from ..safe_code import Code, annotation, docstring, identifier, literal

NAME = "name"
"""The field that names a group in a list. It is a part of the names of the constants."""


@dataclass(frozen=True)
class ConstantView:
    name: Code
    type: Code
    value: Code
    docstring: Code | None


@dataclass(frozen=True)
class FactsView:
    header: Code
    docstring: Code
    constants: tuple[ConstantView, ...]


def view_package(title: str) -> FactsView:
    """Return the view of a package without constants."""
    return FactsView(header("the specs"), docstring([title], 0), ())


def view_behavior(behavior: BehaviorFile) -> FactsView:
    """Return the view of the module with the behaviour of every cloud."""
    return _view("behavior.yaml", ["The behaviour that is the same on every cloud."], behavior)


def view_protocol(protocol: ProtocolFile) -> FactsView:
    """Return the view of the module with the facts of a protocol."""
    title = f"Facts of the protocol {protocol.protocol}."
    return _view(f"protocols/{protocol.protocol}.yaml", [title, protocol.source], protocol)


def view_cloud(cloud: ProviderFile) -> FactsView:
    """Return the view of the module with the credential sources of a cloud."""
    title = f"Credential sources of {cloud.name.en}."
    field = ProviderFile.model_fields["credential_sources"]
    constants = _list_field("SOURCES", cloud.credential_sources, field)
    return _make_view(f"{cloud.provider}/provider.yaml", [title], constants)


def _view(path: str, paragraphs: list[str], facts: Node) -> FactsView:
    return _make_view(path, paragraphs, _list_constants("", facts))


def _make_view(path: str, paragraphs: list[str], found: Iterable[ConstantView]) -> FactsView:
    constants = tuple(found)
    names = [constant.name for constant in constants]
    if len(set(names)) < len(names):
        raise ValueError(f"specs/{path}: two facts have the same name")
    return FactsView(header(f"specs/{path}"), docstring(paragraphs, 0), constants)


def _list_constants(prefix: str, facts: Node, hidden: str = "") -> Iterator[ConstantView]:
    """Yield the constants of the fields that a spec gives, but for a hidden one."""
    for name, field in type(facts).model_fields.items():
        if name in facts.model_fields_set and name != hidden:
            label = f"{prefix}{name.rstrip('_')}".replace("-", "_").upper()
            yield from _list_field(label, cast("object", getattr(facts, name)), field)


def _list_field(label: str, value: object, field: FieldInfo) -> Iterator[ConstantView]:
    groups = _list_groups(value)
    if groups is None:
        about = docstring([field.description], 0) if field.description else None
        name_of_type = _name_type(field.annotation)
        if value is not None and not field.is_required():  # it is left out instead of being None
            name_of_type = name_of_type.removesuffix(" | None")
        kind = annotation(name_of_type)
        yield ConstantView(identifier(label), kind, literal(_freeze(value)), about)
        return
    if not isinstance(value, Node):
        about = docstring([f"Names of the groups {label}_..., in order."], 0)
        names = tuple(groups)
        yield ConstantView(identifier(label), annotation("tuple[str, ...]"), literal(names), about)
    for key, group in groups.items():
        hidden = NAME if isinstance(value, list) else ""
        yield from _list_constants(f"{label}_{key}_" if key else f"{label}_", group, hidden)


def _list_groups(value: object) -> Mapping[str, Node] | None:
    """Return the groups of a value by name, or None if it is a single constant."""
    if isinstance(value, Node):
        return {"": value}
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return cast("dict[str, Node]", members) if _are_nodes([*members.values()]) else None
    if isinstance(value, list):
        items = cast("list[object]", value)
        return {_name(item): item for item in items if isinstance(item, Node)} if _are_nodes(items) else None
    return None


def _name(group: Node) -> str:
    """Return the name of a group in a list."""
    return str(getattr(group, NAME))


def _are_nodes(values: list[object]) -> bool:
    return bool(values) and all(isinstance(value, Node) for value in values)


def _freeze(value: object) -> object:
    """Return a value with tuples for lists."""
    if isinstance(value, list):
        return tuple(_freeze(item) for item in cast("list[object]", value))
    if isinstance(value, dict):
        return {key: _freeze(item) for key, item in cast("dict[object, object]", value).items()}
    return value


def _name_type(kind: object) -> str:
    """Return the type of a constant."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _name_type(arguments[0])
    if origin is Literal:
        return " | ".join(dict.fromkeys(type(value).__name__ for value in arguments))
    if origin is list:
        return f"tuple[{_name_type(arguments[0])}, ...]"
    if origin is dict:
        return f"dict[{_name_type(arguments[0])}, {_name_type(arguments[1])}]"
    if origin in (Union, UnionType):
        return " | ".join("None" if part is NoneType else _name_type(part) for part in arguments)
    if isinstance(kind, type):
        return kind.__name__
    raise TypeError(f"{kind!r} has no constant")
