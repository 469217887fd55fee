"""Temporary keys of Huawei Cloud for a token that an identity provider issued.

- OIDC at STS: https://support.huaweicloud.com/api-sts/AssumeAgencyWithOIDC.html
- identity provider at IAM: https://support.huaweicloud.com/api-iam/iam_13_0605.html and
  https://support.huaweicloud.com/api-iam/iam_04_0002.html
- pod identity of CCE: an address inside the cluster

The calls are not signed. Tokens are read anew at every renewal; nothing of them is shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, cast
from urllib.parse import urlsplit

from yunbind_runtime.base.errors import CredentialsError, TransportError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import Send
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, RefreshableProvider
from .documents import read_issued_credentials, read_object

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effect

_JSON = ("Content-Type", "application/json;charset=UTF-8")
_CODE = re.compile(r"[\w.-]{1,60}", re.ASCII)
_TIMEOUT = Timeout(5.0, 10.0, 10.0)
_POD_TIMEOUT = Timeout(5.0, 5.0, 5.0)


class AgencyWithOidc(RefreshableProvider):
    """The keys of an agency for a token of OpenID Connect.

    Args:
        sts: where STS is.
        request: members of the request but the token.
        read_id_token: gives the token.
        project_id: the project that the keys are for.
    """

    def __init__(
        self,
        sts: Endpoint,
        request: Mapping[str, object],
        read_id_token: Callable[[], str],
        project_id: str | None,
    ) -> None:
        super().__init__("agency")
        self._sts = sts
        self._request = request
        self._read_id_token = read_id_token
        self._project_id = project_id

    def fetch(self, request: CredentialRequest) -> Generator[Effect, Any, IssuedCredentials]:  # noqa: ARG002
        place = f"STS at {self._sts}"
        body = {**self._request, "id_token": self._read_id_token()}
        response = yield from _post(self._sts, "/v5/agencies/assume-with-oidc", body, place)
        return read_issued_credentials(response.body, place, project_id=self._project_id)


@dataclass(frozen=True, slots=True)
class Federation:
    """A user of an identity provider.

    Attributes:
        iam: where IAM is.
        provider: name of the identity provider in IAM.
        read_id_token: gives its token.
        project_id: the project that the keys are for.
    """

    iam: Endpoint
    provider: str
    read_id_token: Callable[[], str]
    project_id: str | None


class FederatedUser(RefreshableProvider):
    """The keys of a user whom an identity provider vouches for: a token of IAM first, keys for it then."""

    margin: ClassVar[timedelta] = timedelta(minutes=15)
    life: ClassVar[timedelta] = timedelta(hours=6)

    def __init__(self, federation: Federation) -> None:
        super().__init__("identity provider")
        self._federation = federation

    def fetch(self, request: CredentialRequest) -> Generator[Effect, Any, IssuedCredentials]:  # noqa: ARG002
        given = self._federation
        place = f"IAM at {given.iam}"
        body: dict[str, object] = {"auth": {"id_token": {"id": given.read_id_token()}}}
        path = "/v3.0/OS-AUTH/id-token/tokens"
        response = yield from _post(given.iam, path, body, place, ("X-Idp-Id", given.provider))
        token = response.header("X-Subject-Token")
        if not token:
            raise CredentialsError(f"{place} answered without a token")
        asked = {"id": token, "duration_seconds": int(self.life.total_seconds())}
        body = {"auth": {"identity": {"methods": ["token"], "token": asked}}}
        response = yield from _post(given.iam, "/v3.0/OS-CREDENTIAL/securitytokens", body, place)
        return read_issued_credentials(response.body, place, project_id=given.project_id)


class PodIdentity(RefreshableProvider):
    """The keys that a CCE cluster gives its pods.

    Args:
        uri: address of the keys.
        read_token: gives the token that proves the pod.

    Raises:
        ConfigurationError: the address cannot be used.
    """

    def __init__(self, uri: str, read_token: Callable[[], str]) -> None:
        parts = urlsplit(uri)
        self._endpoint = parse_endpoint(
            f"{parts.scheme}://{parts.netloc}", "HC_CONTAINER_CREDENTIALS_FULL_URI"
        )
        self._target = parts.path + (f"?{parts.query}" if parts.query else "")
        self._read_token = read_token
        super().__init__(f"pod identity at {self._endpoint}")

    def fetch(self, request: CredentialRequest) -> Generator[Effect, Any, IssuedCredentials]:  # noqa: ARG002
        place = f"pod identity at {self._endpoint}"
        header = ("Authorization", self._read_token())
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
    timeout: Timeout = _TIMEOUT,
) -> Generator[Effect, Any, HttpResponse]:
    path, _, query = target.partition("?")
    request = HttpRequest(
        "POST", endpoint.scheme, endpoint.host, path, query, (_JSON, *headers), json.dumps(body).encode()
    )
    try:
        response: HttpResponse = yield Send(request, timeout)
    except TransportError as error:
        error.place = error.place or place
        raise
    if 200 <= response.status < 300:
        return response
    code = _find_code(response, place)
    raise CredentialsError(f"{place} refused to give keys (HTTP {response.status}{code})")


def _find_code(response: HttpResponse, place: str) -> str:
    """Return the vendor's code and request id; its message may quote the token."""
    try:
        document = read_object(response.body, place)
    except CredentialsError:
        document = {}
    inner = document.get("error")
    if isinstance(inner, dict):
        document = cast("dict[str, Any]", inner)
    code = document.get("error_code") or document.get("errorCode") or document.get("code")
    request_id = response.header("X-Request-Id") or document.get("request_id")
    shown = [f", {each}" for each in (code, request_id) if isinstance(each, str) and _CODE.fullmatch(each)]
    return "".join(shown)
