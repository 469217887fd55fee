"""Settings that point clients at a running emulator, read from its info file.

They cover the yunbind client, the vendor's SDK for Python, and the vendor's command
line or the environment that its SDKs read. Only the endpoint differs from real use: it
is plain HTTP on loopback.
"""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING, Any, Final, cast

from yunbind_emulator.protocols.metadata import list_metadata_addresses

if TYPE_CHECKING:
    from pathlib import Path

VENDORS: Final = ("tencent", "alibaba", "huawei")
_KEYS: Final = {
    "tencent": ("secret_id", "secret_key"),
    "alibaba": ("access_key_id", "access_key_secret"),
    "huawei": ("ak", "sk", "project_id"),
}
_ENDPOINT: Final = re.compile(r"http://((?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\[[0-9a-f:]+\]):[0-9]{1,5})")
_YUNBIND: Final = """\
# Every client of yunbind then leads to the emulator
export YUNBIND_ENDPOINT={endpoint}
"""
_NO_PROXY: Final = """\
# Some SDKs ignore NO_PROXY, and would send requests to loopback through a proxy.
unset HTTP_PROXY HTTPS_PROXY ALL_PROXY http_proxy https_proxy all_proxy
"""
_PROXY: Final = """\
# The vendor's SDK has a fixed address for it, and reaches this one with the emulator as its proxy (shell)
#   export HTTP_PROXY={endpoint} http_proxy={endpoint}"""
_SETTINGS: Final = {
    "tencent": """\
# Tencent Cloud at {endpoint}

# The environment of yunbind, the vendor's SDK and its command line (shell)
export TENCENTCLOUD_SECRET_ID={secret_id}
export TENCENTCLOUD_SECRET_KEY={secret_key}
export TENCENTCLOUD_REGION=ap-guangzhou
{yunbind}{no_proxy}
# yunbind (Python)
#   TkeClient(region="ap-guangzhou")

# The vendor's SDK (Python): the endpoint has no scheme
#   http_profile = HttpProfile(protocol="http", endpoint="{host}")
#   client = TkeClient(EnvironmentVariableCredential().get_credential(), "ap-guangzhou",
#                      ClientProfile(httpProfile=http_profile))

# The vendor's SDK (Node.js): the endpoint has no scheme
#   const {{ TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey }} = process.env;
#   const client = new TkeClient({{
#     credential: {{ secretId, secretKey }},
#     region: "ap-guangzhou",
#     profile: {{ httpProfile: {{ protocol: "http://", endpoint: "{host}" }} }},
#   }});

# tccli (shell): the endpoint has a scheme
#   tccli tke DescribeImageCaches --endpoint {endpoint} --region ap-guangzhou

# Temporary keys of the role {role}, from the metadata service of a machine
#   {metadata}
{proxy}
""",
    "alibaba": """\
# Alibaba Cloud at {endpoint}

# The environment of yunbind and the vendor's SDK (shell)
export ALIBABA_CLOUD_ACCESS_KEY_ID={access_key_id}
export ALIBABA_CLOUD_ACCESS_KEY_SECRET={access_key_secret}
{yunbind}{no_proxy}
# yunbind (Python)
#   EciClient(region="cn-hangzhou")

# The vendor's SDK (Python): the endpoint has no scheme
#   config = open_api_models.Config(access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
#                                   access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
#                                   endpoint="{host}", protocol="http", region_id="cn-hangzhou")

# The vendor's SDK (Node.js): the endpoint has no scheme
#   const {{ ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId }} = process.env;
#   const {{ ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret }} = process.env;
#   const config = new Config({{
#     accessKeyId, accessKeySecret, endpoint: "{host}", protocol: "http", regionId: "cn-hangzhou",
#   }});

# The vendor's older SDK (Python)
#   request.set_endpoint("{host}")

# Temporary keys of the role {role}, from the metadata service of a machine
#   {metadata}
{proxy}
# Temporary keys from a credentials URI (shell), if no other source is set
#   export ALIBABA_CLOUD_CREDENTIALS_URI={uri}
""",
    "huawei": """\
# Huawei Cloud at {endpoint}

# The environment of yunbind and the vendor's SDK (shell)
export HUAWEICLOUD_SDK_AK={ak}
export HUAWEICLOUD_SDK_SK={sk}
export HUAWEICLOUD_SDK_PROJECT_ID={project_id}
# The regions of the SDK then lead to the emulator
export HUAWEICLOUD_SDK_REGION_CCE_CN_NORTH_4={endpoint}
export HUAWEICLOUD_SDK_IAM_ENDPOINT={endpoint}
{yunbind}{no_proxy}
# yunbind (Python)
#   CceClient(region="cn-north-4")

# The vendor's SDK (Python): the endpoint has a scheme
#   CceClient.new_builder().with_region(CceRegion.value_of("cn-north-4")).build()
# or with the endpoint in the program, where it has a scheme
#   CceClient.new_builder().with_endpoint("{endpoint}").build()

# Temporary keys, from the metadata service of a machine
#   {metadata}
{proxy}
""",
}


class InfoFileError(Exception):
    """The info file cannot be used; the message says why."""


def read_variables(info: Path) -> tuple[dict[str, str], frozenset[str]]:
    """Return the variables of all clouds that lead programs to a running emulator, and those to remove.

    Raises:
        InfoFileError: The info file is missing, or is not an info file.
    """
    found: dict[str, str] = {}
    removed: set[str] = set()
    for vendor in VENDORS:
        for line in write_settings(vendor, info).splitlines():
            word, *rest = shlex.split(line, comments=True) or [""]
            if word == "export":
                found |= dict(item.split("=", 1) for item in rest)
            elif word == "unset":
                removed |= set(rest)
    return found, frozenset(removed)


def write_settings(vendor: str, info: Path) -> str:
    """Return the settings for one cloud as shell commands, with the Python code in comments.

    Raises:
        InfoFileError: The info file is missing, or is not an info file.
    """
    try:
        document: Any = json.loads(info.read_text(encoding="utf-8"))
        endpoint = cast("str", document["endpoint"])
        keys = {name: cast("str", document["credentials"][vendor][name]) for name in _KEYS[vendor]}
        host = _ENDPOINT.fullmatch(endpoint)
        settings = {name: shlex.quote(key) for name, key in keys.items()}
    except OSError as error:
        raise InfoFileError(
            f"The info file {info} cannot be read ({error.strerror}): start `yunbind emulator --info {info}`."
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InfoFileError(f"{info} is not the info file of a running emulator.") from error
    if host is None:
        raise InfoFileError(f"{info} has no endpoint of an emulator.")
    places = list_metadata_addresses(endpoint)
    return _SETTINGS[vendor].format(
        endpoint=endpoint,
        host=host[1],
        yunbind=_YUNBIND.format(endpoint=endpoint),
        no_proxy=_NO_PROXY,
        proxy=_PROXY.format(endpoint=endpoint),
        metadata=places[vendor],
        role=places["role"],
        uri=places["alibaba_credentials_uri"],
        **settings,
    )
