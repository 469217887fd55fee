"""Profiles of Alibaba Cloud's command line, in ``~/.aliyun/config.json``.

A profile has a type, its mode. The deprecated modes are not supported. A program runs only if the caller
allows programs.

https://help.aliyun.com/document_detail/121258.html
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from yunbind_facts.clouds import alibaba as facts

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError

from .aliyun_fields import Profile
from .aliyun_logins import LOGIN_TYPES, read_login
from .bases import IssuedCredentials, StaticProvider, make_credentials, required
from .credentials_uri import CredentialsUri
from .external_process import ExternalProcess
from .files import locate, read_json, shorten_path
from .logins import Login, LoginProvider
from .metadata import MetadataRole
from .roles import AssumeRole, WebIdentity
from .switches import is_on

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.model.operation import TokenService


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
    file = path or locate(facts.SOURCES_PROFILE_PATH, environ)
    shown = shorten_path(file, environ)
    named = name or environ.get(facts.SOURCES_PROFILE_PROFILE_VARIABLE)
    allows_processes = external_process and not is_on(environ, facts.SOURCES_PROFILE_PROGRAM_VARIABLE)
    by_name = f"but profile {name!r} was requested by name" if name else None
    with required(by_name):
        content = read_json(file, shown)
        wanted = named or content.get(facts.SOURCES_PROFILE_LIST_CURRENT)
        if not isinstance(wanted, str) or not wanted:
            raise CredentialsUnavailable(f"the file {shown} names no current profile")
        profiles = _ProfileFile(file, shown, content)
        # A profile that is absent here may be in the SDK's own file. One that is here must be usable.
        is_required = named and profiles.has(wanted)
        reason = by_name or (
            f"but {facts.SOURCES_PROFILE_PROFILE_VARIABLE} names it" if is_required else None
        )
        with required(reason):
            return _ProfileReader(request, profiles, allows_processes, reason).open(wanted)


class _ProfileFile:
    """The profiles in a file."""

    def __init__(self, path: Path, shown: str, content: Mapping[str, Any]) -> None:
        self.path = path
        self.shown = shown
        listed = content.get(facts.SOURCES_PROFILE_LIST_PROFILES)
        entries = cast("list[object]", listed) if isinstance(listed, list) else []
        profiles = [cast("dict[str, Any]", entry) for entry in entries if isinstance(entry, dict)]
        # Of several profiles with one name, the first counts.
        key = facts.SOURCES_PROFILE_LIST_NAME
        self._profiles = {str(profile.get(key)): profile for profile in reversed(profiles)}

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
        token = facts.SOURCES_PROFILE_KEYS_SESSION_TOKEN
        sts = self._request.service.sts
        match profile.get(facts.SOURCES_PROFILE_KEYS_TYPE):
            case facts.SOURCES_PROFILE_TYPES_KEYS:
                return _make_static(profile, None)
            case facts.SOURCES_PROFILE_TYPES_TEMPORARY_KEYS:
                return _make_static(profile, profile.require(token))
            case facts.SOURCES_PROFILE_TYPES_ROLE:
                return _assume_role(profile, _make_static(profile, profile.get(token)), sts)
            case facts.SOURCES_PROFILE_TYPES_CHAINED_ROLE:
                source = profile.require(facts.SOURCES_PROFILE_KEYS_SOURCE_PROFILE)
                return _assume_role(profile, self.open(source, opened), sts)
            case facts.SOURCES_PROFILE_TYPES_METADATA:
                return MetadataRole(profile.get(facts.SOURCES_PROFILE_KEYS_ROLE_NAME))
            case facts.SOURCES_PROFILE_TYPES_OIDC:
                return _use_web_identity(profile, sts)
            case facts.SOURCES_PROFILE_TYPES_URI:
                return CredentialsUri(profile.require(facts.SOURCES_PROFILE_KEYS_URI))
            case facts.SOURCES_PROFILE_TYPES_PROGRAM:
                return self._run_program(profile)
            case mode if mode in LOGIN_TYPES:
                return self._open_login(profile)
            case mode:
                raise CredentialsError(
                    f"{profile.place} has the mode {mode or 'none'!r}, which is not supported; run: aliyun "
                    f"configure --profile {profile.name} --mode AK (or StsToken, RamRoleArn, EcsRamRole, "
                    "OIDC), or use another profile"
                )

    def _run_program(self, profile: Profile) -> CredentialProvider:
        command = profile.require(facts.SOURCES_PROFILE_KEYS_PROGRAM)
        if not self._allows_processes:
            raise CredentialsError(
                f"{profile.place} names a program, which runs only on request: "
                f"pass credentials=CliProfile({profile.name!r}, external_process=True)"
            )
        return ExternalProcess(command)

    def _open_login(self, profile: Profile) -> CredentialProvider:
        read = partial(_read_login, self._profiles.path, profile.name)
        title = f"{profile.get(facts.SOURCES_PROFILE_KEYS_TYPE)} login {profile.name!r}"
        provider = LoginProvider(title, read, self._reason)
        provider.check(self._request)
        return provider


def _read_login(path: Path, name: str, request: CredentialRequest) -> Login:
    """Return the login in a profile. The file is read again, because the command line replaces its tokens."""
    shown = shorten_path(path, request.environ)
    return read_login(_ProfileFile(path, shown, read_json(path, shown)).find(name), request.environ)


def _make_static(profile: Profile, token: str | None) -> CredentialProvider:
    key_id = profile.require(facts.SOURCES_PROFILE_KEYS_KEY_ID)
    key_secret = profile.require(facts.SOURCES_PROFILE_KEYS_KEY_SECRET)
    return StaticProvider(IssuedCredentials(make_credentials(profile.place, key_id, key_secret, token)))


def _use_web_identity(profile: Profile, sts: TokenService | None) -> CredentialProvider:
    return WebIdentity(
        profile.require(facts.SOURCES_PROFILE_KEYS_ROLE_ARN),
        provider=profile.require(facts.SOURCES_PROFILE_KEYS_PROVIDER),
        token_file=profile.require(facts.SOURCES_PROFILE_KEYS_TOKEN_FILE),
        session_name=profile.get(
            facts.SOURCES_PROFILE_KEYS_SESSION_NAME, facts.SOURCES_PROFILE_KEYS_OIDC_SESSION_NAME
        ),
        duration=profile.get_duration(),
        policy=profile.get(facts.SOURCES_PROFILE_KEYS_POLICY),
        **profile.get_sts(sts),
    )


def _assume_role(
    profile: Profile, credentials: CredentialProvider, sts: TokenService | None
) -> CredentialProvider:
    return AssumeRole(
        profile.require(facts.SOURCES_PROFILE_KEYS_ROLE_ARN),
        credentials=credentials,
        session_name=profile.get(facts.SOURCES_PROFILE_KEYS_SESSION_NAME),
        duration=profile.get_duration(),
        external_id=profile.get(facts.SOURCES_PROFILE_KEYS_EXTERNAL_ID),
        policy=profile.get(facts.SOURCES_PROFILE_KEYS_POLICY),
        **profile.get_sts(sts),
    )
