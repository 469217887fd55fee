"""What emitted clients inherit: calling, paging, waiting and closing, blocking and for asyncio."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, cast

from .base import Client

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.raw_response import RawResponse
    from yunbind_runtime.model.models import RequestModel
    from yunbind_runtime.model.operation import AnyOperation, Operation, ResponseT
    from yunbind_runtime.paging.pages import AsyncPages, Pages, Paginate
    from yunbind_runtime.paging.waiters import Waiter
    from yunbind_runtime.transport.options import TransportOptions
    from yunbind_runtime.transport.transport import AsyncTransport, Transport


class SyncClient(Client["Transport"]):
    """A client that blocks. Threads may share it, and both sides of a fork. Close it, or use ``with``."""

    @classmethod
    def _make_transport(cls, given: object | None, options: TransportOptions) -> Transport:
        from yunbind_runtime.transport.httpx_transport import HttpxTransport, as_transport

        return HttpxTransport(options) if given is None else as_transport(given)

    def _call(self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]) -> ResponseT:
        return self._call_raw(operation, arguments).parsed

    def _call_raw(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> RawResponse[ResponseT]:
        return self._carry_out(self._session.prepare(operation, arguments))

    def _send(self, operations: Mapping[str, AnyOperation], request: RequestModel) -> Any:
        return self._carry_out(self._prepare_request(operations, request)).parsed

    def _carry_out(self, call: Call[ResponseT]) -> RawResponse[ResponseT]:
        from yunbind_runtime.call.call import perform
        from yunbind_runtime.call.effects import drive

        return drive(perform(call), self._session.open(), self._session.settings.sleep)

    def _pages(
        self, operation: Operation[Any, ResponseT], paginate: Paginate, arguments: Mapping[str, object]
    ) -> Pages[Any, ResponseT]:
        from yunbind_runtime.paging.pages import Pages

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
        from yunbind_runtime.paging.waiters import drive, wait

        settings = self._session.settings
        steps = wait(waiter, operation, arguments, settings.context.monotonic, delay, timeout)
        outcome = drive(steps, lambda: self._poll(operation, waiter, arguments), settings.sleep)
        return cast("ResponseT | None", outcome)

    def _poll(
        self, operation: Operation[Any, ResponseT], waiter: Waiter, arguments: Mapping[str, object]
    ) -> ResponseT:
        from yunbind_runtime.paging.pages import Pages, join_pages

        # The wait is what repeats: a poll that fails is another "not yet".
        def ask(now: Mapping[str, object]) -> ResponseT:
            call = self._session.prepare(operation, now)
            return self._carry_out(replace(call, retries=replace(call.retries, attempts=1))).parsed

        paginate = waiter.paginate
        if paginate is None:
            return ask(arguments)
        return join_pages(paginate, list(Pages(ask, paginate, arguments, operation.place).pages()))

    def close(self) -> None:
        """Close the client's connections, those in use after their answers; closing again does nothing."""
        transport = self._session.shut()
        if transport is not None:
            transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(Client["AsyncTransport"]):
    """A client for asyncio. Tasks may share it. Close it in its event loop, or use ``async with``."""

    @classmethod
    def _make_transport(cls, given: object | None, options: TransportOptions) -> AsyncTransport:
        from yunbind_runtime.transport.httpx_transport import AsyncHttpxTransport, as_async_transport

        return AsyncHttpxTransport(options) if given is None else as_async_transport(given)

    async def _call(self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]) -> ResponseT:
        return (await self._call_raw(operation, arguments)).parsed

    async def _call_raw(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> RawResponse[ResponseT]:
        return await self._carry_out(self._session.prepare(operation, arguments))

    async def _send(self, operations: Mapping[str, AnyOperation], request: RequestModel) -> Any:
        return (await self._carry_out(self._prepare_request(operations, request))).parsed

    async def _carry_out(self, call: Call[ResponseT]) -> RawResponse[ResponseT]:
        from yunbind_runtime.call.call import perform
        from yunbind_runtime.call.effects import drive_async

        return await drive_async(perform(call), self._session.open(), self._session.settings.sleep)

    def _pages(
        self, operation: Operation[Any, ResponseT], paginate: Paginate, arguments: Mapping[str, object]
    ) -> AsyncPages[Any, ResponseT]:
        from yunbind_runtime.paging.pages import AsyncPages

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
        from yunbind_runtime.paging.waiters import drive_async, wait

        settings = self._session.settings
        steps = wait(waiter, operation, arguments, settings.context.monotonic, delay, timeout)
        outcome = await drive_async(steps, lambda: self._poll(operation, waiter, arguments), settings.sleep)
        return cast("ResponseT | None", outcome)

    async def _poll(
        self, operation: Operation[Any, ResponseT], waiter: Waiter, arguments: Mapping[str, object]
    ) -> ResponseT:
        from yunbind_runtime.paging.pages import AsyncPages, join_pages

        # The wait is what repeats: a poll that fails is another "not yet".
        async def ask(now: Mapping[str, object]) -> ResponseT:
            call = self._session.prepare(operation, now)
            return (await self._carry_out(replace(call, retries=replace(call.retries, attempts=1)))).parsed

        paginate = waiter.paginate
        if paginate is None:
            return await ask(arguments)
        pages = AsyncPages(ask, paginate, arguments, operation.place).pages()
        return join_pages(paginate, [page async for page in pages])

    async def aclose(self) -> None:
        """Close the client's connections, those in use after their answers; closing again does nothing."""
        transport = self._session.shut()
        if transport is not None:
            await transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
