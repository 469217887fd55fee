"""Profiles of Alibaba Cloud's command line, in ``~/.aliyun/config.json``.

=========================== ====================================================================
mode                        keys
=========================== ====================================================================
AK, StsToken                those of the profile
RamRoleArn                  of the role, for those of the profile
ChainableRamRoleArn         of the role, for those of the profile that ``source_profile`` names
EcsRamRole                  of the virtual machine's role
OIDC                        of the role, for a token of OpenID Connect
CredentialsURI              from the address
External                    of the program, only where the caller allows programs
CloudSSO, OAuth and others  not supported: they need a browser, or are deprecated
=========================== ====================================================================

https://help.aliyun.com/document_detail/121258.html
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from yunbind_runtime.base.errors import ConfigurationError, CredentialsError

from .credentials_uri import CredentialsUri
from .external_process import ExternalProcess
from .files import find_home, read_json, show
from .metadata import MetadataRole
from .provider import (
    CredentialProvider,
    CredentialsUnavailable,
    IssuedCredentials,
    StaticProvider,
    demand,
    make_credentials,
)
from .roles import AssumeRole, WebIdentity

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call

PROFILE_VARIABLE = "ALIBABA_CLOUD_PROFILE"
NO_PROCESS_VARIABLE = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"


def read_cli_profile(
    name: str | None,
    path: Path | None,
    environ: Mapping[str, str],
    call: Call[Any],  # noqa: ARG001 - every cloud's is called alike
    *,
    external_process: bool,
) -> CredentialProvider:
    """Return the keys of a profile, or how to get them.

    Args:
        name: the profile; by default ``ALIBABA_CLOUD_PROFILE``, else the one that the file calls current.
        path: the file; by default ``~/.aliyun/config.json``.
        environ: the environment to look in.
        call: what the keys are for.
        external_process: whether a profile may name a program to run.
    """
    file = path or find_home(environ) / ".aliyun" / "config.json"
    shown = show(file, environ)
    asked = name or environ.get(PROFILE_VARIABLE)
    allowed = external_process and environ.get(NO_PROCESS_VARIABLE, "").lower() != "true"
    with demand(f"and profile {name!r} was asked for by name" if name else None):
        content = read_json(file, shown)
        wanted = asked or content.get("current")
        if not isinstance(wanted, str) or not wanted:
            raise CredentialsUnavailable(f"the file {shown} names no current profile")
        book = _Book(shown, content, allowed)
        # A profile that is not here may be in the SDK's own file; one that is here must be usable.
        with demand(f"and {PROFILE_VARIABLE} asks for it" if asked and book.has(wanted) else None):
            return book.open(wanted)


class _Profile:
    """One profile: its place for messages, and its fields as texts."""

    def __init__(self, place: str, fields: Mapping[str, Any]) -> None:
        self.place = place
        self._fields = fields

    def get(self, *names: str) -> str | None:
        """Return the first of the fields that is a text and not empty."""
        values = (self._fields.get(name) for name in names)
        return next((value for value in values if isinstance(value, str) and value), None)

    def need(self, *names: str) -> str:
        """Return the same, which must be there."""
        value = self.get(*names)
        if value is None:
            raise CredentialsUnavailable(f"{self.place} has no {names[0]}")
        return value

    def get_seconds(self) -> int | None:
        """Return how long the keys are to serve; the command line writes 0 for its default."""
        value = self._fields.get("expired_seconds")
        return value if isinstance(value, int) and value > 0 else None

    def get_sts(self) -> dict[str, str | None]:
        """Return where STS is, where the profile says so."""
        region, endpoint = self.get("sts_region"), self.get("sts_endpoint")
        if endpoint is None and region and self._fields.get("enable_vpc") is True:
            endpoint = f"sts-vpc.{region}.aliyuncs.com"
        return {"region": region, "endpoint": endpoint}


class _Book:
    """The profiles of a file."""

    def __init__(self, shown: str, content: Mapping[str, Any], allows_processes: bool) -> None:
        self._shown = shown
        self._allows_processes = allows_processes
        listed = content.get("profiles")
        entries = cast("list[object]", listed) if isinstance(listed, list) else []
        profiles = [cast("dict[str, Any]", entry) for entry in entries if isinstance(entry, dict)]
        self._profiles = {str(each.get("name")): each for each in reversed(profiles)}

    def has(self, name: str) -> bool:
        return name in self._profiles

    def open(self, name: str, seen: tuple[str, ...] = ()) -> CredentialProvider:
        """Return a profile as a source."""
        if name in seen:
            chain = " -> ".join((*seen, name))
            raise CredentialsError(f"the profiles of the file {self._shown} refer to each other: {chain}")
        fields = self._profiles.get(name)
        if fields is None:
            raise CredentialsUnavailable(f"the file {self._shown} has no profile {name!r}")
        profile = _Profile(f"profile {name!r} of {self._shown}", fields)
        try:
            return self._open(profile, name, (*seen, name))
        except ConfigurationError as error:
            reason = str(error)
        raise CredentialsError(f"{profile.place} cannot be used. {reason}")

    def _open(self, profile: _Profile, name: str, seen: tuple[str, ...]) -> CredentialProvider:
        match profile.get("mode"):
            case "AK":
                return StaticProvider(IssuedCredentials(_take_keys(profile)))
            case "StsToken":
                return StaticProvider(IssuedCredentials(_take_keys(profile, profile.need("sts_token"))))
            case "RamRoleArn":
                source: CredentialProvider = StaticProvider(
                    IssuedCredentials(_take_keys(profile, profile.get("sts_token")))
                )
                return _assume(profile, source)
            case "ChainableRamRoleArn":
                return _assume(profile, self.open(profile.need("source_profile"), seen))
            case "EcsRamRole":
                return MetadataRole(profile.get("ram_role_name"))
            case "OIDC":
                return WebIdentity(
                    profile.need("ram_role_arn"),
                    provider=profile.need("oidc_provider_arn"),
                    token_file=profile.need("oidc_token_file"),
                    # The command line writes the first, the SDK reads the second.
                    session_name=profile.get("ram_session_name", "role_session_name"),
                    duration=profile.get_seconds(),
                    policy=profile.get("policy"),
                    **profile.get_sts(),
                )
            case "CredentialsURI":
                return CredentialsUri(profile.need("credentials_uri"))
            case "External":
                command = profile.need("process_command")
                if not self._allows_processes:
                    raise CredentialsError(
                        f"{profile.place} names a program to run, which is not done unless it is asked for: "
                        f"pass credentials=CliProfile({name!r}, external_process=True)"
                    )
                return ExternalProcess(command)
            case mode:
                raise CredentialsError(
                    f"{profile.place} has the mode {mode or 'none'!r}, which is not supported; run: aliyun "
                    f"configure --profile {name} --mode AK (or StsToken, RamRoleArn, EcsRamRole, OIDC), or "
                    "use another profile"
                )


def _take_keys(profile: _Profile, token: str | None = None) -> Any:
    return make_credentials(
        profile.place, profile.need("access_key_id"), profile.need("access_key_secret"), token or None
    )


def _assume(profile: _Profile, source: CredentialProvider) -> CredentialProvider:
    return AssumeRole(
        profile.need("ram_role_arn"),
        source=source,
        session_name=profile.get("ram_session_name"),
        duration=profile.get_seconds(),
        external_id=profile.get("external_id"),
        policy=profile.get("policy"),
        **profile.get_sts(),
    )
