"""Profiles: their file, their commands, and their effect on calls."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from yunbind_cli.commands import yunbind
from yunbind_emulator import Emulator

from .program import Done, run_here

READ = ("tencent", "tke", "DescribeImageCaches")
WRITE = ("tencent", "tke", "DeleteImageCaches", "--image-cache-ids", "imc-1")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The variables of a user with a folder for settings."""
    return {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}


def find_file(home: dict[str, str]) -> Path:
    return Path(home["XDG_CONFIG_HOME"]) / "yunbind" / "profiles.toml"


def save(home: dict[str, str], *words: str) -> Done:
    done = run_here("profiles", "set", *words, **home)
    assert done.code == 0, done.errors
    return done


def show(home: dict[str, str], name: str) -> dict[str, str]:
    return json.loads(run_here("profiles", "show", name, "-o", "json", **home).output)


def test_a_profile_is_saved_shown_listed_and_removed(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent", "--region", "ap-guangzhou", "--writes", "deny", "-o", "json")
    assert show(home, "work") == {
        "name": "work",
        "cloud": "tencent",
        "region": "ap-guangzhou",
        "source": "default",
        "writes": "deny",
        "output": "json",
    }
    listed = run_here("profiles", "list", **home).output.splitlines()
    assert listed[1].split() == ["work", "tencent", "ap-guangzhou", "default", "deny"]
    assert run_here("profiles", "remove", "work", **home).code == 0
    assert run_here("profiles", "show", "work", **home).code == 3


def test_a_change_keeps_the_other_members_and_unset_removes_one(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent", "--region", "ap-guangzhou")
    save(home, "work", "--vendor-profile", "prod")
    assert show(home, "work")["source"] == "vendor-profile"
    save(home, "work", "--source", "environment", "--unset", "region")
    assert show(home, "work") == {
        "name": "work",
        "cloud": "tencent",
        "source": "environment",
        "writes": "ask",
    }


@pytest.mark.skipif(os.name != "posix", reason="the system has no such rights")
def test_only_the_owner_can_read_the_file_and_no_draft_remains(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent")
    path = find_file(home)
    path.chmod(0o644)
    save(home, "work", "--region", "ap-beijing")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="links need a right on this system")
def test_a_link_to_the_file_stays_a_link(home: dict[str, str], tmp_path: Path) -> None:
    path = find_file(home)
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere.toml")
    save(home, "work", "--cloud", "tencent")
    assert path.is_symlink()
    assert "work" in (tmp_path / "elsewhere.toml").read_text()


@pytest.mark.parametrize("text", ["镜像 \"a\" \\ 'b' # = ]", "a\u00e9\u4e2d"])
def test_every_text_survives_the_file(home: dict[str, str], text: str) -> None:
    save(home, "work", "--cloud", "tencent", "--process", text)
    assert show(home, "work")["process"] == text


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("work",), "cloud is missing"),
        (("work", "--cloud", "amazon"), "cloud must be one of"),
        (("a b", "--cloud", "tencent"), "a name has letters"),
        (("work", "--cloud", "huawei", "--vendor-profile", "x"), "profiles of hcloud"),
        (("work", "--cloud", "tencent", "--source", "process"), "source process needs process"),
        (("work", "--cloud", "tencent", "--region", "a\nb"), "region must be a text of one line"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_is_saved(
    home: dict[str, str], words: tuple[str, ...], problem: str
) -> None:
    done = run_here("profiles", "set", *words, **home)
    assert done.code == 2
    assert problem in done.errors
    assert not find_file(home).exists()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff", "it is not UTF-8 text"),
        (b"[profiles", "it is not valid TOML"),
        (b"[profiles.a]\ncloud = 5", "a: cloud must be a text"),
        (b"[profiles.a]\ncloud = 'tencent'\ncolour = 'red'", "a: colour is unknown"),
        (b"[profiles.a]\ncloud = 'tencent'\nsecret_key = 'very-secret'", "profiles contain no secrets"),
        (b"profiles = 1", "'profiles' is not a profile"),
        (b"current = 1", "current must be a table"),
        (b"x = 1", "x is unknown"),
    ],
)
def test_a_damaged_file_is_one_sentence_and_stays_as_it_is(
    home: dict[str, str], content: bytes, problem: str
) -> None:
    path = find_file(home)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    for words in (
        ("profiles", "list"),
        ("profiles", "set", "b", "--cloud", "tencent"),
        (*READ, "--emulator"),
    ):
        done = run_here(*words, **home)
        assert (done.code, done.output) == (3, "")
        assert problem in done.errors
        assert str(path) in done.errors
        assert "very-secret" not in done.errors
    assert path.read_bytes() == content


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run_here(
        "profiles", "set", "a", "--cloud", "tencent", XDG_CONFIG_HOME=str(tmp_path / "file" / "x")
    )
    assert done.code == 3
    assert "cannot be written" in done.errors


