"""Profiles of Tencent Cloud's command line, in ``~/.tccli``.

https://cloud.tencent.com/document/product/440/34012
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yunbind_facts.clouds import tencent as facts

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError

from .bases import IssuedCredentials, StaticProvider, make_credentials, required
from .files import locate, read_json, shorten_path
from .logins import Login, LoginProvider
from .metadata import MetadataRole
from .roles import AssumeRole
from .tccli_logins import LOGIN_TYPES, read_login

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest


def read_profile(
    request: CredentialRequest, name: str | None = None, path: Path | None = None
) -> CredentialProvider:
    """Return the provider that a profile describes.

    Args:
        request: Request for credentials.
        name: Profile. Defaults to ``TCCLI_PROFILE``, else ``default``.
        path: Folder of the profiles. Defaults to ``~/.tccli``.

    Raises:
        CredentialsUnavailable: There is no such profile, or it is incomplete.
        CredentialsError: The profile was named and is absent, or it is unusable.
    """
    environ = request.environ
    named = name or environ.get(facts.SOURCES_PROFILE_PROFILE_VARIABLE)
    profile = named or facts.SOURCES_PROFILE_DEFAULT_PROFILE
    if Path(profile).name != profile:
        raise CredentialsError("the name of a tccli profile must not contain a path")
    folder, _, name_of_file = facts.SOURCES_PROFILE_PATH.rpartition("/")
    file = (path or locate(folder, environ)) / name_of_file.replace("{profile}", profile)
    shown = shorten_path(file, environ)
    reason = f"but profile {profile!r} was requested by name" if named else None
    with required(reason):
        content = read_json(file, shown)
        if content.get(facts.SOURCES_PROFILE_KEYS_TYPE) in LOGIN_TYPES:
            provider = LoginProvider(f"tccli login {profile!r}", partial(_read_login, file, profile), reason)
            provider.check(request)
            return provider
        return _open_profile(content, f"the file {shown}")


def _read_login(file: Path, profile: str, request: CredentialRequest) -> Login:
    shown = shorten_path(file, request.environ)
    content = read_json(file, shown)
    if content.get(facts.SOURCES_PROFILE_KEYS_TYPE) not in LOGIN_TYPES:
        raise CredentialsUnavailable(f"the file {shown} is not a login any more")
    return read_login(content, profile, f"the file {shown}", request.environ)


def _open_profile(content: Mapping[str, Any], place: str) -> CredentialProvider:
    if content.get(facts.SOURCES_PROFILE_KEYS_TYPE) == facts.SOURCES_PROFILE_TYPES_METADATA:
        return MetadataRole()
    key_id = content.get(facts.SOURCES_PROFILE_KEYS_KEY_ID)
    key_secret = content.get(facts.SOURCES_PROFILE_KEYS_KEY_SECRET)
    if not key_id or not key_secret:
        keys = (facts.SOURCES_PROFILE_KEYS_KEY_ID, facts.SOURCES_PROFILE_KEYS_KEY_SECRET)
        raise CredentialsUnavailable(f"{place} has no {keys[bool(key_id)]}")
    token = content.get(facts.SOURCES_PROFILE_KEYS_SESSION_TOKEN)
    credentials = make_credentials(place, key_id, key_secret, token)
    role_arn = content.get(facts.SOURCES_PROFILE_KEYS_ROLE_ARN)
    session_name = content.get(facts.SOURCES_PROFILE_KEYS_SESSION_NAME)
    if role_arn and session_name:
        return AssumeRole(str(role_arn), credentials=credentials, session_name=str(session_name))
    return StaticProvider(IssuedCredentials(credentials))
