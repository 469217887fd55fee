"""Images of ECM and the tasks that make them.

The pages document the statuses of tasks, the filters and the codes. The status CREATING
of an image before NORMAL is assumed.
"""

from __future__ import annotations

from typing import Any

import pytest

from .caller import Caller

CUSTOM = {"ImageName": "own", "Architecture": "x86_64", "OsType": "CentOS", "OsVersion": "7.6"}


def create(caller: Caller, name: str = "web") -> str:
    return caller.ecm("CreateImage", {"ImageName": name, "InstanceId": "ein-gwht9ek2"})["TaskId"]


def find(caller: Caller, **filters: str) -> list[str]:
    conditions = [{"Name": name.replace("_", "-"), "Values": [value]} for name, value in filters.items()]
    response = caller.ecm("DescribeImage", {"Filters": conditions})
    return [image["ImageName"] for image in response["ImageSet"]]


def own(caller: Caller) -> dict[str, Any]:
    """Return the one private image."""
    private = [{"Name": "image-type", "Values": ["PRIVATE_IMAGE"]}]
    (image,) = caller.ecm("DescribeImage", {"Filters": private})["ImageSet"]
    return image


def refuse(caller: Caller, action: str, parameters: dict[str, Any]) -> str:
    return caller.ecm(action, parameters)["Error"]["Code"]


def test_a_task_makes_an_image(caller: Caller):
    wanted = {"TaskSet": [{"Operation": "CreateImage", "TaskId": create(caller)}]}
    (task,) = caller.ecm("DescribeTaskStatus", wanted)["TaskSet"]
    assert (task["Status"], task["EndTime"]) == ("OPERATING", "")
    assert own(caller)["TaskId"] == task["TaskId"]
    caller.clock.advance(2)
    (task,) = caller.ecm("DescribeTaskStatus", wanted)["TaskSet"]
    assert (task["Status"], task["AddTime"], task["EndTime"]) == (
        "SUCCESS",
        "2026-11-21 12:00:00",
        "2026-11-21 12:00:02",
    )
    image = own(caller)
    assert (image["ImageState"], image["TaskId"], image["ImageSource"]) == ("NORMAL", "", "CREATE_IMAGE")


@pytest.mark.parametrize(
    ("url", "state"), [("https://a.example/i.qcow2", "SUCCESS"), ("https://a.invalid/i.qcow2", "FAILED")]
)
def test_a_custom_image_is_imported_or_not(caller: Caller, url: str, state: str):
    made = caller.ecm("ImportCustomImage", {**CUSTOM, "ImageUrls": [{"ImageFile": url}]})
    wanted = {"Filters": [{"Name": "task-id", "Values": [str(made["TaskId"])]}]}
    seen = []
    for seconds in (0, 1, 1):
        caller.clock.advance(seconds)
        (task,) = caller.ecm("DescribeCustomImageTask", wanted)["ImageTaskSet"]
        seen.append(task["State"])
    assert seen == ["PENDING", "PROCESSING", state]
    assert own(caller)["ImageId"] == made["ImageId"]


def test_an_unknown_task_is_refused(caller: Caller):
    task_id = create(caller)
    for operation, wanted in (("CreateImage", "1"), ("ImportImage", task_id)):
        given = {"TaskSet": [{"Operation": operation, "TaskId": wanted}]}
        assert refuse(caller, "DescribeTaskStatus", given) == "InvalidParameterValue.TaskNotFound"


def test_an_image_is_copied_from_cvm_once(caller: Caller):
    given = {"ImageId": "img-pmqg1cw9", "ImageDescription": "d", "SourceRegion": "ap-chengdu"}
    caller.ecm("ImportImage", given)
    caller.clock.advance(2)
    assert own(caller)["SrcImage"]["ImageId"] == "img-pmqg1cw9"
    assert refuse(caller, "ImportImage", given) == "InvalidParameterValue.ImageDuplicate"


def test_filters_are_exact_for_ids_and_types_and_fuzzy_for_names(caller: Caller):
    create(caller, "web-one")
    create(caller, "web-two")
    assert find(caller, image_name="web") == ["web-one", "web-two"]
    assert find(caller, image_name="TWO") == ["web-two"]
    assert find(caller, image_type="PRIVATE_IMAGE", image_name="one") == ["web-one"]
    assert find(caller, image_os="centos", image_type="PUBLIC_IMAGE") == ["CentOS 7.6 64位"]
    assert find(caller, image_id="img-") == []


@pytest.mark.parametrize(
    "condition", [{"Name": "size", "Values": ["1"]}, {"Name": "image-name", "Values": ["a", "b"]}]
)
def test_a_filter_that_does_not_exist_or_takes_one_value_is_refused(
    caller: Caller, condition: dict[str, Any]
):
    assert refuse(caller, "DescribeImage", {"Filters": [condition]}) == "InvalidParameterValue.InvalidFilter"


