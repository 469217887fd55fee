"""Requests as the application receives them from a server: bytes, limits and broken connections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.requests import Request
from yunbind_emulator.application import CONNECTION_EXTENSION, Application

from .signed_requests import tencent


def make_scope(application: Application, extensions: dict[str, Any] | None = None) -> dict[str, Any]:
    request = tencent()
    headers = [(b"host", request.host.encode()), *((n.encode(), v.encode()) for n, v in request.headers)]
    return {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": headers,
        "extensions": extensions or {},
    }


class Peer:
    """The server's side of one request."""

    def __init__(self, *parts: bytes) -> None:
        self.parts: Iterator[dict[str, Any]] = iter(
            [
                *({"type": "http.request", "body": part, "more_body": True} for part in parts),
                {"type": "http.request", "body": b"", "more_body": False},
                {"type": "http.request", "body": b"late", "more_body": False},
                {"type": "http.disconnect"},
            ]
        )
        self.sent: list[dict[str, Any]] = []
        self.calls: list[str] = []

    async def receive(self) -> Any:
        return next(self.parts)

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    def close(self) -> None:
        self.calls.append("close")

    def abort(self) -> None:
        self.calls.append("abort")


@pytest.mark.parametrize(
    ("parts", "length"),
    [([b"x" * 10], 10), ([b"x" * 11], 11), ([b"x" * 12], 11), ([b"x" * 6] * 3, 11), ([b"x" * 10, b"x"], 11)],
)
async def test_a_body_is_cut_one_byte_beyond_the_largest_limit(
    emulator: Application, parts: list[bytes], length: int
):
    """So that it is refused as too large."""
    emulator._max_bytes = 10
    peer = Peer(*parts)
    request = await emulator._receive(Request(make_scope(emulator), peer.receive))
    assert request.body == b"x" * length


def test_the_largest_limit_is_that_of_any_cloud(emulator: Application):
    """16 MiB where a cloud documents none; no cloud documents more."""
    assert emulator._max_bytes == 16 * 1_048_576


@pytest.mark.parametrize("kind", ["reset", "truncated"])
async def test_a_fault_breaks_the_connection_and_waits_for_its_end(emulator: Application, kind: str):
    """The server would respond itself otherwise."""
    emulator.control.fault_rules.add({"kind": kind})
    peer = Peer(b"{}")
    await emulator(make_scope(emulator, {CONNECTION_EXTENSION: peer}), peer.receive, peer.send)
    assert peer.calls == ["abort" if kind == "reset" else "close"]
    assert next(peer.parts, None) is None
    if kind == "reset":
        assert peer.sent == []
    else:
        start, body = peer.sent
        whole = dict(start["headers"])[b"content-length"]
        assert len(body["body"]) == int(whole) // 2
        assert body["more_body"] is True


@pytest.mark.parametrize("kind", ["reset", "truncated"])
async def test_a_server_without_the_extension_raises_an_error(emulator: Application, kind: str):
    emulator.control.fault_rules.add({"kind": kind})
    peer = Peer(b"{}")
    with pytest.raises(ConnectionResetError, match="A fault rule asked for a"):
        await emulator(make_scope(emulator), peer.receive, peer.send)
    assert len(peer.sent) == (0 if kind == "reset" else 2)


async def test_a_response_is_sent_with_its_headers(emulator: Application):
    peer = Peer(b"{}")
    await emulator(make_scope(emulator), peer.receive, peer.send)
    start, body = peer.sent
    assert start["status"] == 200
    headers = dict(start["headers"])
    assert headers[b"date"] == b"Sat, 21 Nov 2026 12:00:00 GMT"
    assert headers[b"x-yunbind-evidence"] == b"documented"
    assert b"ImageCaches" in body["body"]


async def test_a_latency_is_waited_for_before_the_response(emulator: Application):
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    emulator._sleep = sleep
    peer = Peer(b"{}")
    await emulator(make_scope(emulator), peer.receive, peer.send)
    assert waited == []
    emulator.control.fault_rules.add({"kind": "delay", "latency": 1.5})
    peer = Peer(b"{}")
    await emulator(make_scope(emulator), peer.receive, peer.send)
    assert waited == [1.5]
