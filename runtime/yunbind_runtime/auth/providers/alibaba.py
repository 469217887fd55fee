"""Where Alibaba Cloud's tools look for keys.

The order is that of the vendor's Python SDK: environment, OpenID Connect, the command line's profiles, the
SDK's own file, the role of the virtual machine, an address.

https://help.aliyun.com/zh/sdk/developer-reference/v2-manage-python-access-credentials
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.model.endpoints import ENDPOINT_VARIABLE, Endpoint, resolve_endpoint

from .aliyun_profiles import PROFILE_VARIABLE, read_cli_profile
from .credentials_uri import CredentialsUri
from .environment import EnvironmentProvider
from .files import Section, find_home, read_ini, show
from .metadata import MetadataRole, MetadataService, is_disabled
from .provider import (
    CredentialProvider,
    CredentialsUnavailable,
    IssuedCredentials,
    LazyProvider,
    StaticProvider,
    demand,
    make_credentials,
)
from .roles import AssumeRole, StsRules, WebIdentity

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.model.operation import Service

__all__ = ["METADATA", "STS", "list_providers", "read_cli_profile"]

METADATA = MetadataService(
    host="100.100.100.200",
    keys="/latest/meta-data/ram/security-credentials/",
    needs_role=True,
    token="/latest/api/token",  # noqa: S106 - a path
    token_header="X-aliyun-ecs-metadata-token",  # noqa: S106 - a header
    life_header="X-aliyun-ecs-metadata-token-ttl-seconds",
)


def list_providers(environ: Mapping[str, str]) -> tuple[CredentialProvider, ...]:
    """Return where keys are looked for, in order."""
    return (
        EnvironmentProvider(environ),
        LazyProvider("OpenID Connect", partial(_read_oidc, environ)),
        LazyProvider("aliyun CLI profile", partial(_read_default_profile, environ)),
        LazyProvider("file ~/.alibabacloud/credentials.ini", partial(_read_file, environ)),
        LazyProvider("ECS role", partial(_read_role, environ)),
        LazyProvider("address of credentials", partial(_read_uri, environ)),
    )


def _read_oidc(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
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


def _read_default_profile(environ: Mapping[str, str], call: Call[Any]) -> CredentialProvider:
    if environ.get("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "").lower() == "true":
        raise CredentialsUnavailable("switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED")
    return read_cli_profile(None, None, environ, call, external_process=False)


def _read_file(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    named_file, named = environ.get("ALIBABA_CLOUD_CREDENTIALS_FILE"), environ.get(PROFILE_VARIABLE)
    path = Path(named_file) if named_file else find_home(environ) / ".alibabacloud" / "credentials.ini"
    shown, profile = show(path, environ), named or "default"
    # The command line's profiles were tried before, so what was asked for by name must be here.
    asked = f"and {PROFILE_VARIABLE} asks for profile {profile!r}" if named else None
    with demand("and ALIBABA_CLOUD_CREDENTIALS_FILE names it" if named_file else asked):
        sections = read_ini(path, shown)
        if profile not in sections:
            raise CredentialsUnavailable(f"the file {shown} has no section [{profile}]")
        return _open_section(sections[profile])


def _open_section(section: Section) -> CredentialProvider:
    # As in the vendor's SDK, what follows a number sign is a comment.
    values = {name: value.partition("#")[0].strip() for name, value in section.values.items()}
    section = Section(section.place, values)
    session_name, policy = section.get("role_session_name"), section.get("policy")
    match section.get("type"):
        case "access_key":
            return StaticProvider(IssuedCredentials(_take_pair(section)))
        case "ram_role_arn":
            _need(section, "role_arn")
            keys = _take_pair(section)
            return AssumeRole(values["role_arn"], source=keys, session_name=session_name, policy=policy)
        case "oidc_role_arn":
            _need(section, "role_arn", "oidc_provider_arn", "oidc_token_file_path")
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
            raise CredentialsError(f"{section.place} has a type that is unknown")


def _take_pair(section: Section) -> Any:
    _need(section, "access_key_id", "access_key_secret")
    return make_credentials(section.place, section.get("access_key_id"), section.get("access_key_secret"))


def _need(section: Section, *names: str) -> None:
    missing = section.list_missing(*names)
    if missing:
        raise CredentialsUnavailable(f"{section.place} has no {' and no '.join(missing)}")


def _read_role(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    variable = is_disabled(environ, "ALIBABA_CLOUD_ECS_METADATA_DISABLED")
    if variable:
        raise CredentialsUnavailable(f"switched off by {variable}")
    return MetadataRole(
        environ.get("ALIBABA_CLOUD_ECS_METADATA") or None,
        with_token_only=environ.get("ALIBABA_CLOUD_IMDSV1_DISABLED", "").lower() == "true",
    )


def _read_uri(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    uri = environ.get("ALIBABA_CLOUD_CREDENTIALS_URI")
    if not uri:
        raise CredentialsUnavailable("ALIBABA_CLOUD_CREDENTIALS_URI must be set")
    return CredentialsUri(uri)


def _find_region(asked: str | None, _of_client: str | None, environ: Mapping[str, str]) -> str | None:
    return asked or environ.get("ALIBABA_CLOUD_STS_REGION") or None


def _find_endpoint(sts: Service, region: str | None, environ: Mapping[str, str]) -> Endpoint:
    private = environ.get("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "").lower() == "true"
    endpoint = resolve_endpoint(sts.name, sts.endpoints, region, None, environ)
    if private and region and not environ.get(ENDPOINT_VARIABLE):
        return Endpoint("https", f"sts-vpc.{region}.aliyuncs.com")
    return endpoint


STS = StsRules(
    assume_role="ASSUME_ROLE",
    web_identity="ASSUME_ROLE_WITH_OIDC",
    provider="OIDCProviderArn",
    token="OIDCToken",  # noqa: S106 - the member's name
    encodes_policy=False,
    keys=("access_key_id", "access_key_secret", "security_token"),
    find_end=lambda answer: answer.credentials.expiration and answer.credentials.expiration.isoformat(),
    find_region=_find_region,
    find_endpoint=_find_endpoint,
)
