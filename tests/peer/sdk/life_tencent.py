"""Calls of Tencent Cloud's Python SDK with the settings that the emulator prints."""

import importlib
import json
import os

from script import describe_error, drop_none, serve
from tencentcloud.common.credential import EnvironmentVariableCredential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

SERVICES = {"tke": "tke.v20180525", "ecm": "ecm.v20190719"}
made = {}


def connect(environ, program, service="tke"):
    """Create a client. The printed program creates one for TKE; another service replaces its class."""
    os.environ.update(environ)
    made["models"] = load(service, "models")
    names = {
        "TkeClient": getattr(load(service, f"{service}_client"), f"{service.capitalize()}Client"),
        "EnvironmentVariableCredential": EnvironmentVariableCredential,
        "ClientProfile": ClientProfile,
        "HttpProfile": HttpProfile,
    }
    exec(program, names)
    made["client"] = names["client"]


def call(action, members):
    try:
        return read(getattr(made["client"], action)(make_request(made["models"], action, members)))
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        return read_error(error)


def load(service, module):
    return importlib.import_module(f"tencentcloud.{SERVICES[service]}.{module}")


def make_request(models, action, members):
    request = getattr(models, f"{action}Request")()
    request.from_json_string(json.dumps(members))
    return request


def read(response):
    return {"response": drop_none(json.loads(response.to_json_string()))}


def read_error(error):
    if isinstance(error, TencentCloudSDKException):
        return describe_error(error, code=error.code, request_id=error.requestId)
    return describe_error(error)


if __name__ == "__main__":
    serve({"connect": connect, "call": call})
