"""Machines with credentials, and the keys that clients find on them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

ROLE = ["role-id", "role-key", "role-token"]
SSO = ["sso-id", "sso-key", "sso-token"]
STS = ["sts-id", "sts-key", "sts-token"]


@dataclass(frozen=True)
class Case:
    """A machine and the keys that are found on it.

    Attributes:
        files: Text by path under the home directory. ``{home}`` and ``{server}`` are replaced, also in
            variables.
        keys: Key ID, key secret and session token. None if the SDK fails or finds no keys.
        has_role: Whether the metadata service has a role.
    """

    cloud: str
    name: str
    keys: list[str | None] | None
    environ: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    has_role: bool = False
    section: str = "BasicCredentials"

    def __str__(self) -> str:
        return f"{self.cloud}-{self.name}"


def config(*profiles: dict[str, Any], current: str = "p") -> dict[str, str]:
    """Return the configuration file of Alibaba Cloud's CLI."""
    return {".aliyun/config.json": json.dumps({"current": current, "profiles": profiles})}


TENCENT_FILE, INI = ".tencentcloud/credentials", ".alibabacloud/credentials.ini"
HUAWEI_FILE = ".huaweicloud/credentials"
AK = {"name": "p", "mode": "AK", "access_key_id": "i", "access_key_secret": "s"}
CLOUD_SSO: dict[str, Any] = {
    "name": "p",
    "mode": "CloudSSO",
    "cloud_sso_sign_in_url": "http://{server}/device/login",
    "cloud_sso_account_id": "account",
    "cloud_sso_access_config": "ac",
    "access_token": "login-token",
    "cloud_sso_access_token_expire": 4070908800,
}
NO_TOKEN = {name: value for name, value in CLOUD_SSO.items() if name != "access_token"}
CHAINED = {
    "name": "r",
    "mode": "ChainableRamRoleArn",
    "source_profile": "p",
    "ram_role_arn": "acs:ram::1:role/r",
}
OAUTH = {
    "name": "p",
    "mode": "OAuth",
    "access_key_id": "i",
    "access_key_secret": "s",
    "sts_token": "t",
    "sts_expiration": 4070908800,
}
POD = {
    "TKE_REGION": "ap-guangzhou",
    "TKE_PROVIDER_ID": "p",
    "TKE_WEB_IDENTITY_TOKEN_FILE": "{home}/token",
    "TKE_ROLE_ARN": "qcs::cam::uin/1:roleName/r",
}
OIDC = {
    "ALIBABA_CLOUD_ROLE_ARN": "acs:ram::1:role/r",
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": "acs:ram::1:oidc-provider/p",
    "ALIBABA_CLOUD_OIDC_TOKEN_FILE": "{home}/token",
}
AGENCY = {
    "HUAWEICLOUD_OIDC_PROVIDER_URN": "urn:p",
    "HUAWEICLOUD_OIDC_AGENCY_URN": "urn:a",
    "HUAWEICLOUD_OIDC_TOKEN_FILE": "{home}/token",
    "HUAWEICLOUD_SDK_STS_ENDPOINT": "http://{server}",
}
IDP = {
    "HUAWEICLOUD_SDK_IDP_ID": "idp",
    "HUAWEICLOUD_SDK_ID_TOKEN_FILE": "{home}/token",
    "HUAWEICLOUD_SDK_IAM_ENDPOINT": "http://{server}",
}
TOKEN = {"token": "a.b.c"}

