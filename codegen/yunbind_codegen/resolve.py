"""Resolve specs without problems: add Python names, parsed types and inherited settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from . import ir, language
from .behavior import BehaviorFile
from .cases.case_files import CASES, CaseFile, Kit, WrittenCase
from .documents import Document, Specs
from .field_types import RETRYABLE_KINDS
from .index import ProviderIndex, ServiceIndex, build_index
from .language import Bilingual
from .name import class_name, enum_member_name, enum_name, snake_case, version_module
from .protocol import ProtocolFile
from .provider import Keystone, ProviderFile, ServiceFile, TokenService
from .types import Type, parse_type

SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}


def resolve(specs: Specs) -> ir.Api:
    """Resolve specs in which ``check`` found no problem."""
    contents = [document.content for document in specs.documents]
    return ir.Api(
        tuple(_resolve_provider(provider) for provider in build_index(specs)),
        next((content for content in contents if isinstance(content, BehaviorFile)), None),
        tuple(content for content in contents if isinstance(content, ProtocolFile)),
        _collect_cases(specs),
    )


def _collect_cases(specs: Specs) -> Kit:
    kit: dict[str, list[WrittenCase]] = {name: [] for name in CASES}
    for document in specs.documents:
        if isinstance(document.content, CaseFile):
            cases = enumerate(document.content.cases)
            kit[document.kit_file] += [WrittenCase(case, document.path, index) for index, case in cases]
    return kit


def _resolve_provider(index: ProviderIndex) -> ir.Provider:
    settings = index.settings
    if settings is None:
        raise ValueError(f"{index.name} was not checked")
    errors = tuple(_resolve_error(code, each) for code, each in sorted(index.common_errors.items()))
    common = {error.code: error for error in errors}
    services = sorted(index.services.items())
    return ir.Provider(
        spec=settings,
        keystone=_resolve_keystone(index, settings),
        sts=_resolve_token_service(index, settings),
        common_parameters=tuple(_member(name, each) for name, each in settings.common_parameters.items()),
        errors=errors,
        services=tuple(_resolve_service(service, settings, common) for _, service in services),
    )


def _resolve_keystone(index: ProviderIndex, provider: ProviderFile) -> ir.Keystone | None:
    keystone = provider.keystone
    if keystone is None:
        return None
    constants = _list_constants(index, keystone)
    return ir.Keystone(
        keystone,
        _find_operations(provider, keystone),
        constants[keystone.token],
        constants[keystone.projects],
    )


def _resolve_token_service(index: ProviderIndex, provider: ProviderFile) -> ir.TokenService | None:
    sts = provider.sts
    if sts is None:
        return None
    constants = _list_constants(index, sts)
    role, oidc = (constants[name] if name else None for name in (sts.actions.role, sts.actions.oidc))
    return ir.TokenService(sts, _find_operations(provider, sts), role, oidc)


def _list_constants(index: ProviderIndex, place: Keystone | TokenService) -> dict[str, str]:
    """Return the names of the operations of a service, by action."""
    pages = index.services[place.service, place.version].pages()
    return {page.action: snake_case(page.rename or page.action).upper() for _, page in pages}


def _find_operations(provider: ProviderFile, place: Keystone | TokenService) -> str:
    return f"{_package(provider.provider, place.service, place.version)}.operations"


def _package(provider: str, service: str, version: str) -> str:
    return f"yunbind.{provider}.{service}.{version_module(version)}"


def _resolve_service(
    index: ServiceIndex, provider: ProviderFile, common: Mapping[str, ir.Error]
) -> ir.Service:
    settings = index.settings
    if settings is None:
        raise ValueError(f"{'/'.join(index.folder)} was not checked")
    enumerations: dict[str, ir.Enumeration] = {}
    for name, definition in index.definitions.items():
        if definition.enum is not None:
            enumerations[name] = _enumeration(class_name(name), name, definition.doc, definition.enum)
    structures: list[ir.Structure] = []
    for name, definition in sorted(index.definitions.items()):
        if definition.members is not None:
            members = _members(definition.members, enumerations, class_name(name))
            structures.append(ir.Structure(definition, name, class_name(name), members))
    errors = tuple(_resolve_error(code, each) for code, each in sorted(index.own_errors.items()))
    known = {**common, **{error.code: error for error in errors}}
    pages = sorted(index.pages(), key=lambda page: page[1].action)
    actions = tuple(_resolve_action(page, action, settings, known, enumerations) for page, action in pages)
    return ir.Service(
        spec=settings,
        module=_package(provider.provider, settings.service, settings.version),
        folder="/".join(("specs", *index.folder)),
        signing_name=settings.signing_name or settings.service,
        endpoints=settings.endpoints or provider.endpoints,
        signing=tuple(settings.signing or provider.signing),
        structures=tuple(structures),
        enumerations=tuple(sorted(enumerations.values(), key=lambda each: each.name)),
        errors=errors,
        actions=actions,
    )


def _resolve_action(
    document: Document,
    action: language.ActionFile,
    service: ServiceFile,
    known: Mapping[str, ir.Error],
    enumerations: dict[str, ir.Enumeration],
) -> ir.Action:
    said = action.errors if isinstance(action.errors, dict) else dict.fromkeys(action.errors)
    errors = [
        ir.ActionError(
            known[code],
            (more.http if more else None) or known[code].spec.http,
            (more.message if more else None) or known[code].spec.message,
            more.doc if more else None,
        )
        for code, more in sorted(said.items())
    ]
    region_member = None if action.region == "none" else service.region_member
    return ir.Action(
        spec=action,
        python=snake_case(action.rename or action.action),
        path=document.path,
        rate_limit=_rate(action.rate_limit),
        http=_http(action.http),
        region=action.region or _find_region_need(action, service),
        request=_members(action.request, enumerations, None, region_member=region_member),
        response=_members(action.response, enumerations, None),
        errors=tuple(errors),
        waiters=tuple(ir.Waiter(waiter, waiter.poll or action.action) for waiter in action.waiters),
    )


def _find_region_need(
    action: language.ActionFile, service: ServiceFile
) -> Literal["required", "optional", "none"]:
    """Return the service's value, or ``required`` if the action requires the member that it fills."""
    member = action.request.get(service.region_member or "")
    return "required" if member is not None and member.required else service.region


