"""The services and regions that stand for a cloud when a command names only the cloud."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say
from yunbind_cli.names import find_nearest
from yunbind_cli.profiles.store import read_profiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Action, Cloud, Service


@dataclass(frozen=True, slots=True)
class Region:
    """The region of a call.

    Attributes:
        name: The region.
        origin: The option or the variable that names it. Empty for a region that was assumed.
    """

    name: str
    origin: str


def find_region(cloud: Cloud, settings: CallSettings) -> Region:
    """Return the region of the option, the environment, the profile, or else one that the cloud has."""
    if settings.region is not None:
        return Region(settings.region, "--region")
    variables: Mapping[str, list[str]] = cloud.document.get("environment", {})
    for name in variables.get("region", ()):
        if settings.environ.get(name):
            return Region(settings.environ[name], name)
    from yunbind_emulator.client_factory import HOME_REGIONS

    if settings.home_region is not None:
        return Region(settings.home_region, f"-p {settings.profile}")
    documented = [region for service in cloud.services.values() for region in service.regions]
    return Region(HOME_REGIONS.get(cloud.name) or documented[0], "")


def choose_clouds(name: str | None, profile: str | None = None) -> list[Cloud]:
    """Return the named cloud, that of the named profile, or all of them.

    Raises:
        WrongUsage: There is no cloud of this name.
        Failure: There is no profile of this name, or the file of the profiles is damaged.
    """
    clouds = read_clouds()
    if name is None and profile is None:
        return list(clouds.values())
    if name is None:
        name = read_profiles(os.environ, tuple(clouds)).find(str(profile), "-p").cloud
    if name in clouds:
        return [clouds[name]]
    nearest = find_nearest(name, clouds)
    hint = say(f" Did you mean {nearest}?", f"是否指 {nearest}？") if nearest else ""
    raise WrongUsage([say(f"There is no cloud {name!r}.", f"没有名为 {name!r} 的云。") + hint])


def find_main_service(cloud: Cloud) -> Service:
    """Return the first service that has regions and does not issue keys."""
    issuers = _list_issuers(cloud)
    others = [service for name, service in cloud.services.items() if name not in issuers]
    return next((service for service in others if service.document["region"] != "none"), others[0])


def find_read(cloud: Cloud) -> Action:
    """Return a read that needs no argument: of the identity service, of regions, or of a list."""
    keystone = cloud.document.get("keystone")
    if keystone:
        return cloud.services[keystone["service"]].actions[keystone["projects"]]
    reads = list(_list_reads(cloud))
    return next((action for action in reads if action.name.endswith("Regions")), reads[0])


def _list_reads(cloud: Cloud) -> Iterator[Action]:
    """Yield the reads that need no argument, those of services with regions first."""
    services = sorted(cloud.services.values(), key=lambda service: service.document["region"] == "none")
    for service in services:
        member = service.document.get("region_member")
        for action in service.actions.values():
            required = [name for name, item in action.request.items() if item.is_required and name != member]
            if not action.is_write and not required:
                yield action


def _list_issuers(cloud: Cloud) -> set[str]:
    """Return the names of the services that issue keys."""
    found = (cloud.document.get("sts"), cloud.document.get("keystone"))
    return {str(issuer["service"]) for issuer in found if issuer}
