"""Waits: the command wait, and --wait behind a write, on all clouds."""

from __future__ import annotations

import inspect
import json
from importlib import import_module

import pytest
from yunbind_cli.calls.waits import WaiterOf, choose_waiter, derive_members
from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.failures import WrongUsage

from .program import run_here

CREATIONS = {
    "tke": (
        *("tencent", "tke", "CreateImageCache", "--images", "nginx"),
        *("--vpc-id", "vpc-1", "--subnet-id", "subnet-1"),
    ),
    "eci": (
        *("alibaba", "eci", "CreateImageCache", "--region", "cn-hangzhou", "--image", "nginx"),
        *("--image-cache-name", "a", "--security-group-id", "sg-1", "--v-switch-id", "vsw-1"),
    ),
    "acc": (
        *("alibaba", "acc", "CreateImageCache", "--region", "cn-hangzhou", "--images", "nginx"),
        *("--image-cache-name", "a", "--network-config.security-group-id", "sg-1"),
        *("--network-config.v-switch-ids", "vsw-1"),
    ),
    "cce": (
        *("huawei", "cce", "CreateImageCache", "--region", "cn-north-4", "--images", "nginx"),
        *("--name", "a", "--building-config.cluster", "c-1"),
    ),
}
ID_PATHS = {
    "tke": "ImageCaches[0].ImageCacheId",
    "eci": "ImageCaches[0].ImageCacheId",
    "acc": "ImageCacheId",
    "cce": "image_cache.id",
}


@pytest.mark.parametrize("service", CREATIONS)
def test_a_write_waits_for_what_it_made_and_prints_its_state(service: str, account: dict[str, str]):
    done = run_here(
        *CREATIONS[service], "--wait", "-o", "text", "--query", f"[{ID_PATHS[service]}]", **account
    )
    assert done.code == 0
    assert len(done.output.strip()) > 5
    assert done.errors.splitlines()[-1].split()[0] in ("Ready", "Available")


@pytest.mark.parametrize("service", ["tke", "eci", "cce"])
def test_a_deletion_waits_until_the_resource_is_gone(service: str, account: dict[str, str]):
    query = f"[{ID_PATHS[service]}]"
    created = run_here(*CREATIONS[service], "--wait", "-o", "text", "--query", query, **account)
    found = created.output.strip()
    cloud, name, *rest = CREATIONS[service]
    region = rest[1:3] if rest[1] == "--region" else []
    action, member = (
        ("DeleteImageCaches", "image-cache-ids") if name == "tke" else ("DeleteImageCache", "image-cache-id")
    )
    done = run_here(cloud, name, action, *region, f"--{member}", found, "--wait", "-o", "json", **account)
    assert done.code == 0
    waited = run_here(
        cloud, name, "wait", "image-cache-deleted", *region, f"--{member}", found, "-o", "json", **account
    )
    assert waited.code == 0


def test_the_command_wait_prints_the_last_response(account: dict[str, str]):
    created = json.loads(run_here(*CREATIONS["tke"], "-o", "json", **account).output)
    words = ("tencent", "tke", "wait", "image_cache_ready", "--image-cache-ids", created["ImageCacheId"])
    done = run_here(*words, "-o", "json", **account)
    assert done.code == 0
    assert json.loads(done.output)["ImageCaches"][0]["Status"] == "Ready"


def test_a_quiet_wait_shows_no_states(account: dict[str, str]):
    assert run_here(*CREATIONS["tke"], "--wait", "--quiet", "-o", "json", **account).errors == ""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--wait", "image-cache-raedy"), "did you mean image-cache-ready?"),
        (("--wait", "--region", "ap-guangzhou,ap-beijing"), "cannot be combined"),
    ],
)
def test_a_wait_that_cannot_be_is_wrong_usage_before_the_write(
    words: tuple[str, ...], named: str, account: dict[str, str]
):
    done = run_here(*CREATIONS["tke"], *words, **account)
    assert (done.code, done.output, named in done.errors) == (2, "", True)


WAITERS = [
    WaiterOf(name, action)
    for cloud in read_clouds().values()
    for service in cloud.services.values()
    for name, action in service.list_waiters()
]


@pytest.mark.parametrize("waiter", WAITERS, ids=lambda waiter: f"{waiter.poll.reference}-{waiter.name}")
def test_a_wait_takes_the_members_that_the_library_takes(waiter: WaiterOf):
    """Without those that choose a page."""
    service = waiter.poll.service
    client = getattr(import_module(service.module), service.client)
    taken = set(inspect.signature(getattr(client, f"wait_until_{waiter.name}")).parameters)
    own = {"self", "extra", "extra_headers", "delay", "timeout", "missing_after", "on_poll"}
    assert {member.python for member in waiter.members.values()} == taken - own


def test_a_read_has_no_option_to_wait(account: dict[str, str]):
    done = run_here("tencent", "tke", "DescribeImageCaches", "--wait", **account)
    assert (done.code, "--wait: no such member" in done.errors) == (2, True)


WRITES = [
    action
    for cloud in read_clouds().values()
    for service in cloud.services.values()
    for action in service.actions.values()
    if action.is_write and service.list_waiters()
]


@pytest.mark.parametrize("action", WRITES, ids=lambda action: action.reference)
def test_the_waiter_of_a_write_is_clear_or_must_be_named(action):
    ending = ("deleted",) if action.name.startswith("Delete") else ("ready", "finished")
    fitting = [name for name, _ in action.service.list_waiters() if name.endswith(ending)]
    if len(fitting) == 1:
        assert choose_waiter(action, "").name == fitting[0]
        return
    with pytest.raises(WrongUsage, match="--wait: name one of"):
        choose_waiter(action, "")


def test_a_task_is_waited_for_by_the_id_in_the_response():
    ecm = read_clouds()["tencent"].services["ecm"]
    found = ecm.find_waiter("task-finished")
    assert found is not None
    members = derive_members(
        WaiterOf(*found), ecm.actions["CreateImage"], {"ImageName": "a"}, {"TaskId": "7"}
    )
    assert members == {"TaskSet": [{"TaskId": "7"}]}


def test_a_response_without_an_id_names_the_command_that_waits():
    ecm = read_clouds()["tencent"].services["ecm"]
    found = ecm.find_waiter("task-finished")
    assert found is not None
    with pytest.raises(WrongUsage, match="yunbind tencent ecm wait task-finished"):
        derive_members(WaiterOf(*found), ecm.actions["CreateImage"], {"ImageName": "a"}, {})
