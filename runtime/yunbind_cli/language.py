"""The language of texts for people: English or Chinese. Data is never translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Language: TypeAlias = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class _Choice:
    """The language of this process. Help is written before options are parsed, so it is set first."""

    language: Language = "en"


def find_language(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language of ``--lang``, of ``YUNBIND_LANG``, or of the locale. Defaults to English."""
    given = environ.get("YUNBIND_LANG", "")
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            given = arguments[index + 1]
        elif argument.startswith("--lang="):
            given = argument.partition("=")[2]
    if given in LANGUAGES:
        return given
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def set_language(language: Language) -> None:
    """Set the language of all texts that follow."""
    _Choice.language = language


def get_language() -> Language:
    """Return the language of texts."""
    return _Choice.language


def say(english: str, chinese: str) -> str:
    """Return the text in the language of this process."""
    return chinese if _Choice.language == "zh" else english


def choose(doc: Mapping[str, str] | None) -> str:
    """Return a text of the catalog in the language of this process, or in the other if it has only that."""
    if not doc:
        return ""
    return doc.get(_Choice.language) or doc.get("en") or doc.get("zh", "")
