"""Make one frozen model of specs that have no problems: names given, types found, defaults filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from . import ir, language
from .index import ProviderIndex, ServiceIndex, build_index
from .load import Document, Specs
from .name import class_name, enum_member_name, enum_name, snake_case, version_module
from .provider import Keystone, ProviderFile, ServiceFile, TokenService
from .types import Type, parse_type

SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}

RETRYABLE_KINDS = frozenset({"throttled", "unavailable", "server_fault"})


def resolve(specs: Specs) -> ir.Api:
    """Resolve checked specs. What ``check`` reports must have been mended before."""
    return ir.Api(tuple(_resolve_provider(provider) for provider in build_index(specs)))


def _resolve_provider(index: ProviderIndex) -> ir.Provider:
    settings = index.settings
    if settings is None:
        raise ValueError(f"{index.name} was not checked")
    errors = tuple(_resolve_error(code, each) for code, each in sorted(index.common_errors.items()))
    common = {error.code: error for error in errors}
    services = sorted(index.services.items())
    return ir.Provider(
        name=settings.provider,
        title=_text(settings.name),
        source=settings.source,
        protocol=settings.protocol,
        signing=tuple(settings.signing),
        endpoints=settings.endpoints,
        environment=settings.environment,
        keystone=_resolve_keystone(settings),
        sts=_find_operations(settings, settings.sts) if settings.sts else None,
        remedies=settings.remedies,
        naive_timestamps=settings.naive_timestamps,
        clock_skew=settings.clock_skew,
        size_limits=settings.size_limits,
        common_parameters=tuple(_member(name, each) for name, each in settings.common_parameters.items()),
        quirks=_texts(settings.quirks),
        errors=errors,
        services=tuple(_resolve_service(service, settings, common) for _, service in services),
    )


def _resolve_keystone(provider: ProviderFile) -> ir.Keystone | None:
    keystone = provider.keystone
    if keystone is None:
        return None
    return ir.Keystone(
        service=keystone.service,
        version=keystone.version,
        module=_find_operations(provider, keystone),
        token=keystone.token,
        projects=keystone.projects,
        token_ended=tuple(keystone.token_ended),
    )


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
    module = _package(provider.provider, settings.service, settings.version)
    enumerations: dict[str, ir.Enumeration] = {}
    for name, definition in index.definitions.items():
        if definition.enum is not None:
            enumerations[name] = _enumeration(class_name(name), _text(definition.doc), definition.enum)
    structures: list[ir.Structure] = []
    for name, definition in sorted(index.definitions.items()):
        if definition.members is None:
            continue
        members = _members(definition.members, enumerations, class_name(name))
        structures.append(
            ir.Structure(name, class_name(name), _text(definition.doc), definition.source, members)
        )
    errors = tuple(_resolve_error(code, each) for code, each in sorted(index.own_errors.items()))
    known = {**common, **{error.code: error for error in errors}}
    pages = sorted(index.pages(), key=lambda page: page[1].action)
    actions = tuple(_resolve_action(page, action, settings, known, enumerations) for page, action in pages)
    return ir.Service(
        name=settings.service,
        version=settings.version,
        module=module,
        folder="/".join(("specs", *index.folder)),
        default=settings.default,
        client=settings.client,
        title=_text(settings.name),
        summary=_text(settings.summary),
        source=settings.source,
        signing_name=settings.signing_name or settings.service,
        endpoints=settings.endpoints or provider.endpoints,
        region=settings.region,
        region_member=settings.region_member,
        signing=tuple(settings.signing or provider.signing),
        project=settings.project,
        regions=tuple(settings.regions),
        quirks=_texts(settings.quirks),
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
            (more.http if more else None) or known[code].http,
            (more.message if more else None) or known[code].message,
            _text(more.doc) if more and more.doc else None,
        )
        for code, more in sorted(said.items())
    ]
    return ir.Action(
        wire=action.action,
        python=snake_case(action.action),
        path=document.path,
        summary=_text(action.summary),
        doc=_text(action.doc) if action.doc else None,
        source=action.source,
        access=action.access,
        rate_limit=_rate(action.rate_limit),
        http=_http(action.http),
        success=tuple(action.success),
        unsigned=action.unsigned,
        region=action.region or service.region,
        permission=tuple(action.permission),
        request=_members(action.request, enumerations, None, region_member=service.region_member),
        response=_members(action.response, enumerations, None),
        exclusive=tuple(tuple(group) for group in action.exclusive),
        requires={name: tuple(others) for name, others in action.requires.items()},
        errors=tuple(errors),
        paginate=action.paginate,
        waiters=tuple(
            ir.Waiter(
                each.name,
                _text(each.doc),
                each.poll or action.action,
                tuple(each.success),
                tuple(each.failure),
                each.delay,
                each.timeout,
            )
            for each in action.waiters
        ),
        quirks=_texts(action.quirks),
        examples=tuple(action.examples),
        since=action.since,
        deprecated=_deprecation(action.deprecated),
    )


def _members(
    members: Mapping[str, language.Member],
    enumerations: dict[str, ir.Enumeration],
    owner: str | None,
    region_member: str | None = None,
) -> tuple[ir.Member, ...]:
    resolved: list[ir.Member] = []
    for wire, member in members.items():
        if member.enum is not None:
            name = enum_name(owner, wire)
            enumerations[name] = _enumeration(name, _text(member.doc), member.enum)
            member = member.model_copy(update={"type": member.type.replace("string", name)})
        resolved.append(_member(wire, member, is_filled=wire == region_member))
    return tuple(resolved)


def _member(wire: str, member: language.Member, *, is_filled: bool = False) -> ir.Member:
    return ir.Member(
        wire=wire,
        python=snake_case(member.rename or wire),
        type=_type(member.type),
        doc=_text(member.doc),
        required=member.required,
        is_filled=is_filled,
        range=member.range,
        length=member.length,
        items=member.items,
        pattern=member.pattern,
        server_default=member.server_default,
        sensitive=member.sensitive,
        nullable=member.nullable,
        deprecated=_deprecation(member.deprecated),
        since=member.since,
        example=member.example,
        filters={name: _text(doc) for name, doc in (member.filters or {}).items()},
        location=member.in_ or "body",
        header=member.name,
        flatten=member.flatten,
        encode=member.encode,
        idempotency_token=member.idempotency_token,
    )


def _type(expression: str) -> Type:
    parsed = parse_type(expression)

    def named(each: Type) -> Type:
        if each.of is not None:
            return Type(each.name, named(each.of))
        return each if each.is_scalar else Type(class_name(each.name))

    return named(parsed)


def _enumeration(name: str, doc: ir.Text, values: list[str] | dict[str, language.Doc]) -> ir.Enumeration:
    meanings: Mapping[str, language.Doc | None] = (
        values if isinstance(values, dict) else dict.fromkeys(values, None)
    )
    return ir.Enumeration(
        name,
        doc,
        tuple(
            ir.EnumValue(value, enum_member_name(value), _text(meaning) if meaning else None)
            for value, meaning in meanings.items()
        ),
    )


def _resolve_error(code: str, definition: language.ErrorDefinition) -> ir.Error:
    retryable = definition.retryable
    return ir.Error(
        code=code,
        python=definition.name or class_name(code),
        kind=definition.kind,
        retryable=definition.kind in RETRYABLE_KINDS if retryable is None else retryable,
        doc=_text(definition.doc),
        http=definition.http,
        message=definition.message,
        source=definition.source,
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


def _deprecation(said: bool | language.Doc) -> ir.Text | None:
    if isinstance(said, bool):
        return ir.Text("Deprecated by the vendor.", "厂商已弃用。") if said else None
    return _text(said)


def _texts(docs: Iterable[language.Doc]) -> tuple[ir.Text, ...]:
    return tuple(_text(doc) for doc in docs)


def _text(doc: language.Doc | language.Summary) -> ir.Text:
    if isinstance(doc, str):
        return ir.Text(_unwrap(doc))
    return ir.Text(_unwrap(doc.en), _unwrap(doc.zh) if doc.zh else None)


def _unwrap(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "\n", text).strip()
