"""References to types, error codes and members that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from ..documents import Document, Location
from ..field_types import SCALARS
from ..index import ProviderIndex, ServiceIndex
from ..language import ActionFile
from ..problems import Problem, ProblemCode, suggest
from ..types import parse_type
from .groups import list_groups

TYPE_HINT = "Write a scalar, a name from types.yaml, list[T] or map[T]."


def check(provider: ProviderIndex) -> Iterator[Problem]:
    """Check every reference of a spec."""
    yield from _check_common_types(provider)
    yield from _check_provider_codes(provider)
    yield from _check_provider_services(provider)
    yield from _check_provider_actions(provider)
    yield from _check_token_members(provider)
    for service in provider.services.values():
        yield from _check_types(service)
        yield from _check_errors(service)
        for document, action in service.pages():
            yield from _check_members(document, action)


def _check_types(service: ServiceIndex) -> Iterator[Problem]:
    used: set[str] = set()
    guessed = False
    choices = [*SCALARS, "list[...]", "map[...]", *service.definitions]
    for group in list_groups(service):
        for name, member in group.members.items():
            place = group.at(name, "type")
            try:
                leaf = parse_type(member.type).leaf
            except ValueError:
                yield group.document.problem(
                    place,
                    ProblemCode.TYPE_EXPRESSION,
                    f"{group.owner}.{name}: {member.type} is not a type.",
                    TYPE_HINT,
                )
                guessed = True
                continue
            used.add(leaf.name)
            if leaf.is_named and leaf.name not in service.definitions and service.knows_types:
                guessed = True
                yield group.document.problem(
                    place,
                    ProblemCode.UNKNOWN_TYPE,
                    f"{group.owner}.{name}: there is no type {leaf.name}.",
                    suggest(leaf.name, choices),
                )
    # A misspelt reference leaves its type unused: report the reference only.
    if service.types and service.is_whole and not guessed:
        for name in service.definitions:
            if name not in used:
                yield service.types.problem(
                    ("types", name),
                    ProblemCode.UNUSED_TYPE,
                    f"Nothing uses the type {name}.",
                    "Remove it, or use it for a member.",
                )


def _check_common_types(provider: ProviderIndex) -> Iterator[Problem]:
    """Check the types of common parameters, which have no types.yaml."""
    if provider.provider is None or provider.settings is None:
        return
    for name, member in provider.settings.common_parameters.items():
        place = ("common_parameters", name, "type")
        try:
            leaf = parse_type(member.type).leaf
        except ValueError:
            message = f"{name}: {member.type} is not a type."
            yield provider.provider.problem(place, ProblemCode.TYPE_EXPRESSION, message, TYPE_HINT)
            continue
        if leaf.is_named:
            message = f"{name}: a common parameter cannot be a {leaf.name}."
            hint = suggest(leaf.name, [*SCALARS, "list[...]", "map[...]"])
            yield provider.provider.problem(place, ProblemCode.UNKNOWN_TYPE, message, hint)


def _check_provider_codes(provider: ProviderIndex) -> Iterator[Problem]:
    settings = provider.settings
    if provider.provider is None or settings is None:
        return
    if provider.errors is not None and provider.errors.content is None:
        return
    groups = {
        ("remedies", "clock"): settings.remedies.clock,
        ("remedies", "session"): settings.remedies.session,
        ("remedies", "key"): settings.remedies.key,
    }
    if settings.keystone is not None:
        groups["keystone", "token_ended"] = settings.keystone.token_ended
    for place, codes in groups.items():
        for index, code in enumerate(codes):
            if code not in provider.common_errors:
                yield provider.provider.problem(
                    (*place, index),
                    ProblemCode.UNKNOWN_ERROR,
                    f"The common error code {code} is not defined.",
                    f"Define it in the provider's errors.yaml. {suggest(code, provider.common_errors)}",
                )


def _check_provider_services(provider: ProviderIndex) -> Iterator[Problem]:
    if provider.provider is None or provider.settings is None:
        return
    for key, place in (("keystone", provider.settings.keystone), ("sts", provider.settings.sts)):
        if place is not None and (place.service, place.version) not in provider.services:
            known = [f"{name} {version}" for name, version in provider.services]
            yield provider.provider.problem(
                (key, "service"),
                ProblemCode.UNKNOWN_ACTION,
                f"There is no service {place.service} in the version {place.version}.",
                suggest(f"{place.service} {place.version}", known),
            )


def _check_provider_actions(provider: ProviderIndex) -> Iterator[Problem]:
    """Check the actions that ``keystone`` and ``sts`` name."""
    settings = provider.settings
    if provider.provider is None or settings is None:
        return
    keystone, sts = settings.keystone, settings.sts
    named: list[tuple[tuple[str, ...], str, str, str | None]] = []
    if keystone is not None:
        for key, name in (("token", keystone.token), ("projects", keystone.projects)):
            named.append((("keystone", key), keystone.service, keystone.version, name))
    if sts is not None:
        for key, name in (("role", sts.actions.role), ("oidc", sts.actions.oidc)):
            named.append((("sts", "actions", key), sts.service, sts.version, name))
    for place, service_name, version, name in named:
        service = provider.services.get((service_name, version))
        actions = {action.action for _, action in service.pages()} if service else set[str]()
        if name is not None and name not in actions and service and service.is_whole:
            message = f"{service_name} {version} has no action {name}."
            hint = suggest(name, actions)
            yield provider.provider.problem(place, ProblemCode.UNKNOWN_ACTION, message, hint)


def _check_token_members(provider: ProviderIndex) -> Iterator[Problem]:
    """Check the request members that ``sts`` names. Each belongs to one of its actions."""
    settings = provider.settings
    sts = settings.sts if settings else None
    if provider.provider is None or sts is None or sts.members is None:
        return
    service = provider.services.get((sts.service, sts.version))
    if service is None or not service.is_whole:
        return
    actions = (sts.actions.role, sts.actions.oidc)
    known = {name for _, action in service.pages() if action.action in actions for name in action.request}
    for key, name in sts.members.model_dump(exclude_none=True).items():
        if known and name not in known:
            message = f"The actions of sts have no request member {name}."
            place = ("sts", "members", key)
            yield provider.provider.problem(place, ProblemCode.UNKNOWN_MEMBER, message, suggest(name, known))


def _check_errors(service: ServiceIndex) -> Iterator[Problem]:
    provider = service.provider
    known = {**provider.common_errors, **service.own_errors}
    for document, action in service.pages():
        for position, code in enumerate(action.errors):
            if service.knows_errors and code not in known:
                key = code if isinstance(action.errors, dict) else position
                yield document.problem(
                    ("errors", key),
                    ProblemCode.UNKNOWN_ERROR,
                    f"{action.action}: the error code {code} is not defined.",
                    f"Define it in errors.yaml. {suggest(code, known)}",
                )
    for code in service.own_errors:
        if service.errors and code in provider.common_errors:
            yield service.errors.problem(
                ("errors", code),
                ProblemCode.REPEATED_ERROR,
                f"{code} is already one of the provider's common codes.",
                "Remove it here. Facts of one action's page belong in that action's errors.",
            )


def _check_members(document: Document, action: ActionFile) -> Iterator[Problem]:
    mentioned: list[tuple[Location, str]] = [
        (("exclusive", i, j), name)
        for i, group in enumerate(action.exclusive)
        for j, name in enumerate(group)
    ]
    for name, others in action.requires.items():
        mentioned.append((("requires", name), name))
        mentioned += [(("requires", name, index), other) for index, other in enumerate(others)]
    for place, name in mentioned:
        if name not in action.request:
            yield document.problem(
                place,
                ProblemCode.UNKNOWN_MEMBER,
                f"{action.action} has no request member {name}.",
                suggest(name, action.request),
            )
