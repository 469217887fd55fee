"""The recording of cassettes, and the rules by which a request matches a recorded request."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from yunbind import Credentials

from tests.recorded import serializer

CASSETTES = Path(__file__).parent.parent / "cassettes"
HIDDEN_HEADERS = ("authorization", "x-tc-timestamp", "x-acs-date", "x-acs-signature-nonce", "x-sdk-date")


@dataclass(frozen=True)
class Cloud:
    """The endpoint and the credentials."""

    endpoint: str
    tencent: Credentials
    alibaba: Credentials
    huawei: Credentials


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    return str(CASSETTES)


@pytest.fixture(scope="module")
def vcr_config() -> dict[str, Any]:
    return {
        "match_on": ["method", "path", "action", "query", "json_body"],
        "filter_headers": [(name, "REDACTED") for name in HIDDEN_HEADERS],
        "before_record_request": _hide_port,
        "serializer": "yaml",
        "decode_compressed_response": True,
    }


def pytest_recording_configure(config: pytest.Config, vcr: Any) -> None:
    del config
    vcr.register_serializer("yaml", serializer)
    vcr.register_matcher("action", _match_action)
    vcr.register_matcher("json_body", _match_body)


def _hide_port(request: Any) -> Any:
    parts = urllib.parse.urlsplit(request.uri)
    request.uri = urllib.parse.urlunsplit(parts._replace(netloc="127.0.0.1"))
    request.headers.pop("host", None)
    return request


def _action(request: Any) -> str | None:
    headers = {name.lower(): value for name, value in request.headers.items()}
    return headers.get("x-tc-action") or headers.get("x-acs-action")


def _match_action(first: Any, second: Any) -> None:
    assert _action(first) == _action(second)


def _match_body(first: Any, second: Any) -> None:
    assert _read_body(first) == _read_body(second)


def _read_body(request: Any) -> Any:
    body = request.body or b""
    text = body.decode() if isinstance(body, bytes) else body
    try:
        return json.loads(text)
    except ValueError:
        return text


@pytest.fixture(scope="session")
def cloud(pytestconfig: pytest.Config) -> Iterator[Cloud]:
    """The emulator during recording; an endpoint without a server during replay."""
    if pytestconfig.getoption("--record-mode") in (None, "none"):
        keys = Credentials("replayed-key", "replayed-secret", project_id="replayed-project")
        yield Cloud("http://127.0.0.1:9", keys, keys, keys)
        return
    from yunbind_emulator import Emulator

    with Emulator(samples=True, rates=False) as emulator:
        keys_by_cloud = emulator.credentials
        huawei = keys_by_cloud["huawei"]
        yield Cloud(
            emulator.endpoint,
            Credentials(keys_by_cloud["tencent"]["secret_id"], keys_by_cloud["tencent"]["secret_key"]),
            Credentials(
                keys_by_cloud["alibaba"]["access_key_id"], keys_by_cloud["alibaba"]["access_key_secret"]
            ),
            Credentials(huawei["ak"], huawei["sk"], project_id=huawei["project_id"]),
        )
