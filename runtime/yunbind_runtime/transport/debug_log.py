"""What httpx and httpcore log, without secrets: addresses at INFO; headers and logins at DEBUG."""

from __future__ import annotations

import logging
import re

from yunbind_runtime.base.http import SECRET_HEADERS


class _HeaderMask(logging.Filter):
    """Masks the values of headers that hold secrets."""

    _header = re.compile(
        rf"""\(b(['"])(?P<name>[^'"]*(?:{SECRET_HEADERS})[^'"]*)\1, b(['"])(?:\\.|(?!\3).)*\3\)""",
        re.IGNORECASE | re.DOTALL,
    )

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._header.sub(r"(b'\g<name>', b'***')", record.getMessage()), ()
        return True


class _LoginMask(logging.Filter):
    """Masks who uses a SOCKS proxy."""

    _login = re.compile(r"""\bauth=\(b(['"])(?:\\.|(?!\1).)*\1, b(['"])(?:\\.|(?!\2).)*\2\)""", re.DOTALL)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._login.sub("auth='***'", record.getMessage()), ()
        return True


class _AddressMask(logging.Filter):
    """Shows addresses of ours without their query."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(getattr(each, "shown", each) for each in record.args)
        return True


def mask_secrets() -> None:
    """Have the loggers of httpx and httpcore show no secret of ours."""
    logging.getLogger("httpx").addFilter(_AddressMask())
    logging.getLogger("httpcore.socks").addFilter(_LoginMask())
    for name in ("http11", "http2", "proxy"):
        logging.getLogger(f"httpcore.{name}").addFilter(_HeaderMask())
