"""A provider of the credentials of the machine's role, from the cloud's metadata service."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import ConfigurationError, TimedOut, TransportError, UnreadableResponse
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import Run, Send
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, RefreshableProvider
from .documents import read_issued_credentials
from .metadata_services import METADATA_SERVICES, MetadataService

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.operation import Service

DISABLED_VARIABLE = "YUNBIND_METADATA_DISABLED"
"""Environment variable that, set to ``true``, keeps default chains from asking metadata services."""

ENDPOINT_VARIABLE = "YUNBIND_METADATA_ENDPOINT"
"""Environment variable that sends metadata requests to another endpoint, such as an emulator."""

_TIMEOUT = Timeout(1.0, 1.0, 1.0)
_CACHE_FAILURES_FOR = timedelta(minutes=1)
_TOKEN_LIFETIME = "21600"  # noqa: S105 - seconds, not a secret
_ROLE = re.compile(r"[\w+=,.@-]{1,128}", re.ASCII)
_PORT = re.compile(r":\d+$", re.ASCII)
_NUMERIC = re.compile(r"[\d.]+|\[.*\]|localhost", re.ASCII)


class MetadataRole(RefreshableProvider):
    """A provider of the credentials of the machine's role (Tencent CVM, Alibaba ECS) or agency (Huawei ECS).

    Each request has one second to connect and one second for the response, and is sent once. A failure is
    cached for a minute.

    - Tencent: https://cloud.tencent.com/document/product/598/85616
    - Alibaba: https://help.aliyun.com/document_detail/54579.html
    - Huawei: https://support.huaweicloud.com/usermanual-ecs/ecs_03_0166.html

    Args:
        role: Name of the role. Defaults to the role that the service lists. Ignored on Huawei.
        host: ``host``, ``host:port`` or ``http(s)://host[:port]``, with http as the default scheme. Defaults
            to the environment variable ``YUNBIND_METADATA_ENDPOINT``, else to the cloud's own address.
        with_token_only: Whether to have no credentials rather than ask without a token, which is the older
            protocol of Alibaba and Huawei. Defaults to False.

    Raises:
        ConfigurationError: ``role`` or ``host`` is invalid, or the client's cloud has no supported service.
    """

    def __init__(
        self, role: str | None = None, *, host: str | None = None, with_token_only: bool = False
    ) -> None:
        title = f"metadata service, role {role!r}" if role else "metadata service"
        super().__init__(title, cache_failures_for=_CACHE_FAILURES_FOR)
        if role is not None and not _ROLE.fullmatch(role):
            raise ConfigurationError(f"MetadataRole(role={role!r}) is not a valid name of a role.")
        self._role = role
        self._endpoint = _parse_endpoint(host, "host=") if host else None
        self._with_token_only = with_token_only

    def find_margin(self, request: CredentialRequest) -> timedelta:
        return _find_service(request.service).margin

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        service = _find_service(request.service)
        override = request.environ.get(ENDPOINT_VARIABLE)
        endpoint = self._endpoint or _parse_endpoint(override or service.host, ENDPOINT_VARIABLE)
        yield from _check_name(endpoint)
        headers = yield from self._get_token(service, endpoint)
        path = service.credentials_path
        if service.needs_role:
            role = self._role or (yield from self._find_role(service, endpoint, headers))
            path += quote(role, safe="")
        response = yield from _ask(endpoint, path, headers)
        if response.status == 401 and headers:
            # The token may have expired early.
            headers = yield from self._get_token(service, endpoint)
            response = yield from _ask(endpoint, path, headers)
        if response.status != 200:
            raise CredentialsUnavailable(
                f"{_name(endpoint)} has no credentials (HTTP {response.status}); has the machine a role?"
            )
        return read_issued_credentials(response.body, _name(endpoint))

    def _get_token(self, service: MetadataService, endpoint: Endpoint) -> Effects[Mapping[str, str]]:
        """Return the header with the token. Empty if there is none."""
        if service.token_path is None:
            return {}
        headers = {service.lifetime_header: _TOKEN_LIFETIME}
        response = yield from _ask(endpoint, service.token_path, headers, method="PUT")
        token = response.body.decode("utf-8", "replace").strip()
        if response.status == 200 and token.isascii() and token.isprintable() and token:
            return {service.token_header: token}
        if self._with_token_only:
            raise CredentialsUnavailable(f"{_name(endpoint)} issued no token (HTTP {response.status})")
        return {}

    def _find_role(
        self, service: MetadataService, endpoint: Endpoint, headers: Mapping[str, str]
    ) -> Effects[str]:
        """Return the name of the first role that the service lists."""
        response = yield from _ask(endpoint, service.credentials_path, headers)
        text = response.body.decode("utf-8", "replace").strip()
        if response.status != 200 or not text:
            raise CredentialsUnavailable(
                f"{_name(endpoint)} lists no role of the machine (HTTP {response.status})"
            )
        role = text.splitlines()[0].strip()
        if not _ROLE.fullmatch(role):
            raise CredentialsUnavailable(f"{_name(endpoint)} did not return a valid name of a role")
        return role


def require_metadata(environ: Mapping[str, str], *names: str) -> None:
    """Check that no environment variable disables the metadata service.

    Args:
        environ: Environment variables.
        names: Variables of the vendor, besides ``YUNBIND_METADATA_DISABLED``.

    Raises:
        CredentialsUnavailable: A variable disables it.
    """
    for name in (*names, DISABLED_VARIABLE):
        if environ.get(name, "").lower() == "true":
            raise CredentialsUnavailable(f"disabled by {name}")


def _find_service(service: Service) -> MetadataService:
    metadata_service = METADATA_SERVICES.get(service.provider)
    if metadata_service is None:
        raise ConfigurationError(f"{service.title} has no metadata service that is supported.")
    return metadata_service


def _parse_endpoint(host: str, origin: str) -> Endpoint:
    return parse_endpoint(host if "://" in host else f"http://{host}", origin)


def _name(endpoint: Endpoint) -> str:
    return f"the metadata service at {endpoint}"


def _ask(
    endpoint: Endpoint, path: str, headers: Mapping[str, str], method: str = "GET"
) -> Effects[HttpResponse]:
    """Send one request. Raises CredentialsUnavailable if there is no response."""
    request = HttpRequest(method, endpoint.scheme, endpoint.host, path, headers=tuple(headers.items()))
    try:
        return (yield Send(request, _TIMEOUT))
    except TimedOut:
        reason = f"did not respond within {_TIMEOUT.connect:g} s"
    except (TransportError, UnreadableResponse):
        reason = "cannot be reached"
    raise CredentialsUnavailable(f"{_name(endpoint)} {reason}")


def _check_name(endpoint: Endpoint) -> Effects[None]:
    """Check that the host's name resolves in time, because the connect timeout does not cover the lookup."""
    name = _PORT.sub("", endpoint.host)
    if _NUMERIC.fullmatch(name):
        return
    if not (yield Run(lambda: _resolves(name))):
        raise CredentialsUnavailable(f"{_name(endpoint)} is absent: its name did not resolve within 1 s")


def _resolves(name: str) -> bool:
    found: list[object] = []

    def resolve() -> None:
        with suppress(OSError):
            found.extend(socket.getaddrinfo(name, 80, type=socket.SOCK_STREAM))

    # A daemon thread, which the end of the process does not wait for: a lookup cannot be cancelled.
    thread = threading.Thread(target=resolve, name="yunbind-metadata-name", daemon=True)
    thread.start()
    thread.join(_TIMEOUT.connect)
    return bool(found)
