"""The settings and the key that a profile gives a call."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.failures import Failure, WrongUsage
from yunbind_cli.language import LANGUAGES, say, set_language
from yunbind_cli.profiles.store import read_profiles

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialProvider

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Cloud
    from yunbind_cli.profiles.profile import Profile


def apply_profile(settings: CallSettings, cloud: Cloud) -> CallSettings:
    """Return the settings of a call with those of its profile: the named one, or the cloud's current one.

    Options and environment variables come before the profile.

    Raises:
        Failure: The profile does not exist, or the file of the profiles is damaged.
        WrongUsage: The profile was named, and is for another cloud.
    """
    stored = read_profiles(settings.environ, tuple(read_clouds()))
    name = settings.profile or stored.current.get(cloud.name)
    if name is None:
        return settings
    profile = stored.find(name, "" if settings.profile is None else "-p")
    if profile.cloud != cloud.name:
        raise WrongUsage(
            [
                say(
                    f"-p: profile {name!r} is for {profile.cloud}, not for {cloud.name}",
                    f"-p：配置 {name!r} 用于 {profile.cloud}，而非 {cloud.name}",
                )
            ]
        )
    environ = settings.environ
    if profile.lang in LANGUAGES and settings.lang is None:
        set_language("zh" if profile.lang == "zh" else "en")
    variables = cloud.document.get("environment", {}).get("region", ())
    has_region = any(environ.get(variable) for variable in variables)
    return replace(
        settings,
        profile=name,
        output=settings.output or profile.output,
        home_region=None if has_region else profile.region,
        writes=profile.writes,
        credentials=make_provider(profile),
    )


def complete_profile(_context: object, _parameter: object, incomplete: str) -> list[str]:
    """Return the names of profiles that begin with a text. A damaged file has none."""
    try:
        stored = read_profiles(os.environ, tuple(read_clouds()))
    except Failure:
        return []
    return [name for name in sorted(stored.profiles) if name.startswith(incomplete)]


def complete_cloud(_context: object, _parameter: object, incomplete: str) -> list[str]:
    """Return the names of clouds that begin with a text."""
    return [name for name in read_clouds() if name.startswith(incomplete.lower())]


def make_provider(profile: Profile) -> CredentialProvider | None:
    """Return the credential provider of a profile. None stands for the chain of the vendor's SDK."""
    if profile.source == "environment":
        from yunbind_runtime.auth.providers.environment import EnvironmentProvider

        return EnvironmentProvider()
    if profile.source == "vendor-profile":
        from yunbind_runtime.auth.providers.cli_profile import CliProfile

        return CliProfile(profile.vendor_profile)
    if profile.source == "process":
        from yunbind_runtime.auth.providers.external_process import ExternalProcess

        return ExternalProcess(str(profile.process))
    return None
