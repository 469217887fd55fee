"""One call, told as a generator that both the sync and the async driver feed.

The generator does everything but input and output: it yields what to send or
how long to wait, and is given the answer or the failure. So no logic exists twice.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from .errors import ApiError, InvalidArguments, TransportError, UnreadableResponse, YunbindError
from .http import FORM, Headers, HttpRequest, HttpResponse
from .identity import complete, is_ended
from .operation import AnyOperation, Operation, ResponseT
from .protocols import PROTOCOLS
from .protocols.ways import USUAL, Way
from .shelf import Join
from .signing import Stamp, find_signer, find_stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from .credentials import KnownCredentials
    from .endpoints import Endpoint
    from .http import Timeout
    from .identity import Caller
    from .transport import AsyncTransport, Transport

Failure: TypeAlias = TransportError | UnreadableResponse | ApiError
Limit: TypeAlias = Callable[[AnyOperation], float]
"""Seconds to wait before an attempt, so that the documented rate is kept."""
Retry: TypeAlias = Callable[[AnyOperation, Failure, int], float | None]
"""Seconds to wait before another attempt after a failure, given the number of attempts; None to give up."""


def never_wait(_operation: AnyOperation) -> float:
    """Send at once."""
    return 0.0


def never_retry(_operation: AnyOperation, _failure: Failure, _attempts: int) -> float | None:
    """Give up at the first failure."""
    return None


@dataclass(frozen=True, slots=True)
class Send:
    """A step: send this request."""

    request: HttpRequest
    timeout: Timeout


@dataclass(frozen=True, slots=True)
class Wait:
    """A step: let time pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """A step: run something that takes its time, and give what it returns.

    Attributes:
        block: runs it to its end; a ``YunbindError`` that it raises is raised at the step.
        wait: does the same in an event loop; without it, a thread runs ``block``.
    """

    block: Callable[[], object]
    wait: Callable[[], Awaitable[object]] | None = None


Step: TypeAlias = Send | Wait | Join | Run
Steps: TypeAlias = Generator[Step, Any, "RawResponse[ResponseT]"]
"""``Send`` is answered by an HttpResponse, ``Run`` by what it returned, the others by None."""


@dataclass(frozen=True, slots=True)
class RawResponse(Generic[ResponseT]):
    """An answer with its HTTP side.

    Attributes:
        status: HTTP status.
        headers: names and values in order.
        body: the bytes of the answer, content-decoded.
        request_id: the vendor's id of the call.
        parsed: the typed model.
    """

    status: int
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    request_id: str | None
    parsed: ResponseT


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[ResponseT]):
    """Everything that one call needs.

    Attributes:
        operation: what is called.
        members: JSON values by wire name, without None.
        endpoint: where.
        region: the client's region.
        credentials: None for an operation that is not signed, and where ``caller`` finds them.
        caller: finds credentials, where the caller gave a source of them or nothing.
        keystone: where tokens and projects come from, for credentials that lack them.
        signing: the scheme.
        method: of HTTP, where the protocol leaves the choice.
        answer_format: where the protocol leaves the choice.
        timeout: of each attempt.
        clock: tells the time of signing.
        nonce: makes texts never used before.
        limit: keeps the rate.
        retry: decides about further attempts.
    """

    operation: Operation[Any, ResponseT]
    members: dict[str, Any] = field(repr=False)  # may hold passwords
    endpoint: Endpoint
    region: str | None
    credentials: KnownCredentials | None
    signing: str
    timeout: Timeout
    clock: Callable[[], datetime]
    nonce: Callable[[], str]
    method: str = USUAL.method
    answer_format: str = USUAL.answer_format
    limit: Limit = never_wait
    retry: Retry = never_retry
    keystone: Endpoint | None = None
    caller: Caller | None = None


def perform(call: Call[ResponseT]) -> Steps[ResponseT]:
    """Serialize, then per attempt: limit, sign, send, parse, and wait or return.

    Every attempt is signed anew, with its own time and nonce. Where credentials must be found, or lack a
    token or a project, the steps that get them come first; what is refused as ended is renewed once.

    Raises:
        CredentialsError: no credentials were found.
        InvalidArguments: the members cannot be written as a request.
        TransportError: no whole answer came.
        UnreadableResponse: the answer was not the vendor's.
        ApiError: the vendor refused.
    """
    given = call
    call = yield from complete(given)
    request = _serialize(call)
    ended: KnownCredentials | None = None
    attempts = 0
    while True:
        attempts += 1
        pause: float | None = call.limit(call.operation)
        if pause:
            yield Wait(pause)
        if attempts > 1:
            call = yield from complete(given, ended)
        try:
            response: HttpResponse = yield Send(_sign(call, request), call.timeout)
            return _read(call, response)
        except (TransportError, UnreadableResponse) as error:
            error.place = call.operation.place
            pause = call.retry(call.operation, error, attempts)
            if pause is None:
                raise
        except ApiError as error:
            if ended is None and is_ended(given, error):
                ended = call.credentials
                continue
            pause = call.retry(call.operation, error, attempts)
            if pause is None:
                raise
        yield Wait(pause)


