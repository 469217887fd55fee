"""Credentials of the machine's role, over real loopback connections."""

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
def test_a_silent_service_delays_one_call_by_a_second(cloud: Server, metadata: Server) -> None:
    metadata.respond = lambda _: CannedResponse(delay=5)
    started = time.monotonic()
    with make_client(cloud, MetadataRole("role", host=metadata.endpoint)) as client:
        with pytest.raises(CredentialsError, match=f"{metadata.endpoint} did not respond within 1 s"):
            client.list_images()
        first = time.monotonic() - started
        with pytest.raises(CredentialsError):
            client.list_images()
    assert first < 2.5
    assert time.monotonic() - started - first < 0.5  # the failure is cached


@pytest.mark.slow
def test_a_silent_name_server_delays_a_call_by_a_second(
    cloud: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connect timeout does not cover name resolution, where the vendor's SDK can hang."""

    def hang(*_: object, **__: object) -> list[object]:
        time.sleep(3)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    started = time.monotonic()
    assert not module._resolves("metadata.test")
    assert time.monotonic() - started < 2
