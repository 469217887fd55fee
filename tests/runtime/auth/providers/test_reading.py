"""Files, documents and replies with credentials, at their limits."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.auth.providers.bases import IssuedCredentials
from yunbind_runtime.auth.providers.documents import read_expiry, read_issued_credentials, read_object
from yunbind_runtime.auth.providers.files import (
    Section,
    read_ini,
    read_json,
    read_text,
    read_token,
    shorten_path,
)
from yunbind_runtime.auth.providers.json_calls import (
    Reply,
    describe_refusal,
    post_json,
    require_success,
)
from yunbind_runtime.auth.providers.logins import Login, LoginProvider
from yunbind_runtime.auth.providers.metadata_services import find_metadata_service
from yunbind_runtime.base.errors import ConnectionLost, CredentialsError
from yunbind_runtime.base.http import HttpResponse, Timeout
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.model.endpoints import Endpoint

from .effects import START, Answers, make_request

MIB = 1 << 20


def write(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    path.chmod(mode)
    return path


def test_a_file_of_a_mebibyte_is_read_and_a_longer_one_is_not(tmp_path: Path) -> None:
    assert read_text(write(tmp_path, b"x" * MIB), "it") == "x" * MIB
    with pytest.raises(CredentialsError, match=r"^the file it is too large"):
        read_text(write(tmp_path, b"x" * (MIB + 1)), "it")


@pytest.mark.parametrize(
    ("mode", "is_private", "warns"),
    [
        (0o600, True, False),
        (0o700, True, False),
        (0o610, True, True),
        (0o620, True, True),
        (0o640, True, True),
        (0o601, True, True),
        (0o602, True, True),
        (0o604, True, True),
        (0o644, False, False),
    ],
)
def test_a_file_that_other_accounts_can_use_causes_a_warning(
    tmp_path: Path, mode: int, is_private: bool, warns: bool, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            read_text(write(tmp_path, b"x", mode), "it", is_private=is_private)
    assert len(caplog.records) == warns
    if warns:
        assert f"(mode {mode:03o}); run: chmod 600 it" in caplog.text


def test_the_line_of_a_damaged_file_is_named(tmp_path: Path) -> None:
    for content, line in ((b"\xff", 1), (b"a\nb\n\xff", 3)):
        with pytest.raises(CredentialsError, match=f"is not UTF-8 text in line {line}$"):
            read_text(write(tmp_path, content), "it")
    for content, line in ((b"{\n\n!", 3), (b"[1]\n", 1), (b"[" * 100_000, 1)):
        with pytest.raises(CredentialsError, match=f"is not a JSON object, see line {line}$"):
            read_json(write(tmp_path, content), "it")
    for content, line in ((b"[a]\nx\n\ny: ]", 2), (b"x = 1", 1), (b"[a]\n[a]\n", 2), (b"[a]\nx=1\nx=2", 3)):
        with pytest.raises(CredentialsError, match=f"is not valid INI in line {line}$"):
            read_ini(write(tmp_path, content), "it")


def test_sections_know_their_line_and_their_values(tmp_path: Path) -> None:
    sections = read_ini(write(tmp_path, b"\n[a]\nKey = v%s \nempty =\n\n[b]\nkey=w\n"), "it")
    assert {name: section.place for name, section in sections.items()} == {
        "a": "section [a] of it (line 2)",
        "b": "section [b] of it (line 6)",
    }
    section = sections["a"]
    assert (section.get("key"), section.get("empty"), section.get("other")) == ("v%s", None, None)
    section.require("key")
    with pytest.raises(
        CredentialsUnavailable, match=r"^section \[a\] of it \(line 2\) has no empty and no other$"
    ):
        section.require("key", "empty", "other")
    with pytest.raises(CredentialsUnavailable, match=r"^p has no x$"):
        Section("p", {}).require("x")


def test_a_token_is_a_required_file(tmp_path: Path) -> None:
    assert read_token(write(tmp_path, b" token\n", 0o644), "it") == "token"
    with pytest.raises(CredentialsError, match=r"^the file it is empty$"):
        read_token(write(tmp_path, b" \n"), "it")
    with pytest.raises(CredentialsError, match="does not exist, but its token is required") as caught:
        read_token(tmp_path / "gone", "it")
    assert type(caught.value) is CredentialsError


def test_only_paths_in_the_home_directory_are_shortened() -> None:
    assert shorten_path(Path("/home/u/.a/b"), {"HOME": "/home/u"}) == "~/.a/b"
    for environ in ({"HOME": "/home/v"}, {"HOME": ""}, {}):
        assert shorten_path(Path("/home/u/.a"), environ) == "/home/u/.a"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("NotFound", " (NotFound)"),
        ("x" * 59, f" ({'x' * 59})"),
        ("x" * 60, ""),
        ("a b", ""),
        (404, ""),
        (None, ""),
    ],
)
def test_a_document_with_a_code_has_no_credentials(code: Any, shown: str) -> None:
    document = {"Code": code, "AccessKeyId": "i", "AccessKeySecret": "s"}
    with pytest.raises(CredentialsUnavailable) as caught:
        read_issued_credentials(json.dumps(document), "it")
    assert str(caught.value) == f"it has no credentials{shown}"


@pytest.mark.parametrize("wrapper", ["credential", "credentials", "Credentials", "CloudCredential"])
def test_credentials_can_be_wrapped(wrapper: str) -> None:
    inner = {"SecretId": "i", "SecretKey": "s", "Token": "t", "ExpiresAt": 1767225600}
    document = {wrapper: inner, "SecretId": "other", "SecretKey": "other"}
    assert read_issued_credentials(json.dumps(document), "it", project_id="p") == IssuedCredentials(
        Credentials("i", "s", "t", "p"), datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert read_issued_credentials(
        json.dumps({**document, wrapper: "text"}), "it"
    ).credentials == Credentials("other", "other")


@pytest.mark.parametrize("missing", ["access_key_id", "access_key_secret"])
@pytest.mark.parametrize("value", [None, "", 0])
def test_half_a_key_is_an_error(missing: str, value: Any) -> None:
    document = {"access_key_id": "i", "access_key_secret": "s", missing: value}
    with pytest.raises(CredentialsError, match=r"^it returned no key id or no key secret$"):
        read_issued_credentials(json.dumps(document), "it")


def test_an_expiry_is_a_time_or_absent() -> None:
    for nothing in (None, "", 0):
        assert read_expiry(nothing, "it") is None
    for value in (1767225600, 1767225600.0, "1767225600", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00"):
        assert read_expiry(value, "it") == datetime(2026, 1, 1, tzinfo=UTC)
    for wrong in (True, [1], "soon", 1e300):
        with pytest.raises(CredentialsError, match=r"^it returned an invalid expiry$"):
            read_expiry(wrong, "it")


@pytest.mark.parametrize("text", ["", "[]", "1", "{", b"\xff", "[" * 100_000])
def test_a_text_that_is_no_object_is_not_quoted(text: Any) -> None:
    with pytest.raises(CredentialsError, match=r"^it did not return a JSON object$") as caught:
        read_object(text, "it")
    assert caught.value.__context__ is None


ENDPOINT = Endpoint("https", "sts.test")


def test_a_json_request_is_a_post_with_a_limited_time() -> None:
    answers = Answers(HttpResponse(200, (), b"{}"))
    body = {"a": "text", "b": [1], "c": {"d": "inner"}}
    reply = answers.run(post_json(ENDPOINT, "/path?q=1", body, "STS", ("Authorization", "Bearer token")))
    (request,) = answers.sent
    assert (request.method, request.url) == ("POST", "https://sts.test/path?q=1")
    assert json.loads(request.body) == body
    assert request.headers == (
        ("Content-Type", "application/json;charset=UTF-8"),
        ("Authorization", "Bearer token"),
    )
    assert answers.timeouts == [Timeout(5, 10, 10, 15)]
    assert set(reply.sent) == {"text", "inner", "token"}
    assert "token" not in repr(reply)


def test_an_error_of_a_json_request_shows_nothing_that_was_sent() -> None:
    """It has the place of the service, unless it has one."""
    for place, expected in (("", "STS"), ("elsewhere", "elsewhere")):
        error = ConnectionLost("lost long-secret-token")
        error.place = place
        with pytest.raises(ConnectionLost) as caught:
            Answers(error).run(post_json(ENDPOINT, "/", {"token": "long-secret-token"}, "STS"))
        assert str(caught.value) == f"{expected}: lost ***"


@pytest.mark.parametrize(
    ("status", "is_success"), [(199, False), (200, True), (299, True), (300, False), (403, False)]
)
def test_a_reply_with_a_status_of_success_is_accepted(status: int, is_success: bool) -> None:
    reply = Reply(HttpResponse(status, (), b"{}"), ())
    if is_success:
        assert require_success(reply, "STS") is reply.response
        return
    with pytest.raises(CredentialsError, match=rf"^STS refused to issue credentials \(HTTP {status}\)$"):
        require_success(reply, "STS")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ({}, "HTTP 400"),
        ({"code": "Bad.Thing", "request_id": "r-1"}, "HTTP 400, Bad.Thing, r-1"),
        ({"Code": "Bad", "RequestId": "r-1", "message": "words"}, "HTTP 400, Bad, r-1"),
        ({"errorCode": "Bad"}, "HTTP 400, Bad"),
        ({"ErrorCode": "Bad"}, "HTTP 400, Bad"),
        ({"error_code": "", "error": "invalid_grant"}, "HTTP 400, invalid_grant"),
        ({"error": {"code": "Inner", "message": "words"}}, "HTTP 400, Inner"),
        ({"Error": {"Code": "Inner"}, "Code": "Outer"}, "HTTP 400, Inner"),
        ({"code": 5}, "HTTP 400"),
        ({"code": "two words"}, "HTTP 400"),
        ({"code": "x" * 60}, f"HTTP 400, {'x' * 60}"),
        ({"code": "x" * 61}, "HTTP 400"),
        ({"code": "long-secret-token"}, "HTTP 400, ***"),
    ],
)
def test_a_refusal_shows_code_and_request_id_only(body: Any, shown: str) -> None:
    response = HttpResponse(400, (), json.dumps(body).encode())
    assert describe_refusal(Reply(response, ("long-secret-token",)), "STS") == shown


def test_the_request_id_of_a_refusal_can_be_a_header() -> None:
    response = HttpResponse(400, (("X-Request-Id", "h-1"),), b'{"request_id": "b-1"}')
    assert describe_refusal(Reply(response, ()), "STS") == "HTTP 400, h-1"
    assert describe_refusal(Reply(HttpResponse(502, (), b"<html>"), ()), "STS") == "HTTP 502"


def test_each_cloud_has_its_metadata_service() -> None:
    """https://cloud.tencent.com/document/product/213/4934, https://help.aliyun.com/zh/ecs/user-guide/view-instance-metadata
    and https://support.huaweicloud.com/usermanual-ecs/ecs_03_0166.html"""
    facts = {
        name: (each.host, each.lists_roles, each.margin, each.absent_statuses, each.token_path is not None)
        for name in ("tencent", "alibaba", "huawei", "acme")
        if (each := find_metadata_service(name))
    }
    assert facts == {
        "tencent": ("metadata.tencentyun.com", True, timedelta(minutes=5), (404,), False),
        "alibaba": ("100.100.100.200", True, timedelta(minutes=15), (404,), True),
        "huawei": ("169.254.169.254", False, timedelta(minutes=15), (401, 404), True),
    }


