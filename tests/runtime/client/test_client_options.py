"""Options of clients: region, credentials, transport, clock and nonces."""

from __future__ import annotations

import json
import re
import threading
import time
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.model.credentials import AuthToken, Credentials

from ..fakes.services import AliClient, HwClient, PicClient
from ..loopback import Server
from .clients import CREDENTIALS, make_client, respond_with_total


def test_options_change_the_copy_only(cloud: Server) -> None:
    client = make_client(cloud)
    copy = client.with_options(timeout=1, region="ap-2", endpoint="http://localhost:9", retries=0)
    assert repr(copy) == "PicClient(region='ap-2', endpoint='http://localhost:9', signing='tc3-hmac-sha256')"
    assert copy._session.settings.timeout == Timeout(1, 1, 1)
    assert copy._session.settings.retries.attempts == 1
    assert "ap-1" in repr(client)
    assert client._session.settings.timeout == Timeout()
    assert copy.with_options(timeout=2)._session.settings.retries.attempts == 1


def test_each_region_has_its_own_host() -> None:
    client = AliClient(region="ap-1", credentials=CREDENTIALS, environ={})
    assert "https://pic.ap-2.alibaba.test" in repr(client.with_options(region="ap-2"))
    with pytest.raises(errors.ConfigurationError):
        client.with_options(region="A.B")


def test_the_region_defaults_to_the_environment() -> None:
    environ = {"TENCENT_DEFAULT_REGION": "ap-default"}
    assert "region='ap-default'" in repr(PicClient(environ=environ))
    environ["TENCENT_REGION"] = "ap-env"
    assert "region='ap-env'" in repr(PicClient(environ=environ))
    assert "region='ap-1'" in repr(PicClient(region="ap-1", environ=environ))


def test_the_error_of_a_missing_region_names_the_variables() -> None:
    with pytest.raises(
        errors.ConfigurationError, match="pass region=, or set TENCENT_REGION or TENCENT_DEFAULT_REGION"
    ):
        PicClient(environ={})


