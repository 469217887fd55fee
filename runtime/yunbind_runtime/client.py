"""What emitted clients inherit: setting up, calling and closing."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, cast

from .endpoints import resolve_endpoint
from .errors import InvalidArguments
from .http import Timeout
from .identity import check_signing
from .protocols.ways import check_way
from .retries import NO_RETRIES, Retries
from .session import Line, Session, Settings, TransportT, find_region
from .surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from types import TracebackType

    from .call import Call
    from .chains.source import SourceReport
    from .credentials import AnyCredentials
    from .hooks import Hooks
    from .models import RequestModel
    from .operation import AnyOperation, Operation, ResponseT, Service
    from .pages import AsyncPages, Pages, Paginate
    from .raw import RawResponse
    from .transport import AsyncTransport, Transport
    from .waiters import Waiter


class _Client(Generic[TransportT]):
    """What clients share: everything but input and output."""

    _service: ClassVar[Service]

    def __init__(
        self,
        *,
        region: str | None = None,
        credentials: AnyCredentials | None = None,
        endpoint: str | None = None,
        signing: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        answer_format: Literal["json", "xml"] | None = None,
        timeout: float | Timeout | None = None,
        retries: int | Retries | None = None,
        hooks: Hooks | Sequence[Hooks] = (),
        transport: object | None = None,
        environ: Mapping[str, str] | None = None,
        clock: Callable[[], datetime] | None = None,
        sleep: Callable[[float], Any] | None = None,
        nonce: Callable[[], str] | None = None,
        jitter: Callable[[], float] | None = None,
    ) -> None:
        """Set the client up; nothing is sent, read or connected yet.

        Args:
            region: region id, such as ``ap-guangzhou``; by default from the vendor's environment variables.
            credentials: by default found at the first call, where the vendor's own SDK finds them. Otherwise
                ``Credentials``, a source such as ``AssumeRole(...)`` (:mod:`yunbind_runtime.chains`), or a
                function that returns ``Credentials``. On Huawei also an ``AuthToken`` or a ``PasswordLogin``;
                where a key names no project, that of the region is looked up at the first call, unless
                ``endpoint`` is given.
            endpoint: ``host``, ``host:port`` or ``http(s)://host[:port]``; by default the environment
                variable ``YUNBIND_ENDPOINT``, else the vendor's host of the region.
            signing: scheme; by default the service's first that fits the credentials.
            method: ``POST`` or ``GET``, where the cloud leaves the choice (Tencent and Alibaba); ``POST``
                by default.
            answer_format: ``json`` or ``xml``, where the cloud leaves the choice (Alibaba); ``json`` by
                default.
            timeout: seconds for each of connecting, reading and writing, or a :class:`Timeout`; by default
                5 s to connect and 30 s to read and to write.
            retries: how often a call that failed may be sent again, or :class:`Retries`; by default 3 times
                within 120 s. Reads are repeated after lost connections, throttling and faults of the service;
                writes only where they surely did not run or carry an idempotency token, which the client
                fills in.
            hooks: what watches the calls; see :class:`Hooks`.
            transport: a transport, httpx transport or httpx client of the caller's own, which stays the
                caller's to close; by default the client's own pools.
            environ: environment to look in; by default the process's.
            clock: tells the time, as an aware datetime; by default the system's.
            sleep: waits for a number of seconds, between attempts and between the polls of a waiter; awaited
                by asynchronous clients; by default the system's.
            nonce: makes texts never used before; by default random.
            jitter: gives numbers from 0 to 1, which draw the pauses between attempts; by default random.

        Raises:
            ConfigurationError: region, endpoint, signing, method, format, retries or credentials cannot work.
        """
        service = self._service
        environ = os.environ if environ is None else environ
        region = find_region(service, region, environ)
        check_signing(service, signing)
        check_way(service, method, answer_format)
        settings = Settings(
            service=service,
            region=region,
            credentials=credentials,
            endpoint_given=endpoint,
            endpoint=resolve_endpoint(service.name, service.endpoints, region, endpoint, environ),
            signing=signing,
            method=method,
            answer_format=answer_format,
            timeout=Timeout.of(timeout),
            retries=Retries.of(retries),
            environ=environ,
            sleep=sleep,
            around=Surroundings.make(clock, nonce, jitter, hooks),
        )
        make_transport = self._make_transport  # bound to the class: a cycle would delay closing
        line = Line(lambda: make_transport(transport), is_owned=transport is None)
        self._session: Session[TransportT] = Session(settings, line)

    @classmethod
    def _make_transport(cls, given: object | None) -> TransportT:
        raise NotImplementedError

    def with_options(
        self,
        *,
        timeout: float | Timeout | None = None,
        retries: int | Retries | None = None,
        signing: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        answer_format: Literal["json", "xml"] | None = None,
        region: str | None = None,
        endpoint: str | None = None,
    ) -> Self:
        """Return a copy with other options; what is not given stays.

        The copy is cheap and shares connections. Closing it leaves them open; closing this client ends both.

        Args:
            timeout: as for the constructor.
            retries: as for the constructor.
            signing: as for the constructor.
            method: as for the constructor.
            answer_format: as for the constructor.
            region: as for the constructor.
            endpoint: as for the constructor.

        Raises:
            ConfigurationError: an option cannot work.
        """
        twin = type(self).__new__(type(self))
        twin._session = self._session.branch(  # noqa: SLF001 - its own class
            timeout=timeout,
            retries=retries,
            signing=signing,
            method=method,
            answer_format=answer_format,
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
        """The signing scheme; the service's first where credentials must be found first."""
        return self._session.signing

    def report_credentials(self) -> tuple[SourceReport, ...]:
        """Say where the credentials were looked for, which source won, and why each earlier one did not.

        Credentials are looked for at the first call; before it every source is ``not asked``. No secret is
        shown.
        """
        return self._session.report_credentials()

    def _prepare_request(self, operations: Mapping[str, AnyOperation], request: RequestModel) -> Call[Any]:
        kind = type(request)
        operation = operations.get(kind.__name__)
        if operation is None or operation.module != kind.__module__:
            raise InvalidArguments(f"{type(self).__name__} has no operation that takes a {kind.__name__}.")
        return self._session.prepare_request(operation, request)

    def __repr__(self) -> str:
        setup = f"region={self.region!r}, endpoint={self.endpoint!r}, signing={self.signing!r}"
        return f"{type(self).__name__}({setup})"


