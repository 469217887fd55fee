"""Images of ECM and the tasks that create them: OPERATING (PENDING, PROCESSING), then SUCCESS or FAILED.

https://cloud.tencent.com/document/api/1108/42548. ECM takes no region. The emulator has
no machines or modules: it accepts any ein-... as a stopped machine and any em-... as a
module. ImageState is documented as NORMAL only; CREATING and FAILED are assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_emulator.services.ecm_systems import check_kind
from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers
from yunbind_emulator.state.lifecycle import can_pull, count_read, measure_change, start_change

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from yunbind_emulator.state.records import Record, Records

_IMAGES, _TASKS, _MODULES = "ecm.images", "ecm.tasks", "ecm.modules"
_FIRST_TASK, _FIRST_IMPORT = 1528611, 21
"""Numbers of the first tasks, from the samples of CreateImage and ImportCustomImage."""
_OWNER = 251006057
_PUBLIC = "img-centos76"
_EDGE = "-ecm"
"""Part of the name of every edge region."""
_EXACT = {"image-id": "ImageId", "image-type": "ImageType"}
_FUZZY = {"image-name": "ImageName", "image-os": "ImageOsName"}
_FILTERS = {*_EXACT, *_FUZZY, "instance-type"}
_TASK_FILTERS = {"task-id": "id", "image-id": "image", "image-name": "name"}


def describe_image(call: Call) -> ResponseBody:
    """List the images that meet all filters."""
    given = call.parameters
    filters: Sequence[Mapping[str, Any]] = given.get("Filters") or ()
    offset, limit = given.get("Offset") or 0, given.get("Limit")
    if offset < 0 or (limit is not None and limit < 0):
        raise call.error("InvalidParameterValue.InvaildPageParam", "Offset and Limit must not be negative.")
    for condition in filters:
        fuzzy = condition["Name"] in _FUZZY
        if condition["Name"] not in _FILTERS or (fuzzy and len(condition["Values"]) != 1):
            message = f"The filter {condition['Name']} is unknown, or takes one value."
            raise call.error("InvalidParameterValue.InvalidFilter", message)
    images = [record["shown"] for record in _list_current(call).values()]
    found = [shown for shown in images if all(_matches(shown, condition) for condition in filters)]
    page = found[offset : offset + (20 if limit is None else limit)]
    for shown in page:
        call.assume(_describe_assumption(shown))
    return {"TotalCount": len(found), "ImageSet": [dict(shown) for shown in page]}


def create_image(call: Call) -> ResponseBody:
    """Start to create an image of a machine's disk."""
    given = call.parameters
    if not given["InstanceId"].startswith("ein-"):
        message = f"The instance id {given['InstanceId']} is not valid: it begins with ein-."
        raise call.error("InvalidParameterValue.InvalidInstanceID", message)
    _refuse_duplicate(call, given["ImageName"])
    image = _make_image(call, given["ImageName"], given.get("ImageDescription"), "CREATE_IMAGE")
    image["SrcImage"]["InstanceId"] = given["InstanceId"]
    return {"TaskId": _begin_task(call, "CreateImage", image, "SUCCESS")}


def import_image(call: Call) -> None:
    """Start to copy an image from CVM. Its name is the id of the source, which can be copied once."""
    given = call.parameters
    source = given["ImageId"]
    if any(record["shown"]["SrcImage"]["ImageId"] == source for record in _list_current(call).values()):
        raise call.error("InvalidParameterValue.ImageDuplicate", f"The image {source} was imported already.")
    image = _make_image(call, source, given["ImageDescription"], "EXTERNAL_IMPORT")
    image["SrcImage"] |= {"ImageId": source, "Region": given["SourceRegion"]}
    _begin_task(call, "ImportImage", image, "SUCCESS")


def import_custom_image(call: Call) -> ResponseBody:
    """Start to import an image from files."""
    given = call.parameters
    check_kind(call, given["OsType"])
    _refuse_duplicate(call, given["ImageName"])
    image = _make_image(call, given["ImageName"], given.get("ImageDescription"), "EXTERNAL_IMPORT")
    image |= {name: given[name] for name in ("Architecture", "OsType", "OsVersion")}
    image["IsSupportCloudInit"] = given.get("InitFlag") != "nbd"
    layers = [url["ImageFile"].partition("://")[2] for url in given.get("ImageUrls") or ()]
    goal = "SUCCESS" if all(can_pull(layer) for layer in layers) else "FAILED"
    task = _begin_task(call, "ImportCustomImage", image, goal)
    return {"ImageId": image["ImageId"], "TaskId": int(task)}


def modify_image_attribute(call: Call) -> None:
    """Change the name or the description of an image."""
    given = call.parameters
    image = _find(call, given["ImageId"], "ResourceNotFound")
    if given.get("ImageName") is None and given.get("ImageDescription") is None:
        message = "Give ImageName or ImageDescription."
        raise call.error("MissingParameter.MissingImageParameter", message)
    if given.get("ImageName") not in (None, image["ImageName"]):
        _refuse_duplicate(call, given["ImageName"])
    for name in ("ImageName", "ImageDescription"):
        if given.get(name) is not None:
            image[name] = given[name]


