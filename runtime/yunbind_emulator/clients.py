"""Our own clients of a running emulator, for tests that want to write nothing but the call.

The emulator stands below the package ``yunbind`` and does not import it: the catalog names
the modules and classes, and they are imported when someone asks for a client.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from yunbind_runtime.call.limits import UNLIMITED
from yunbind_runtime.model.credentials import Credentials

from yunbind_emulator.protocols.huawei_iam import HOME, derive_project_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from yunbind_emulator.base.catalog import Provider, Service
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import EmulatorCredentials

_ASYNC: Final = "async_"
_REGIONS: Final = {"tencent": "ap-guangzhou", "alibaba": "cn-hangzhou", "huawei": HOME}


@dataclass(frozen=True)
class Clients:
    """Makes clients of one cloud by the names of its services: ``clients.tke()``, ``clients.async_tke()``.

    Each call makes a client with the emulator's endpoint, keys and clock and a region; what is
    given by name replaces or joins that, as the client's constructor takes it. It is yours to close.
    The clock is the emulator's, so that calls are still accepted after it was moved; the time
    limit of a waiter goes by it too, and never comes while it is frozen. Where the emulator limits no
    rates, the client keeps none. On Huawei Cloud, where the project says the region, the keys name that
    of the client's region.
    """

    provider: Provider
    endpoint: str
    credentials: Credentials
    clock: Clock
    is_limited: bool = True

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):  # what copying and the like look for, maybe before there is a provider
            raise AttributeError(name)
        services = {service.name: service for service in self.provider.services if service.module}
        service = services.get(name.removeprefix(_ASYNC))
        if service is None:
            known = ", ".join(services)
            raise AttributeError(
                f"The emulated {self.provider.name} has no service {name}; it has {known}, "
                f"and with {_ASYNC} before the name their clients for asyncio."
            )
        kind = "Async" if name.startswith(_ASYNC) else ""
        return partial(self._make, service, f"{kind}{service.product}Client")

    def __dir__(self) -> list[str]:
        names = [service.name for service in self.provider.services if service.module]
        return [*super().__dir__(), *names, *(f"{_ASYNC}{name}" for name in names)]

    def _make(self, service: Service, name: str, **options: object) -> Any:
        settings = {
            "region": _REGIONS[self.provider.name],
            "credentials": self.credentials,
            "endpoint": self.endpoint,
            "clock": self.clock,
            "limiter": None if self.is_limited else UNLIMITED,
        } | options
        region, home = settings["region"], self.credentials.project_id
        if home and isinstance(region, str) and "credentials" not in options:
            settings["credentials"] = replace(self.credentials, project_id=derive_project_id(home, region))
        return getattr(import_module(service.module), name)(**settings)


def choose_credentials(vendor: str, keys: EmulatorCredentials) -> Credentials:
    """Return the key pair of a cloud's account, as our clients take it."""
    if vendor == "tencent":
        return Credentials(keys["tencent"]["secret_id"], keys["tencent"]["secret_key"])
    if vendor == "alibaba":
        return Credentials(keys["alibaba"]["access_key_id"], keys["alibaba"]["access_key_secret"])
    huawei = keys["huawei"]
    return Credentials(huawei["ak"], huawei["sk"], project_id=huawei["project_id"])
