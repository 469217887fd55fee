"""A provider of credentials from a URI, such as that of a helper on the same machine."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import (
    ConfigurationError,
    CredentialsError,
    TransportError,
    UnreadableResponse,
)
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.call.effects import Send
from yunbind_runtime.model.endpoints import parse_endpoint
from yunbind_runtime.model.redaction import redact

from .bases import IssuedCredentials, RefreshableProvider
from .documents import read_issued_credentials

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effects

_TIMEOUT = Timeout(5.0, 10.0, 10.0)


class CredentialsUri(RefreshableProvider):
    """A provider of credentials from a URI, as in Alibaba's ``ALIBABA_CLOUD_CREDENTIALS_URI``.

    The response to ``GET`` is a JSON object with ``Code`` (``Success``), ``AccessKeyId``,
    ``AccessKeySecret``, ``SecurityToken`` and ``Expiration``. The names that the other clouds use are
    accepted too. The query can be secret and is never shown.

    https://help.aliyun.com/document_detail/378659.html

    Args:
        uri: URI with the scheme ``http`` or ``https``.

    Raises:
        ConfigurationError: The URI is invalid.
    """

    def __init__(self, uri: str) -> None:
        try:
            parts = urlsplit(uri)
        except ValueError:
            parts = urlsplit("")  # rejected below, outside of the handler: the error contains the URI
        if parts.scheme not in ("http", "https") or "@" in parts.netloc or not uri.isascii():
            raise ConfigurationError(
                "The credentials URI must be http(s)://host[:port]/path, without a user name."
            )
        self._endpoint = parse_endpoint(f"{parts.scheme}://{parts.netloc}", "The credentials URI")
        self._path, self._query = parts.path or "/", parts.query
        super().__init__(f"URI at {self._endpoint}")

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:  # noqa: ARG002
        place = f"the credentials URI at {self._endpoint}"
        endpoint = self._endpoint
        get = HttpRequest("GET", endpoint.scheme, endpoint.host, self._path, self._query)
        try:
            response = yield Send(get, _TIMEOUT)
        except (TransportError, UnreadableResponse) as error:
            # A malformed response can repeat the request, whose path and query can be secret.
            redact(error, (self._path, self._query, *(value for _, value in parse_qsl(self._query))))
            reason = str(error)
        else:
            if response.status != 200:
                raise CredentialsError(f"{place} responded with HTTP {response.status}")
            try:
                return read_issued_credentials(response.body, place)
            except CredentialsUnavailable as absence:
                reason = absence.args[0]
        raise CredentialsError(f"{place} returned no credentials: {reason}")
