"""Log filters for httpx and httpcore, which log URLs (INFO) and headers and logins (DEBUG) with secrets."""

from __future__ import annotations

import logging
import re

from yunbind_runtime.base.http import SECRET_HEADERS


class _HeaderMask(logging.Filter):
    """Masks the values of secret headers."""

    _header = re.compile(
        rf"""\(b(['"])(?P<name>[^'"]*(?:{SECRET_HEADERS})[^'"]*)\1, b(['"])(?:\\.|(?!\3).)*\3\)""",
        re.IGNORECASE | re.DOTALL,
    )

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._header.sub(r"(b'\g<name>', b'***')", record.getMessage()), ()
        return True


class _LoginMask(logging.Filter):
    """Masks the user and password of a SOCKS proxy."""

    _login = re.compile(r"""\bauth=\(b(['"])(?:\\.|(?!\1).)*\1, b(['"])(?:\\.|(?!\2).)*\2\)""", re.DOTALL)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._login.sub("auth='***'", record.getMessage()), ()
        return True


class _QueryMask(logging.Filter):
    """Shows the URLs of our requests without their query."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(getattr(argument, "shown", argument) for argument in record.args)
        return True


def mask_secrets() -> None:
    """Add the filters to the loggers of httpx and httpcore."""
    logging.getLogger("httpx").addFilter(_QueryMask())
    logging.getLogger("httpcore.socks").addFilter(_LoginMask())
    for name in ("http11", "http2", "proxy"):
        logging.getLogger(f"httpcore.{name}").addFilter(_HeaderMask())
