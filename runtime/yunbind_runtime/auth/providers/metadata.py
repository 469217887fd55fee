"""Keys of the role of the machine that the program runs on, from the cloud's metadata service."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from yunbind_runtime.base.errors import ConfigurationError, TimedOut, TransportError, UnreadableResponse
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import Run, Send
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .documents import read_issued_credentials
from .provider import CredentialsUnavailable, IssuedCredentials, RefreshableProvider, find_environ
from .vendors import find_vendor

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effect

DISABLED_VARIABLE = "YUNBIND_METADATA_DISABLED"
"""Environment variable that, as ``true``, keeps the default chains from asking metadata services."""

ENDPOINT_VARIABLE = "YUNBIND_METADATA_ENDPOINT"
"""Environment variable that sends requests for metadata to one address, such as an emulator."""

_TIMEOUT = Timeout(1.0, 1.0, 1.0)
_ABSENCE_KEPT = timedelta(minutes=1)
_TOKEN_SECONDS = "21600"  # noqa: S105 - how long, not what
_ROLE = re.compile(r"[\w+=,.@-]{1,128}", re.ASCII)
_PORT = re.compile(r":\d+$", re.ASCII)
_NUMERIC = re.compile(r"[\d.]+|\[.*\]|localhost", re.ASCII)


@dataclass(frozen=True, slots=True)
class MetadataService:
    """How a cloud's metadata service is asked.

    Attributes:
        host: where it is, with http.
        keys: path of the keys; where a role is needed, its name is appended.
        needs_role: whether the role's name belongs to the path; the path without it lists the roles.
        token: path of the token that protects against forged requests; None where there is none.
        token_header: carries it.
        life_header: carries for how many seconds it is asked.
        margin: how long before their end keys are renewed.
    """

    host: str
    keys: str
    needs_role: bool
    token: str | None = None
    token_header: str = ""
    life_header: str = ""
    margin: timedelta = timedelta(minutes=15)


class MetadataRole(RefreshableProvider):
    """The role of a virtual machine (Tencent CVM, Alibaba ECS) or its agency (Huawei ECS).

    Every request has one second to connect and one to answer and is sent once; an absence is kept for a
    minute.

    - Tencent: https://cloud.tencent.com/document/product/598/85616
    - Alibaba: https://help.aliyun.com/document_detail/54579.html
    - Huawei: https://support.huaweicloud.com/usermanual-ecs/ecs_03_0166.html

    Args:
        role: name of the role; by default the one that the service lists. Huawei knows no names.
        host: ``host``, ``host:port`` or ``http(s)://host[:port]``, http where no scheme is given; by default
            the environment variable ``YUNBIND_METADATA_ENDPOINT``, else the cloud's own address.
        with_token_only: do without keys rather than ask without a token (Alibaba's and Huawei's older way).

    Raises:
        ConfigurationError: role or host cannot be one, or the cloud of the client has no such service.
    """

    def __init__(
        self, role: str | None = None, *, host: str | None = None, with_token_only: bool = False
    ) -> None:
        super().__init__(
            f"metadata service, role {role!r}" if role else "metadata service", failures_kept=_ABSENCE_KEPT
        )
        if role is not None and not _ROLE.fullmatch(role):
            raise ConfigurationError(f"MetadataRole(role={role!r}) is no name of a role.")
        self._role = role
        self._endpoint = _parse(host, "host=") if host else None
        self._with_token_only = with_token_only

    def find_margin(self, call: Call[Any]) -> timedelta:
        return _find_service(call).margin

    def fetch(self, call: Call[Any]) -> Generator[Effect, Any, IssuedCredentials]:
        service = _find_service(call)
        elsewhere = find_environ(call).get(ENDPOINT_VARIABLE)
        endpoint = self._endpoint or _parse(elsewhere or service.host, ENDPOINT_VARIABLE)
        yield from _check_name(endpoint)
        headers = yield from self._get_token(service, endpoint)
        path = service.keys
        if service.needs_role:
            role = self._role or (yield from self._find_role(service, endpoint, headers))
            path += quote(role, safe="")
        response = yield from _ask(endpoint, path, headers)
        if response.status == 401 and headers:
            # The token may have ended early.
            headers = yield from self._get_token(service, endpoint)
            response = yield from _ask(endpoint, path, headers)
        if response.status != 200:
            raise CredentialsUnavailable(
                f"{_name(endpoint)} has no keys (HTTP {response.status}): has the machine a role?"
            )
        return read_issued_credentials(response.body, _name(endpoint))

    def _get_token(
        self, service: MetadataService, endpoint: Endpoint
    ) -> Generator[Effect, Any, Mapping[str, str]]:
        if service.token is None:
            return {}
        response = yield from _ask(
            endpoint, service.token, {service.life_header: _TOKEN_SECONDS}, method="PUT"
        )
        token = response.body.decode("utf-8", "replace").strip()
        if response.status == 200 and token.isascii() and token.isprintable() and token:
            return {service.token_header: token}
        if self._with_token_only:
            raise CredentialsUnavailable(f"{_name(endpoint)} gives no token (HTTP {response.status})")
        return {}

    def _find_role(
        self, service: MetadataService, endpoint: Endpoint, headers: Mapping[str, str]
    ) -> Generator[Effect, Any, str]:
        response = yield from _ask(endpoint, service.keys, headers)
        text = response.body.decode("utf-8", "replace").strip()
        if response.status != 200 or not text:
            raise CredentialsUnavailable(
                f"{_name(endpoint)} names no role of the machine (HTTP {response.status})"
            )
        role = text.splitlines()[0].strip()
        if not _ROLE.fullmatch(role):
            raise CredentialsUnavailable(
                f"{_name(endpoint)} answered with something that is no name of a role"
            )
        return role


def is_disabled(environ: Mapping[str, str], *names: str) -> str | None:
    """Return the first variable that forbids asking the metadata service."""
    return next(
        (name for name in (*names, DISABLED_VARIABLE) if environ.get(name, "").lower() == "true"), None
    )


def _find_service(call: Call[Any]) -> MetadataService:
    service = call.operation.service
    cloud = find_vendor(service.provider)
    if cloud is None:
        raise ConfigurationError(f"{service.title} has no metadata service that is known here.")
    return cloud.METADATA


def _parse(host: str, origin: str) -> Endpoint:
    return parse_endpoint(host if "://" in host else f"http://{host}", origin)


def _name(endpoint: Endpoint) -> str:
    return f"the metadata service at {endpoint}"


def _ask(
    endpoint: Endpoint, path: str, headers: Mapping[str, str], method: str = "GET"
) -> Generator[Effect, Any, HttpResponse]:
    request = HttpRequest(method, endpoint.scheme, endpoint.host, path, headers=tuple(headers.items()))
    try:
        return (yield Send(request, _TIMEOUT))
    except TimedOut:
        reason = f"did not answer within {_TIMEOUT.connect:g} s"
    except (TransportError, UnreadableResponse):
        reason = "cannot be reached"
    raise CredentialsUnavailable(f"{_name(endpoint)} {reason}")


def _check_name(endpoint: Endpoint) -> Generator[Effect, Any, None]:
    """Refuse a host whose name cannot be looked up in time: a connection's time limit does not cover that."""
    name = _PORT.sub("", endpoint.host)
    if _NUMERIC.fullmatch(name):
        return
    if not (yield Run(lambda: _is_known(name))):
        raise CredentialsUnavailable(
            f"{_name(endpoint)} is not there: its name is unknown or was not found within 1 s"
        )


def _is_known(name: str) -> bool:
    found: list[object] = []

    def look() -> None:
        with suppress(OSError):
            found.extend(socket.getaddrinfo(name, 80, type=socket.SOCK_STREAM))

    # A thread of its own that nothing waits for at the end of the process: a look-up cannot be cut short.
    thread = threading.Thread(target=look, name="yunbind-metadata-name", daemon=True)
    thread.start()
    thread.join(_TIMEOUT.connect)
    return bool(found)
