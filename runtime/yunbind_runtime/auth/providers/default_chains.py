"""The default provider chain of each cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chain import CredentialChain
from .environment import EnvironmentProvider

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialProvider
    from yunbind_runtime.model.operation import Service


def make_default_chain(service: Service) -> CredentialChain:
    """Return the credential providers that the vendor's own SDK tries, in its order."""
    return CredentialChain(*_list_providers(service.provider))


def _list_providers(cloud: str) -> tuple[CredentialProvider, ...]:
    """Return the providers of a cloud. The imports wait for the cloud that is used."""
    if cloud == "tencent":
        from . import tencent

        return tencent.list_providers()
    if cloud == "alibaba":
        from . import alibaba

        return alibaba.list_providers()
    if cloud == "huawei":
        from . import huawei

        return huawei.list_providers()
    return (EnvironmentProvider(),)
