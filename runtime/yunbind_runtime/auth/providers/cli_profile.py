"""A profile of the vendor's command line, chosen by the caller."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConfigurationError

from .provider import CredentialProvider, LazyProvider, find_environ
from .vendors import find_vendor

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call


class CliProfile(LazyProvider):
    """A profile that was set up with the vendor's command line: tccli or aliyun.

    - Tencent: ``~/.tccli/<name>.credential``, https://cloud.tencent.com/document/product/440/34012
    - Alibaba: ``~/.aliyun/config.json``, https://help.aliyun.com/document_detail/121258.html

    Args:
        name: the profile; by default the one that the command line itself would take (``TCCLI_PROFILE``, else
            ``default``; ``ALIBABA_CLOUD_PROFILE``, else the current one).
        path: Alibaba's file or Tencent's folder, where it is not in the home directory.
        external_process: whether the profile may name a program to run (Alibaba's mode ``External``).
            ``ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS=true`` forbids it still.

    Raises:
        ConfigurationError: at the first call: the cloud's command line keeps its keys encrypted, or has none.
    """

    def __init__(
        self, name: str | None = None, *, path: str | Path | None = None, external_process: bool = False
    ) -> None:
        super().__init__(f"CLI profile {name!r}" if name else "CLI profile", self._open)
        self._name = name
        self._path = Path(path) if path else None
        self._external_process = external_process

    def _open(self, call: Call[Any]) -> CredentialProvider:
        service = call.operation.service
        cloud = find_vendor(service.provider)
        if cloud is None:
            raise ConfigurationError(f"{service.title} has no command line whose profiles are known here.")
        return cloud.read_cli_profile(
            self._name, self._path, find_environ(call), call, external_process=self._external_process
        )
