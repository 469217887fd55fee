"""Calls, models and signatures of Huawei Cloud's Python SDK."""

import importlib
import json
import re
import warnings
from datetime import datetime
from typing import ClassVar

import huaweicloudsdkcore.signer.signer as signer_module
from huaweicloudsdkcce.v5.cce_client import CceClient
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.sdk_response import SdkResponse
from huaweicloudsdkcore.signer.signer import Signer
from huaweicloudsdkcore.utils.http_utils import sanitize_for_serialization
from script import describe_error, drop_none, list_members, serve

warnings.simplefilter("ignore")

SCALARS = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "date": "string",
    "datetime": "string",
    "object": "any",
}
TIME_FORMAT = "%Y%m%dT%H%M%SZ"


def find(service, version):
    """Return the models of a service. None if the SDK lacks them."""
    try:
        return importlib.import_module(f"huaweicloudsdk{service}.{version}")
    except ImportError:
        return None


def describe(service, version, action):
    models = find(service, version)
    if models is None or not hasattr(models, f"{action}Request"):
        return None

    def members_of(kind):
        for attribute, written in kind.openapi_types.items():
            leaf, depth = written, 0
            while match := re.fullmatch(r"list\[(.*)\]", leaf):
                leaf, depth = match[1], depth + 1
            name = kind.attribute_map[attribute]
            leaf = SCALARS.get(leaf) or getattr(models, leaf)
            if name == "body" and not isinstance(leaf, str):
                yield from members_of(leaf)
            else:
                yield name, depth, leaf

    return {
        side: list_members(getattr(models, action + side.capitalize()), members_of)
        for side in ("request", "response")
    }


def build(models, kind, value):
    """Return a model of a class, or a list of them, from JSON values by wire name."""
    if match := re.fullmatch(r"list\[(.*)\]", kind):
        return [build(models, match[1], item) for item in value]
    if kind in SCALARS:
        return value
    model = getattr(models, kind)
    arguments = {}
    for attribute, inner in model.openapi_types.items():
        name = model.attribute_map[attribute]
        if name == "body":
            arguments[attribute] = build(models, inner, value)
        elif name in value:
            arguments[attribute] = build(models, inner, value[name])
    return model(**arguments)


class Anything(SdkResponse):
    """A response of any form."""

    openapi_types: ClassVar = {"body": "object"}
    attribute_map: ClassVar = {"body": "body"}

    def __init__(self, body=None):
        super().__init__()
        self.body = body


class FixedClock(datetime):
    """A fixed clock without a time zone, as the SDK expects."""

    moment: ClassVar[datetime]

    @classmethod
    def utcnow(cls):
        return cls.moment


def make_client(endpoint, keys, project):
    credentials = BasicCredentials(keys[0], keys[1], project)
    if keys[2]:
        credentials = credentials.with_security_token(keys[2])
    return CceClient.new_builder().with_credentials(credentials).with_endpoint(f"http://{endpoint}").build()


def call(service, version, action, members, http, endpoint, project, keys, moment):
    FixedClock.moment = datetime.strptime(moment, TIME_FORMAT)  # noqa: DTZ007
    signer_module.datetime = FixedClock
    client = make_client(endpoint, keys, project)
    models = find(service, version)
    try:
        if models is None:
            method, path = http
            # The SDK has no models of this service, so its general client sends the parameters.
            query = list(members.items())
            response = client.do_http_request(
                method, path, query_params=query, header_params={}, response_type=Anything
            )
            return {"response": drop_none(response.body)}
        request = build(models, f"{action}Request", members)
        response = getattr(client, re.sub(r"(?<!^)(?=[A-Z])", "_", action).lower())(request)
        return {
            "response": drop_none(json.loads(json.dumps(sanitize_for_serialization(response), default=str)))
        }
    except ServiceResponseException as error:
        facts = {"code": error.error_code, "message": error.error_msg, "request_id": error.request_id}
        return describe_error(error, **facts, status_code=error.status_code)
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        return describe_error(error)


def sign(method, host, path, query, headers, body, keys):
    """Return the ``Authorization`` header for decoded parameters and headers."""
    request = SdkRequest(
        method=method,
        schema="http",
        host=host,
        resource_path=path,
        query_params=[(name, value) for name, value in query],
        header_params=headers,
        body=body,
    )
    return Signer(BasicCredentials(keys[0], keys[1])).sign(request).header_params["Authorization"]


if __name__ == "__main__":
    serve({"describe": describe, "call": call, "sign": sign})
