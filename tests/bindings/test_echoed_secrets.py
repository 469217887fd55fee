"""Services that repeat secrets of the request where no one looks for them: ids, headers and other spellings."""

from __future__ import annotations

import json
import logging
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from yunbind.errors import YunbindError

from tests.runtime.loopback import CannedResponse, Received

from . import test_secret_sweep as sweep

cloud, search = sweep.cloud, sweep.search

SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": lambda mark: mark,
    "json": lambda mark: "".join(f"\\u{ord(each):04x}" for each in mark),
    "percent": lambda mark: "".join(f"%{ord(each):02x}" for each in mark),
    "references": lambda mark: "".join(f"&#x{ord(each):x};" for each in mark),
    "base64": lambda mark: b64encode(f"user:{mark}".encode()).decode(),
    "hexadecimal": lambda mark: mark.encode().hex(),
}


@pytest.fixture(autouse=True)
def _ignore_httpcore() -> Iterator[None]:
    """Its DEBUG lines have their own tests."""
    logger = logging.getLogger("httpcore")
    level = logger.level
    logger.setLevel(logging.INFO)
    yield
    logger.setLevel(level)


def _find_marks(received: Received) -> list[str]:
    """Return the secrets in a request."""
    found = re.findall(r"m4rk-[a-z]+-0f3a", sweep.repeat(received))
    return list(dict.fromkeys(found))


def _name_id(received: Received, text: str, status: int) -> CannedResponse:
    """Return a response with a text as its request id, on every cloud."""
    names = ("X-Request-Id", "X-IAM-Trace-Id", "X-TC-RequestId", "x-acs-request-id", "X-Subject-Token")
    content: dict[str, Any] = {"RequestId": text, "request_id": text, "requestId": text}
    is_tencent = "X-TC-Action" in received.headers or "SecretId=" in received.target
    if is_tencent and status >= 400:
        content = {"Response": {"RequestId": text, "Error": {"Code": "Failed", "Message": "m"}}}
    elif is_tencent:
        content = {"Response": {"RequestId": text}}
    elif status >= 400:
        content |= {"Code": "Failed", "error_code": "X.1"}
    else:
        content |= {name: sweep.ISSUED[name] for name in ("token", "projects")}
    return CannedResponse(status, json.dumps(content).encode(), dict.fromkeys(names, text))


def _join(received: Received, spell: Callable[[str], str]) -> str:
    return " ".join(map(spell, _find_marks(received)))


def _id_outcome(spelling: str, status: int) -> sweep.Outcome:
    return lambda received: _name_id(received, _join(received, SPELLINGS[spelling]), status)


def _error_outcome(spelling: str) -> sweep.Outcome:
    def respond(received: Received) -> CannedResponse:
        text = _join(received, SPELLINGS[spelling])
        error = {"Code": "Failed", "Message": text, "Other": {text: [text]}}
        content = {"Response": {"Error": error, "RequestId": "id"}, **error, "error_code": text}
        raw = json.dumps({**content, "error_msg": text}).replace("\\\\u", "\\u").encode()
        return CannedResponse(400, raw)

    return respond


OUTCOMES: dict[str, sweep.Outcome] = {
    **{f"a request id in {name}": _id_outcome(name, 200) for name in SPELLINGS},
    **{f"a request id in {name} of an error": _id_outcome(name, 400) for name in SPELLINGS},
    **{f"an error in {name}": _error_outcome(name) for name in SPELLINGS},
    "other headers": lambda received: CannedResponse(
        502, b"<html>", {"Server": _join(received, str), "X-Echo": _join(received, str)}
    ),
    "other headers of a success": lambda received: CannedResponse(
        200, json.dumps(sweep.ISSUED).encode(), {"Server": _join(received, str)}
    ),
    "a malformed header line": lambda received: CannedResponse(200, b"{}", {"X Echo": _join(received, str)}),
    "a malformed status line": lambda received: CannedResponse(200, b"{}", {"A\x00": _join(received, str)}),
    "a wrong encoding": lambda received: CannedResponse(
        200, b"{}", {"Content-Encoding": "gzip", "X-Echo": _join(received, str)}
    ),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("case", sweep.CASES)
def test_no_repeated_secret_is_shown(
    case: str, outcome: str, cloud: sweep.Server, search: sweep.Search
) -> None:
    """Covers repr, str, pickles, logs, errors with causes, hooks, spans and warnings."""
    cloud.respond = OUTCOMES[outcome]
    make, call, more = sweep.CASES[case]
    with make(**sweep.options(cloud, search, **more)) as client:
        try:
            response = call(client)
        except YunbindError as error:
            search.add_error(error)
        else:
            search.add(response, response.response_metadata)
            response.response_metadata.__reduce__()
    assert _find_marks(cloud.received[0])
    _add_decoded(search)


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("case", sweep.ASYNC_CASES)
async def test_no_repeated_secret_is_shown_by_asynchronous_clients(
    case: str, outcome: str, cloud: sweep.Server, search: sweep.Search
) -> None:
    cloud.respond = OUTCOMES[outcome]
    make, call, more = sweep.ASYNC_CASES[case]
    async with make(**sweep.options(cloud, search, **more)) as client:
        try:
            search.add(await call(client))
        except YunbindError as error:
            search.add_error(error)
    _add_decoded(search)


def test_raw_responses_show_no_repeated_secret(cloud: sweep.Server, search: sweep.Search) -> None:
    cloud.respond = OUTCOMES["a request id in json"]
    with sweep.TkeClient(**sweep.options(cloud, search)) as tke:
        raw = tke.with_raw_response.describe_image_caches()
        search.add(raw, raw.request_id, raw.parsed)
    assert raw.request_id
    assert "***" in raw.request_id
    _add_decoded(search)


def _add_decoded(search: sweep.Search) -> None:
    """Add the texts without their escapes, so that the search finds every spelling."""
    texts = [*search.texts, *search.hooks.seen, search.log.getvalue()]
    texts += [span.to_json() or "" for span in search.spans.get_finished_spans()]
    for text in texts:
        plain = re.sub(r"\\{1,4}u00([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{2});", _decode, text)
        search.texts += [plain, _decode_hexadecimal(text)]


def _decode(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2] or found[3], 16))


def _decode_hexadecimal(text: str) -> str:
    return re.sub(r"(?:[0-9a-f]{2}){8,}", lambda found: bytes.fromhex(found[0]).decode("latin-1"), text)
