"""Sessions of roles: how long they can be, and how the clouds name them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER
from yunbind_emulator.services.jwt_claims import read_claims

from .caller import Caller
from .signed_requests import NOW, alibaba_error
from .test_temporary_keys import ask_alibaba, ask_tencent, make_token, read_tencent


def assume(caller: Caller, nonce: str = "sts", **parameters: str) -> dict[str, Any]:
    return json.loads(caller.application.respond(ask_alibaba("AssumeRole", nonce, **parameters)).body)


@pytest.mark.parametrize(
    ("seconds", "ends"), [("900", "2026-11-21T12:15:00Z"), ("43200", "2026-11-22T00:00:00Z")]
)
def test_a_session_of_alibaba_can_be_as_long_as_documented(caller: Caller, seconds: str, ends: str):
    """``documented``: from 15 minutes to the twelve hours that a role can allow."""
    assert assume(caller, DurationSeconds=seconds)["Credentials"]["Expiration"] == ends


def test_a_longer_session_of_alibaba_is_refused(caller: Caller):
    refused = caller.application.respond(ask_alibaba("AssumeRole", DurationSeconds="43201"))
    assert alibaba_error(refused) == (400, "InvalidParameter.DurationSeconds")
    assert refused.header(ASSUMED_HEADER) == "A role allows sessions of up to 12 hours"


@pytest.mark.parametrize("seconds", [1, 43200])
def test_a_session_of_tencent_can_be_as_long_as_documented(caller: Caller, seconds: int):
    request = ask_tencent("AssumeRole", caller.clock, DurationSeconds=seconds)
    response = read_tencent(caller.application.respond(request))
    assert response["ExpiredTime"] == NOW.timestamp() + seconds


def test_an_assumed_role_has_a_number_of_its_own(caller: Caller):
    """``documented``: 34458433936495****, 18 digits. The same role has the same number."""
    ids = [assume(caller, nonce, **role)["AssumedRoleUser"]["AssumedRoleId"] for nonce, role in (
        ("1", {}),
        ("2", {"RoleSessionName": "bob"}),
        ("3", {"RoleArn": "acs:ram::123456789012****:role/other"}),
    )]  # fmt: skip
    numbers = [number for number, _ in (each.split(":") for each in ids)]
    assert all(re.fullmatch("[0-9]{18}", number) for number in numbers)
    assert numbers[0] == numbers[1] != numbers[2]


@pytest.mark.parametrize("role", ["qcs::cam::uin/1:role/4611686018427397919", "qcs::cam::uin/1:roleName/r"])
def test_a_role_of_tencent_is_named_or_numbered(caller: Caller, role: str):
    """``documented``: both forms."""
    response = read_tencent(caller.application.respond(ask_tencent("AssumeRole", caller.clock, RoleArn=role)))
    assert response["Credentials"]["Token"]


@pytest.mark.parametrize("text", ["", "a", "ab", "abc", "abcd"])
def test_claims_are_read_with_any_length_of_their_text(text: str):
    """Base64 of a JSON Web Token has no padding."""
    assert read_claims(make_token({"sub": text})) == {"sub": text}
