"""Members whose name or text contradicts their traits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...index import ServiceIndex
from ...language import Member
from ...name import snake_case
from ...problems import Problem, ProblemCode
from ...types import parse_type
from ..groups import Group, list_groups
from .prose import meaningful

SECRETS = frozenset({"password", "passwd", "pwd", "passphrase", "secret", "authorization", "signature"})
KEYS = frozenset({"private", "secret", "access", "api", "signing", "encryption"})
"""Words that make a key a secret, unlike the key of a tag."""
TOKENS_OF_PAGES = frozenset({"next", "page", "start", "continuation", "pagination", "marker"})
TOKENS_OF_CALLS = frozenset({"client", "idempotency", "idempotent", "request"})
NAMES = frozenset({"id", "ids", "name", "names", "type", "info", "policy", "length", "status", "expiration"})
"""Last words of names of properties of a secret, such as ``password_length``."""
TIMES = frozenset({"time", "date", "datetime", "timestamp"})
SHOWN_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
CHOICES = re.compile(r"\b(one of|(valid|allowed|possible|supported) values)\b", re.IGNORECASE)


def check(service: ServiceIndex) -> Iterator[Problem]:
    """Compare the name and text of each member with its traits."""
    for group in list_groups(service):
        for name, member in group.members.items():
            try:
                leaf = parse_type(member.type).leaf.name
            except ValueError:
                continue
            if leaf == "string":
                yield from _check_secret(group, name, member)
                yield from _check_time(group, name, member)
                yield from _check_token(group, name, member)
                yield from _check_choices(group, name, member)
            yield from _check_doc(group, name, member)


def _check_secret(group: Group, name: str, member: Member) -> Iterator[Problem]:
    if member.type == "string" and not member.sensitive and looks_secret(name):
        yield group.document.problem(
            group.at(name),
            ProblemCode.SENSITIVE,
            f"{group.owner}.{name} looks like a secret but is not hidden in printed text.",
            "Add `sensitive: true`.",
        )


def looks_secret(name: str) -> bool:
    """Return whether a member of this name holds a secret."""
    words = snake_case(name).split("_")
    if words[-1] in NAMES:
        return False
    if "token" in words or words[-1] == "jwt":
        return not (TOKENS_OF_PAGES | TOKENS_OF_CALLS) & set(words)
    return bool(SECRETS & set(words)) or (words[-1] == "key" and bool(KEYS & set(words)))


def _check_time(group: Group, name: str, member: Member) -> Iterator[Problem]:
    last = snake_case(name).rpartition("_")[2]
    shown = member.example if isinstance(member.example, str) else ""
    is_named = (
        last in TIMES or name.lower().endswith(("_at", "expiration")) or bool(re.search(r"[a-z]At$", name))
    )
    if (is_named or SHOWN_TIME.match(shown)) and member.enum is None:
        yield group.document.problem(
            group.at(name, "type"),
            ProblemCode.TEXT_TIME,
            f"{group.owner}.{name} looks like a time but is {member.type}.",
            f"Write {member.type.replace('string', 'datetime')}. All formats of the vendors are read.",
        )


def _check_token(group: Group, name: str, member: Member) -> Iterator[Problem]:
    words = snake_case(name).split("_")
    is_token = words[-1] == "token" and TOKENS_OF_CALLS & set(words)
    is_said = "idempotency_token" in member.model_fields_set  # `false` counts too
    if is_token and group.role == "request" and not is_said:
        yield group.document.problem(
            group.at(name),
            ProblemCode.REPEATABLE,
            f"{group.owner}.{name} looks like an idempotency token but is not marked as one.",
            "Add `idempotency_token: true`, so that it is generated and the call can be retried.",
        )


def _check_choices(group: Group, name: str, member: Member) -> Iterator[Problem]:
    if member.enum is None and member.filters is None and CHOICES.search(member.doc.en):
        yield group.document.problem(
            group.at(name, "doc"),
            ProblemCode.HIDDEN_ENUM,
            f"{group.owner}.{name}: the text lists values that belong in `enum`.",
            "Move them to `enum`, each with its meaning.",
        )


def _check_doc(group: Group, name: str, member: Member) -> Iterator[Problem]:
    said = member.doc.en
    if meaningful(said) == meaningful(snake_case(name).replace("_", " ")):
        yield group.document.problem(
            group.at(name, "doc"),
            ProblemCode.ECHO,
            f"{group.owner}.{name}: {said!r} only repeats the name.",
            "Write its meaning, format or unit.",
        )
