"""Views of the keyword arguments of methods."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Member, Service
from ..safe_code import Code, annotation, identifier, literal, literal_type, python_type
from ..types import Type

EXTRA_ARGUMENTS = ("extra, extra_headers", "Undocumented members by wire name, and headers, to send too.")
"""The entry of a docstring for the arguments that every method has."""


@dataclass(frozen=True)
class ParameterView:
    name: Code
    text: Code
    annotation: Code
    default: Code


def view_parameter(service: Service, member: Member) -> ParameterView:
    """Return the view of the keyword argument for a request member."""
    structures = {structure.python for structure in service.structures}
    shown = _annotation(service, structures, member.type)
    return ParameterView(
        identifier(member.python),
        literal(member.python),
        annotation(shown if member.is_asked else f"{shown} | None"),
        Code("") if member.is_asked else Code(" = None"),
    )


def _annotation(service: Service, structures: set[str], kind: Type) -> str:
    """Return what an argument accepts: any sequence for a list, and a mapping for a structure."""
    if kind.is_list and kind.of:
        return f"Sequence[{_annotation(service, structures, kind.of)}]"
    if kind.is_map and kind.of:
        return f"Mapping[str, {_annotation(service, structures, kind.of)}]"
    if kind.name in structures:
        return f"{identifier(kind.name)} | Mapping[str, object]"
    for enumeration in service.enumerations:
        if enumeration.name == kind.name and enumeration.values:
            try:
                values = literal_type(value.wire for value in enumeration.values)
            except ValueError:
                return f"{kind.name} | str"
            return f"{kind.name} | {values}"
    return python_type(kind)
