"""The pages for users: their programs, commands and tests run, and their tables are complete."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest
from yunbind import Retries, Timeout
from yunbind import errors as kinds
from yunbind_cli.commands import yunbind
from yunbind_emulator import Emulator
from yunbind_emulator.faults import fault_rules
from yunbind_emulator.state.lifecycle import Pace
from yunbind_runtime.call import hooks
from yunbind_runtime.client.base import Client

from tests.docs.commands import find_commands
from tests.docs.pages import ROOT, list_services, read_blocks
from tests.docs.programs import describe_environment, join_program, list_files, run_program, set_environment

README = ROOT / "README.md"
CLIENT = ROOT / "docs" / "client.md"
TESTING = ROOT / "docs" / "testing.md"

NO_WAITING = """
import asyncio
import time

import pytest


@pytest.fixture(autouse=True)
def refuse_to_wait(monkeypatch):
    sleep, pause = time.sleep, asyncio.sleep

    def check(seconds):
        assert seconds < 1, f"The test waits {seconds} s."

    monkeypatch.setattr(time, "sleep", lambda seconds: check(seconds) or sleep(seconds))
    monkeypatch.setattr(asyncio, "sleep", lambda seconds, *result: check(seconds) or pause(seconds, *result))
"""


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[Emulator]:
    """An emulator to which the environment leads."""
    with Emulator(rates=False, pace=Pace(seconds=0)) as running:
        set_environment(monkeypatch, describe_environment(running))
        yield running


@pytest.mark.parametrize("page", [CLIENT, TESTING], ids=lambda page: page.name)
@pytest.mark.slow
def test_the_program_of_a_page_runs(page: Path, cloud: Emulator, capsys: pytest.CaptureFixture[str]) -> None:
    run_program(page, cloud=cloud)
    assert capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("curl") and shutil.which("jq")), reason="The commands of the page need curl and jq."
)
def test_the_commands_about_testing_run(tmp_path: Path) -> None:
    """All in one shell, one after the other."""
    blocks = [block.text for block in read_blocks(TESTING, "sh")]
    script = "\n".join(["trap 'kill $(jobs -p)' EXIT", *blocks])
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        env={"PATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"action":"DescribeImageCaches"' in done.stdout.replace(": ", ":")


@pytest.mark.slow
def test_the_tests_of_the_page_pass_and_do_not_wait(tmp_path: Path) -> None:
    names = list_files(TESTING)
    assert set(names) == {"test_waiting.py", "test_caches.py", "test_async_caches.py"}
    for name, text in names.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(NO_WAITING, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout


@pytest.mark.slow
def test_every_program_type_checks_strictly(tmp_path: Path) -> None:
    """Each block of the README by itself, and the blocks of each other page as one program."""
    for number, block in enumerate(read_blocks(README, "python")):
        (tmp_path / f"readme_{number}.py").write_text(block.text, encoding="utf-8")
    (tmp_path / "client.py").write_text(join_program(CLIENT), encoding="utf-8")
    given = "import yunbind_emulator\n\ncloud = yunbind_emulator.Emulator()\n"
    (tmp_path / "testing.py").write_text(given + join_program(TESTING), encoding="utf-8")
    for name, text in list_files(TESTING).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    folders = ", ".join(f'"{ROOT / name}"' for name in ("runtime", "generated"))
    (tmp_path / "pyrightconfig.json").write_text(
        textwrap.dedent(
            f"""\
            {{
              "include": ["."],
              "typeCheckingMode": "strict",
              "pythonVersion": "3.11",
              "extraPaths": [{folders}]
            }}
            """
        )
    )
    command = [sys.executable, "-m", "pyright", "-p", str(tmp_path), "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def read_rows(page: Path, heading: str) -> list[list[str]]:
    """The cells of the table that begins with a heading, without its head."""
    text = page.read_text(encoding="utf-8")
    table = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert table, f"{page.name} has no table that begins with {heading!r}."
    return [[cell.strip() for cell in row.strip("|\n").split(" | ")] for row in table[1].splitlines()]


def list_code(cells: list[str]) -> list[str]:
    """The code within cells."""
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def list_names(rows: list[list[str]]) -> list[str]:
    """The code in the first column."""
    return list_code([row[0] for row in rows])


def list_parameters(function: object) -> list[str]:
    assert callable(function)
    return [name for name in inspect.signature(function).parameters if name != "self"]


def test_every_option_of_a_client_is_explained() -> None:
    assert list_names(read_rows(CLIENT, "Option")) == list_parameters(Client.__init__)


def test_every_option_that_a_copy_takes_is_named() -> None:
    text = CLIENT.read_text(encoding="utf-8")
    sentence = re.search(r"^It takes (`region`, .*)\.$", text, re.MULTILINE)
    assert sentence
    assert set(list_code([sentence[1]])) == set(list_parameters(Client.with_options))


def test_the_defaults_of_retries_and_timeouts_are_those_of_the_code() -> None:
    rows = {row[0].strip("`"): row[-1] for row in read_rows(CLIENT, "`Retries(...)`")}
    assert rows == {field.name: f"{field.default:g}" for field in fields(Retries)}
    shown = ", ".join(f"{field.name}={getattr(Timeout(), field.name)}" for field in fields(Timeout))
    assert f"`Timeout({shown.replace('.0', '')})`" in CLIENT.read_text(encoding="utf-8")


def test_the_tree_of_errors_is_the_classes() -> None:
    """Each error is below its base class, with its builtin base, and none is missing."""
    tree = next(block.text for block in read_blocks(CLIENT, "text") if block.heading == "Errors")
    found: dict[str, str] = {}
    path: list[str] = []
    for line in tree.splitlines():
        matched = re.match(r"([│├└─ ]*)(\w+)(?: \((\w+)\))?", line)
        assert matched, line
        depth = len(matched[1]) // 4
        path[depth:] = [matched[2]]
        found[matched[2]] = path[depth - 1] if depth else "Exception"
        bases = [base.__name__ for base in getattr(kinds, matched[2]).__bases__]
        assert bases == [found[matched[2]], *([matched[3]] if matched[3] else [])]
    assert found.keys() == {name for name in kinds.__all__ if not issubclass(getattr(kinds, name), Warning)}


def test_retryable_errors_are_marked_in_the_tree() -> None:
    tree = next(block.text for block in read_blocks(CLIENT, "text") if block.heading == "Errors")
    marked = set(re.findall(r"─ (\w+) .*; retryable$", tree, re.MULTILINE))
    errors = [getattr(kinds, name) for name in kinds.__all__]
    assert marked == {error.__name__ for error in errors if getattr(error, "retryable", False) is True}


def test_every_attribute_of_a_service_error_is_explained() -> None:
    attributes = {*vars(kinds.ApiError(code="code")), "kind", "retryable"}
    assert set(list_names(read_rows(CLIENT, "Attribute of `ApiError`"))) == attributes


def test_every_event_of_a_hook_is_explained_with_its_fields() -> None:
    rows = {list_code(row[:1])[0]: row for row in read_rows(CLIENT, "Method")}
    methods = {name for name in vars(hooks.Hooks) if not name.startswith("_")}
    assert rows.keys() == methods
    for row in rows.values():
        event = getattr(hooks, list_code(row[1:2])[0])
        assert {field.name for field in fields(event)} <= set(list_code(row[2:])), event


def test_every_iterable_and_waiter_is_in_its_table() -> None:
    listed = {
        (row[0].strip("`"), name) for row in read_rows(CLIENT, "Service") for name in list_code(row[1:])
    }
    waited = {
        (service, name)
        for row in read_rows(CLIENT, "Waiter")
        for name in list_code(row[:1])
        for service in list_code(row[1:])
    }
    iterables: set[tuple[str, str]] = set()
    waiters: set[tuple[str, str]] = set()
    for _, service in list_services():
        package = service["names"]["python"]["module"].rpartition(".")[0]
        for action in service["actions"].values():
            if "paginate" in action:
                iterables.add((package, action["paginate"]["name"]))
            for waiter in action.get("waiters", {}):
                waiters.add((package.removeprefix("yunbind."), f"wait_until_{waiter}"))
    assert (listed, waited) == (iterables, waiters)


def test_every_route_of_the_admin_api_is_on_the_page() -> None:
    routes = {tuple(name.split()) for name in list_names(read_rows(TESTING, "Route"))}
    with Emulator() as running:
        known = set(running._parts.admin._routes)
    assert routes == known | {("DELETE", "/faults/ID")}


def test_every_argument_and_attribute_of_the_emulator_is_explained() -> None:
    arguments = list_names(read_rows(TESTING, "Argument of `Emulator`"))
    assert sorted(arguments) == sorted(list_parameters(Emulator.__init__))
    attributes = list_names(read_rows(TESTING, "Attribute"))
    clouds = {"tencent", "alibaba", "huawei"}
    with Emulator() as running:
        known = {name for name in dir(running) if not name.startswith("_")}
    assert set(attributes) == known - clouds


def test_every_option_of_the_command_is_explained() -> None:
    shown = [code.split()[0] for code in list_names(read_rows(TESTING, "Option"))]
    options = find_commands(yunbind)["emulator"].params
    known = {
        name
        for option in options
        if isinstance(option, click.Option)
        for name in (*option.opts, *option.secondary_opts)
    }
    assert set(shown) == known


def test_every_kind_and_member_of_a_fault_rule_is_explained() -> None:
    assert sorted(list_names(read_rows(TESTING, "`kind`"))) == sorted(fault_rules.KINDS)
    members = {*fault_rules._TEXTS, *fault_rules._NUMBERS, "match", "executed"} - {"kind"}
    assert set(list_names(read_rows(TESTING, "Member of a rule"))) == members


def test_every_member_of_a_journal_entry_is_named(cloud: Emulator) -> None:
    with cloud.tencent.tke() as tke:
        tke.describe_image_caches()
    text = TESTING.read_text(encoding="utf-8")
    sentence = re.search(r"^An entry has (.*?)\.\n\n", text, re.MULTILINE | re.DOTALL)
    assert sentence
    assert set(list_code([sentence[1]])) == cloud.control.journal.export()[-1].keys()
