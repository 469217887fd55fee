"""The server in the foreground, as the command runs it, and its files during and after the run."""

from __future__ import annotations

import json
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.factory import EmulatorParts, build_parts
from yunbind_emulator.http_server import HttpServer
from yunbind_emulator.info_file import InfoFile
from yunbind_emulator.server import LOOPBACK, serve

from .signed_requests import KEYS
from .test_admin import call

Look = Callable[[str], None]


OPTIONS: dict[str, Any] = {"host": LOOPBACK, "port": 0, "admin_port": 0, "info": None}
"""Free ports on loopback, and no info file."""


def run(parts: EmulatorParts, look: Look = lambda _: None, **options: Any) -> str:
    """Serve until the endpoint is announced and looked at, and return it."""
    announced: list[str] = []

    def announce(endpoint: str) -> None:
        announced.append(endpoint)
        look(endpoint)
        signal.raise_signal(signal.SIGTERM)

    serve(parts, announce=announce, **{**OPTIONS, **options})
    (endpoint,) = announced
    return endpoint


@pytest.fixture
def parts() -> EmulatorParts:
    return build_parts(credentials=KEYS)


def test_the_info_file_is_there_while_it_serves(parts: EmulatorParts, tmp_path: Path):
    path = tmp_path / "info.json"
    documents: list[dict[str, Any]] = []
    endpoint = run(
        parts, lambda _: documents.append(json.loads(path.read_text("utf-8"))), info=InfoFile(path)
    )
    (document,) = documents
    assert (document["endpoint"], document["credentials"]) == (endpoint, KEYS)
    assert document["admin"]["token"] == parts.admin_token
    assert document["admin"]["endpoint"] not in (endpoint, "")
    assert not path.exists()


def test_an_info_file_of_an_earlier_run_is_replaced_and_another_file_is_not(
    parts: EmulatorParts, tmp_path: Path
):
    path = tmp_path / "info.json"
    InfoFile(path).write("http://127.0.0.1:1", KEYS)
    assert run(parts, info=InfoFile(path))
    path.write_text("precious")
    with pytest.raises(FileExistsError):
        run(build_parts(credentials=KEYS), info=InfoFile(path))
    assert path.read_text() == "precious"


def test_the_admin_api_is_closed_where_other_machines_reach_the_clouds(parts: EmulatorParts, tmp_path: Path):
    path = tmp_path / "info.json"
    documents: list[dict[str, Any]] = []
    endpoint = run(
        parts,
        lambda _: documents.append(json.loads(path.read_text("utf-8"))),
        info=InfoFile(path),
        host="0.0.0.0",
    )
    assert endpoint.startswith("http://127.0.0.1:")
    assert "admin" not in documents[0]


def test_a_failed_announcement_ends_it_with_that_error(parts: EmulatorParts, tmp_path: Path):
    path = tmp_path / "info.json"

    def announce(_: str) -> None:
        raise OSError(32, "Broken pipe")

    with pytest.raises(OSError, match="Broken pipe"):
        serve(parts, announce=announce, **{**OPTIONS, "info": InfoFile(path)})
    assert not path.exists()


def test_the_ports_are_those_of_the_options(parts: EmulatorParts, tmp_path: Path):
    ports: list[int] = []
    for _ in range(2):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            ports.append(free.getsockname()[1])
    path = tmp_path / "info.json"
    admin: list[str] = []
    endpoint = run(
        parts,
        lambda _: admin.append(json.loads(path.read_text("utf-8"))["admin"]["endpoint"]),
        info=InfoFile(path),
        port=ports[0],
        admin_port=ports[1],
    )
    assert (endpoint, *admin) == tuple(f"http://127.0.0.1:{port}" for port in ports)


def test_the_state_file_has_the_keys_at_once_and_is_free_afterwards(state_path: Path):
    """Before the first request."""
    run(build_parts(credentials=KEYS, state_file=state_path))
    again = build_parts(state_file=state_path)
    assert again.credentials == KEYS
    again.application.control.close()


def test_a_second_signal_ends_it_without_waiting():
    server = HttpServer(lambda *_: None, lambda: None)  # pyright: ignore[reportArgumentType]
    server.handle_exit(signal.SIGINT, None)
    assert (server.should_exit, server.force_exit) == (True, False)
    server.handle_exit(signal.SIGINT, None)
    assert (server.should_exit, server.force_exit) == (True, True)


def test_the_admin_api_is_on_its_port_only():
    from yunbind_emulator import Emulator

    with Emulator(credentials=KEYS) as cloud:
        assert call(cloud, "GET", "/rates")[0] == 200
        admin = dict(cloud.admin)
        cloud._admin["endpoint"] = cloud.endpoint
        with pytest.raises(ValueError):
            call(cloud, "GET", "/rates")  # the clouds respond with a text
        assert cloud.admin != admin
