"""The emitted waiters, with responses in the vendors' envelopes and without real pauses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from yunbind.alibaba.acc import AccClient, AsyncAccClient
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import ApiError, ConnectionLost, NotFound, WaiterFailed, WaiterTimedOut
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.ecm import AsyncEcmClient, EcmClient, Filter, TaskInput
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.retries import Retries

from tests.bindings.scripted import (
    KEYS,
    AsyncScript,
    Outcome,
    Script,
    Time,
    make_response,
    tencent,
    tencent_error,
)

CLIENTS: dict[str, tuple[type[Any], type[Any], str]] = {
    "tke": (TkeClient, AsyncTkeClient, "ap-guangzhou"),
    "ecm": (EcmClient, AsyncEcmClient, "ap-guangzhou"),
    "eci": (EciClient, AsyncEciClient, "cn-hangzhou"),
    "acc": (AccClient, AsyncAccClient, "cn-hangzhou"),
    "cce": (CceClient, AsyncCceClient, "cn-north-4"),
}


class Waited:
    """The outcome of a wait: its result, its requests and its pauses."""

    def __init__(self) -> None:
        self.time = Time()
        self.script = Script()
        self.result: Any = None


WaitFor: TypeAlias = Callable[..., Waited]


def wait_blocking(
    name: str, waiter: str, responses: list[Outcome], *, times: list[float] | None = None, **arguments: object
) -> Waited:
    waited = Waited()
    waited.script = Script(*responses)
    kind, _, region = CLIENTS[name]
    time = waited.time
    client = kind(
        region=region, credentials=KEYS, transport=waited.script, clock=time.clock, sleep=time.sleep
    )
    try:
        waited.result = getattr(client, f"wait_until_{waiter}")(**arguments)
    finally:
        if times is not None:
            times.append(sum(time.pauses))
    return waited


def wait_async(
    name: str, waiter: str, responses: list[Outcome], *, times: list[float] | None = None, **arguments: object
) -> Waited:
    async def wait() -> Waited:
        waited = Waited()
        script = AsyncScript(*responses)
        waited.script = script.script
        _, kind, region = CLIENTS[name]
        time = waited.time
        client = kind(
            region=region, credentials=KEYS, transport=script, clock=time.clock, sleep=time.sleep_async
        )
        try:
            waited.result = await getattr(client, f"wait_until_{waiter}")(**arguments)
        finally:
            if times is not None:
                times.append(sum(time.pauses))
        return waited

    return asyncio.run(wait())


@pytest.fixture(params=[wait_blocking, wait_async], ids=["blocking", "async"])
def wait_for(request: pytest.FixtureRequest) -> WaitFor:
    """A function that waits with a blocking or an asynchronous client."""
    return request.param


def tke(*statuses: str, **more: object) -> HttpResponse:
    listed = [
        {"ImageCacheId": f"imc-{number}", "Status": each, **more} for number, each in enumerate(statuses)
    ]
    return tencent(ImageCaches=listed, TotalCount=len(listed))


def eci(*statuses: str, **more: object) -> HttpResponse:
    return make_response({"ImageCaches": [{"Status": each, **more} for each in statuses], "RequestId": "R"})


def cce(status: str, **more: object) -> HttpResponse:
    return make_response({"image_cache": {"id": "id-1", "status": status, **more}})


CCE_GONE = make_response({"errorCode": "CCE.01404001", "errorMessage": "Resource not found"}, 404)


def test_a_tke_cache_becomes_ready(wait_for: WaitFor):
    """The cache is not listed, then Pending, then Ready. The result is the last response, and pauses grow."""
    responses: list[Outcome] = [tke(), tke("Pending"), tke("Ready")]
    waited = wait_for("tke", "image_cache_ready", responses, image_cache_ids=["imc-0"])
    assert waited.result.image_caches[0].status == "Ready"
    assert waited.time.pauses == [10.0, 15.0]
    assert waited.script.bodies == [{"ImageCacheIds": ["imc-0"]}] * 3


def test_every_given_tke_cache_must_be_listed(wait_for: WaitFor):
    responses: list[Outcome] = [tke("Ready"), tke("Ready", "Ready")]
    waited = wait_for("tke", "image_cache_ready", responses, image_cache_ids=["imc-0", "imc-1"])
    assert len(waited.script.requests) == 2


def test_the_tke_waiter_reads_every_page(wait_for: WaitFor):
    """The service lists 20 caches per page by default, so one poll reads all pages."""
    ids = [f"imc-{number}" for number in range(25)]

    def page(start: int, end: int, status: str) -> HttpResponse:
        listed = [{"ImageCacheId": each, "Status": status} for each in ids[start:end]]
        return tencent(ImageCaches=listed, TotalCount=25)

    responses: list[Outcome] = [
        *[page(0, 20, "Ready"), page(20, 25, "Pending")],
        *[page(0, 20, "Ready"), page(20, 25, "Ready")],
    ]
    waited = wait_for("tke", "image_cache_ready", responses, image_cache_ids=ids)
    assert [each.get("Offset") for each in waited.script.bodies] == [None, 20, None, 20]
    assert [each.image_cache_id for each in waited.result.image_caches] == ids
    assert waited.time.pauses == [10.0]


@pytest.mark.parametrize("status", ["Failed", "UpdateFailed"])
def test_a_failed_tke_cache_ends_the_wait_with_its_events(wait_for: WaitFor, status: str):
    event = {
        "Type": "Warning",
        "Reason": "PullFailed",
        "Message": "no such image",
        "LastTimestamp": "2021-12-06 15:10:43",
    }
    with pytest.raises(WaiterFailed, match="Warning PullFailed no such image") as caught:
        wait_for("tke", "image_cache_ready", [tke("Pending"), tke(status, Events=[event])])
    assert caught.value.last.image_caches[0].status == status  # pyright: ignore[reportAttributeAccessIssue]
    assert caught.value.details == ("Warning PullFailed no such image",)
    assert str(caught.value).startswith("TKE DescribeImageCaches: image_cache_ready can no longer")


def test_a_tke_cache_that_does_not_become_ready_ends_the_wait_at_the_deadline(wait_for: WaitFor):
    with pytest.raises(WaiterTimedOut, match=r"within 60 s.*Last seen: Pending"):
        wait_for("tke", "image_cache_ready", [tke("Pending")], timeout=60)


@pytest.mark.parametrize("last", [tke(), tencent_error("ResourceNotFound")])
def test_a_tke_cache_is_gone(wait_for: WaitFor, last: HttpResponse):
    """An empty list or ResourceNotFound ends the wait. After the error there is no response."""
    waited = wait_for("tke", "image_cache_deleted", [tke("Ready"), last], image_cache_ids=["imc-0"])
    assert waited.time.pauses == [5.0]
    assert (waited.result is None) == (b"Error" in last.body)


def test_an_error_of_a_tke_poll_ends_the_wait(wait_for: WaitFor):
    """The waiter fails if it names the error code. Otherwise the error itself is raised."""
    with pytest.raises(WaiterFailed, match="InvalidParameter: why"):
        wait_for("tke", "image_cache_deleted", [tencent_error("InvalidParameter")])
    with pytest.raises(ApiError) as caught:
        wait_for("tke", "image_cache_ready", [tencent_error("AuthFailure.SignatureFailure")])
    assert caught.value.code == "AuthFailure.SignatureFailure"


def test_a_wait_survives_throttling_gateways_and_lost_connections(wait_for: WaitFor):
    responses: list[Outcome] = [
        tencent_error("RequestLimitExceeded"),
        HttpResponse(502, (("Content-Type", "text/html"),), b"<html>Bad Gateway</html>"),
        ConnectionLost("The connection ended."),
        tke("Ready"),
    ]
    waited = wait_for("tke", "image_cache_ready", responses)
    assert len(waited.script.requests) == 4


def test_an_ecm_task_is_finished(wait_for: WaitFor):
    def tasks(*states: str) -> HttpResponse:
        return tencent(TaskSet=[{"TaskId": 1528600, "Status": each} for each in states])

    asked = [TaskInput(task_id="1", operation="CreateImage"), TaskInput(task_id="2", operation="CreateImage")]
    responses: list[Outcome] = [
        *[tasks(), tasks("OPERATING", "SUCCESS"), tasks("SUCCESS"), tasks("SUCCESS", "SUCCESS")]
    ]
    waited = wait_for("ecm", "task_finished", responses, task_set=asked)
    assert len(waited.script.requests) == 4
    assert waited.time.pauses == [5.0, 7.5, 11.25]


def test_a_failed_ecm_task_ends_the_wait_with_its_message(wait_for: WaitFor):
    """The response is the sample on the page."""
    sample = tencent(
        TaskSet=[
            {
                "TaskId": 1528600,
                "Message": "Create image failed",
                "Status": "FAILED",
                "EndTime": "2020-07-13 00:37:51",
                "AddTime": "2020-07-13 00:37:19",
                "Operation": "CreateImage",
            }
        ]
    )
    asked = [TaskInput(task_id="1528600", operation="CreateImage")]
    with pytest.raises(WaiterFailed, match="The service says: Create image failed"):
        wait_for("ecm", "task_finished", [sample], task_set=asked)


def test_an_ecm_import_task_finishes_or_fails(wait_for: WaitFor):
    def task(state: str, message: str = "") -> HttpResponse:
        return tencent(ImageTaskSet=[{"State": state, "Message": message}])

    asked = [Filter(name="task-id", values=["1"])]
    responses: list[Outcome] = [task("PROCESSING"), task("SUCCESS")]
    waited = wait_for("ecm", "custom_image_task_finished", responses, filters=asked)
    assert waited.time.pauses == [10.0]
    with pytest.raises(WaiterFailed, match="no disk"):
        wait_for("ecm", "custom_image_task_finished", [task("FAILED", "no disk")], filters=asked)


def test_an_eci_cache_becomes_ready(wait_for: WaitFor):
    responses: list[Outcome] = [eci(), eci("Preparing"), eci("Creating"), eci("Ready")]
    waited = wait_for("eci", "image_cache_ready", responses, image_cache_id="imc-1")
    assert waited.result.image_caches[0].status == "Ready"
    assert len(waited.script.requests) == 4


def test_a_failed_eci_cache_ends_the_wait_with_its_latest_event(wait_for: WaitFor):
    events = [
        {"Type": "Normal", "Reason": "Pulling", "LastTimestamp": "2021-02-09T02:24:48Z"},
        {
            "Type": "Warning",
            "Reason": "Failed",
            "Message": "pull denied",
            "LastTimestamp": "2021-02-09T02:30:00Z",
        },
    ]
    with pytest.raises(WaiterFailed) as caught:
        wait_for("eci", "image_cache_ready", [eci("Failed", Events=events)], image_cache_id="imc-1")
    assert caught.value.details == ("Warning Failed pull denied", "Normal Pulling")


def test_an_eci_cache_is_gone(wait_for: WaitFor):
    waited = wait_for("eci", "image_cache_deleted", [eci("Ready"), eci()], image_cache_id="imc-1")
    assert waited.result.image_caches == []
    refusal = make_response({"Code": "Forbidden.RAM", "Message": "no", "RequestId": "R"}, 403)
    with pytest.raises(WaiterFailed, match=r"Forbidden\.RAM"):
        wait_for("eci", "image_cache_deleted", [refusal], image_cache_id="imc-1")


def test_a_cce_cache_becomes_available(wait_for: WaitFor):
    """A 404 for a cache that was just created means "not yet"."""
    responses: list[Outcome] = [CCE_GONE, cce("Pending"), cce("Creating"), cce("Available")]
    waited = wait_for("cce", "image_cache_ready", responses, image_cache_id="id-1")
    assert waited.result.image_cache.status == "Available"
    assert [request.path for request in waited.script.requests] == ["/v5/imagecaches/id-1"] * 4


@pytest.mark.parametrize("status", ["Failed", "Unavailable", "Deleting"])
def test_a_cce_cache_that_cannot_become_available_ends_the_wait(wait_for: WaitFor, status: str):
    with pytest.raises(WaiterFailed, match=f"image_cache.status is {status}.*why not"):
        wait_for("cce", "image_cache_ready", [cce(status, message="why not")], image_cache_id="id-1")


def test_a_cce_cache_that_vanishes_ends_the_wait(wait_for: WaitFor):
    with pytest.raises(WaiterFailed) as caught:
        wait_for("cce", "image_cache_ready", [cce("Creating"), CCE_GONE], image_cache_id="id-1")
    assert isinstance(caught.value.last, NotFound)
    assert isinstance(caught.value.__cause__, NotFound)


def test_a_cce_cache_is_gone(wait_for: WaitFor):
    responses: list[Outcome] = [cce("Deleting"), CCE_GONE]
    waited = wait_for("cce", "image_cache_deleted", responses, image_cache_id="id-1")
    assert waited.result is None


def test_a_gateway_404_does_not_mean_that_a_cce_cache_is_gone(wait_for: WaitFor):
    """A 404 of the gateway does not mean that the cache is gone."""
    gateway = make_response(
        {"error_code": "APIGW.0101", "error_msg": "The API does not exist", "request_id": "r"}, 404
    )
    with pytest.raises(WaiterFailed, match=r"APIGW\.0101"):
        wait_for("cce", "image_cache_deleted", [gateway], image_cache_id="id-1")


WAITS: dict[str, tuple[HttpResponse, dict[str, object]]] = {
    "tke": (tke("Ready"), {"image_cache_ids": ["imc-0"]}),
    "eci": (eci("Ready"), {"image_cache_id": "imc-0"}),
    "acc": (make_response({"Status": "Ready"}), {"image_cache_id": "imc-0"}),
    "cce": (cce("Available"), {"image_cache_id": "id-1"}),
}
HTML = b"<html>A gateway's page</html>"
DAMAGED: dict[str, HttpResponse] = {
    "an empty body": HttpResponse(200, (), b""),
    "HTML": HttpResponse(200, (("Content-Type", "text/html"),), HTML),
    "cut JSON": HttpResponse(200, (("Content-Type", "application/json"),), b'{"Response": {"Image'),
    "a 400 with Retry-After": HttpResponse(400, (("Retry-After", "1"),), HTML),
    "a 503": HttpResponse(503, (), HTML),
}


@pytest.mark.parametrize("damage", DAMAGED)
@pytest.mark.parametrize("name", WAITS)
def test_one_damaged_poll_does_not_end_a_wait(wait_for: WaitFor, name: str, damage: str):
    """A plain read repeats these responses, so a poll does too."""
    ready, arguments = WAITS[name]
    waited = wait_for(name, "image_cache_ready", [DAMAGED[damage], DAMAGED[damage], ready], **arguments)
    assert len(waited.script.requests) == 3


GET_MISSING: dict[str, HttpResponse] = {
    "tke": tke(),
    "eci": eci(),
    "acc": make_response({"Code": "ImageCacheNotFound", "Message": "none", "RequestId": "R"}, 404),
    "cce": CCE_GONE,
}


@pytest.mark.parametrize("name", GET_MISSING)
def test_a_cache_that_is_never_listed_ends_the_wait_after_a_minute(wait_for: WaitFor, name: str):
    """Not after half an hour or an hour."""
    times: list[float] = []
    for missing_after in (None, 5):
        with pytest.raises((WaiterFailed, ApiError)):
            wait_for(
                name,
                "image_cache_ready",
                [GET_MISSING[name]],
                missing_after=missing_after,
                times=times,
                **WAITS[name][1],
            )
    assert times == [60.0, 5.0]


@pytest.mark.parametrize("name", WAITS)
def test_a_listener_gets_the_model_of_each_poll(wait_for: WaitFor, name: str):
    heard: list[Any] = []
    waited = wait_for(name, "image_cache_ready", [WAITS[name][0]], on_poll=heard.append, **WAITS[name][1])
    assert heard == [waited.result]


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "async"])
def test_a_list_with_an_empty_page_is_not_gone(is_async: bool):
    """ECI can send an empty page with a token before the page with the cache."""
    wait = wait_async if is_async else wait_blocking
    empty = make_response({"ImageCaches": [], "NextToken": "more", "RequestId": "R"})
    waited = wait("eci", "image_cache_deleted", [empty, eci("Ready"), eci()], image_cache_id="imc-1")
    assert waited.time.pauses == [5.0]
    assert [each.get("NextToken") for each in waited.script.queries] == [None, "more", None]


def test_a_poll_respects_the_call_deadline_of_the_client():
    timeouts: list[Timeout] = []

    class Timed(Script):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            timeouts.append(timeout)
            return super().send(request, timeout)

    time = Time()
    client = TkeClient(
        region="ap-guangzhou",
        credentials=KEYS,
        transport=Timed(ConnectionLost("words"), tke("Ready")),
        clock=time.clock,
        sleep=time.sleep,
        retries=Retries(deadline=7),
    )
    client.wait_until_image_cache_ready(image_cache_ids=["imc-0"])
    assert [each.total for each in timeouts] == [7, 7]
    assert time.pauses == [10.0], "a failed poll counts as not yet, and is not retried immediately"
