"""The prose of docstrings: titles, and the description of a member with its limits and default."""

from __future__ import annotations

import re

from .ir import Member, Provider, Service
from .language import Bilingual

_CHARACTERS = re.compile(r"\b(ASCII|characters?|letters?|digits?|hyphens?|must match)\b", re.IGNORECASE)
"""Words of a text that says which strings a pattern takes."""


def full_title(provider: Provider, service: Service) -> str:
    """Return the title of a service with its provider, unless the title names the provider already."""
    cloud, title = provider.spec.name.en, service.spec.name.en
    return title if title.startswith(cloud.split()[0]) else f"{cloud} {title}"


def describe(member: Member) -> str:
    """Return the meaning of a member, its limits and its default as one paragraph of English."""
    spec = member.spec
    text = _insert_limits(end_sentence(flatten(spec.doc)), list_limits(member))
    parts = [text]
    if spec.pattern is not None and not _CHARACTERS.search(text):
        parts.append(f"Must match {spec.pattern}.")
    if spec.filters:
        names = "; ".join(f"{name}: {flatten(doc).rstrip('.')}" for name, doc in spec.filters.items())
        parts.append(f"Filter names: {names}.")
    if spec.server_default is not None:
        shown = "an empty string" if spec.server_default == "" else spec.server_default
        parts.append(f"Defaults to {shown}.")
    if spec.idempotency_token:
        parts.append("Generated if omitted, which makes retries safe.")
    if spec.deprecated:
        parts.append(describe_deprecation(spec.deprecated))
    return " ".join(parts)


def describe_rate(rate: tuple[int, int]) -> str:
    """Return a rate limit in words, such as ``20 calls per second``."""
    calls, seconds = rate
    period = "second" if seconds == 1 else f"{seconds} seconds"
    return f"{calls} {'call' if calls == 1 else 'calls'} per {period}"


def list_limits(member: Member) -> list[str]:
    """Return the documented bounds of a member, each as a phrase such as ``up to 50``."""
    spec = member.spec
    limits: list[str] = []
    for bounds, unit in ((spec.range, ""), (spec.length, "character"), (spec.items, "item")):
        least, most = bounds or (None, None)
        if least is not None or most is not None:
            limits.append(_describe_bounds(least, most, unit))
    return limits


def _describe_bounds(least: float | None, most: float | None, unit: str) -> str:
    last = least if most is None else most
    noun = f" {unit}{'' if last == 1 else 's'}" if unit else ""
    if least == most:
        return f"exactly {most}{noun}"
    if not least and most is not None and (unit or least is None):  # a size is never below 0
        return f"up to {most}{noun}"
    return f"at least {least}{noun}" if most is None else f"{least} to {most}{noun}"


def _insert_limits(text: str, limits: list[str]) -> str:
    """Return a text with limits in parentheses at the end of its first sentence."""
    if not limits:
        return text
    first, stop, rest = _split_sentence(text)
    shown = ", ".join(limits)
    if first.endswith(")"):
        return f"{first[:-1]}; {shown}){stop}{rest}"
    return f"{first} ({shown}){stop}{rest}"


def _split_sentence(text: str) -> tuple[str, str, str]:
    """Split a text into its first sentence, the mark that ends it, and the rest."""
    found = re.search(r"(?<!\be\.g)(?<!\bi\.e)(?<!\b[A-Z])[.!?:](?= [A-Z0-9]|$)", text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found.group(), text[found.end() :]


def describe_deprecation(deprecation: Bilingual) -> str:
    """Return the sentence about a deprecated thing."""
    text = end_sentence(flatten(deprecation))
    return text if text.lower().startswith("deprecated") else f"Deprecated: {text}"


def flatten(text: Bilingual) -> str:
    """Return the English text on one line."""
    return " ".join(text.en.split())


def end_sentence(text: str) -> str:
    """Return a text that ends with a full stop or another closing mark."""
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."