def delete_image(call: Call) -> None:
    """Delete images at once; either all of them, or none."""
    wanted = list(dict.fromkeys(call.parameters["ImageIDSet"]))
    used = {module["image"] for module in call.records(_MODULES).values()}
    for image_id in wanted:
        if _find(call, image_id, "ResourceNotFound")["ImageType"] == "PUBLIC_IMAGE":
            message = f"The image {image_id} is public; only its owner may delete it."
            raise call.error(
                "UnauthorizedOperation.ForbiddenOperation",
                message,
                assumed="A public image is not deleted: `UnauthorizedOperation.ForbiddenOperation`",
            )
        if image_id in used:
            raise call.error("FailedOperation.ImageInUse", f"The image {image_id} is a module's default.")
    call.assume("A deleted image is gone at once")
    for image_id in wanted:
        del call.records(_IMAGES)[image_id]


def modify_module_image(call: Call) -> None:
    """Set the default image of a module."""
    given = call.parameters
    if not given["ModuleId"].startswith("em-"):
        message = f"The module id {given['ModuleId']} is not valid: it begins with em-."
        raise call.error("InvalidParameterValue.InvalidModuleID", message)
    _find(call, given["DefaultImageId"], "InvalidParameterValue.InvalidImageID")
    call.assume("Any id that starts with em- is a module, and no other id is")
    call.records(_MODULES)[given["ModuleId"]] = {"image": given["DefaultImageId"]}


def describe_task_status(call: Call) -> ResponseBody:
    """Return tasks by operation and id."""
    outputs: list[dict[str, Any]] = []
    for wanted in call.parameters["TaskSet"]:
        task = call.records(_TASKS).get(wanted["TaskId"])
        if task is None or task["operation"] != wanted["Operation"]:
            message = f"There is no task {wanted['TaskId']} of the operation {wanted['Operation']}."
            raise call.error("InvalidParameterValue.TaskNotFound", message)
        _count_task_read(call, task)
        if not task["ended"]:
            call.assume("EndTime is empty until the task ends")
        outputs.append(
            {
                "TaskId": wanted["TaskId"],
                "Message": task["message"],
                "Status": task["state"] if task["state"] in ("SUCCESS", "FAILED") else "OPERATING",
                "AddTime": task["began"],
                "EndTime": task["ended"],
                "Operation": task["operation"],
            }
        )
    return {"TaskSet": outputs}


def describe_task_result(call: Call) -> ResponseBody:
    """Return the result of a task. It is documented for tasks on addresses, which the emulator has not."""
    region, task_id = call.parameters["EcmRegion"], call.parameters["TaskId"]
    if _EDGE not in region:
        message = f"There is no region {region}: an edge region has the form ap-hangzhou-ecm."
        assumed = "A region that is not an edge region is refused: `InvalidParameterValue.InvalidRegion`"
        raise call.error("InvalidParameterValue.InvalidRegion", message, assumed=assumed)
    task = call.records(_TASKS).get(task_id)
    if task is None:
        assumed = "An unknown task is refused: `InvalidParameterValue`"
        raise call.error("InvalidParameterValue", f"There is no task {task_id}.", assumed=assumed)
    _count_task_read(call, task)
    call.assume("Tasks that create images exist in any region")
    return {"TaskId": task_id, "Result": task["state"] if task["ended"] else "RUNNING"}


def describe_custom_image_task(call: Call) -> ResponseBody:
    """List the tasks of custom images that meet all filters."""
    filters: Sequence[Mapping[str, Any]] = call.parameters["Filters"]
    for condition in filters:
        if condition["Name"] not in _TASK_FILTERS:
            message = f"There is no filter {condition['Name']}; use {', '.join(_TASK_FILTERS)}."
            raise call.error(
                "InvalidParameterValue",
                message,
                assumed="An unknown filter is refused: `InvalidParameterValue`",
            )
    found = [
        task
        for task in call.records(_TASKS).values()
        if task["operation"] == "ImportCustomImage"
        and all(task[_TASK_FILTERS[each["Name"]]] in each["Values"] for each in filters)
    ]
    for task in found:
        _count_task_read(call, task)
        call.assume("A task is PENDING, PROCESSING, then SUCCESS or FAILED")
        if task["state"] == "FAILED":
            call.assume("A file that cannot be fetched fails the task")
    shown = [
        {
            "State": task["state"],
            "Message": task["message"],
            "ImageName": task["name"],
            "CreateTime": task["began"],
        }
        for task in found
    ]
    return {"ImageTaskSet": shown, "TotalCount": len(shown)}


