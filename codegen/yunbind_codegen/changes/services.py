"""Changes of clouds and services: endpoints, signing, credentials, versions."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Provider, Service, TokenService
from ..provider import Endpoints, TokenActions
from .actions import compare_actions, compare_region
from .change import Change, Subject, compare_fields, compare_texts
from .errors import compare_classes, list_common_classes, list_own_classes
from .facts import compare_groups, compare_sources
from .paging import compare_waiters
from .public_api import ServiceApi
from .rules import Rule
from .types import compare_types, find_type_context


def compare_providers(old: Provider, new: Provider) -> Iterator[Change]:
    """Yield every change of a cloud that both states have."""
    subject = provider_subject(new)
    yield from _compare_protocol(old, new, subject)
    yield from _compare_credentials(old, new, subject)
    module, path = f"yunbind.{new.name}.errors", f"specs/{new.name}/errors.yaml"
    yield from compare_classes(module, path, list_common_classes(old), list_common_classes(new))
    yield from _compare_services(old, new)
    yield from compare_texts(subject, {"name": old.spec.name}, {"name": new.spec.name})
    fields = {
        "source": (Rule.SOURCE_CHANGED, "The address of the vendor's page changed."),
        "quirks": (Rule.QUIRKS_CHANGED, "The notes on the vendor's contradictions changed."),
        "clock_skew": (
            Rule.CLOCK_SKEW_CHANGED,
            f"The allowed clock skew is now {new.spec.clock_skew} s; it was {old.spec.clock_skew} s.",
        ),
    }
    yield from compare_fields(subject, old.spec, new.spec, fields)
    if old.common_parameters != new.common_parameters:
        sentence = "The documentation of the common parameters changed."
        yield subject.change(Rule.COMMON_PARAMETERS_CHANGED, sentence, "common_parameters")


def provider_subject(provider: Provider) -> Subject:
    """Return the subject of changes that concern a whole cloud."""
    return Subject(f"yunbind.{provider.name}", provider.name, f"specs/{provider.name}/provider.yaml")


def _compare_protocol(old: Provider, new: Provider, subject: Subject) -> Iterator[Change]:
    """Yield the changes of protocol, time zone and size limits.

    Signing schemes and endpoints are compared for each service.
    """
    if old.spec.protocol != new.spec.protocol:
        sentence = f"The protocol is now {new.spec.protocol}; it was {old.spec.protocol}."
        yield subject.change(Rule.PROTOCOL_CHANGED, sentence, "protocol")
    if old.spec.naive_timestamps != new.spec.naive_timestamps:
        zones = f"{new.spec.naive_timestamps}; it was {old.spec.naive_timestamps}"
        sentence = f"The zone of times without a zone is now {zones}."
        yield subject.change(Rule.TIMESTAMP_ZONE_CHANGED, sentence, "naive_timestamps")
    before: dict[str, int] = old.spec.size_limits.model_dump(by_alias=True, exclude_none=True)
    after: dict[str, int] = new.spec.size_limits.model_dump(by_alias=True, exclude_none=True)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was != now:
            lowered = now is not None and (was is None or now < was)
            rule = Rule.SIZE_LIMIT_LOWERED if lowered else Rule.SIZE_LIMIT_RAISED
            sentence = f"The maximum request size ({key}) is now {_show_size(now)}; it was {_show_size(was)}."
            yield subject.change(rule, sentence, "size_limits", key)


def _show_size(size: int | None) -> str:
    return "unlimited" if size is None else f"{size} bytes"


def _compare_credentials(old: Provider, new: Provider, subject: Subject) -> Iterator[Change]:
    """Yield the changes of credential sources and of error recovery."""
    before, after = _list_variables(old), _list_variables(new)
    for key in before:
        yield from _compare_variables(subject, before[key], after[key], "environment", *key)
    yield from compare_sources(old.spec, new.spec)
    services = (
        ("keystone", old.keystone, new.keystone),
        ("sts", _identify(old.sts), _identify(new.sts)),
    )
    for key, was, now in services:
        if was is None and now is not None:
            yield subject.change(Rule.TOKEN_SERVICE_ADDED, f"The {key} service was added.", key)
        elif was != now:
            sentence = f"The {key} service {'changed' if now else 'was removed'}."
            yield subject.change(Rule.TOKEN_SERVICE_CHANGED, sentence, key)
    if old.sts and new.sts:
        yield from _compare_token_actions(old.sts.spec.actions, new.sts.spec.actions, subject)
        for key in ("members", "encodes_policy", "region"):
            was, now = getattr(old.sts.spec, key), getattr(new.sts.spec, key)
            if was is not None and now is not None:  # members come and go with the actions
                yield from compare_groups(subject.at("sts", key), was, now)
    for key in _REMEDIES:
        was, now = set(getattr(old.spec.remedies, key)), set(getattr(new.spec.remedies, key))
        for code in sorted(now - was):
            sentence = f"The client now recovers from {code}: it {_REMEDIES[key]} and retries once."
            yield subject.change(Rule.REMEDY_ADDED, sentence, "remedies", key)
        for code in sorted(was - now):
            sentence = f"The client no longer recovers from {code}: it raises the error."
            yield subject.change(Rule.REMEDY_REMOVED, sentence, "remedies", key)


def _identify(sts: TokenService | None) -> tuple[str, str, str] | None:
    """Return the values of a token service that make it another one."""
    return (sts.module, sts.spec.service, sts.spec.version) if sts else None


def _compare_token_actions(old: TokenActions, new: TokenActions, subject: Subject) -> Iterator[Change]:
    for key in TokenActions.model_fields:
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            rule = Rule.TOKEN_SERVICE_CHANGED if was else Rule.TOKEN_SERVICE_ADDED
            names = f"{now or 'no action'}; it was {was or 'no action'}"
            sentence = f"Temporary credentials ({key}) now come from {names}."
            yield subject.change(rule, sentence, "sts", "actions", key)


_REMEDIES = {
    "clock": "corrects its clock",
    "session": "gets new credentials",
    "key": "reads changed credentials",
}


def _list_variables(provider: Provider) -> dict[tuple[str, ...], list[str]]:
    credentials: dict[str, list[str]] = provider.spec.environment.credentials.model_dump()
    return {
        ("region",): list(provider.spec.environment.region),
        **{("credentials", key): variables for key, variables in credentials.items()},
    }


def _compare_variables(subject: Subject, old: list[str], new: list[str], *place: str) -> Iterator[Change]:
    if old == new:
        return
    label = place[-1].replace("_", " ") if place[-1] != "variables" else "endpoint"
    if new[: len(old)] == old:
        sentence = f"The {label} is now also read from {' and '.join(new[len(old) :])}."
        yield subject.change(Rule.VARIABLE_ADDED, sentence, *place)
    else:
        names = f"{', '.join(new) or 'no variable'}; it was read from {', '.join(old) or 'no variable'}"
        yield subject.change(Rule.VARIABLES_CHANGED, f"The {label} is now read from {names}.", *place)


def _compare_services(old: Provider, new: Provider) -> Iterator[Change]:
    before = {(each.name, each.version): ServiceApi(old, each) for each in old.services}
    after = {(each.name, each.version): ServiceApi(new, each) for each in new.services}
    names = {name for name, _ in before}, {name for name, _ in after}
    for key, service_api in before.items():
        if key not in after:
            rule = Rule.VERSION_REMOVED if key[0] in names[1] else Rule.SERVICE_REMOVED
            yield _package(service_api).change(rule, f"{service_api.title} was removed.")
    for key, service_api in after.items():
        if key not in before:
            rule = Rule.VERSION_ADDED if key[0] in names[0] else Rule.SERVICE_ADDED
            yield _package(service_api).change(rule, f"{service_api.title} was added.")
        else:
            yield from compare_service_apis(before[key], service_api)
    for name in sorted(names[0]):
        yield from _compare_default(
            [each for key, each in before.items() if key[0] == name and each.service.spec.default],
            [each for key, each in after.items() if key[0] == name and each.service.spec.default],
        )


def _package(service_api: ServiceApi) -> Subject:
    return Subject(
        service_api.service.module, service_api.title, f"{service_api.service.folder}/service.yaml"
    )


def _compare_default(old: list[ServiceApi], new: list[ServiceApi]) -> Iterator[Change]:
    for was, now in zip(old, new, strict=False):  # each service has one default version
        if was.service.version != now.service.version:
            versions = f"{now.service.version}; it was {was.service.version}"
            sentence = f"The version of {now.package} is now {versions}."
            yield now.subject.change(Rule.DEFAULT_VERSION_CHANGED, sentence, "default")


def compare_service_apis(old: ServiceApi, new: ServiceApi) -> Iterator[Change]:
    """Yield every change of one version of a service."""
    was, now = old.service, new.service
    subject = new.subject
    context = find_type_context(old, new)
    if was.spec.client != now.spec.client:
        sentence = f"{was.spec.client}Client was renamed to {now.spec.client}Client."
        yield Subject(old.client, old.title, subject.path).change(Rule.CLIENT_RENAMED, sentence, "client")
    yield from _compare_signing(was, now, subject)
    yield from _compare_endpoints(was.endpoints, now.endpoints, subject.at("endpoints"))
    yield from compare_region(subject, was.spec.region, now.spec.region)
    yield from _compare_regions(was.spec.regions, now.spec.regions, subject.at("regions"))
    if was.spec.project != now.spec.project:
        rule = Rule.PROJECT_NEEDED if now.spec.project else Rule.PROJECT_NOT_NEEDED
        yield subject.change(
            rule, f"Calls {'now' if now.spec.project else 'no longer'} need a project.", "project"
        )
    yield from compare_types(old, new, context)
    yield from compare_actions(old, new, context)
    yield from compare_waiters(old, new)
    path = f"{now.folder}/errors.yaml"
    yield from compare_classes(f"{new.package}.errors", path, *list_own_classes(old, new))
    yield from _compare_documentation(was, now, subject)


def _compare_regions(was: list[str], now: list[str], subject: Subject) -> Iterator[Change]:
    """Yield the change of the accepted regions. Without a list, all are accepted."""
    added, removed = sorted({*now} - {*was}), sorted({*was} - {*now})
    if not was or not now:
        if now:
            yield subject.change(Rule.REGION_REFUSED, f"region= now accepts {', '.join(now)} only.")
        elif was:
            yield subject.change(Rule.REGION_ACCEPTED, "region= now accepts any region.")
        return
    for region in added:
        yield subject.change(Rule.REGION_ACCEPTED, f"region= now accepts {region}.")
    for region in removed:
        yield subject.change(Rule.REGION_REFUSED, f"region= no longer accepts {region}.")


def _compare_signing(was: Service, now: Service, subject: Subject) -> Iterator[Change]:
    for scheme in now.signing:
        if scheme not in was.signing:
            yield subject.change(Rule.SIGNING_SCHEME_ADDED, f"signing= now accepts {scheme}.", "signing")
    for scheme in was.signing:
        if scheme not in now.signing:
            sentence = f"signing= no longer accepts {scheme}."
            yield subject.change(Rule.SIGNING_SCHEME_REMOVED, sentence, "signing")
    if was.signing[0] != now.signing[0]:
        sentence = f"The default of signing= is now {now.signing[0]}; it was {was.signing[0]}."
        yield subject.change(Rule.SIGNING_DEFAULT_CHANGED, sentence, "signing")
    if was.signing_name != now.signing_name:
        sentence = f"The service name in signatures is now {now.signing_name}; it was {was.signing_name}."
        yield subject.change(Rule.SIGNING_NAME_CHANGED, sentence, "signing_name")


def _compare_endpoints(was: Endpoints, now: Endpoints, subject: Subject) -> Iterator[Change]:
    for region in [None, "", *sorted({*was.regions, *now.regions})]:
        old, new = _find_host(was, region), _find_host(now, region)
        calls = "Calls without a region" if region is None else f"Calls in {region or 'other regions'}"
        place = ("central",) if region is None else ("regions", region) if region else ("regional",)
        if old is None and new is not None:
            yield subject.change(Rule.ENDPOINT_ADDED, f"{calls} now go to {new}; they had no host.", *place)
        elif new is None and old is not None:
            yield subject.change(
                Rule.ENDPOINT_REMOVED, f"{calls} no longer have a host; they went to {old}.", *place
            )
        elif old != new:
            yield subject.change(
                Rule.ENDPOINT_CHANGED, f"{calls} now go to {new}; they went to {old}.", *place
            )
    yield from _compare_variables(subject, list(was.variables), list(now.variables), "variables")


def _find_host(endpoints: Endpoints, region: str | None) -> str | None:
    """Return the host of calls in a region.

    An empty text stands for any other region, and None for calls without a region.
    """
    if region is None:
        return endpoints.central
    host = endpoints.regions.get(region, endpoints.regional or endpoints.central)
    return host.replace("{region}", region) if host and region else host


def _compare_documentation(was: Service, now: Service, subject: Subject) -> Iterator[Change]:
    """Yield the changes of the documentation of a service."""
    yield from compare_texts(
        subject,
        {"name": was.spec.name, "summary": was.spec.summary},
        {"name": now.spec.name, "summary": now.spec.summary},
    )
    fields = {
        "source": (Rule.SOURCE_CHANGED, "The address of the vendor's page changed."),
        "quirks": (Rule.QUIRKS_CHANGED, "The notes on the vendor's contradictions changed."),
        "regions_source": (Rule.SOURCE_CHANGED, "The address of the list of regions changed."),
    }
    yield from compare_fields(subject, was.spec, now.spec, fields)
