"""The attempts of a call: authenticate, wait for a slot, sign, send, read, and retry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from yunbind_facts.behavior import ENDPOINTS_EMULATOR_PREFIX

from yunbind_runtime.base.errors import (
    ApiError,
    DeadlineExceeded,
    InvalidArguments,
    Throttled,
    TimedOut,
    TransportError,
    UnreadableResponse,
    YunbindError,
)
from yunbind_runtime.base.http import FORM, HttpRequest, HttpResponse, may_repeat_secret
from yunbind_runtime.base.lazy_imports import LazyModule
from yunbind_runtime.model.credentials import AuthToken, Credentials
from yunbind_runtime.model.endpoints import refuse_emulator_key
from yunbind_runtime.wire.options import complete_wire_options
from yunbind_runtime.wire.protocols import find_protocol
from yunbind_runtime.wire.signing import RequestSigner, find_signer, find_unsigned_signer

from .effects import Effects, Run, Send, Sleep, limit_effects
from .limits import RateKey
from .raw_response import RawResponse
from .retries import RetryState, is_idempotent, note_requests
from .telemetry import CallObserver

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from yunbind_runtime.base.http import Timeout
    from yunbind_runtime.model import direct, models, redaction
    from yunbind_runtime.model.credentials import SigningCredentials
    from yunbind_runtime.model.operation import ResponseT

    from . import recovery
    from .call import Call
    from .recovery import Recovery
    from .retries import Failure
else:
    direct = LazyModule(globals(), "direct", "yunbind_runtime.model.direct")
    models = LazyModule(globals(), "models", "yunbind_runtime.model.models")
    # for calls that fail
    redaction = LazyModule(globals(), "redaction", "yunbind_runtime.model.redaction")
    recovery = LazyModule(globals(), "recovery", "yunbind_runtime.call.recovery")

_LARGE = 256 * 1024
"""Size of a response, in bytes, from which it is read in a thread with asyncio."""


@dataclass(frozen=True, slots=True)
class _FailedAttempt:
    error: Failure
    response: HttpResponse | None
    signed_at: datetime


def perform(call: Call[ResponseT]) -> Effects[RawResponse[ResponseT]]:
    """Perform a call.

    Each attempt has its own signature, with its own time and nonce. Expired credentials are renewed once. If
    the service refuses the time of signing, the client learns the service's time and tries once more. Other
    errors are retried as :mod:`yunbind_runtime.call.retries` describes.

    Raises:
        ConfigurationError: The credentials are an emulator's, and the endpoint is the vendor's.
        CredentialsError: No credentials were found.
        InvalidArguments: The members cannot be written as a request.
        RateLimitTimedOut: The rate limit has no slot before the deadline.
        TransportError: No complete response was received.
        UnreadableResponse: The response is not in the vendor's format.
        ApiError: The service returned an error.
    """
    context = call.context
    observer = CallObserver(call)
    state = RetryState(
        call.retries,
        context.budget,
        is_idempotent=is_idempotent(call.operation, call.members),
        monotonic=context.monotonic,
        jitter=context.jitter,
        timeout=call.timeout,
        outer=call.deadline,
    )
    try:
        response = yield from _run_attempts(call, state, observer)
    except BaseException as error:
        # Exceptions that are not of the class Exception come from outside: the call was cancelled.
        failure = error if isinstance(error, Exception) else None
        observer.end(state.attempts, state.elapsed, error=failure, is_cancelled=failure is None)
        raise
    observer.end(state.attempts, state.elapsed, status=response.status, request_id=response.request_id)
    return response


def _run_attempts(
    given: Call[ResponseT], state: RetryState, observer: CallObserver
) -> Effects[RawResponse[ResponseT]]:
    call = yield from _authenticate(given, state)
    request = serialize(call)
    remedy: Recovery | None = None
    while True:
        try:
            yield from _acquire_slot(call, state)
            if state.attempts:
                call = yield from _authenticate(given, state, remedy.refused if remedy else None)
            if state.deadline is not None:
                state.deadline.check()
        except YunbindError as obstacle:
            obstacle.place = obstacle.place or given.operation.place
            if not state.failures:
                raise
            # An earlier attempt may have run, so the caller must see its error.
            raise state.stop(obstacle) from None
        outcome = yield from _attempt(call, request, state, observer)
        if isinstance(outcome, RawResponse):
            return outcome
        remedy = remedy or recovery.Recovery()
        pause = _prepare_retry(call, outcome, state, remedy)
        observer.retry(state.attempts, outcome.error, pause)
        if pause:
            yield Sleep(pause)


def _authenticate(
    call: Call[ResponseT], state: RetryState, refused: SigningCredentials | None = None
) -> Effects[Call[ResponseT]]:
    """Return the call with credentials that can sign it."""
    authenticator = call.authenticator
    if authenticator is not None:
        call = replace(call, deadline=state.deadline)
        try:
            call = yield from limit_effects(authenticator.authenticate(call, refused), state.deadline)
        except DeadlineExceeded as error:
            error.place = error.place or call.operation.place
            raise
    credentials = call.credentials
    if credentials is not None:
        key = credentials.key_id if isinstance(credentials, Credentials) else credentials.token
        if call.endpoint.is_vendors and key.startswith(ENDPOINTS_EMULATOR_PREFIX):
            refuse_emulator_key(key, call.endpoint)
    return call


def _acquire_slot(call: Call[Any], state: RetryState) -> Effects[None]:
    """Wait until the rate limit allows another attempt."""
    rate = call.operation.rate_limit
    if rate is not None:
        effects = call.limiter.acquire(_make_rate_key(call), rate, state.left)
        yield from limit_effects(effects, state.deadline)


def _attempt(
    call: Call[ResponseT], request: HttpRequest, state: RetryState, observer: CallObserver
) -> Effects[RawResponse[ResponseT] | _FailedAttempt]:
    signed_at = call.context.clock() + call.context.offset.offset
    signed = _sign(call, request, signed_at)
    state.attempts += 1
    observer.request(state.attempts, signed)
    sent_at, timeout = state.elapsed, state.limit(call.timeout)
    received: HttpResponse | None = None
    try:
        response: HttpResponse = yield Send(signed, timeout)
        received = response
        observer.response(state.attempts, response, state.elapsed - sent_at)
        result = yield from _read(call, response, lambda: _check_time(timeout, state.elapsed - sent_at))
    except (TransportError, UnreadableResponse, ApiError) as error:
        if received is not None:
            vendor_header = find_protocol(call.operation.service.protocol).PAUSE_HEADER
            note_requests(error, received, vendor_header)
        redaction.redact(error, _list_secrets(call))
        error.place = call.operation.place
        error.attempts = state.attempts
        return _FailedAttempt(error, received, signed_at)
    state.succeed()
    return result


def _prepare_retry(call: Call[Any], failed: _FailedAttempt, state: RetryState, remedy: Recovery) -> float:
    """Return the pause before the next attempt.

    Raises:
        TransportError, UnreadableResponse, ApiError: There is no further attempt.
    """
    error, response = failed.error, failed.response
    pause: float | None
    if remedy.recover(call, error, response, failed.signed_at) and state.may_recover():
        pause = 0.0
    else:
        pause = state.find_pause(error)
    if pause is None:
        raise error
    state.failures.append(error)
    if pause and isinstance(error, Throttled) and call.operation.rate_limit is not None:
        call.limiter.pause(_make_rate_key(call), pause)
    return pause


def _list_secrets(call: Call[Any]) -> tuple[str, ...]:
    credentials = call.credentials
    if isinstance(credentials, Credentials):
        keys = (credentials.key_secret, credentials.session_token or "")
    else:
        keys = (credentials.token,) if isinstance(credentials, AuthToken) else ()
    return (*keys, *call.list_secrets())


def _make_rate_key(call: Call[Any]) -> RateKey:
    service, credentials = call.operation.service, call.credentials
    if isinstance(credentials, Credentials):
        account = credentials.key_id
    else:
        account = credentials.project_id or "" if credentials else ""
    return RateKey(service.provider, account, call.region, f"{service.name}.{call.operation.action}")


def _find_signer(call: Call[Any]) -> RequestSigner | None:
    protocol = call.operation.service.protocol
    if call.operation.unsigned or call.credentials is None:
        return find_unsigned_signer(protocol)
    return find_signer(protocol, call.signing)


def serialize(call: Call[Any]) -> HttpRequest:
    """Return the unsigned request of a call.

    Raises:
        InvalidArguments: The members cannot be written as a request.
    """
    operation, protocol = call.operation, call.operation.service.protocol
    signer = _find_signer(call)
    location = signer.LOCATION if signer else "headers"
    try:
        request = find_protocol(protocol).serialize(
            operation,
            call.members,
            endpoint=call.endpoint,
            region=call.region,
            project_id=call.credentials.project_id if call.credentials else None,
            options=complete_wire_options(protocol, call.method, location, call.response_format),
        )
        if call.headers:
            request = _add_headers(request, call.headers)
        _check_size(request, operation.service.size_limits)
    except YunbindError as error:
        error.place = operation.place
        raise
    except ValueError:
        pass
    else:
        return request
    # Raised outside of the handler: the original error contains the text, which may be a password.
    refusal = InvalidArguments(
        "A value cannot be sent. Numbers must be finite, and texts must be valid Unicode."
    )
    refusal.place = operation.place
    raise refusal


def _add_headers(request: HttpRequest, headers: tuple[tuple[str, str], ...]) -> HttpRequest:
    taken = {name.lower() for name, _ in request.headers}
    for name, _ in headers:
        if name.lower() in taken:
            raise InvalidArguments(
                f"extra_headers: the client sets the header {name} itself, or it is given twice."
            )
        taken.add(name.lower())
    return request.with_headers(*headers)


def _check_size(request: HttpRequest, limits: Mapping[str, int]) -> None:
    if request.method == "GET":
        kind, size = "get", len(request.target)
    else:
        kind, size = "form" if request.header("Content-Type") == FORM else "json", len(request.body)
    limit = limits.get(kind) or limits.get("any")
    if limit is not None and size > limit:
        name = {"get": "a GET", "form": "a form", "json": "a body"}[kind]
        raise InvalidArguments(f"The request has {size} bytes; the vendor accepts at most {limit} in {name}.")


def _sign(call: Call[Any], request: HttpRequest, moment: datetime) -> HttpRequest:
    signer = _find_signer(call)
    if signer is None:
        return request
    operation = call.operation
    signed = signer.sign(
        request,
        None if operation.unsigned else call.credentials,
        service=operation.service.signing_name,
        moment=moment,
        nonce=call.context.nonce() if signer.HAS_NONCE else "",
    )
    try:
        _check_size(signed, operation.service.size_limits)  # the signature may be a query parameter
    except InvalidArguments as error:
        error.place = operation.place
        raise
    return signed


def _read(
    call: Call[ResponseT], response: HttpResponse, checkpoint: Callable[[], None]
) -> Effects[RawResponse[ResponseT]]:
    """Read a response. With asyncio, a large one is read in a thread, so that the event loop stays free.

    Raises:
        TimedOut: The timeout of the attempt was over before a large response was read.
    """
    if len(response.body) < _LARGE:
        return _parse(call, response, lambda: None)
    return cast("RawResponse[ResponseT]", (yield Run(lambda: _parse(call, response, checkpoint))))


def _check_time(timeout: Timeout, elapsed: float) -> None:
    if timeout.total is not None and elapsed > timeout.total:
        raise TimedOut(f"The response was not read within {timeout.total:.1f} s.")


def _parse(
    call: Call[ResponseT], response: HttpResponse, checkpoint: Callable[[], None]
) -> RawResponse[ResponseT]:
    return _parse_usual(call, response, checkpoint) or _parse_any(call, response, checkpoint)


def _parse_usual(
    call: Call[ResponseT], response: HttpResponse, checkpoint: Callable[[], None]
) -> RawResponse[ResponseT] | None:
    """Parse a successful JSON response that fits its model. Other responses give None."""
    operation, body = call.operation, response.body
    protocol = find_protocol(operation.service.protocol)
    if not protocol.can_fit_model(operation, response):
        return None
    parsed = direct.read_directly(operation.response_type(), body, protocol.ENVELOPE, protocol.ERRORS)
    if parsed is None:
        return None
    checkpoint()
    request_id = protocol.find_request_id(response, direct.list_received(parsed))
    if request_id and may_repeat_secret(request_id, _list_secrets(call)):
        return None
    metadata = models.ResponseMetadata(response.status, response.headers, request_id)
    direct.add_metadata(parsed, metadata)
    return RawResponse(response.status, response.headers, body, request_id, parsed)


def _parse_any(
    call: Call[ResponseT], response: HttpResponse, checkpoint: Callable[[], None]
) -> RawResponse[ResponseT]:
    protocol = find_protocol(call.operation.service.protocol)
    payload = protocol.parse(call.operation, response)
    checkpoint()
    request_id = protocol.find_request_id(response, payload)
    secrets = _list_secrets(call)
    if request_id and may_repeat_secret(request_id, secrets):
        received_id, request_id = request_id, redaction.redact_request_id(request_id, secrets)
        payload = {name: request_id if value == received_id else value for name, value in payload.items()}
    metadata = models.ResponseMetadata(response.status, response.headers, request_id)
    parsed = models.read_response(call.operation.response_type(), payload, metadata, checkpoint)
    return RawResponse(response.status, response.headers, response.body, request_id, parsed)
