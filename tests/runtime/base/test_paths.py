"""Paths: expansion of ``~`` and variables."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from yunbind_runtime.base.paths import expand_path

ENVIRON = {"HOME": "/home/me", "A": "/a", "EMPTY": ""}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("~", "/home/me"),
        ("~/key", "/home/me/key"),
        ("$HOME/key", "/home/me/key"),
        ("${HOME}/key", "/home/me/key"),
        ("x/$A/${A}", "x/a/a"),
        ("/x/~/key", "/x/~/key"),
        ("~other/key", "~other/key"),
        ("$ABSENT/key", "$ABSENT/key"),
        ("$EMPTY/key", "$EMPTY/key"),
        ("$/${}/$$", "$/${}/$$"),
        ("key", "key"),
        ("", "."),
    ],
)
def test_home_and_variables_are_expanded(path: str, expected: str) -> None:
    assert expand_path(path, ENVIRON) == Path(expected.replace("//", "/"))


def test_a_path_object_is_expanded_too() -> None:
    assert expand_path(Path("~/key"), ENVIRON) == Path("/home/me/key")


def test_an_unknown_home_stays_as_it_is() -> None:
    assert expand_path("~/key", {}) == Path("~/key")


def test_the_process_knows_the_homes_of_its_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    assert expand_path("~/key", os.environ) == Path.home() / "key"
    assert expand_path("~root/key", os.environ) == Path("~root/key").expanduser()
    assert expand_path("~no-such-account/key", os.environ) == Path("~no-such-account/key")
