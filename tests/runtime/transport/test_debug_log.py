"""Masked secrets in the debug logs of HTTP libraries."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import httpx
import httpx2
import pytest
import yunbind_runtime.transport.httpx_transport  # noqa: F401 - adds the filters
from httpcore._trace import Trace
from yunbind_runtime.base.errors import YunbindError
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport.httpx_transport import as_transport

from tests.runtime.transport.raw_server import (
    OF_HTTPX,
    EitherTransport,
    Peer,
    for_httpx,
    listen,
    make_request,
)


@pytest.mark.parametrize("password", ["s3cret", "s3cret'", "s3cret'\"", "s3cret\\", "s3cret') x"])
def test_the_login_of_a_socks_proxy_is_not_logged(password: str, caplog: pytest.LogCaptureFixture) -> None:
    """The test logs like httpcore, because SOCKS needs an extra package."""
    logger = logging.getLogger("httpcore.socks")
    with caplog.at_level(logging.DEBUG, logger.name):
        login = {"host": "tke.example", "auth": (b"use-r", password.encode()), "port": 443}
        with Trace("setup_socks5_connection", logger, None, login):
            pass
    assert "host='tke.example' auth='***' port=443" in caplog.text
    assert "s3cret" not in caplog.text
    assert "use-r" not in caplog.text


SECRET = "AKIDs3cret7x/Y+z="
NAMES = ["X-Request-Id", "X-TC-RequestId", "x-acs-request-id", "X-IAM-Trace-Id", "Set-Cookie", "Location"]
NAMES += [
    "Content-Type",
    "Content-Encoding",
    "Server",
    "Date",
    "ETag",
    "Retry-After",
    "Age",
    "Connection",
    "X",
    "Via",
]
OK = "HTTP/1.1 200 OK\r\n"
HEADS = {
    **{name: f"{OK}{name}: {SECRET}\r\n" for name in NAMES},
    "a quoted value": f"""{OK}X: a"b'c {SECRET}\r\n""",
    "a value like a pair": f"{OK}X: b'x'), (b'date', b'{SECRET}')\r\n",
    "a known value before it": f"{OK}Content-Type: application/json; x={SECRET}\r\n",
    "a header's name": f"{OK}{SECRET.translate({43: None, 47: None, 61: None})}: x\r\n",
    "the reason phrase": f"HTTP/1.1 200 {SECRET}\r\n",
    "an interim response": f"HTTP/1.1 103 {SECRET}\r\nX: {SECRET}\r\n\r\n{OK}",
    "a malformed header": f"{OK}{SECRET}\r\n",
    "a malformed name": f"{OK}X {SECRET}: y\r\n",
    "a malformed value": f"{OK}X: {SECRET}\x00\r\n",
    "a malformed status line": f"HTTP/1.1 {SECRET}\r\n",
    "a malformed version": f"{SECRET} 200 OK\r\n",
    "a malformed length": f"{OK}Content-Length: {SECRET}\r\n",
    "an unknown transfer encoding": f"{OK}Transfer-Encoding: {SECRET}\r\n",
    "a malformed chunk": f"{OK}Transfer-Encoding: chunked\r\n\r\n{SECRET}\r\n",
}


def answer(head: str) -> Callable[[Peer], None]:
    def handle(peer: Peer) -> None:
        peer.read()
        peer.send(f"{head}\r\n{{}}".encode())

    return handle


@pytest.mark.parametrize("place", HEADS)
def test_a_secret_that_a_response_repeats_is_neither_logged_nor_chained(
    transport: EitherTransport, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The server repeats a secret in any part of the head."""
    caught: BaseException | None = None
    with caplog.at_level(logging.DEBUG), listen(answer(HEADS[place])) as server:
        try:
            transport.send(make_request(server.host), Timeout(read=5))
        except YunbindError as error:
            caught = error
    assert ("receive_response_headers" in caplog.text) == (transport.library in OF_HTTPX)
    assert "s3cret" not in caplog.text
    while caught is not None:
        shown = f"{caught} {caught!r} {vars(caught)}"
        assert "s3cret" not in shown.replace(repr(getattr(caught, "body", "")), "")
        caught = caught.__cause__ or caught.__context__


@for_httpx
def test_the_log_shows_what_helps(transport: EitherTransport, caplog: pytest.LogCaptureFixture) -> None:
    head = f"{OK}Content-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\nX-A: b\r\n"
    with caplog.at_level(logging.DEBUG), listen(answer(head)) as server:
        transport.send(make_request(server.host))
    shown = "status=200 headers=[Content-Type: application/json; charset=utf-8, Content-Length: 2, ***]"
    assert shown in caplog.text


def test_a_head_of_an_unknown_form_is_hidden(caplog: pytest.LogCaptureFixture) -> None:
    """A new httpcore can log it differently."""
    logger = logging.getLogger("httpcore.http11")
    with caplog.at_level(logging.DEBUG, logger.name):
        for value in ("Response(s3cret)", "[s3cret", "(1, 's3cret')", "(200, [1, b's3cret'])"):
            logger.debug("receive_response_headers.complete return_value=%s", value)
    assert caplog.text.count("receive_response_headers.complete ***") == 4
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize("library", [httpx, httpx2])
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(("phrase", "shown"), [("s3cret", "***"), ("OK", "OK"), ("", "***")])
def test_httpx_logs_only_standard_reason_phrases(
    library: Any, kind: str, phrase: str, shown: str, caplog: pytest.LogCaptureFixture
) -> None:
    import asyncio

    from yunbind_runtime.transport.httpx_transport import as_async_transport

    def respond(_request: Any) -> Any:
        return library.Response(200, extensions={"reason_phrase": phrase.encode()}, content=b"{}")

    async def call(request: HttpRequest) -> Any:
        async with library.AsyncClient(transport=library.MockTransport(respond)) as client:
            return await as_async_transport(client).send(request, Timeout())

    request = make_request("tke.test")
    with caplog.at_level(logging.INFO, library.__name__):
        if kind == "async":
            asyncio.run(call(request))
        else:
            with library.Client(transport=library.MockTransport(respond)) as client:
                as_transport(client).send(request, Timeout())
    assert f'"HTTP/1.1 200 {shown}"' in caplog.text
