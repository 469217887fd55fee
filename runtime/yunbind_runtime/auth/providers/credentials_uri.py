"""Keys from an address that the environment or the caller names, such as a helper on the same machine."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

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

from .bases import IssuedCredentials, RefreshableProvider
from .documents import read_issued_credentials

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effect

_TIMEOUT = Timeout(5.0, 10.0, 10.0)


class CredentialsUri(RefreshableProvider):
    """An address that answers ``GET`` with keys in JSON, as Alibaba's ``ALIBABA_CLOUD_CREDENTIALS_URI`` does.

    The answer holds ``Code`` (``Success``), ``AccessKeyId``, ``AccessKeySecret``, ``SecurityToken`` and
    ``Expiration``; the names that the other clouds use are understood too. The query may be secret and is
    shown nowhere.

    https://help.aliyun.com/document_detail/378659.html

    Args:
        uri: ``http`` or ``https`` address.

    Raises:
        ConfigurationError: it is no such address.
    """

    def __init__(self, uri: str) -> None:
        try:
            parts = urlsplit(uri)
        except ValueError:
            parts = urlsplit("")  # refused below, where no context can hold the address
        if parts.scheme not in ("http", "https") or "@" in parts.netloc or not uri.isascii():
            raise ConfigurationError(
                "The address of credentials must be http(s)://host[:port]/path, without a user name."
            )
        self._endpoint = parse_endpoint(f"{parts.scheme}://{parts.netloc}", "The address of credentials")
        self._path, self._query = parts.path or "/", parts.query
        super().__init__(f"address at {self._endpoint}")

    def fetch(self, request: CredentialRequest) -> Generator[Effect, Any, IssuedCredentials]:  # noqa: ARG002
        place = f"the address of credentials at {self._endpoint}"
        endpoint = self._endpoint
        get = HttpRequest("GET", endpoint.scheme, endpoint.host, self._path, self._query)
        try:
            response = yield Send(get, _TIMEOUT)
        except (TransportError, UnreadableResponse) as error:
            reason = str(error)
        else:
            if response.status != 200:
                raise CredentialsError(f"{place} answered with HTTP {response.status}")
            try:
                return read_issued_credentials(response.body, place)
            except CredentialsUnavailable as absence:
                reason = absence.args[0]
        raise CredentialsError(f"{place} gave no keys: {reason}")