CASES = [
    Case(
        "tencent",
        "variables",
        ["i", "s", None],
        {"TENCENTCLOUD_SECRET_ID": "i", "TENCENTCLOUD_SECRET_KEY": "s"},
    ),
    Case(
        "tencent",
        "half a pair and a file",
        ["f", "k", None],
        {"TENCENTCLOUD_SECRET_ID": "i"},
        {TENCENT_FILE: "[default]\nsecret_id = f\nsecret_key = k\n"},
    ),
    Case(
        "tencent",
        "quotes",
        ['"f"', '"k"', None],
        {},
        {TENCENT_FILE: '[default]\nsecret_id="f"\nsecret_key="k"\n'},
    ),
    Case(
        "tencent",
        "names in capitals and comments",
        ["f", "k;1", None],
        {},
        {TENCENT_FILE: "; mine\n[default]\nSecret_Id = f\nsecret_key: k;1\n# end\n[x]\nsecret_id=x\n"},
    ),
    Case(
        "tencent",
        "percent sign",
        ["f", "%k%%", None],
        {},
        {TENCENT_FILE: "[default]\nsecret_id=f\nsecret_key=%k%%"},
    ),
    Case("tencent", "no section", None, {}, {TENCENT_FILE: "[x]\nsecret_id=f\nsecret_key=k"}, has_role=True),
    Case("tencent", "malformed", None, {}, {TENCENT_FILE: "secret_id=f"}, has_role=True),
    Case("tencent", "incomplete", ROLE, {}, {TENCENT_FILE: "[default]\nsecret_id=f"}, has_role=True),
    Case("tencent", "role before pod", ROLE, POD, TOKEN, has_role=True),
    Case("tencent", "pod", STS, POD, TOKEN),
    Case("tencent", "nothing", None),
    Case(
        "alibaba",
        "variables",
        ["i", "s", "t"],
        {
            "ALIBABA_CLOUD_ACCESS_KEY_ID": "i",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "s",
            "ALIBABA_CLOUD_SECURITY_TOKEN": "t",
            **OIDC,
        },
        TOKEN,
    ),
    Case("alibaba", "openid", STS, OIDC, {**TOKEN, **config(AK)}),
    Case("alibaba", "login of CloudSSO", SSO, {}, config(CLOUD_SSO)),
    Case(
        "alibaba",
        "named login of CloudSSO",
        SSO,
        {"ALIBABA_CLOUD_PROFILE": "p"},
        config(CLOUD_SSO, current=""),
    ),
    Case(
        "alibaba",
        "login of CloudSSO that has ended",
        ROLE,
        {},
        config({**CLOUD_SSO, "cloud_sso_access_token_expire": 1}),
        has_role=True,
    ),
    Case("alibaba", "login of CloudSSO without a token", ROLE, {}, config(NO_TOKEN), has_role=True),
    Case("alibaba", "role of a login", STS, {}, config(CHAINED, CLOUD_SSO, current="r")),
    Case("alibaba", "login of OAuth", ["i", "s", "t"], {}, config(OAUTH)),
    Case("alibaba", "current profile", ["i", "s", None], {}, config(AK)),
    Case(
        "alibaba",
        "named profile",
        ["j", "s", None],
        {"ALIBABA_CLOUD_PROFILE": "q"},
        config(AK, {**AK, "name": "q", "access_key_id": "j"}),
    ),
    Case(
        "alibaba",
        "temporary profile",
        ["i", "s", "t"],
        {},
        config({**AK, "mode": "StsToken", "sts_token": "t"}),
    ),
    Case(
        "alibaba",
        "role profile",
        STS,
        {},
        config({**AK, "mode": "RamRoleArn", "ram_role_arn": "acs:ram::1:role/r"}),
    ),
    Case(
        "alibaba",
        "chained profile",
        STS,
        {},
        config(
            {
                "name": "p",
                "mode": "ChainableRamRoleArn",
                "source_profile": "q",
                "ram_role_arn": "acs:ram::1:role/r",
            },
            {**AK, "name": "q"},
        ),
    ),
    Case("alibaba", "machine profile", ROLE, {}, config({"name": "p", "mode": "EcsRamRole"}), has_role=True),
    Case(
        "alibaba",
        "openid profile",
        STS,
        {},
        {
            **TOKEN,
            **config(
                {
                    "name": "p",
                    "mode": "OIDC",
                    "ram_role_arn": "acs:ram::1:role/r",
                    "oidc_provider_arn": "acs:ram::1:oidc-provider/p",
                    "oidc_token_file": "{home}/token",
                }
            ),
        },
    ),
    Case(
        "alibaba",
        "file",
        ["f", "k", None],
        {},
        {INI: "[default]\ntype=access_key\naccess_key_id=f # x\naccess_key_secret=k"},
    ),
    Case(
        "alibaba",
        "named section of a named file",
        ["f", "k", None],
        {"ALIBABA_CLOUD_PROFILE": "q", "ALIBABA_CLOUD_CREDENTIALS_FILE": "{home}/own"},
        {"own": "[q]\ntype = access_key\naccess_key_id = f\naccess_key_secret = k\n", **config(AK)},
    ),
    Case(
        "alibaba",
        "profiles disabled",
        ["f", "k", None],
        {"ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "true"},
        {INI: "[default]\ntype=access_key\naccess_key_id=f\naccess_key_secret=k", **config(AK)},
    ),
    Case(
        "alibaba",
        "role of the file",
        STS,
        {},
        {
            INI: "[default]\ntype=ram_role_arn\naccess_key_id=f\naccess_key_secret=k\nrole_arn=acs:ram::1:role/r"
        },
    ),
    Case("alibaba", "machine", ROLE, has_role=True),
    Case(
        "alibaba", "machine with the role's name", ROLE, {"ALIBABA_CLOUD_ECS_METADATA": "role"}, has_role=True
    ),
    Case(
        "alibaba",
        "address",
        ["uri-id", "uri-key", "uri-token"],
        {
            "ALIBABA_CLOUD_CREDENTIALS_URI": "http://{server}/keys?a=b",
            "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
        },
        has_role=True,
    ),
    Case("alibaba", "nothing", None),
    Case(
        "huawei",
        "variables",
        ["i", "s", "t"],
        {"HUAWEICLOUD_SDK_AK": "i", "HUAWEICLOUD_SDK_SK": "s", "HUAWEICLOUD_SDK_SECURITY_TOKEN": "t"},
    ),
    Case(
        "huawei",
        "agency before variables",
        STS,
        {**AGENCY, "HUAWEICLOUD_SDK_AK": "i", "HUAWEICLOUD_SDK_SK": "s"},
        TOKEN,
    ),
    Case(
        "huawei",
        "provider before variables",
        STS,
        {**IDP, "HUAWEICLOUD_SDK_AK": "i", "HUAWEICLOUD_SDK_SK": "s"},
        TOKEN,
    ),
    Case(
        "huawei",
        "implicit section",
        ["f", "k", "t"],
        {},
        {HUAWEI_FILE: "[basiccredentials]\nak=f\nsk=k\nsecurity_token=t"},
    ),
    Case(
        "huawei",
        "explicit section",
        ["f", "k", None],
        {},
        {HUAWEI_FILE: "[basic]\nak=f\nsk=k"},
        section="basic",
    ),
    Case(
        "huawei",
        "named file",
        ["f", "k", None],
        {"HUAWEICLOUD_SDK_CREDENTIALS_FILE": "{home}/own"},
        {"own": "[basiccredentials]\nAK = f\nSK = k"},
    ),
    Case("huawei", "other section", ROLE, {}, {HUAWEI_FILE: "[global]\nak=f\nsk=k"}, has_role=True),
    Case(
        "huawei",
        "provider of the file",
        STS,
        {},
        {
            **TOKEN,
            HUAWEI_FILE: "[basiccredentials]\nidp_id=idp\nid_token_file={home}/token\niam_endpoint=http://{server}",
        },
    ),
    Case("huawei", "machine", ROLE, has_role=True),
    Case(
        "huawei",
        "pod",
        ["uri-id", "uri-key", "uri-token"],
        {
            "HC_CONTAINER_CREDENTIALS_FULL_URI": "http://{server}/keys",
            "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE": "{home}/token",
        },
        TOKEN,
    ),
    Case("huawei", "nothing", None),
]
