"""Spec files by provider, service and version, as far as they could be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .documents import Document, Specs
from .language import (
    ActionFile,
    ErrorDefinition,
    ErrorsFile,
    TypeDefinition,
    TypesFile,
)
from .provider import ProviderFile, ServiceFile


@dataclass
class ServiceIndex:
    """The files of one service in one version."""

    provider: ProviderIndex
    folder: tuple[str, str, str]
    service: Document | None = None
    types: Document | None = None
    errors: Document | None = None
    actions: list[Document] = field(default_factory=list[Document])

    @property
    def settings(self) -> ServiceFile | None:
        """The content of ``service.yaml``."""
        content = self.service.content if self.service else None
        return content if isinstance(content, ServiceFile) else None

    @property
    def definitions(self) -> Mapping[str, TypeDefinition]:
        """The types of ``types.yaml``."""
        content = self.types.content if self.types else None
        return content.types if isinstance(content, TypesFile) else {}

    @property
    def own_errors(self) -> Mapping[str, ErrorDefinition]:
        """The codes of the service's ``errors.yaml``."""
        return _errors(self.errors)

    def pages(self) -> Iterator[tuple[Document, ActionFile]]:
        """Yield the action files that fit the language."""
        for document in self.actions:
            if isinstance(document.content, ActionFile):
                yield document, document.content

    @property
    def knows_types(self) -> bool:
        """Whether ``types.yaml`` could be read, so that an undefined type is a mistake."""
        return self.types is None or self.types.content is not None

    @property
    def knows_errors(self) -> bool:
        """Whether both ``errors.yaml`` could be read, so that an undefined code is a mistake."""
        files = (self.provider.errors, self.errors)
        return all(document is None or document.content is not None for document in files)

    @property
    def is_whole(self) -> bool:
        """Whether every file could be read, so that a missing definition is a mistake."""
        documents = [self.service, self.types, self.errors, *self.actions]
        return all(document is None or document.content is not None for document in documents)


@dataclass
class ProviderIndex:
    """The files of one provider."""

    name: str
    provider: Document | None = None
    errors: Document | None = None
    services: dict[tuple[str, str], ServiceIndex] = field(default_factory=dict[tuple[str, str], ServiceIndex])

    @property
    def settings(self) -> ProviderFile | None:
        """The content of ``provider.yaml``."""
        content = self.provider.content if self.provider else None
        return content if isinstance(content, ProviderFile) else None

    @property
    def common_errors(self) -> Mapping[str, ErrorDefinition]:
        """The codes of the provider's ``errors.yaml``."""
        return _errors(self.errors)


def _errors(document: Document | None) -> Mapping[str, ErrorDefinition]:
    content = document.content if document else None
    return content.errors if isinstance(content, ErrorsFile) else {}


SHARED = ("behavior", "protocol")
"""Kinds of files that belong to no provider."""


def build_index(specs: Specs) -> tuple[ProviderIndex, ...]:
    """Group the documents by provider and service."""
    providers: dict[str, ProviderIndex] = {}
    for document in specs.documents:
        if document.kind in SHARED or document.kit_file:
            continue
        parts = document.parts
        provider = providers.setdefault(parts[0], ProviderIndex(parts[0]))
        if document.kind == "provider":
            provider.provider = document
        elif document.kind == "provider-errors":
            provider.errors = document
        else:
            key = (parts[1], parts[2])
            service = provider.services.setdefault(key, ServiceIndex(provider, (parts[0], *key)))
            if document.kind == "action":
                service.actions.append(document)
            elif document.kind == "service":
                service.service = document
            elif document.kind == "types":
                service.types = document
            else:
                service.errors = document
    return tuple(providers.values())
