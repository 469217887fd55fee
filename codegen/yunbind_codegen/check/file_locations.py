"""Files that are missing, or whose content does not match their path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..documents import Document
from ..index import ProviderIndex, ServiceIndex
from ..problems import Problem, ProblemCode


def check(provider: ProviderIndex) -> Iterator[Problem]:
    """Compare the content of the files of a provider with their paths."""
    anywhere = _any_document(provider)
    if provider.provider is None:
        yield Problem.of_file(
            f"{PurePosixPath(anywhere.path).parts[0]}/{provider.name}/provider.yaml",
            ProblemCode.MISSING_FILE,
            f"The provider {provider.name} has no provider.yaml.",
            "It holds the protocol, the signing schemes and the endpoints.",
        )
    elif provider.settings and provider.settings.provider != provider.name:
        yield _misplaced(provider.provider, "provider", provider.settings.provider, provider.name)
    for service in provider.services.values():
        yield from _check_service(service)
    yield from _check_defaults(provider)


def _check_service(service: ServiceIndex) -> Iterator[Problem]:
    document = next(
        each for each in (service.service, service.types, service.errors, *service.actions) if each
    )
    folder = "/".join((PurePosixPath(document.path).parts[0], *service.folder))
    if service.service is None:
        yield Problem.of_file(
            f"{folder}/service.yaml",
            ProblemCode.MISSING_FILE,
            "This service has no service.yaml.",
            "It holds the name, the version and the client class of the service.",
        )
    if not service.actions:
        yield Problem.of_file(
            f"{folder}/actions",
            ProblemCode.MISSING_FILE,
            "This service has no action.",
            "Write one file for each documented page: actions/<Action>.yaml.",
        )
    settings = service.settings
    if settings and service.service:
        if settings.service != service.folder[1]:
            yield _misplaced(service.service, "service", settings.service, service.folder[1])
        if settings.version != service.folder[2]:
            yield _misplaced(service.service, "version", settings.version, service.folder[2])
    for page, action in service.pages():
        if page.parts[-1] != f"{action.action}.yaml":
            yield _misplaced(page, "action", action.action, page.parts[-1].removesuffix(".yaml"))


def _check_defaults(provider: ProviderIndex) -> Iterator[Problem]:
    names = sorted({name for name, _ in provider.services})
    for name in names:
        versions = [service for (each, _), service in provider.services.items() if each == name]
        known = [service for service in versions if service.settings and service.service]
        defaults = [service for service in known if service.settings and service.settings.default]
        if len(known) < len(versions) or len(defaults) == 1:
            continue
        for service in defaults[1:] or known[:1]:
            if service.service:
                yield service.service.problem(
                    ("default",),
                    ProblemCode.DEFAULT_VERSION,
                    f"{len(defaults)} versions of {name} are the default.",
                    "Exactly one version of a service must have `default: true`.",
                )


def _misplaced(document: Document, key: str, value: str, place: str) -> Problem:
    return document.problem(
        (key,),
        ProblemCode.PLACE,
        f"{key} is {value}, but the path of the file says {place}.",
        f"Write `{key}: {place}`, or move the file.",
    )


def _any_document(provider: ProviderIndex) -> Document:
    documents = [provider.provider, provider.errors]
    for service in provider.services.values():
        documents += [service.service, service.types, service.errors, *service.actions]
    return next(document for document in documents if document)
