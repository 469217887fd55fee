"""The file of the profiles."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure
from yunbind_cli.json_values import is_object
from yunbind_cli.language import say
from yunbind_cli.names import find_nearest
from yunbind_cli.profiles.profile import NAME, Profile, list_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE: Final = "YUNBIND_PROFILE"
"""Environment variable with the name of the profile."""
_LARGEST: Final = 2**20
_OTHERS_WRITE: Final = 0o022


@dataclass(slots=True)
class Profiles:
    """The profiles of a user.

    Attributes:
        path: Their file.
        profiles: Profiles by name.
        current: Names of the profiles that are used without ``-p``, by cloud.
    """

    path: Path
    profiles: dict[str, Profile] = field(default_factory=dict[str, Profile])
    current: dict[str, str] = field(default_factory=dict[str, str])

    def find(self, name: str, origin: str = "") -> Profile:
        """Return a profile.

        Args:
            name: Its name.
            origin: The variable that names it, for the message.

        Raises:
            Failure: There is no profile of this name.
        """
        if name in self.profiles:
            return self.profiles[name]
        nearest = find_nearest(name, self.profiles)
        hint = say(f" Did you mean {nearest}?", f"是否指 {nearest}？") if nearest else ""
        place = f"{origin}: " if origin else ""
        message = say(
            f"{place}There is no profile {name!r} in {self.path}.",
            f"{place}{self.path} 中没有配置 {name!r}。",
        )
        list_them = say(" `yunbind profiles list` lists them.", "全部配置见 `yunbind profiles list`。")
        raise Failure(message + hint + list_them, ExitCode.SETUP)

    def save(self) -> None:
        """Write the file in one step. Only its owner can read it.

        Raises:
            Failure: The file cannot be written.
        """
        target = self.path.resolve()  # a link to a file elsewhere stays a link
        draft = None
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, draft = tempfile.mkstemp(prefix=".profiles-", dir=target.parent)  # with mode 0600
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(self._write())
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(target)
        except OSError as error:
            if draft is not None:
                Path(draft).unlink(missing_ok=True)
            reason = error.strerror or str(error)
            message = say(f"{target} cannot be written: {reason}.", f"无法写入 {target}：{reason}。")
            raise Failure(message, ExitCode.SETUP) from None

    def _write(self) -> str:
        lines = [
            "# Profiles of yunbind. They contain no secrets; `yunbind profiles set --help` explains them."
        ]
        if self.current:
            lines += ["", "[current]", *(_write_line(*item) for item in sorted(self.current.items()))]
        for name, profile in sorted(self.profiles.items()):
            lines += ["", f"[profiles.{json.dumps(name)}]"]
            lines += [_write_line(*item) for item in profile.describe().items()]
        return "".join(f"{line}\n" for line in lines)


def _write_line(name: str, value: str) -> str:
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"  # valid TOML, because values are printable


def find_path(environ: Mapping[str, str]) -> Path:
    """Return the file of the profiles, in the folder for settings of the system.

    Raises:
        Failure: The home directory is unknown.
    """
    home = environ.get("USERPROFILE" if os.name == "nt" else "HOME")
    if environ.get("XDG_CONFIG_HOME"):
        folder = Path(environ["XDG_CONFIG_HOME"])
    elif os.name == "nt" and environ.get("APPDATA"):
        folder = Path(environ["APPDATA"])
    elif home is None:
        message = say("The home directory is unknown: set HOME.", "无法确定主目录：请设置 HOME。")
        raise Failure(message, ExitCode.SETUP)
    else:
        folder = Path(home) / ("Library/Application Support" if sys.platform == "darwin" else ".config")
    return folder / "yunbind" / "profiles.toml"


def read_profiles(environ: Mapping[str, str], clouds: tuple[str, ...]) -> Profiles:
    """Return the profiles of a user. Without a file, there are none.

    Args:
        environ: Environment variables.
        clouds: Names of the clouds.

    Raises:
        Failure: The file cannot be read, or is damaged. The message names all problems.
    """
    path = find_path(environ)
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Profiles(path)
    except OSError as error:
        raise _damage(path, [error.strerror or str(error)]) from None
    if len(content) > _LARGEST:
        raise _damage(path, [say("it is too large", "文件过大")])
    document = _parse(path, content)
    found = Profiles(path)
    problems: list[str] = [
        say(f"{name} is unknown", f"没有成员 {name}") for name in document.keys() - {"current", "profiles"}
    ]
    tables: Any = document.get("profiles", {})
    for name, values in tables.items() if is_object(tables) else [("profiles", None)]:
        if not is_object(values) or not NAME.fullmatch(name):
            problems.append(say(f"{name!r} is not a profile", f"{name!r} 不是配置"))
            continue
        wrong = [f"{name}: {problem}" for problem in list_problems(values, clouds)]
        problems += wrong
        if not wrong:
            found.profiles[name] = Profile(**values)
    current: Any = document.get("current", {})
    if is_object(current) and all(isinstance(name, str) for name in current.values()):
        found.current = {cloud: name for cloud, name in current.items() if name in found.profiles}
    else:
        problems.append(say("current must be a table of names", "current 须为名称表"))
    if os.name == "posix" and mode & _OTHERS_WRITE and any(item.process for item in found.profiles.values()):
        # They could let this user run any program.
        reason = "other accounts can change it, and it names a program; run: chmod 600"
        problems.append(
            say(f"{reason} {path}", f"其他用户可修改它，而其中指定了程序；请运行：chmod 600 {path}")
        )
    if problems:
        raise _damage(path, problems)
    return found


def _parse(path: Path, content: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        reason = say("it is not UTF-8 text", "不是 UTF-8 文本")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = say(f"it is not valid TOML ({error})", f"不是有效的 TOML（{error}）")
    raise _damage(path, [reason])


def _damage(path: Path, problems: list[str]) -> Failure:
    listed = "; ".join(problems)
    message = say(
        f"The profiles cannot be read: {path}: {listed}. Correct the file, or delete it.",
        f"无法读取配置文件 {path}：{listed}。请更正或删除该文件。",
    )
    return Failure(message, ExitCode.SETUP)
