"""Sizes and counts of the emulator, each at its real limit and one beyond."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.admin import Admin
from yunbind_emulator.application import Application
from yunbind_emulator.control import Control
from yunbind_emulator.journal import Journal
from yunbind_emulator.state.issued_secrets import IssuedSecrets

from .signed_requests import KEYS, alibaba, tencent, tencent_older

MIB = 1_048_576


@pytest.mark.parametrize(("surplus", "status"), [(0, 400), (1, 413)])
async def test_the_admin_api_reads_64_mib(surplus: int, status: int):
    """``docs/testing.md`` names the limit. White space is no JSON, so it is read and refused."""
    body = b" " * (64 * MIB + surplus)
    headers = [
        (b"host", b"127.0.0.1:1"),
        (b"x-yunbind-token", b"t"),
        (b"content-type", b"application/json"),
    ]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/seed",
        "query_string": b"",
        "headers": headers,
        "server": ("127.0.0.1", 1),
    }
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    await Admin(Control(), "t")(scope, receive, send)  # pyright: ignore[reportArgumentType]
    assert sent[0]["status"] == status


@pytest.mark.parametrize(("surplus", "is_refused"), [(0, False), (1, True)])
def test_alibaba_reads_16_mib(emulator: Application, surplus: int, is_refused: bool):
    """The size is checked before the signature."""
    request = replace(alibaba(), body=b"x" * (16 * MIB + surplus))
    refused = b"InvalidParameter.LengthExceeded" in emulator.respond(request).body
    assert refused is is_refused


def test_the_journal_has_the_last_1000_calls():
    """``docs/testing.md`` names the number. The first call has the number 1."""
    journal = Journal()
    for _ in range(1000):
        journal.add({})
    assert [entry["number"] for entry in journal.export()] == list(range(1, 1001))
    journal.add({})
    assert [entry["number"] for entry in journal.export()] == list(range(2, 1002))


def test_texts_of_the_journal_have_at_most_4096_characters(emulator: Application):
    """A cut text names its length."""
    for length in (4096, 4097):
        emulator.respond(tencent("CreateImageCache", {"ImageCacheName": "x" * length}))
    first, second = (call["parameters"]["ImageCacheName"] for call in emulator.control.journal.export())
    assert first == "x" * 4096
    assert second == f"{'x' * 4096}... (4097 characters)"


def test_a_table_of_secrets_has_10000_entries():
    table = IssuedSecrets().table("keys")
    table.restore({str(number): {} for number in range(10_000)})
    table.put("new", {})
    assert (len(table.export()), next(iter(table.export()))) == (10_000, "1")


@pytest.mark.parametrize("cloud", ["tencent", "alibaba"])
def test_a_cloud_remembers_50000_nonces(emulator: Application, cloud: str):
    request = tencent_older({}) if cloud == "tencent" else alibaba()
    table = emulator.control.issued_secrets._tables[f"{cloud}.nonces"]
    now = 1e12
    table.restore({f"old-{number}": now for number in range(50_000)})
    assert b"Error" not in emulator.respond(request).body
    entries = table.export()
    assert (len(entries), next(iter(entries))) == (50_000, "old-1")


def test_a_head_has_256_kib():
    """A head that has not ended is refused with the next byte."""
    with Emulator(credentials=KEYS, samples=True) as cloud:
        port = int(cloud.endpoint.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nx-long: ".ljust(256 * 1024, b"x"))
            connection.settimeout(0.2)
            with pytest.raises(TimeoutError):
                connection.recv(1)
            connection.settimeout(10)
            connection.sendall(b"x")
            assert connection.recv(65536).startswith(b"HTTP/1.1 400 ")


def test_a_refused_head_gets_one_response_whatever_follows(monkeypatch: pytest.MonkeyPatch):
    """The rest is read and dropped until the connection is closed."""
    monkeypatch.setattr("yunbind_emulator.http_server._LINGER", 0.1)
    with Emulator(credentials=KEYS, samples=True) as cloud:
        port = int(cloud.endpoint.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nx-long: ".ljust(256 * 1024 + 1, b"x"))
            received = connection.recv(65536)
            for _ in range(3):
                connection.sendall(b"x" * 1000)
            while part := connection.recv(65536):
                received += part
    assert received.count(b"HTTP/1.1 ") == 1
