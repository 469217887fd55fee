"""Calls of Alibaba Cloud's current Python SDK with the settings that the emulator prints."""

import os

from alibaba import make_snake, read_model
from alibabacloud_eci20180808 import models
from alibabacloud_eci20180808.client import Client
from alibabacloud_tea_openapi import models as open_api_models
from script import describe_error, serve

made = {}


def connect(environ, program):
    os.environ.update(environ)
    names = {"os": os, "open_api_models": open_api_models}
    exec(program, names)
    made["client"] = Client(names["config"])


def call(action, members):
    try:
        request = getattr(models, f"{action}Request")().from_map(members)
        return {"response": read_model(getattr(made["client"], make_snake(action))(request).body)}
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        facts = {name: getattr(error, name, None) for name in ("code", "status_code", "request_id")}
        return describe_error(error, **facts)


if __name__ == "__main__":
    serve({"connect": connect, "call": call})
