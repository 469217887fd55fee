"""Refusals that no other test reaches: what a client sends wrong, and what this machine cannot do."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.application import Application
from yunbind_emulator.faults.fault_rules import FaultRules
from yunbind_emulator.services.jwt_claims import is_expired, read_claims, read_moment

from .caller import Caller
from .signed_requests import KEYS, alibaba
from .test_admin import call
from .test_eci import create as create_eci
from .test_ecm import create, own
from .test_tke import create as create_tke


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    with Emulator(credentials=KEYS, state_file=tmp_path / "state.db") as emulator:
        yield emulator


@pytest.mark.parametrize(
    ("method", "path", "document"),
    [
        ("POST", "/clock", {"advance": 1}),
        ("POST", "/reset", None),
        ("PUT", "/state", {"format": 1, "accounts": {}}),
    ],
)
def test_the_admin_api_says_that_the_state_file_cannot_be_written(
    kept: Emulator, monkeypatch: pytest.MonkeyPatch, method: str, path: str, document: object
):
    def fail() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept.control, "save", fail)
    status, said, headers = call(kept, method, path, document)
    assert status == 507
    assert said == {
        "error": "The change was made, but the state file cannot be written: No space left on device."
    }
    assert headers["Cache-Control"] == "no-store"


def test_the_admin_api_switches_the_tokens_of_metadata_services(kept: Emulator):
    assert call(kept, "GET", "/metadata")[1] == {"tokens_required": False}
    assert call(kept, "POST", "/metadata", {"tokens_required": True})[1] == {"tokens_required": True}
    assert kept.control.metadata_tokens is True
    assert call(kept, "GET", "/metadata")[1] == {"tokens_required": True}


@pytest.mark.parametrize(
    ("path", "document"),
    [
        *[("/metadata", {"tokens_required": value}) for value in (1, "true", None)],
        *[("/rates", {"enabled": value}) for value in (1, "true", None)],
        *[("/seed", {"seed": value}) for value in (True, "7", 1.5, [])],
        *[(path, {"other": 1}) for path in ("/metadata", "/rates", "/seed", "/clock")],
        *[(path, {}) for path in ("/metadata", "/rates", "/seed", "/clock")],
        *[(path, [1]) for path in ("/metadata", "/rates", "/seed", "/clock")],
    ],
)
def test_the_admin_api_refuses_values_of_another_type(kept: Emulator, path: str, document: object):
    before = (kept.control.metadata_tokens, kept.control.rates.enabled)
    status, said, _ = call(kept, "POST", path, document)
    assert (status, bool(said["error"])) == (400, True)
    assert (kept.control.metadata_tokens, kept.control.rates.enabled) == before


@pytest.mark.parametrize("place", ["body", "query"])
@pytest.mark.parametrize("surplus", [0, 1])
def test_alibaba_reads_a_request_up_to_the_largest_size(
    emulator: Application, monkeypatch: pytest.MonkeyPatch, place: str, surplus: int
):
    """The size is checked before the signature."""
    monkeypatch.setattr("yunbind_emulator.protocols.alibaba.LARGEST_REQUEST", 1000)
    long = "x" * (1000 + surplus)
    request = replace(alibaba(), **{place: long.encode() if place == "body" else long})
    refused = b"InvalidParameter.LengthExceeded" in emulator.respond(request).body
    assert refused is bool(surplus)


def test_ecm_wants_something_to_change(caller: Caller):
    create(caller)
    image = own(caller)["ImageId"]
    response = caller.ecm("ModifyImageAttribute", {"ImageId": image})
    assert response["Error"]["Code"] == "MissingParameter.MissingImageParameter"


def test_an_image_of_ecm_keeps_its_own_name(caller: Caller):
    """It is no duplicate of itself."""
    create(caller, "web")
    given = {"ImageId": own(caller)["ImageId"], "ImageName": "web", "ImageDescription": "new"}
    assert "Error" not in caller.ecm("ModifyImageAttribute", given)
    assert own(caller)["ImageDescription"] == "new"


def test_an_update_of_tke_hides_the_passwords_too(caller: Caller):
    made = create_tke(caller)
    caller.clock.advance(10)
    given = [{"Name": "r", "Username": "u", "Password": "secret"}]
    caller.tke("UpdateImageCache", {"ImageCacheId": made, "ImageRegistryCredentials": given})
    (cache,) = caller.tke("DescribeImageCaches")["ImageCaches"]
    assert cache["ImageRegistryCredentials"] == [{"Name": "r", "Username": "u", "Password": ""}]


def test_an_update_of_eci_replaces_the_tags(caller: Caller):
    made = create_eci(caller, Tag_1_Key="old")
    caller.clock.advance(10)
    caller.eci("UpdateImageCache", ImageCacheId=made, Tag_1_Key="new", Tag_1_Value="v")
    (cache,) = caller.eci("DescribeImageCaches")["ImageCaches"]
    assert cache["Tags"] == [{"Key": "new", "Value": "v"}]


def test_the_rule_beyond_the_last_is_refused_as_json(kept: Emulator, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("yunbind_emulator.faults.fault_rules._MAX_RULES", 2)
    assert call(kept, "POST", "/faults", [{"kind": "reset"}] * 2)[0] == 200
    assert call(kept, "POST", "/faults", {"kind": "reset"})[0] == 400
    assert isinstance(kept.control.fault_rules, FaultRules)
    assert len(kept.control.fault_rules.export()) == 2


def encode(text: str) -> str:
    return f"e30.{base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')}.s"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "a",
        "a.b",
        "a.b.c.d",
        encode("{"),
        encode("[]"),
        encode("5"),
        encode("[" * 100_000),
        "e30.\u00fc.s",
    ],
)
def test_a_token_that_is_no_json_web_token_has_no_claims(token: str):
    assert read_claims(token) == {}


@pytest.mark.parametrize("value", [None, True, "1", [], 1e300, -1e300, float("nan"), 10**400])
def test_a_time_that_cannot_be_is_none(value: object):
    claims = {"exp": value}
    assert read_moment(claims, "exp") is None
    assert is_expired(claims, datetime(2026, 1, 1, tzinfo=UTC)) is False


@pytest.mark.parametrize(("seconds", "expected"), [(-1, False), (0, True), (1, True)])
def test_a_token_ends_with_its_second(seconds: int, expected: bool):
    ends = datetime(2026, 1, 1, tzinfo=UTC)
    claims = json.loads(json.dumps({"exp": ends.timestamp()}))
    assert is_expired(claims, ends.fromtimestamp(ends.timestamp() + seconds, UTC)) is expected
