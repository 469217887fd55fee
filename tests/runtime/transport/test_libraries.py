"""The choice of an HTTP library by name or by ``YUNBIND_TRANSPORT``."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest
from yunbind_runtime.base.errors import ClientClosed, ConfigurationError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.transport import libraries
from yunbind_runtime.transport.aiohttp_transport import AsyncAiohttpTransport
from yunbind_runtime.transport.httpcore_transport import AsyncHttpcoreTransport, HttpcoreTransport
from yunbind_runtime.transport.httpx_transport import AsyncHttpxTransport, HttpxTransport
from yunbind_runtime.transport.libraries import find_library
from yunbind_runtime.transport.pyreqwest_transport import AsyncPyreqwestTransport, PyreqwestTransport

from tests.runtime.fakes.services import AsyncPicClient, PicClient
from tests.runtime.loopback import Server, make_json

CREDENTIALS = Credentials("the-key-id-1234", "the-key-secret")
BLOCKING: dict[str, type] = {
    "httpx": HttpxTransport,
    "httpx2": HttpxTransport,
    "httpcore": HttpcoreTransport,
    "pyreqwest": PyreqwestTransport,
}
LOOPING: dict[str, type] = {
    "httpx": AsyncHttpxTransport,
    "httpx2": AsyncHttpxTransport,
    "httpcore": AsyncHttpcoreTransport,
    "pyreqwest": AsyncPyreqwestTransport,
    "aiohttp": AsyncAiohttpTransport,
}


def make(kind: Any, cloud: Server, **options: Any) -> Any:
    cloud.respond = lambda _: make_json({"Response": {"Total": 5}})
    return kind(
        region="ap-1",
        credentials=CREDENTIALS,
        endpoint=cloud.endpoint,
        **{"environ": {}, **options},
    )


@pytest.mark.parametrize("name", BLOCKING)
@pytest.mark.parametrize("chosen", ["argument", "variable"])
def test_a_client_uses_and_closes_the_library_of_its_choice(cloud: Server, name: str, chosen: str) -> None:
    options = {"transport": name} if chosen == "argument" else {"environ": {"YUNBIND_TRANSPORT": name}}
    client = make(PicClient, cloud, **options)
    assert client.list_images().total == 5
    transport = client._session.open_transport()
    assert type(transport) is BLOCKING[name]
    client.close()
    with pytest.raises(ClientClosed):
        transport.send(HttpRequest("GET", "http", "127.0.0.1:1", "/"), Timeout())


@pytest.mark.parametrize("name", LOOPING)
@pytest.mark.parametrize("chosen", ["argument", "variable"])
def test_an_asyncio_client_uses_and_closes_the_library_of_its_choice(
    cloud: Server, name: str, chosen: str
) -> None:
    options = {"transport": name} if chosen == "argument" else {"environ": {"YUNBIND_TRANSPORT": name}}

    async def run() -> None:
        client = make(AsyncPicClient, cloud, **options)
        assert (await client.list_images()).total == 5
        transport = client._session.open_transport()
        assert type(transport) is LOOPING[name]
        await client.aclose()
        with pytest.raises(ClientClosed):
            await transport.send(HttpRequest("GET", "http", "127.0.0.1:1", "/"), Timeout())

    asyncio.run(run())


def test_the_argument_precedes_the_variable(cloud: Server) -> None:
    class Canned:
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            return HttpResponse(200, body=b'{"Response": {"Total": 7}}')

        def close(self) -> None: ...

    environ = {"YUNBIND_TRANSPORT": "unknown"}
    with make(PicClient, cloud, transport="httpx", environ=environ) as client:
        assert client.list_images().total == 5
    with make(PicClient, cloud, transport=Canned(), environ=environ) as client:
        assert client.list_images().total == 7


@pytest.mark.parametrize("environ", [{}, {"YUNBIND_TRANSPORT": ""}])
def test_the_default_is_httpx(environ: dict[str, str]) -> None:
    assert find_library(None, environ) == "httpx"


def test_an_unknown_name_is_refused_by_the_constructor(cloud: Server) -> None:
    """The message does not repeat it: it can be the URL of a proxy with a password."""
    message = "must name one of these libraries: httpx, httpx2, httpcore, pyreqwest, aiohttp."
    for name in ("", "curl", "http://user:s3cret@proxy.test"):
        with pytest.raises(ConfigurationError) as caught:
            make(PicClient, cloud, transport=name)
        assert str(caught.value) == f"transport= {message}"
    with pytest.raises(ConfigurationError) as caught:
        make(PicClient, cloud, environ={"YUNBIND_TRANSPORT": "curl"})
    assert str(caught.value) == f"YUNBIND_TRANSPORT {message}"


@pytest.mark.parametrize(
    ("name", "extra"),
    [("pyreqwest", "yunbind[fast]"), ("aiohttp", "yunbind[aiohttp]"), ("httpx2", "yunbind[httpx2]")],
)
def test_the_error_for_a_missing_library_names_its_extra(
    cloud: Server, monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    monkeypatch.setattr(libraries, "_is_installed", lambda _: False)
    with pytest.raises(ConfigurationError) as caught:
        make(PicClient, cloud, transport=name)
    assert str(caught.value) == (
        f"transport= is {name}, which needs an extra package. Run: pip install '{extra}'."
    )


def test_aiohttp_is_refused_for_a_blocking_client(cloud: Server) -> None:
    with pytest.raises(
        ConfigurationError, match=r"^transport= is aiohttp, which is for asyncio clients only"
    ):
        make(PicClient, cloud, transport="aiohttp")
    with pytest.raises(ConfigurationError, match=r"^YUNBIND_TRANSPORT is aiohttp, which is for asyncio"):
        make(PicClient, cloud, environ={"YUNBIND_TRANSPORT": "aiohttp"})


def test_the_options_of_connections_apply_to_a_library(cloud: Server) -> None:
    with make(PicClient, cloud, transport="pyreqwest", max_connections=3, max_response_size=77) as client:
        transport = client._session.open_transport()
        assert (transport._limit, transport._pool._state.limit) == (77, 3)
    with pytest.raises(ConfigurationError, match=r"cannot be shorter than Timeout\.read with pyreqwest"):
        make(PicClient, cloud, transport="pyreqwest", timeout=Timeout(read=5, write=4))


@pytest.mark.slow
def test_without_httpx_the_default_is_httpx2(cloud: Server) -> None:
    """The program has neither httpx nor the packages that come with it, and httpx2 uses its layers."""
    cloud.respond = lambda _: make_json({"Response": {"Total": 5}})
    code = f"""
