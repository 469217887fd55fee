"""Base classes of generated clients, blocking and for asyncio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

from yunbind_runtime.base.lazy_imports import LazyModule
from yunbind_runtime.call.effects import drive, drive_async

from .base import Client

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from yunbind_runtime.call import perform as attempts
    from yunbind_runtime.call.effects import Effects, ResultT
    from yunbind_runtime.call.raw_response import RawResponse
    from yunbind_runtime.model.models import RequestModel
    from yunbind_runtime.model.operation import AnyOperation, Operation, ResponseT
    from yunbind_runtime.model.untyped import UntypedResponse
    from yunbind_runtime.paging.pages import AsyncPages, Pages, Paginate
    from yunbind_runtime.paging.waiters import PollListener, Waiter
    from yunbind_runtime.transport.options import TransportOptions
    from yunbind_runtime.transport.transport import AsyncTransport, Transport
else:  # it imports pydantic
    attempts = LazyModule(globals(), "attempts", "yunbind_runtime.call.perform")


class SyncClient(Client["Transport"]):
    """A blocking client. Threads and forked processes may share it. Close it, or use ``with``."""

    @classmethod
    def _make_transport(cls, given: object | None, options: TransportOptions) -> Transport:
        if given is None or isinstance(given, str):
            from yunbind_runtime.transport.libraries import make_transport

            return make_transport(options)
        from yunbind_runtime.transport.httpx_transport import as_transport

        return as_transport(given, options.user_agent)

    def _drive(self, effects: Effects[ResultT]) -> ResultT:
        return drive(effects, self._session.open_transport(), self._session.settings.sleep)

    def _call(self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]) -> ResponseT:
        return self._call_raw(operation, arguments).parsed

    def _call_raw(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> RawResponse[ResponseT]:
        return self._drive(attempts.perform(self._session.prepare(operation, arguments)))

    def _send(self, operations: Mapping[str, AnyOperation], request: RequestModel) -> Any:
        return self._drive(self._perform_request(operations, request)).parsed

    def call(
        self,
        action: str,
        members: Mapping[str, object] | None = None,
        /,
        *,
        extra_headers: Mapping[str, str] | None = None,
    ) -> UntypedResponse:
        """Call any action by its wire name, documented or not, and return the members of its response.

        The request is signed, limited and redacted as others are. An action that is not documented is retried
        as a write, and its rate is the lowest that is documented for the service. Members and values are sent
        as given. ``None`` means that a member is not given.

        Args:
            action: Name of the action. On Huawei Cloud, an action that is not documented is a method and a
                path, such as ``GET /v5/things/{thing_id}``.
            members: Members of the body or the query by wire name. Models are written with their wire names.
            extra_headers: More headers.

        Raises:
            InvalidArguments: The action, a member or a header cannot be sent.
            ApiError: The service returned an error.
        """
        return self._drive(self._perform_action(action, members or {}, extra_headers))

    def _pages(
        self, operation: Operation[Any, ResponseT], paginate: Paginate, arguments: Mapping[str, object]
    ) -> Pages[Any, ResponseT]:
        from yunbind_runtime.paging.pages import Pages

        return Pages(self._drive, self._fetch(operation), paginate, arguments, operation.place)

    def _wait(
        self,
        operation: Operation[Any, ResponseT],
        waiter: Waiter,
        arguments: Mapping[str, object],
        *,
        delay: float | None,
        timeout: float | None,
        missing_after: float | None = None,
        on_poll: PollListener[ResponseT] | None = None,
    ) -> ResponseT:
        response: ResponseT = self._drive(
            self._poll(
                operation,
                waiter,
                arguments,
                delay=delay,
                timeout=timeout,
                missing_after=missing_after,
                on_poll=on_poll,
            )
        )
        return response

    def _wait_or_error(
        self,
        operation: Operation[Any, ResponseT],
        waiter: Waiter,
        arguments: Mapping[str, object],
        *,
        delay: float | None,
        timeout: float | None,
        missing_after: float | None = None,
        on_poll: PollListener[ResponseT] | None = None,
    ) -> ResponseT | None:
        response: ResponseT | None = self._drive(
            self._poll(
                operation,
                waiter,
                arguments,
                delay=delay,
                timeout=timeout,
                missing_after=missing_after,
                on_poll=on_poll,
            )
        )
        return response

    def close(self) -> None:
        """Close the connections, those in use after their responses. Closing again does nothing."""
        transport = self._session.close()
        if transport is not None:
            transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    if not TYPE_CHECKING:  # hidden, so that type checkers refuse the wrong kind too

        async def __aenter__(self) -> NoReturn:
            raise TypeError(
                f"{type(self).__name__} is a blocking client. Use `with` instead of `async with`."
            )

        async def __aexit__(self, *_error: object) -> None:
            """Exist, because Python looks for it before it enters."""

        def __getattr__(self, name: str) -> NoReturn:
            remedy = " Close it with close(), or use `with`." if name == "aclose" else ""
            raise AttributeError(_describe_missing(self, name) + remedy, name=name, obj=self)


class AsyncClient(Client["AsyncTransport"]):
    """A client for asyncio. Tasks may share it. Close it in its event loop, or use ``async with``."""

    _is_async = True

    @classmethod
    def _make_transport(cls, given: object | None, options: TransportOptions) -> AsyncTransport:
        if given is None or isinstance(given, str):
            from yunbind_runtime.transport.libraries import make_async_transport

            return make_async_transport(options)
        from yunbind_runtime.transport.httpx_transport import as_async_transport

        return as_async_transport(given, options.user_agent)

    async def _drive(self, effects: Effects[ResultT]) -> ResultT:
        return await drive_async(effects, self._session.open_transport(), self._session.settings.sleep)

    async def _call(self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]) -> ResponseT:
        return (await self._call_raw(operation, arguments)).parsed

    async def _call_raw(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> RawResponse[ResponseT]:
        return await self._drive(attempts.perform(self._session.prepare(operation, arguments)))

    async def _send(self, operations: Mapping[str, AnyOperation], request: RequestModel) -> Any:
        return (await self._drive(self._perform_request(operations, request))).parsed

    async def call(
        self,
        action: str,
        members: Mapping[str, object] | None = None,
        /,
        *,
        extra_headers: Mapping[str, str] | None = None,
    ) -> UntypedResponse:
        """Call any action by its wire name; see :meth:`SyncClient.call`."""
        return await self._drive(self._perform_action(action, members or {}, extra_headers))

    def _pages(
        self, operation: Operation[Any, ResponseT], paginate: Paginate, arguments: Mapping[str, object]
    ) -> AsyncPages[Any, ResponseT]:
        from yunbind_runtime.paging.pages import AsyncPages

        return AsyncPages(self._drive, self._fetch(operation), paginate, arguments, operation.place)

    async def _wait(
        self,
        operation: Operation[Any, ResponseT],
        waiter: Waiter,
        arguments: Mapping[str, object],
        *,
        delay: float | None,
        timeout: float | None,
        missing_after: float | None = None,
        on_poll: PollListener[ResponseT] | None = None,
    ) -> ResponseT:
        return await self._drive(
            self._poll(
                operation,
                waiter,
                arguments,
                delay=delay,
                timeout=timeout,
                missing_after=missing_after,
                on_poll=on_poll,
            )
        )

    async def _wait_or_error(
        self,
        operation: Operation[Any, ResponseT],
        waiter: Waiter,
        arguments: Mapping[str, object],
        *,
        delay: float | None,
        timeout: float | None,
        missing_after: float | None = None,
        on_poll: PollListener[ResponseT] | None = None,
    ) -> ResponseT | None:
        return await self._drive(
            self._poll(
                operation,
                waiter,
                arguments,
                delay=delay,
                timeout=timeout,
                missing_after=missing_after,
                on_poll=on_poll,
            )
        )

    async def aclose(self) -> None:
        """Close the connections, those in use after their responses. Closing again does nothing."""
        transport = self._session.close()
        if transport is not None:
            await transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    if not TYPE_CHECKING:  # hidden, so that type checkers refuse the wrong kind too

        def __enter__(self) -> NoReturn:
            raise TypeError(
                f"{type(self).__name__} is an asyncio client. Use `async with` instead of `with`."
            )

        def __exit__(self, *_error: object) -> None:
            """Exist, because Python looks for it before it enters."""

        def __getattr__(self, name: str) -> NoReturn:
            remedy = " Close it with `await client.aclose()`, or use `async with`." if name == "close" else ""
            raise AttributeError(_describe_missing(self, name) + remedy, name=name, obj=self)


def _describe_missing(client: object, name: str) -> str:
    return f"{type(client).__name__!r} object has no attribute {name!r}."
