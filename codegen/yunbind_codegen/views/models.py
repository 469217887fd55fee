"""Views of the models: the classes of types, requests and responses, by module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..docstrings import describe, flatten
from ..headers import header
from ..ir import Action, Member, Provider, Service, Structure
from ..name import model_name
from ..safe_code import PYTHON_TYPES, Code, annotation, docstring, dotted_name, identifier, joined, literal
from ..types import Type

MODELS = "yunbind_runtime.model.models"

INTEGERS: Mapping[str, str] = {"int32": "Int32", "int64": "Int64", "uint64": "Uint64"}
"""Types that check the integers of requests. A documented range of the member replaces them."""

TIMESTAMPS = {"+00:00": "UtcTimestamp", "+08:00": "ChinaTimestamp"}


@dataclass(frozen=True)
class FieldView:
    name: Code
    annotation: Code
    arguments: Code
    default: Code
    docstring: Code


@dataclass(frozen=True)
class ModelView:
    name: Code
    base: Code
    docstring: Code
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class ModelsView:
    header: Code
    imports: tuple[tuple[Code, Code], ...]
    models: tuple[ModelView, ...]
    cyclic: tuple[Code, ...]
    """Classes that refer to themselves or to a class below them."""


def view_models(provider: Provider, service: Service) -> Iterator[tuple[str, ModelsView]]:
    """Yield the name and the view of each module with models, such as ``types``."""
    writer = _Writer(provider, service)
    if service.structures:
        yield "types", writer.view_types()
    for action in service.actions:
        yield action.python, writer.view_action(action)


class _Writer:
    """Writes the models of a service.

    Only models of requests get the documented limits, so that a response never fails on them.
    """

    def __init__(self, provider: Provider, service: Service) -> None:
        self._service = service
        self._zone = TIMESTAMPS[provider.spec.naive_timestamps]
        self._enumerations = {each.name for each in service.enumerations}
        self._structures = {each.python for each in service.structures}

    def view_types(self) -> ModelsView:
        ordered = tuple(_order(self._service.structures))
        imports = _Imports()
        models = tuple(
            self._model(
                imports,
                each.python,
                "Shape",
                flatten(each.spec.doc),
                each.members,
                sent=each.name in self._service.sent_types,
            )
            for each in ordered
        )
        source = f"{self._service.folder}/types.yaml"
        cyclic = tuple(identifier(name) for name in _find_cyclic(ordered))
        return ModelsView(header(source), imports.view(without="types"), models, cyclic)

    def view_action(self, action: Action) -> ModelsView:
        imports = _Imports()
        models = tuple(
            self._model(
                imports,
                model_name(action.title, suffix),
                f"{suffix}Model",
                f"{what} of {action.wire}: {action.spec.source}",
                members,
                sent=suffix == "Request",
            )
            for suffix, what, members in (
                ("Request", "Parameters", action.request),
                ("Response", "Response", action.response),
            )
        )
        return ModelsView(header(action.path), imports.view(), models, ())

    def _model(
        self, imports: _Imports, name: str, base: str, doc: str, members: Iterable[Member], *, sent: bool
    ) -> ModelView:
        imports.add(MODELS, base)
        return ModelView(
            identifier(name),
            identifier(base),
            docstring([doc], 4),
            tuple(self._field(imports, member, sent=sent) for member in members),
        )

    def _field(self, imports: _Imports, member: Member, *, sent: bool) -> FieldView:
        is_secret = member.spec.sensitive and member.type.name == "string"
        if is_secret:
            imports.add(MODELS, "SensitiveText")
        limits = _list_limits(member) if sent else {}
        checked = sent and member.spec.range is None
        shown = "SensitiveText" if is_secret else self._annotation(imports, member.type, checked=checked)
        is_required = member.is_asked if sent else member.is_promised
        arguments = {"alias": member.wire, **limits}
        return FieldView(
            identifier(member.python),
            annotation(shown if is_required else f"{shown} | None"),
            joined(Code(f"{identifier(key)}={literal(value)}") for key, value in arguments.items()),
            Code("") if is_required else Code(" = None"),
            docstring([describe(member)], 4),
        )

    def _annotation(self, imports: _Imports, kind: Type, *, checked: bool) -> str:
        """Return the type of a member, with integers that check the limits of their type if ``checked``."""
        if kind.is_list and kind.of:
            return f"list[{self._annotation(imports, kind.of, checked=checked)}]"
        if kind.is_map and kind.of:
            return f"dict[str, {self._annotation(imports, kind.of, checked=checked)}]"
        if kind.name in INTEGERS and checked:
            return imports.add(MODELS, INTEGERS[kind.name])
        if kind.name == "datetime":
            return imports.add("yunbind_runtime.base.timestamps", self._zone)
        if kind.name in self._enumerations:
            return imports.add(f"{self._service.module}.enums", kind.name)
        if kind.name in self._structures:
            return imports.add(".types", kind.name)
        return PYTHON_TYPES[kind.name]


class _Imports:
    """The names that the models of a module need, by module."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}

    def add(self, module: str, name: str) -> str:
        """Note a name, and return it."""
        self._names.setdefault(module, set()).add(name)
        return name

    def view(self, without: str | None = None) -> tuple[tuple[Code, Code], ...]:
        """Return the modules and their names in order, ``without`` a module of the same package."""
        return tuple(
            (_module(module), joined(map(identifier, sorted(names))))
            for module, names in sorted(self._names.items())
            if module != f".{without}"
        )


def _module(name: str) -> Code:
    return Code(f".{identifier(name[1:])}") if name.startswith(".") else dotted_name(name)


def _list_limits(member: Member) -> dict[str, object]:
    """Return the documented limits as arguments of a pydantic field."""
    spec = member.spec
    least, most = spec.range or (None, None)
    if spec.range is not None and least is None and member.type.name == "uint64":
        least = 0
    (shortest, longest), (fewest, maximum) = spec.length or (None, None), spec.items or (None, None)
    limits: dict[str, object] = {
        "ge": least,
        "le": most,
        "max_length": maximum if longest is None else longest,
        "min_length": fewest if shortest is None else shortest,
        "pattern": None if spec.pattern is None else f"^(?:{spec.pattern})$",
    }
    return {key: value for key, value in limits.items() if value is not None}


def _order(structures: Iterable[Structure]) -> Iterator[Structure]:
    """Yield structures after those that they refer to, unless these refer back."""
    waiting = list(structures)
    names = {each.python for each in waiting}
    placed: set[str] = set()
    while waiting:
        left: list[Structure] = []
        for structure in waiting:
            if _refers(structure) & names <= placed | {structure.python}:
                placed.add(structure.python)
                yield structure
            else:
                left.append(structure)
        if len(left) == len(waiting):
            yield from left
            return
        waiting = left


def _find_cyclic(ordered: Sequence[Structure]) -> Iterator[str]:
    """Yield the classes that refer to themselves or to a class below them."""
    below = {each.python for each in ordered}
    for structure in ordered:
        if _refers(structure) & below:
            yield structure.python
        below.discard(structure.python)


def _refers(structure: Structure) -> set[str]:
    return {member.type.leaf.name for member in structure.members}
