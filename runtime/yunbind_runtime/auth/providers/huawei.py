"""Where Huawei Cloud's SDK looks for keys.

The order is that of the vendor's Python SDK: OpenID Connect, environment, its file, the agency of the virtual
machine, the identity of a CCE pod. Its command line (KooCLI) encrypts the keys in its file, so nothing is
read there.

The SDK looks for a section ``[basic]`` where it is asked for a profile, and for ``[basiccredentials]`` where
a client is made without credentials; both are read here, that of the client first. The account's id
(``HUAWEICLOUD_SDK_DOMAIN_ID``, ``domain_id``) is not read: no service here takes it.

https://github.com/huaweicloud/huaweicloud-sdk-python-v3/blob/master/README.md
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.model.endpoints import ENDPOINT_VARIABLE, Endpoint, parse_endpoint, resolve_endpoint

from .environment import EnvironmentProvider
from .federation import AgencyWithOidc, FederatedUser, Federation, PodIdentity
from .files import Section, find_home, read_ini, read_token, show
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

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call

METADATA = MetadataService(
    host="169.254.169.254",
    keys="/openstack/latest/securitykey",
    needs_role=False,
    token="/meta-data/latest/api/token",  # noqa: S106 - a path
    token_header="X-Metadata-Token",  # noqa: S106 - a header
    life_header="X-Metadata-Token-Ttl-Seconds",
)
STS = None
"""Agencies are assumed by OpenID Connect alone."""

STS_VARIABLE = "HUAWEICLOUD_SDK_STS_ENDPOINT"
STS_HOST = "sts.cn-north-4.myhuaweicloud.com"


def list_providers(environ: Mapping[str, str]) -> tuple[CredentialProvider, ...]:
    """Return where keys are looked for, in order."""
    return (
        LazyProvider("OpenID Connect", partial(_read_oidc, environ)),
        LazyProvider("identity provider", partial(_read_provider, environ)),
        EnvironmentProvider(environ),
        LazyProvider("file ~/.huaweicloud/credentials", partial(_read_file, environ)),
        LazyProvider("ECS agency", partial(_read_role, environ)),
        LazyProvider("CCE pod identity", partial(_read_pod, environ)),
    )


def read_cli_profile(*_: object, **__: object) -> CredentialProvider:
    """Refuse: KooCLI encrypts its keys."""
    raise ConfigurationError(
        "The profiles of KooCLI (hcloud) cannot be read, because it encrypts their keys; "
        "write them to ~/.huaweicloud/credentials, or pass Credentials."
    )


def _read_oidc(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    missing = _list_missing(environ, "HUAWEICLOUD_OIDC_PROVIDER_URN", "HUAWEICLOUD_OIDC_AGENCY_URN")
    token, file = environ.get("HUAWEICLOUD_OIDC_ID_TOKEN"), environ.get("HUAWEICLOUD_OIDC_TOKEN_FILE")
    if not token and not file:
        missing.append("HUAWEICLOUD_OIDC_TOKEN_FILE")
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    seconds = environ.get("HUAWEICLOUD_OIDC_DURATION_SECONDS") or "3600"
    if not (seconds.isascii() and seconds.isdigit()):
        raise CredentialsError("HUAWEICLOUD_OIDC_DURATION_SECONDS is no number of seconds")
    request: dict[str, object] = {
        "provider_urn": environ["HUAWEICLOUD_OIDC_PROVIDER_URN"],
        "agency_urn": environ["HUAWEICLOUD_OIDC_AGENCY_URN"],
        "agency_session_name": environ.get("HUAWEICLOUD_OIDC_SESSION_NAME") or "oidc-sts-session",
        "duration_seconds": int(seconds),
    }
    if environ.get("HUAWEICLOUD_OIDC_POLICY"):
        request["policy"] = environ["HUAWEICLOUD_OIDC_POLICY"]
    ids = [each.strip() for each in environ.get("HUAWEICLOUD_OIDC_POLICY_IDS", "").split(",") if each.strip()]
    if ids:
        request["policy_ids"] = ids
    path = Path(file or "")
    read = (lambda: token) if token else partial(read_token, path, show(path, environ))
    return AgencyWithOidc(
        _find_sts(environ), request, read, environ.get("HUAWEICLOUD_SDK_PROJECT_ID") or None
    )


def _read_provider(environ: Mapping[str, str], call: Call[Any]) -> CredentialProvider:
    missing = _list_missing(environ, "HUAWEICLOUD_SDK_IDP_ID", "HUAWEICLOUD_SDK_ID_TOKEN_FILE")
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    path = Path(environ["HUAWEICLOUD_SDK_ID_TOKEN_FILE"])
    project_id = environ.get("HUAWEICLOUD_SDK_PROJECT_ID") or None
    return _federate(call, environ, environ["HUAWEICLOUD_SDK_IDP_ID"], path, project_id)


def _read_file(environ: Mapping[str, str], call: Call[Any]) -> CredentialProvider:
    named = environ.get("HUAWEICLOUD_SDK_CREDENTIALS_FILE")
    path = Path(named) if named else find_home(environ) / ".huaweicloud" / "credentials"
    shown = show(path, environ)
    names = ("basiccredentials", "basic")
    if not call.operation.service.project:
        names = ("globalcredentials", "global", *names)
    with demand("and HUAWEICLOUD_SDK_CREDENTIALS_FILE names it" if named else None):
        sections = read_ini(path, shown)
        section = next((sections[name] for name in names if name in sections), None)
        if section is None:
            raise CredentialsUnavailable(f"the file {shown} has no section [{names[-1]}]")
        return _open_section(section, environ, call)


def _open_section(section: Section, environ: Mapping[str, str], call: Call[Any]) -> CredentialProvider:
    project_id = section.get("project_id")
    provider, token_file = section.get("idp_id"), section.get("id_token_file")
    if provider and token_file:
        iam = section.get("iam_endpoint")
        return _federate(call, environ, provider, Path(token_file), project_id, iam)
    missing = section.list_missing("ak", "sk")
    if missing:
        raise CredentialsUnavailable(f"{section.place} has no {' and no '.join(missing)}")
    token = section.get("security_token")
    return StaticProvider(
        IssuedCredentials(
            make_credentials(section.place, section.get("ak"), section.get("sk"), token, project_id)
        )
    )


def _federate(
    call: Call[Any],
    environ: Mapping[str, str],
    provider: str,
    path: Path,
    project_id: str | None,
    iam: str | None = None,
) -> CredentialProvider:
    endpoint = parse_endpoint(iam, "iam_endpoint") if iam else _find_iam(call, environ)
    read = partial(read_token, path, show(path, environ))
    return FederatedUser(Federation(endpoint, provider, read, project_id))


def _read_role(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    variable = is_disabled(environ)
    if variable:
        raise CredentialsUnavailable(f"switched off by {variable}")
    return MetadataRole()


def _read_pod(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    names = ("HC_CONTAINER_CREDENTIALS_FULL_URI", "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE")
    missing = _list_missing(environ, *names)
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    path = Path(environ[names[1]])
    return PodIdentity(environ[names[0]], partial(read_token, path, show(path, environ)))


def _list_missing(environ: Mapping[str, str], *names: str) -> list[str]:
    return [name for name in names if not environ.get(name)]


def _find_sts(environ: Mapping[str, str]) -> Endpoint:
    for name in (ENDPOINT_VARIABLE, STS_VARIABLE):
        if environ.get(name):
            return parse_endpoint(environ[name], name)
    return Endpoint("https", STS_HOST)


def _find_iam(call: Call[Any], environ: Mapping[str, str]) -> Endpoint:
    keystone = call.operation.service.keystone
    if keystone is None:
        raise ConfigurationError(f"{call.operation.service.title} has no identity service.")
    iam = keystone.token_operation().service
    return resolve_endpoint(iam.name, iam.endpoints, call.region, None, environ)
