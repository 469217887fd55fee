"""The default provider chain of Huawei Cloud.

The order is that of the vendor's Python SDK: OpenID Connect, environment variables, the SDK's file, the
agency of the virtual machine, the identity of a CCE pod. The command line (KooCLI) encrypts the keys in its
file, so that file is not read.

The SDK reads the section ``[basic]`` for a profile and ``[basiccredentials]`` for a client without
credentials. Here both are read, the client's first. The account id (``HUAWEICLOUD_SDK_DOMAIN_ID``,
``domain_id``) is not read, because no service here needs it.

https://github.com/huaweicloud/huaweicloud-sdk-python-v3/blob/master/README.md
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from yunbind_facts.behavior import ENDPOINTS_VARIABLE

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.auth.keystone import resolve_keystone
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.paths import expand_path
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, LazyProvider, StaticProvider, make_credentials, required
from .environment import EnvironmentProvider
from .federation import AgencyWithOidc, FederatedUser, Federation, PodIdentity
from .files import Section, find_home, read_ini, read_token, shorten_path
from .metadata import MetadataRole, require_metadata

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest

STS_VARIABLE = "HUAWEICLOUD_SDK_STS_ENDPOINT"
STS_HOST = "sts.cn-north-4.myhuaweicloud.com"


def list_providers() -> tuple[CredentialProvider, ...]:
    """Return the credential providers in order."""
    return (
        LazyProvider("OpenID Connect", _read_oidc),
        LazyProvider("identity provider", _read_identity_provider),
        EnvironmentProvider(),
        LazyProvider("file ~/.huaweicloud/credentials", _read_file),
        LazyProvider("ECS agency", _read_agency),
        LazyProvider("CCE pod identity", _read_pod),
    )


def _read_oidc(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    missing = _list_missing(environ, "HUAWEICLOUD_OIDC_PROVIDER_URN", "HUAWEICLOUD_OIDC_AGENCY_URN")
    token, file = environ.get("HUAWEICLOUD_OIDC_ID_TOKEN"), environ.get("HUAWEICLOUD_OIDC_TOKEN_FILE")
    if not token and not file:
        missing.append("HUAWEICLOUD_OIDC_TOKEN_FILE")
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    path = expand_path(file or "", environ)
    read = (lambda: token) if token else partial(read_token, path, shorten_path(path, environ))
    project_id = environ.get("HUAWEICLOUD_SDK_PROJECT_ID") or None
    return AgencyWithOidc(_find_sts(environ), _make_oidc_body(environ), read, project_id)


def _make_oidc_body(environ: Mapping[str, str]) -> dict[str, object]:
    """Return the body of the request to STS, without the token."""
    seconds = environ.get("HUAWEICLOUD_OIDC_DURATION_SECONDS") or "3600"
    if not (seconds.isascii() and seconds.isdigit()):
        raise CredentialsError("HUAWEICLOUD_OIDC_DURATION_SECONDS must be a number of seconds")
    body: dict[str, object] = {
        "provider_urn": environ["HUAWEICLOUD_OIDC_PROVIDER_URN"],
        "agency_urn": environ["HUAWEICLOUD_OIDC_AGENCY_URN"],
        "agency_session_name": environ.get("HUAWEICLOUD_OIDC_SESSION_NAME") or "oidc-sts-session",
        "duration_seconds": int(seconds),
    }
    if environ.get("HUAWEICLOUD_OIDC_POLICY"):
        body["policy"] = environ["HUAWEICLOUD_OIDC_POLICY"]
    policy_ids = environ.get("HUAWEICLOUD_OIDC_POLICY_IDS", "").split(",")
    policy_ids = [policy_id.strip() for policy_id in policy_ids if policy_id.strip()]
    if policy_ids:
        body["policy_ids"] = policy_ids
    return body


def _read_identity_provider(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    missing = _list_missing(environ, "HUAWEICLOUD_SDK_IDP_ID", "HUAWEICLOUD_SDK_ID_TOKEN_FILE")
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    path = environ["HUAWEICLOUD_SDK_ID_TOKEN_FILE"]
    project_id = environ.get("HUAWEICLOUD_SDK_PROJECT_ID") or None
    return _federate(request, environ["HUAWEICLOUD_SDK_IDP_ID"], path, project_id)


def _read_file(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    named = environ.get("HUAWEICLOUD_SDK_CREDENTIALS_FILE")
    path = expand_path(named, environ) if named else find_home(environ) / ".huaweicloud" / "credentials"
    shown = shorten_path(path, environ)
    names = ("basiccredentials", "basic")
    if not request.service.project:
        names = ("globalcredentials", "global", *names)
    with required("but HUAWEICLOUD_SDK_CREDENTIALS_FILE names it" if named else None):
        sections = read_ini(path, shown)
        section = next((sections[name] for name in names if name in sections), None)
        if section is None:
            raise CredentialsUnavailable(f"the file {shown} has no section [{names[-1]}]")
        return _open_section(section, request)


def _open_section(section: Section, request: CredentialRequest) -> CredentialProvider:
    project_id = section.get("project_id")
    identity_provider, token_file = section.get("idp_id"), section.get("id_token_file")
    if identity_provider and token_file:
        iam_endpoint = section.get("iam_endpoint")
        return _federate(request, identity_provider, token_file, project_id, iam_endpoint)
    section.require("ak", "sk")
    credentials = make_credentials(
        section.place, section.get("ak"), section.get("sk"), section.get("security_token"), project_id
    )
    return StaticProvider(IssuedCredentials(credentials))


def _federate(
    request: CredentialRequest,
    identity_provider: str,
    token_file: str,
    project_id: str | None,
    iam_endpoint: str | None = None,
) -> CredentialProvider:
    """Return the provider of the credentials of a federated user."""
    environ = request.environ
    if iam_endpoint:
        iam = parse_endpoint(iam_endpoint, "iam_endpoint")
    else:
        iam = resolve_keystone(request.service, request.call.region, None, environ)
    file = expand_path(token_file, environ)
    read = partial(read_token, file, shorten_path(file, environ))
    return FederatedUser(Federation(iam, identity_provider, read, project_id))


def _read_agency(request: CredentialRequest) -> CredentialProvider:
    require_metadata(request.environ)
    return MetadataRole()


def _read_pod(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    names = ("HC_CONTAINER_CREDENTIALS_FULL_URI", "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE")
    missing = _list_missing(environ, *names)
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    uri, path = environ[names[0]], expand_path(environ[names[1]], environ)
    return PodIdentity(uri, partial(read_token, path, shorten_path(path, environ)))


def _list_missing(environ: Mapping[str, str], *names: str) -> list[str]:
    return [name for name in names if not environ.get(name)]


def _find_sts(environ: Mapping[str, str]) -> Endpoint:
    for name in (ENDPOINTS_VARIABLE, STS_VARIABLE):
        if environ.get(name):
            return parse_endpoint(environ[name], name)
    return Endpoint("https", STS_HOST, is_vendors=True)
