"""Calls of actions and services that the catalog does not know: signed and sent, unchecked."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from yunbind_cli.arguments.members import Collected, Collector
from yunbind_cli.arguments.sources import Sources
from yunbind_cli.calls.clients import make_client_of
from yunbind_cli.calls.confirmation import confirm_write
from yunbind_cli.calls.emulators import find_home_region
from yunbind_cli.calls.exchanges import Recorder
from yunbind_cli.calls.plan import choose_format, has_color
from yunbind_cli.calls.traces import make_traces
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say
from yunbind_cli.output.columns import read_columns
from yunbind_cli.output.layout import Layout
from yunbind_cli.output.presenter import Presenter
from yunbind_cli.output.query import read_query
from yunbind_cli.output.secrets import list_secrets, mask_secrets
from yunbind_cli.streams import find_width, write_notice

if TYPE_CHECKING:
    from yunbind_runtime.model.operation import Service as RuntimeService

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Cloud, Service

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_READ: Final = re.compile(r"(GET|HEAD) |(Describe|List|Get|Query|Show|Search|Check)[A-Z]")


def run_raw(cloud: Cloud, service_name: str, action: str, settings: CallSettings) -> ExitCode:
    """Call any action, and print the members of its response.

    Args:
        cloud: The cloud.
        service_name: ``service`` or ``service@version``.
        action: Name of the action, or method and path.
        settings: The options.

    Raises:
        WrongUsage: The service needs a version, or a member cannot be read.
    """
    model = _find_model(cloud, service_name)
    collected = _collect(model, settings)
    presenter = _make_presenter(model, settings)
    members = {**collected.members, **collected.unknown}
    if not _READ.match(action):
        confirm_write(action, cloud, settings, settings.region or "", members)
    if not settings.quiet:
        write_notice(say("Not checked: the call is sent as it is.", "未经检查：请求按原样发送。"))
    masked = mask_secrets(members, {}, model)
    recorder = Recorder(action)
    hooks = (recorder, *make_traces(settings, tuple(list_secrets(members, masked))))
    client_type = _make_client_type(model, service_name)
    region = (
        settings.region
        or settings.home_region
        or (find_home_region(cloud.name) if settings.emulator else None)
    )
    with make_client_of(client_type, cloud.name, settings, region, hooks) as client:
        response: dict[str, Any] = dict(client.call(action, members))
    if presenter.format == "raw" and recorder.latest is not None:
        presenter.print_body(recorder.latest.response.body, response)
    else:
        presenter.print_document(response)
    return ExitCode.DONE


def _find_model(cloud: Cloud, name: str) -> Service:
    """Return the service of the catalog, or one of the cloud that another service resembles."""
    found = cloud.find_service(name)
    if found is not None:
        return found
    base, _, version = name.partition("@")
    if not (_NAME.fullmatch(base.lower()) and version):
        raise WrongUsage(
            [
                say(
                    f"{name} is not in the catalog: add its version, such as cvm@2017-03-12",
                    f"{name}：未收录的服务须写明版本，例如 cvm@2017-03-12",
                )
            ]
        )
    # A service with a region, as nearly all have one.
    return next(service for service in cloud.services.values() if service.document["region"] == "required")


def _make_client_type(model: Service, name: str) -> Any:
    """Return the client's class, or one for a service that the catalog does not know."""
    known = getattr(import_module(model.module), model.client)
    base, _, version = name.partition("@")
    if base.lower() == model.name and version in ("", model.version):
        return known
    service: RuntimeService = import_module(f"{model.module}.service").SERVICE
    return type(
        model.client, (known,), {"_service": _adapt(service, base.lower(), version), "_operations": {}}
    )


def _adapt(service: RuntimeService, name: str, version: str) -> RuntimeService:
    """Return the settings of another service of the same cloud: its hosts have its name."""
    hosts = service.endpoints

    def rename(host: str | None) -> str | None:
        return host.replace(f"{service.name}.", "{service}.", 1) if host else host

    endpoints = replace(
        hosts,
        regional=rename(hosts.regional),
        central=rename(hosts.central),
        regions={region: str(rename(host)) for region, host in hosts.regions.items()},
        variables=(),
    )
    return replace(
        service,
        name=name,
        version=version,
        title=name.upper(),
        signing_name=name,
        endpoints=endpoints,
        region="optional",
        regions=(),
    )


def _collect(model: Service, settings: CallSettings) -> Collected:
    collector = Collector(model, {}, (), Sources(can_ask=False))
    if settings.input is not None:
        collector.add_document(settings.input)
    collector.add_set(settings.set)
    if collector.collected.problems:
        raise WrongUsage(collector.collected.problems)
    return collector.collected


def _make_presenter(model: Service, settings: CallSettings) -> Presenter:
    name = choose_format(settings)
    query = None if settings.query is None else read_query(settings.query)
    columns = None if settings.columns is None else read_columns(settings.columns, ())
    layout = Layout(columns=columns, width=find_width(settings.environ), has_color=has_color(settings))

    def mask(document: Any) -> Any:
        return document if settings.reveal else mask_secrets(document, {}, model)

    return Presenter(name, layout, mask, query)
