"""Calls of Huawei Cloud's Python SDK with the settings that the emulator prints."""

import json
import os

from huawei import build
from huaweicloudsdkcce import v5 as models
from huaweicloudsdkcce.v5.cce_client import CceClient
from huaweicloudsdkcce.v5.region.cce_region import CceRegion
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcore.utils.http_utils import sanitize_for_serialization
from script import describe_error, drop_none, serve

METHODS = {
    "CreateImageCache": "create_image_cache",
    "DeleteImageCache": "delete_image_cache",
    "ListImageCaches": "list_image_caches",
    "ShowImageCache": "show_image_cache",
}
made = {}


def connect(environ, program):
    os.environ.update(environ)
    made["client"] = eval(program, {"CceClient": CceClient, "CceRegion": CceRegion})


def call(action, members):
    try:
        request = build(models, f"{action}Request", members)
        response = getattr(made["client"], METHODS[action])(request)
        return {
            "response": drop_none(json.loads(json.dumps(sanitize_for_serialization(response), default=str)))
        }
    except ServiceResponseException as error:
        facts = {"code": error.error_code, "request_id": error.request_id}
        return describe_error(error, **facts, status_code=error.status_code)
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        return describe_error(error)


if __name__ == "__main__":
    serve({"connect": connect, "call": call})
