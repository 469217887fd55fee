"""Small files that hold keys: read whole, warned about where others can read them, never quoted in errors."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.fork_safety import Lock

from .bases import required

LOGGER = logging.getLogger("yunbind.credentials")

_OTHERS = 0o077
_LARGEST = 1 << 20
_lock = Lock()
_warned: set[Path] = set()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an INI file.

    Attributes:
        place: file and section, for messages.
        values: by key in small letters, without white space around them.
    """

    place: str
    values: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """Return a value; None where it is absent or empty."""
        return self.values.get(name) or None

    def require(self, *names: str) -> None:
        """Check that each name has a value.

        Raises:
            CredentialsUnavailable: A value is absent or empty.
        """
        missing = [name for name in names if not self.values.get(name)]
        if missing:
            raise CredentialsUnavailable(f"{self.place} has no {' and no '.join(missing)}")


def find_home(environ: Mapping[str, str]) -> Path:
    """Return the home directory that an environment names; of the process's own, else the account's.

    Raises:
        CredentialsUnavailable: it names none.
    """
    home = environ.get("USERPROFILE" if os.name == "nt" else "HOME")
    if home:
        return Path(home)
    if environ is os.environ:
        try:
            return Path.home()
        except RuntimeError:
            pass  # the account has none either
    raise CredentialsUnavailable("no home directory is known: HOME is not set")


def shorten_path(path: Path, environ: Mapping[str, str]) -> str:
    """Return a path as people write it, with ``~`` for the home directory."""
    home = environ.get("HOME")
    if home and path.is_relative_to(home):
        return f"~/{path.relative_to(home).as_posix()}"
    return str(path)


def read_text(path: Path, shown: str, *, is_private: bool = True) -> str:
    """Return the text of a file of keys, or of a token.

    Args:
        path: the file.
        shown: names it in messages.
        is_private: whether one warning is logged for the file where other accounts can read it.

    Raises:
        CredentialsUnavailable: there is none.
        CredentialsError: it cannot be read, is no UTF-8 text, or has more than 1 MiB.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise CredentialsUnavailable(f"there is no file {shown}") from None
    except OSError as error:
        raise CredentialsError(f"the file {shown} cannot be read: {error.strerror}") from None
    if is_private and os.name == "posix" and mode & _OTHERS:
        _warn(path, shown, mode)
    if len(content) > _LARGEST:
        raise CredentialsError(f"the file {shown} is too large to be a file of credentials")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    raise CredentialsError(f"the file {shown} is not UTF-8 text in line {line}")


def read_token(path: Path, shown: str) -> str:
    """Return the token that is all that a file holds, without white space around it.

    Platforms write such files readable for all in the container, and anew before the token ends.

    Raises:
        CredentialsError: there is no such file, or it is empty or cannot be read.
    """
    with required("and its token was asked for"):
        token = read_text(path, shown, is_private=False).strip()
    if not token:
        raise CredentialsError(f"the file {shown} is empty")
    return token


def read_ini(path: Path, shown: str) -> dict[str, Section]:
    """Return the sections of an INI file by name.

    Raises:
        CredentialsUnavailable: there is no such file.
        CredentialsError: it cannot be read; names the line and nothing that stands there.
    """
    import configparser

    text = read_text(path, shown)
    # The vendors' tools differ in what they make of a percent sign; a key has none.
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error as error:
        line = _find_line(error)
    else:
        lines = text.splitlines()
        return {
            name: Section(
                f"section [{name}] of {shown} (line {_find_header(lines, name)})",
                {key: (value or "").strip() for key, value in parser.items(name)},
            )
            for name in parser.sections()
        }
    # Raised here, outside of the handler: the original quotes the line.
    raise CredentialsError(f"the file {shown} is not written as INI in line {line}")


def read_json(path: Path, shown: str) -> dict[str, Any]:
    """Return the object that a JSON file holds.

    Raises:
        CredentialsUnavailable: there is no such file.
        CredentialsError: it cannot be read; names the line and nothing that stands there.
    """
    text = read_text(path, shown)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        line = error.lineno
    except RecursionError:
        line = 1
    else:
        if isinstance(value, dict):
            return cast("dict[str, Any]", value)
        line = 1
    # Raised here, outside of the handler: the original holds the whole text.
    raise CredentialsError(f"the file {shown} is not a JSON object in line {line}")


def _find_line(error: Exception) -> int:
    """Return where a configparser error is; a ParsingError lists lines, the others name one."""
    errors: list[tuple[int, str]] = getattr(error, "errors", [])
    return errors[0][0] if errors else int(getattr(error, "lineno", 0) or 1)


def _find_header(lines: list[str], name: str) -> int:
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"[{name}]")), 1)


def _warn(path: Path, shown: str, mode: int) -> None:
    with _lock:
        if path in _warned:
            return
        _warned.add(path)
    LOGGER.warning(
        "The file %s holds credentials and can be read by other accounts (mode %03o); run: chmod 600 %s",
        shown,
        mode & 0o777,
        shown,
    )
