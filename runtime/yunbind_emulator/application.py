"""The clouds as one ASGI application, told apart by their requests alone.

Host and path say nothing here: clients point any endpoint at the emulator, and
some send a host that is a URL. So every request is taken as it stood on the
wire, given to the dialect that recognises it, and verified over those bytes.
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

from yunbind_emulator.catalog import Evidence
from yunbind_emulator.chaos import Attempt
from yunbind_emulator.clock import EmulatorClock, system_clock
from yunbind_emulator.control import Control
from yunbind_emulator.credentials import Account, EmulatorCredentials, IamUser, issue_credentials
from yunbind_emulator.dialects.alibaba import Alibaba
from yunbind_emulator.dialects.dialect import EVIDENCE_HEADER, LARGEST_REQUEST, show_evidence
from yunbind_emulator.dialects.huawei import Huawei
from yunbind_emulator.dialects.metadata import METADATA
from yunbind_emulator.dialects.tencent import Tencent
from yunbind_emulator.disturbance import Reply, disturb, replace_answer
from yunbind_emulator.faults import find_fault
from yunbind_emulator.journal import describe_call
from yunbind_emulator.lifecycle import Pace
from yunbind_emulator.refusals import Refusal
from yunbind_emulator.samples import is_documented
from yunbind_emulator.validation import Violation, check_parameters

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from starlette.types import Receive, Scope, Send

    from yunbind_emulator.catalog import Catalog, Json
    from yunbind_emulator.chaos import Fault
    from yunbind_emulator.credentials import HuaweiKeys
    from yunbind_emulator.dialects.dialect import Clock, Dialect, Target

STRING_TO_SIGN_HEADER = "X-Yunbind-String-To-Sign"
"""Header of a refused signature: what should have been signed, line ends written as ``\\n``."""

_UNRECOGNISED = (
    "This request is meant for none of the emulated clouds, which are told apart by it.\n"
    "Tencent Cloud: a header X-TC-Action, or the parameters Action and SecretId.\n"
    "Alibaba Cloud: a header x-acs-action, or the parameters Action and AccessKeyId, SignatureNonce or "
    "OIDCToken.\n"
    "Huawei Cloud: a header X-Sdk-Date or X-Auth-Token, or a path that begins with /v3/ or /v5/.\n"
    "Their metadata services have the paths that the info file names.\n"
)
_UNSAVED = {
    "tencent": Refusal("InternalError", "The emulator could not write its state file.", http=200),
    "alibaba": Refusal("InternalError", "The emulator could not write its state file.", http=500),
    "huawei": Refusal("CCE.01500001", "The emulator could not write its state file.", http=500),
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
    """Make the ASGI application.

    Args:
        catalog: what the clouds document.
        credentials: the keys to accept; fresh random ones when absent.
        clock: gives the present, aware.
        new_id: gives the ids of answers; those of ``control`` when absent.
        control: steers it, with a clock of its own in the place of ``clock``; without one, rates are
            not limited and the state is in memory.
        samples: answer by the documented samples alone, and keep no state.
        pace: how long changes of the state take; two seconds when absent.
    """
    control = control or Control(clock=EmulatorClock(clock), rates=False)
    keys = credentials or issue_credentials()
    accounts = {
        "tencent": Account(keys["tencent"]["secret_id"], keys["tencent"]["secret_key"]),
        "alibaba": Account(keys["alibaba"]["access_key_id"], keys["alibaba"]["access_key_secret"]),
        "huawei": _make_huawei_account(keys["huawei"]),
    }
    kinds: dict[str, type[Dialect]] = {"tencent": Tencent, "alibaba": Alibaba, "huawei": Huawei}
    dialects = [
        kind(catalog.providers[name], accounts[name], control.clock, new_id or control.ids, control.vault)
        for name, kind in kinds.items()
        if name in catalog.providers
    ]
    if not samples:
        for dialect in dialects:
            dialect.keep_state(control.state, pace or Pace())
    # They are recognised by path alone, so they come first: an API may have any path.
    metadata = [kind(accounts[kind.cloud], new_id or control.ids, control) for kind in METADATA]
    return Application([*metadata, *dialects], control)


def _make_huawei_account(keys: HuaweiKeys) -> Account:
    user = IamUser(keys["user"], keys["password"], keys["domain"], keys["project_id"])
    return Account(keys["ak"], keys["sk"], keys["token"], user)


class Application:
    """An ASGI application over dialects; :meth:`answer` is its whole meaning, without I/O."""

    def __init__(
        self,
        dialects: Sequence[Dialect],
        control: Control,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.control = control
        self._dialects = tuple(dialects)
        self._sleep = sleep
        limits = (limit for dialect in dialects for limit in dialect.provider.size_limits.values())
        self._most_bytes = max(LARGEST_REQUEST, *limits, 0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = await self._receive(Request(scope, receive))
        except ClientDisconnect:
            return
        reply = self.handle(request)
        if reply.latency:
            await self._sleep(reply.latency)
        connection = scope.get("extensions", {}).get(CONNECTION_EXTENSION)
        if reply.cut == "reset":
            if connection is None:
                raise ConnectionResetError("A fault rule asked for a connection reset.")
            connection.abort()
            await _wait_for_end(receive)
            return
        response = Response(reply.response.body, reply.response.status)
        response.raw_headers.extend(
            (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
            for name, value in reply.response.headers
        )
        if reply.cut == "truncated":
            await _send_half(response, send)
            if connection is None:
                raise ConnectionResetError("A fault rule asked for a truncated answer.")
            connection.close()
            await _wait_for_end(receive)
            return
        await response(scope, receive, send)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Answer a request as its cloud would."""
        return self.handle(request).response

    def handle(self, request: HttpRequest) -> Reply:
        """Answer a request, and say how the answer travels."""
        control = self.control
        dialect = next((dialect for dialect in self._dialects if dialect.recognises(request)), None)
        if dialect is None:
            plain = (("Content-Type", "text/plain; charset=utf-8"),)
            response = _show_evidence(HttpResponse(404, plain, _UNRECOGNISED.encode()), documented=False)
            control.journal.add(describe_call(request, response, control.clock.now()))
            return Reply(_date(response, control.clock.now()))
        turn = _Turn(request, dialect, control)
        response = turn.answer()
        fault = turn.fault
        entry = describe_call(
            request,
            response,
            control.clock.now(),
            vendor=dialect.provider.name,
            target=turn.target,
            region=turn.region,
            parameters=turn.parameters,
            code=turn.code,
            fault=fault.kind if fault else None,
        )
        control.journal.add(entry)
        reply = disturb(fault, response) if fault else Reply(response)
        return replace(reply, response=_date(reply.response, control.clock.now()))

    async def _receive(self, request: Request) -> HttpRequest:
        """Take a request as it was sent; of a body only one byte beyond the largest limit is kept."""
        body = bytearray()
        async for chunk in request.stream():
            body += chunk[: self._most_bytes + 1 - len(body)]
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
class _Turn:
    """One request on its way through a dialect; what became known of it stays when it is refused."""

    request: HttpRequest
    dialect: Dialect
    control: Control
    target: Target | None = None
    region: str | None = None
    parameters: dict[str, Json] | None = None
    fault: Fault | None = None
    code: str | None = None

    def answer(self) -> HttpResponse:
        """Answer the request; the state file knows it before anyone else."""
        try:
            response = self._answer()
        except Refusal as refusal:
            response = self._refuse(refusal)
        try:
            self.control.save()
        except OSError:
            _log.exception("The state file cannot be written.")
            response = self._refuse(_UNSAVED[self.dialect.provider.name])
        return response

    def _answer(self) -> HttpResponse:
        request, dialect, control = self.request, self.dialect, self.control
        dialect.check_size(request)
        target = self.target = dialect.find_target(request)
        if not target.action.unsigned:
            dialect.authenticate(request, target)
        parameters = dialect.read_parameters(request, target)
        self.region = dialect.find_region(request, target, parameters)
        self.parameters = parameters
        vendor, now = dialect.provider.name, control.clock.now()
        control.rates.admit(vendor, target, now)
        self.fault = control.chaos.find(Attempt(vendor, target, self.region, parameters), now)
        replaced = self.fault and self.fault.replaces
        if self.fault and replaced and not self.fault.executed:
            return _show_evidence(replace_answer(self.fault, dialect, target), documented=False)
        response = self._execute(target, parameters)
        if self.fault and replaced:
            return _show_evidence(replace_answer(self.fault, dialect, target), documented=False)
        return response

    def _execute(self, target: Target, parameters: dict[str, Json]) -> HttpResponse:
        _raise_fault(parameters, self.dialect, target)
        try:
            check_parameters(parameters, target.action, target.service, self.dialect.first_index)
        except Violation as violation:
            raise self.dialect.complain(violation, target) from violation
        response = self.dialect.answer(self.request, target, parameters)
        return _show_evidence(response, documented=is_documented(target.action, parameters))

    def _refuse(self, refusal: Refusal) -> HttpResponse:
        self.code = refusal.code
        response = self.dialect.refuse(self.request, self.target, refusal)
        response = replace(response, headers=(*response.headers, *refusal.headers))
        response = _show_string_to_sign(response, refusal)
        behaviours = (refusal.assumed,) if refusal.assumed else ()
        assumed = bool(behaviours) or not self.dialect.provider.knows_code(refusal.code)
        return show_evidence(response, Evidence(assumed=assumed, behaviours=behaviours))


