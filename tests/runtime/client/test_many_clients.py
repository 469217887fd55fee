"""Many clients in one process: their memory, and the connections that they share."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Any

import pytest
from yunbind_runtime.base.errors import ClientClosed
from yunbind_runtime.model.credentials import Credentials

from tests.runtime.fakes.services import AsyncPicClient, PicClient
from tests.runtime.loopback import Server, make_json

RESPONSE = {"Response": {"RequestId": "r"}}


def make(cloud: Server, number: int = 0, **options: Any) -> PicClient:
    """Return a client with credentials of its own. The environment is that of the process."""
    credentials = Credentials(f"id-{number}", f"secret-{number}")
    return PicClient(region="ap-1", credentials=credentials, endpoint=cloud.endpoint, **options)


@pytest.fixture(autouse=True)
def respond(cloud: Server) -> None:
    cloud.respond = lambda _: make_json(RESPONSE)


@pytest.mark.slow
def test_ten_thousand_clients_take_less_than_a_kilobyte_each(cloud: Server) -> None:
    """With their credentials, and after a call of every hundredth, which all use one pool."""
    with make(cloud) as first:
        first.list_images()
        gc.collect()
        tracemalloc.start()
        try:
            before, _ = tracemalloc.get_traced_memory()
            clients = [make(cloud, number) for number in range(1, 10_001)]
            for client in clients[::100]:
                client.list_images()
            gc.collect()
            after, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert {client._session.open_transport() for client in clients} == {first._session.open_transport()}
        for client in clients:
            client.close()
    assert after - before < 10_000 * 1000


def test_clients_without_options_of_connections_share_them(cloud: Server) -> None:
    with make(cloud, 1) as one, make(cloud, 2, timeout=9) as other:
        for client in (one, other, one):
            client.list_images()
    assert cloud.connections == 1


def test_the_last_client_closes_the_shared_connections(cloud: Server) -> None:
    one, other = make(cloud, 1), make(cloud, 2)
    for client in (one, other):
        client.list_images()
    transport = other._session.open_transport()
    one.close()
    one.close()
    with pytest.raises(ClientClosed):
        one.list_images()
    other.list_images()
    assert cloud.connections == 1
    other.close()
    assert transport._pool._state.free == []
    with make(cloud, 3) as later:
        later.list_images()
    assert cloud.connections == 2


@pytest.mark.parametrize("options", [{"max_connections": 3}, {"environ": {}}, {"user_agent": "x"}])
def test_a_client_with_options_of_its_own_has_its_own_connections(
    cloud: Server, options: dict[str, Any]
) -> None:
    with make(cloud, 1) as one, make(cloud, 2, **options) as other:
        one.list_images()
        other.list_images()
    assert cloud.connections == 2


def test_a_client_after_a_change_of_the_environment_has_its_own_connections(
    cloud: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make(cloud, 1) as one, make(cloud, 2) as other:
        one.list_images()
        monkeypatch.setenv("NO_PROXY", "example.test")
        other.list_images()
    assert cloud.connections == 2


async def test_asyncio_clients_have_their_own_connections(cloud: Server) -> None:
    """They belong to an event loop, which can end before the other client."""
    options: dict[str, Any] = {"region": "ap-1", "credentials": Credentials("id", "secret")}
    async with (
        AsyncPicClient(endpoint=cloud.endpoint, **options) as one,
        AsyncPicClient(endpoint=cloud.endpoint, **options) as other,
    ):
        await one.list_images()
        await other.list_images()
    assert cloud.connections == 2
