"""A provider of the credentials of a command line's profile."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.option_checks import check_text, check_type
from yunbind_runtime.base.paths import expand_path

from .bases import LazyProvider

if TYPE_CHECKING:
    from pathlib import Path

    from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialRequest


class CliProfile(LazyProvider):
    """A provider of the credentials of a profile of the vendor's command line: tccli or aliyun.

    Logins of the command line work while they are valid, see :mod:`.logins`.

    - Tencent: ``~/.tccli/<name>.credential``, https://cloud.tencent.com/document/product/440/34012
    - Alibaba: ``~/.aliyun/config.json``, https://help.aliyun.com/document_detail/121258.html

    Args:
        name: Profile. Defaults to the profile that the command line uses: ``TCCLI_PROFILE``, else ``default``
            (Tencent); ``ALIBABA_CLOUD_PROFILE``, else the current one (Alibaba).
        path: Tencent's folder or Alibaba's file. Defaults to the one in the home directory.
        external_process: Whether the profile may name a program to run (Alibaba's mode ``External``).
            ``ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS=true`` forbids it nevertheless. Defaults to False.

    Raises:
        ConfigurationError: An argument is invalid. At the first call: the cloud's command line has no
            profiles, or encrypts their keys.
    """

    def __init__(
        self, name: str | None = None, *, path: str | Path | None = None, external_process: bool = False
    ) -> None:
        if name is not None:
            check_text(name, "CliProfile(name=)")
        if path is not None:
            check_type(path, "CliProfile(path=)", (str, os.PathLike), "a path")
        check_type(external_process, "CliProfile(external_process=)", bool, "True or False")
        super().__init__(f"CLI profile {name!r}" if name else "CLI profile", self._open)
        self._name = name
        self._path = path or None
        self._external_process = external_process

    def _open(self, request: CredentialRequest) -> CredentialProvider:
        """Return the provider that the profile describes. The imports wait for the cloud that is used."""
        cloud = request.service.provider
        path = expand_path(self._path, request.environ) if self._path else None
        if cloud == "tencent":
            from . import tccli_profiles

            return tccli_profiles.read_profile(request, self._name, path)
        if cloud == "alibaba":
            from . import aliyun_profiles

            return aliyun_profiles.read_profile(
                request, self._name, path, external_process=self._external_process
            )
        if cloud == "huawei":
            raise ConfigurationError(
                "The profiles of KooCLI (hcloud) cannot be read, because it encrypts their keys. "
                "Write the keys to ~/.huaweicloud/credentials, or pass Credentials."
            )
        raise ConfigurationError(f"{request.service.title} has no command line with supported profiles.")
