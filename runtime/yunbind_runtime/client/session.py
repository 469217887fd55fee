"""What a client holds: how it was set up, who calls, and the connections it shares with its copies."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from yunbind_runtime.auth.credential_provider import ProviderReport
from yunbind_runtime.auth.resolver import make_authentication
from yunbind_runtime.auth.schemes import check_signing
from yunbind_runtime.base.errors import ClientClosed, ConfigurationError
from yunbind_runtime.base.fork_safety import ForkSafeLock
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.call.retries import Retries
from yunbind_runtime.model.endpoints import Endpoint, check_region, resolve_endpoint
from yunbind_runtime.wire.options import DEFAULT_WIRE_OPTIONS, check_wire_options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from yunbind_runtime.auth.credential_provider import AnyCredentials
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.context import CallContext
    from yunbind_runtime.call.limits import Limiter
    from yunbind_runtime.model.models import RequestModel
    from yunbind_runtime.model.operation import AnyOperation, Operation, ResponseT, Service

TransportT = TypeVar("TransportT")

CLOSED = "The client is closed; make a new one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a client was set up; see the client's constructor."""

    service: Service
    region: str | None
    credentials: AnyCredentials | None
    endpoint_given: str | None
    endpoint: Endpoint
    signing: str | None
    method: str | None
    response_format: str | None
    timeout: Timeout
    retries: Retries
    limiter: Limiter | None
    environ: Mapping[str, str] = field(repr=False)
    sleep: Callable[[float], Any] | None
    context: CallContext


class LazyTransport(Generic[TransportT]):
    """A transport that is made at the first call and shared by a client and its copies."""

    def __init__(self, make: Callable[[], TransportT], *, is_owned: bool) -> None:
        self._make = make
        self._is_owned = is_owned
        self._is_shut = False
        self._lock = ForkSafeLock()
        self._transport: TransportT | None = None

    def open(self) -> TransportT:
        """Return the transport."""
        transport = self._transport
        if transport is None:
            with self._lock:
                if self._is_shut:
                    raise ClientClosed(CLOSED)
                transport = self._transport = self._transport or self._make()
        return transport

    def shut(self) -> TransportT | None:
        """Forget the transport; return it where it is to be closed."""
        with self._lock:
            self._is_shut = True
            transport, self._transport = self._transport, None
        return transport if self._is_owned else None


class Session(Generic[TransportT]):
    """The inside of a client or of a copy of it.

    Attributes:
        settings: how it was set up.
    """

    def __init__(
        self, settings: Settings, line: LazyTransport[TransportT], parent: Session[TransportT] | None = None
    ) -> None:
        self.settings = settings
        self._line = line
        self._parent = parent
        self._is_closed = False
        self._authentication = make_authentication(
            settings.service,
            settings.credentials,
            settings.signing,
            region=settings.region,
            endpoint=settings.endpoint_given,
            environ=settings.environ,
            resolver=parent._authentication.resolver if parent else None,  # noqa: SLF001 - its own class
        )

    def branch(
        self,
        *,
        timeout: float | Timeout | None,
        retries: int | Retries | None,
        limiter: Limiter | None,
        signing: str | None,
        method: str | None,
        response_format: str | None,
        region: str | None,
        endpoint: str | None,
    ) -> Session[TransportT]:
        """Return a session with other options over the same connections; None leaves an option as it is."""
        old = self.settings
        service = old.service
        check_signing(service, signing)
        check_wire_options(service, method, response_format)
        region = region or old.region
        endpoint = endpoint or old.endpoint_given
        settings = replace(
            old,
            region=region,
            endpoint_given=endpoint,
            endpoint=resolve_endpoint(service.name, service.endpoints, region, endpoint, old.environ),
            signing=signing or old.signing,
            method=method or old.method,
            response_format=response_format or old.response_format,
            timeout=old.timeout if timeout is None else Timeout.of(timeout),
            retries=old.retries if retries is None else Retries.of(retries),
            limiter=old.limiter if limiter is None else limiter,
        )
        return Session(settings, self._line, self)

    @property
    def is_closed(self) -> bool:
        """Whether this session or the one it came from was closed."""
        return self._is_closed or (self._parent is not None and self._parent.is_closed)

    @property
    def signing(self) -> str:
        """Signing scheme. Before a credential provider was asked, the service's first."""
        return self._authentication.signing

    def open(self) -> TransportT:
        """Return the transport.

        Raises:
            ClientClosed: it was closed.
        """
        if self.is_closed:
            raise ClientClosed(CLOSED)
        return self._line.open()

    def shut(self) -> TransportT | None:
        """Forbid further use; return the transport where it is now to be closed."""
        self._is_closed = True
        return self._line.shut() if self._parent is None else None

    def prepare(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> Call[ResponseT]:
        """Return the call of an operation with arguments by Python name."""
        from yunbind_runtime.model.validation import build_request

        request = build_request(operation, arguments, self._find_region(operation))
        return self.prepare_request(operation, request)

    def prepare_request(self, operation: Operation[Any, ResponseT], request: RequestModel) -> Call[ResponseT]:
        """Return the call of an operation with a request model."""
        from yunbind_runtime.call.call import Call
        from yunbind_runtime.call.limits import LOCAL, UNLIMITED
        from yunbind_runtime.model.redaction import list_secrets
        from yunbind_runtime.model.validation import list_members

        settings = self.settings
        region = self._find_region(operation)
        members = list_members(operation, request, region)
        token = operation.idempotency_token
        if token is not None and not members.get(token):
            members[token] = settings.context.nonce()  # the attempts of this call share it
        authentication = None if operation.unsigned else self._authentication
        return Call(
            operation=operation,
            members=members,
            endpoint=settings.endpoint,
            region=region,
            credentials=authentication.credentials if authentication else None,
            signing=authentication.signing if authentication else "",
            method=settings.method or DEFAULT_WIRE_OPTIONS.method,
            response_format=settings.response_format or DEFAULT_WIRE_OPTIONS.response_format,
            timeout=settings.timeout,
            retries=settings.retries,
            limiter=settings.limiter or (LOCAL if settings.sleep is None else UNLIMITED),
            context=settings.context,
            list_secrets=lambda: list_secrets(request),
            authenticator=authentication.authenticator if authentication else None,
        )

    def _find_region(self, operation: AnyOperation) -> str | None:
        region = self.settings.region
        if region is None and operation.region == "required":
            raise _miss_region(self.settings.service, operation.place)
        return region

    def report_credentials(self) -> tuple[ProviderReport, ...]:
        """Return the outcome of each credential provider; see the client's method."""
        if self._authentication.resolver is not None:
            return self._authentication.resolver.report()
        return (ProviderReport("credentials=", "used", repr(self.settings.credentials)),)


def find_region(service: Service, region: str | None, environ: Mapping[str, str]) -> str | None:
    """Return the region given, else the one that the environment names.

    Raises:
        ConfigurationError: it is no region id, or the service needs one and there is none.
    """
    if region is None and service.region != "none":
        region = next((environ[name] for name in service.regions_variables if environ.get(name)), None)
    if region is not None:
        check_region(region)
    elif service.region == "required":
        raise _miss_region(service, f"A client of {service.title}")
    return region


def _miss_region(service: Service, place: str) -> ConfigurationError:
    variables = " or ".join(service.regions_variables)
    otherwise = f", or set {variables} in the environment" if variables else ""
    return ConfigurationError(f"{place} needs a region: pass region={otherwise}.")
