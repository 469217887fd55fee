"""How calls become HTTP requests and answers become data: one module per protocol.

A protocol knows no service and no signature.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest, HttpResponse
    from yunbind_runtime.model.endpoints import Endpoint
    from yunbind_runtime.model.operation import AnyOperation
    from yunbind_runtime.wire.options import WireOptions


class WireProtocol(Protocol):
    """What a protocol's module offers."""

    def serialize(
        self,
        operation: AnyOperation,
        members: Mapping[str, Any],
        *,
        endpoint: Endpoint,
        region: str | None,
        project_id: str | None,
        options: WireOptions,
    ) -> HttpRequest:
        """Return the unsigned request.

        Args:
            operation: what is called.
            members: JSON values by wire name, without None.
            endpoint: where the service is reached.
            region: the client's region.
            project_id: the caller's project, where the credentials name one.
            options: The wire options.

        Raises:
            InvalidArguments: a value cannot stand where it must be sent.
        """
        ...

    def parse(self, operation: AnyOperation, response: HttpResponse) -> dict[str, Any]:
        """Return the answer without its envelope, by wire name.

        Raises:
            ApiError: the vendor refused; of the class of the code.
            UnreadableResponse: the answer is not the vendor's.
        """
        ...

    def find_request_id(self, response: HttpResponse, payload: Mapping[str, Any]) -> str | None:
        """Return the vendor's id of the call."""
        ...


class _Protocols(Mapping[str, WireProtocol]):
    """Protocol names to modules, imported when they are asked for."""

    _names = ("tencent-api3", "alibaba-rpc", "huawei-rest")

    def __getitem__(self, name: str) -> WireProtocol:
        if name not in self._names:
            raise KeyError(name)
        return cast("WireProtocol", import_module(f"{__name__}.{name.replace('-', '_')}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


PROTOCOLS: Mapping[str, WireProtocol] = _Protocols()
"""The protocols by name."""
