"""What blocking and asynchronous clients share: everything but input and output."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self

from yunbind_runtime.auth.schemes import check_signing
from yunbind_runtime.base.errors import InvalidArguments
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.call.context import CallContext
from yunbind_runtime.call.retries import Retries
from yunbind_runtime.model.endpoints import resolve_endpoint
from yunbind_runtime.transport.options import TransportOptions
from yunbind_runtime.wire.options import check_wire_options

from .session import LazyTransport, Session, Settings, TransportT, find_region

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from yunbind_runtime.auth.credential_provider import AnyCredentials, ProviderReport
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.call.hooks import Hooks
    from yunbind_runtime.call.limits import Limiter
    from yunbind_runtime.call.raw_response import RawResponse
    from yunbind_runtime.model.models import RequestModel
    from yunbind_runtime.model.operation import AnyOperation, Operation, ResponseT, Service
    from yunbind_runtime.paging.pages import Fetch
    from yunbind_runtime.paging.waiters import Waiter
    from yunbind_runtime.transport.options import ProxyChoice


class Client(Generic[TransportT]):
    """A client of one service; see :class:`SyncClient` and :class:`AsyncClient`."""

    _service: ClassVar[Service]

    def __init__(
        self,
        *,
        region: str | None = None,
        credentials: AnyCredentials | None = None,
        endpoint: str | None = None,
        signing: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        response_format: Literal["json", "xml"] | None = None,
        timeout: float | Timeout | None = None,
        retries: int | Retries | None = None,
        limiter: Limiter | None = None,
        hooks: Hooks | Sequence[Hooks] = (),
        transport: object | None = None,
        proxy: ProxyChoice = None,
        ca_bundle: str | os.PathLike[str] | None = None,
        tls_context: ssl.SSLContext | None = None,
        max_connections: int | None = None,
        max_response_size: int | None = None,
        environ: Mapping[str, str] | None = None,
        clock: Callable[[], datetime] | None = None,
        sleep: Callable[[float], Any] | None = None,
        nonce: Callable[[], str] | None = None,
        jitter: Callable[[], float] | None = None,
    ) -> None:
        """Set the client up; nothing is sent, read or connected yet.

        Args:
            region: region id, such as ``ap-guangzhou``; by default from the vendor's environment variables.
            credentials: ``Credentials``, a credential provider such as ``AssumeRole(...)``, or a function
                that returns ``Credentials``. On Huawei also an ``AuthToken`` or a ``PasswordLogin``. A Huawei
                key without a project gets the region's project, which is looked up at the first call unless
                ``endpoint`` is given. Defaults to the provider chain of the vendor's SDK, tried at the first
                call.
            endpoint: ``host``, ``host:port`` or ``http(s)://host[:port]``; by default the environment
                variable ``YUNBIND_ENDPOINT``, else the vendor's host of the region.
            signing: scheme; by default the service's first that fits the credentials.
            method: ``POST`` or ``GET``, where the cloud leaves the choice (Tencent and Alibaba); ``POST``
                by default.
            response_format: ``json`` or ``xml``, where the cloud leaves the choice (Alibaba); ``json`` by
                default.
            timeout: seconds for each of connecting, reading and writing, or a :class:`Timeout`; by default
                5 s to connect and 30 s to read and to write.
            retries: how often a call that failed may be sent again, or :class:`Retries`; by default 3 times
                within 120 s. Reads are repeated after lost connections, throttling and faults of the service;
                writes only where they surely did not run or carry an idempotency token, which the client
                fills in.
            limiter: keeps the documented rate of each action; by default together with all clients of this
                process (:data:`~yunbind_runtime.call.limits.LOCAL`), and none where ``sleep`` is given.
            hooks: what watches the calls; see :class:`Hooks`.
            transport: a transport, httpx transport or httpx client of the caller's own, which stays the
                caller's to close; by default the client's own connections, which the next five describe.
            proxy: URL such as ``http://user:password@proxy:3128``; False for none; by default what
                ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY`` and ``NO_PROXY`` say, never for loopback.
            ca_bundle: PEM file, or directory, of the certificate authorities to trust; by default
                ``SSL_CERT_FILE`` or ``SSL_CERT_DIR``, else the usual ones.
            tls_context: a context of the caller's own for https, used as it is.
            max_connections: how many calls may be in flight, 256 by default; others wait to connect.
            max_response_size: bytes that an answer may have once decoded; by default 32 MiB.
            environ: environment to look in; by default the process's.
            clock: tells the time, as an aware datetime; by default the system's.
            sleep: waits for a number of seconds, between attempts and between the polls of a waiter; awaited
                by asynchronous clients; by default the system's.
            nonce: makes texts never used before; by default random.
            jitter: gives numbers from 0 to 1, which draw the pauses between attempts; by default random.

        Raises:
            ConfigurationError: region, endpoint, signing, method, retries, proxy or credentials cannot
                work.
        """
        service = self._service
        environ = os.environ if environ is None else environ
        region = find_region(service, region, environ)
        check_signing(service, signing)
        check_wire_options(service, method, response_format)
        settings = Settings(
            service=service,
            region=region,
            credentials=credentials,
            endpoint_given=endpoint,
            endpoint=resolve_endpoint(service.name, service.endpoints, region, endpoint, environ),
            signing=signing,
            method=method,
            response_format=response_format,
            timeout=Timeout.of(timeout),
            retries=Retries.of(retries),
            limiter=limiter,
            environ=environ,
            sleep=sleep,
            context=CallContext.make(clock, nonce, jitter, hooks),
        )
        options = TransportOptions.of(
            type(self).__name__,
            environ,
            transport,
            proxy=proxy,
            ca_bundle=ca_bundle,
            tls_context=tls_context,
            max_connections=max_connections,
            max_response_size=max_response_size,
        )
        make_transport = self._make_transport  # bound to the class: a cycle would delay closing
        line = LazyTransport(lambda: make_transport(transport, options), is_owned=transport is None)
        self._session: Session[TransportT] = Session(settings, line)

    @classmethod
    def _make_transport(cls, given: object | None, options: TransportOptions) -> TransportT:
        raise NotImplementedError

    def with_options(
        self,
        *,
        timeout: float | Timeout | None = None,
        retries: int | Retries | None = None,
        limiter: Limiter | None = None,
        signing: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        response_format: Literal["json", "xml"] | None = None,
        region: str | None = None,
        endpoint: str | None = None,
    ) -> Self:
        """Return a copy with other options; what is not given stays.

        The copy is cheap and shares connections. Closing it leaves them open; closing this client ends both.

        Args:
            timeout: as for the constructor.
            retries, limiter, signing, method, response_format, region, endpoint: as for the constructor.

        Raises:
            ConfigurationError: an option cannot work.
        """
        twin = type(self).__new__(type(self))
        twin._session = self._session.branch(  # noqa: SLF001 - its own class
            timeout=timeout,
            retries=retries,
            limiter=limiter,
            signing=signing,
            method=method,
            response_format=response_format,
            region=region,
            endpoint=endpoint,
        )
        return twin

    @property
    def region(self) -> str | None:
        """The region that calls go to; None where none was given and none is needed."""
        return self._session.settings.region

    @property
    def endpoint(self) -> str:
        """Scheme and host that calls go to."""
        return str(self._session.settings.endpoint)

    @property
    def signing(self) -> str:
        """Signing scheme. Before a credential provider was asked, the service's first."""
        return self._session.signing

    def report_credentials(self) -> tuple[ProviderReport, ...]:
        """Return the outcome of each credential provider, in the order in which they are tried.

        Providers are tried at the first call. Before it, each outcome is ``not tried``. No secret is shown.
        """
        return self._session.report_credentials()

    def _perform_request(
        self, operations: Mapping[str, AnyOperation], request: RequestModel
    ) -> Effects[RawResponse[Any]]:
        from yunbind_runtime.call.perform import perform

        kind = type(request)
        operation = operations.get(kind.__name__)
        if operation is None or operation.module != kind.__module__:
            raise InvalidArguments(f"{type(self).__name__} has no operation that takes a {kind.__name__}.")
        return perform(self._session.prepare_request(operation, request))

    def _fetch(self, operation: Operation[Any, ResponseT], *, once: bool = False) -> Fetch[ResponseT]:
        """Return a function that performs the operation, with one attempt or with those of the client."""
        from yunbind_runtime.call.perform import perform

        session = self._session

        def fetch(arguments: Mapping[str, object]) -> Effects[ResponseT]:
            session.open()  # raises an error if the client was closed meanwhile
            call = session.prepare(operation, arguments)
            if once:
                call = replace(call, retries=replace(call.retries, attempts=1))
            response = yield from perform(call)
            return response.parsed

        return fetch

    def _poll(
        self,
        operation: AnyOperation,
        waiter: Waiter,
        arguments: Mapping[str, object],
        delay: float | None,
        timeout: float | None,
    ) -> Effects[Any]:
        from yunbind_runtime.paging.waiters import wait

        # The wait itself repeats a poll that failed.
        fetch = self._fetch(operation, once=True)
        now = self._session.settings.context.monotonic
        return wait(waiter, operation, arguments, fetch, now=now, delay=delay, timeout=timeout)

    def __repr__(self) -> str:
        setup = f"region={self.region!r}, endpoint={self.endpoint!r}, signing={self.signing!r}"
        return f"{type(self).__name__}({setup})"
