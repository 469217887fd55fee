"""The vendors' own SDKs, unmodified and with the printed settings, use the emulator as the cloud.

The SDKs are Tencent's (synchronous and asynchronous, and for Node.js), Alibaba's new and
old one (and the new one for Node.js), and Huawei's, with its regions from the environment
and with an endpoint. Tencent's command line has :mod:`tests.peer.test_tccli`. The code for an unknown id is
assumed on Alibaba Cloud and Huawei Cloud. The tests show only that the SDKs read it.
"""

from __future__ import annotations

import pytest
from yunbind_emulator import Emulator

from .vendor_sdks import SdkError, Session

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("life")]


def wait(session: Session, cache_id: str) -> list[str]:
    """Read the cache until it is ready, at the third read; return every status."""
    seen: list[str] = []
    while not seen or seen[-1] != session.cloud.ready:
        shown = session.cloud.show(session.send, cache_id)
        assert shown, f"{cache_id} is gone; it was {seen}"
        seen.append(shown[1])
        assert len(seen) <= 3, f"{cache_id} does not become ready; it was {seen}"
    return seen


def test_a_cache_is_made_waited_for_changed_and_deleted(session: Session):
    """The SDK does each step, and reads the result."""
    cloud = session.cloud
    cache_id = cloud.create(session.send, "web")
    assert wait(session, cache_id) == [cloud.building, cloud.building, cloud.ready]
    if cloud.can_update:
        cloud.rename(session.send, cache_id, "shop")
        assert wait(session, cache_id) == ["Updating", "Updating", "Ready"]
        assert cloud.show(session.send, cache_id) == ("shop", "Ready")
    cloud.delete(session.send, cache_id)
    if cloud.deleted is None:
        assert cloud.show(session.send, cache_id) is None
    else:
        assert [cloud.show(session.send, cache_id) for _ in range(2)] == [("web", "Deleting")] * 2
        with pytest.raises(SdkError, match=cloud.deleted):
            cloud.show(session.send, cache_id)
    assert list(cloud.turn_pages(session.send, 2)) == [[]]


def test_pages_hold_every_cache_once(session: Session):
    """Three caches are on two pages of two. Huawei Cloud's list has no pages."""
    made = [session.cloud.create(session.send, f"web-{number}") for number in range(3)]
    pages = list(session.cloud.turn_pages(session.send, 2))
    assert tuple(len(page) for page in pages) == session.cloud.page_sizes
    assert sorted(cache_id for page in pages for cache_id in page) == sorted(made)


@pytest.mark.parametrize("fault", ["key", "secret", "id", "throttle"])
def test_errors_are_raised_as_the_sdk_raises_them(session: Session, clouds: Emulator, fault: str):
    """The SDK's own exception, with the cloud's code, the HTTP status and the id of the request."""
    cloud = session.cloud
    if fault == "key":
        session.connect(**{cloud.key: "unknown"})
    elif fault == "secret":
        session.connect(**{cloud.secret: "wrong"})
    elif fault == "throttle":
        clouds.control.fault_rules.add({"vendor": cloud.vendor, "kind": "throttle"})
    with pytest.raises(SdkError) as raised:
        cloud.name_unknown(session.send) if fault == "id" else list(cloud.turn_pages(session.send, 2))
    error = raised.value
    assert (error.kind, error.code, error.status) == (
        session.vendor_sdk.exception,
        *session.vendor_sdk.errors[fault],
    )
    response_dropped = error.code == "429"
    assert bool(error.request_id) is not response_dropped
