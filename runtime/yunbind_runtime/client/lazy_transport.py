"""Transports of clients, created by the first call and shared by clients with the same options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakValueDictionary

from yunbind_runtime.base.errors import ClientClosed
from yunbind_runtime.base.fork_safety import ForkSafeLock

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from yunbind_runtime.transport.options import TransportOptions

TransportT = TypeVar("TransportT")

CLOSED = "The client is closed. Create a new one."


class _Share(Generic[TransportT]):
    """A transport and the number of clients that use it."""

    __slots__ = ("__weakref__", "key", "transport", "users")

    def __init__(self, transport: TransportT, key: Hashable) -> None:
        self.transport = transport
        self.key = key
        self.users = 0


_SHARES: WeakValueDictionary[Hashable, _Share[Any]] = WeakValueDictionary()
"""The transports in use, by what they were made from. Clients that are not closed keep them."""


class LazyTransport(Generic[TransportT]):
    """A transport that is created by the first call. A client and its copies share it.

    Args:
        make: Creates the transport from the two other arguments.
        given: The client's ``transport=``. The client closes a transport that it was not given.
        options: Options of connections.
        is_shared: Whether clients without options of their own share a transport.

    Attributes:
        opened: The transport between the first call and the closing.
    """

    __slots__ = ("_given", "_is_closed", "_is_shared", "_make", "_options", "_share", "opened")
    _lock = ForkSafeLock()  # of all clients, as each takes it twice

    def __init__(
        self,
        make: Callable[[object | None, TransportOptions], TransportT],
        given: object | None,
        options: TransportOptions,
        *,
        is_shared: bool,
    ) -> None:
        self._make = make
        self._given = given
        self._options = options
        self._is_shared = is_shared
        self._is_closed = False
        self._share: _Share[TransportT] | None = None
        self.opened: TransportT | None = None

    def open(self) -> TransportT:
        """Return the transport, and create it if this is the first call.

        Raises:
            ClientClosed: The transport was closed.
        """
        with self._lock:
            if self._is_closed:
                raise ClientClosed(CLOSED)
            if self._share is None:
                self._share = self._join()
            self.opened = self._share.transport
            return self._share.transport

    def _join(self) -> _Share[TransportT]:
        options = self._options.make_key() if self._is_shared and self._given is None else None
        key = None if options is None else (self._make, options)
        share: _Share[TransportT] | None = _SHARES.get(key)
        if share is None:
            share = _Share(self._make(self._given, self._options), key)
            if key is not None:
                _SHARES[key] = share
        share.users += 1
        return share

    def close(self) -> TransportT | None:
        """Forget the transport. Returns it if the caller must close it, as its last user."""
        with self._lock:
            self._is_closed = True
            share, self._share, self.opened = self._share, None, None
            if share is None or not (self._given is None or isinstance(self._given, str)):
                return None
            share.users -= 1
            if share.users:
                return None
            _SHARES.pop(share.key, None)
            return share.transport
