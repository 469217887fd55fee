"""Texts that come from files, from standard input or from a hidden prompt."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from yunbind_cli.arguments.values import Problem
from yunbind_cli.json_values import is_object
from yunbind_cli.language import say


class Sources:
    """Reads files, and standard input once.

    Args:
        can_ask: Whether a person is there to answer a prompt.
    """

    def __init__(self, *, can_ask: bool) -> None:
        self._can_ask = can_ask
        self._was_read = False

    def read_text(self, value: str) -> str:
        """Return the text that a value stands for.

        ``@FILE`` is a file, ``-`` is standard input, and ``@@text`` is ``@text``.

        One line feed at the end of a file is removed, so that secrets in files work.

        Raises:
            Problem: The file cannot be read.
        """
        if value == "-":
            return _trim(self.read_input())
        if value.startswith("@@"):
            return value[1:]
        return _trim(self.read_file(value[1:])) if value.startswith("@") else value

    def read_file(self, name: str) -> str:
        """Return the content of a file, or of standard input if the name is ``-``.

        Raises:
            Problem: The file cannot be read.
        """
        if name == "-":
            return self.read_input()
        try:
            return Path(name).expanduser().read_text(encoding="utf-8-sig")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Problem(say(f"{name} cannot be read: {reason}", f"无法读取 {name}：{reason}")) from None
        except ValueError:
            raise Problem(say(f"{name} is not text in UTF-8", f"{name} 不是 UTF-8 文本")) from None

    def read_input(self) -> str:
        """Return the content of standard input.

        Raises:
            Problem: It was already read, or is not text in UTF-8.
        """
        if self._was_read:
            raise Problem(say("standard input can be read only once", "标准输入只能读取一次"))
        self._was_read = True
        try:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        except ValueError:
            raise Problem(say("standard input is not text in UTF-8", "标准输入不是 UTF-8 文本")) from None

    def ask_secret(self, name: str) -> str:
        """Ask for a secret without showing it.

        Raises:
            Problem: Nobody can be asked.
        """
        if not self._can_ask:
            raise Problem(
                say(
                    "is a secret: give @FILE, or - for standard input",
                    "是敏感信息：请用 @文件 或 -（标准输入）给出",
                )
            )
        from getpass import getpass

        return getpass(f"{name}: ", stream=sys.stderr)

    def read_document(self, name: str) -> dict[str, Any]:
        """Return the object in a file of JSON or YAML.

        Raises:
            Problem: The file cannot be read, or holds no object.
        """
        text = self.read_file(name)
        document = _read_yaml(text, name)
        if document is None:
            return {}
        if not is_object(document):
            raise Problem(say(f"{name} must hold an object", f"{name} 的内容必须是对象"))
        return {str(key): value for key, value in document.items()}


def _trim(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")


def _read_yaml(text: str, name: str) -> Any:
    """Read JSON, or YAML if it is none."""
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    import yaml

    class Loader(yaml.SafeLoader):
        """Keeps dates as texts, as the services take them."""

    Loader.yaml_implicit_resolvers = {
        letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    try:
        return yaml.load(text, Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" {mark.line + 1}:{mark.column + 1}" if mark else ""
        reason = getattr(error, "problem", None) or type(error).__name__
        raise Problem(
            say(
                f"{name}{place} is neither JSON nor YAML: {reason}",
                f"{name}{place} 既不是 JSON 也不是 YAML：{reason}",
            )
        ) from None
