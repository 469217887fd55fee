"""The clouds that have sources of their own here; of any other, the environment alone is read."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from ..call import Call
    from .metadata import MetadataService
    from .source import Source
    from .sts import StsRules

_NAMES = ("tencent", "alibaba", "huawei")


class Cloud(Protocol):
    """What the module of a cloud offers."""

    METADATA: MetadataService
    STS: StsRules | None

    def list_sources(self, environ: Mapping[str, str]) -> tuple[Source, ...]:
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
    ) -> Source:
        """Return a profile of the vendor's command line as a source."""
        ...


def find_cloud(provider: str) -> Cloud | None:
    """Return the module of a cloud; None where it has none."""
    return cast("Cloud", import_module(f"{__package__}.{provider}")) if provider in _NAMES else None
