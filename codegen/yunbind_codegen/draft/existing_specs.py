"""What the specs already say of the service that a page belongs to."""

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
    """A service as far as it is described; nothing where it is new."""

    service: str
    version: str
    types: frozenset[str] = frozenset()
    errors: Mapping[str, tuple[int | None, str | None]] = field(
        default_factory=dict[str, tuple[int | None, str | None]]
    )
    """Codes of the provider and of the service, each with its HTTP status and message."""
    region: str | None = None
    why: str | None = None
    """Why the version is a guess."""

    def extend(self, types: Iterable[str], codes: Iterable[str]) -> ExistingService:
        """The same with more types and codes, of which nothing is known but that they are there."""
        more = {code: (None, None) for code in codes if code not in self.errors}
        return replace(self, types=self.types | set(types), errors={**self.errors, **more})


def find_existing_service(folders: Iterable[Path], page: ActionPage, given: str | None) -> ExistingService:
    """The service of a page, by what was ``given`` (``eci/2018-08-08``), the page, or its service's specs.

    ``folders`` hold specs; one that does not exist holds none.
    """
    service, _, version = given.partition("/") if given else (page.service or "", "", page.version or "")
    indexes = [each for folder in folders for each in _list_services(folder, page.vendor)]
    why = None
    if not version:
        default = [
            each for each in indexes if each.folder[1] == service and each.settings and each.settings.default
        ]
        if default:
            version = default[0].folder[2]
            why = "the page does not say the version; it is the one that the specs have"
    if not service or not version:
        missing = "service" if not service else f"version of {service}"
        raise PageError(
            f"The page of {page.action} says no {missing}. Give it, such as --service eci/2018-08-08."
        )
    if not re.fullmatch(r"[a-z][a-z0-9]{0,39}", service) or not re.fullmatch(
        r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}", version
    ):
        raise PageError(
            f"{service}/{version} is no service and version. Give both, such as --service eci/2018-08-08."
        )
    own = [each for each in indexes if each.folder[1:] == (service, version)]
    codes = [each.provider.common_errors for each in indexes] + [each.own_errors for each in own]
    return ExistingService(
        service,
        version,
        frozenset(name for each in own for name in each.definitions),
        {code: (said.http, said.message) for each in codes for code, said in each.items()},
        next((each.settings.region for each in own if each.settings), None),
        why,
    )


def _list_services(folder: Path, provider: str) -> list[ServiceIndex]:
    indexes = build_index(load(folder)) if folder.is_dir() else ()
    return [
        service for each in indexes if each.name == provider for _, service in sorted(each.services.items())
    ]