MINUTE = timedelta(minutes=1)
NEW = json.dumps({"SecretId": "new", "SecretKey": "s", "Token": "t", "ExpiresAt": "2026-01-01T02:00:00Z"})


def make_login(kept: timedelta | None, token: timedelta | None, reply: HttpResponse | None = None) -> Login:
    """Return a login whose keys and token end after some time."""

    def exchange() -> Any:
        yield from ()
        assert reply is not None, "the token was exchanged"
        return Reply(reply, ())

    keys = None if kept is None else IssuedCredentials(Credentials("kept", "s", "t"), START + kept)
    ends_at = None if token is None else START + token
    return Login("the profile", "SSO", "cli login", keys, ends_at, exchange)


def fetch(login: Login, reason: str | None = None) -> str:
    provider = LoginProvider("login", lambda _: login, reason)
    return Answers().run(provider.fetch(make_request())).credentials.key_id


def test_keys_are_kept_for_longer_than_a_margin_and_a_token_ends_at_its_time() -> None:
    login = make_login(5 * MINUTE, 9 * MINUTE)
    assert login.find_kept(START, 5 * MINUTE) is None
    assert login.find_kept(START, 5 * MINUTE - timedelta(seconds=1)) is login.kept
    assert login.find_kept(START + 5 * MINUTE) is None
    assert login.find_kept(START + 5 * MINUTE - timedelta(seconds=1)) is login.kept
    assert [login.has_ended(START + minutes * MINUTE) for minutes in (8, 9, 10)] == [False, True, True]
    assert make_login(None, None).has_ended(START) is True
    endless = Login("p", "s", "c", IssuedCredentials(Credentials("i", "s")), None, lambda: (yield))
    assert endless.find_kept(START) is None
    assert make_login(None, MINUTE).find_kept(START) is None