def test_the_environment_of_the_process_is_the_default(
    cloud: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud.respond = respond_with_total()
    monkeypatch.setenv("TENCENT_REGION", "ap-env")
    monkeypatch.setenv("YUNBIND_ENDPOINT", cloud.endpoint)
    monkeypatch.setenv("TENCENT_ID", "env-id")
    monkeypatch.setenv("TENCENT_KEY", "env-key")
    monkeypatch.setenv("TENCENT_TOKEN", "env-token")
    with PicClient() as client:
        client.list_images()
    headers = cloud.received[0].headers
    assert headers["X-TC-Region"] == "ap-env"
    assert headers["X-TC-Token"] == "env-token"
    assert "Credential=env-id/" in headers["Authorization"]


def test_missing_credentials_are_an_error_of_the_first_call(cloud: Server) -> None:
    client = make_client(cloud, credentials=None, environ={})
    with client, pytest.raises(errors.CredentialsError, match="TENCENT_ID and TENCENT_KEY"):
        client.list_images()
    assert cloud.received == []


def test_the_error_of_an_unknown_scheme_names_the_choices() -> None:
    with pytest.raises(errors.ConfigurationError, match="Choose one of: sdk-hmac-sha256, x-auth-token"):
        HwClient(endpoint="h", signing="tc3-hmac-sha256")
    with pytest.raises(errors.ConfigurationError, match="Choose one of"):
        HwClient(endpoint="h", credentials=CREDENTIALS).with_options(signing="nope")


def test_a_token_selects_its_signing_scheme(cloud: Server) -> None:
    with HwClient(endpoint=cloud.endpoint, credentials=AuthToken("the-token", "p-1")) as client:
        assert "x-auth-token" in repr(client)
        client.show_cache(cache_id="a")
    headers = cloud.received[0].headers
    assert headers["X-Auth-Token"] == "the-token"
    assert headers["X-Project-Id"] == "p-1"
    assert "Authorization" not in headers


def test_a_key_pair_signs_the_project_id(cloud: Server) -> None:
    with HwClient(endpoint=cloud.endpoint, credentials=Credentials("ak", "sk", "token", "p-1")) as client:
        client.show_cache(cache_id="a")
    headers = cloud.received[0].headers
    assert headers["X-Project-Id"] == "p-1"
    assert headers["X-Security-Token"] == "token"
    assert "content-type;host;x-project-id;x-sdk-date;x-security-token" in headers["Authorization"]


def test_a_token_can_come_from_the_environment(cloud: Server) -> None:
    environ = {"HUAWEI_AUTH_TOKEN": "env-token", "HUAWEI_AK": "ak", "HUAWEI_SK": "sk"}
    with HwClient(endpoint=cloud.endpoint, environ=environ) as client:
        client.show_cache(cache_id="a")
        client.with_options(signing="x-auth-token").show_cache(cache_id="a")
    assert "Authorization" in cloud.received[0].headers
    assert cloud.received[1].headers["X-Auth-Token"] == "env-token"


@pytest.mark.parametrize(
    ("client", "options"),
    [
        (PicClient, {"region": "ap-1", "credentials": AuthToken("t")}),
        (HwClient, {"endpoint": "h", "credentials": AuthToken("t"), "signing": "sdk-hmac-sha256"}),
        (HwClient, {"endpoint": "h", "credentials": CREDENTIALS, "signing": "x-auth-token"}),
    ],
)
def test_credentials_that_do_not_fit_the_scheme_are_refused(client: Any, options: dict[str, Any]) -> None:
    with pytest.raises(errors.ConfigurationError, match="needs"):
        client(**options)


def test_a_given_httpx_client_is_used_and_stays_open(cloud: Server) -> None:
    cloud.respond = respond_with_total()
    with httpx.Client(auth=("user", "word"), headers={"X-Theirs": "1"}, follow_redirects=True) as theirs:
        with make_client(cloud, transport=theirs) as client:
            assert client.list_images().total == 1
        assert not theirs.is_closed
        assert theirs.get(cloud.endpoint).status_code == 200
    assert "TC3-HMAC-SHA256" in cloud.received[0].headers["Authorization"]


def test_an_httpx_transport_is_used_and_stays_open(cloud: Server) -> None:
    cloud.respond = respond_with_total()
    with httpx.HTTPTransport() as theirs:
        for _ in range(2):
            with make_client(cloud, transport=theirs) as client:
                assert client.list_images().total == 1
    assert cloud.connections == 1


def test_a_mock_transport_is_enough_for_a_users_tests() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        assert json.loads(request.content) == {"Limit": 1}
        return httpx.Response(200, json={"Response": {"Total": 9}})

    options: dict[str, Any] = {"region": "ap-1", "credentials": CREDENTIALS, "environ": {}}
    with PicClient(transport=httpx.MockTransport(respond), **options) as client:
        assert client.list_images(limit=1).total == 9


def test_a_given_transport_is_used_and_not_closed() -> None:
    class Mine:
        closed = False

        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            return HttpResponse(200, (), b'{"Response": {"Total": 4}}')

        def close(self) -> None:
            self.closed = True

    mine = Mine()
    with PicClient(region="ap-1", credentials=CREDENTIALS, environ={}, transport=mine) as client:
        assert client.list_images().total == 4
    assert not mine.closed


@pytest.mark.parametrize("transport", [object(), httpx.AsyncHTTPTransport()])
def test_an_invalid_transport_is_refused(transport: object) -> None:
    client = PicClient(region="ap-1", credentials=CREDENTIALS, environ={}, transport=transport)
    with pytest.raises(errors.ConfigurationError, match="transport= must be"):
        client.list_images()


def test_a_repr_shows_region_endpoint_and_scheme_only() -> None:
    client = PicClient(
        region="ap-1", credentials=Credentials("the-key-id-1234", "s3cret", "s3cret"), environ={}
    )
    assert repr(client) == (
        "PicClient(region='ap-1', endpoint='https://pic.tencent.test', signing='tc3-hmac-sha256')"
    )


def test_given_nonces_and_times_are_used(cloud: Server) -> None:
    options: dict[str, Any] = {
        "clock": lambda: datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC),
        "nonce": lambda: "3156853299f313e23d1673dc12e1703d",
    }
    with AliClient(region="ap-1", credentials=CREDENTIALS, endpoint=cloud.endpoint, **options) as client:
        client.list_images()
    headers = cloud.received[0].headers
    assert headers["x-acs-date"] == "2023-10-26T10:22:32Z"
    assert headers["x-acs-signature-nonce"] == "3156853299f313e23d1673dc12e1703d"


def test_each_call_has_its_own_nonce(cloud: Server) -> None:
    with AliClient(region="ap-1", credentials=CREDENTIALS, endpoint=cloud.endpoint) as client:
        for _ in range(5):
            client.list_images()
    nonces = {received.headers["x-acs-signature-nonce"] for received in cloud.received}
    assert len(nonces) == 5
    assert all(re.fullmatch(r"[0-9a-f]{32}", nonce) for nonce in nonces)


def test_making_a_client_does_nothing() -> None:
    """No file is read, nothing is sent and no thread is started."""
    before = threading.active_count()
    started = time.perf_counter()
    for _ in range(100):
        PicClient(region="ap-1", environ={})
    assert threading.active_count() == before
    assert time.perf_counter() - started < 1
