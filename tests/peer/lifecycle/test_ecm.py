"""Tencent's SDK, synchronous and asynchronous, uses the emulated ECM: images and their tasks.

Tencent publishes no package for Node.js with ECM alone.
"""

from __future__ import annotations

import pytest
from yunbind_emulator import Emulator

from .vendor_sdks import SDKS, Members, SdkError, Session

pytestmark = [
    pytest.mark.peer,
    pytest.mark.xdist_group("life"),
    pytest.mark.parametrize(
        "connected",
        [sdk for sdk in SDKS if sdk.cloud.vendor == "tencent" and not sdk.script.endswith(".js")],
        ids=lambda sdk: sdk.name,
        indirect=True,
    ),
]


@pytest.fixture
def ecm(session: Session) -> Session:
    session.connect(service="ecm")
    return session


def watch(ecm: Session, task: str) -> list[str]:
    """Read a task until it ends, at the third read; return every status."""
    seen: list[str] = []
    while not seen or seen[-1] == "OPERATING":
        asked = {"TaskSet": [{"Operation": "CreateImage", "TaskId": task}]}
        (found,) = ecm.send("DescribeTaskStatus", asked)["TaskSet"]
        seen.append(found["Status"])
        assert len(seen) <= 3
    return seen


def find(ecm: Session, **filters: str) -> list[Members]:
    conditions = [{"Name": name.replace("_", "-"), "Values": [value]} for name, value in filters.items()]
    return ecm.send("DescribeImage", {"Filters": conditions})["ImageSet"]


def test_an_image_is_made_waited_for_found_renamed_used_and_deleted(ecm: Session):
    task = ecm.send("CreateImage", {"ImageName": "web", "InstanceId": "ein-1"})["TaskId"]
    assert watch(ecm, task) == ["OPERATING", "OPERATING", "SUCCESS"]
    result = ecm.send("DescribeTaskResult", {"TaskId": task, "EcmRegion": "ap-xian-ecm"})
    assert result["Result"] == "SUCCESS"
    (image,) = find(ecm, image_name="web", image_type="PRIVATE_IMAGE")
    assert image["ImageState"] == "NORMAL"
    ecm.send("ModifyImageAttribute", {"ImageId": image["ImageId"], "ImageName": "shop"})
    assert [each["ImageName"] for each in find(ecm, image_id=image["ImageId"])] == ["shop"]
    ecm.send("ModifyModuleImage", {"ModuleId": "em-1", "DefaultImageId": image["ImageId"]})
    with pytest.raises(SdkError) as raised:
        ecm.send("DeleteImage", {"ImageIDSet": [image["ImageId"]]})
    assert raised.value.code == "FailedOperation.ImageInUse"
    (public,) = find(ecm, image_type="PUBLIC_IMAGE")
    ecm.send("ModifyModuleImage", {"ModuleId": "em-1", "DefaultImageId": public["ImageId"]})
    ecm.send("DeleteImage", {"ImageIDSet": [image["ImageId"]]})
    assert find(ecm, image_type="PRIVATE_IMAGE") == []


def test_images_are_imported_and_listed_by_pages(ecm: Session):
    ecm.send(
        "ImportImage", {"ImageId": "img-cvm", "ImageDescription": "copied", "SourceRegion": "ap-chengdu"}
    )
    kinds = ecm.send("DescribeImportImageOs", {})["ImportImageOsListSupported"]
    assert "CentOS" in kinds["Linux"]
    own = {"ImageName": "own", "Architecture": "x86_64", "OsType": "CentOS", "OsVersion": "7"}
    made = ecm.send("ImportCustomImage", own)
    filters = [{"Name": "task-id", "Values": [str(made["TaskId"])]}]
    (task,) = ecm.send("DescribeCustomImageTask", {"Filters": filters})["ImageTaskSet"]
    assert (task["ImageName"], task["State"]) == ("own", "PROCESSING")
    pages = [ecm.send("DescribeImage", {"Offset": offset, "Limit": 2}) for offset in (0, 2)]
    assert [page["TotalCount"] for page in pages] == [3, 3]
    assert len({image["ImageId"] for page in pages for image in page["ImageSet"]}) == 3


def test_errors_of_ecm_are_raised_as_the_sdk_raises_them(ecm: Session, clouds: Emulator):
    faults = {
        "InvalidParameterValue.InvalidInstanceID": ("CreateImage", {"ImageName": "a", "InstanceId": "ins-1"}),
        "ResourceNotFound": ("DeleteImage", {"ImageIDSet": ["img-none"]}),
        "InvalidParameterValue.InvaildPageParam": ("DescribeImage", {"Offset": -1}),
        "InvalidParameterValue.TaskNotFound": (
            "DescribeTaskStatus",
            {"TaskSet": [{"Operation": "CreateImage", "TaskId": "1"}]},
        ),
    }
    for code, (action, members) in faults.items():
        with pytest.raises(SdkError) as raised:
            ecm.send(action, members)
        assert (raised.value.kind, raised.value.code) == ("TencentCloudSDKException", code)
        assert raised.value.request_id
