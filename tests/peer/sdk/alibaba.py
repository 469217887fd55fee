"""Calls, models and signatures of Alibaba Cloud's current Python SDK (V2)."""

import re
import typing
from types import SimpleNamespace

from alibabacloud_eci20180808 import client as eci_client
from alibabacloud_eci20180808 import models as eci_models
from alibabacloud_openapi_util.client import Client as OldUtils
from alibabacloud_tea_openapi import models as open_api_models
from alibabacloud_tea_openapi.client import Client as GeneralClient
from alibabacloud_tea_openapi.utils import Utils
from alibabacloud_tea_util.models import RuntimeOptions
from script import describe_error, drop_none, list_members, serve
from Tea.model import TeaModel

SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}
SERVICES = {"eci": (eci_client.Client, eci_models)}


def list_attributes(kind):
    """Yield the attribute, wire name, list depth and leaf of each member of a model class."""
    empty = kind().to_map()
    for attribute, hint in typing.get_type_hints(kind.__init__, vars(eci_models)).items():
        depth = 0
        while typing.get_origin(hint) is list:
            depth += 1
            (hint,) = typing.get_args(hint)
        leaf = "object" if typing.get_origin(hint) is dict else SCALARS.get(hint, hint)
        value = "x" if isinstance(leaf, str) else leaf()
        for _ in range(depth):
            value = [value]
        written = kind(**{attribute: value}).to_map()
        (name,) = [name for name in written if name not in empty or written[name] != empty[name]]
        yield attribute, name, depth, leaf


def members_of(kind):
    for _, name, depth, leaf in list_attributes(kind):
        yield name, depth, leaf


def read_model(value):
    """Return the attributes of a model. Unlike to_map(), keep None apart from empty lists."""
    if isinstance(value, TeaModel):
        found = {
            name: read_model(getattr(value, attribute))
            for attribute, name, *_ in list_attributes(type(value))
        }
        return drop_none(found)
    return [read_model(item) for item in value] if isinstance(value, list) else value


def describe(service, version, action):
    if service not in SERVICES or not hasattr(SERVICES[service][1], f"{action}Request"):
        return None
    models = SERVICES[service][1]
    return {
        "request": list_members(getattr(models, f"{action}Request"), members_of),
        "response": list_members(getattr(models, f"{action}ResponseBody"), members_of),
    }


def call(
    service,
    version,
    action,
    members,
    encoded,
    unsigned,
    endpoint,
    region,
    keys,
    signing,
    method,
    moment,
    nonce,
):
    # The SDK's functions read the clock and generate random numbers.
    for utils in (Utils, OldUtils):
        utils.get_timestamp = staticmethod(lambda: moment)
        utils.get_nonce = staticmethod(lambda: nonce)
    key_id, secret, token = keys
    config = open_api_models.Config(
        access_key_id=key_id,
        access_key_secret=secret,
        security_token=token,
        endpoint=endpoint,
        protocol="http",
        region_id=region,
        signature_algorithm=signing,
    )
    try:
        if service not in SERVICES:
            params = open_api_models.Params(
                action=action, version=version, protocol="HTTP", pathname="/", method=method,
                auth_type="Anonymous" if unsigned else "AK", style="RPC", req_body_type="formData", body_type="json",
            )  # fmt: skip
            texts = {
                name: Utils.array_to_string_with_specified_style(members[name], name, "json")
                for name in encoded
                if name in members
            }
            request = open_api_models.OpenApiRequest(query=Utils.query({**members, **texts}))
            return {"response": GeneralClient(config).call_api(params, request, RuntimeOptions())["body"]}
        client_type, models = SERVICES[service]
        request = getattr(models, f"{action}Request")().from_map(members)
        send = getattr(client_type(config), f"{make_snake(action)}_with_options")
        return {"response": read_model(send(request, RuntimeOptions()).body)}
    except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
        facts = {
            name: getattr(error, name, None) for name in ("code", "message", "request_id", "status_code")
        }
        return describe_error(error, **facts)


def make_snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def sign_acs3(method, path, query, headers, payload_hash, keys):
    """Return the ``Authorization`` header for decoded parameters and headers."""
    request = SimpleNamespace(method=method, pathname=path, query=query, headers=headers)
    made = Utils.get_authorization(request, "ACS3-HMAC-SHA256", payload_hash, keys[0], keys[1])
    older = OldUtils.get_authorization(request, "ACS3-HMAC-SHA256", payload_hash, keys[0], keys[1])
    if made != older:
        raise ValueError(f"the two signers of the SDK differ: {made} and {older}")
    return made


def sign_v1(method, parameters, keys):
    """Return the signature of decoded parameters."""
    return Utils.get_rpcsignature(parameters, method, keys[1])


if __name__ == "__main__":
    serve({"describe": describe, "call": call, "sign_acs3": sign_acs3, "sign_v1": sign_v1})