class SyncClient(_Client["Transport"]):
    """A client that blocks. Threads may share it."""

    @classmethod
    def _make_transport(cls, given: object | None) -> Transport:
        from .transport import HttpxTransport, as_transport

        return HttpxTransport() if given is None else as_transport(given)

    def _call(self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]) -> ResponseT:
        return self._call_raw(operation, arguments).parsed

    def _call_raw(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> RawResponse[ResponseT]:
        return self._carry_out(self._session.prepare(operation, arguments))

    def _send(self, operations: Mapping[str, AnyOperation], request: RequestModel) -> Any:
        return self._carry_out(self._prepare_request(operations, request)).parsed

    def _carry_out(self, call: Call[ResponseT]) -> RawResponse[ResponseT]:
        from .call import perform
        from .steps import drive

        return drive(perform(call), self._session.open(), self._session.settings.sleep)

    def _pages(
        self, operation: Operation[Any, ResponseT], paginate: Paginate, arguments: Mapping[str, object]
    ) -> Pages[Any, ResponseT]:
        from .pages import Pages

        return Pages(lambda now: self._call(operation, now), paginate, arguments, operation.place)

    def _wait(
        self,
        operation: Operation[Any, ResponseT],
        waiter: Waiter,
        arguments: Mapping[str, object],
        *,
        delay: float | None,
        timeout: float | None,
    ) -> ResponseT:
        response = self._wait_or_error(operation, waiter, arguments, delay=delay, timeout=timeout)
        return cast("ResponseT", response)

    def _wait_or_error(
        self,
        operation: Operation[Any, ResponseT],
        waiter: Waiter,
        arguments: Mapping[str, object],
        *,
        delay: float | None,
        timeout: float | None,
    ) -> ResponseT | None:
        from .waiters import drive, wait

        settings = self._session.settings
        steps = wait(waiter, operation, arguments, settings.around.monotonic, delay, timeout)
        outcome = drive(steps, lambda: self._poll(operation, waiter, arguments), settings.sleep)
        return cast("ResponseT | None", outcome)

    def _poll(
        self, operation: Operation[Any, ResponseT], waiter: Waiter, arguments: Mapping[str, object]
    ) -> ResponseT:
        from .pages import Pages, join_pages

        # The wait is what repeats: a poll that fails is another "not yet".
        def ask(now: Mapping[str, object]) -> ResponseT:
            return self._carry_out(replace(self._session.prepare(operation, now), retries=NO_RETRIES)).parsed

        paginate = waiter.paginate
        if paginate is None:
            return ask(arguments)
        return join_pages(paginate, list(Pages(ask, paginate, arguments, operation.place).pages()))

    def close(self) -> None:
        """Close the client's connections; closing again does nothing."""
        transport = self._session.shut()
        if transport is not None:
            transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(_Client["AsyncTransport"]):
    """A client for asyncio. Tasks may share it; in another event loop it makes new connections."""

    @classmethod
    def _make_transport(cls, given: object | None) -> AsyncTransport:
        from .transport import AsyncHttpxTransport, as_async_transport

        return AsyncHttpxTransport() if given is None else as_async_transport(given)

    async def _call(self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]) -> ResponseT:
        return (await self._call_raw(operation, arguments)).parsed

    async def _call_raw(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> RawResponse[ResponseT]:
        return await self._carry_out(self._session.prepare(operation, arguments))

    async def _send(self, operations: Mapping[str, AnyOperation], request: RequestModel) -> Any:
        return (await self._carry_out(self._prepare_request(operations, request))).parsed

    async def _carry_out(self, call: Call[ResponseT]) -> RawResponse[ResponseT]:
        from .call import perform
        from .steps import drive_async

        return await drive_async(perform(call), self._session.open(), self._session.settings.sleep)

    def _pages(
        self, operation: Operation[Any, ResponseT], paginate: Paginate, arguments: Mapping[str, object]
    ) -> AsyncPages[Any, ResponseT]:
        from .pages import AsyncPages

        return AsyncPages(lambda now: self._call(operation, now), paginate, arguments, operation.place)

    async def _wait(
        self,
        operation: Operation[Any, ResponseT],
        waiter: Waiter,
        arguments: Mapping[str, object],
        *,
        delay: float | None,
        timeout: float | None,
    ) -> ResponseT:
        response = await self._wait_or_error(operation, waiter, arguments, delay=delay, timeout=timeout)
        return cast("ResponseT", response)

    async def _wait_or_error(
        self,
        operation: Operation[Any, ResponseT],
        waiter: Waiter,
        arguments: Mapping[str, object],
        *,
        delay: float | None,
        timeout: float | None,
    ) -> ResponseT | None:
        from .waiters import drive_async, wait

        settings = self._session.settings
        steps = wait(waiter, operation, arguments, settings.around.monotonic, delay, timeout)
        outcome = await drive_async(steps, lambda: self._poll(operation, waiter, arguments), settings.sleep)
        return cast("ResponseT | None", outcome)

    async def _poll(
        self, operation: Operation[Any, ResponseT], waiter: Waiter, arguments: Mapping[str, object]
    ) -> ResponseT:
        from .pages import AsyncPages, join_pages

        # The wait is what repeats: a poll that fails is another "not yet".
        async def ask(now: Mapping[str, object]) -> ResponseT:
            call = replace(self._session.prepare(operation, now), retries=NO_RETRIES)
            return (await self._carry_out(call)).parsed

        paginate = waiter.paginate
        if paginate is None:
            return await ask(arguments)
        pages = AsyncPages(ask, paginate, arguments, operation.place).pages()
        return join_pages(paginate, [page async for page in pages])

    async def aclose(self) -> None:
        """Close the client's connections; closing again does nothing."""
        transport = self._session.shut()
        if transport is not None:
            await transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
