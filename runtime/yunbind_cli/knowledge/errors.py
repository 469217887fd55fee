"""Errors of all clouds, by code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from yunbind_cli.knowledge.kinds import find_kind
from yunbind_cli.language import choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_cli.catalog.entries import Cloud

_CODE = re.compile(r"[A-Za-z][\w-]*(?:\.[\w-]+)*")
MAX_TEXT = 2**20
"""Maximum size of a text in which codes are looked up, in characters."""


@dataclass(frozen=True)
class KnownError:
    """An error code of a cloud.

    Attributes:
        cloud: Name of the cloud.
        service: Name of the service. None: all services of the cloud.
        code: The code.
        document: Its object in the catalog.
        actions: References of the actions that document it.
        given: The code that was looked up. It is longer if only its beginning is known.
    """

    cloud: str
    service: str | None
    code: str
    document: Mapping[str, Any] = field(repr=False)
    class_name: str | None = None
    actions: tuple[str, ...] = ()
    given: str = ""

    @property
    def kind(self) -> str:
        """The kind of the error."""
        return str(self.document["kind"])

    @property
    def is_retryable(self) -> bool:
        """Whether a repetition can help."""
        return bool(self.document.get("retryable"))

    @property
    def meaning(self) -> str:
        """The documented meaning, or that of the kind."""
        return choose(self.document.get("doc")) or find_kind(self.kind).meaning

    @property
    def remedy(self) -> str:
        """What to do."""
        return find_kind(self.kind).remedy

    def describe(self) -> dict[str, Any]:
        """Return the error as members of JSON."""
        described: dict[str, Any] = {
            "cloud": self.cloud,
            "service": self.service,
            "code": self.code,
            "kind": self.kind,
            "retryable": self.is_retryable,
            "meaning": self.meaning,
            "remedy": self.remedy,
            "class": self.class_name,
            "actions": list(self.actions),
        }
        if self.given != self.code:
            described["given"] = self.given
        return described


def list_errors(clouds: Mapping[str, Cloud]) -> list[KnownError]:
    """Return the documented errors of all clouds, each code of a table once."""
    return [error for cloud in clouds.values() for error in _list_of_cloud(cloud)]


def _list_of_cloud(cloud: Cloud) -> Iterator[KnownError]:
    users: dict[tuple[str | None, str], list[str]] = {}
    documents: dict[tuple[str | None, str], tuple[Mapping[str, Any], str | None]] = {}
    package = cloud.document["names"]["python"]
    for code, document in cloud.document["errors"].items():
        documents[None, code] = document, _find_class(package, document)
    for service in cloud.services.values():
        for code, document in service.document["errors"].items():
            documents[service.name, code] = document, _find_class(service.module, document)
        for action in service.actions.values():
            for code, document in action.document["errors"].items():
                place = next(
                    (owner for owner in (service.name, None) if (owner, code) in documents), service.name
                )
                documents.setdefault((place, code), (document, None))
                users.setdefault((place, code), []).append(action.reference)
    for (owner, code), (document, class_name) in documents.items():
        yield KnownError(
            cloud.name, owner, code, document, class_name, tuple(users.get((owner, code), ())), code
        )


def _find_class(package: str, document: Mapping[str, Any]) -> str | None:
    names: Mapping[str, str] = document.get("names") or {}
    return f"{package}.errors.{names['python']}" if "python" in names else None


def find_errors(text: str, known: list[KnownError]) -> list[KnownError]:
    """Return the errors whose codes a text has: a code, a message, or a response.

    A code that is not documented is answered by its longest documented beginning, up to a full stop.
    """
    by_code: dict[str, list[KnownError]] = {}
    for error in known:
        by_code.setdefault(error.code, []).append(error)
    found: dict[tuple[str, str | None, str], KnownError] = {}
    for word in dict.fromkeys(_CODE.findall(text[:MAX_TEXT])):
        for error in _find_code(word, by_code):
            found.setdefault((error.cloud, error.service, error.code), error)
    exact = [error for error in found.values() if error.given == error.code]
    return exact or list(found.values())


def _find_code(word: str, by_code: Mapping[str, list[KnownError]]) -> Iterator[KnownError]:
    from dataclasses import replace

    code = word
    while code:
        for error in by_code.get(code, ()):
            yield replace(error, given=word)
        if code in by_code:
            return
        code = code.rpartition(".")[0]


def find_nearest_codes(text: str, known: list[KnownError]) -> list[str]:
    """Return up to three documented codes that are most like a text."""
    codes = {error.code.lower(): error.code for error in known}
    return [codes[match] for match in get_close_matches(text.lower()[:200], codes, n=3, cutoff=0.5)]
