"""Calls and signatures of Alibaba Cloud's old Python SDK, which supports only HMAC-SHA1."""

import importlib
import json
import re

from aliyunsdkcore.acs_exception.exceptions import ClientException, ServerException
from aliyunsdkcore.auth.composer import rpc_signature_composer
from aliyunsdkcore.auth.credentials import StsTokenCredential
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.utils import parameter_helper
from script import describe_error, serve


def find(service, version, action):
    """Return the request class of an action. None if the SDK lacks it."""
    name = f"{action}Request"
    try:
        module = importlib.import_module(f"aliyunsdk{service}.request.v{version.replace('-', '')}.{name}")
    except ImportError:
        return None
    return getattr(module, name)


class Anything(str):
    """A value that acts as a list of itself, an object with every key and a string."""

    def __new__(cls):
        return super().__new__(cls, "x")

    def __len__(self):
        return 1

    def __getitem__(self, index):
        return self

    def get(self, key):
        return self


def describe(service, version, action):
    """Return the paths of a request's parameters. The SDK has neither their types nor responses."""
    kind = find(service, version, action)
    if kind is None:
        return None
    request = kind()
    for name in dir(request):
        if re.match(r"set_[A-Z]", name):
            getattr(request, name)(Anything())
    return {"request": {re.sub(r"\.1(?=\.|$)", "[]", name): "scalar" for name in request.get_query_params()}}


def call(service, version, action, members, endpoint, region, keys, method, moment, nonce):
    parameter_helper.get_iso_8061_date = lambda: moment
    parameter_helper.get_uuid = lambda: nonce
    key_id, secret, token = keys
    client = (
        AcsClient(region_id=region, credential=StsTokenCredential(key_id, secret, token), auto_retry=False)
        if token
        else AcsClient(key_id, secret, region, auto_retry=False)
    )
    request = find(service, version, action)()
    request.set_endpoint(endpoint)
    request.set_method(method)
    missing = {}
    for name, value in members.items():
        setter = getattr(request, f"set_{name}", None) or getattr(request, f"set_{name}s", None)
        if setter is None:
            missing[name] = value
        else:
            setter(value)
    if missing and set(missing) != {"RegionId"}:
        raise ValueError(f"the SDK has no setters for {sorted(missing)}")
    try:
        return {"response": json.loads(client.do_action_with_exception(request))}
    except ServerException as error:
        facts = {"code": error.error_code, "message": error.message, "request_id": error.request_id}
        return describe_error(error, **facts, status_code=error.http_status)
    except ClientException as error:
        return describe_error(error, code=error.error_code, message=error.message)
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        return describe_error(error)


def sign_v1(method, parameters, keys):
    """Return the signature of decoded parameters."""
    compose = getattr(rpc_signature_composer, "__compose_string_to_sign")
    return getattr(rpc_signature_composer, "__get_signature")(compose(method, parameters), keys[1])


if __name__ == "__main__":
    serve({"describe": describe, "call": call, "sign_v1": sign_v1})
