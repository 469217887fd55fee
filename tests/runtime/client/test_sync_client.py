"""The blocking client against a real server."""

from __future__ import annotations

import gc
import json
import os
import threading
import warnings
from collections import Counter
from datetime import UTC, datetime

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.wire.signing import tc3_hmac_sha256 as tc3

from ..fakes.models import ListImagesRequest, ListImagesResponse, ShowCacheRequest
from ..fakes.services import AliClient, HwClient, PicClient
from ..loopback import CannedResponse, Server, make_json
from .clients import CREDENTIALS, make_client, respond_with_total


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
    with PicClient(
        region="ap-1", credentials=CREDENTIALS, endpoint="http://127.0.0.1:1", retries=0
    ) as client:
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
    client = PicClient(region="ap-1", credentials=CREDENTIALS, endpoint=f"http://{host}:1", retries=0)
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
    with make_client(cloud, checks="strict") as client:
        with pytest.raises(errors.InvalidArguments):
            client.list_images(limit=51)
        with pytest.raises(errors.InvalidArguments):
            client.make_image()
    assert cloud.connections == 0


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
