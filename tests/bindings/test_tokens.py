"""Clients that log in with a password: the token comes from IAM, is cached and is renewed before it expires."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import pickle
import threading
import traceback
from datetime import timedelta
from typing import Any

import pytest
from yunbind import AuthToken, PasswordLogin
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.huawei.cce import errors as cce_errors
from yunbind.huawei.iam import IamClient
from yunbind.huawei.iam import errors as iam_errors
from yunbind.tencent.tke import TkeClient
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import Catalog, load_catalog
from yunbind_emulator.server import Emulator
from yunbind_runtime.base.errors import (
    ConfigurationError,
    ConnectFailed,
    UnreadableResponse,
    YunbindError,
)
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from tests.bindings.huawei_iam import (
    CACHES,
    TOKENS,
    AsyncRecordingTransport,
    RecordingTransport,
    make_json,
    make_refusal,
)
from tests.emulator.conftest import Clock
from tests.emulator.signed_requests import KEYS, NOW

REGION = "cn-north-4"
USER, PASSWORD, DOMAIN = (KEYS["huawei"][name] for name in ("user", "password", "domain"))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def emulator(catalog: Catalog, clock: Clock) -> Application:
    return create_application(catalog, KEYS, clock=clock, samples=True)


@pytest.fixture
def transport(emulator: Application) -> RecordingTransport:
    return RecordingTransport.to(emulator)


def make_login(**more: Any) -> PasswordLogin:
    return PasswordLogin(**{"user": USER, "password": PASSWORD, "domain": DOMAIN, **more})


def make_client(transport: RecordingTransport, login: PasswordLogin | None = None, **more: Any) -> CceClient:
    return CceClient(
        **{
            "region": REGION,
            "credentials": login or make_login(),
            "transport": transport,
            "environ": {},
            **more,
        }
    )


def test_the_login_request_is_the_documented_one(transport: RecordingTransport, clock: Clock) -> None:
    """Documented: method, path, nocatalog, body, and no signature; the scope is the region's project."""
    make_client(transport, clock=clock).list_image_caches()
    login, called = transport.sent
    assert (login.method, login.url) == (
        "POST",
        "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens?nocatalog=true",
    )
    assert json.loads(login.body) == {
        "auth": {
            "identity": {
                "methods": ["password"],
                "password": {"user": {"name": USER, "password": PASSWORD, "domain": {"name": DOMAIN}}},
            },
            "scope": {"project": {"name": REGION}},
        }
    }
    assert (login.header("Content-Type") or "").startswith("application/json")
    for name in ("Authorization", "X-Auth-Token", "X-Sdk-Date", "X-Project-Id"):
        assert login.header(name) is None
    assert called.host == "cce.cn-north-4.myhuaweicloud.com"
    assert called.header("Authorization") is None


def test_the_call_sends_the_token_from_the_header_and_its_project(
    transport: RecordingTransport, clock: Clock
) -> None:
    tokens: list[str | None] = []
    inner = transport.respond

    def respond(request: HttpRequest) -> HttpResponse:
        response = inner(request)
        tokens.append(response.header("X-Subject-Token"))
        return response

    transport.respond = respond
    make_client(transport, clock=clock).list_image_caches()
    assert tokens[0]
    assert transport.sent[1].header("X-Auth-Token") == tokens[0]
    assert transport.sent[1].header("X-Project-Id") == KEYS["huawei"]["project_id"]


def test_a_token_is_cached(transport: RecordingTransport, clock: Clock) -> None:
    client = make_client(transport, clock=clock)
    for _ in range(3):
        client.list_image_caches()
    client.with_options(timeout=5).list_image_caches()
    assert (transport.count(TOKENS), transport.count(CACHES)) == (1, 4)


def test_clients_with_the_same_login_share_its_token(transport: RecordingTransport, clock: Clock) -> None:
    login = make_login()
    for _ in range(3):
        make_client(transport, login, clock=clock).list_image_caches()
    assert transport.count(TOKENS) == 1


def test_another_login_object_gets_its_own_token(transport: RecordingTransport, clock: Clock) -> None:
    """No token outlives the object that holds the password."""
    for _ in range(2):
        make_client(transport, clock=clock).list_image_caches()
    assert transport.count(TOKENS) == 2


def test_a_token_is_renewed_ten_minutes_before_its_day_ends(
    transport: RecordingTransport, clock: Clock
) -> None:
    client = make_client(transport, clock=clock)
    client.list_image_caches()
    clock.advance(24 * 3600 - 601)
    client.list_image_caches()
    assert transport.count(TOKENS) == 1
    clock.advance(2)
    client.list_image_caches()
    assert transport.count(TOKENS) == 2
    assert transport.find(CACHES)[-1].header("X-Auth-Token") != transport.find(CACHES)[0].header(
        "X-Auth-Token"
    )


