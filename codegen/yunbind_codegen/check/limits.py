"""Traits that do not fit their member: limits, patterns, values and places on the wire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter
from pydantic_core import SchemaError

from ..documents import Document
from ..index import ProviderIndex, ServiceIndex
from ..language import ActionFile, Member
from ..patterns import TooManyRepeatsError, refuse_repeats
from ..problems import Problem, ProblemCode, suggest
from ..types import NUMBERS, Type, parse_type
from .groups import Group, list_groups

SCHEMES = {
    "tencent-api3": ("tc3-hmac-sha256", "hmac-sha1", "hmac-sha256"),
    "alibaba-rpc": ("acs3-hmac-sha256", "hmac-sha1"),
    "huawei-rest": ("sdk-hmac-sha256", "x-auth-token"),
}


def check(provider: ProviderIndex) -> Iterator[Problem]:
    """Check that each trait fits its member."""
    for service in provider.services.values():
        for group in list_groups(service):
            for name, member in group.members.items():
                try:
                    kind = parse_type(member.type)
                except ValueError:
                    continue
                yield from _check_limits(group, name, member, kind)
                yield from _check_traits(group, name, member, kind)
        yield from _check_wire(provider, service)
    yield from _check_schemes(provider)


def _check_limits(group: Group, name: str, member: Member, kind: Type) -> Iterator[Problem]:
    fits = {
        "range": kind.name in NUMBERS,
        "length": kind.name == "string",
        "items": kind.is_list or kind.is_map,
    }
    for trait, fit in fits.items():
        bounds = getattr(member, trait)
        if bounds is None:
            continue
        place = group.at(name, trait)
        if not fit:
            what = {"range": "numbers", "length": "strings", "items": "lists and maps"}[trait]
            message = f"{group.owner}.{name} is {member.type}, but {trait} applies to {what}."
            yield group.document.problem(place, ProblemCode.LIMIT, message, "Remove it or correct the type.")
        least, most = bounds
        if least is None and most is None:
            message = f"{group.owner}.{name}: {trait} has no limits."
            yield group.document.problem(
                place, ProblemCode.LIMIT, message, "Give at least one of the two limits."
            )
        if least is not None and most is not None and least > most:
            message = f"{group.owner}.{name}: the minimum {least} of {trait} is above the maximum {most}."
            yield group.document.problem(place, ProblemCode.LIMIT, message, f"Write [{most}, {least}].")
        if trait != "range" and any(end is not None and (end < 0 or end != int(end)) for end in bounds):
            message = f"{group.owner}.{name}: the limits of {trait} must be whole numbers of at least 0."
            yield group.document.problem(place, ProblemCode.LIMIT, message)


def _check_traits(group: Group, name: str, member: Member, kind: Type) -> Iterator[Problem]:
    document = group.document
    if member.pattern is not None:
        place = group.at(name, "pattern")
        try:
            re.compile(member.pattern)
            refuse_repeats(member.pattern)
            TypeAdapter(Annotated[str, StringConstraints(pattern=member.pattern)])
        except TooManyRepeatsError as error:
            message = f"{group.owner}.{name}: {error}"
            hint = "Write the whole length as `length`, and the characters as a pattern."
            yield document.problem(place, ProblemCode.PATTERN, message, hint)
        except (re.error, OverflowError, RecursionError, SchemaError) as error:
            message = f"{group.owner}.{name}: the pattern is not a regular expression: {_find_reason(error)}."
            hint = "Look-around and back-references are not supported, as models match in linear time."
            yield document.problem(place, ProblemCode.PATTERN, message, hint)
        if kind.leaf.name != "string":
            message = f"{group.owner}.{name} is {member.type}, but a pattern applies to strings."
            yield document.problem(place, ProblemCode.PATTERN, message)
    if member.enum is not None:
        place = group.at(name, "enum")
        if kind.leaf.name != "string":
            message = f"{group.owner}.{name} is {member.type}, but enum lists the values of a string."
            yield document.problem(place, ProblemCode.ENUM, message, "Remove it or correct the type.")
        if not member.enum or len(set(member.enum)) != len(member.enum):
            message = f"{group.owner}.{name}: enum is empty or repeats a value."
            yield document.problem(place, ProblemCode.ENUM, message)
        if isinstance(member.server_default, str) and member.server_default not in member.enum:
            message = f"{group.owner}.{name}: the default {member.server_default!r} is not one of the values."
            hint = suggest(member.server_default, member.enum)
            yield document.problem(group.at(name, "server_default"), ProblemCode.ENUM, message, hint)
    if member.range and isinstance(member.server_default, int | float):
        least, most = member.range
        if (least is not None and member.server_default < least) or (
            most is not None and member.server_default > most
        ):
            message = f"{group.owner}.{name}: the default {member.server_default} is outside its range."
            hint = "Correct one of them. If the page itself says so, leave the default out and add a quirk."
            yield document.problem(group.at(name, "server_default"), ProblemCode.LIMIT, message, hint)
    if group.role == "response":
        for trait in ("required", "idempotency_token", "flatten", "filters", "server_default"):
            if getattr(member, trait):
                message = f"{group.owner}.{name}: {trait} applies to requests, but this is a response."
                yield document.problem(group.at(name, trait), ProblemCode.WIRE, message, "Remove it.")
    if member.always:
        place = group.at(name, "always")
        if group.role == "request":
            message = f"{group.owner}.{name}: always applies to responses, but this is a request."
            yield document.problem(place, ProblemCode.WIRE, message, "Remove it.")
        if member.nullable:
            message = f"{group.owner}.{name}: a member that can be null is not always present."
            yield document.problem(place, ProblemCode.WIRE, message, "Remove one of always and nullable.")
    if member.idempotency_token and kind.name != "string":
        message = f"{group.owner}.{name}: an idempotency token must be a string."
        yield document.problem(group.at(name, "idempotency_token"), ProblemCode.WIRE, message)
    if group.role == "type" and (member.in_ or member.name):
        message = f"{group.owner}.{name}: a member of a type is always in the body."
        yield document.problem(group.at(name, "in"), ProblemCode.WIRE, message, "Remove `in` and `name`.")


def _find_reason(error: Exception) -> str:
    """Return the last line, which holds the reason. The lines before it show the position."""
    return str(error).strip().splitlines()[-1].strip().removeprefix("error: ").rstrip(".")


def _check_wire(provider: ProviderIndex, service: ServiceIndex) -> Iterator[Problem]:
    rest = bool(provider.settings and provider.settings.protocol == "huawei-rest")
    settings = service.settings
    for document, action in service.pages():
        if provider.settings and rest != (action.http is not None):
            message = (
                f"{action.action} has no http line, but {provider.settings.protocol} is REST."
                if rest
                else f"{action.action} has an http line, but {provider.settings.protocol} has no paths."
            )
            hint = "Write `http: GET /v5/things`." if rest else "Remove it."
            yield document.problem(("http",), ProblemCode.WIRE, message, hint)
        if action.http is not None:
            yield from _check_path(document, action, action.http)
        elif any(member.in_ not in (None, "body") for member in action.request.values()):
            message = f"{action.action}: `in` applies to REST only."
            yield document.problem(("request",), ProblemCode.WIRE, message, "Remove `in`.")
        if (
            settings
            and settings.region_member
            and settings.region_member not in action.request
            and action.request
        ):
            message = f"{action.action} has no {settings.region_member}, the region_member of the service."
            yield document.problem(
                ("request",), ProblemCode.WIRE, message, "Add it as the page documents it."
            )


def _check_path(document: Document, action: ActionFile, http: str) -> Iterator[Problem]:
    placeholders = set(re.findall(r"\{([^{}]*)\}", http))
    if set("{}") & set(re.sub(r"\{[^{}]*\}", "", http)):
        message = f"{action.action}: the braces of {http} do not match."
        yield document.problem(("http",), ProblemCode.WIRE, message, "Write each placeholder as {name}.")
    in_path = {name for name, member in action.request.items() if member.in_ == "path"}
    if {".", ".."} & set(http.split("/")):
        message = f"{action.action}: {http} contains . or .. as a segment."
        yield document.problem(("http",), ProblemCode.WIRE, message, "Write the path without them.")
    for name in sorted(placeholders - in_path):
        message = f"{action.action}: the path names {{{name}}}, but no member with `in: path` has this name."
        yield document.problem(("http",), ProblemCode.WIRE, message, suggest(name, action.request))
    for name in sorted(in_path - placeholders):
        message = f"{action.action}.{name} is in the path, but {http} does not name it."
        yield document.problem(
            ("request", name, "in"), ProblemCode.WIRE, message, f"Write {{{name}}} into the path."
        )
    for name in sorted(in_path):
        if not action.request[name].required:
            message = f"{action.action}.{name} is in the path, so it must be required."
            yield document.problem(("request", name), ProblemCode.WIRE, message, "Add `required: true`.")


def _check_schemes(provider: ProviderIndex) -> Iterator[Problem]:
    settings = provider.settings
    if settings is None or provider.provider is None:
        return
    known = SCHEMES[settings.protocol]
    said = [(provider.provider, settings.signing)]
    said += [
        (service.service, service.settings.signing)
        for service in provider.services.values()
        if service.service and service.settings
    ]
    for document, schemes in said:
        for index, scheme in enumerate(schemes):
            if scheme not in known:
                message = f"{settings.protocol} has no signing scheme {scheme}."
                hint = suggest(scheme, known)
                yield document.problem(("signing", index), ProblemCode.SCHEME, message, hint)
