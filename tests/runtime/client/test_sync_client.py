"""The blocking client against a real server."""

from __future__ import annotations

import gc
import json
import os
import re
import threading
import time
import warnings
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.model.credentials import AuthToken, Credentials
from yunbind_runtime.wire.signing import tc3_hmac_sha256 as tc3

from ..fakes.models import ListImagesRequest, ListImagesResponse, ShowCacheRequest
from ..fakes.services import AliClient, HwClient, PicClient
from ..loopback import CannedResponse, Server, make_json

CREDENTIALS = Credentials("the-key-id-1234", "the-key-secret")


def make_client(cloud: Server, **options: Any) -> PicClient:
    usual = {"region": "ap-1", "credentials": CREDENTIALS, "endpoint": cloud.endpoint, "retries": 0}
    return PicClient(**{**usual, **options})


def respond_with_total(number: int = 1) -> Any:
    return lambda _: make_json({"Response": {"Total": number, "RequestId": "r-1"}})


def test_a_call_is_sent_signed_and_read(cloud: Server) -> None:
    cloud.respond = respond_with_total(7)
    with make_client(cloud, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as client:
        response = client.list_images(limit=10)
    assert isinstance(response, ListImagesResponse)
    assert (response.total, response.request_id) == (7, "r-1")
    (received,) = cloud.received
    assert (received.method, received.target, received.json) == ("POST", "/", {"Limit": 10})
    assert received.headers["X-TC-Action"] == "ListImages"
    assert received.headers["X-TC-Timestamp"] == "1767225600"
    assert received.headers["User-Agent"].startswith("yunbind/")


def test_the_received_request_is_the_signed_one(cloud: Server) -> None:
    """The server checks the signature of the raw Host header and body, as the vendor does."""
    cloud.respond = respond_with_total()
    with make_client(cloud) as client:
        client.list_images(image_ids=["镜像"])
    (received,) = cloud.received
    headers = [("content-type", received.headers["Content-Type"]), ("host", received.headers["Host"])]
    canonical = tc3.canonical_request("POST", "/", "", headers, tc3.hash_payload(received.body))
    timestamp = int(received.headers["X-TC-Timestamp"])
    key = tc3.derive_key("the-key-secret", tc3.format_date(timestamp), "pic")
    signature = tc3.signature(key, tc3.string_to_sign(timestamp, "pic", canonical))
    assert received.headers["Authorization"].endswith(
        f"SignedHeaders=content-type;host, Signature={signature}"
    )
    assert received.headers["Host"] == f"127.0.0.1:{cloud.server_port}"


def test_query_and_path_are_received_exactly_as_signed(cloud: Server) -> None:
    with AliClient(region="ap-1", credentials=CREDENTIALS, endpoint=cloud.endpoint) as client:
        client.list_images(image_ids=["a b+c/*~中'()"])
    with HwClient(credentials=CREDENTIALS, endpoint=cloud.endpoint) as client:
        client.show_cache(cache_id="a/b c~ü*'()%2F..", names=["x y", "'"])
    assert cloud.received[0].target == ("/?ImageId.1=a%20b%2Bc%2F%2A~%E4%B8%AD%27%28%29&RegionId=ap-1")
    assert cloud.received[0].headers["Content-Length"] == "0"
    assert cloud.received[1].target == "/v5/caches/a%2Fb%20c~%C3%BC%2A%27%28%29%252F..?name=%27&name=x%20y"
    assert "Content-Length" not in cloud.received[1].headers


def test_one_connection_serves_many_calls(cloud: Server) -> None:
    cloud.respond = respond_with_total()
    with make_client(cloud) as client:
        for _ in range(20):
            client.list_images()
        assert client.with_options(timeout=3).list_images().total == 1
    assert cloud.connections == 1


def test_a_connection_is_reused_after_errors_and_unreadable_responses(cloud: Server) -> None:
    responses = [
        make_json({"Response": {"Error": {"Code": "X", "Message": "m"}}}),
        CannedResponse(502, b"<html>"),
    ]
    cloud.respond = lambda _: responses.pop() if responses else make_json({"Response": {}})
    with make_client(cloud) as client:
        with pytest.raises(errors.UnreadableResponse):
            client.list_images()
        with pytest.raises(errors.ApiError):
            client.list_images()
        client.list_images()
    assert cloud.connections == 1


def test_a_compressed_response_is_decoded(cloud: Server) -> None:
    import gzip

    body = gzip.compress(b'{"Response": {"Total": 3}}')
    cloud.respond = lambda _: CannedResponse(200, body, {"Content-Encoding": "gzip"})
    with make_client(cloud) as client:
        raw = client.with_raw_response.list_images()
    assert raw.parsed.total == 3
    assert raw.body == b'{"Response": {"Total": 3}}'
    assert cloud.received[0].headers["Accept-Encoding"] == "gzip"


def test_a_response_with_invalid_compression_is_unreadable(cloud: Server) -> None:
    cloud.respond = lambda _: CannedResponse(200, b"plain", {"Content-Encoding": "gzip"})
    with (
        make_client(cloud) as client,
        pytest.raises(errors.UnreadableResponse, match=r"PIC ListImages: .* is not valid gzip"),
    ):
        client.list_images()


def test_a_slow_response_is_a_timeout_and_the_call_may_have_run(cloud: Server) -> None:
    cloud.respond = lambda _: make_json({"Response": {}}, delay=0.5)
    with make_client(cloud, timeout=Timeout(read=0.05)) as client:
        with pytest.raises(errors.TimedOut, match=r"PIC ListImages: .* sent no data for 0\.05 s") as caught:
            client.list_images()
        assert caught.value.maybe_sent
        assert isinstance(caught.value, TimeoutError)


def test_a_client_works_after_a_timeout(cloud: Server) -> None:
    delays = [0.3]
    cloud.respond = lambda _: make_json({"Response": {"Total": 1}}, delay=delays.pop() if delays else 0.0)
    with make_client(cloud, timeout=0.1) as client:
        with pytest.raises(errors.TimedOut):
            client.list_images()
        assert client.list_images().total == 1


def test_a_request_on_a_refused_connection_was_not_sent() -> None:
    with PicClient(region="ap-1", credentials=CREDENTIALS, endpoint="http://127.0.0.1:1") as client:
        with pytest.raises(
            errors.ConnectFailed, match="PIC ListImages: No connection to http://127"
        ) as caught:
            client.list_images()
        assert not caught.value.maybe_sent


@pytest.mark.parametrize(
    "response",
    [CannedResponse(silent=True), CannedResponse(200, b'{"Response": {"Total": 1}}', {}, cut_after=10)],
    ids=["before", "amid"],
)
def test_a_connection_that_ends_before_or_during_the_response_is_lost(
    cloud: Server, response: CannedResponse
) -> None:
    cloud.respond = lambda _: response
    with make_client(cloud) as client:
        with pytest.raises(errors.ConnectionLost, match="PIC ListImages: The connection") as caught:
            client.list_images()
        assert caught.value.maybe_sent


def test_https_to_a_server_without_tls_is_a_failed_connection(cloud: Server) -> None:
    client = make_client(cloud, endpoint=f"https://127.0.0.1:{cloud.server_port}")
    with client, pytest.raises(errors.ConnectFailed, match=r"No connection to https://"):
        client.list_images()
    assert cloud.received == []


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".test"])
def test_a_host_that_cannot_exist_is_a_failed_connection(host: str) -> None:
    client = PicClient(region="ap-1", credentials=CREDENTIALS, endpoint=f"http://{host}:1")
    with client, pytest.raises(errors.ConnectFailed):
        client.list_images()


