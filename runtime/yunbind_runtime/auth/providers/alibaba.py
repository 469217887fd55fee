"""The default provider chain of Alibaba Cloud.

The order is that of the vendor's Python SDK: environment variables, OpenID Connect, the profiles of the
command line, the SDK's file, the role of the virtual machine, a credentials URI.

https://help.aliyun.com/zh/sdk/developer-reference/v2-manage-python-access-credentials
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.paths import expand_path

from .aliyun_profiles import PROFILE_VARIABLE, read_profile
from .bases import IssuedCredentials, LazyProvider, StaticProvider, make_credentials, required
from .credentials_uri import CredentialsUri
from .environment import EnvironmentProvider
from .files import Section, find_home, read_ini, shorten_path
from .metadata import MetadataRole, require_metadata
from .roles import AssumeRole, WebIdentity

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.model.credentials import Credentials


def list_providers() -> tuple[CredentialProvider, ...]:
    """Return the credential providers in order."""
    return (
        EnvironmentProvider(),
        LazyProvider("OpenID Connect", _read_oidc),
        LazyProvider("aliyun CLI profile", _read_cli_profile),
        LazyProvider("file ~/.alibabacloud/credentials.ini", _read_file),
        LazyProvider("ECS role", _read_role),
        LazyProvider("credentials URI", _read_uri),
    )


def _read_oidc(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    names = (
        "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
        "ALIBABA_CLOUD_ROLE_ARN",
        "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
    )
    missing = [name for name in names if not environ.get(name)]
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    token_file, role_arn, provider = (environ[name] for name in names)
    session_name = environ.get("ALIBABA_CLOUD_ROLE_SESSION_NAME") or None
    return WebIdentity(role_arn, provider=provider, token_file=token_file, session_name=session_name)


def _read_cli_profile(request: CredentialRequest) -> CredentialProvider:
    if request.environ.get("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "").lower() == "true":
        raise CredentialsUnavailable("disabled by ALIBABA_CLOUD_CLI_PROFILE_DISABLED")
    return read_profile(request)


def _read_file(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    named_file = environ.get("ALIBABA_CLOUD_CREDENTIALS_FILE")
    named_profile = environ.get(PROFILE_VARIABLE)
    if named_file:
        path = expand_path(named_file, environ)
    else:
        path = find_home(environ) / ".alibabacloud" / "credentials.ini"
    shown, profile = shorten_path(path, environ), named_profile or "default"
    reason = None
    if named_file:
        reason = "but ALIBABA_CLOUD_CREDENTIALS_FILE names it"
    elif named_profile:
        # The profiles of the command line were tried before, so a named profile must be here.
        reason = f"but {PROFILE_VARIABLE} names profile {profile!r}"
    with required(reason):
        sections = read_ini(path, shown)
        if profile not in sections:
            raise CredentialsUnavailable(f"the file {shown} has no section [{profile}]")
        return _open_section(sections[profile])


def _open_section(section: Section) -> CredentialProvider:
    # As in the vendor's SDK, a number sign begins a comment.
    values = {name: value.partition("#")[0].strip() for name, value in section.values.items()}
    section = Section(section.place, values)
    session_name, policy = section.get("role_session_name"), section.get("policy")
    match section.get("type"):
        case "access_key":
            return StaticProvider(IssuedCredentials(_read_key(section)))
        case "ram_role_arn":
            section.require("role_arn")
            return AssumeRole(
                values["role_arn"], credentials=_read_key(section), session_name=session_name, policy=policy
            )
        case "oidc_role_arn":
            section.require("role_arn", "oidc_provider_arn", "oidc_token_file_path")
            return WebIdentity(
                values["role_arn"],
                provider=values["oidc_provider_arn"],
                token_file=values["oidc_token_file_path"],
                session_name=session_name,
                policy=policy,
            )
        case "ecs_ram_role":
            return MetadataRole(section.get("role_name"))
        case None:
            raise CredentialsUnavailable(f"{section.place} has no type")
        case "rsa_key_pair":
            raise CredentialsError(f"{section.place} has the type rsa_key_pair, which is not supported")
        case _:
            raise CredentialsError(f"{section.place} has an unknown type")


def _read_key(section: Section) -> Credentials:
    section.require("access_key_id", "access_key_secret")
    return make_credentials(section.place, section.get("access_key_id"), section.get("access_key_secret"))


def _read_role(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    require_metadata(environ, "ALIBABA_CLOUD_ECS_METADATA_DISABLED")
    return MetadataRole(
        environ.get("ALIBABA_CLOUD_ECS_METADATA") or None,
        with_token_only=environ.get("ALIBABA_CLOUD_IMDSV1_DISABLED", "").lower() == "true",
    )


def _read_uri(request: CredentialRequest) -> CredentialProvider:
    uri = request.environ.get("ALIBABA_CLOUD_CREDENTIALS_URI")
    if not uri:
        raise CredentialsUnavailable("ALIBABA_CLOUD_CREDENTIALS_URI must be set")
    return CredentialsUri(uri)
