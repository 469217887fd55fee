"""The state file: what the emulator has acknowledged, on disk before it is answered.

The file is a line that counts and hashes what follows, then everything as one
line of JSON, then a line for each change since. A change is appended and forced
to disk before the first line says that it counts; so an emulator that is killed,
or loses power, leaves every acknowledged change and never half of one. Bytes
beyond the count are what it was writing when it died. Anything else that does
not fit count and hash is damage: such a file is refused and stays as it is.

A lock keeps a second emulator away from the file while the first one runs.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
import weakref
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from io import FileIO
    from pathlib import Path

FORMAT: Final = 2
"""Version of the file."""
_HEAD: Final = 127
"""Bytes of the first line without its end; so it can be written over in place, in one disk sector."""
_TRIES, _PAUSE = 50, 0.02
_LEAST_CHANGES: Final = 256 * 1024
"""Bytes of changes for which it is never worth writing the file anew."""


class StateFileError(Exception):
    """The state file cannot be read, is damaged or in use; the message says what to do."""


class StateFile:
    """A file that its owner alone can read: it also keeps the keys, so that clients find the same account."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._lock: weakref.finalize[Any, Any] | None = None
        self._file: FileIO | None = None
        self._hash = hashlib.sha256()
        self._whole = self._length = 0

    def lock(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Keep other emulators away from the file until :meth:`close`.

        It waits for a second, because the system may take a moment to unlock what a killed emulator had.

        Args:
            sleep: waits for so many seconds.

        Raises:
            StateFileError: another one has it.
            OSError: the file of the lock, which lies beside it, cannot be made.
        """
        if self._lock is not None and self._lock.alive:
            return
        path = self.path.with_name(f".{self.path.name}.lock")
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not any(_try_lock(descriptor) or sleep(_PAUSE) for _ in range(_TRIES)):
            owner = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise StateFileError(
                f"The state file {self.path} is in use by another emulator (process {owner}): stop that one, "
                "or choose another file."
            )
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        self._lock = weakref.finalize(self, os.close, descriptor)

    def read(self) -> list[dict[str, Any]]:
        """Return what was written: everything, then each change since. Nothing where there is no file yet.

        Raises:
            StateFileError: the file cannot be read, is damaged or has another format.
        """
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StateFileError(f"The state file cannot be read: {error}.") from error
        head, _, rest = data.partition(b"\n")
        found = self._parse(head)
        if found.get("format") != FORMAT and "sha256" in found:
            raise StateFileError(
                f"The state file {self.path} is of format {found.get('format')}, and this emulator reads "
                f"{FORMAT}. It was left as it is: choose another file, or start anew with --fresh."
            )
        length = found.get("length")
        if not isinstance(length, int) or not 0 < length <= len(rest):
            raise self._damaged()
        body, unfinished = rest[:length], rest[length:]
        if found.get("sha256") != hashlib.sha256(body).hexdigest() or unfinished[:1] not in (b"", b"{"):
            raise self._damaged()
        return [self._parse(line) for line in body.splitlines()]

    @property
    def is_long(self) -> bool:
        """Whether the changes take so much room that everything had better be written anew."""
        return self._length - self._whole > max(2 * self._whole, _LEAST_CHANGES)

    def write(self, content: Mapping[str, Any]) -> None:
        """Put everything in the place of what was written before, in one step.

        Raises:
            OSError: the file cannot be written; what was written before is still there.
        """
        line = _write_line(content)
        digest = hashlib.sha256(line)
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        draft.unlink(missing_ok=True)
        self._close_file()
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                _write_all(file, _write_head(len(line), digest.hexdigest()) + line)
                os.fsync(descriptor)
            draft.replace(self.path)
        finally:
            draft.unlink(missing_ok=True)
        _sync_folder(self.path.parent)
        self._file, self._hash = self.path.open("r+b", buffering=0), digest
        self._whole = self._length = len(line)

    def append(self, change: Mapping[str, Any]) -> None:
        """Add a change to what was written by this object.

        Raises:
            OSError: the change cannot be written, and does not count.
        """
        if self._file is None:
            raise OSError(errno.EBADF, "The state file was not written whole before a change to it")
        line = _write_line(change)
        digest = self._hash.copy()
        digest.update(line)
        length = self._length + len(line)
        self._file.seek(_HEAD + 1 + self._length)
        _write_all(self._file, line)
        os.fsync(self._file.fileno())
        self._file.seek(0)
        _write_all(self._file, _write_head(length, digest.hexdigest()))
        os.fsync(self._file.fileno())
        self._hash, self._length = digest, length

    def close(self) -> None:
        """Let others have the file."""
        self._close_file()
        if self._lock is not None:
            self._lock()

    def _close_file(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _parse(self, line: bytes) -> dict[str, Any]:
        try:
            document: object = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise self._damaged() from error
        if not isinstance(document, dict):
            raise self._damaged()
        return cast("dict[str, Any]", document)

    def _damaged(self) -> StateFileError:
        return StateFileError(
            f"The state file {self.path} is damaged or was changed by hand. It was left as it is: put a "
            "good copy in its place, choose another file, or start anew with --fresh."
        )


def _write_line(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode() + b"\n"


def _write_head(length: int, digest: str) -> bytes:
    head = json.dumps({"format": FORMAT, "length": length, "sha256": digest})
    return head.ljust(_HEAD).encode() + b"\n"


def _write_all(file: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _sync_folder(folder: Path) -> None:
    """Force the name of a file to disk, where the system lets a folder be opened."""
    with suppress(PermissionError):  # Windows
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    """Lock an open file; False where someone else has. Where the system has no such locks, all may."""
    try:
        import fcntl
    except ModuleNotFoundError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
