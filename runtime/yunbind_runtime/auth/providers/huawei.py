"""The default provider chain of Huawei Cloud.

The order is that of the vendor's Python SDK. Names, paths and hosts are facts of the cloud.

https://github.com/huaweicloud/huaweicloud-sdk-python-v3/blob/master/README.md
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from yunbind_facts.behavior import ENDPOINTS_VARIABLE
from yunbind_facts.clouds import huawei as facts

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.auth.keystone import resolve_keystone
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.paths import expand_path
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, StaticProvider, make_credentials, required
from .environment import list_missing, require_variables
from .federation import AgencyWithOidc, FederatedUser, Federation, PodIdentity
from .files import Section, find_section, locate, read_ini, read_token, shorten_path
from .metadata import MetadataRole, require_metadata
from .sources import Reader

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest


def _read_oidc(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    missing = list_missing(
        environ, facts.SOURCES_OIDC_VARIABLES_PROVIDER, facts.SOURCES_OIDC_VARIABLES_AGENCY
    )
    token = environ.get(facts.SOURCES_OIDC_VARIABLES_TOKEN)
    file = environ.get(facts.SOURCES_OIDC_VARIABLES_TOKEN_FILE)
    if not token and not file:
        missing.append(facts.SOURCES_OIDC_VARIABLES_TOKEN_FILE)
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    path = expand_path(file or "", environ)
    read = (lambda: token) if token else partial(read_token, path, shorten_path(path, environ))
    project_id = environ.get(facts.SOURCES_OIDC_VARIABLES_PROJECT_ID) or None
    return AgencyWithOidc(_find_sts(environ), _make_oidc_body(environ), read, project_id)


def _make_oidc_body(environ: Mapping[str, str]) -> dict[str, object]:
    """Return the body of the request to STS, without the token."""
    seconds = environ.get(facts.SOURCES_OIDC_VARIABLES_DURATION) or str(facts.SOURCES_OIDC_DURATION)
    if not (seconds.isascii() and seconds.isdigit()):
        raise CredentialsError(f"{facts.SOURCES_OIDC_VARIABLES_DURATION} must be a number of seconds")
    session_name = environ.get(facts.SOURCES_OIDC_VARIABLES_SESSION_NAME) or facts.SOURCES_OIDC_SESSION_NAME
    body: dict[str, object] = {
        facts.SOURCES_OIDC_MEMBERS_PROVIDER: environ[facts.SOURCES_OIDC_VARIABLES_PROVIDER],
        facts.SOURCES_OIDC_MEMBERS_AGENCY: environ[facts.SOURCES_OIDC_VARIABLES_AGENCY],
        facts.SOURCES_OIDC_MEMBERS_SESSION_NAME: session_name,
        facts.SOURCES_OIDC_MEMBERS_DURATION: int(seconds),
    }
    policy = environ.get(facts.SOURCES_OIDC_VARIABLES_POLICY)
    if policy:
        body[facts.SOURCES_OIDC_MEMBERS_POLICY] = policy
    policy_ids = environ.get(facts.SOURCES_OIDC_VARIABLES_POLICY_IDS, "").split(",")
    policy_ids = [policy_id.strip() for policy_id in policy_ids if policy_id.strip()]
    if policy_ids:
        body[facts.SOURCES_OIDC_MEMBERS_POLICY_IDS] = policy_ids
    return body


def _read_identity_provider(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    identity_provider, path = require_variables(
        environ,
        facts.SOURCES_IDENTITY_PROVIDER_VARIABLES_IDENTITY_PROVIDER,
        facts.SOURCES_IDENTITY_PROVIDER_VARIABLES_TOKEN_FILE,
    )
    project_id = environ.get(facts.SOURCES_IDENTITY_PROVIDER_VARIABLES_PROJECT_ID) or None
    return _federate(request, identity_provider, path, project_id)


def _read_file(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    named = environ.get(facts.SOURCES_FILE_PATH_VARIABLE)
    path = expand_path(named, environ) if named else locate(facts.SOURCES_FILE_PATH, environ)
    shown = shorten_path(path, environ)
    names = facts.SOURCES_FILE_SECTIONS
    if not request.service.project:
        names = (*facts.SOURCES_FILE_ACCOUNT_SECTIONS, *names)
    with required(f"but {facts.SOURCES_FILE_PATH_VARIABLE} names it" if named else None):
        section = find_section(read_ini(path, shown), names)
        if section is None:
            raise CredentialsUnavailable(f"the file {shown} has no section [{names[-1]}]")
        return _open_section(section, request)


def _open_section(section: Section, request: CredentialRequest) -> CredentialProvider:
    project_id = section.get(facts.SOURCES_FILE_KEYS_PROJECT_ID)
    identity_provider = section.get(facts.SOURCES_FILE_KEYS_PROVIDER)
    token_file = section.get(facts.SOURCES_FILE_KEYS_TOKEN_FILE)
    if identity_provider and token_file:
        iam_endpoint = section.get(facts.SOURCES_FILE_KEYS_IAM_ENDPOINT)
        return _federate(request, identity_provider, token_file, project_id, iam_endpoint)
    key_id, key_secret = section.require(facts.SOURCES_FILE_KEYS_KEY_ID, facts.SOURCES_FILE_KEYS_KEY_SECRET)
    token = section.get(facts.SOURCES_FILE_KEYS_SESSION_TOKEN)
    credentials = make_credentials(section.place, key_id, key_secret, token, project_id)
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
        iam = parse_endpoint(iam_endpoint, facts.SOURCES_FILE_KEYS_IAM_ENDPOINT)
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
    uri, token_file = require_variables(
        environ, facts.SOURCES_POD_VARIABLES_URI, facts.SOURCES_POD_VARIABLES_TOKEN_FILE
    )
    path = expand_path(token_file, environ)
    return PodIdentity(uri, partial(read_token, path, shorten_path(path, environ)))


def _find_sts(environ: Mapping[str, str]) -> Endpoint:
    for name in (ENDPOINTS_VARIABLE, facts.SOURCES_OIDC_HOST_VARIABLE):
        if environ.get(name):
            return parse_endpoint(environ[name], name)
    return Endpoint("https", facts.SOURCES_OIDC_HOST, is_vendors=True)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "oidc_agency": _read_oidc,
        "identity_provider": _read_identity_provider,
        "ini_file": _read_file,
        "metadata": _read_agency,
        "pod_identity": _read_pod,
    }
)
"""The readers of the sources by their kind."""
