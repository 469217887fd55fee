"""The info file of a running emulator."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yunbind_cli.calls.emulators import INFO_VARIABLE
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure
from yunbind_cli.json_values import is_object
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Info:
    """The content of an info file.

    Attributes:
        path: The file.
        endpoint: Endpoint of the clouds.
        pid: Id of the process.
        admin: Endpoint of the admin API, or None if it is closed.
        token: Token of the admin API.
    """

    path: Path
    endpoint: str
    pid: int
    admin: str | None
    token: str = field(repr=False)


def find_path(given: Path | None, environ: Mapping[str, str]) -> Path:
    """Return the path of the info file: the given one, that of the variable, or one for this user.

    Raises:
        Failure: The folder for this user belongs to somebody else.
    """
    if given is not None:
        return given
    if environ.get(INFO_VARIABLE):
        return Path(environ[INFO_VARIABLE])
    return _find_folder(environ) / "emulator.json"


def _find_folder(environ: Mapping[str, str]) -> Path:
    """Return a folder that only this user can read, and make it."""
    if environ.get("XDG_RUNTIME_DIR"):
        folder = Path(environ["XDG_RUNTIME_DIR"]) / "yunbind"
    else:
        user = str(os.getuid()) if hasattr(os, "getuid") else environ.get("USERNAME", "user")
        folder = Path(tempfile.gettempdir()) / f"yunbind-{user}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError as error:
        message = say(
            f"{folder} cannot be used ({error.strerror}): give --info FILE.",
            f"无法使用 {folder}（{error.strerror}）：请给出 --info 文件。",
        )
        raise Failure(message, ExitCode.SETUP) from None
    is_own = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & _OTHERS)
    if not is_own or not folder.is_dir() or folder.is_symlink():
        message = say(
            f"{folder} can be used by others: give --info FILE.",
            f"其他用户可使用 {folder}：请给出 --info 文件。",
        )
        raise Failure(message, ExitCode.SETUP)
    return folder


def read_info(path: Path) -> Info | None:
    """Return the content of an info file, or None if there is no such file.

    Raises:
        Failure: The file cannot be read, or is something else.
    """
    try:
        document: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        message = say(f"{path} cannot be read: {reason}.", f"无法读取 {path}：{reason}。")
        raise Failure(message, ExitCode.SETUP) from None
    except ValueError:
        document = None
    if is_object(document):
        admin: Any = document.get("admin", {})
        endpoint, pid = document.get("endpoint"), document.get("pid")
        if isinstance(endpoint, str) and isinstance(pid, int) and is_object(admin):
            return Info(path, endpoint, pid, admin.get("endpoint"), str(admin.get("token", "")))
    message = say(f"{path} is not the info file of an emulator.", f"{path} 不是模拟器的信息文件。")
    raise Failure(message, ExitCode.SETUP)


def require_info(path: Path) -> Info:
    """Return the content of an info file.

    Raises:
        Failure: There is no such file, or it is something else.
    """
    info = read_info(path)
    if info is None:
        message = say(
            f"No emulator has the info file {path}. Run `yunbind emulator start`.",
            f"没有模拟器使用信息文件 {path}。请运行 `yunbind emulator start`。",
        )
        raise Failure(message, ExitCode.NOT_FOUND)
    return info