def make_token_response(
    text: str = "token", life: timedelta | None = timedelta(hours=1), **facts: Any
) -> Any:
    """Return the response of IAM, with times of its own clock, which is years behind."""
    times = {"issued_at": "2015-11-09T00:42:57.527404Z"}
    if life is not None:
        times["expires_at"] = (
            "2015-11-09T" + str(timedelta(minutes=42, seconds=57) + life).zfill(8) + ".527404Z"
        )
    return make_json({"token": {**times, **facts}}, 201, {"x-subject-token": text})


def serve(tokens: Any, caches: Any = None) -> RecordingTransport:
    """Return a transport on which IAM and CCE respond with a given response or a function of the request."""

    def respond(request: HttpRequest) -> HttpResponse:
        chosen = tokens if (request.method, request.path) == TOKENS else caches
        chosen = chosen(request) if callable(chosen) else chosen
        return make_json({"image_caches": []}) if chosen is None else chosen

    return RecordingTransport(respond)


def test_a_short_lived_token_is_renewed_when_a_tenth_of_its_life_remains(clock: Clock) -> None:
    """The lifetime starts at the response, measured by the local clock, which may differ from IAM's."""
    transport = serve(make_token_response(life=timedelta(minutes=30)))
    client = make_client(transport, clock=clock)
    client.list_image_caches()
    clock.advance(27 * 60 - 1)
    client.list_image_caches()
    assert transport.count(TOKENS) == 1
    clock.advance(1)
    client.list_image_caches()
    assert transport.count(TOKENS) == 2


def test_a_token_without_times_lives_for_a_day(clock: Clock) -> None:
    transport = serve(make_token_response(life=None))
    client = make_client(transport, clock=clock)
    client.list_image_caches()
    clock.advance(23 * 3600)
    client.list_image_caches()
    assert transport.count(TOKENS) == 1
    clock.advance(3000)
    client.list_image_caches()
    assert transport.count(TOKENS) == 2


def test_a_token_that_expired_early_is_renewed_once_and_the_call_repeated(
    transport: RecordingTransport, clock: Clock
) -> None:
    """Documented: APIGW.0307, the token must be updated. The emulator returns it for an expired token."""
    client = make_client(transport, clock=lambda: NOW)  # a clock that does not advance
    client.list_image_caches()
    clock.advance(24 * 3600)
    assert client.list_image_caches().image_caches
    assert (transport.count(TOKENS), transport.count(CACHES)) == (2, 3)


def test_a_second_rejection_of_the_token_is_raised(clock: Clock) -> None:
    transport = serve(make_token_response(), make_refusal("APIGW.0307", 401))
    with pytest.raises(cce_errors.TokenMustBeUpdated):
        make_client(transport, clock=clock).list_image_caches()
    assert (transport.count(TOKENS), transport.count(CACHES)) == (2, 2)


def test_the_other_gateway_code_has_the_same_effect(clock: Clock) -> None:
    responses = [make_refusal("APIG.0307", 401)]
    transport = serve(make_token_response(), lambda _: responses.pop() if responses else None)
    make_client(transport, clock=clock).list_image_caches()
    assert (transport.count(TOKENS), transport.count(CACHES)) == (2, 2)


def test_other_errors_do_not_renew_the_token(clock: Clock) -> None:
    transport = serve(make_token_response(), make_refusal("APIGW.0301", 401))
    with pytest.raises(YunbindError):
        make_client(transport, clock=clock).list_image_caches()
    assert (transport.count(TOKENS), transport.count(CACHES)) == (1, 1)


def test_a_token_given_by_the_caller_is_not_renewed(clock: Clock) -> None:
    transport = serve(make_token_response(), make_refusal("APIGW.0307", 401))
    with pytest.raises(cce_errors.TokenMustBeUpdated):
        make_client(transport, clock=clock, credentials=AuthToken("mine")).list_image_caches()
    assert (transport.count(TOKENS), transport.count(CACHES)) == (0, 1)


def test_a_rejected_login_is_not_repeated(transport: RecordingTransport, clock: Clock) -> None:
    """Documented: repeated wrong passwords lock the user."""
    client = make_client(transport, make_login(password="wrong"), clock=clock)
    for _ in range(3):
        with pytest.raises(iam_errors.Unauthorized) as caught:
            client.list_image_caches()
        assert caught.value.kind == "auth_failed"
    assert (transport.count(TOKENS), transport.count(CACHES)) == (1, 0)
    clock.advance(15 * 60)
    with pytest.raises(iam_errors.Unauthorized):
        client.list_image_caches()
    assert transport.count(TOKENS) == 2


