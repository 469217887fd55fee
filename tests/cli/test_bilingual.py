"""The help of commands with texts of their own, in both languages."""

from __future__ import annotations

import re

import click
import pytest
from yunbind_cli.bilingual import BilingualCommand, BilingualGroup
from yunbind_cli.commands import yunbind

from tests.docs.commands import walk_commands

from .program import run_here

COMMANDS = {
    name: command
    for name, command in walk_commands("yunbind", yunbind)
    if isinstance(command, BilingualCommand | BilingualGroup)
}


def test_the_commands_with_texts_of_their_own_are_bilingual() -> None:
    assert {
        "yunbind whoami",
        "yunbind profiles set",
        "yunbind exec",
        "yunbind emulator run",
        "yunbind verify",
        "yunbind explain",
    } <= COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_chinese_text(name: str) -> None:
    command = COMMANDS[name]
    options = {option.name for option in command.params if isinstance(option, click.Option)}
    assert options <= command.chinese_options.keys()
    assert command.chinese


@pytest.mark.parametrize("name", COMMANDS)
def test_the_chinese_help_has_the_options_and_examples_of_the_english_one(name: str) -> None:
    words = name.split()[1:]
    english, chinese = (run_here(*words, "--help", "--lang", language).output for language in ("en", "zh"))
    assert "Show this" in english
    assert "显示本帮助。" in chinese
    assert "Show " not in chinese

    def list_options(text: str) -> list[str]:
        return re.findall(
            r"^  (-.*?)(?:  |$)", re.split(r"^\S+:$", text, flags=re.MULTILINE)[1], re.MULTILINE
        )

    def list_examples(text: str) -> list[str]:
        return re.findall(r"^ *(Example: .*)$", text, re.MULTILINE)

    assert list_options(chinese) == list_options(english)
    assert list_examples(chinese) == list_examples(english)


@pytest.mark.parametrize("name", ["sign", "code"])
def test_a_group_of_references_has_a_chinese_help(name: str) -> None:
    assert "不发送请求" in run_here(name, "--help", "--lang", "zh").output
    assert "Nothing is sent" in " ".join(run_here(name, "--help", "--lang", "en").output.split())


def test_a_group_lists_its_commands_in_chinese() -> None:
    output = run_here("profiles", "--help", "--lang", "zh").output
    assert "用法：yunbind profiles" in output
    assert "显示一个配置。" in output
