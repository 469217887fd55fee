"""Files of credentials. Errors never quote them. A file that other accounts can read causes a warning."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from yunbind_facts.behavior import CREDENTIALS_FILE_SIZE

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base import paths
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.fork_safety import ForkSafeLock

from .bases import required

LOGGER = logging.getLogger("yunbind.credentials")

_OTHER_ACCOUNTS = 0o077
_lock = ForkSafeLock()
_warned: set[Path] = set()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an INI file.

    Attributes:
        place: File and section, for messages.
        values: Values by lower-case key, without surrounding white space.
    """

    place: str
    values: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """Return a value. None if it is absent or empty."""
        return self.values.get(name) or None

    def require(self, *names: str) -> list[str]:
        """Return values that must not be empty.

        Raises:
            CredentialsUnavailable: A value is absent or empty.
        """
        missing = [name for name in names if not self.values.get(name)]
        if missing:
            raise CredentialsUnavailable(f"{self.place} has no {' and no '.join(missing)}")
        return [self.values[name] for name in names]


def find_home(environ: Mapping[str, str]) -> Path:
    """Return the home directory in the environment variables. For the process's own, else the account's.

    Raises:
        CredentialsUnavailable: The home directory is unknown.
    """
    home = paths.find_home(environ)
    if home is None:
        raise CredentialsUnavailable("the home directory is unknown: HOME is not set")
    return home


def locate(path: str, environ: Mapping[str, str]) -> Path:
    """Return the path of a file that begins with ``~``, the home directory.

    Raises:
        CredentialsUnavailable: The home directory is unknown.
    """
    return find_home(environ) / path.removeprefix("~/")


def shorten_path(path: Path, environ: Mapping[str, str]) -> str:
    """Return a path for messages, with ``~`` for the home directory."""
    home = environ.get("HOME")
    if home and path.is_relative_to(home):
        return f"~/{path.relative_to(home).as_posix()}"
    return str(path)


def read_text(path: Path, shown: str, *, is_private: bool = True) -> str:
    """Return the text of a file.

    Args:
        path: File.
        shown: Its path for messages.
        is_private: Whether a file that other accounts can read causes a warning, once. Defaults to True.

    Raises:
        CredentialsUnavailable: The file does not exist.
        CredentialsError: The file cannot be read, is not UTF-8 text, or is larger than 1 MiB.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(CREDENTIALS_FILE_SIZE + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise CredentialsUnavailable(f"the file {shown} does not exist") from None
    except OSError as error:
        raise CredentialsError(f"the file {shown} cannot be read: {error.strerror}") from None
    if is_private and os.name == "posix" and mode & _OTHER_ACCOUNTS:
        _warn(path, shown, mode)
    if len(content) > CREDENTIALS_FILE_SIZE:
        raise CredentialsError(f"the file {shown} is too large for a credentials file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    raise CredentialsError(f"the file {shown} is not UTF-8 text in line {line}")


def read_token(path: Path, shown: str) -> str:
    """Return the token that a file consists of, without surrounding white space.

    All accounts in the container can read such files. The platform replaces them before the token expires.

    Raises:
        CredentialsError: The file does not exist, is empty or cannot be read.
    """
    with required("but its token is required"):
        token = read_text(path, shown, is_private=False).strip()
    if not token:
        raise CredentialsError(f"the file {shown} is empty")
    return token


def read_ini(path: Path, shown: str) -> dict[str, Section]:
    """Return the sections of an INI file by name.

    Raises:
        CredentialsUnavailable: The file does not exist.
        CredentialsError: The file cannot be read. The message names the line and does not quote it.
    """
    import configparser

    text = read_text(path, shown)
    # The vendors' tools interpret a percent sign differently, and a key contains none.
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
    # Raised outside of the handler: the original error quotes the line.
    raise CredentialsError(f"the file {shown} is not valid INI in line {line}")


def find_section(sections: Mapping[str, Section], names: Sequence[str]) -> Section | None:
    """Return the first section of a name that exists. None if there is none."""
    return next((sections[name] for name in names if name in sections), None)


def read_json(path: Path, shown: str) -> dict[str, Any]:
    """Return the object in a JSON file.

    Raises:
        CredentialsUnavailable: The file does not exist.
        CredentialsError: The file cannot be read. The message names the line and does not quote it.
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
    # Raised outside of the handler: the original error contains the whole text.
    raise CredentialsError(f"the file {shown} is not a JSON object, see line {line}")


def _find_line(error: Exception) -> int:
    """Return the line of a configparser error. A ParsingError lists lines, other errors name one."""
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
        "The file %s contains credentials and other accounts can read it (mode %03o); run: chmod 600 %s",
        shown,
        mode & 0o777,
        shown,
    )
