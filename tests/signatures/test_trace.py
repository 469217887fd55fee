"""The steps of signatures, against the cases of the conformance kit, which people computed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from yunbind_runtime.base.http import HttpRequest
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.signing import find_signer
from yunbind_signatures.schemes import SCHEMES
from yunbind_signatures.trace import trace_signature

ROOT = Path(__file__).parents[2]
CASES = [
    case
    for case in json.loads((ROOT / "generated" / "conformance" / "sign.json").read_text(encoding="utf-8"))[
        "cases"
    ]
    if "string_to_sign" in case["output"] and "key_secret" in case["input"]["credentials"]
]


def sign(given: dict[str, Any]) -> HttpRequest:
    sent, keys = given["request"], given["credentials"]
    request = HttpRequest(
        sent["method"],
        "https",
        sent["host"],
        sent.get("path", "/"),
        sent.get("query", ""),
        tuple((name, value) for name, value in sent.get("headers", ())),
        sent["body"].encode() if isinstance(sent.get("body"), str) else b"",
    )
    credentials = Credentials(keys["key_id"], keys["key_secret"], session_token=keys.get("session_token"))
    moment = datetime.fromisoformat(given["time"])
    signer = find_signer(given["protocol"], given["scheme"])
    return signer.sign(
        request, credentials, service=given.get("service", ""), moment=moment, nonce=given["nonce"]
    )


TEXT_CASES = [case for case in CASES if isinstance(case["input"]["request"].get("body", ""), str)]


@pytest.mark.parametrize("case", TEXT_CASES, ids=lambda case: case["id"])
def test_the_steps_are_those_of_the_kit(case: dict[str, Any]) -> None:
    given = case["input"]
    steps = {
        step.name: step.value for step in trace_signature(sign(given), given["credentials"]["key_secret"])
    }
    for name in ("canonical_request", "string_to_sign"):
        if name in case["output"]:
            assert steps[name] == case["output"][name]
    headers = dict(map(tuple, case["output"].get("added_headers", ())))
    if "Authorization" in headers:
        assert headers["Authorization"].endswith(f"Signature={steps['signature']}")


def test_the_kit_has_cases_of_every_scheme() -> None:
    shared = {"hmac-sha1": {"tencent-api3": "tencent-hmac-sha1", "alibaba-rpc": "alibaba-hmac-sha1"}}
    names = {
        shared.get(case["input"]["scheme"], {}).get(case["input"]["protocol"], case["input"]["scheme"])
        for case in TEXT_CASES
    }
    assert {name.removeprefix("tencent-").removeprefix("alibaba-") for name in SCHEMES} <= {
        name.removeprefix("tencent-").removeprefix("alibaba-") for name in names
    }


@pytest.mark.parametrize("case", TEXT_CASES[:1] + TEXT_CASES[-1:], ids=lambda case: case["id"])
def test_no_step_shows_the_secret_or_a_key(case: dict[str, Any]) -> None:
    given = case["input"]
    secret = given["credentials"]["key_secret"]
    steps = trace_signature(sign(given), secret)
    assert secret not in repr(steps)
    keys = [step.value for step in steps if step.name.startswith("key_")]
    assert keys
    assert set(keys) == {"***"}