def test_a_redirect_is_not_followed(cloud: Server) -> None:
    cloud.respond = lambda _: CannedResponse(302, b"", {"Location": f"{cloud.endpoint}/elsewhere"})
    with make_client(cloud) as client, pytest.raises(errors.UnreadableResponse) as caught:
        client.list_images()
    assert caught.value.http_status == 302
    assert len(cloud.received) == 1


def test_sixty_four_threads_share_a_client_without_losing_calls(cloud: Server) -> None:
    """All calls are received exactly once."""
    cloud.respond = lambda received: make_json({"Response": {"Total": received.json["Offset"]}}, delay=0.002)
    wrong: list[object] = []
    with make_client(cloud) as client:
        start = threading.Barrier(64)

        def work(number: int) -> None:
            start.wait()
            for step in range(5):
                offset = number * 100 + step
                try:
                    if client.list_images(offset=offset).total != offset:
                        wrong.append(offset)
                except errors.YunbindError as error:
                    wrong.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(64)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert client.list_images(offset=1).total == 1
    assert wrong == []
    assert len(cloud.received) == 64 * 5 + 1
    assert cloud.connections <= 65
    per_connection = Counter(received.connection for received in cloud.received)
    assert max(per_connection.values()) >= 5


def test_threads_reuse_connections(cloud: Server) -> None:
    """There are as many connections as concurrent calls, and not as many as threads."""
    cloud.respond = respond_with_total()
    with make_client(cloud) as client:
        for _ in range(5):
            thread = threading.Thread(target=client.list_images)
            thread.start()
            thread.join()
        client.list_images()
    assert cloud.connections == 1


