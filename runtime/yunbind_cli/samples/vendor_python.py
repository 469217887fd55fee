"""Programs with the vendors' SDKs for Python."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_cli.samples.sample_call import SampleCall


def write(call: SampleCall) -> str:
    """Return a program with the SDK of the call's cloud. It reads the keys of the environment."""
    return {"tencent": _write_tencent, "alibaba": _write_alibaba, "huawei": _write_huawei}[call.cloud](call)


def _write_tencent(call: SampleCall) -> str:
    service, action = call.action.service, call.action.name
    package = f"v{service.version.replace('-', '')}"
    profile, argument = "", ""
    imports = ["from tencentcloud.common.credential import EnvironmentVariableCredential"]
    if call.endpoint:
        imports += [
            "from tencentcloud.common.profile.client_profile import ClientProfile",
            "from tencentcloud.common.profile.http_profile import HttpProfile",
        ]
        profile = (
            f'http_profile = HttpProfile(protocol="{call.scheme}", endpoint="{call.host}")\n'
            "profile = ClientProfile(httpProfile=http_profile)\n"
        )
        argument = ", profile"
    imports.append(f"from tencentcloud.{service.name}.{package} import models")
    client = f"{service.document['client']}Client"
    imports.append(f"from tencentcloud.{service.name}.{package}.{service.name}_client import {client}")
    credentials = "EnvironmentVariableCredential().get_credential()"
    members = json.dumps(dict(call.members), ensure_ascii=False)
    return (
        "\n".join(imports)
        + f"\n\n{profile}credential = {credentials}\n"
        + f'client = {client}(credential, "{call.region or ""}"{argument})\n'
        + f"request = models.{action}Request()\n"
        + f"request.from_json_string({members!r})\n"
        + f"response = client.{action}(request)\n"
        + "print(response.to_json_string())\n"
    )


def _write_alibaba(call: SampleCall) -> str:
    service, action = call.action.service, call.action.name
    package = f"alibabacloud_{service.name}{service.version.replace('-', '')}"
    region, _ = call.split_region()
    options = ["credential=Credentials()"]
    if region:
        options.append(f'region_id="{region}"')
    if call.endpoint:
        options += [f'endpoint="{call.host}"', f'protocol="{call.scheme}"']
    members = dict(call.members)
    name = service.document.get("region_member")
    if name and region:
        members = {name: region, **members}
    return (
        "from alibabacloud_credentials.client import Client as Credentials\n"
        f"from {package} import models\n"
        f"from {package}.client import Client\n"
        "from alibabacloud_tea_openapi.models import Config\n\n"
        f"client = Client(Config({', '.join(options)}))\n"
        f"request = models.{action}Request().from_map({members!r})\n"
        f"response = client.{_make_snake(action)}(request)\n"
        "print(response.body.to_map())\n"
    )


def _write_huawei(call: SampleCall) -> str:
    service, action = call.action.service, call.action.name
    package = f"huaweicloudsdk{service.name}.{service.version}"
    title = f"{service.document['client']}Client"
    _, members = call.split_region()
    placed = {
        name: value
        for name, value in members.items()
        if name in call.action.request and call.action.request[name].document.get("in")
    }
    body = {name: value for name, value in members.items() if name not in placed}
    imports = [f"from {package} import {title}, {action}Request"]
    where = f'.with_endpoint("{call.endpoint}")'
    if not call.endpoint:
        imports.append(
            f"from {package}.region.{service.name}_region import {service.document['client']}Region"
        )
        where = f'.with_region({service.document["client"]}Region.value_of("{call.region or ""}"))'
    arguments = ", ".join(f"{_make_snake(name)}={value!r}" for name, value in placed.items())
    lines = [f"request = {action}Request({arguments})"]
    if body:
        lines.append(f"request.body = {body!r}")
    return (
        "\n".join(imports)
        + f"\n\nclient = {title}.new_builder(){where}.build()\n"
        + "\n".join(lines)
        + f"\nresponse = client.{_make_snake(action)}(request)\nprint(response)\n"
    )


def _make_snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).replace("-", "_").lower()
