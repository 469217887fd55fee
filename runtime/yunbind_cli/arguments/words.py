"""Splits the words of a command into members and options.

Click refuses an unknown option at once. Members are taken out first, so that all problems of all members are
reported together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class OptionalValue(click.Option):
    """An option that can stand without its value. A word that begins with a hyphen is not its value."""


@dataclass(frozen=True, slots=True)
class GivenMember:
    """A member as it was typed.

    Attributes:
        name: The name without its hyphens, such as ``filters.0.name``.
        value: The value, or None if there is none.
    """

    name: str
    value: str | None = field(repr=False)


@dataclass(slots=True)
class Words:
    """The words of a command.

    Attributes:
        members: The members, in order.
        options: The words for click.
        unexpected: Words that are neither.
        ends_with_option: Whether the last word is not of a member.
    """

    members: list[GivenMember]
    options: list[str]
    unexpected: list[str]
    ends_with_option: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    has_value: bool
    is_optional: bool


def split_words(
    words: Sequence[str], parameters: Iterable[click.Parameter], is_flag: Callable[[str], bool]
) -> Words:
    """Split the words behind the name of an action.

    Args:
        words: The words.
        parameters: Options of the command.
        is_flag: Returns whether a member can stand without a value, by its typed name.
    """
    forms = _list_forms(parameters)
    found = Words([], [], [])
    left = list(words)
    while left:
        word = left.pop(0)
        name, equals, value = word.partition("=")
        found.ends_with_option = True
        if name in forms:
            found.options.append(word)
            form = forms[name]
            takes_next = form.has_value and not equals and left
            if takes_next and not (form.is_optional and left[0].startswith("-")):
                found.options.append(left.pop(0))
        elif word.startswith("--") and len(word) > 2:
            found.ends_with_option = False
            given: str | None = value if equals else None
            if not equals and left and not _ends_value(left[0], forms, may_be_flag=is_flag(name[2:])):
                given = left.pop(0)
            found.members.append(GivenMember(name[2:], given))
        elif word[:2] in forms and len(word) > 2 and not word.startswith("--"):
            found.options.append(word)
        else:
            found.unexpected.append(word)
    return found


def _ends_value(word: str, forms: dict[str, _Form], *, may_be_flag: bool) -> bool:
    """Return whether a word is no value of the member before it."""
    if may_be_flag and word.lower() not in ("true", "false"):
        return True
    is_name = word.startswith("--") and word[2:3].isalpha()
    return is_name or word.partition("=")[0] in forms


def _list_forms(parameters: Iterable[click.Parameter]) -> dict[str, _Form]:
    forms = {"-h": _Form(has_value=False, is_optional=False), "--help": _Form(False, False)}
    for parameter in parameters:
        is_optional = isinstance(parameter, OptionalValue)
        has_value = not getattr(parameter, "is_flag", False)
        for name in (*parameter.opts, *parameter.secondary_opts):
            forms[name] = _Form(has_value or is_optional, is_optional)
    return forms