def _find_signer(call: Call[Any]) -> Stamp | None:
    protocol = call.operation.service.protocol
    if call.operation.unsigned or call.credentials is None:
        return find_stamp(protocol)
    return find_signer(protocol, call.signing)


def _serialize(call: Call[Any]) -> HttpRequest:
    operation = call.operation
    signer = _find_signer(call)
    way = Way(call.method, signer.PLACE if signer else USUAL.place, call.answer_format)
    try:
        request = PROTOCOLS[operation.service.protocol].serialize(
            operation,
            call.members,
            endpoint=call.endpoint,
            region=call.region,
            project_id=call.credentials.project_id if call.credentials else None,
            way=way,
        )
        _check_size(request, operation.service.size_limits)
    except YunbindError as error:
        error.place = operation.place
        raise
    except ValueError:
        pass
    else:
        return request
    # Raised here, outside of the handler: the original holds the whole text, and so perhaps a password.
    refusal = InvalidArguments(
        "A value cannot be sent: numbers must be finite and texts must be valid Unicode."
    )
    refusal.place = operation.place
    raise refusal


def _check_size(request: HttpRequest, limits: Mapping[str, int]) -> None:
    if request.method == "GET":
        way, size = "get", len(request.target)
    else:
        way, size = "form" if request.header("Content-Type") == FORM else "json", len(request.body)
    limit = limits.get(way) or limits.get("any")
    if limit is not None and size > limit:
        what = {"get": "a GET", "form": "a form", "json": "a body"}[way]
        raise InvalidArguments(f"The request has {size} bytes; the vendor takes at most {limit} in {what}.")


def _sign(call: Call[Any], request: HttpRequest) -> HttpRequest:
    signer = _find_signer(call)
    if signer is None:
        return request
    operation = call.operation
    signed = signer.sign(
        request,
        None if operation.unsigned else call.credentials,
        service=operation.service.signing_name,
        moment=call.clock(),
        nonce=call.nonce(),
    )
    try:
        _check_size(signed, operation.service.size_limits)  # a signature may stand among the parameters
    except InvalidArguments as error:
        error.place = operation.place
        raise
    return signed


def _read(call: Call[ResponseT], response: HttpResponse) -> RawResponse[ResponseT]:
    from .models import ResponseMetadata, read_response

    protocol = PROTOCOLS[call.operation.service.protocol]
    payload = protocol.parse(call.operation, response)
    request_id = protocol.find_request_id(response, payload)
    metadata = ResponseMetadata(response.status, response.headers, request_id)
    parsed = read_response(call.operation.response_type(), payload, metadata)
    return RawResponse(response.status, response.headers, response.body, request_id, parsed)


_ResultT = TypeVar("_ResultT")


def drive(
    steps: Generator[Step, Any, _ResultT],
    transport: Transport,
    sleep: Callable[[float], Any] | None = None,
) -> _ResultT:
    """Carry out the steps with a blocking transport."""
    try:
        step = next(steps)
        while True:
            if isinstance(step, Wait):
                (sleep or time.sleep)(step.seconds)
                step = steps.send(None)
                continue
            if isinstance(step, Join):
                step.flight.wait()
                step = steps.send(None)
                continue
            try:
                answer = step.block() if isinstance(step, Run) else transport.send(step.request, step.timeout)
            except YunbindError as error:
                step = steps.throw(error)
            else:
                step = steps.send(answer)
    except StopIteration as end:
        return end.value
    finally:
        steps.close()  # at once, because others may wait for what it was about to get


async def drive_async(
    steps: Generator[Step, Any, _ResultT],
    transport: AsyncTransport,
    sleep: Callable[[float], Any] | None = None,
) -> _ResultT:
    """Carry out the steps with an asyncio transport."""
    try:
        step = next(steps)
        while True:
            if isinstance(step, Wait):
                await (sleep or _find_sleep())(step.seconds)
                step = steps.send(None)
                continue
            if isinstance(step, Join):
                await step.flight.wait_async()
                step = steps.send(None)
                continue
            try:
                if isinstance(step, Run):
                    answer = await _run(step)
                else:
                    answer = await transport.send(step.request, step.timeout)
            except YunbindError as error:
                step = steps.throw(error)
            else:
                step = steps.send(answer)
    except StopIteration as end:
        return end.value
    finally:
        steps.close()  # at once, because others may wait for what it was about to get


async def _run(step: Run) -> object:
    if step.wait is not None:
        return await step.wait()
    import asyncio

    return await asyncio.to_thread(step.block)


def _find_sleep() -> Callable[[float], Any]:
    import asyncio

    return asyncio.sleep
