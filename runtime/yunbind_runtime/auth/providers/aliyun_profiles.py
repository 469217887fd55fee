"""Profiles of Alibaba Cloud's command line, in ``~/.aliyun/config.json``.

=========================== ====================================================================
mode                        credentials
=========================== ====================================================================
AK, StsToken                the profile's own
RamRoleArn                  of the role, assumed with the profile's own
ChainableRamRoleArn         of the role, assumed with those of the profile in ``source_profile``
EcsRamRole                  of the virtual machine's role
OIDC                        of the role, for an OpenID Connect token
CredentialsURI              from the URI
External                    from the program, if the caller allows programs
CloudSSO, OAuth             of the login, while it is valid
others                      not supported: they are deprecated
=========================== ====================================================================

https://help.aliyun.com/document_detail/121258.html
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError

from .aliyun_fields import Profile
from .aliyun_logins import read_login
from .bases import IssuedCredentials, StaticProvider, make_credentials, required
from .credentials_uri import CredentialsUri
from .external_process import ExternalProcess
from .files import find_home, read_json, shorten_path
from .logins import Login, LoginProvider
from .metadata import MetadataRole
from .roles import AssumeRole, WebIdentity

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest

PROFILE_VARIABLE = "ALIBABA_CLOUD_PROFILE"
NO_PROCESS_VARIABLE = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"


def read_profile(
    request: CredentialRequest,
    name: str | None = None,
    path: Path | None = None,
    *,
    external_process: bool = False,
) -> CredentialProvider:
    """Return the provider that a profile describes.

    Args:
        request: Request for credentials.
        name: Profile. Defaults to ``ALIBABA_CLOUD_PROFILE``, else to the file's current profile.
        path: File of the profiles. Defaults to ``~/.aliyun/config.json``.
        external_process: Whether a profile may name a program to run. Defaults to False.

    Raises:
        CredentialsUnavailable: There is no such profile, or it is incomplete.
        CredentialsError: The profile was named and is absent, or it is unusable.
    """
    environ = request.environ
    file = path or find_home(environ) / ".aliyun" / "config.json"
    shown = shorten_path(file, environ)
    named = name or environ.get(PROFILE_VARIABLE)
    allows_processes = external_process and environ.get(NO_PROCESS_VARIABLE, "").lower() != "true"
    by_name = f"but profile {name!r} was requested by name" if name else None
    with required(by_name):
        content = read_json(file, shown)
        wanted = named or content.get("current")
        if not isinstance(wanted, str) or not wanted:
            raise CredentialsUnavailable(f"the file {shown} names no current profile")
        profiles = _ProfileFile(file, shown, content)
        # A profile that is absent here may be in the SDK's own file. One that is here must be usable.
        is_required = named and profiles.has(wanted)
        reason = by_name or (f"but {PROFILE_VARIABLE} names it" if is_required else None)
        with required(reason):
            return _ProfileReader(request, profiles, allows_processes, reason).open(wanted)


class _ProfileFile:
    """The profiles in a file."""

    def __init__(self, path: Path, shown: str, content: Mapping[str, Any]) -> None:
        self.path = path
        self.shown = shown
        listed = content.get("profiles")
        entries = cast("list[object]", listed) if isinstance(listed, list) else []
        profiles = [cast("dict[str, Any]", entry) for entry in entries if isinstance(entry, dict)]
        # Of several profiles with one name, the first counts.
        self._profiles = {str(profile.get("name")): profile for profile in reversed(profiles)}

    def has(self, name: str) -> bool:
        return name in self._profiles

    def find(self, name: str) -> Profile:
        """Return a profile. Raises CredentialsUnavailable if it is absent."""
        fields = self._profiles.get(name)
        if fields is None:
            raise CredentialsUnavailable(f"the file {self.shown} has no profile {name!r}")
        return Profile(name, self.shown, fields)


class _ProfileReader:
    """Makes the providers that profiles describe.

    Args:
        request: Request for credentials.
        profiles: The profiles.
        allows_processes: Whether a profile may name a program to run.
        reason: Makes the end of a login an error. None lets a chain try the next provider.
    """

    def __init__(
        self,
        request: CredentialRequest,
        profiles: _ProfileFile,
        allows_processes: bool,
        reason: str | None,
    ) -> None:
        self._request = request
        self._profiles = profiles
        self._allows_processes = allows_processes
        self._reason = reason

    def open(self, name: str, opened: tuple[str, ...] = ()) -> CredentialProvider:
        """Return the provider that a profile describes.

        Args:
            name: Profile.
            opened: Profiles that led to this one.
        """
        if name in opened:
            path = " -> ".join((*opened, name))
            raise CredentialsError(
                f"the profiles in the file {self._profiles.shown} refer to each other: {path}"
            )
        profile = self._profiles.find(name)
        try:
            return self._open(profile, (*opened, name))
        except ConfigurationError as error:
            reason = str(error)
        raise CredentialsError(f"{profile.place} is unusable. {reason}")

    def _open(self, profile: Profile, opened: tuple[str, ...]) -> CredentialProvider:
        match profile.get("mode"):
            case "AK":
                return _make_static(profile, None)
            case "StsToken":
                return _make_static(profile, profile.require("sts_token"))
            case "RamRoleArn":
                return _assume_role(profile, _make_static(profile, profile.get("sts_token")))
            case "ChainableRamRoleArn":
                return _assume_role(profile, self.open(profile.require("source_profile"), opened))
            case "EcsRamRole":
                return MetadataRole(profile.get("ram_role_name"))
            case "OIDC":
                return _use_web_identity(profile)
            case "CredentialsURI":
                return CredentialsUri(profile.require("credentials_uri"))
            case "External":
                return self._run_process(profile)
            case "CloudSSO" | "OAuth":
                return self._open_login(profile)
            case mode:
                raise CredentialsError(
                    f"{profile.place} has the mode {mode or 'none'!r}, which is not supported; run: aliyun "
                    f"configure --profile {profile.name} --mode AK (or StsToken, RamRoleArn, EcsRamRole, "
                    "OIDC), or use another profile"
                )

    def _run_process(self, profile: Profile) -> CredentialProvider:
        command = profile.require("process_command")
        if not self._allows_processes:
            raise CredentialsError(
                f"{profile.place} names a program, which runs only on request: "
                f"pass credentials=CliProfile({profile.name!r}, external_process=True)"
            )
        return ExternalProcess(command)

    def _open_login(self, profile: Profile) -> CredentialProvider:
        read = partial(_read_login, self._profiles.path, profile.name)
        provider = LoginProvider(f"{profile.get('mode')} login {profile.name!r}", read, self._reason)
        provider.check(self._request)
        return provider


def _read_login(path: Path, name: str, request: CredentialRequest) -> Login:
    """Return the login in a profile. The file is read again, because the command line replaces its tokens."""
    shown = shorten_path(path, request.environ)
    return read_login(_ProfileFile(path, shown, read_json(path, shown)).find(name), request.environ)


def _make_static(profile: Profile, token: str | None) -> CredentialProvider:
    key_id, key_secret = profile.require("access_key_id"), profile.require("access_key_secret")
    return StaticProvider(IssuedCredentials(make_credentials(profile.place, key_id, key_secret, token)))


def _use_web_identity(profile: Profile) -> CredentialProvider:
    return WebIdentity(
        profile.require("ram_role_arn"),
        provider=profile.require("oidc_provider_arn"),
        token_file=profile.require("oidc_token_file"),
        # The command line writes the first, the SDK reads the second.
        session_name=profile.get("ram_session_name", "role_session_name"),
        duration=profile.get_duration(),
        policy=profile.get("policy"),
        **profile.get_sts(),
    )


def _assume_role(profile: Profile, credentials: CredentialProvider) -> CredentialProvider:
    return AssumeRole(
        profile.require("ram_role_arn"),
        credentials=credentials,
        session_name=profile.get("ram_session_name"),
        duration=profile.get_duration(),
        external_id=profile.get("external_id"),
        policy=profile.get("policy"),
        **profile.get_sts(),
    )