def test_keys_that_end_soon_are_replaced_while_the_token_is_valid() -> None:
    """Within five minutes, as tccli does. Without a token, they are used until they end."""
    new = HttpResponse(200, (), NEW.encode())
    assert fetch(make_login(6 * MINUTE, MINUTE)) == "kept"
    assert fetch(make_login(5 * MINUTE, MINUTE, new)) == "new"
    assert fetch(make_login(None, MINUTE, new)) == "new"
    assert fetch(make_login(MINUTE, None)) == "kept"
    with pytest.raises(CredentialsUnavailable, match=r"^the login in the profile has ended; run: cli login$"):
        fetch(make_login(0 * MINUTE, -MINUTE))
    with pytest.raises(CredentialsError, match="run: cli login, but PROFILE names it"):
        fetch(make_login(None, None), "but PROFILE names it")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 407, 409, 428, 430, 499])
def test_a_refused_token_ends_the_login(status: int) -> None:
    with pytest.raises(
        CredentialsUnavailable, match=rf"was refused by SSO \(HTTP {status}\); run: cli login"
    ):
        fetch(make_login(None, MINUTE, HttpResponse(status, (), b"{}")))


@pytest.mark.parametrize("status", [300, 408, 429, 500, 503])
def test_a_busy_service_does_not_end_the_login(status: int) -> None:
    with pytest.raises(
        CredentialsError, match=rf"SSO refused to issue credentials \(HTTP {status}\)"
    ) as caught:
        fetch(make_login(None, MINUTE, HttpResponse(status, (), b"{}")))
    assert type(caught.value) is CredentialsError


