"""The credential sources of a cloud, from its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from .bases import LazyProvider
from .environment import EnvironmentProvider

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialRequest

Reader: TypeAlias = "Callable[[CredentialRequest], CredentialProvider]"
"""Returns the provider that a source describes."""


class CloudFacts(Protocol):
    """The constants that each cloud has.

    Attributes:
        SOURCES: Names of the credential sources in order. Each has the constants ``SOURCES_<NAME>_KIND``, and
            those whose title is not their name have ``SOURCES_<NAME>_TITLE``.
    """

    SOURCES: tuple[str, ...]


@cache
def find_cloud_facts(cloud: str) -> CloudFacts:
    """Return the facts of a cloud. Its module is imported at the first use."""
    return cast("CloudFacts", import_module(f"yunbind_facts.clouds.{cloud}"))


def list_kinds(cloud_facts: CloudFacts) -> list[str]:
    """Return the kinds of a cloud's credential sources, in order."""
    return [_find_fact(cloud_facts, name, "KIND") for name in cloud_facts.SOURCES]


def list_providers(cloud_facts: CloudFacts, readers: Mapping[str, Reader]) -> Iterator[CredentialProvider]:
    """Yield a provider for each credential source of a cloud, in order.

    Args:
        cloud_facts: Facts of the cloud.
        readers: Reads the sources, by kind. The kind ``environment`` needs none.
    """
    for name in cloud_facts.SOURCES:
        kind = _find_fact(cloud_facts, name, "KIND")
        title = _find_fact(cloud_facts, name, "TITLE", name)
        yield EnvironmentProvider(title) if kind == "environment" else LazyProvider(title, readers[kind])


def _find_fact(cloud_facts: CloudFacts, name: str, key: str, default: str | None = None) -> str:
    """Return a fact of a credential source. None requires that it has one."""
    label = f"SOURCES_{name.upper()}_{key}"
    return str(getattr(cloud_facts, label) if default is None else getattr(cloud_facts, label, default))
