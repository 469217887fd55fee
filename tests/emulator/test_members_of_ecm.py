"""Members of ECM's images and tasks: those of the request, and those of the samples."""

from __future__ import annotations

import re
from typing import Any

import pytest
from yunbind_emulator.base.catalog import Catalog

from .caller import Caller
from .test_ecm import CUSTOM, create, find, own

COPY = {"ImageId": "img-cvm", "ImageDescription": "copy", "SourceRegion": "ap-chengdu"}


def read_sample(catalog: Catalog, action: str) -> Any:
    (service,) = [each for each in catalog.providers["tencent"].services if each.name == "ecm"]
    return service.actions[action].examples[0].response


def test_tasks_are_numbered_from_the_numbers_of_the_samples(caller: Caller, catalog: Catalog):
    """``documented``: the samples. Imports of files have numbers of their own."""
    create(caller, "a")
    first = caller.ecm("ImportCustomImage", {**CUSTOM, "ImageName": "b"})["TaskId"]
    second = create(caller, "c")
    caller.ecm("ImportImage", COPY)
    third = create(caller, "d")
    last = caller.ecm("ImportCustomImage", {**CUSTOM, "ImageName": "e"})["TaskId"]
    shown = int(read_sample(catalog, "CreateImage")["TaskId"])
    imported = read_sample(catalog, "ImportCustomImage")["TaskId"]
    assert (second, third) == (str(shown + 1), str(shown + 3))
    assert (first, last) == (imported, imported + 1)


def test_a_new_image_has_the_members_of_the_sample(caller: Caller, catalog: Catalog):
    """``documented``: their names, and the values that are equal for every image."""
    create(caller)
    image, sample = own(caller), read_sample(catalog, "DescribeImage")["ImageSet"][0]
    assert sample.keys() <= image.keys()
    assert sample["SrcImage"].keys() <= image["SrcImage"].keys()
    equal = ("ImageOwner", "ImageSize", "ImageSource", "ImageType", "Platform", "OsType")
    assert {name: image[name] for name in equal} == {name: sample[name] for name in equal}
    assert re.fullmatch("img-[0-9a-z]{8}", image["ImageId"])
    assert (image["ImageName"], image["ImageDescription"], image["ImageState"]) == ("web", "", "CREATING")
    assert (image["ImageCreateTime"], image["IsSupportCloudInit"]) == ("2026-11-21 12:00:00", True)
    source = image["SrcImage"]
    assert {source.pop("InstanceId"), source.pop("RegionID"), *source.values()} == {"ein-gwht9ek2", 0, ""}


def test_the_description_is_that_of_the_request(caller: Caller):
    caller.ecm("CreateImage", {"ImageName": "a", "InstanceId": "ein-1", "ImageDescription": "text"})
    assert own(caller)["ImageDescription"] == "text"
    caller.ecm("ModifyImageAttribute", {"ImageId": own(caller)["ImageId"], "ImageDescription": "new"})
    assert (own(caller)["ImageName"], own(caller)["ImageDescription"]) == ("a", "new")


def test_a_copied_image_has_its_source_and_its_name(caller: Caller):
    caller.ecm("ImportImage", COPY)
    image = own(caller)
    assert (image["ImageName"], image["ImageDescription"], image["ImageSource"]) == (
        "img-cvm",
        "copy",
        "EXTERNAL_IMPORT",
    )
    assert (image["SrcImage"]["ImageId"], image["SrcImage"]["Region"]) == ("img-cvm", "ap-chengdu")


@pytest.mark.parametrize(
    ("flag", "is_supported"), [({}, True), ({"InitFlag": "cloudinit"}, True), ({"InitFlag": "nbd"}, False)]
)
def test_an_imported_image_has_the_system_of_the_request(
    caller: Caller, flag: dict[str, str], is_supported: bool
):
    """``documented``: cloud-init by default."""
    system = {"Architecture": "i386", "OsType": "Debian", "OsVersion": "9"}
    caller.ecm("ImportCustomImage", {"ImageName": "own", "ImageDescription": "d", **system, **flag})
    image = own(caller)
    assert {name: image[name] for name in system} == system
    assert (image["IsSupportCloudInit"], image["ImageSource"]) == (is_supported, "EXTERNAL_IMPORT")
    assert (image["ImageName"], image["ImageDescription"]) == ("own", "d")


@pytest.mark.parametrize(
    ("files", "state"),
    [
        ([], "NORMAL"),
        (["https://a.example/i", "https://b.example/j"], "NORMAL"),
        (["https://a.example/i", "https://b.invalid/j"], "FAILED"),
    ],
)
def test_every_layer_of_an_image_must_be_there(caller: Caller, files: list[str], state: str):
    made = caller.ecm("ImportCustomImage", {**CUSTOM, "ImageUrls": [{"ImageFile": file} for file in files]})
    caller.clock.advance(10)
    image = own(caller)
    assert (image["ImageId"], image["ImageState"]) == (made["ImageId"], state)
    assert image["TaskId"] == ("" if state == "NORMAL" else str(made["TaskId"]))


