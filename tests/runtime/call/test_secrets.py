"""Neither reprs nor texts nor exceptions contain secrets."""

from __future__ import annotations

import json
import pickle
import traceback
from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from yunbind_runtime.base.errors import ApiError, UnreadableResponse, YunbindError
from yunbind_runtime.call.effects import Send
from yunbind_runtime.call.perform import perform
from yunbind_runtime.model.credentials import AuthToken, Credentials

from ..fakes.models import Login, MakeImageRequest
from ..fakes.services import MAKE_IMAGE, AliClient, HwClient, PicClient
from ..loopback import CannedResponse, Server, make_json

# Joined at run time, so that no source line in a traceback contains them.
KEY, TOKEN, PASSWORD = ("-".join([word, "s3cret", "value"]) for word in ("key", "token", "password"))
SECRETS = (KEY, TOKEN, PASSWORD)
CREDENTIALS = Credentials("the-key-id-1234", KEY, TOKEN)
ENVIRON = {"HUAWEI_AK": "the-key-id-1234", "HUAWEI_SK": KEY, "HUAWEI_TOKEN": TOKEN}


def assert_silent(*texts: str) -> None:
    for text in texts:
        assert not [secret for secret in SECRETS if secret in text]


def make_client(cloud: Server) -> PicClient:
    return PicClient(region="ap-1", credentials=CREDENTIALS, endpoint=cloud.endpoint, timeout=0.2, retries=0)


@pytest.mark.parametrize(
    "respond",
    [
        lambda received: CannedResponse(502, received.body),
        lambda received: CannedResponse(200, received.body[:-3]),
        lambda received: make_json(
            {"Response": {"Error": {"Code": "X", "Message": "m"}, "Echo": received.json}}
        ),
        lambda received: CannedResponse(silent=True),
        lambda received: CannedResponse(200, received.body, {}, cut_after=3),
        lambda received: make_json({}, delay=0.4),
        lambda received: CannedResponse(200, b"plain", {"Content-Encoding": "gzip"}),
    ],
    ids=[
        "gateway echo",
        "truncated echo",
        "service error",
        "reset",
        "reset during body",
        "timeout",
        "invalid compression",
    ],
)
def test_no_error_of_a_call_shows_a_secret(cloud: Server, respond: Callable[[Any], CannedResponse]) -> None:
    """This includes the traceback with all causes."""
    cloud.respond = respond
    with make_client(cloud) as client, pytest.raises(YunbindError) as caught:
        client.make_image(name="n", logins=[Login(password=PASSWORD)])
    error: BaseException | None = caught.value
    assert_silent("".join(traceback.format_exception(caught.value)))
    while error is not None:
        assert_silent(str(error), repr(error))
        error = error.__cause__ or error.__context__
        assert_silent(*(str(each) for each in (vars(error) if error else {}).values()))
    assert_silent(pickle.dumps(caught.value).decode("latin-1"))
    assert PASSWORD.encode() in cloud.received[0].body


@pytest.mark.parametrize(
    "arguments",
    [
        {"logins": [{"password": PASSWORD, "passwordd": PASSWORD}]},
        {"logins": PASSWORD},
        {"name": "n", "logins": [{"password": [PASSWORD]}]},
        {"name": "n", "logins": [{"password": PASSWORD + "\ud800"}]},
        {"name": "n", "logins": [{"password": PASSWORD}], "full_match": True},
    ],
)
def test_no_refused_argument_shows_a_secret(cloud: Server, arguments: dict[str, Any]) -> None:
    with make_client(cloud) as client, pytest.raises(YunbindError) as caught:
        client.make_image(**arguments)
    assert_silent("".join(traceback.format_exception(caught.value)), repr(caught.value))


def test_no_part_of_a_client_shows_a_secret(cloud: Server) -> None:
    with make_client(cloud) as client:
        session: Any = client._session
        call = session.prepare(MAKE_IMAGE, {"name": "n", "logins": [{"password": PASSWORD}]})
        effect = next(perform(call))
        assert isinstance(effect, Send)
        assert TOKEN in str(effect.request.headers)
        assert_silent(
            *map(repr, (client, session.settings, session._authentication, call, effect, effect.request))
        )


def test_the_environment_is_not_shown(cloud: Server) -> None:
    with HwClient(endpoint=cloud.endpoint, environ=ENVIRON) as client:
        client.show_cache(cache_id="a")
        session: Any = client._session
        assert_silent(repr(client), repr(session.settings), repr(session._authentication))
    assert cloud.received[0].headers["X-Security-Token"] == TOKEN


def test_a_password_in_a_query_is_not_shown(cloud: Server) -> None:
    """Alibaba sends every parameter in the URL."""
    cloud.respond = lambda _: CannedResponse(silent=True)
    client = AliClient(region="ap-1", credentials=CREDENTIALS, endpoint=cloud.endpoint, retries=0)
    with client, pytest.raises(YunbindError) as caught:
        client.list_images(image_ids=[PASSWORD])
    assert_silent("".join(traceback.format_exception(caught.value)))
    assert PASSWORD in cloud.received[0].target


def test_a_token_is_not_shown() -> None:
    client = HwClient(endpoint="h", credentials=AuthToken(TOKEN))
    assert_silent(repr(client), repr(client._session.settings))


def test_models_hide_sensitive_members() -> None:
    assert_silent(repr(MakeImageRequest(name="n", logins=[Login(password=PASSWORD)])))


ODD = 'pa ss/w+rd&"quoted"\\<é镜>'
"""A password that each encoding escapes differently."""


@pytest.mark.parametrize(
    "echo",
    [
        lambda text: text,
        lambda text: json.dumps(text),
        lambda text: json.dumps(text, ensure_ascii=False),
        lambda text: json.dumps(json.dumps(text)),
        lambda text: quote(text, safe="~"),
        lambda text: quote_plus(text),
        lambda text: quote(quote(text, safe="~"), safe="~"),
        lambda text: quote(json.dumps(text), safe="~"),
        lambda text: escape(text),
    ],
    ids=[
        "plain",
        "json",
        "json as utf-8",
        "json twice",
        "percent",
        "form",
        "percent twice",
        "json percent",
        "xml",
    ],
)
@pytest.mark.parametrize("status", [200, 400, 502])
def test_secrets_that_a_service_returns_are_masked_in_every_encoding(
    cloud: Server, echo: Callable[[str], str], status: int
) -> None:
    """They are masked in the message of an error, in its other members and in its body."""
    written = echo(ODD)
    body = {"Response": {"Error": {"Code": "X", "Message": written, "More": [{written: written}]}}}
    raw = json.dumps(body, ensure_ascii=False).encode() if status != 502 else written.encode()
    cloud.respond = lambda _: CannedResponse(status, raw)
    with (
        make_client(cloud) as client,
        pytest.raises(ApiError if status != 502 else UnreadableResponse) as caught,
    ):
        client.make_image(name="n", logins=[Login(password=ODD)])
    error: Any = caught.value
    texts = [
        str(error),
        repr(error),
        error.body.decode(),
        str(vars(error)),
        pickle.dumps(error).decode("latin-1"),
    ]
    assert not [text for text in texts if written in text or "pa ss" in text]
    assert b"***" in error.body


def test_short_texts_are_not_masked(cloud: Server) -> None:
    """Every response contains a text of three letters. Masking it would hide the problem."""
    cloud.respond = lambda _: make_json({"Response": {"Error": {"Code": "Code", "Message": "code cod"}}})
    with make_client(cloud) as client, pytest.raises(ApiError, match="code cod"):
        client.make_image(name="n", logins=[Login(password="cod")])
