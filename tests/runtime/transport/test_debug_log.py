"""Masked secrets in the debug logs of HTTP libraries."""

from __future__ import annotations

import logging

import pytest
import yunbind_runtime.transport.httpx_transport  # noqa: F401 - adds the filters
from httpcore._trace import Trace


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
