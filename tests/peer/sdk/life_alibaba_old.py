"""Calls of Alibaba Cloud's old Python SDK with the settings that the emulator prints."""

import json
import os

from alibaba_old import find
from aliyunsdkcore.acs_exception.exceptions import ClientException, ServerException
from aliyunsdkcore.client import AcsClient
from script import describe_error, serve

made = {}
PLURALS = {"Image": "Images", "Tag": "Tags"}


def connect(environ, program):
    os.environ.update(environ)
    made["client"] = AcsClient(
        os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        "cn-hangzhou",
    )
    made["program"] = program


def call(action, members):
    request = find("eci", "2018-08-08", action)()
    exec(made["program"], {"request": request})
    for name, value in members.items():
        if name != "RegionId":  # the client adds it
            getattr(request, f"set_{PLURALS.get(name, name)}")(value)
    try:
        return {"response": json.loads(made["client"].do_action_with_exception(request))}
    except ServerException as error:
        facts = {"code": error.error_code, "request_id": error.request_id}
        return describe_error(error, **facts, status_code=error.http_status)
    except ClientException as error:
        return describe_error(error, code=error.error_code)
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        return describe_error(error)


if __name__ == "__main__":
    serve({"connect": connect, "call": call})
