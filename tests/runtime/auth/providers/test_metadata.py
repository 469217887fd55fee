"""Credentials of the machine's role, over real loopback connections."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
from yunbind_runtime.auth.providers import MetadataRole
from yunbind_runtime.auth.providers import metadata as module
from yunbind_runtime.base.errors import ConnectFailed, CredentialsError

from tests.bindings.scripted import Script

from ...fakes.services import PicClient
from ...loopback import CannedResponse, Received, Server, make_json, serve

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
    cloud.respond = lambda _: make_json({"Response": {"Total": 0, "RequestId": "id"}})
    return cloud


def respond(request: Received) -> CannedResponse:
    return CannedResponse(body=b"a role\n") if request.target == ROLES else make_json(KEYS)


def make_client(cloud: Server, provider: MetadataRole, **environ: str) -> PicClient:
    return PicClient(region="ap-1", credentials=provider, endpoint=cloud.endpoint, environ=environ)


def test_credentials_are_fetched_from_the_given_host(cloud: Server, metadata: Server) -> None:
    metadata.respond = respond
    with make_client(cloud, MetadataRole("role", host=metadata.endpoint)) as client:
        client.list_images()
    assert [(each.method, each.target) for each in metadata.received] == [("GET", ROLES + "role")]
    assert "Credential=role-id/" in cloud.received[0].headers["Authorization"]
    assert cloud.received[0].headers["X-TC-Token"] == "role-token"


def test_a_variable_redirects_metadata_requests(cloud: Server, metadata: Server) -> None:
    metadata.respond = respond
    with make_client(cloud, MetadataRole("role"), YUNBIND_METADATA_ENDPOINT=metadata.endpoint) as client:
        client.list_images()
    assert len(metadata.received) == 1


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:1", "http://169.254.1.1/", "localhost:1"]
)
def test_an_ip_address_is_not_resolved(host: str, cloud: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_resolves", lambda _: pytest.fail("resolved"))
    transport = Script(ConnectFailed("nobody"))
    client = PicClient(
        region="ap-1", credentials=MetadataRole("role", host=host), transport=transport, environ={}
    )
    with pytest.raises(CredentialsError, match="cannot be reached"):
        client.list_images()
    assert len(transport.requests) == 1


@pytest.mark.slow
def test_a_silent_name_server_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connect timeout does not cover name resolution, where the vendor's SDK can hang."""
    released = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: released.wait(9) or [])
    started = time.monotonic()
    assert module._resolves("metadata.test", 0.1) is None
    assert time.monotonic() - started < 2
    released.set()


@pytest.mark.parametrize(
    ("error", "expected"),
    [(socket.EAI_NONAME, "absent"), (socket.EAI_AGAIN, "name server did not respond")],
)
def test_an_unknown_name_is_absent_and_a_failing_name_server_is_not(
    cloud: Server, monkeypatch: pytest.MonkeyPatch, error: int, expected: str
) -> None:
    def fail(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(error, "words")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    client = PicClient(
        region="ap-1",
        credentials=MetadataRole("role", host="metadata.test", timeout=0.05),
        transport=Script(),
        environ={},
    )
    with pytest.raises(CredentialsError, match=expected):
        client.list_images()
