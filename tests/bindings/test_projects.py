"""The project lookup for key pairs without a project ID."""

from __future__ import annotations

import asyncio
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from yunbind import AuthToken, Credentials
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.huawei.iam import IamClient
from yunbind.huawei.iam import errors as iam_errors
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import load_catalog
from yunbind_runtime.auth.projects import FOUND
from yunbind_runtime.base.errors import ConfigurationError, ConnectFailed, PermissionDenied
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from tests.bindings.huawei_iam import CACHES, PROJECTS, AsyncRecordingTransport, RecordingTransport, make_json
from tests.emulator.signed_requests import KEYS, NOW

REGION = "cn-north-4"
KEY = Credentials(KEYS["huawei"]["ak"], KEYS["huawei"]["sk"])


@pytest.fixture(autouse=True)
def forget_projects() -> Iterator[None]:
    FOUND.clear()
    yield
    FOUND.clear()


@pytest.fixture(scope="module")
def emulator() -> Application:
    return create_application(load_catalog(), KEYS, clock=lambda: NOW, samples=True)


@pytest.fixture
def transport(emulator: Application) -> RecordingTransport:
    """Verifies every signature."""
    return RecordingTransport.to(emulator)


def make_client(transport: RecordingTransport, **more: Any) -> CceClient:
    settings = {
        "region": REGION,
        "credentials": KEY,
        "transport": transport,
        "environ": {},
        "clock": lambda: NOW,
    }
    return CceClient(**{**settings, **more})


def serve_projects(*projects: tuple[str, str], status: int = 200, **headers: str) -> RecordingTransport:
    """Return a transport on which IAM knows these projects (ID, name), and CCE has no caches."""
    content = {"projects": [{"id": each[0], "name": each[1]} for each in projects]}

    def respond(request: HttpRequest) -> HttpResponse:
        if request.path == "/v3/projects":
            return make_json(
                content, status, {name.replace("_", "-"): text for name, text in headers.items()}
            )
        return make_json({"image_caches": []})

    return RecordingTransport(respond)


def test_the_first_call_looks_up_the_project_and_sends_it(transport: RecordingTransport) -> None:
    """Captured from the vendor's SDK: GET /v3/projects?name=<region>, signed, without X-Project-Id."""
    client = make_client(transport)
    assert transport.sent == []
    assert client.list_image_caches().image_caches
    lookup, called = transport.sent
    assert lookup.url == "https://iam.cn-north-4.myhuaweicloud.com/v3/projects?name=cn-north-4"
    assert lookup.header("X-Project-Id") is None
    assert "x-sdk-date" in (lookup.header("Authorization") or "")
    assert called.header("X-Project-Id") == KEYS["huawei"]["project_id"]
    assert "x-project-id" in (called.header("Authorization") or "")


def test_the_lookup_is_signed_with_the_clock_and_without_a_project() -> None:
    transport = serve_projects(("p-1", REGION))
    moment = datetime(2026, 11, 21, 17, 26, 58, tzinfo=UTC)
    make_client(transport, clock=lambda: moment).list_image_caches()
    assert transport.sent[0].header("X-Sdk-Date") == "20261121T172658Z"
    signed = "SignedHeaders=content-type;host;x-sdk-date,"
    assert signed in (transport.sent[0].header("Authorization") or "")


def test_the_project_is_cached_for_the_process(transport: RecordingTransport) -> None:
    for _ in range(3):
        client = make_client(transport)
        client.list_image_caches()
        client.with_options(timeout=5).list_image_caches()
    assert (transport.count(PROJECTS), transport.count(CACHES)) == (1, 6)


def test_each_region_and_each_key_has_its_own_lookup() -> None:
    transport = serve_projects(("p-1", "any"))
    for _ in range(2):
        make_client(transport).list_image_caches()
        make_client(transport, region="cn-south-1").list_image_caches()
        make_client(transport, credentials=Credentials("another", "secret")).list_image_caches()
    assert sorted(each.query for each in transport.find(PROJECTS)) == [
        "name=cn-north-4",
        "name=cn-north-4",
        "name=cn-south-1",
    ]


def test_the_lookup_sends_the_session_token() -> None:
    transport = serve_projects(("p-1", REGION))
    make_client(transport, credentials=Credentials("temporary", "secret", "token")).list_image_caches()
    assert [each.header("X-Security-Token") for each in transport.sent] == ["token", "token"]


@pytest.mark.parametrize(
    "credentials",
    [Credentials("key", "secret", project_id="mine"), AuthToken("token"), AuthToken("token", "mine")],
)
def test_a_given_project_or_a_token_needs_no_lookup(credentials: Any) -> None:
    transport = serve_projects(("p-1", REGION))
    make_client(transport, credentials=credentials).list_image_caches()
    assert transport.count(PROJECTS) == 0
    assert transport.sent[0].header("X-Project-Id") == credentials.project_id


def test_a_project_from_the_environment_needs_no_lookup() -> None:
    transport = serve_projects(("p-1", REGION))
    environ = {
        "HUAWEICLOUD_SDK_AK": "key",
        "HUAWEICLOUD_SDK_SK": "secret",
        "HUAWEICLOUD_SDK_PROJECT_ID": "from-environment",
    }
    make_client(transport, credentials=None, environ=environ).list_image_caches()
    assert [each.header("X-Project-Id") for each in transport.sent] == ["from-environment"]