def test_a_login_error_names_the_call(transport: RecordingTransport, clock: Clock) -> None:
    with pytest.raises(iam_errors.Unauthorized) as caught:
        make_client(transport, make_login(password="wrong"), clock=clock).list_image_caches()
    text = "".join(traceback.format_exception(caught.value))
    assert "IAM KeystoneCreateUserTokenByPassword failed: 401" in text
    assert "CCE ListImageCaches" in text


def test_a_token_is_used_while_iam_cannot_be_reached(transport: RecordingTransport, clock: Clock) -> None:
    client = make_client(transport, clock=clock)
    client.list_image_caches()
    inner = transport.respond

    def respond(request: HttpRequest) -> HttpResponse:
        if request.path == "/v3/auth/tokens":
            raise ConnectFailed("down")
        return inner(request)

    transport.respond = respond
    clock.advance(24 * 3600 - 300)
    assert client.list_image_caches().image_caches
    clock.advance(300)
    with pytest.raises(ConnectFailed, match="IAM KeystoneCreateUserTokenByPassword: down"):
        client.list_image_caches()


def test_a_response_without_a_token_is_unreadable(clock: Clock) -> None:
    transport = serve(make_json({"token": {}}, 201))
    with pytest.raises(UnreadableResponse, match="contains no token"):
        make_client(transport, clock=clock).list_image_caches()


@pytest.mark.parametrize(
    ("given", "scope"),
    [
        ({}, {"project": {"name": REGION}}),
        ({"project_id": "p-1"}, {"project": {"id": "p-1"}}),
        ({"project_name": "cn-north-4_team"}, {"project": {"name": "cn-north-4_team"}}),
    ],
)
def test_the_project_of_the_login_wins_over_that_of_the_region(
    given: dict[str, str], scope: Any, clock: Clock
) -> None:
    transport = serve(make_token_response())
    make_client(transport, make_login(**given), clock=clock).list_image_caches()
    assert json.loads(transport.sent[0].body)["auth"]["scope"] == scope


def test_a_service_without_projects_gets_a_token_for_the_account(
    transport: RecordingTransport, clock: Clock
) -> None:
    iam = IamClient(credentials=make_login(), transport=transport, clock=clock, environ={})
    domains = iam.keystone_list_auth_domains().domains
    assert domains is not None
    assert [each.name for each in domains] == [DOMAIN]
    assert json.loads(transport.sent[0].body)["auth"]["scope"] == {"domain": {"name": DOMAIN}}
    assert transport.sent[0].host == "iam.myhuaweicloud.com"
    assert transport.sent[1].header("X-Project-Id") is None


def test_each_region_has_its_own_token(transport: RecordingTransport, clock: Clock) -> None:
    client = make_client(transport, clock=clock)
    client.list_image_caches()
    client.with_options(region="cn-south-1").list_image_caches()
    client.list_image_caches()
    scopes = [json.loads(each.body)["auth"]["scope"]["project"]["name"] for each in transport.find(TOKENS)]
    assert scopes == [REGION, "cn-south-1"]


@pytest.mark.parametrize(
    ("client", "login", "environ", "address"),
    [
        ({}, {}, {}, "https://iam.cn-north-4.myhuaweicloud.com"),
        ({"region": "cn-north-11"}, {}, {}, "https://iam.myhuaweicloud.com"),
        ({"region": "eu-west-101"}, {}, {}, "https://iam.eu-west-101.myhuaweicloud.eu"),
        ({}, {}, {"HUAWEICLOUD_SDK_IAM_ENDPOINT": "https://iam.own.test"}, "https://iam.own.test"),
        ({}, {}, {"YUNBIND_ENDPOINT": "http://all.test:1"}, "http://all.test:1"),
        ({"endpoint": "cce.own.test"}, {}, {}, "https://cce.own.test"),
        ({"endpoint": "cce.own.test"}, {"endpoint": "iam.own.test"}, {}, "https://iam.own.test"),
    ],
)
def test_the_password_is_sent_to_iam_only(
    client: dict[str, str], login: dict[str, str], environ: dict[str, str], address: str, clock: Clock
) -> None:
    """A client with another endpoint never sends it to the vendor's IAM."""
    transport = serve(make_token_response())
    make_client(transport, make_login(**login), clock=clock, environ=environ, **client).list_image_caches()
    assert [f"{each.scheme}://{each.host}" for each in transport.sent if PASSWORD in each.body.decode()] == [
        address
    ]


async def test_the_asynchronous_client_logs_in_too(emulator: Application, clock: Clock) -> None:
    transport, twin = RecordingTransport.to(emulator), AsyncRecordingTransport.to(emulator)
    make_client(transport, clock=clock).list_image_caches()
    client = AsyncCceClient(region=REGION, credentials=make_login(), transport=twin, clock=clock, environ={})
    await client.list_image_caches()
    assert [(each.url, each.body) for each in twin.sent] == [(each.url, each.body) for each in transport.sent]


