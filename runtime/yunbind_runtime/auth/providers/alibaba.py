"""The default provider chain of Alibaba Cloud.

The order is that of the vendor's Python SDK. Names, paths and hosts are facts of the cloud.

https://help.aliyun.com/zh/sdk/developer-reference/v2-manage-python-access-credentials
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from yunbind_facts.clouds import alibaba as facts

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.paths import expand_path

from .aliyun_profiles import read_profile
from .bases import IssuedCredentials, StaticProvider, make_credentials, required
from .credentials_uri import CredentialsUri
from .environment import require_variables
from .files import Section, find_section, locate, read_ini, shorten_path
from .metadata import MetadataRole, require_metadata
from .roles import AssumeRole, WebIdentity
from .sources import Reader
from .switches import is_on

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.model.credentials import Credentials


def _read_oidc(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    provider, token_file, role_arn = require_variables(
        environ,
        facts.SOURCES_OIDC_VARIABLES_PROVIDER,
        facts.SOURCES_OIDC_VARIABLES_TOKEN_FILE,
        facts.SOURCES_OIDC_VARIABLES_ROLE_ARN,
    )
    session_name = environ.get(facts.SOURCES_OIDC_VARIABLES_SESSION_NAME) or None
    return WebIdentity(role_arn, provider=provider, token_file=token_file, session_name=session_name)


def _read_cli_profile(request: CredentialRequest) -> CredentialProvider:
    if is_on(request.environ, facts.SOURCES_PROFILE_DISABLED_VARIABLE):
        raise CredentialsUnavailable(f"disabled by {facts.SOURCES_PROFILE_DISABLED_VARIABLE}")
    return read_profile(request)


def _read_file(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    named_file = environ.get(facts.SOURCES_FILE_PATH_VARIABLE)
    named_section = environ.get(facts.SOURCES_FILE_SECTION_VARIABLE)
    path = expand_path(named_file, environ) if named_file else locate(facts.SOURCES_FILE_PATH, environ)
    shown = shorten_path(path, environ)
    names = (named_section,) if named_section else facts.SOURCES_FILE_SECTIONS
    reason = None
    if named_file:
        reason = f"but {facts.SOURCES_FILE_PATH_VARIABLE} names it"
    elif named_section:
        # The profiles of the command line were tried before, so a named profile must be here.
        reason = f"but {facts.SOURCES_FILE_SECTION_VARIABLE} names profile {named_section!r}"
    with required(reason):
        section = find_section(read_ini(path, shown), names)
        if section is None:
            raise CredentialsUnavailable(f"the file {shown} has no section [{names[-1]}]")
        return _open_section(section)


def _open_section(section: Section) -> CredentialProvider:
    # As in the vendor's SDK, a comment can follow a value.
    mark = facts.SOURCES_FILE_COMMENT
    values = {name: value.partition(mark)[0].strip() for name, value in section.values.items()}
    section = Section(section.place, values)
    session_name = section.get(facts.SOURCES_FILE_KEYS_SESSION_NAME)
    policy = section.get(facts.SOURCES_FILE_KEYS_POLICY)
    match section.get(facts.SOURCES_FILE_KEYS_TYPE):
        case facts.SOURCES_FILE_TYPES_KEYS:
            return StaticProvider(IssuedCredentials(_read_key(section)))
        case facts.SOURCES_FILE_TYPES_ROLE:
            (role_arn,) = section.require(facts.SOURCES_FILE_KEYS_ROLE_ARN)
            key = _read_key(section)
            return AssumeRole(role_arn, credentials=key, session_name=session_name, policy=policy)
        case facts.SOURCES_FILE_TYPES_OIDC:
            role_arn, provider, token_file = section.require(
                facts.SOURCES_FILE_KEYS_ROLE_ARN,
                facts.SOURCES_FILE_KEYS_PROVIDER,
                facts.SOURCES_FILE_KEYS_TOKEN_FILE,
            )
            return WebIdentity(
                role_arn, provider=provider, token_file=token_file, session_name=session_name, policy=policy
            )
        case facts.SOURCES_FILE_TYPES_METADATA:
            return MetadataRole(section.get(facts.SOURCES_FILE_KEYS_ROLE_NAME))
        case None:
            raise CredentialsUnavailable(f"{section.place} has no {facts.SOURCES_FILE_KEYS_TYPE}")
        case kind if kind in facts.SOURCES_FILE_TYPES_UNSUPPORTED:
            raise CredentialsError(f"{section.place} has the type {kind}, which is not supported")
        case _:
            raise CredentialsError(f"{section.place} has an unknown type")


def _read_key(section: Section) -> Credentials:
    key_id, key_secret = section.require(facts.SOURCES_FILE_KEYS_KEY_ID, facts.SOURCES_FILE_KEYS_KEY_SECRET)
    return make_credentials(section.place, key_id, key_secret)


def _read_role(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    require_metadata(environ, facts.SOURCES_ROLE_VARIABLES_DISABLED)
    return MetadataRole(
        environ.get(facts.SOURCES_ROLE_VARIABLES_ROLE) or None,
        with_token_only=is_on(environ, facts.SOURCES_ROLE_VARIABLES_TOKEN_ONLY),
    )


def _read_uri(request: CredentialRequest) -> CredentialProvider:
    (uri,) = require_variables(request.environ, facts.SOURCES_URI_VARIABLE)
    return CredentialsUri(uri)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "oidc_role": _read_oidc,
        "json_profiles": _read_cli_profile,
        "ini_file": _read_file,
        "metadata": _read_role,
        "uri": _read_uri,
    }
)
"""The readers of the sources by their kind."""
