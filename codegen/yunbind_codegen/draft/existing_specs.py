"""The existing specs of the service that a page belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..index import ServiceIndex, build_index
from ..load import load
from .document import PageError
from .page import ActionPage


@dataclass(frozen=True)
class ExistingService:
    """The definitions of a service in the specs; empty for a new service."""

    service: str
    version: str
    types: frozenset[str] = frozenset()
    errors: Mapping[str, tuple[int | None, str | None]] = field(
        default_factory=dict[str, tuple[int | None, str | None]]
    )
    """HTTP status and message of each error code of the provider and the service."""
    region: str | None = None
    version_note: str | None = None
    """The reason why the version is a guess."""

    def add_definitions(self, types: Iterable[str], codes: Iterable[str]) -> ExistingService:
        """Return the service with more types and error codes, without details."""
        more = {code: (None, None) for code in codes if code not in self.errors}
        return replace(self, types=self.types | set(types), errors={**self.errors, **more})


def find_existing_service(folders: Iterable[Path], page: ActionPage, given: str | None) -> ExistingService:
    """Return the service of a page.

    Args:
        folders: Folders of specs; a missing folder counts as empty.
        page: The page.
        given: Service and version, such as ``eci/2018-08-08``. Defaults to those of the page, and the
            version then to the default version in the specs.

    Raises:
        PageError: The service or the version is unknown or invalid.
    """
    service, _, version = given.partition("/") if given else (page.service or "", "", page.version or "")
    indexes = [each for folder in folders for each in _list_services(folder, page.vendor)]
    version_note = None
    if not version:
        default = [
            each for each in indexes if each.folder[1] == service and each.settings and each.settings.default
        ]
        if default:
            version = default[0].folder[2]
            version_note = "the page does not state the version; the default version of the specs was used"
    if not service or not version:
        missing = "service" if not service else f"version of {service}"
        raise PageError(
            f"The page of {page.action} states no {missing}. Give it, for example: --service eci/2018-08-08."
        )
    if not re.fullmatch(r"[a-z][a-z0-9]{0,39}", service) or not re.fullmatch(
        r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}", version
    ):
        raise PageError(
            f"{service}/{version} is not a service and a version. "
            "Give both, for example: --service eci/2018-08-08."
        )
    own = [each for each in indexes if each.folder[1:] == (service, version)]
    codes = [each.provider.common_errors for each in indexes] + [each.own_errors for each in own]
    return ExistingService(
        service,
        version,
        frozenset(name for each in own for name in each.definitions),
        {code: (error.http, error.message) for each in codes for code, error in each.items()},
        next((each.settings.region for each in own if each.settings), None),
        version_note,
    )


def _list_services(folder: Path, provider: str) -> list[ServiceIndex]:
    indexes = build_index(load(folder)) if folder.is_dir() else ()
    return [
        service for each in indexes if each.name == provider for _, service in sorted(each.services.items())
    ]