def _members(
    members: Mapping[str, language.Member],
    enumerations: dict[str, ir.Enumeration],
    owner: str | None,
    region_member: str | None = None,
) -> tuple[ir.Member, ...]:
    resolved: list[ir.Member] = []
    for wire, member in members.items():
        name = None
        if member.enum is not None:
            name = enum_name(owner, wire)
            enumerations[name] = _enumeration(name, name, member.doc, member.enum)
        resolved.append(_member(wire, member, name, is_filled=wire == region_member))
    return tuple(resolved)


def _member(
    wire: str, member: language.Member, enum: str | None = None, *, is_filled: bool = False
) -> ir.Member:
    """``enum`` is the class of the member's inline values."""
    expression = member.type.replace("string", enum) if enum else member.type
    python = snake_case(member.rename or wire)
    return ir.Member(member, wire, python, _type(expression), expression, is_filled)


def _type(expression: str) -> Type:
    parsed = parse_type(expression)

    def named(each: Type) -> Type:
        if each.of is not None:
            return Type(each.name, named(each.of))
        return each if each.is_scalar else Type(class_name(each.name))

    return named(parsed)


def _enumeration(
    name: str, key: str, doc: Bilingual, values: list[str] | dict[str, language.Doc]
) -> ir.Enumeration:
    meanings: Mapping[str, Bilingual | None] = (
        values if isinstance(values, dict) else dict.fromkeys(values, None)
    )
    return ir.Enumeration(
        name,
        key,
        doc,
        tuple(ir.EnumValue(value, enum_member_name(value), meaning) for value, meaning in meanings.items()),
    )


def _resolve_error(code: str, definition: language.ErrorDefinition) -> ir.Error:
    retryable = definition.retryable
    return ir.Error(
        spec=definition,
        code=code,
        python=definition.name or class_name(code),
        retryable=definition.kind in RETRYABLE_KINDS if retryable is None else retryable,
    )


def _rate(limit: str | None) -> tuple[int, int] | None:
    if limit is None:
        return None
    calls, _, unit = limit.partition("/")
    return int(calls), SECONDS[unit]


def _http(line: str | None) -> tuple[str, str] | None:
    if line is None:
        return None
    method, path = re.split(r" ", line, maxsplit=1)
    return method, path
