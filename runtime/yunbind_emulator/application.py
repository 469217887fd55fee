"""The emulated clouds as one ASGI application.

The request alone determines its cloud. Host and path do not: clients point any endpoint
at the emulator, and some send a URL as their host. So the application keeps the bytes
of a request as they were sent, finds the protocol that recognises it, and verifies the
signature over these bytes.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from email.utils import format_datetime
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from yunbind_emulator.base.catalog import Evidence
from yunbind_emulator.base.clock import EmulatorClock, system_clock
from yunbind_emulator.base.credentials import Account, EmulatorCredentials, IamUser, issue_credentials
from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.control import Control
from yunbind_emulator.faults.fault_injection import Delivery, apply_fault, make_fault_response
from yunbind_emulator.faults.fault_rules import Attempt
from yunbind_emulator.faults.fault_triggers import find_triggered_code
from yunbind_emulator.journal import describe_call
from yunbind_emulator.messages.samples import is_documented
from yunbind_emulator.messages.validation import Violation, check_parameters
from yunbind_emulator.protocols.alibaba import AlibabaProtocol
from yunbind_emulator.protocols.cloud_protocol import EVIDENCE_HEADER, LARGEST_REQUEST, show_evidence
from yunbind_emulator.protocols.huawei import HuaweiProtocol
from yunbind_emulator.protocols.metadata import METADATA_SERVICES
from yunbind_emulator.protocols.tencent import TencentProtocol
from yunbind_emulator.state.lifecycle import Pace

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from starlette.types import Receive, Scope, Send

    from yunbind_emulator.base.catalog import Catalog, Json, Target
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import HuaweiKeys
    from yunbind_emulator.faults.fault_rules import Fault
    from yunbind_emulator.protocols.cloud_protocol import CloudProtocol

STRING_TO_SIGN_HEADER = "X-Yunbind-String-To-Sign"
"""Header of a rejected signature: the expected string to sign, with line ends as ``\\n``."""

_UNRECOGNISED = (
    "The emulator does not recognise the cloud of this request.\n"
    "Tencent Cloud: a header X-TC-Action, or the parameters Action and SecretId.\n"
    "Alibaba Cloud: a header x-acs-action, or the parameters Action and AccessKeyId, SignatureNonce or "
    "OIDCToken.\n"
    "Huawei Cloud: a header X-Sdk-Date or X-Auth-Token, or a path that begins with /v3/ or /v5/.\n"
    "Metadata services: the paths in the info file.\n"
)
_PROTOCOLS: dict[str, type[CloudProtocol]] = {
    "tencent": TencentProtocol,
    "alibaba": AlibabaProtocol,
    "huawei": HuaweiProtocol,
}
_SAVE_ERRORS = {
    "tencent": VendorError("InternalError", "The emulator could not write its state file."),
    "alibaba": VendorError("InternalError", "The emulator could not write its state file.", http=500),
    "huawei": VendorError("CCE.01500001", "The emulator could not write its state file."),
}
CONNECTION_EXTENSION = "yunbind.connection"
"""Extension of the ASGI scope: an object with ``close()`` and ``abort()``, to break the connection."""
_log = logging.getLogger("yunbind.emulator")


def create_application(
    catalog: Catalog,
    credentials: EmulatorCredentials | None = None,
    *,
    clock: Clock = system_clock,
    new_id: Callable[[], UUID] | None = None,
    control: Control | None = None,
    samples: bool = False,
    pace: Pace | None = None,
) -> Application:
    """Create the ASGI application.

    Args:
        catalog: The documentation of the clouds.
        credentials: The keys to accept. Defaults to random ones.
        clock: Returns the present time, with a time zone.
        new_id: Returns ids for responses. Defaults to those of ``control``.
        control: Clock, state, rates and faults; its clock replaces ``clock``. By default rates are not
            limited, and the state is in memory.
        samples: Respond with the documented samples only, and keep no state.
        pace: Duration of changes of the state. Defaults to two seconds.
    """
    control = control or Control(clock=EmulatorClock(clock), rates=False)
    keys = credentials or issue_credentials()
    accounts = {
        "tencent": Account(keys["tencent"]["secret_id"], keys["tencent"]["secret_key"]),
        "alibaba": Account(keys["alibaba"]["access_key_id"], keys["alibaba"]["access_key_secret"]),
        "huawei": _make_huawei_account(keys["huawei"]),
    }
    protocols = [
        kind(
            catalog.providers[name],
            accounts[name],
            control.clock,
            new_id or control.ids,
            control.issued_secrets,
        )
        for name, kind in _PROTOCOLS.items()
        if name in catalog.providers
    ]
    if not samples:
        for protocol in protocols:
            protocol.keep_state(control.state, pace or Pace())
    # Metadata services come first: their paths identify them, and an API can have any path.
    metadata = [kind(accounts[kind.cloud], new_id or control.ids, control) for kind in METADATA_SERVICES]
    return Application([*metadata, *protocols], control)


def _make_huawei_account(keys: HuaweiKeys) -> Account:
    user = IamUser(keys["user"], keys["password"], keys["domain"], keys["project_id"])
    return Account(keys["ak"], keys["sk"], keys["token"], user)


class Application:
    """An ASGI application over the clouds' protocols; :meth:`respond` does its work without I/O."""

    def __init__(
        self,
        protocols: Sequence[CloudProtocol],
        control: Control,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.control = control
        self._protocols = tuple(protocols)
        self._sleep = sleep
        limits = (limit for protocol in protocols for limit in protocol.provider.size_limits.values())
        self._max_bytes = max((LARGEST_REQUEST, *limits))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = await self._receive(Request(scope, receive))
        except ClientDisconnect:
            return
        delivery = self.handle(request)
        if delivery.latency:
            await self._sleep(delivery.latency)
        connection = scope.get("extensions", {}).get(CONNECTION_EXTENSION)
        if delivery.cut == "reset":
            if connection is None:
                raise ConnectionResetError("A fault rule asked for a connection reset.")
            connection.abort()
            await _wait_for_end(receive)
            return
        response = Response(delivery.response.body, delivery.response.status)
        response.raw_headers.extend(
            (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
            for name, value in delivery.response.headers
        )
        if delivery.cut == "truncated":
            await _send_half(response, send)
            if connection is None:
                raise ConnectionResetError("A fault rule asked for a truncated response.")
            connection.close()
            await _wait_for_end(receive)
            return
        await response(scope, receive, send)

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Return the response of the cloud that a request is for."""
        return self.handle(request).response

    def handle(self, request: HttpRequest) -> Delivery:
        """Return the response to a request, and how it is delivered."""
        control = self.control
        protocol = next((protocol for protocol in self._protocols if protocol.recognises(request)), None)
        if protocol is None:
            plain = (("Content-Type", "text/plain; charset=utf-8"),)
            response = _show_evidence(HttpResponse(404, plain, _UNRECOGNISED.encode()), documented=False)
            control.journal.add(describe_call(request, response, control.clock.now()))
            return Delivery(_date(response, control.clock.now()))
        exchange = _Exchange(request, protocol, control)
        response = exchange.respond()
        fault = exchange.fault
        entry = describe_call(
            request,
            response,
            control.clock.now(),
            vendor=protocol.provider.name,
            target=exchange.target,
            region=exchange.region,
            parameters=exchange.parameters,
            code=exchange.code,
            fault=fault.kind if fault else None,
        )
        control.journal.add(entry)
        delivery = apply_fault(fault, response) if fault else Delivery(response)
        return replace(delivery, response=_date(delivery.response, control.clock.now()))

    async def _receive(self, request: Request) -> HttpRequest:
        """Read a request as it was sent. A body is cut one byte beyond the largest limit."""
        body = bytearray()
        async for chunk in request.stream():
            body += chunk[: self._max_bytes + 1 - len(body)]
        headers = [(_decode(name), _decode(value)) for name, value in request.headers.raw]
        return HttpRequest(
            method=request.method,
            scheme=request.scope["scheme"],
            host=next((value for name, value in headers if name == "host"), ""),
            path=_decode(request.scope["raw_path"]),
            query=_decode(request.scope["query_string"]),
            headers=tuple(header for header in headers if header[0] != "host"),
            body=bytes(body),
        )


@dataclass(slots=True)
class _Exchange:
    """One request and what is known of it, also after it is rejected."""

    request: HttpRequest
    protocol: CloudProtocol
    control: Control
    target: Target | None = None
    region: str | None = None
    parameters: dict[str, Json] | None = None
    fault: Fault | None = None
    code: str | None = None

    def respond(self) -> HttpResponse:
        """Return the response. The state file holds the changes before the response is sent."""
        try:
            response = self._respond()
        except VendorError as error:
            response = self._write_error(error)
        try:
            self.control.save()
        except OSError:
            _log.exception("The state file cannot be written")
            response = self._write_error(_SAVE_ERRORS[self.protocol.provider.name])
        return response

    def _respond(self) -> HttpResponse:
        request, protocol, control = self.request, self.protocol, self.control
        protocol.check_size(request)
        target = self.target = protocol.find_target(request)
        if not target.action.unsigned:
            protocol.authenticate(request, target)
        parameters = protocol.read_parameters(request, target)
        self.region = protocol.find_region(request, target, parameters)
        self.parameters = parameters
        vendor, now = protocol.provider.name, control.clock.now()
        control.rates.admit(vendor, target, now)
        self.fault = control.fault_rules.find(Attempt(vendor, target, self.region, parameters), now)
        if self.fault and self.fault.replaces:
            if self.fault.executed:
                self._execute(target, parameters)
            response = make_fault_response(self.fault, protocol.provider, target)
            return _show_evidence(response, documented=False)
        return self._execute(target, parameters)

    def _execute(self, target: Target, parameters: dict[str, Json]) -> HttpResponse:
        _raise_triggered_error(parameters, self.protocol, target)
        try:
            check_parameters(parameters, target.action, target.service, self.protocol.first_index)
        except Violation as violation:
            raise self.protocol.translate_violation(violation, target) from violation
        response = self.protocol.respond(self.request, target, parameters)
        return _show_evidence(response, documented=is_documented(target.action, parameters))

    def _write_error(self, error: VendorError) -> HttpResponse:
        self.code = error.code
        response = self.protocol.write_error(self.request, self.target, error)
        response = replace(response, headers=(*response.headers, *error.headers))
        response = _show_string_to_sign(response, error)
        behaviours = (error.assumed,) if error.assumed else ()
        assumed = bool(behaviours) or not self.protocol.provider.knows_code(error.code)
        return show_evidence(response, Evidence(assumed=assumed, behaviours=behaviours))


async def _wait_for_end(receive: Receive) -> None:
    """Wait for the end of the connection, so that the server does not respond itself."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send_half(response: Response, send: Send) -> None:
    """Send the head, which announces the whole body, and half of the body."""
    await send(
        {"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers}
    )
    body = bytes(response.body)
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})


def _raise_triggered_error(parameters: dict[str, Json], protocol: CloudProtocol, target: Target) -> None:
    provider, service, action = protocol.provider, target.service, target.action
    code = find_triggered_code(parameters, provider.codes(service, action))
    error = provider.find_error(code, service, action) if code else None
    if error is not None:
        message = (error.message or error.doc).replace("%s", "(error trigger)")
        raise VendorError(error.code, message, http=error.http)


def _show_string_to_sign(response: HttpResponse, error: VendorError) -> HttpResponse:
    if error.string_to_sign is None:
        return response
    escaped = error.string_to_sign.encode("unicode_escape").decode("ascii")
    return replace(response, headers=(*response.headers, (STRING_TO_SIGN_HEADER, escaped)))


def _show_evidence(response: HttpResponse, *, documented: bool) -> HttpResponse:
    """Add the evidence of a response, unless its protocol added it."""
    if response.header(EVIDENCE_HEADER) is not None:
        return response
    return show_evidence(response, Evidence(assumed=not documented))


def _date(response: HttpResponse, now: datetime) -> HttpResponse:
    """Add the time of the emulator's clock, because clients can set theirs by it."""
    return replace(response, headers=(*response.headers, ("Date", format_datetime(now, usegmt=True))))


def _decode(raw: bytes) -> str:
    """Decode a header: UTF-8, as Huawei's SDK sends it, or else Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
