"""A provider of the credentials of the machine's role, from the cloud's metadata service."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from yunbind_facts.behavior import (
    CREDENTIALS_SERVICES_ABSENCE,
    CREDENTIALS_SERVICES_ATTEMPTS,
    CREDENTIALS_SERVICES_DISABLED_VARIABLE,
    CREDENTIALS_SERVICES_ENDPOINT_VARIABLE,
    CREDENTIALS_SERVICES_METADATA_TIMEOUT,
)

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.base.http import HttpRequest, HttpResponse
from yunbind_runtime.base.option_checks import check_count, check_seconds, check_text
from yunbind_runtime.call.effects import Run
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, RefreshableProvider, required
from .documents import read_issued_credentials
from .local_services import LocalService
from .metadata_services import MetadataService, find_metadata_service
from .switches import is_on

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.operation import Service

_CACHE_ABSENCE_FOR = timedelta(seconds=CREDENTIALS_SERVICES_ABSENCE)
_REMEDY = f". If this machine has none, set {CREDENTIALS_SERVICES_DISABLED_VARIABLE}=true"
_ROLE = re.compile(r"[\w+=,.@-]{1,128}", re.ASCII)
_PORT = re.compile(r":\d+$", re.ASCII)
_NUMERIC = re.compile(r"[\d.]+|\[.*\]|localhost", re.ASCII)


class MetadataRole(RefreshableProvider):
    """A provider of the credentials of the machine's role (Tencent CVM, Alibaba ECS) or agency (Huawei ECS).

    The service is absent if nothing accepts connections or if it lists no role (HTTP 404). A chain then tries
    the next provider, and the absence is cached for a minute. A service that is there and fails is asked
    again, and then the call fails.

    - Tencent: https://cloud.tencent.com/document/product/598/85616
    - Alibaba: https://help.aliyun.com/document_detail/54579.html
    - Huawei: https://support.huaweicloud.com/usermanual-ecs/ecs_03_0166.html

    Args:
        role: Name of the role. Defaults to the role that the service lists. Ignored on Huawei.
        host: ``host``, ``host:port`` or ``http(s)://host[:port]``, with http as the default scheme. Defaults
            to the environment variable ``YUNBIND_METADATA_ENDPOINT``, else to the cloud's own address.
        timeout: Maximum seconds of each attempt. A shorter timeout of the client counts. Defaults to 1.
        attempts: Maximum number of attempts of each request, after timeouts and server errors. Defaults to 3.
        with_token_only: Whether to have no credentials rather than ask without a token, which is the older
            protocol of Alibaba and Huawei. Defaults to False.

    Raises:
        ConfigurationError: An argument is invalid, or the client's cloud has no supported service.
    """

    def __init__(
        self,
        role: str | None = None,
        *,
        host: str | None = None,
        timeout: float = CREDENTIALS_SERVICES_METADATA_TIMEOUT,
        attempts: int = CREDENTIALS_SERVICES_ATTEMPTS,
        with_token_only: bool = False,
    ) -> None:
        if role is not None:
            check_text(role, "MetadataRole(role=)")
        if host is not None:
            check_text(host, "MetadataRole(host=)")
        check_seconds(timeout, "MetadataRole(timeout=)")
        check_count(attempts, "MetadataRole(attempts=)")
        title = f"metadata service, role {role!r}" if role else "metadata service"
        super().__init__(title, cache_absence_for=_CACHE_ABSENCE_FOR)
        if role is not None and not _ROLE.fullmatch(role):
            raise ConfigurationError(f"MetadataRole(role={role!r}) is not a valid name of a role.")
        self._role = role
        self._endpoint = _parse_endpoint(host, "host=") if host else None
        self._timeout = timeout
        self._attempts = attempts
        self._with_token_only = with_token_only

    def find_margin(self, request: CredentialRequest) -> timedelta:
        return _find_service(request.service).margin

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        service = _find_service(request.service)
        override = request.environ.get(CREDENTIALS_SERVICES_ENDPOINT_VARIABLE)
        endpoint = self._endpoint or _parse_endpoint(
            override or service.host, CREDENTIALS_SERVICES_ENDPOINT_VARIABLE
        )
        asker = LocalService(_name(endpoint), self._timeout, self._attempts, _REMEDY)
        yield from _check_name(request, endpoint, asker)
        headers = yield from self._get_token(request, service, endpoint, asker)
        path = service.path
        if service.lists_roles:
            role = self._role
            if role is None:
                listing = _make_request(endpoint, path, headers)
                role = yield from asker.ask(
                    request, listing, lambda response: _read_role(response, asker.place)
                )
            path += quote(role, safe="")

        def read(response: HttpResponse) -> IssuedCredentials | None:
            return _read_keys(response, service, asker.place, may_renew_token=is_first)

        is_first = bool(headers)
        issued = yield from asker.ask(request, _make_request(endpoint, path, headers), read)
        if issued is None:
            # The token may have expired early.
            is_first = False
            headers = yield from self._get_token(request, service, endpoint, asker)
            issued = yield from asker.ask(request, _make_request(endpoint, path, headers), read)
        assert issued is not None  # noqa: S101 - only the first response may ask for another token
        return issued

    def _get_token(
        self, request: CredentialRequest, service: MetadataService, endpoint: Endpoint, asker: LocalService
    ) -> Effects[Mapping[str, str]]:
        """Return the header with the token. Empty if there is none."""
        if service.token_path is None:
            return {}
        lifetime = {service.lifetime_header: str(service.lifetime)}
        put = _make_request(endpoint, service.token_path, lifetime, "PUT")
        response: HttpResponse = yield from asker.ask(request, put, lambda response: response)
        token = response.body.decode("utf-8", "replace").strip()
        if response.status == 200 and token.isascii() and token.isprintable() and token:
            return {service.token_header: token}
        if self._with_token_only:
            raise CredentialsUnavailable(f"{asker.place} issued no token (HTTP {response.status})")
        return {}


def _make_request(
    endpoint: Endpoint, path: str, headers: Mapping[str, str], method: str = "GET"
) -> HttpRequest:
    return HttpRequest(method, endpoint.scheme, endpoint.host, path, headers=tuple(headers.items()))


def _read_role(response: HttpResponse, place: str) -> str:
    """Return the name of the first role that the service lists."""
    text = response.body.decode("utf-8", "replace").strip()
    if response.status == 404 or (response.status == 200 and not text):
        raise CredentialsUnavailable(f"{place} lists no role of the machine (HTTP {response.status})")
    if response.status != 200:
        raise CredentialsError(f"{place} responded with HTTP {response.status}")
    role = text.splitlines()[0].strip()
    if not _ROLE.fullmatch(role):
        raise CredentialsError(f"{place} did not return a valid name of a role")
    return role


def _read_keys(
    response: HttpResponse, service: MetadataService, place: str, *, may_renew_token: bool
) -> IssuedCredentials | None:
    """Return the credentials in a response. None if the service refused a token that can be renewed."""
    if response.status == 401 and may_renew_token:
        return None
    if response.status in service.absent_statuses:
        raise CredentialsUnavailable(
            f"{place} has no credentials (HTTP {response.status}); has the machine a role?"
        )
    if response.status != 200:
        raise CredentialsError(f"{place} responded with HTTP {response.status}")
    with required("but the machine has a role"):
        return read_issued_credentials(response.body, place)


def require_metadata(environ: Mapping[str, str], *names: str) -> None:
    """Check that no environment variable disables the metadata service.

    Args:
        environ: Environment variables.
        names: Variables of the vendor, besides ``YUNBIND_METADATA_DISABLED``.

    Raises:
        CredentialsUnavailable: A variable disables it.
    """
    for name in (*names, CREDENTIALS_SERVICES_DISABLED_VARIABLE):
        if is_on(environ, name):
            raise CredentialsUnavailable(f"disabled by {name}")


def _find_service(service: Service) -> MetadataService:
    metadata_service = find_metadata_service(service.provider)
    if metadata_service is None:
        raise ConfigurationError(f"{service.title} has no metadata service that is supported.")
    return metadata_service


def _parse_endpoint(host: str, origin: str) -> Endpoint:
    return parse_endpoint(host if "://" in host else f"http://{host}", origin)


def _name(endpoint: Endpoint) -> str:
    return f"the metadata service at {endpoint}"


def _check_name(request: CredentialRequest, endpoint: Endpoint, asker: LocalService) -> Effects[None]:
    """Check that the host's name resolves in time, because the connect timeout does not cover the lookup."""
    name = _PORT.sub("", endpoint.host)
    if _NUMERIC.fullmatch(name):
        return
    seconds = request.limit(asker.timeout).connect
    for _ in range(asker.attempts):
        is_known = yield Run(lambda: _resolves(name, seconds))
        if is_known:
            return
        if is_known is False:
            raise CredentialsUnavailable(f"{asker.place} is absent: its name is unknown")
    raise CredentialsError(
        f"{asker.place} cannot be found: the name server did not respond within {seconds:g} s{_REMEDY}"
    )


def _resolves(name: str, seconds: float) -> bool | None:
    """Return whether a name has an address. None if the name server did not say so in time."""
    found: list[bool] = []

    def resolve() -> None:
        try:
            socket.getaddrinfo(name, 80, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno != socket.EAI_AGAIN:
                found.append(False)
        except OSError:
            found.append(False)
        else:
            found.append(True)

    # A daemon thread, which the end of the process does not wait for: a lookup cannot be cancelled.
    thread = threading.Thread(target=resolve, name="yunbind-metadata-name", daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else None
