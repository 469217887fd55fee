"""Yunbind clients of a running emulator, ready to call.

The emulator does not depend on the package ``yunbind``. The catalog names the modules
and classes of the clients, which are imported when a client is created.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from yunbind_runtime.call.limits import UNLIMITED
from yunbind_runtime.model.credentials import Credentials

from yunbind_emulator.protocols.huawei_iam import HOME, derive_project_id

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from yunbind_emulator.base.catalog import Provider, Service
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import EmulatorCredentials

_ASYNC: Final = "async_"
HOME_REGIONS: Final = {"tencent": "ap-guangzhou", "alibaba": "cn-hangzhou", "huawei": HOME}
"""The region of the clients of each cloud, unless they name one."""


@dataclass(frozen=True)
class ClientFactory:
    """Creates clients of one cloud, by service: ``clients.tke()``, ``clients.async_tke()``.

    Each client gets the emulator's endpoint, keys and clock, and a region. Keyword arguments replace or
    extend these, as the client's constructor takes them. The caller closes the client.

    The client uses the emulator's clock, so that its signatures stay valid when the clock is moved. The
    timeout of a waiter uses it too, and never passes while the clock is frozen. If the emulator does not
    limit rates, the client does not either. If ``advance`` is given, the client moves the clock with it where
    it would wait. On Huawei Cloud, where the project determines the region, the
    credentials name the project of the client's region.
    """

    provider: Provider
    endpoint: str
    credentials: Credentials
    clock: Clock
    is_limited: bool = True
    advance: Callable[[float], None] | None = None

    if not TYPE_CHECKING:  # type checkers know the clients of each cloud from emitted stubs

        def __getattr__(self, name: str) -> Callable[..., Any]:
            if name.startswith("_"):  # as copying looks up, before there is a provider
                raise AttributeError(name)
            services = {service.name: service for service in self.provider.services if service.module}
            service = services.get(name.removeprefix(_ASYNC))
            if service is None:
                known = ", ".join(services)
                raise AttributeError(
                    f"The emulated {self.provider.name} has no service {name}. It has {known}; "
                    f"the prefix {_ASYNC} gives their asyncio clients."
                )
            kind = "Async" if name.startswith(_ASYNC) else ""
            return partial(self._make, service, f"{kind}{service.product}Client")

    def __dir__(self) -> list[str]:
        names = [service.name for service in self.provider.services if service.module]
        return [*super().__dir__(), *names, *(f"{_ASYNC}{name}" for name in names)]

    def _make(self, service: Service, name: str, **options: object) -> Any:
        settings: dict[str, object] = {
            "region": HOME_REGIONS[self.provider.name],
            "credentials": self.credentials,
            "endpoint": self.endpoint,
            "clock": self.clock,
            "limiter": None if self.is_limited else UNLIMITED,
        }
        if self.advance is not None:
            settings["sleep"] = _skip(self.advance) if name.startswith("Async") else self.advance
        settings |= options
        region, home = settings["region"], self.credentials.project_id
        if home and isinstance(region, str) and "credentials" not in options:
            settings["credentials"] = replace(self.credentials, project_id=derive_project_id(home, region))
        return getattr(import_module(service.module), name)(**settings)


def _skip(advance: Callable[[float], None]) -> Callable[[float], Awaitable[None]]:
    """Return a coroutine function that moves the clock where an asyncio client would wait."""

    async def sleep(seconds: float) -> None:
        advance(seconds)
        await asyncio.sleep(0)  # other tasks run

    return sleep


def choose_credentials(vendor: str, keys: EmulatorCredentials) -> Credentials:
    """Return the key pair of a cloud's account as yunbind credentials."""
    if vendor == "tencent":
        return Credentials(keys["tencent"]["secret_id"], keys["tencent"]["secret_key"])
    if vendor == "alibaba":
        return Credentials(keys["alibaba"]["access_key_id"], keys["alibaba"]["access_key_secret"])
    huawei = keys["huawei"]
    return Credentials(huawei["ak"], huawei["sk"], project_id=huawei["project_id"])
