"""A provider of credentials from a URI, such as that of a helper on the same machine."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from yunbind_facts.behavior import CREDENTIALS_SERVICES_ATTEMPTS, CREDENTIALS_SERVICES_URI_TIMEOUT

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.base.http import HttpRequest
from yunbind_runtime.base.option_checks import check_count, check_seconds, check_text
from yunbind_runtime.model.endpoints import parse_endpoint

from .bases import IssuedCredentials, RefreshableProvider
from .documents import read_issued_credentials
from .local_services import LocalService

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.base.http import HttpResponse
    from yunbind_runtime.call.effects import Effects


class CredentialsUri(RefreshableProvider):
    """A provider of credentials from a URI, as in Alibaba's ``ALIBABA_CLOUD_CREDENTIALS_URI``.

    The response to ``GET`` is a JSON object with ``Code`` (``Success``), ``AccessKeyId``,
    ``AccessKeySecret``, ``SecurityToken`` and ``Expiration``. The names that the other clouds use are
    accepted too. The query can be secret and is never shown.

    https://help.aliyun.com/document_detail/378659.html

    Args:
        uri: URI with the scheme ``http`` or ``https``.
        timeout: Maximum seconds of each attempt. A shorter timeout of the client counts. Defaults to 10.
        attempts: Maximum number of attempts after timeouts and server errors. Defaults to 3.

    Raises:
        ConfigurationError: An argument is invalid.
    """

    def __init__(
        self,
        uri: str,
        *,
        timeout: float = CREDENTIALS_SERVICES_URI_TIMEOUT,
        attempts: int = CREDENTIALS_SERVICES_ATTEMPTS,
    ) -> None:
        check_text(uri, "CredentialsUri(uri=)", is_secret=True)
        check_seconds(timeout, "CredentialsUri(timeout=)")
        check_count(attempts, "CredentialsUri(attempts=)")
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
        self._service = LocalService(f"the credentials URI at {self._endpoint}", timeout, attempts)
        super().__init__(f"URI at {self._endpoint}")

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        endpoint, service = self._endpoint, self._service
        get = HttpRequest("GET", endpoint.scheme, endpoint.host, self._path, self._query)
        try:
            return (yield from service.ask(request, get, self._read))
        except CredentialsUnavailable as absence:
            raise CredentialsError(f"{service.place} returned no credentials: {absence.args[0]}") from None

    def _read(self, response: HttpResponse) -> IssuedCredentials:
        if response.status != 200:
            raise CredentialsUnavailable(f"HTTP {response.status}")
        return read_issued_credentials(response.body, self._service.place)
