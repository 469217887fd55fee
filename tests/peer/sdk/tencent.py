"""Calls, models and signatures of Tencent Cloud's Python SDK."""

import importlib
import json
import re
from datetime import UTC, datetime
from types import SimpleNamespace

from script import describe_error, drop_none, list_members, serve
from tencentcloud.common import abstract_client
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.http.request import RequestInternal
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.common.retry import StandardRetryer
from tencentcloud.common.sign import Sign

SCALARS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}


def find(service, version):
    """Return the models and client modules of a service. None if the SDK lacks them."""
    package = f"tencentcloud.{service}.v{version.replace('-', '')}"
    try:
        models = importlib.import_module(f"{package}.models")
    except ImportError:
        return None
    return models, importlib.import_module(f"{package}.{service}_client")


def describe(service, version, action):
    found = find(service, version)
    if found is None or not hasattr(found[0], f"{action}Request"):
        return None
    models = found[0]

    def members_of(kind):
        documented = re.findall(r":param _(\w+):.*?:type \1: ([^\n]+)", kind.__init__.__doc__, re.DOTALL)
        if {name for name, _ in documented} != {name[1:] for name in vars(kind())}:
            raise ValueError(f"{kind} has undocumented attributes")
        for name, written in documented:
            leaf = written.removeprefix("list of ")
            leaf = re.sub(r":class:`.*\.(\w+)`", r"\1", leaf)
            yield (
                name,
                int(leaf != written and written.startswith("list of ")),
                SCALARS.get(leaf) or getattr(models, leaf),
            )

    return {
        side: list_members(getattr(models, action + side.capitalize()), members_of)
        for side in ("request", "response")
    }


def make_profile(endpoint, signing, method):
    http = HttpProfile(protocol="http", endpoint=endpoint, reqMethod=method)
    return ClientProfile(httpProfile=http, signMethod=signing)


def call(
    service,
    version,
    action,
    members,
    unsigned,
    endpoint,
    region,
    keys,
    signing,
    method,
    moment,
    nonce,
    attempts=1,
):
    abstract_client.time = SimpleNamespace(time=lambda: moment)
    abstract_client.random = SimpleNamespace(randint=lambda *_: int(nonce, 16))
    profile = make_profile(endpoint, signing, method)
    if attempts > 1:
        profile.retryer = StandardRetryer(max_attempts=attempts, backoff_fn=lambda _: 0)
    credential = Credential(*keys)
    found = find(service, version)
    try:
        if found is None:
            client = CommonClient(service, version, credential, region, profile)
            options = {"SkipSign": True} if unsigned else None
            return {"response": drop_none(client.call_json(action, members, options=options)["Response"])}
        models, module = found
        client = getattr(module, f"{service.capitalize()}Client")(credential, region, profile)
        request = getattr(models, f"{action}Request")()
        request.from_json_string(json.dumps(members))
        return {"response": drop_none(json.loads(getattr(client, action)(request).to_json_string()))}
    except TencentCloudSDKException as error:
        return describe_error(error, code=error.code, message=str(error.message), request_id=error.requestId)
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        return describe_error(error)


def sign_tc3(service, request, keys):
    """Return the signature of a request with the headers ``Content-Type``, ``Host`` and ``X-TC-Timestamp``."""
    client = CommonClient(
        service, "", Credential(*keys), "", make_profile(request["headers"]["Host"], None, "POST")
    )
    built = RequestInternal(
        request["headers"]["Host"], request["method"], request["path"], request["headers"]
    )
    built.data = request["query"] if request["method"] == "GET" else request["body"]
    moment = int(request["headers"]["X-TC-Timestamp"])
    date = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")
    return client._get_tc3_signature(None, built, date, service, keys[1])


def sign_v1(method, host, parameters, scheme, keys):
    """Return the signature of decoded parameters."""
    client = CommonClient("", "", Credential(*keys), "", make_profile(host, scheme, method))
    return Sign.sign(keys[1], client._format_sign_string(parameters), scheme)


if __name__ == "__main__":
    serve({"describe": describe, "call": call, "sign_tc3": sign_tc3, "sign_v1": sign_v1})
