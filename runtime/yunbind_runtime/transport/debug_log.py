"""Log filters for httpx, httpcore and their successors.

These libraries log URLs (INFO) and headers and logins (DEBUG) with secrets.

A server chooses the names and values of its headers and the reason phrase, and can repeat any part of a
request in them. So only those are shown that cannot.
"""

from __future__ import annotations

import ast
import logging
import re
from http import HTTPStatus
from typing import Any, cast

from yunbind_facts.behavior import SECRETS_MASK

from yunbind_runtime.base.http import SECRET_HEADERS

_HARMLESS = re.compile(
    rb"(?:content-length|retry-after|age): [0-9]{1,7}"
    rb"|(?:content-encoding|transfer-encoding|connection): (?:gzip|identity|chunked|close|keep-alive)"
    rb"|content-type: (?:application|text)/(?:json|xml|html|plain)(?:; ?charset=utf-?8)?"
    rb"|date: [a-z]{3}, [0-9]{2} [a-z]{3} [0-9]{4} [0-9:]{8} gmt",
    re.IGNORECASE,
)
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_RESPONSE = re.compile(r"(receive_response_headers\.complete) return_value=(.*)", re.DOTALL)
_FAILURE = re.compile(r"\bexception=(\w+)\(.*", re.DOTALL)


class _HeaderMask(logging.Filter):
    """Masks headers and reason phrases of responses, secret headers of requests, and quoted lines."""

    _header = re.compile(
        rf"""\(b(['"])(?P<name>[^'"]*(?:{SECRET_HEADERS})[^'"]*)\1, b(['"])(?:\\.|(?!\3).)*\3\)""",
        re.IGNORECASE | re.DOTALL,
    )

    def filter(self, record: logging.LogRecord) -> bool:
        text = _RESPONSE.sub(lambda match: f"{match[1]} {_show_response(match[2])}", record.getMessage())
        text = _FAILURE.sub(r"exception=\1", text)
        record.msg, record.args = self._header.sub(rf"(b'\g<name>', b'{SECRETS_MASK}')", text), ()
        return True


def _show_response(text: str) -> str:
    """Return the head of a response, logged as a tuple of version, status, reason phrase and headers."""
    try:
        parts = cast("tuple[Any, ...]", ast.literal_eval(text))
        status = next(part for part in parts if isinstance(part, int))
        shown = [_show_header(name, value) for name, value in parts[-1]]
    except (ValueError, SyntaxError, TypeError, LookupError, StopIteration, RecursionError, MemoryError):
        return SECRETS_MASK  # of an unknown version
    return f"status={status} headers=[{', '.join(shown)}]"


def _show_header(name: bytes, value: bytes) -> str:
    line = name + b": " + value
    return line.decode() if _HARMLESS.fullmatch(line) else SECRETS_MASK


class _LoginMask(logging.Filter):
    """Masks the user and password of a SOCKS proxy."""

    _login = re.compile(r"""\bauth=\(b(['"])(?:\\.|(?!\1).)*\1, b(['"])(?:\\.|(?!\2).)*\2\)""", re.DOTALL)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._login.sub(f"auth='{SECRETS_MASK}'", record.getMessage()), ()
        return True


class _QueryMask(logging.Filter):
    """Shows the URLs of our requests without their query, and only reason phrases of the standard."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            shown = [getattr(argument, "shown", argument) for argument in record.args]
            if len(shown) == 5 and isinstance(shown[3], int):  # method, URL, version, status, phrase
                standard = _PHRASES.get(shown[3], "")
                shown[4] = shown[4] if str(shown[4]).lower() == standard.lower() else SECRETS_MASK
            record.args = tuple(shown)
        return True


def mask_secrets() -> None:
    """Add the filters to the loggers of httpx, httpcore and their successors."""
    for name in ("httpx", "httpx2"):
        logging.getLogger(name).addFilter(_QueryMask())
    for core in ("httpcore", "httpcore2"):
        logging.getLogger(f"{core}.socks").addFilter(_LoginMask())
        for name in ("http11", "http2", "proxy"):
            logging.getLogger(f"{core}.{name}").addFilter(_HeaderMask())
