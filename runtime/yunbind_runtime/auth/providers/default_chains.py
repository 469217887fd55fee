"""The default provider chain of each cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chain import CredentialChain
from .environment import EnvironmentProvider
from .sources import find_cloud_facts, list_providers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunbind_runtime.auth.credential_provider import CredentialProvider
    from yunbind_runtime.model.operation import Service


def make_default_chain(service: Service) -> CredentialChain:
    """Return the credential providers that the vendor's own SDK tries, in its order."""
    return CredentialChain(*list_default_providers(service.provider))


def list_default_providers(cloud: str) -> Iterable[CredentialProvider]:
    """Return new providers of a cloud, in the order of its default chain.

    The imports wait for the cloud that is used.
    """
    if cloud == "tencent":
        from .tencent import READERS
    elif cloud == "alibaba":
        from .alibaba import READERS
    elif cloud == "huawei":
        from .huawei import READERS
    else:
        return (EnvironmentProvider(),)
    return list_providers(find_cloud_facts(cloud), READERS)
