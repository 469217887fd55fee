"""The state file: what the emulator has acknowledged, on disk before it is answered.

It is JSON, rewritten whole and put in place in one step, so that a killed
emulator leaves the last one or the next one and never half of one. A checksum
shows damage; a damaged file is refused and stays as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT: Final = 1
"""Version of the file."""


class StateFileError(Exception):
    """The state file cannot be read, or is damaged; the message says what to do."""


class StateFile:
    """A file that its owner alone can read: it also keeps the keys, so that clients find the same account."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Any] | None:
        """Return what was written last; None where there is no file yet.

        Raises:
            StateFileError: the file cannot be read, is damaged or has another format.
        """
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StateFileError(f"The state file cannot be read: {error}.") from error
        except UnicodeDecodeError as error:
            raise self._damaged() from error
        try:
            document: object = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._damaged() from error
        if not isinstance(document, dict):
            raise self._damaged()
        found = cast("dict[str, Any]", document)
        if found.get("format") != FORMAT and "sha256" in found:
            raise StateFileError(
                f"The state file {self.path} is of format {found.get('format')}, and this emulator reads "
                f"{FORMAT}. It was left as it is: choose another file, or start anew with --fresh."
            )
        content = found.get("content")
        if not isinstance(content, dict) or found.get("sha256") != _hash(cast("dict[str, Any]", content)):
            raise self._damaged()
        return cast("dict[str, Any]", content)

    def write(self, content: Mapping[str, Any]) -> None:
        """Put the next content in place of the last.

        Raises:
            OSError: the file cannot be written; the last content is still there.
        """
        document = {"format": FORMAT, "sha256": _hash(content), "content": content}
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(document, file, ensure_ascii=True)
            draft.replace(self.path)
        finally:
            draft.unlink(missing_ok=True)

    def _damaged(self) -> StateFileError:
        return StateFileError(
            f"The state file {self.path} is damaged or was changed by hand. It was left as it is: put a "
            "good copy in its place, choose another file, or start anew with --fresh."
        )


def _hash(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
