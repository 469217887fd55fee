"""Changes of clouds and services: what there is, and how it is reached, signed and read."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Provider, Service
from ..provider import Endpoints
from .actions import compare_actions, compare_region
from .change import Change, Subject, compare_texts
from .errors import compare_classes, list_common_classes, list_own_classes
from .paging import compare_waiters
from .public_api import ServiceApi
from .rules import Rule
from .types import compare_types, find_type_context


def compare_providers(old: Provider, new: Provider) -> Iterator[Change]:
    """Every change of a cloud that both states have."""
    subject = provider_subject(new)
    yield from _compare_reach(old, new, subject)
    yield from _compare_credentials(old, new, subject)
    module, path = f"yunbind.{new.name}.errors", f"specs/{new.name}/errors.yaml"
    yield from compare_classes(module, path, list_common_classes(old), list_common_classes(new))
    yield from _compare_services(old, new)
    yield from compare_texts(subject, {"name": old.spec.name}, {"name": new.spec.name})
    for key, rule, said in (
        ("source", Rule.SOURCE_CHANGED, "The vendor's page is another."),
        ("quirks", Rule.QUIRKS_CHANGED, "What is said of the vendor's contradictions differs."),
        ("clock_skew", Rule.CLOCK_SKEW_CHANGED, f"The time may be off by {new.spec.clock_skew} seconds."),
    ):
        if getattr(old.spec, key) != getattr(new.spec, key):
            yield subject.change(rule, said, key)
    if old.common_parameters != new.common_parameters:
        said = "What is told of the parameters of every call differs."
        yield subject.change(Rule.COMMON_PARAMETERS_CHANGED, said, "common_parameters")


def provider_subject(provider: Provider) -> Subject:
    """A cloud as a whole."""
    return Subject(f"yunbind.{provider.name}", provider.name, f"specs/{provider.name}/provider.yaml")


def _compare_reach(old: Provider, new: Provider, subject: Subject) -> Iterator[Change]:
    """Protocol, zone and sizes; schemes and hosts are compared service by service."""
    if old.spec.protocol != new.spec.protocol:
        said = f"The protocol is {new.spec.protocol} instead of {old.spec.protocol}."
        yield subject.change(Rule.PROTOCOL_CHANGED, said, "protocol")
    if old.spec.naive_timestamps != new.spec.naive_timestamps:
        was, now = old.spec.naive_timestamps, new.spec.naive_timestamps
        said = f"Times without a zone are read in {now} instead of {was}."
        yield subject.change(Rule.TIMESTAMP_ZONE_CHANGED, said, "naive_timestamps")
    before: dict[str, int] = old.spec.size_limits.model_dump(by_alias=True, exclude_none=True)
    after: dict[str, int] = new.spec.size_limits.model_dump(by_alias=True, exclude_none=True)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was != now:
            lowered = now is not None and (was is None or now < was)
            rule = Rule.SIZE_LIMIT_LOWERED if lowered else Rule.SIZE_LIMIT_RAISED
            said = f"The largest request ({key}) is {_bytes(now)}; it was {_bytes(was)}."
            yield subject.change(rule, said, "size_limits", key)


def _bytes(size: int | None) -> str:
    return "unlimited" if size is None else f"{size} bytes"


def _compare_credentials(old: Provider, new: Provider, subject: Subject) -> Iterator[Change]:
    """Where credentials come from, and what mends a refusal."""
    before, after = _list_variables(old), _list_variables(new)
    for key in before:
        yield from _compare_variables(subject, before[key], after[key], "environment", *key)
    for key in ("keystone", "sts"):
        was, now = getattr(old, key), getattr(new, key)
        if was is None and now is not None:
            yield subject.change(Rule.TOKEN_SERVICE_ADDED, f"{key} is known.", key)
        elif was != now:
            said = f"{key} is another." if now else f"{key} is no longer known."
            yield subject.change(Rule.TOKEN_SERVICE_CHANGED, said, key)
    for key in ("clock", "session"):
        was, now = set(getattr(old.spec.remedies, key)), set(getattr(new.spec.remedies, key))
        for code in sorted(now - was):
            yield subject.change(Rule.REMEDY_ADDED, f"A call refused with {code} is mended.", "remedies", key)
        for code in sorted(was - now):
            said = f"A call refused with {code} is no longer mended."
            yield subject.change(Rule.REMEDY_REMOVED, said, "remedies", key)


def _list_variables(provider: Provider) -> dict[tuple[str, ...], list[str]]:
    credentials: dict[str, list[str]] = provider.spec.environment.credentials.model_dump()
    return {
        ("region",): list(provider.spec.environment.region),
        **{("credentials", key): variables for key, variables in credentials.items()},
    }


def _compare_variables(subject: Subject, old: list[str], new: list[str], *place: str) -> Iterator[Change]:
    if old == new:
        return
    if new[: len(old)] == old:
        said = f"{' and '.join(new[len(old) :])} may name it too."
        yield subject.change(Rule.VARIABLE_ADDED, said, *place)
    else:
        said = f"It is read from {', '.join(new) or 'no variable'} instead of {', '.join(old)}."
        yield subject.change(Rule.VARIABLES_CHANGED, said, *place)


def _compare_services(old: Provider, new: Provider) -> Iterator[Change]:
    before = {(each.name, each.version): ServiceApi(old, each) for each in old.services}
    after = {(each.name, each.version): ServiceApi(new, each) for each in new.services}
    names = {name for name, _ in before}, {name for name, _ in after}
    for key, service_api in before.items():
        if key not in after:
            rule = Rule.VERSION_REMOVED if key[0] in names[1] else Rule.SERVICE_REMOVED
            yield _package(service_api).change(rule, f"{service_api.title} is gone.")
    for key, service_api in after.items():
        if key not in before:
            rule = Rule.VERSION_ADDED if key[0] in names[0] else Rule.SERVICE_ADDED
            yield _package(service_api).change(rule, f"{service_api.title} is new.")
        else:
            yield from compare_service_apis(before[key], service_api)
    for name in sorted(names[0] & names[1]):
        yield from _compare_default(
            [each for key, each in before.items() if key[0] == name and each.service.spec.default],
            [each for key, each in after.items() if key[0] == name and each.service.spec.default],
        )


def _package(service_api: ServiceApi) -> Subject:
    return Subject(
        service_api.service.module, service_api.title, f"{service_api.service.folder}/service.yaml"
    )


def _compare_default(old: list[ServiceApi], new: list[ServiceApi]) -> Iterator[Change]:
    for was, now in zip(old, new, strict=False):  # each service has one
        if was.service.version != now.service.version:
            said = f"{now.package} is {now.service.version} instead of {was.service.version}."
            yield now.subject.change(Rule.DEFAULT_VERSION_CHANGED, said, "default")


def compare_service_apis(old: ServiceApi, new: ServiceApi) -> Iterator[Change]:
    """Every change of a service in one version."""
    was, now = old.service, new.service
    subject = new.subject
    context = find_type_context(old, new)
    if was.spec.client != now.spec.client:
        said = f"{was.spec.client}Client is now called {now.spec.client}Client."
        yield Subject(old.client, old.title, subject.path).change(Rule.CLIENT_RENAMED, said, "client")
    yield from _compare_signing(was, now, subject)
    yield from _compare_endpoints(was.endpoints, now.endpoints, subject.at("endpoints"))
    yield from compare_region(subject, was.spec.region, now.spec.region)
    if was.spec.project != now.spec.project:
        rule = Rule.PROJECT_NEEDED if now.spec.project else Rule.PROJECT_NOT_NEEDED
        yield subject.change(
            rule, f"Calls {'' if now.spec.project else 'no longer '}act in a project.", "project"
        )
    yield from compare_types(old, new, context)
    yield from compare_actions(old, new, context)
    yield from compare_waiters(old, new)
    path = f"{now.folder}/errors.yaml"
    yield from compare_classes(f"{new.package}.errors", path, *list_own_classes(old, new))
    yield from _compare_documentation(was, now, subject)


def _compare_signing(was: Service, now: Service, subject: Subject) -> Iterator[Change]:
    for scheme in now.signing:
        if scheme not in was.signing:
            yield subject.change(Rule.SIGNING_SCHEME_ADDED, f"signing= may be {scheme}.", "signing")
    for scheme in was.signing:
        if scheme not in now.signing:
            said = f"signing= may not be {scheme} any more."
            yield subject.change(Rule.SIGNING_SCHEME_REMOVED, said, "signing")
    if was.signing[0] != now.signing[0]:
        said = f"Without signing=, calls are signed by {now.signing[0]} instead of {was.signing[0]}."
        yield subject.change(Rule.SIGNING_DEFAULT_CHANGED, said, "signing")
    if was.signing_name != now.signing_name:
        said = f"Signatures name the service {now.signing_name} instead of {was.signing_name}."
        yield subject.change(Rule.SIGNING_NAME_CHANGED, said, "signing_name")


def _compare_endpoints(was: Endpoints, now: Endpoints, subject: Subject) -> Iterator[Change]:
    for region in [None, "", *sorted({*was.regions, *now.regions})]:
        old, new = _find_host(was, region), _find_host(now, region)
        who = "Calls without a region" if region is None else f"Calls in {region or 'other regions'}"
        place = ("central",) if region is None else ("regions", region) if region else ("regional",)
        if old is None and new is not None:
            yield subject.change(Rule.ENDPOINT_ADDED, f"{who} go to {new}.", *place)
        elif new is None and old is not None:
            yield subject.change(Rule.ENDPOINT_REMOVED, f"{who} went to {old} and have no host now.", *place)
        elif old != new:
            yield subject.change(Rule.ENDPOINT_CHANGED, f"{who} go to {new} instead of {old}.", *place)
    yield from _compare_variables(subject, list(was.variables), list(now.variables), "variables")


def _find_host(endpoints: Endpoints, region: str | None) -> str | None:
    """Where calls go in a region, in any other one (an empty text), or without one."""
    if region is None:
        return endpoints.central
    host = endpoints.regions.get(region, endpoints.regional or endpoints.central)
    return host.replace("{region}", region) if host and region else host


def _compare_documentation(was: Service, now: Service, subject: Subject) -> Iterator[Change]:
    """What is told of a service and does nothing."""
    yield from compare_texts(
        subject,
        {"name": was.spec.name, "summary": was.spec.summary},
        {"name": now.spec.name, "summary": now.spec.summary},
    )
    for key, rule, said in (
        ("source", Rule.SOURCE_CHANGED, "The vendor's page is another."),
        ("quirks", Rule.QUIRKS_CHANGED, "What is said of the vendor's contradictions differs."),
        ("regions", Rule.REGIONS_CHANGED, "The documented regions differ."),
    ):
        if getattr(was.spec, key) != getattr(now.spec, key):
            yield subject.change(rule, said, key)
