"""The clouds that have sources of their own here; of any other, the environment alone is read."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from yunbind_runtime.call.call import Call

    from .metadata import MetadataService
    from .provider import CredentialProvider
    from .roles import StsRules

_NAMES = ("tencent", "alibaba", "huawei")


class Vendor(Protocol):
    """What the module of a cloud offers."""

    METADATA: MetadataService
    STS: StsRules | None

    def list_providers(self, environ: Mapping[str, str]) -> tuple[CredentialProvider, ...]:
        """Return where the vendor's own SDK looks for keys, in its order."""
        ...

    def read_cli_profile(
        self,
        name: str | None,
        path: Path | None,
        environ: Mapping[str, str],
        call: Call[Any],
        *,
        external_process: bool,
    ) -> CredentialProvider:
        """Return a profile of the vendor's command line as a source."""
        ...


def find_vendor(provider: str) -> Vendor | None:
    """Return the module of a cloud; None where it has none."""
    return cast("Vendor", import_module(f"{__package__}.{provider}")) if provider in _NAMES else None