def test_a_closed_client_refuses_calls(cloud: Server) -> None:
    client = make_client(cloud)
    client.close()
    client.close()
    with pytest.raises(errors.ClientClosed, match="Create a new one"):
        client.list_images()
    with pytest.raises(errors.ClientClosed):
        client.with_options(timeout=1).list_images()
    assert cloud.connections == 0


def test_closing_ends_the_connections(cloud: Server) -> None:
    cloud.respond = respond_with_total()
    with make_client(cloud) as client:
        client.list_images()
    with pytest.raises(errors.ClientClosed):
        client.list_images()


def test_an_unclosed_client_warns_once_and_leaves_no_socket_open(cloud: Server) -> None:
    """An open socket would cause a further warning."""
    cloud.respond = respond_with_total()
    client = make_client(cloud)
    client.list_images()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        del client
        gc.collect()
    assert [str(each.message) for each in warned] == [
        "PicClient was never closed. Use it in a with block, or call close()."
    ]


def test_a_client_that_never_connected_needs_no_closing(cloud: Server) -> None:
    """A ResourceWarning would fail this test."""
    client = make_client(cloud, endpoint="http://127.0.0.1:1", proxy=False)
    repr(client.with_options(timeout=1))
    del client
    gc.collect()


def test_a_copy_shares_connections_and_leaves_them_open(cloud: Server) -> None:
    cloud.respond = respond_with_total()
    with make_client(cloud) as client:
        copy = client.with_options(timeout=1)
        copy.list_images()
        copy.close()
        with pytest.raises(errors.ClientClosed):
            copy.list_images()
        client.list_images()
        other = client.with_options(timeout=2)
    with pytest.raises(errors.ClientClosed):
        other.list_images()
    assert cloud.connections == 1


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


def test_an_empty_202_is_a_response(cloud: Server) -> None:
    cloud.respond = lambda _: CannedResponse(202, b"", {"X-Request-Id": "r-9"})
    with HwClient(endpoint=cloud.endpoint, credentials=CREDENTIALS) as client:
        response = client.make_cache(name="n")
    assert response.id is None
    assert response.response_metadata.request_id == "r-9"


def test_a_raw_response_contains_status_headers_and_body(cloud: Server) -> None:
    cloud.respond = lambda _: CannedResponse(
        200, b'{"Response": {"Total": 1, "RequestId": "r"}}', {"X-Extra": "1"}
    )
    with make_client(cloud) as client:
        raw = client.with_raw_response.list_images(limit=1)
    assert (raw.status, raw.request_id, raw.parsed.total) == (200, "r", 1)
    assert dict(raw.headers)["X-Extra"] == "1"
    assert json.loads(raw.body)["Response"]["Total"] == 1


def test_a_request_model_can_be_sent(cloud: Server) -> None:
    cloud.respond = respond_with_total(5)
    with make_client(cloud) as client:
        assert client.send(ListImagesRequest(limit=3)).total == 5
        with pytest.raises(errors.InvalidArguments, match="no operation that takes a ShowCacheRequest"):
            client.send(ShowCacheRequest(cache_id="a"))
    assert cloud.received[0].json == {"Limit": 3}


def test_wrong_arguments_are_refused_before_anything_is_sent(cloud: Server) -> None:
    with make_client(cloud) as client:
        with pytest.raises(errors.InvalidArguments):
            client.list_images(limit=51)
        with pytest.raises(errors.InvalidArguments):
            client.make_image()
    assert cloud.connections == 0


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


@pytest.mark.parametrize("transport", [object(), "http://proxy", httpx.AsyncHTTPTransport()])
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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_opens_its_own_connections(cloud: Server) -> None:
    """Two processes with the same connection would read each other's responses."""
    cloud.respond = respond_with_total()
    with make_client(cloud) as client:
        client.list_images()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = 0 if client.list_images().total == 1 else 2
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert client.list_images().total == 1
    assert [received.connection for received in cloud.received] == [1, 2, 1]
