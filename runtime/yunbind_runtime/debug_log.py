"""What httpcore logs at DEBUG, without secrets: it is every header of an answer."""

from __future__ import annotations

import logging
import re

from .http import SECRET_HEADERS


class _HeaderMask(logging.Filter):
    """Masks the values of headers that hold secrets."""

    _header = re.compile(
        rf"""\(b(['"])(?P<name>[^'"]*(?:{SECRET_HEADERS})[^'"]*)\1, b(['"])(?:\\.|(?!\3).)*\3\)""",
        re.IGNORECASE | re.DOTALL,
    )

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._header.sub(r"(b'\g<name>', b'***')", record.getMessage()), ()
        return True


def mask_headers() -> None:
    """Have the loggers of httpcore show no secret, whoever uses them."""
    for name in ("http11", "http2", "proxy"):
        logging.getLogger(f"httpcore.{name}").addFilter(_HeaderMask())