@pytest.mark.parametrize("name", ["Error", "error"])
def test_an_error_with_status_200_ends_the_login(name: str) -> None:
    reply = HttpResponse(200, (), json.dumps({name: {"Code": "Gone"}}).encode())
    with pytest.raises(CredentialsUnavailable, match=r"was refused by SSO \(HTTP 200, Gone\)"):
        fetch(make_login(None, MINUTE, reply))


def test_keys_without_an_expiry_are_an_error() -> None:
    reply = HttpResponse(200, (), b'{"SecretId": "i", "SecretKey": "s"}')
    with pytest.raises(CredentialsError, match="SSO returned keys without an expiry"):
        fetch(make_login(None, MINUTE, reply))


def test_a_login_is_usable_with_its_token_or_its_keys() -> None:
    """And is read again after a refusal of its keys."""
    request = make_request()

    def make(login: Login) -> LoginProvider:
        return LoginProvider("login", lambda _: login)

    make(make_login(None, MINUTE)).check(request)
    make(make_login(MINUTE, None)).check(request)
    with pytest.raises(CredentialsUnavailable, match="has ended"):
        make(make_login(None, None)).check(request)
    keys = Credentials("kept", "s", "t")
    assert make(make_login(MINUTE, None)).reread(request, keys) is False
    assert make(make_login(MINUTE, None)).reread(request, Credentials("old", "s")) is True
    assert make(make_login(None, MINUTE)).reread(request, keys) is False

    def fail(_request: Any) -> Login:
        raise CredentialsError("words")

    assert LoginProvider("login", fail).reread(request, keys) is False