@pytest.mark.parametrize(
    ("file", "message"),
    [("https://a.example/i", "success"), ("https://a.invalid/i", "ImportCustomImage failed")],
)
def test_a_task_says_how_it_ended(caller: Caller, file: str, message: str):
    """``documented``: the messages of the samples, success and Create image failed."""
    made = caller.ecm("ImportCustomImage", {**CUSTOM, "ImageUrls": [{"ImageFile": file}]})
    wanted = {"TaskSet": [{"Operation": "ImportCustomImage", "TaskId": str(made["TaskId"])}]}
    (task,) = caller.ecm("DescribeTaskStatus", wanted)["TaskSet"]
    assert (task["Message"], task["Operation"]) == ("", "ImportCustomImage")
    caller.clock.advance(10)
    (task,) = caller.ecm("DescribeTaskStatus", wanted)["TaskSet"]
    assert (task["Message"], task["EndTime"]) == (message, "2026-11-21 12:00:02")


def list_imports(caller: Caller, *filters: tuple[str, list[str]]) -> list[str]:
    conditions = [{"Name": name, "Values": values} for name, values in filters]
    response = caller.ecm("DescribeCustomImageTask", {"Filters": conditions})
    assert response["TotalCount"] == len(response["ImageTaskSet"])
    return [task["ImageName"] for task in response["ImageTaskSet"]]


def test_imports_of_files_are_found_by_each_filter_and_by_all(caller: Caller):
    """``documented``: the filters. Images that are created otherwise are not in the list."""
    made = {name: caller.ecm("ImportCustomImage", {**CUSTOM, "ImageName": name}) for name in ("a", "b")}
    create(caller, "c")
    task, image = [str(made["b"]["TaskId"])], [made["b"]["ImageId"]]
    assert list_imports(caller) == ["a", "b"]
    assert list_imports(caller, ("task-id", task)) == ["b"]
    assert list_imports(caller, ("image-id", image)) == ["b"]
    assert list_imports(caller, ("image-name", ["a"])) == ["a"]
    assert list_imports(caller, ("image-name", ["a", "b"])) == ["a", "b"]
    assert list_imports(caller, ("image-name", ["a"]), ("task-id", task)) == []
    assert list_imports(caller, ("image-name", ["b"]), ("task-id", task), ("image-id", image)) == ["b"]
    assert list_imports(caller, ("image-name", ["c"])) == []


def test_images_are_found_by_each_filter_and_by_all(caller: Caller):
    """``documented``: the values of a filter are alternatives. Every instance type runs every image."""
    create(caller, "web")
    image = own(caller)["ImageId"]
    assert find(caller, image_id=image) == ["web"]
    assert find(caller, image_id=image, image_name="WE") == ["web"]
    assert find(caller, image_id=image, image_name="centos") == []
    assert find(caller, instance_type="SN3ne.LARGE8", image_name="web") == ["web"]
    assert find(caller, instance_type="SN3ne.LARGE8", image_type="PUBLIC_IMAGE") == ["CentOS 7.6 64位"]
    both = {"Name": "image-type", "Values": ["PRIVATE_IMAGE", "PUBLIC_IMAGE"]}
    assert caller.ecm("DescribeImage", {"Filters": [both]})["TotalCount"] == 2


def test_the_public_image_is_of_another_owner_and_ready(caller: Caller):
    (image,) = caller.ecm("DescribeImage")["ImageSet"]
    assert (image["ImageId"], image["ImageType"]) == ("img-centos76", "PUBLIC_IMAGE")
    assert (image["ImageState"], image["ImageOwner"], image["ImageSource"]) == (
        "NORMAL",
        0,
        "EXTERNAL_IMPORT",
    )


def test_either_all_images_are_deleted_or_none(caller: Caller):
    create(caller, "a")
    image = own(caller)["ImageId"]
    for others, code in (
        (["img-none"], "ResourceNotFound"),
        (["img-centos76"], "UnauthorizedOperation.ForbiddenOperation"),
    ):
        response = caller.ecm("DeleteImage", {"ImageIDSet": [image, *others]})
        assert response["Error"]["Code"] == code
        assert own(caller)["ImageId"] == image
    assert "Error" not in caller.ecm("DeleteImage", {"ImageIDSet": [image, image]})
    assert find(caller, image_type="PRIVATE_IMAGE") == []


def test_a_task_outlives_its_image(caller: Caller):
    task = create(caller)
    caller.ecm("DeleteImage", {"ImageIDSet": [own(caller)["ImageId"]]})
    caller.clock.advance(10)
    given = {"TaskId": task, "EcmRegion": "ap-xian-ecm"}
    assert caller.ecm("DescribeTaskResult", given)["Result"] == "SUCCESS"
    assert find(caller, image_type="PRIVATE_IMAGE") == []


@pytest.mark.parametrize("module", ["em-1", "em-2"])
def test_an_image_in_use_is_kept_until_its_module_has_another(caller: Caller, module: str):
    create(caller)
    image = own(caller)["ImageId"]
    caller.ecm("ModifyModuleImage", {"ModuleId": module, "DefaultImageId": image})
    refused = caller.ecm("DeleteImage", {"ImageIDSet": [image]})
    assert refused["Error"]["Code"] == "FailedOperation.ImageInUse"
    assert own(caller)["ImageId"] == image


def test_an_id_of_another_kind_is_no_module(caller: Caller):
    given = {"ModuleId": "ein-1", "DefaultImageId": "img-centos76"}
    response = caller.ecm("ModifyModuleImage", given)
    assert response["Error"]["Code"] == "InvalidParameterValue.InvalidModuleID"
