"""The command doctor: each fault has a finding with its remedy."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from yunbind_emulator import Emulator

from .program import run_here

KEYS = {"TENCENTCLOUD_SECRET_ID": "AKIDabcdefgh7f2", "TENCENTCLOUD_SECRET_KEY": "very-secret-key"}
NO_ROLE = {"YUNBIND_METADATA_DISABLED": "true"}


def examine(*words: str, **environment: str) -> tuple[int, dict[str, dict[str, str]]]:
    """Return the exit code, and the findings about Tencent by check."""
    done = run_here("doctor", "tencent", *words, "-o", "json", **environment)
    assert "very-secret" not in done.output + done.errors
    return done.code, {finding["check"]: finding for finding in json.loads(done.output)}


def serve(ahead: float) -> Iterator[str]:
    """Yield the endpoint of a server whose clock is ahead."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(400)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def date_time_string(self, timestamp: float | None = None) -> str:
            return format_datetime(datetime.now(UTC) + timedelta(seconds=ahead), usegmt=True)

        def log_message(self, *_: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def clock(request: pytest.FixtureRequest) -> Iterator[str]:
    yield from serve(request.param)


def test_a_sound_setup_has_no_problem(cloud: Emulator, account: dict[str, str]) -> None:
    code, findings = examine(**account)
    assert code == 0
    assert list(findings) == ["key", "proxy", "connection", "clock", "read"]
    assert {finding["status"] for finding in findings.values()} == {"ok"}
    assert not any(finding["remedy"] for finding in findings.values())


def test_all_clouds_are_examined_and_those_without_a_key_are_skipped(cloud: Emulator) -> None:
    done = run_here("doctor", "--endpoint", cloud.endpoint, **KEYS)
    heads = [line.split()[:3] for line in done.output.splitlines()]
    assert heads[:3] == [["skip", "alibaba", "key"], ["skip", "huawei", "key"], ["ok", "tencent", "key"]]


@pytest.mark.parametrize("words", [(), ("tencent",)])
def test_no_key_at_all_fails_and_names_the_remedy(words: tuple[str, ...]) -> None:
    done = run_here("doctor", *words, "--offline", **NO_ROLE, ALIBABA_CLOUD_ECS_METADATA_DISABLED="true")
    assert done.code == 3
    assert "fail  tencent  key" in done.output
    assert "-> see docs/credentials.md" in done.output


def test_a_check_without_network_sends_nothing(cloud: Emulator, account: dict[str, str]) -> None:
    _, findings = examine("--offline", **account)
    assert list(findings) == ["key", "proxy"]
    assert cloud.control.journal.export(0) == []


@pytest.mark.skipif(os.name != "posix", reason="the system has no such rights")
@pytest.mark.parametrize(("mode", "status"), [(0o600, "ok"), (0o640, "warn"), (0o604, "warn")])
def test_a_file_with_keys_is_for_its_owner_only(tmp_path: Path, mode: int, status: str) -> None:
    path = tmp_path / ".tencentcloud" / "credentials"
    path.parent.mkdir()
    path.write_text("[default]\nsecret_id = AKIDabcdefgh7f2\nsecret_key = very-secret-key\n")
    path.chmod(mode)
    code, findings = examine("--offline", HOME=str(tmp_path))
    assert (code, findings["file"]["status"]) == (0, status)
    assert findings["file"]["remedy"] == (f"chmod 600 {path}" if status == "warn" else None)


def test_a_damaged_source_fails_and_nothing_is_signed(cloud: Emulator, tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("[default")
    environment = {"TENCENTCLOUD_CREDENTIALS_FILE": str(tmp_path / "keys")}
    code, findings = examine("--endpoint", cloud.endpoint, **environment)
    assert (code, findings["key"]["status"]) == (3, "fail")
    assert "read" not in findings


@pytest.mark.parametrize(
    ("variables", "status", "text"),
    [
        ({}, "ok", "none"),
        ({"HTTPS_PROXY": "http://user:very-secret@proxy:3128"}, "ok", "through http://proxy:3128"),
        (
            {"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "example.com"},
            "ok",
            "does not apply to api.example",
        ),
        ({"HTTPS_PROXY": "gopher://proxy"}, "fail", "HTTPS_PROXY has the scheme"),
        ({"HTTPS_PROXY": "http://one:1", "https_proxy": "http://two:2"}, "warn", "differ"),
    ],
)
def test_the_proxy_is_explained(variables: dict[str, str], status: str, text: str) -> None:
    proxies = dict.fromkeys(
        ("https_proxy", "http_proxy", "all_proxy", "no_proxy", "NO_PROXY", "HTTPS_PROXY"), ""
    )
    endpoint = ("--endpoint", "https://api.example.com")
    _, findings = examine("--offline", *endpoint, **{**proxies, "ALL_PROXY": "", **variables}, **KEYS)
    assert findings["proxy"]["status"] == status
    assert text in findings["proxy"]["message"]


def test_a_missing_file_of_authorities_fails_before_anything_is_sent(tmp_path: Path) -> None:
    missing = str(tmp_path / "ca.pem")
    code, findings = examine("--endpoint", "https://127.0.0.1:9", SSL_CERT_FILE=missing, **KEYS)
    assert (code, findings["authorities"]["status"]) == (3, "fail")
    assert missing in findings["authorities"]["message"]
    assert "connection" not in findings


def test_a_name_without_an_address_is_the_last_finding() -> None:
    code, findings = examine("--endpoint", "http://cloud.invalid", **KEYS)
    assert (code, findings["name"]["status"]) == (3, "fail")
    assert list(findings)[-1] == "name"


def test_an_endpoint_without_tls_is_explained(cloud: Emulator) -> None:
    code, findings = examine("--endpoint", cloud.endpoint.replace("http:", "https:"), **KEYS)
    assert (code, findings["connection"]["status"]) == (3, "fail")
    assert "TLS handshake" in findings["connection"]["message"]
    assert "read" not in findings


def test_a_closed_port_is_a_failure_of_the_connection() -> None:
    code, findings = examine("--endpoint", "http://127.0.0.1:9", **KEYS)
    assert (code, list(findings)[-1], findings["connection"]["status"]) == (3, "connection", "fail")


@pytest.mark.parametrize(
    ("clock", "status", "text"),
    [(0, "ok", "right"), (120, "warn", "behind"), (-120, "warn", "ahead"), (3600, "fail", "tolerates 300 s")],
    indirect=["clock"],
)
def test_the_clock_is_compared_with_that_of_the_response(clock: str, status: str, text: str) -> None:
    _, findings = examine("--endpoint", clock, **KEYS)
    assert findings["clock"]["status"] == status
    assert text in findings["clock"]["message"]


def test_an_unknown_key_fails_with_the_remedy_of_its_code(cloud: Emulator) -> None:
    code, findings = examine("--endpoint", cloud.endpoint, **KEYS)
    assert (code, findings["read"]["status"]) == (3, "fail")
    assert "AuthFailure.SecretIdNotFound" in findings["read"]["message"]
    assert findings["read"]["remedy"]


def test_a_missing_permission_is_a_warning(cloud: Emulator, account: dict[str, str]) -> None:
    cloud.control.fault_rules.add({"kind": "error", "code": "UnauthorizedOperation"})
    code, findings = examine(**account)
    assert (code, findings["read"]["status"]) == (0, "warn")


def test_findings_are_written_in_chinese(cloud: Emulator) -> None:
    done = run_here("doctor", "tencent", "--lang", "zh", "--endpoint", cloud.endpoint, **KEYS)
    assert "未使用" in done.output
    assert "毫秒内响应" in done.output
