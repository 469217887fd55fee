"""Files of credentials."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.auth.providers.files import (
    find_home,
    read_ini,
    read_json,
    read_text,
    read_token,
    shorten_path,
)
from yunbind_runtime.base.errors import CredentialsError

SHOWN = "~/keys"


def write(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    file = folder / "keys"
    file.write_bytes(content)
    file.chmod(mode)
    return file


@pytest.mark.skipif(os.name != "posix", reason="file modes exist on POSIX only")
@pytest.mark.parametrize(("mode", "warnings"), [(0o644, 1), (0o640, 1), (0o620, 1), (0o600, 0), (0o400, 0)])
def test_a_file_open_to_other_accounts_causes_one_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, mode: int, warnings: int
) -> None:
    file = write(tmp_path, b"the-secret", mode)
    with caplog.at_level(logging.WARNING, logger="yunbind.credentials"):
        for _ in range(3):
            read_text(file, SHOWN)
    assert len(caplog.records) == warnings
    if warnings:
        assert caplog.messages == [
            f"The file ~/keys contains credentials and other accounts can read it (mode {mode:03o}); "
            "run: chmod 600 ~/keys"
        ]


def test_an_absent_file_makes_credentials_unavailable(tmp_path: Path) -> None:
    for path in (tmp_path / "none", write(tmp_path, b"") / "none"):
        with pytest.raises(CredentialsUnavailable, match="the file ~/keys does not exist"):
            read_text(path, SHOWN)


def test_a_folder_raises_an_error(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="the file ~/keys cannot be read: Is a directory"):
        read_text(tmp_path, SHOWN)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser can read everything")
def test_an_unreadable_file_raises_an_error(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="Permission denied"):
        read_text(write(tmp_path, b"x", 0o000), SHOWN)


def test_a_binary_file_raises_an_error_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="is not UTF-8 text in line 3"):
        read_text(write(tmp_path, b"a\nb\n\xff\xfe\n"), SHOWN)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="too large"):
        read_text(write(tmp_path, b"x" * (1 << 20) + b"x"), SHOWN)


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    assert read_text(write(tmp_path, b"\xef\xbb\xbf[default]"), SHOWN) == "[default]"


def test_a_token_file_open_to_other_accounts_causes_no_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Kubernetes mounts token files with this mode."""
    read_token(write(tmp_path, b"a.b.c", 0o644), SHOWN)
    assert not caplog.records


def test_white_space_around_a_token_is_removed(tmp_path: Path) -> None:
    assert read_token(write(tmp_path, b" a.b.c\r\n"), SHOWN) == "a.b.c"


def test_values_are_read_literally_without_surrounding_white_space(tmp_path: Path) -> None:
    """A percent sign, quotes and a number sign are part of a value. Names are lower-case."""
    sections = read_ini(write(tmp_path, b'[one]\nID = %(x)s \nkey="a#b"\nempty=\n'), SHOWN)
    assert dict(sections["one"].values) == {"id": "%(x)s", "key": '"a#b"', "empty": ""}
    with pytest.raises(CredentialsUnavailable, match="has no empty and no none"):
        sections["one"].require("id", "empty", "none")


def test_the_place_of_a_section_contains_its_line(tmp_path: Path) -> None:
    sections = read_ini(write(tmp_path, b"# mine\n\n[one]\na=b\n[two]\n"), SHOWN)
    assert sections["two"].place == "section [two] of ~/keys (line 5)"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"MARKED = 1\n", 1),
        (b"[one]\nMARKED\n", 2),
        (b"[one]\n[one]\n", 2),
        (b"[one]\na=1\n\na=MARKED\n", 4),
        (b"[one\n", 1),
    ],
)
def test_malformed_ini_raises_an_error_with_the_line_and_no_quote(
    tmp_path: Path, content: bytes, line: int
) -> None:
    with pytest.raises(CredentialsError, match=f"not valid INI in line {line}$") as caught:
        read_ini(write(tmp_path, content), SHOWN)
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("content", "line"), [(b"{\n  MARKED\n}", 2), (b"[]", 1), (b"null", 1), (b"", 1), (b"[" * 100_000, 1)]
)
def test_malformed_json_raises_an_error_with_the_line_and_no_quote(
    tmp_path: Path, content: bytes, line: int
) -> None:
    with pytest.raises(CredentialsError, match=f"not a JSON object, see line {line}$") as caught:
        read_json(write(tmp_path, content), SHOWN)
    assert caught.value.__context__ is None


def test_paths_are_shown_with_a_tilde(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path)}
    assert shorten_path(tmp_path / "a" / "b", environ) == "~/a/b"
    assert shorten_path(Path("/etc/keys"), environ) == "/etc/keys"
    assert shorten_path(Path("/etc/keys"), {}) == "/etc/keys"


def test_the_environment_names_the_home_directory(tmp_path: Path) -> None:
    assert find_home({"HOME": str(tmp_path)}) == tmp_path
    with pytest.raises(CredentialsUnavailable):
        find_home({})


def test_the_process_defaults_to_the_home_of_its_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    assert find_home(os.environ).is_absolute()
