"""The base of blocking and asyncio clients: options and calls, without input and output."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, NoReturn, Self

from yunbind_runtime.base.errors import InvalidArguments
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.call.context import CallContext
from yunbind_runtime.call.retries import Retries
from yunbind_runtime.transport.libraries import check_timeout
from yunbind_runtime.transport.options import TransportOptions

from .lazy_transport import LazyTransport, TransportT
from .session import Session, Settings

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
    from yunbind_runtime.model.untyped import UntypedResponse
    from yunbind_runtime.model.validation import Checks
    from yunbind_runtime.paging.pages import Fetch
    from yunbind_runtime.paging.waiters import Waiter
    from yunbind_runtime.transport.options import ProxyChoice


class Client(Generic[TransportT]):
    """A client of one service; see :class:`SyncClient` and :class:`AsyncClient`.

    A client sends, reads and connects nothing before the first call.

    Args:
        region: Region ID, such as ``ap-guangzhou``. Defaults to the vendor's environment variables.
        credentials: ``Credentials``, a credential provider such as ``AssumeRole(...)``, or a function that
            returns ``Credentials``, which may be asynchronous in an asynchronous client. On Huawei also an
            ``AuthToken`` or a ``PasswordLogin``. A Huawei key without a project gets the project of the
            region, which the first call looks up unless ``endpoint`` is given. Defaults to the provider chain
            of the vendor's SDK, which the first call tries.
        known_region: Whether to refuse a region that is not in the service's documented list, if there is
            one. Defaults to True. Pass False for a newer region.
        endpoint: ``host``, ``host:port`` or ``http(s)://host[:port]``. Defaults to the environment variable
            ``YUNBIND_ENDPOINT``, or to the vendor's host of the region.
        signing: Signing scheme. Defaults to the service's first that fits the credentials.
        method: ``POST`` or ``GET``, for Tencent and Alibaba. Defaults to ``POST``.
        response_format: ``json`` or ``xml``, for Alibaba. Defaults to ``json``.
        timeout: Seconds for each of connecting, reading and writing, or a :class:`Timeout`. Defaults to
            5 s to connect and 30 s to read and to write.
        retries: Number of retries of a failed call, or a :class:`Retries` policy. Defaults to 3 retries
            within 120 s. Reads are retried after lost connections, throttling and server errors. Writes are
            retried only if they surely did not run or have an idempotency token, which the client adds.
        limiter: Rate limiter, which keeps the documented rate of each action. Defaults to
            :data:`~yunbind_runtime.call.limits.LOCAL`, which all clients of the process share, and to no
            limit if ``sleep`` is given.
        hooks: Callbacks for requests, responses and retries; see :class:`Hooks`.
        transport: Name of the HTTP library: ``httpx``, ``httpcore``, ``httpx2`` with the extra ``httpx2``,
            ``pyreqwest`` with the extra ``fast``, or for asyncio clients ``aiohttp`` with the extra
            ``aiohttp``. Or a Transport, httpx transport or httpx client, which the caller closes and which
            the next five arguments cannot configure. Defaults to ``YUNBIND_TRANSPORT``, or to ``httpx``.
        proxy: Proxy URL, such as ``http://user:password@proxy:3128``. False means no proxy. Defaults to
            ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY`` and ``NO_PROXY``, which do not apply to loopback.
        ca_bundle: PEM file or directory of trusted certificate authorities. Defaults to ``SSL_CERT_FILE``,
            ``SSL_CERT_DIR``, ``REQUESTS_CA_BUNDLE`` or ``CURL_CA_BUNDLE``, or to the bundle of certifi.
        tls_context: TLS context for https. It is used unchanged.
        max_connections: Maximum number of connections. Further calls wait. Defaults to 256, which blocking
            clients of one class without options of connections share.
        max_response_size: Maximum size of a decoded response, in bytes. Defaults to 32 MiB.
        user_agent: Text to add to the User-Agent, such as ``my-program/1.0``.
        environ: Environment variables. Defaults to those of the process.
        clock: Returns the time, as an aware datetime. Defaults to the clock of the system.
        sleep: Waits for a number of seconds, between attempts and between the polls of a waiter. An asyncio
            client awaits it. Defaults to ``time.sleep`` or ``asyncio.sleep``.
        nonce: Returns a text that was never used before. Defaults to random texts.
        checks: What happens if a value is beyond a documented limit, pattern or enumeration. ``warn`` warns
            once at the caller's line (``UndocumentedValueWarning``) and sends it, ``strict`` raises
            ``InvalidArguments``, ``types`` is silent. Wrong types are always refused. Defaults to ``warn``.
        jitter: Returns numbers from 0 to 1, which vary the pauses between attempts. Defaults to random
            numbers.

    Raises:
        ConfigurationError: An argument is invalid, or the region is missing.
    """

    _service: ClassVar[Service]
    _operations: ClassVar[Mapping[str, AnyOperation]]
    _is_async: ClassVar[bool] = False

    def __init__(
        self,
        *,
        region: str | None = None,
        known_region: bool = True,
        credentials: AnyCredentials | None = None,
        endpoint: str | None = None,
        signing: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        response_format: Literal["json", "xml"] | None = None,
        timeout: float | Timeout | None = None,
        retries: int | Retries | None = None,
        limiter: Limiter | None = None,
        checks: Checks | None = None,
        hooks: Hooks | Sequence[Hooks] = (),
        transport: object | None = None,
        proxy: ProxyChoice = None,
        ca_bundle: str | os.PathLike[str] | None = None,
        tls_context: ssl.SSLContext | None = None,
        max_connections: int | None = None,
        max_response_size: int | None = None,
        user_agent: str | None = None,
        environ: Mapping[str, str] | None = None,
        clock: Callable[[], datetime] | None = None,
        sleep: Callable[[float], Any] | None = None,
        nonce: Callable[[], str] | None = None,
        jitter: Callable[[], float] | None = None,
    ) -> None:
        environ = os.environ if environ is None else environ
        context = CallContext.make(clock, nonce, jitter, hooks)
        settings = Settings.make(
            self._service,
            environ,
            context,
            region,
            credentials,
            endpoint,
            sleep,
            known_region=known_region,
        )
        settings = settings.change(signing, method, response_format, timeout, retries, limiter, checks=checks)
        options = TransportOptions.of(
            type(self).__name__,
            environ,
            transport,
            is_async=self._is_async,
            proxy=proxy,
            ca_bundle=ca_bundle,
            tls_context=tls_context,
            max_connections=max_connections,
            max_response_size=max_response_size,
            user_agent=user_agent,
        )
        check_timeout(settings.timeout, options.library)
        # The method is bound to the class: a cycle would delay closing.
        lazy_transport = LazyTransport(self._make_transport, transport, options, is_shared=not self._is_async)
        self._session: Session[TransportT] = Session(settings, lazy_transport)

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
        known_region: bool | None = None,
        checks: Checks | None = None,
    ) -> Self:
        """Return a copy with other options. Options that are not given stay the same.

        The copy shares the connections. Closing the copy leaves them open. Closing this client closes both.

        Args:
            timeout: As for the constructor.
            retries, limiter, signing, method, response_format, region, endpoint, known_region, checks: As for
                the constructor.

        Raises:
            ConfigurationError: An option is invalid.
        """
        copy = type(self).__new__(type(self))
        settings = self._session.settings.change(
            signing,
            method,
            response_format,
            timeout,
            retries,
            limiter,
            region,
            endpoint,
            known_region,
            checks,
        )
        copy._session = self._session.derive(settings)  # noqa: SLF001 - same class
        return copy

    @property
    def region(self) -> str | None:
        """Region of the calls. None if it was not given and is not required."""
        return self._session.settings.region

    @property
    def endpoint(self) -> str:
        """Scheme and host of the calls."""
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

    def _perform_action(
        self, action: str, members: Mapping[str, object], headers: Mapping[str, str] | None
    ) -> Effects[UntypedResponse]:
        from yunbind_runtime.call.perform import perform
        from yunbind_runtime.model.untyped import UntypedResponse

        call = self._session.prepare_action(self._operations.values(), action, members, headers)
        response = yield from perform(call)
        return UntypedResponse.of(response.parsed)

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
            session.open_transport()  # raises an error if the client was closed meanwhile
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
        **options: Any,
    ) -> Effects[Any]:
        from yunbind_runtime.paging.wait_loop import wait

        # The wait itself repeats a poll that failed.
        fetch = self._fetch(operation, once=True)
        now = self._session.settings.context.monotonic
        return wait(waiter, operation, arguments, fetch, now=now, **options)

    def __copy__(self) -> Self:
        return self.with_options()

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} holds connections and secrets, so it cannot be pickled or copied deeply. "
            "Threads and forked processes can share it. with_options() returns a copy with other options. "
            "Other processes create their own client."
        )

    def __repr__(self) -> str:
        setup = f"region={self.region!r}, endpoint={self.endpoint!r}, signing={self.signing!r}"
        return f"{type(self).__name__}({setup})"