class CountingEmulator:
    """A loopback server that counts the logins."""

    def __init__(self) -> None:
        self.server = Emulator(credentials=KEYS, samples=True, rates=False)
        application: Any = self.server.application
        inner = application.handle
        self.logins = 0

        def handle(request: HttpRequest) -> object:
            self.logins += request.path == "/v3/auth/tokens"
            return inner(request)

        application.handle = handle


def test_16_threads_request_one_token() -> None:
    counting = CountingEmulator()
    with (
        counting.server as cloud,
        CceClient(region=REGION, credentials=make_login(), endpoint=cloud.endpoint) as client,
    ):
        barrier = threading.Barrier(16)
        responses: list[int] = []

        def call() -> None:
            barrier.wait()
            responses.append(len(client.list_image_caches().image_caches or ()))

        threads = [threading.Thread(target=call) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert responses == [1] * 16
    assert counting.logins == 1


async def test_16_tasks_with_a_wrong_password_send_one_request() -> None:
    counting = CountingEmulator()
    with counting.server as cloud:
        client = AsyncCceClient(
            region=REGION, credentials=make_login(password="wrong"), endpoint=cloud.endpoint
        )
        async with client:
            calls = [client.list_image_caches() for _ in range(16)]
            results = await asyncio.gather(*calls, return_exceptions=True)
    assert {type(each) for each in results} == {iam_errors.Unauthorized}
    assert counting.logins == 1


def test_a_scheme_that_needs_keys_rejects_a_login(transport: RecordingTransport) -> None:
    with pytest.raises(ConfigurationError, match="needs credentials of type Credentials, not PasswordLogin"):
        make_client(transport, signing="sdk-hmac-sha256")


def test_a_cloud_without_such_tokens_rejects_a_login() -> None:
    with pytest.raises(ConfigurationError, match="not PasswordLogin"):
        TkeClient(region="ap-guangzhou", credentials=make_login())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"user": ""}, "The user of the login is empty."),
        ({"password": ""}, "The password of the login is empty."),
        ({"domain": ""}, "The domain of the login is empty."),
        ({"project_name": ""}, "The project_name of the login is empty."),
        ({"project_id": " x"}, "project_id"),
        ({"project_id": "x", "project_name": "y"}, "Pass project_id or project_name"),
        ({"endpoint": "https://h/path"}, "PasswordLogin\\(endpoint=\\)"),
    ],
)
def test_an_invalid_login_is_rejected(given: dict[str, str], expected: str) -> None:
    with pytest.raises(ConfigurationError, match=expected):
        make_login(**given)


def test_a_login_can_be_copied_but_not_pickled(transport: RecordingTransport, clock: Clock) -> None:
    """A pickle would contain the password in plain text. A copy shares the tokens."""
    login = make_login(project_name=REGION, endpoint="iam.own.test")
    make_client(transport, login, clock=clock).list_image_caches()
    assert copy.deepcopy(login) is copy.copy(login) is login
    with pytest.raises(TypeError, match="PasswordLogin holds a secret"):
        pickle.dumps(login)


def test_neither_password_nor_token_is_shown_anywhere(
    transport: RecordingTransport, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """The client, login, settings, effects, raw responses, logs and errors do not show them."""
    caplog.set_level(logging.DEBUG)
    login = make_login()
    client = make_client(transport, login, clock=clock)
    raw = client.with_raw_response.list_image_caches()
    token = transport.sent[1].header("X-Auth-Token")
    assert token
    session: Any = client._session
    iam = IamClient(transport=transport, credentials=login, clock=clock, environ={})
    response = iam.keystone_create_user_token_by_password(
        nocatalog="true", auth=json.loads(transport.sent[0].body)["auth"]
    )
    assert response.subject_token
    texts = [repr(each) for each in (client, login, session.settings, session._authentication, raw, response)]
    texts += [repr(each) for each in transport.sent] + [str(response), repr(response.response_metadata)]
    texts += [repr(transport.respond(each)) for each in transport.sent]
    transport.respond = lambda request: HttpResponse(502, (), request.body + str(request.headers).encode())
    for credentials in (make_login(), login):
        clock.advance(24 * 3600)
        with pytest.raises(YunbindError) as caught:
            make_client(transport, credentials, clock=clock).list_image_caches()
        texts.append("".join(traceback.format_exception(caught.value)))
    texts.append(caplog.text)
    for secret in (PASSWORD, token, response.subject_token):
        assert not [text for text in texts if secret in text]
