"""The skip file of a port: cases that are known to fail, with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class SkipFileError(Exception):
    """The skip file cannot be read."""


def read_skips(path: Path) -> Mapping[str, str]:
    """Return the reasons by name of the case.

    A line is ``file/id: reason``. Empty lines and lines that begin with ``#`` are ignored.

    Raises:
        SkipFileError: A line has another form, or a case is listed twice.
    """
    skips: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SkipFileError(f"{path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, separator, reason = line.partition(":")
        name, reason = name.strip(), reason.strip()
        if not separator or not reason or "/" not in name:
            raise SkipFileError(f"{path}:{number}: write file/id: reason, such as redact/base64: not yet.")
        if name in skips:
            raise SkipFileError(f"{path}:{number}: {name} is listed twice.")
        skips[name] = reason
    return skips