def test_a_client_with_a_custom_endpoint_looks_up_no_project() -> None:
    """The call has no project, as with the vendor's SDK (captured)."""
    transport = serve_projects(("p-1", REGION))
    make_client(transport, endpoint="cce.own.test").list_image_caches()
    assert [each.url for each in transport.sent] == ["https://cce.own.test/v5/imagecaches"]
    assert transport.sent[0].header("X-Project-Id") is None


@pytest.mark.parametrize(
    ("region", "environ", "address"),
    [
        ("ae-ad-1", {}, "https://iam.ae-ad-1.myhuaweicloud.com"),
        ("cn-south-4", {}, "https://iam.myhuaweicloud.com"),
        ("eu-west-101", {}, "https://iam.eu-west-101.myhuaweicloud.eu"),
        (REGION, {"HUAWEICLOUD_SDK_IAM_ENDPOINT": "iam.own.test"}, "https://iam.own.test"),
        (REGION, {"YUNBIND_ENDPOINT": "http://all.test:1"}, "http://all.test:1"),
    ],
)
def test_the_lookup_goes_to_iam(region: str, environ: dict[str, str], address: str) -> None:
    transport = serve_projects(("p-1", region))
    make_client(transport, region=region, environ=environ).list_image_caches()
    (lookup,) = transport.find(PROJECTS)
    assert f"{lookup.scheme}://{lookup.host}" == address


def test_several_projects_are_listed_by_the_error() -> None:
    transport = serve_projects(("id-1", "cn-north-4"), ("id-2", "cn-north-4_team"))
    with pytest.raises(ConfigurationError) as caught:
        make_client(transport).list_image_caches()
    text = str(caught.value)
    assert "id-1 (cn-north-4), id-2 (cn-north-4_team)" in text
    assert "project_id=" in text
    assert "HUAWEICLOUD_SDK_PROJECT_ID" in text
    assert transport.count(CACHES) == 0


def test_a_missing_project_raises_an_error_with_the_request_id_and_is_not_cached() -> None:
    transport = serve_projects(X_IAM_Trace_Id="trace-1")
    client = make_client(transport, region="cn-north-9")
    for _ in range(2):
        with pytest.raises(ConfigurationError, match=r"has none in cn-north-9 \(request id trace-1\)"):
            client.list_image_caches()
    assert (transport.count(PROJECTS), transport.count(CACHES)) == (2, 0)


def test_a_region_that_the_emulated_account_does_not_have_is_an_error(transport: RecordingTransport) -> None:
    with pytest.raises(ConfigurationError, match="has none in cn-nowhere-1"):
        make_client(transport, region="cn-nowhere-1", known_region=False).list_image_caches()


def test_a_rejected_lookup_raises_iams_error_with_a_remedy() -> None:
    refusal = make_json({"error": {"code": 403, "message": "no permission", "title": "Forbidden"}}, 403)
    transport = RecordingTransport(lambda request: refusal)
    with pytest.raises(iam_errors.Forbidden) as caught:
        make_client(transport).list_image_caches()
    assert isinstance(caught.value, PermissionDenied)
    text = "".join(traceback.format_exception(caught.value))
    assert "IAM KeystoneListProjects failed: 403: no permission" in text
    assert "project_id=" in text


def test_the_next_call_repeats_a_failed_lookup(transport: RecordingTransport) -> None:
    inner = transport.respond
    failures = [ConnectFailed("down")]

    def respond(request: HttpRequest) -> HttpResponse:
        if failures:
            raise failures.pop()
        return inner(request)

    transport.respond = respond
    client = make_client(transport).with_options(retries=0)
    with pytest.raises(ConnectFailed, match="IAM KeystoneListProjects: down"):
        client.list_image_caches()
    assert client.list_image_caches().image_caches


def test_iam_itself_needs_no_project(transport: RecordingTransport) -> None:
    iam = IamClient(credentials=KEY, transport=transport, environ={}, clock=lambda: NOW)
    projects = iam.keystone_list_projects(name=REGION).projects
    assert projects is not None
    assert [(each.id, each.name) for each in projects] == [(KEYS["huawei"]["project_id"], REGION)]
    assert transport.count(PROJECTS) == 1


def test_many_threads_look_up_once() -> None:
    transport = serve_projects(("p-1", REGION))
    inner = transport.respond

    begun = threading.Barrier(16)

    def respond(request: HttpRequest) -> HttpResponse:
        if request.path == "/v3/projects":
            waiting.wait(10)
        return inner(request)

    def call() -> None:
        begun.wait(10)
        calls.append(1)
        if len(calls) == 16:
            waiting.set()
        client.list_image_caches()

    calls: list[int] = []
    waiting = threading.Event()
    transport.respond = respond
    client = make_client(transport)
    threads = [threading.Thread(target=call) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert (transport.count(PROJECTS), transport.count(CACHES)) == (1, 16)


async def test_many_tasks_look_up_once() -> None:
    class Slow(AsyncRecordingTransport):
        async def send(self, request: HttpRequest, timeout: Any) -> HttpResponse:  # type: ignore[override]
            await asyncio.sleep(0.01)
            return RecordingTransport.send(self, request, timeout)

    transport = Slow(serve_projects(("p-1", REGION)).respond)
    client = AsyncCceClient(
        region=REGION, credentials=KEY, transport=transport, environ={}, clock=lambda: NOW
    )
    await asyncio.gather(*(client.list_image_caches() for _ in range(16)))
    assert (transport.count(PROJECTS), transport.count(CACHES)) == (1, 16)
    assert {each.header("X-Project-Id") for each in transport.find(CACHES)} == {"p-1"}
