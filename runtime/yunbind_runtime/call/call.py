"""One call, told as a generator that both drivers of :mod:`yunbind_runtime.call.effects` feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol

from yunbind_runtime.base.errors import (
    ApiError,
    InvalidArguments,
    Throttled,
    TransportError,
    UnreadableResponse,
    YunbindError,
)
from yunbind_runtime.base.http import FORM, HttpRequest, HttpResponse
from yunbind_runtime.model.credentials import AuthToken, Credentials
from yunbind_runtime.model.operation import Operation, ResponseT
from yunbind_runtime.model.redaction import redact
from yunbind_runtime.wire.options import DEFAULT_WIRE_OPTIONS, WireOptions
from yunbind_runtime.wire.protocols import find_protocol
from yunbind_runtime.wire.signing import RequestSigner, find_signer, find_unsigned_signer

from .effects import Effects, Send, Sleep
from .hooks import CallInfo
from .limits import RateKey
from .raw_response import RawResponse
from .retries import Failure, RetryState, is_repeatable, read_pause, was_throttled
from .telemetry import LOG, CallObserver

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from yunbind_runtime.base.http import Timeout
    from yunbind_runtime.model.credentials import SigningCredentials
    from yunbind_runtime.model.endpoints import Endpoint

    from .context import CallContext
    from .limits import Limiter
    from .retries import Retries


class Authenticator(Protocol):
    """Supplies calls with credentials."""

    def authenticate(
        self, call: Call[ResponseT], refused: SigningCredentials | None = None
    ) -> Effects[Call[ResponseT]]:
        """Return the call with credentials that can sign it.

        Args:
            call: The call, whose credentials may be absent or old.
            refused: Credentials that the service refused as expired.

        Raises:
            YunbindError: The credentials could not be obtained.
        """
        ...

    def can_renew(self, call: Call[Any], error: ApiError) -> bool:
        """Return whether the error means that the credentials have expired and can be replaced."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[ResponseT]):
    """Everything that one call needs.

    Attributes:
        operation: what is called.
        members: JSON values by wire name, without None.
        endpoint: where.
        region: the client's region.
        credentials: Credentials that sign. None if the operation is unsigned, or until ``authenticator``
            supplies them.
        signing: Signing scheme.
        method: of HTTP, where the protocol leaves the choice.
        response_format: where the protocol leaves the choice.
        timeout: of each attempt.
        retries: how often, how soon and for how long it is sent again.
        limiter: keeps the documented rate.
        around: what the client brings.
        authenticator: Supplies the credentials. None if ``credentials`` need no lookup.
        list_secrets: gives the secrets among the members, to take them out of failures.
    """

    operation: Operation[Any, ResponseT]
    members: dict[str, Any] = field(repr=False)  # may hold passwords
    endpoint: Endpoint
    region: str | None
    credentials: SigningCredentials | None
    signing: str
    timeout: Timeout
    retries: Retries
    limiter: Limiter
    context: CallContext
    method: str = DEFAULT_WIRE_OPTIONS.method
    response_format: str = DEFAULT_WIRE_OPTIONS.response_format
    authenticator: Authenticator | None = None
    list_secrets: Callable[[], tuple[str, ...]] = tuple

    @property
    def clock(self) -> Callable[[], datetime]:
        """Tells this machine's time."""
        return self.context.clock


def perform(call: Call[ResponseT]) -> Effects[RawResponse[ResponseT]]:
    """Serialize, then per attempt: wait for the turn, sign, send and read; then return, or go on.

    Every attempt is signed anew, with its own time and nonce. Where credentials must be found, or lack
    a token or a project, the steps that get them come first. What is refused as ended is renewed once;
    where the request's time is refused, the service's is learned and the call sent once more. Other
    failures are met as :mod:`yunbind_runtime.call.retries` says.

    Raises:
        CredentialsError: no credentials were found.
        InvalidArguments: the members cannot be written as a request.
        RateLimitTimedOut: the documented rate leaves no turn before the deadline.
        TransportError: no whole answer came.
        UnreadableResponse: the answer was not the vendor's.
        ApiError: the vendor refused.
    """
    operation, service, context = call.operation, call.operation.service, call.context
    facts = CallInfo(
        service.provider, service.title, operation.action, call.region, call.endpoint.host, service.protocol
    )
    observer = CallObserver(facts, context.hooks)
    retry_state = RetryState(
        call.retries,
        context.budget,
        is_repeatable=is_repeatable(operation, call.members),
        monotonic=context.monotonic,
        jitter=context.jitter,
    )
    try:
        raw = yield from _attempt(call, retry_state, observer)
    except BaseException as error:
        # What is no Exception came from outside: the caller gave up waiting.
        failure = error if isinstance(error, Exception) else None
        observer.end(retry_state.attempts, retry_state.elapsed, error=failure, is_abandoned=failure is None)
        raise
    observer.end(retry_state.attempts, retry_state.elapsed, status=raw.status, request_id=raw.request_id)
    return raw