def test_pages_are_cut_by_offset_and_limit(caller: Caller):
    create(caller)
    response = caller.ecm("DescribeImage", {"Offset": 1, "Limit": 1})
    assert (response["TotalCount"], [image["ImageName"] for image in response["ImageSet"]]) == (2, ["web"])
    assert refuse(caller, "DescribeImage", {"Offset": -1}) == "InvalidParameterValue.InvaildPageParam"


def test_names_are_unique(caller: Caller):
    create(caller)
    code = "InvalidParameterValue.ImageNameDuplicate"
    given = {"ImageName": "web", "InstanceId": "ein-1"}
    assert refuse(caller, "CreateImage", given) == code
    create(caller, "other")
    image_id = caller.ecm("DescribeImage", {"Limit": 1, "Offset": 2})["ImageSet"][0]["ImageId"]
    assert refuse(caller, "ModifyImageAttribute", {"ImageId": image_id, "ImageName": "web"}) == code


def test_an_image_is_renamed(caller: Caller):
    create(caller)
    caller.ecm("ModifyImageAttribute", {"ImageId": own(caller)["ImageId"], "ImageName": "new"})
    assert own(caller)["ImageName"] == "new"


def test_an_image_is_deleted_unless_a_module_uses_it(caller: Caller):
    create(caller)
    image_id = own(caller)["ImageId"]
    caller.ecm("ModifyModuleImage", {"ModuleId": "em-1", "DefaultImageId": image_id})
    assert refuse(caller, "DeleteImage", {"ImageIDSet": [image_id]}) == "FailedOperation.ImageInUse"
    public = caller.ecm("DescribeImage", {"Limit": 1})["ImageSet"][0]["ImageId"]
    code = "UnauthorizedOperation.ForbiddenOperation"
    assert refuse(caller, "DeleteImage", {"ImageIDSet": [public]}) == code
    caller.ecm("ModifyModuleImage", {"ModuleId": "em-1", "DefaultImageId": public})
    caller.ecm("DeleteImage", {"ImageIDSet": [image_id]})
    assert find(caller, image_type="PRIVATE_IMAGE") == []


@pytest.mark.parametrize(
    ("action", "parameters", "code"),
    [
        ("DeleteImage", {"ImageIDSet": ["img-none"]}, "ResourceNotFound"),
        ("ModifyImageAttribute", {"ImageId": "img-none", "ImageName": "a"}, "ResourceNotFound"),
        (
            "ModifyModuleImage",
            {"ModuleId": "em-1", "DefaultImageId": "img-none"},
            "InvalidParameterValue.InvalidImageID",
        ),
        (
            "CreateImage",
            {"ImageName": "a", "InstanceId": "ins-1"},
            "InvalidParameterValue.InvalidInstanceID",
        ),
    ],
)
def test_unknown_ids_have_the_codes_of_the_pages(
    caller: Caller, action: str, parameters: dict[str, Any], code: str
):
    assert refuse(caller, action, parameters) == code


def test_a_task_has_a_result(caller: Caller):
    """``documented``: RUNNING, SUCCESS and FAILED. ``assumed``: tasks of images have a result too."""
    task = caller.ecm("CreateImage", {"ImageName": "web", "InstanceId": "ein-1"})["TaskId"]
    given = {"TaskId": task, "EcmRegion": "ap-xian-ecm"}
    response = caller.ecm("DescribeTaskResult", given)
    assert (response["TaskId"], response["Result"]) == (task, "RUNNING")
    caller.clock.advance(2)
    assert caller.ecm("DescribeTaskResult", given)["Result"] == "SUCCESS"
    assert caller.evidence == "assumed"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"TaskId": "1", "EcmRegion": "ap-xian-ecm"}, "InvalidParameterValue"),
        ({"TaskId": "1", "EcmRegion": "ap-guangzhou"}, "InvalidParameterValue.InvalidRegion"),
    ],
)
def test_the_result_of_an_unknown_task_is_refused(caller: Caller, given: dict[str, str], code: str):
    assert refuse(caller, "DescribeTaskResult", given) == code


def test_the_systems_are_the_samples(caller: Caller):
    """``documented``: kinds and versions as the page shows them."""
    response = caller.ecm("DescribeImportImageOs")
    kinds = response["ImportImageOsListSupported"]
    assert kinds["Windows"] == ["Windows Server 2008", "Windows Server 2012", "Windows Server 2016"]
    assert kinds["Linux"][:3] == ["CentOS", "Ubuntu", "Debian"]
    assert len(response["ImportImageOsVersionSet"]) == 12
    assert caller.evidence == "documented"


def test_a_system_that_is_not_listed_is_not_imported(caller: Caller):
    given = {"ImageName": "a", "Architecture": "x86_64", "OsType": "TempleOS", "OsVersion": "5"}
    assert refuse(caller, "ImportCustomImage", given) == "InvalidParameterValue"
    assert "ImageId" in caller.ecm("ImportCustomImage", {**given, "OsType": "CoreOS"})


def test_tasks_have_only_the_documented_filters(caller: Caller):
    given = {"Filters": [{"Name": "colour", "Values": ["red"]}]}
    assert refuse(caller, "DescribeCustomImageTask", given) == "InvalidParameterValue"
