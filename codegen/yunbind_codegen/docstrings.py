"""The prose of docstrings: titles, and the description of a member with its limits and default."""

from __future__ import annotations

import textwrap

from .ir import Member, Provider, Service
from .language import Bilingual
from .safe_code import WIDTH


def full_title(provider: Provider, service: Service) -> str:
    """Return the title of a service with its provider, unless the title names the provider already."""
    cloud, title = provider.spec.name.en, service.spec.name.en
    return title if title.startswith(cloud.split()[0]) else f"{cloud} {title}"


def describe(member: Member) -> str:
    """What a member means, its limits and its default, in one paragraph of English."""
    parts = [_sentence(flatten(member.spec.doc))]
    parts += [_sentence(limit) for limit in list_limits(member)]
    if member.spec.filters:
        names = "; ".join(f"{name}: {flatten(doc).rstrip('.')}" for name, doc in member.spec.filters.items())
        parts.append(f"Names: {names}.")
    if member.spec.server_default is not None:
        shown = member.spec.server_default
        shown = str(shown).lower() if isinstance(shown, bool) else shown if shown != "" else "an empty text"
        parts.append(f"When absent, the service takes {shown}.")
    if member.spec.idempotency_token:
        parts.append("Makes a repeated call safe.")
    if member.spec.deprecated:
        parts.append(f"Deprecated: {_sentence(flatten(member.spec.deprecated))}")
    return " ".join(parts)


def list_limits(member: Member) -> list[str]:
    """The documented limits of a member, each as a phrase."""
    limits: list[str] = []
    for bounds, unit in (
        (member.spec.range, ""),
        (member.spec.length, " characters"),
        (member.spec.items, " items"),
    ):
        if bounds is None:
            continue
        least, most = bounds
        if least is None:
            limits.append(f"At most {most}{unit}")
        elif most is None:
            limits.append(f"At least {least}{unit}")
        else:
            limits.append(f"{least} to {most}{unit}")
    if member.spec.pattern is not None:
        limits.append(f"Must match {member.spec.pattern}")
    return limits


def flatten(text: Bilingual) -> str:
    return " ".join(text.en.split())


def wrap(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH - 4, break_long_words=False, break_on_hyphens=False))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."