def _attempt(
    given: Call[ResponseT], retry_state: RetryState, observer: CallObserver
) -> Effects[RawResponse[ResponseT]]:
    call = yield from _authenticate(given)
    request = _serialize(call)
    mends = _Mends()
    while True:
        try:
            yield from _take_turn(call, retry_state)
            if retry_state.attempts:
                call = yield from _authenticate(given, mends.refused)
        except YunbindError as obstacle:
            if not retry_state.failures:
                raise
            # What was sent may have run: the caller must not read that nothing was.
            raise retry_state.stop(obstacle) from None
        signed_at = call.clock() + call.context.offset.offset
        signed = _sign(call, request, signed_at)
        retry_state.attempts += 1
        observer.request(retry_state.attempts, signed)
        sent_at = retry_state.elapsed
        response: HttpResponse | None = None
        try:
            answer: HttpResponse = yield Send(signed, retry_state.trim(call.timeout))
            response = answer
            observer.response(retry_state.attempts, answer, retry_state.elapsed - sent_at)
            raw = _read(call, answer)
        except (TransportError, UnreadableResponse, ApiError) as error:
            failure = error
        else:
            retry_state.succeed()
            return raw
        redact(failure, _list_secrets(call))
        failure.place = call.operation.place
        failure.attempts = retry_state.attempts
        if mends.mend(call, failure, response, signed_at) and retry_state.may_mend():
            pause: float | None = 0.0
        else:
            asked = read_pause(response, signed_at)
            pause = retry_state.find_pause(failure, asked, was_throttled=was_throttled(response))
        if pause is None:
            raise failure
        retry_state.failures.append(failure)
        if pause and isinstance(failure, Throttled):
            _hold_back(call, pause)
        observer.retry(retry_state.attempts, failure, pause)
        if pause:
            yield Sleep(pause)


def _authenticate(
    call: Call[ResponseT], refused: SigningCredentials | None = None
) -> Effects[Call[ResponseT]]:
    """Return the call with credentials that can sign it."""
    if call.authenticator is None:
        return call
    return (yield from call.authenticator.authenticate(call, refused))


def _list_secrets(call: Call[Any]) -> tuple[str, ...]:
    credentials = call.credentials
    if isinstance(credentials, Credentials):
        keys = (credentials.key_secret, credentials.session_token or "")
    else:
        keys = (credentials.token,) if isinstance(credentials, AuthToken) else ()
    return (*keys, *call.list_secrets())


def _take_turn(call: Call[Any], retry_state: RetryState) -> Effects[None]:
    """Wait until the documented rate allows another attempt."""
    rate = call.operation.rate_limit
    if rate is not None:
        yield from call.limiter.acquire(_name_rate(call), rate, retry_state.left)


def _hold_back(call: Call[Any], pause: float) -> None:
    """Let other calls of the action wait too, which the vendor has just refused for their rate."""
    if call.operation.rate_limit is not None:
        call.limiter.pause(_name_rate(call), pause)


def _name_rate(call: Call[Any]) -> RateKey:
    service, credentials = call.operation.service, call.credentials
    if isinstance(credentials, Credentials):
        account = credentials.key_id
    else:
        account = credentials.project_id or "" if credentials else ""
    return RateKey(service.provider, account, call.region, f"{service.name}.{call.operation.action}")


class _Mends:
    """What a refused call can be mended with, each once.

    Attributes:
        refused: Credentials that were refused as expired.
    """

    def __init__(self) -> None:
        self._set_clock = False
        self.refused: SigningCredentials | None = None

    def mend(
        self, call: Call[Any], failure: Failure, response: HttpResponse | None, signed_at: datetime
    ) -> bool:
        """Mend what the refusal says; False where it says nothing, or where repeating does harm."""
        if not isinstance(failure, ApiError) or response is None:
            return False
        authenticator = call.authenticator
        if self.refused is None and authenticator is not None and authenticator.can_renew(call, failure):
            self.refused = call.credentials
            return True
        service = call.operation.service
        if self._set_clock or type(failure).code not in service.clock_refused:
            return False
        offset = call.context.offset
        if not offset.learn(response, signed_at, call.clock(), service.clock_skew):
            return False
        self._set_clock = True
        seconds = offset.offset.total_seconds()
        failure.add_note(
            f"This machine's clock is {abs(seconds):.0f} s {'behind' if seconds > 0 else 'ahead of'} the "
            "service's; from now on the client signs with the service's time. Set the clock."
        )
        LOG.warning("The clock is %.0f s off that of %s; the client corrects it.", -seconds, service.title)
        return failure.http_status != 401


def _find_signer(call: Call[Any]) -> RequestSigner | None:
    protocol = call.operation.service.protocol
    if call.operation.unsigned or call.credentials is None:
        return find_unsigned_signer(protocol)
    return find_signer(protocol, call.signing)


def _serialize(call: Call[Any]) -> HttpRequest:
    operation = call.operation
    signer = _find_signer(call)
    options = WireOptions(
        call.method, signer.LOCATION if signer else DEFAULT_WIRE_OPTIONS.location, call.response_format
    )
    try:
        request = find_protocol(operation.service.protocol).serialize(
            operation,
            call.members,
            endpoint=call.endpoint,
            region=call.region,
            project_id=call.credentials.project_id if call.credentials else None,
            options=options,
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
        nonce=call.context.nonce(),
    )
    try:
        _check_size(signed, operation.service.size_limits)  # a signature may stand among the parameters
    except InvalidArguments as error:
        error.place = operation.place
        raise
    return signed


def _read(call: Call[ResponseT], response: HttpResponse) -> RawResponse[ResponseT]:
    from yunbind_runtime.model.models import ResponseMetadata, read_response

    protocol = find_protocol(call.operation.service.protocol)
    payload = protocol.parse(call.operation, response)
    request_id = protocol.find_request_id(response, payload)
    metadata = ResponseMetadata(response.status, response.headers, request_id)
    parsed = read_response(call.operation.response_type(), payload, metadata)
    return RawResponse(response.status, response.headers, response.body, request_id, parsed)