def test_a_call_uses_the_region_the_format_and_the_language_of_its_profile(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent", "--region", "ap-beijing", "-o", "text", "--language", "zh")
    done = run_here(*READ, "-p", "work", "--emulator", "--dry-run", **home)
    assert "X-TC-Region: ap-beijing" in done.output
    assert "试运行" in done.errors
    assert run_here(*READ, "-p", "work", "--emulator", **home).output == ""


@pytest.mark.parametrize(
    ("words", "variables", "region"),
    [
        ((), {}, "ap-beijing"),
        ((), {"TENCENTCLOUD_REGION": "ap-shanghai"}, "ap-shanghai"),
        (("--region", "ap-nanjing"), {"TENCENTCLOUD_REGION": "ap-shanghai"}, "ap-nanjing"),
    ],
)
def test_options_come_before_variables_and_those_before_the_profile(
    home: dict[str, str], words: tuple[str, ...], variables: dict[str, str], region: str
) -> None:
    save(home, "work", "--cloud", "tencent", "--region", "ap-beijing", "-o", "text")
    done = run_here(*READ, "-p", "work", *words, "--dry-run", **home, **variables)
    assert f"X-TC-Region: {region}" in done.output


@pytest.mark.parametrize("way", ["option", "variable", "current"])
def test_a_profile_is_chosen_by_option_variable_or_as_the_current_one(home: dict[str, str], way: str) -> None:
    save(home, "work", "--cloud", "tencent", "--region", "ap-beijing")
    save(home, "other", "--cloud", "tencent", "--region", "ap-nanjing")
    run_here("profiles", "use", "work" if way == "current" else "other", **home)
    words = ("-p", "work") if way == "option" else ()
    variables = {"YUNBIND_PROFILE": "work"} if way == "variable" else {}
    done = run_here(*READ, *words, "--dry-run", **home, **variables)
    assert "X-TC-Region: ap-beijing" in done.output


def test_the_current_profile_of_one_cloud_leaves_the_others_alone(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent", "--writes", "deny")
    run_here("profiles", "use", "work", **home)
    done = run_here("alibaba", "eci", "DescribeRegions", "--emulator", "-o", "none", **home)
    assert done.code == 0
    run_here("profiles", "use", "--none", "tencent", **home)
    assert json.loads(run_here("profiles", "list", "-o", "json", **home).output)[0]["current"] is False


def test_a_profile_of_another_cloud_is_wrong_usage(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent")
    done = run_here("alibaba", "eci", "DescribeRegions", "-p", "work", **home)
    assert done.code == 2
    assert "is for tencent, not for alibaba" in done.errors


def test_an_unknown_profile_names_the_nearest(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent")
    done = run_here(*READ, "-p", "wrok", **home)
    assert done.code == 3
    assert "Did you mean work?" in done.errors


def test_a_profile_that_denies_writes_wins_over_yes(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent", "--region", "ap-guangzhou", "--writes", "deny")
    done = run_here(*WRITE, "-p", "work", "--yes", **home)
    assert (done.code, done.output) == (10, "")
    assert "denies writes" in done.errors


def test_a_profile_that_allows_writes_asks_nothing(home: dict[str, str]) -> None:
    """Without a terminal, a question would end the command with 10. Here, the host does not exist."""
    save(home, "work", "--cloud", "tencent", "--region", "ap-guangzhou", "--writes", "allow")
    keys = {"TENCENTCLOUD_SECRET_ID": "id-of-a-key", "TENCENTCLOUD_SECRET_KEY": "very-secret"}
    done = run_here(
        *WRITE, "-p", "work", "--endpoint", "http://cloud.invalid", "--retries", "0", **home, **keys
    )
    assert done.code == 6


@pytest.mark.parametrize("source", ["environment", "vendor-profile", "process"])
def test_the_key_comes_from_the_source_of_the_profile_only(
    home: dict[str, str], tmp_path: Path, cloud: Emulator, source: str
) -> None:
    keys = cloud.credentials["tencent"]
    right = {"TENCENTCLOUD_SECRET_ID": keys["secret_id"], "TENCENTCLOUD_SECRET_KEY": keys["secret_key"]}
    wrong = {"TENCENTCLOUD_SECRET_ID": "wrong-key-id", "TENCENTCLOUD_SECRET_KEY": "very-secret"}
    (tmp_path / ".tccli").mkdir()
    (tmp_path / ".tccli" / "prod.credential").write_text(
        json.dumps({"secretId": keys["secret_id"], "secretKey": keys["secret_key"]})
    )
    printed = {"access_key_id": keys["secret_id"], "access_key_secret": keys["secret_key"]}
    (tmp_path / "key.json").write_text(json.dumps(printed))
    options = {
        "environment": ("--source", "environment"),
        "vendor-profile": ("--vendor-profile", "prod"),
        "process": ("--process", f"cat {tmp_path / 'key.json'}"),
    }
    save(home, "work", "--cloud", "tencent", "--region", "ap-guangzhou", *options[source])
    variables = {**home, **(right if source == "environment" else wrong), "YUNBIND_ENDPOINT": cloud.endpoint}
    assert run_here(*READ, "-p", "work", **variables).code == 0
    assert run_here("raw", "tencent", "tke", "DescribeImageCaches", "-p", "work", **variables).code == 0
    (document,) = json.loads(run_here("whoami", "-p", "work", "--check", "-o", "json", **variables).output)
    assert document["check"]["works"] is True
    assert len(document["sources"]) == 1
    assert document["region_source"] == "-p work"


def test_whoami_runs_no_program_of_a_profile(home: dict[str, str], tmp_path: Path) -> None:
    save(home, "work", "--cloud", "tencent", "--process", f"touch {tmp_path / 'ran'}")
    (document,) = json.loads(run_here("whoami", "-p", "work", "-o", "json", **home).output)
    assert document["sources"][0]["outcome"] == "not asked"
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(os.name != "posix", reason="the system has no such rights")
@pytest.mark.parametrize(("mode", "code"), [(0o600, 0), (0o644, 0), (0o664, 3), (0o602, 3)])
def test_a_file_that_others_can_change_runs_no_program(home: dict[str, str], mode: int, code: int) -> None:
    save(home, "work", "--cloud", "tencent", "--process", "true")
    find_file(home).chmod(mode)
    assert run_here("profiles", "list", **home).code == code


def test_a_file_without_programs_may_be_shared(home: dict[str, str]) -> None:
    save(home, "work", "--cloud", "tencent")
    find_file(home).chmod(0o664)
    assert run_here("profiles", "list", **home).code == 0


@pytest.mark.parametrize(
    "line",
    [
        ["tencent", "tke", "DescribeImageCaches", "-p"],
        ["whoami", "--profile"],
        ["exec"],
        ["profiles", "show"],
        ["profiles", "use"],
    ],
)
def test_names_of_profiles_are_completed(
    home: dict[str, str], line: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    save(home, "work", "--cloud", "tencent")
    save(home, "other", "--cloud", "tencent")
    for name, value in home.items():
        monkeypatch.setenv(name, value)
    shell = ShellComplete(yunbind, {}, "yunbind", "_YUNBIND_COMPLETE")
    assert [item.value for item in shell.get_completions(line, "w")] == ["work"]
    find_file(home).write_text("damaged")
    assert shell.get_completions(line, "w") == []


def test_the_default_folder_is_that_of_the_system(tmp_path: Path) -> None:
    run_here("profiles", "set", "work", "--cloud", "tencent", HOME=str(tmp_path), XDG_CONFIG_HOME="")
    folder = "Library/Application Support" if sys.platform == "darwin" else ".config"
    assert (tmp_path / folder / "yunbind" / "profiles.toml").exists()