async def _wait_for_end(receive: Receive) -> None:
    """Wait until the server knows that the connection is gone, and will not answer in our place."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send_half(response: Response, send: Send) -> None:
    """Send the head, which promises the whole body, and half of the body."""
    await send(
        {"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers}
    )
    body = bytes(response.body)
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})


def _raise_fault(parameters: dict[str, Json], dialect: Dialect, target: Target) -> None:
    provider, service, action = dialect.provider, target.service, target.action
    code = find_fault(parameters, provider.codes(service, action))
    error = provider.find_error(code, service, action) if code else None
    if error is not None:
        message = (error.message or error.doc).replace("%s", "(asked for)")
        raise Refusal(error.code, message, http=error.http)


def _show_string_to_sign(response: HttpResponse, refusal: Refusal) -> HttpResponse:
    if refusal.string_to_sign is None:
        return response
    escaped = refusal.string_to_sign.encode("unicode_escape").decode("ascii")
    return replace(response, headers=(*response.headers, (STRING_TO_SIGN_HEADER, escaped)))


def _show_evidence(response: HttpResponse, *, documented: bool) -> HttpResponse:
    """Say what an answer stands on, unless its dialect said so itself."""
    if response.header(EVIDENCE_HEADER) is not None:
        return response
    return show_evidence(response, Evidence(assumed=not documented))


def _date(response: HttpResponse, now: datetime) -> HttpResponse:
    """Say the time by the emulator's clock, as callers may set theirs by it."""
    return replace(response, headers=(*response.headers, ("Date", format_datetime(now, usegmt=True))))


def _decode(raw: bytes) -> str:
    """Read header text: UTF-8, as Huawei's SDK sends it, or else whatever bytes it is."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
