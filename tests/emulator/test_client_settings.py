"""Settings that point clients at a running emulator."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from yunbind_emulator.client_settings import VENDORS, InfoFileError, write_settings

from .signed_requests import KEYS

NAMES = {
    "tencent": {
        "TENCENTCLOUD_SECRET_ID": "tencent-id",
        "TENCENTCLOUD_SECRET_KEY": 'it\'s "a" $(key)',
        "YUNBIND_ENDPOINT": "http://127.0.0.1:18080",
    },
    "alibaba": {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": "alibaba-id",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "alibaba-secret",
        "YUNBIND_ENDPOINT": "http://127.0.0.1:18080",
    },
    "huawei": {
        "HUAWEICLOUD_SDK_AK": "huawei-id",
        "HUAWEICLOUD_SDK_SK": "huawei-secret",
        "HUAWEICLOUD_SDK_PROJECT_ID": "0" * 32,
        "HUAWEICLOUD_SDK_REGION_CCE_CN_NORTH_4": "http://127.0.0.1:18080",
        "HUAWEICLOUD_SDK_IAM_ENDPOINT": "http://127.0.0.1:18080",
        "YUNBIND_ENDPOINT": "http://127.0.0.1:18080",
    },
}


@pytest.fixture
def info(tmp_path: Path) -> Path:
    path = tmp_path / "info.json"
    keys = {**KEYS, "tencent": {"secret_id": "tencent-id", "secret_key": 'it\'s "a" $(key)'}}
    path.write_text(json.dumps({"endpoint": "http://127.0.0.1:18080", "credentials": keys, "pid": 1}))
    return path


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_shell_takes_the_settings_as_they_are(info: Path, vendor: str):
    """Names as the vendor's SDK reads them; keys with any character; no proxy."""
    script = f"export HTTP_PROXY=http://proxy\n{write_settings(vendor, info)}\nenv -0"
    result = subprocess.run(
        ["sh", "-eu", "-c", script], capture_output=True, text=True, timeout=10, check=True
    )
    found = dict(line.split("=", 1) for line in result.stdout.split("\0") if "=" in line)
    assert NAMES[vendor].items() <= found.items()
    assert "HTTP_PROXY" not in found


@pytest.mark.parametrize(
    ("vendor", "expected"),
    [
        ("tencent", 'HttpProfile(protocol="http", endpoint="127.0.0.1:18080")'),
        ("tencent", "--endpoint http://127.0.0.1:18080"),
        ("alibaba", 'endpoint="127.0.0.1:18080", protocol="http"'),
        ("alibaba", 'request.set_endpoint("127.0.0.1:18080")'),
        ("huawei", '.with_endpoint("http://127.0.0.1:18080")'),
        ("tencent", "http://127.0.0.1:18080/latest/meta-data/cam/security-credentials/"),
        ("alibaba", "http://127.0.0.1:18080/latest/meta-data/ram/security-credentials/"),
        ("alibaba", "ALIBABA_CLOUD_CREDENTIALS_URI=http://127.0.0.1:18080/"),
        ("huawei", "http://127.0.0.1:18080/openstack/latest/securitykey"),
    ],
)
def test_every_client_gets_the_endpoint_in_the_form_that_it_takes(info: Path, vendor: str, expected: str):
    """With or without a scheme, as the vendors' own SDKs need it."""
    assert expected in write_settings(vendor, info)


@pytest.mark.parametrize("endpoint", ["http://127.0.0.2:80", "http://[::1]:18080", "http://10.0.0.7:8080"])
@pytest.mark.parametrize("vendor", VENDORS)
def test_an_emulator_at_another_address_is_named(tmp_path: Path, vendor: str, endpoint: str):
    """As with ``--host``."""
    path = tmp_path / "info.json"
    path.write_text(json.dumps({"endpoint": endpoint, "credentials": KEYS, "pid": 1}))
    assert f"export YUNBIND_ENDPOINT={endpoint}\n" in write_settings(vendor, path)


PROGRAM = """
from yunbind.alibaba.eci import EciClient
from yunbind.huawei.cce import CceClient
from yunbind.tencent.tke import TkeClient
print({client.endpoint for client in (
    TkeClient(region="ap-guangzhou"), EciClient(region="cn-hangzhou"), CceClient(region="cn-north-4")
)})
"""


@pytest.mark.slow
@pytest.mark.parametrize("vendor", VENDORS)
def test_a_sourced_program_calls_the_emulator(info: Path, vendor: str):
    """Its clients of all clouds do, so that no key reaches a vendor."""
    script = f"{write_settings(vendor, info)}\n'{sys.executable}' -c '{PROGRAM}'"
    result = subprocess.run(
        ["sh", "-eu", "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout.strip() == "{'http://127.0.0.1:18080'}"


@pytest.mark.parametrize("vendor", VENDORS)
def test_no_key_is_outside_of_the_exports(info: Path, vendor: str):
    secrets = [value for name, value in NAMES[vendor].items() if name.endswith(("KEY", "SECRET", "SK"))]
    comments = [line for line in write_settings(vendor, info).splitlines() if line.startswith("#")]
    assert not [line for line in comments for secret in secrets if secret in line]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "{",
        "[]",
        "{}",
        '{"endpoint": 5}',
        '{"endpoint": "http://127.0.0.1:1\\nevil", "credentials": {"tencent": {"secret_id": "a", "secret_key": "b"}}}',
        '{"endpoint": "http://127.0.0.1:1", "credentials": {"tencent": {"secret_id": 1, "secret_key": 2}}}',
    ],
)
def test_another_file_than_an_info_file_is_an_error(tmp_path: Path, text: str | None):
    path = tmp_path / "info.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(InfoFileError, match="info"):
        write_settings("tencent", path)
