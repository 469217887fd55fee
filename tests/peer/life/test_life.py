"""The vendors' own SDKs, unmodified and with the printed settings, take the emulator for the cloud.

Judged by Tencent's SDK, synchronous and asynchronous, by Alibaba's new and old SDK,
and by Huawei's SDK, with its regions from the environment and with an endpoint.
tccli, Tencent's command line, is not a judge: installed it takes 647 MB. Which code
stands for an unknown id is assumed on Alibaba Cloud and Huawei Cloud; here is shown
only that the SDKs read it.
"""

from __future__ import annotations

import pytest
from yunbind_emulator import Emulator

from .judges import Refused, Session

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("life")]


def wait(judge: Session, cache_id: str) -> list[str]:
    """Look until the cache is ready, which is at the third look; return every status that was seen."""
    seen: list[str] = []
    while not seen or seen[-1] != judge.cloud.ready:
        shown = judge.cloud.show(judge.send, cache_id)
        assert shown, f"{cache_id} is gone; it was {seen}"
        seen.append(shown[1])
        assert len(seen) <= 3, f"{cache_id} does not become ready; it was {seen}"
    return seen


def test_a_cache_is_made_waited_for_changed_and_deleted(judge: Session):
    """Each step is done by the SDK, and each is read back by it."""
    cloud = judge.cloud
    cache_id = cloud.create(judge.send, "web")
    assert wait(judge, cache_id) == [cloud.building, cloud.building, cloud.ready]
    if cloud.can_update:
        cloud.rename(judge.send, cache_id, "shop")
        assert wait(judge, cache_id) == ["Updating", "Updating", "Ready"]
        assert cloud.show(judge.send, cache_id) == ("shop", "Ready")
    cloud.delete(judge.send, cache_id)
    if cloud.deleted is None:
        assert cloud.show(judge.send, cache_id) is None
    else:
        assert [cloud.show(judge.send, cache_id) for _ in range(2)] == [("web", "Deleting")] * 2
        with pytest.raises(Refused, match=cloud.deleted):
            cloud.show(judge.send, cache_id)
    assert list(cloud.turn_pages(judge.send, 2)) == [[]]


def test_pages_hold_every_cache_once(judge: Session):
    """Three caches are on two pages of two; Huawei Cloud's list comes whole."""
    made = [judge.cloud.create(judge.send, f"web-{number}") for number in range(3)]
    pages = list(judge.cloud.turn_pages(judge.send, 2))
    assert tuple(len(page) for page in pages) == judge.cloud.page_sizes
    assert sorted(cache_id for page in pages for cache_id in page) == sorted(made)


@pytest.mark.parametrize("fault", ["key", "secret", "id", "throttle"])
def test_errors_are_raised_as_the_sdk_raises_them(judge: Session, clouds: Emulator, fault: str):
    """The SDK's own exception, with the cloud's code, the HTTP status and the id of the request."""
    cloud = judge.cloud
    if fault == "key":
        judge.connect(**{cloud.key: "unknown"})
    elif fault == "secret":
        judge.connect(**{cloud.secret: "wrong"})
    elif fault == "throttle":
        clouds.control.fault_rules.add({"vendor": cloud.vendor, "kind": "throttle"})
    with pytest.raises(Refused) as raised:
        cloud.name_unknown(judge.send) if fault == "id" else list(cloud.turn_pages(judge.send, 2))
    error = raised.value
    assert (error.kind, error.code, error.status) == (judge.judge.exception, *judge.judge.errors[fault])
    response_dropped = error.code == "429"
    assert bool(error.request_id) is not response_dropped
