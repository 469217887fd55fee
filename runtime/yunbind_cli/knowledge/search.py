"""Search over services, actions, members, structures and error codes, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yunbind_cli.knowledge.errors import list_errors
from yunbind_cli.language import choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_cli.catalog.entries import Cloud, Service

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[\u3400-\u9fff]+")
_SHORTEST_TYPO = 4
_TWO_TYPOS = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a search found.

    Attributes:
        reference: Its reference, or an error code behind its cloud.
        kind: ``service``, ``action``, ``member``, ``structure`` or ``error``.
        title: Its summary or the beginning of its description, in the chosen language.
        score: Its rank: a smaller number comes first.
    """

    reference: str
    kind: str
    title: str
    score: int


@dataclass(frozen=True, slots=True)
class _Entry:
    reference: str
    kind: str
    name: str
    doc: Mapping[str, str] | None
    text: Mapping[str, str] | None = None


def search(text: str, clouds: Mapping[str, Cloud]) -> list[Hit]:
    """Return the entries that have all words of a text, best first.

    A word is found in a name, a summary or a description, whatever its case. In names, a typing error is
    forgiven in words of 4 letters, and two in words of 8. Names come before summaries, and summaries before
    texts. Services and actions come before their members.
    """
    words = [word.lower() for word in re.split(r"[\s.]+", text) if word]
    if not words:
        return []
    hits: list[Hit] = []
    for order, entry in enumerate(_list_entries(clouds)):
        scores = [_score(word, entry) for word in words]
        if all(score is not None for score in scores):
            total = sum(score for score in scores if score is not None)
            kind = {"service": 0, "action": 0, "structure": 1, "error": 1, "member": 2}[entry.kind]
            hits.append(
                Hit(entry.reference, entry.kind, choose(entry.doc), (total * 4 + kind) * 100_000 + order)
            )
    return sorted(hits, key=lambda hit: hit.score)


def _list_entries(clouds: Mapping[str, Cloud]) -> Iterator[_Entry]:
    for cloud in clouds.values():
        for service in cloud.services.values():
            yield from _list_of_service(cloud, service)
    for error in list_errors(clouds):
        owner = f"{error.cloud}.{error.service}" if error.service else error.cloud
        yield _Entry(f"{owner} {error.code}", "error", error.code, error.document.get("doc"))


def _list_of_service(cloud: Cloud, service: Service) -> Iterator[_Entry]:
    prefix = f"{cloud.name}.{service.name}"
    document = service.document
    names = " ".join([service.name, *document["name"].values()])
    yield _Entry(prefix, "service", names, document["summary"])
    for action in service.actions.values():
        yield _Entry(
            action.reference, "action", action.name, action.document["summary"], action.document.get("doc")
        )
        for name, member in action.request.items():
            yield _Entry(f"{action.reference}.{name}", "member", name, member.document.get("doc"))
        for name, member in action.response.items():
            yield _Entry(f"{action.reference}.response.{name}", "member", name, member.document.get("doc"))
    for name, structure in document["types"].items():
        yield _Entry(f"{prefix}.{name}", "structure", name, structure.get("doc"))
        members: Mapping[str, Mapping[str, Any]] = structure["members"]
        for member_name, member_document in members.items():
            reference = f"{prefix}.{name}.{member_name}"
            yield _Entry(reference, "member", member_name, member_document.get("doc"))


def _score(word: str, entry: _Entry) -> int | None:
    """Return the rank of a word in an entry, or None if the entry does not have it."""
    name = entry.name.lower()
    if name == word:
        return 0
    if word in name or entry.reference.lower().startswith(word):
        return 1
    if entry.doc and any(word in text.lower() for text in entry.doc.values()):
        return 4
    if entry.text and any(word in text.lower() for text in entry.text.values()):
        return 6
    if _has_typo(word, entry.name):
        return 8
    return 3 if word in entry.reference.lower() else None


def _has_typo(word: str, name: str) -> bool:
    """Whether a word is a name, or a word of it, with a typing error or two."""
    if len(word) < _SHORTEST_TYPO:
        return False
    allowed = 2 if len(word) >= _TWO_TYPOS else 1
    parts = [part.lower() for part in _WORD.findall(name)]
    starts = range(len(parts))
    joined = {"".join(parts[start : end + 1]) for start in starts for end in starts[start:]}
    return any(_differ_by(word, part, allowed) for part in {name.lower(), *joined})


def _differ_by(one: str, other: str, allowed: int) -> bool:
    """Whether at most some letters were added, left out, changed or swapped."""
    if abs(len(one) - len(other)) > allowed:
        return False
    before, last = list(range(len(other) + 1)), list[int]()
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, known in enumerate(other, 1):
            cost = min(before[column] + 1, current[-1] + 1, before[column - 1] + (letter != known))
            if last and column > 1 and letter == other[column - 2] and one[row - 2] == known:
                cost = min(cost, last[column - 2] + 1)
            current.append(cost)
        if min(current) > allowed:
            return False
        last, before = before, current
    return before[-1] <= allowed
