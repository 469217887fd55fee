"""Credentials from a program."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from yunbind_runtime.auth.providers import ExternalProcess
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError

from ...fakes.services import AsyncPicClient, PicClient
from ...loopback import Server, make_json

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def make_program(folder: Path, body: str) -> list[str]:
    """Write a program that records each run in the file ``runs``."""
    file = folder / "program.py"
    file.write_text(f"import json, sys, time\nopen({str(folder / 'runs')!r}, 'a').write('x')\n{body}\n")
    return [sys.executable, "-S", str(file)]


def count_runs(folder: Path) -> int:
    runs = folder / "runs"
    return len(runs.read_text()) if runs.exists() else 0


def print_json(**document: object) -> str:
    return f"print({json.dumps(document)!r})"


@pytest.fixture
def cloud(cloud: Server) -> Server:
    cloud.respond = lambda _: make_json({"Response": {"Total": 0, "RequestId": "id"}})
    return cloud


def make_client(cloud: Server, provider: ExternalProcess, clock: Any = lambda: NOW) -> PicClient:
    return PicClient(region="ap-1", credentials=provider, endpoint=cloud.endpoint, clock=clock, environ={})


def test_a_program_runs_at_the_first_call_and_before_its_credentials_expire(
    tmp_path: Path, cloud: Server
) -> None:
    """The vendor documents a margin of three minutes."""
    expiration = (NOW + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    output = print_json(
        mode="StsToken", access_key_id="i", access_key_secret="s", sts_token="t", expiration=expiration
    )
    now = NOW
    with make_client(cloud, ExternalProcess(make_program(tmp_path, output)), lambda: now) as client:
        assert count_runs(tmp_path) == 0
        client.list_images()
        client.list_images()
        assert count_runs(tmp_path) == 1
        assert cloud.received[0].headers["X-TC-Token"] == "t"
        now = NOW + timedelta(minutes=57)
        client.list_images()
        assert count_runs(tmp_path) == 2


async def test_a_program_does_not_block_the_event_loop(tmp_path: Path, cloud: Server) -> None:
    output = print_json(access_key_id="i", access_key_secret="s")
    provider = ExternalProcess(make_program(tmp_path, output))
    options: dict[str, Any] = {"endpoint": cloud.endpoint, "environ": {}}
    async with AsyncPicClient(region="ap-1", credentials=provider, **options) as client:
        await client.list_images()
    assert count_runs(tmp_path) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("print('MARKED'); sys.stderr.write('MARKED'); sys.exit(3)", "failed with status 3"),
        ("print('MARKED', flush=True); time.sleep(60)", "did not finish within 0.5 s"),
        ("print('MARKED')", "did not return a JSON object"),
        (print_json(access_key_id="MARKED"), "returned no key id or no key secret"),
        (print_json(Code="Failed", x="MARKED"), "has no credentials (Failed)"),
    ],
)
def test_the_error_of_a_failed_program_does_not_contain_its_output(
    tmp_path: Path, cloud: Server, body: str, expected: str, capfd: pytest.CaptureFixture[str]
) -> None:
    provider = ExternalProcess(make_program(tmp_path, body), timeout=0.5)
    with make_client(cloud, provider) as client, pytest.raises(CredentialsError) as caught:
        client.list_images()
    assert expected in str(caught.value)
    assert "MARKED" not in str(caught.value) + repr(client.report_credentials()) + "".join(capfd.readouterr())


def test_an_absent_program_raises_an_error(cloud: Server) -> None:
    with (
        make_client(cloud, ExternalProcess("no-such-program-here x")) as client,
        pytest.raises(CredentialsError, match="no-such-program-here cannot be started: No such file"),
    ):
        client.list_images()


@pytest.mark.parametrize(
    "command", ['{program} "a b" $HOME *', ["{program}", "a b", "$HOME", "*"]], ids=["text", "list"]
)
def test_no_shell_expands_the_command(tmp_path: Path, cloud: Server, command: Any) -> None:
    output = "print(json.dumps({'access_key_id': 'i', 'access_key_secret': 's'}))"
    check = "assert sys.argv[1:] == ['a b', '$HOME', '*'], sys.argv"
    program = " ".join(make_program(tmp_path, f"{check}\n{output}"))
    if isinstance(command, str):
        command = command.format(program=program)
    else:
        command = [*program.split(), *command[1:]]
    with make_client(cloud, ExternalProcess(command)) as client:
        client.list_images()


@pytest.mark.parametrize("command", ["", "  ", [], 'x "'])
def test_an_invalid_command_raises_an_error(command: Any) -> None:
    with pytest.raises(ConfigurationError, match="is empty or its quotes do not match"):
        ExternalProcess(command)
