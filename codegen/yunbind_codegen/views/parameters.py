"""Views of the keyword arguments of methods."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Member, Service
from ..safe_code import Code, annotation, identifier, literal, literal_type, python_type
from ..types import Type


@dataclass(frozen=True)
class ParameterView:
    name: Code
    text: Code
    annotation: Code
    default: Code


def view_parameter(service: Service, member: Member) -> ParameterView:
    """Return the view of the keyword argument for a request member."""
    shown = _annotation(service, member.type)
    return ParameterView(
        identifier(member.python),
        literal(member.python),
        annotation(shown if member.is_asked else f"{shown} | None"),
        Code("") if member.is_asked else Code(" = None"),
    )


def _annotation(service: Service, kind: Type) -> str:
    for enumeration in service.enumerations:
        if enumeration.name == kind.name and enumeration.values:
            try:
                values = literal_type(value.wire for value in enumeration.values)
            except ValueError:
                return f"{kind.name} | str"
            return f"{kind.name} | {values}"
    return python_type(kind)