def _list_current(call: Call) -> Records:
    """Return the records of the images, with due changes applied. A public image always exists."""
    for task in call.records(_TASKS).values():
        _finish_due_change(call, task)
    images = call.records(_IMAGES)
    if _PUBLIC not in images:
        image = _make_image(call, "CentOS 7.6 64位", "", "EXTERNAL_IMPORT")
        image |= {"ImageId": _PUBLIC, "ImageType": "PUBLIC_IMAGE", "ImageState": "NORMAL", "ImageOwner": 0}
        images[_PUBLIC] = {"shown": image}
        call.state.touch()
    return images


def _find(call: Call, image_id: str, code: str) -> dict[str, Any]:
    record = _list_current(call).get(image_id)
    if record is None:
        raise call.error(code, f"There is no image {image_id}.")
    shown: dict[str, Any] = record["shown"]
    return shown


def _refuse_duplicate(call: Call, name: str) -> None:
    if any(record["shown"]["ImageName"] == name for record in _list_current(call).values()):
        message = f"There is an image named {name} already."
        raise call.error("InvalidParameterValue.ImageNameDuplicate", message)


def _make_image(call: Call, name: str, description: str | None, source: str) -> dict[str, Any]:
    empty = ("ImageId", "ImageName", "ImageOsName", "ImageDescription", "Region")
    more = ("RegionName", "InstanceName", "InstanceId", "ImageType")
    return {
        "ImageId": call.make_id("img"),
        "ImageName": name,
        "ImageState": "CREATING",
        "ImageType": "PRIVATE_IMAGE",
        "ImageOsName": "CentOS 7.6 64位",
        "ImageDescription": description or "",
        "ImageCreateTime": _write(call.moment),
        "Architecture": "x86_64",
        "OsType": "CentOS",
        "OsVersion": "7.6",
        "Platform": "",
        "ImageOwner": _OWNER,
        "ImageSize": 50,
        "SrcImage": {**dict.fromkeys(empty, ""), "RegionID": 0, **dict.fromkeys(more, "")},
        "ImageSource": source,
        "TaskId": "",
        "IsSupportCloudInit": True,
    }


def _begin_task(call: Call, operation: str, image: dict[str, Any], goal: str) -> str:
    """Add an image and the task that creates it; return the task's id."""
    tasks = call.records(_TASKS)
    custom = operation == "ImportCustomImage"
    first = _FIRST_IMPORT if custom else _FIRST_TASK
    same = [task for task in tasks.values() if (task["operation"] == "ImportCustomImage") == custom]
    task_id = str(first + len(same))
    task: Record = {
        "id": task_id,
        "operation": operation,
        "image": image["ImageId"],
        "name": image["ImageName"],
        "state": "PENDING",
        "message": "",
        "began": _write(call.moment),
        "ended": "",
    }
    start_change(task, call.moment, goal)
    tasks[task_id] = task
    image["TaskId"] = task_id
    call.records(_IMAGES)[image["ImageId"]] = {"shown": image}
    return task_id


def _count_task_read(call: Call, task: Record) -> None:
    count_read(task)
    _finish_due_change(call, task)


def _finish_due_change(call: Call, task: Record) -> None:
    if "change" not in task:
        return
    share, end = measure_change(task["change"], call.moment, call.pace)
    if share < 1:
        task["state"] = "PROCESSING" if share > 0 else "PENDING"
        return
    call.state.touch()
    done = task.pop("change")["goal"] == "SUCCESS"
    task |= {"state": "SUCCESS" if done else "FAILED", "ended": _write(end)}
    task["message"] = "success" if done else f"{task['operation']} failed"
    record = call.records(_IMAGES).get(task["image"])
    if record is not None:
        record["shown"] |= {"ImageState": "NORMAL", "TaskId": ""} if done else {"ImageState": "FAILED"}


def _matches(shown: Mapping[str, Any], condition: Mapping[str, Any]) -> bool:
    """Return whether an image meets a filter.

    Ids and types match exactly, names and systems by a part. Every instance type can run every image.
    """
    name, values = condition["Name"], condition["Values"]
    if name in _EXACT:
        return shown[_EXACT[name]] in values
    return name not in _FUZZY or values[0].lower() in shown[_FUZZY[name]].lower()


def _describe_assumption(shown: Mapping[str, Any]) -> str:
    """Return the assumed behaviour behind an image."""
    if shown["ImageType"] == "PUBLIC_IMAGE":
        return "One public image always exists"
    if shown["SrcImage"]["ImageId"]:
        return "The copied image names its source"
    return "The image is listed while its task runs, and is NORMAL afterwards"


def _write(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


HANDLERS = ServiceHandlers(
    reads={
        "DescribeImage": describe_image,
        "DescribeTaskStatus": describe_task_status,
        "DescribeTaskResult": describe_task_result,
        "DescribeCustomImageTask": describe_custom_image_task,
    },
    writes={
        "CreateImage": create_image,
        "ImportImage": import_image,
        "ImportCustomImage": import_custom_image,
        "ModifyImageAttribute": modify_image_attribute,
        "DeleteImage": delete_image,
        "ModifyModuleImage": modify_module_image,
    },
)
