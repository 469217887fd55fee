"""The asyncio client against a real server."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.model.credentials import Credentials

from ..fakes.models import ListImagesRequest
from ..fakes.services import AsyncPicClient
from ..loopback import CannedResponse, Server, make_json

CREDENTIALS = Credentials("the-key-id-1234", "the-key-secret")


def make_client(cloud: Server, **options: Any) -> AsyncPicClient:
    usual = {"region": "ap-1", "credentials": CREDENTIALS, "endpoint": cloud.endpoint, "retries": 0}
    return AsyncPicClient(**{**usual, **options})


def respond_with_offset(received: Any) -> CannedResponse:
    return make_json({"Response": {"Total": received.json.get("Offset", 1), "RequestId": "r"}}, delay=0.01)


async def test_a_call_is_sent_signed_and_read(cloud: Server) -> None:
    cloud.respond = respond_with_offset
    async with make_client(cloud) as client:
        response = await client.list_images(offset=7)
        assert (await client.send(ListImagesRequest(offset=8))).total == 8
    assert response.total == 7
    assert response.response_metadata.request_id == "r"
    assert "TC3-HMAC-SHA256" in cloud.received[0].headers["Authorization"]


async def test_one_connection_serves_many_calls(cloud: Server) -> None:
    cloud.respond = respond_with_offset
    async with make_client(cloud) as client:
        for _ in range(10):
            await client.list_images()
        await client.with_options(timeout=3).list_images()
    assert cloud.connections == 1


async def test_sixty_four_concurrent_calls_get_their_own_responses(cloud: Server) -> None:
    cloud.respond = respond_with_offset
    async with make_client(cloud) as client:
        for _ in range(3):
            responses = await asyncio.gather(*(client.list_images(offset=number) for number in range(64)))
            assert [response.total for response in responses] == list(range(64))
    assert len(cloud.received) == 3 * 64
    assert cloud.connections <= 64


async def test_a_client_works_after_a_cancelled_call(cloud: Server) -> None:
    cloud.respond = lambda _: make_json({"Response": {"Total": 1}}, delay=0.1)
    async with make_client(cloud) as client:
        task = asyncio.create_task(client.list_images())
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await client.list_images()).total == 1


async def test_a_slow_response_is_a_timeout(cloud: Server) -> None:
    cloud.respond = lambda _: make_json({"Response": {}}, delay=0.3)
    async with make_client(cloud, timeout=Timeout(read=0.05)) as client:
        with pytest.raises(errors.TimedOut, match=r"PIC ListImages: .* sent no data for 0\.05 s") as caught:
            await client.list_images()
    assert caught.value.maybe_sent


async def test_a_request_on_a_refused_connection_was_not_sent() -> None:
    async with AsyncPicClient(
        region="ap-1", credentials=CREDENTIALS, endpoint="http://127.0.0.1:1", retries=0
    ) as client:
        with pytest.raises(errors.ConnectFailed, match="PIC ListImages: No connection") as caught:
            await client.list_images()
    assert not caught.value.maybe_sent


@pytest.mark.parametrize(
    "response",
    [CannedResponse(silent=True), CannedResponse(200, b'{"Response": {"Total": 1}}', {}, cut_after=10)],
    ids=["before", "amid"],
)
async def test_a_connection_that_ends_before_or_during_the_response_is_lost(
    cloud: Server, response: CannedResponse
) -> None:
    cloud.respond = lambda _: response
    async with make_client(cloud) as client:
        with pytest.raises(errors.ConnectionLost) as caught:
            await client.list_images()
    assert caught.value.maybe_sent


async def test_an_html_page_is_unreadable(cloud: Server) -> None:
    cloud.respond = lambda _: CannedResponse(502, b"<html>Bad Gateway</html>")
    async with make_client(cloud) as client:
        with pytest.raises(errors.UnreadableResponse) as caught:
            await client.list_images()
    assert caught.value.retryable


async def test_a_service_error_has_its_class(cloud: Server) -> None:
    cloud.respond = lambda _: make_json({"Response": {"Error": {"Code": "ResourceNotFound", "Message": "m"}}})
    async with make_client(cloud) as client:
        with pytest.raises(errors.NotFound, match="PIC ListImages failed: ResourceNotFound: m"):
            await client.list_images()


async def test_a_closed_client_refuses_calls(cloud: Server) -> None:
    cloud.respond = respond_with_offset
    client = make_client(cloud)
    await client.list_images()
    copy = client.with_options(timeout=1)
    await client.aclose()
    await client.aclose()
    for each in (client, copy):
        with pytest.raises(errors.ClientClosed, match="Create a new one"):
            await each.list_images()


async def test_closing_a_copy_leaves_the_connections_open(cloud: Server) -> None:
    cloud.respond = respond_with_offset
    async with make_client(cloud) as client:
        async with client.with_options(timeout=1) as copy:
            await copy.list_images()
        await client.list_images()
    assert cloud.connections == 1


async def test_an_unused_client_closes_without_a_warning(cloud: Server) -> None:
    await make_client(cloud).aclose()


async def test_an_httpx_client_of_the_caller_is_used_and_stays_open(cloud: Server) -> None:
    cloud.respond = respond_with_offset
    async with httpx.AsyncClient() as theirs:
        async with make_client(cloud, transport=theirs) as client:
            assert (await client.list_images(offset=3)).total == 3
        assert not theirs.is_closed


async def test_a_mock_transport_is_enough_for_a_users_tests() -> None:
    mock = httpx.MockTransport(lambda request: httpx.Response(200, json={"Response": {"Total": 9}}))
    async with AsyncPicClient(region="ap-1", credentials=CREDENTIALS, environ={}, transport=mock) as client:
        assert (await client.list_images()).total == 9


async def test_a_given_transport_is_used_and_not_closed() -> None:
    class Mine:
        closed = False

        async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            return HttpResponse(200, (), b'{"Response": {"Total": 4}}')

        async def aclose(self) -> None:
            self.closed = True

    mine = Mine()
    async with AsyncPicClient(region="ap-1", credentials=CREDENTIALS, environ={}, transport=mine) as client:
        assert (await client.list_images()).total == 4
    assert not mine.closed


@pytest.mark.parametrize("transport", [object(), httpx.HTTPTransport()])
async def test_a_blocking_transport_is_refused(transport: object) -> None:
    client = AsyncPicClient(region="ap-1", credentials=CREDENTIALS, environ={}, transport=transport)
    with pytest.raises(errors.ConfigurationError, match="transport= must be"):
        await client.list_images()