import asyncio, sys
sys.modules.update(dict.fromkeys(("httpx", "httpcore", "certifi")))
import httpx2
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.transport.tls import make_default_context
from tests.runtime.fakes.services import AsyncPicClient, PicClient

options = dict(region="ap-1", credentials=Credentials("id", "a-long-secret"), endpoint={cloud.endpoint!r}, environ={{}})
seen = []
for kind, name in ((httpx2.HTTPTransport, "handle_request"), (httpx2.AsyncHTTPTransport, "handle_async_request")):
    def see(*arguments, real=getattr(kind, name)):
        seen.append(1)
        return real(*arguments)
    setattr(kind, name, see)

async def call():
    async with AsyncPicClient(**options) as client:
        return (await client.list_images()).total

with PicClient(**options) as client:
    print(client.list_images().total, asyncio.run(call()), len(seen), make_default_context().check_hostname)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["5", "5", "2", "True"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("httpx", "httpcore"),
        ("httpcore", "httpcore"),
        ("pyreqwest", "pyreqwest"),
        ("aiohttp", "aiohttp"),
        ("httpx2", "httpcore2"),
    ],
)
def test_only_the_chosen_library_is_imported(name: str, library: str) -> None:
    """And none before the first call. httpx itself is left to programs that import it."""
    code = f"""
import asyncio, sys
from yunbind_runtime.base.errors import TransportError
from yunbind_runtime.model.credentials import Credentials
from tests.runtime.fakes.services import AsyncPicClient

async def main():
    client = AsyncPicClient(region="ap-1", credentials=Credentials("id", "secret"),
                            endpoint="http://127.0.0.1:1", environ={{}}, transport={name!r}, retries=0)
    names = {{"httpx", "httpcore", "httpx2", "httpcore2", "pyreqwest", "aiohttp"}}
    before = names & set(sys.modules)
    try:
        await client.list_images()
    except TransportError:
        print(sorted(before), sorted(names & set(sys.modules)))
    await client.aclose()

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"[] {[library]}"
