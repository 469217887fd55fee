"""The info file, by which other processes find a running emulator and its keys."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, Final

from yunbind_emulator.protocols.metadata import list_metadata_addresses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from yunbind_emulator.base.credentials import EmulatorCredentials

_MEMBERS: Final = {"endpoint", "credentials", "pid"}


class InfoFile:
    """A JSON file that only its owner can read, and that the server removes when it stops.

    It holds ``endpoint`` (``http://127.0.0.1:PORT``), ``credentials`` by cloud, ``metadata`` with the
    address of each cloud's metadata service and the name of the role, ``admin`` with its own ``endpoint``
    and ``token``, and ``pid``. Every method can raise OSError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._inode: int | None = None

    def clear(self) -> None:
        """Remove the file of an earlier run, so that nobody reads it.

        Raises:
            FileExistsError: The file is not an info file. It is not changed.
        """
        if self._path.exists() and not self._is_ours():
            reason = "This is not an info file, and was not changed; choose another place for the info file"
            raise FileExistsError(errno.EEXIST, reason, str(self._path))
        self._path.unlink(missing_ok=True)

    def write(
        self, endpoint: str, credentials: EmulatorCredentials, admin: Mapping[str, str] | None = None
    ) -> None:
        """Put the file in place in one step."""
        document: dict[str, object] = {
            "endpoint": endpoint,
            "credentials": credentials,
            "metadata": list_metadata_addresses(endpoint),
            "pid": os.getpid(),
        }
        if admin:
            document["admin"] = dict(admin)
        draft = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        draft.touch(mode=0o600, exist_ok=False)
        try:
            draft.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
            self._inode = draft.stat().st_ino
            draft.replace(self._path)
        finally:
            draft.unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove the file, unless another emulator has replaced it."""
        try:
            if self._path.stat().st_ino == self._inode:
                self._path.unlink()
        except FileNotFoundError:
            pass

    def _is_ours(self) -> bool:
        """Return whether the file is empty or was written by an emulator."""
        if not self._path.is_file():
            return False
        try:
            text = self._path.read_bytes()
            document: object = json.loads(text) if text else dict.fromkeys(_MEMBERS)
        except (ValueError, RecursionError):
            return False
        return isinstance(document, dict) and document.keys() >= _MEMBERS
