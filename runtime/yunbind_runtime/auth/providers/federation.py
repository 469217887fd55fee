"""Providers of Huawei Cloud's temporary credentials for a token that an identity provider issued.

- OpenID Connect at STS: https://support.huaweicloud.com/api-sts/AssumeAgencyWithOIDC.html
- identity provider at IAM: https://support.huaweicloud.com/api-iam/iam_13_0605.html and
  https://support.huaweicloud.com/api-iam/iam_04_0002.html
- pod identity of CCE: a URI inside the cluster

The calls are not signed. Tokens are read at every renewal and are never shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from yunbind_facts.clouds import huawei as facts

from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.http import HttpResponse, Timeout
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, RefreshableProvider
from .documents import read_issued_credentials
from .json_calls import DEFAULT_TIMEOUT, post_json, require_success

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effects

_POD_TIMEOUT = Timeout(5.0, 5.0, 5.0, 10.0)


class AgencyWithOidc(RefreshableProvider):
    """A provider of an agency's credentials for an OpenID Connect token.

    Args:
        sts: Endpoint of STS.
        body: Body of the request, without the token.
        read_id_token: Returns the token.
        project_id: Project of the credentials. None if there is none.
    """

    def __init__(
        self,
        sts: Endpoint,
        body: Mapping[str, object],
        read_id_token: Callable[[], str],
        project_id: str | None,
    ) -> None:
        super().__init__("agency")
        self._sts = sts
        self._body = body
        self._read_id_token = read_id_token
        self._project_id = project_id

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:  # noqa: ARG002
        place = f"STS at {self._sts}"
        body = {**self._body, facts.SOURCES_OIDC_MEMBERS_TOKEN: self._read_id_token()}
        response = yield from _post(self._sts, facts.SOURCES_OIDC_PATH, body, place)
        return read_issued_credentials(response.body, place, project_id=self._project_id)


@dataclass(frozen=True, slots=True)
class Federation:
    """A user of an identity provider.

    Attributes:
        iam: Endpoint of IAM.
        identity_provider: Name of the identity provider in IAM.
        read_id_token: Returns its token.
        project_id: Project of the credentials. None if there is none.
    """

    iam: Endpoint
    identity_provider: str
    read_id_token: Callable[[], str]
    project_id: str | None


class FederatedUser(RefreshableProvider):
    """A provider of a federated user's credentials: IAM issues a token, and credentials for that token."""

    def __init__(self, federation: Federation) -> None:
        super().__init__("identity provider")
        self._federation = federation

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:  # noqa: ARG002
        user = self._federation
        place = f"IAM at {user.iam}"
        body: dict[str, object] = {"auth": {"id_token": {"id": user.read_id_token()}}}
        path = facts.SOURCES_IDENTITY_PROVIDER_TOKEN_PATH
        header = (facts.SOURCES_IDENTITY_PROVIDER_PROVIDER_HEADER, user.identity_provider)
        response = yield from _post(user.iam, path, body, place, header)
        token = response.header(facts.SOURCES_IDENTITY_PROVIDER_TOKEN_HEADER)
        if not token:
            raise CredentialsError(f"the response of {place} contains no token")
        asked = {"id": token, "duration_seconds": facts.SOURCES_IDENTITY_PROVIDER_DURATION}
        body = {"auth": {"identity": {"methods": ["token"], "token": asked}}}
        path = facts.SOURCES_IDENTITY_PROVIDER_CREDENTIALS_PATH
        response = yield from _post(user.iam, path, body, place)
        return read_issued_credentials(response.body, place, project_id=user.project_id)


class PodIdentity(RefreshableProvider):
    """A provider of the credentials that a CCE cluster issues to its pods.

    Args:
        uri: URI of the credentials.
        read_token: Returns the token of the pod.

    Raises:
        ConfigurationError: The URI is invalid.
    """

    def __init__(self, uri: str, read_token: Callable[[], str]) -> None:
        parts = urlsplit(uri)
        self._endpoint = parse_endpoint(f"{parts.scheme}://{parts.netloc}", facts.SOURCES_POD_VARIABLES_URI)
        self._target = parts.path + (f"?{parts.query}" if parts.query else "")
        self._read_token = read_token
        super().__init__(f"pod identity at {self._endpoint}")

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:  # noqa: ARG002
        place = f"pod identity at {self._endpoint}"
        header = (facts.SOURCES_POD_TOKEN_HEADER, self._read_token())
        response = yield from _post(
            self._endpoint, self._target or "/", {}, place, header, timeout=_POD_TIMEOUT
        )
        return read_issued_credentials(response.body, place)


def _post(
    endpoint: Endpoint,
    target: str,
    body: Mapping[str, object],
    place: str,
    *headers: tuple[str, str],
    timeout: Timeout = DEFAULT_TIMEOUT,
) -> Effects[HttpResponse]:
    reply = yield from post_json(endpoint, target, body, place, *headers, timeout=timeout)
    return require_success(reply, place)
