"""The machine's role, over real connections to loopback."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from yunbind_runtime.auth.providers import MetadataRole
from yunbind_runtime.auth.providers import metadata as module
from yunbind_runtime.base.errors import ConnectFailed, CredentialsError

from tests.bindings.scripted import Script

from ...fakes.services import PicClient
from ...loopback import Answer, Received, Server, make_json, serve

KEYS = {
    "TmpSecretId": "role-id",
    "TmpSecretKey": "role-key",
    "Token": "role-token",
    "ExpiredTime": 4102444800,
    "Code": "Success",
}
ROLES = "/latest/meta-data/cam/security-credentials/"


@pytest.fixture
def metadata() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.fixture
def cloud(cloud: Server) -> Server:
    cloud.answer = lambda _: make_json({"Response": {"Total": 0, "RequestId": "id"}})
    return cloud


def answer(request: Received) -> Answer:
    return Answer(body=b"a role\n") if request.target == ROLES else make_json(KEYS)


def make_client(cloud: Server, source: MetadataRole, **environ: str) -> PicClient:
    return PicClient(region="ap-1", credentials=source, endpoint=cloud.endpoint, environ=environ)


def test_keys_are_got_at_the_host_that_is_given(cloud: Server, metadata: Server) -> None:
    metadata.answer = answer
    with make_client(cloud, MetadataRole("role", host=metadata.endpoint)) as client:
        client.list_images()
    assert [(each.method, each.target) for each in metadata.received] == [("GET", ROLES + "role")]
    assert "Credential=role-id/" in cloud.received[0].headers["Authorization"]
    assert cloud.received[0].headers["X-TC-Token"] == "role-token"


def test_a_variable_sends_all_metadata_elsewhere(cloud: Server, metadata: Server) -> None:
    metadata.answer = answer
    with make_client(cloud, MetadataRole("role"), YUNBIND_METADATA_ENDPOINT=metadata.endpoint) as client:
        client.list_images()
    assert len(metadata.received) == 1


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:1", "http://169.254.1.1/", "localhost:1"]
)
def test_an_address_is_not_looked_up(host: str, cloud: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_resolves", lambda _: pytest.fail("looked up"))
    line = Script(ConnectFailed("nobody"))
    client = PicClient(region="ap-1", credentials=MetadataRole("role", host=host), transport=line, environ={})
    with pytest.raises(CredentialsError, match="cannot be reached"):
        client.list_images()
    assert len(line.requests) == 1


@pytest.mark.slow
def test_a_silent_service_costs_a_second(cloud: Server, metadata: Server) -> None:
    metadata.answer = lambda _: Answer(delay=5)
    started = time.monotonic()
    with make_client(cloud, MetadataRole("role", host=metadata.endpoint)) as client:
        with pytest.raises(CredentialsError, match=f"{metadata.endpoint} did not respond within 1 s"):
            client.list_images()
        first = time.monotonic() - started
        with pytest.raises(CredentialsError):
            client.list_images()
    assert first < 2.5
    assert time.monotonic() - started - first < 0.5  # the absence is kept


@pytest.mark.slow
def test_a_name_server_that_does_not_answer_costs_a_second(
    cloud: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection's time limit does not cover looking its name up, on which the vendor's SDK can hang."""

    def hang(*_: object, **__: object) -> list[object]:
        time.sleep(3)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    started = time.monotonic()
    assert not module._resolves("metadata.test")
    assert time.monotonic() - started < 2
