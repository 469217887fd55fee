"""Requests that are sent twice: refused for as long as their signature is valid."""

from __future__ import annotations

from datetime import timedelta

import pytest
from yunbind_emulator.application import Application

from .catalog_requests import read_refusal
from .conftest import Clock
from .signed_requests import NOW, alibaba, alibaba_older, tencent_older


def read_code(emulator: Application, request: object) -> str | None:
    refusal = read_refusal(emulator.respond(request))  # pyright: ignore[reportArgumentType]
    return refusal[0] if refusal else None


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (1, "AuthFailure.SignatureFailure"),
        (600, "AuthFailure.SignatureFailure"),
        (601, "AuthFailure.SignatureExpire"),
    ],
)
def test_tencent_refuses_a_replay_until_the_signature_expires(
    emulator: Application, clock: Clock, seconds: int, code: str
):
    """A clock that is five minutes ahead signs for ten minutes."""
    ahead = NOW + timedelta(seconds=300)
    request = tencent_older({}, timestamp=str(int(ahead.timestamp())))
    assert read_code(emulator, request) is None
    clock.advance(seconds)
    assert read_code(emulator, request) == code


@pytest.mark.parametrize("sign", [alibaba, alibaba_older])
@pytest.mark.parametrize(
    ("seconds", "code"),
    [(1, "SignatureNonceUsed"), (1800, "SignatureNonceUsed"), (1801, "InvalidTimeStamp.Expired")],
)
def test_alibaba_refuses_a_replay_until_the_signature_expires(
    emulator: Application, clock: Clock, sign: object, seconds: int, code: str
):
    """A clock that is 15 minutes ahead signs for 30 minutes."""
    ahead = (NOW + timedelta(seconds=900)).strftime("%Y-%m-%dT%H:%M:%SZ")
    request = alibaba(date=ahead) if sign is alibaba else alibaba_older(timestamp=ahead)
    assert read_code(emulator, request) is None
    clock.advance(seconds)
    assert read_code(emulator, request) == code


def test_tencent_remembers_a_nonce_for_ten_minutes(emulator: Application, clock: Clock):
    """Twice the difference that a clock can have; then no signature with it is valid."""
    table = emulator.control.issued_secrets._tables["tencent.nonces"]
    for seconds, count in ((0, 1), (600, 2), (1, 2)):
        clock.advance(seconds)
        request = tencent_older({}, timestamp=str(int(clock.now.timestamp())))
        assert read_code(emulator, request) is None
        assert len(table.export()) == count


def test_a_nonce_of_alibaba_can_be_used_again_when_no_signature_with_it_is_valid(
    emulator: Application, clock: Clock
):
    """After twice 15 minutes. Nothing remembers it for longer."""
    for seconds, code in ((0, None), (1800, "SignatureNonceUsed"), (1, None)):
        clock.advance(seconds)
        request = alibaba(date=clock.now.strftime("%Y-%m-%dT%H:%M:%SZ"))
        assert read_code(emulator, request) == code
