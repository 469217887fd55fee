# @generated from specs/tencent/sts/2018-08-13/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Endpoints, signing and limits of Tencent Cloud Security Token Service 2018-08-13."""

from __future__ import annotations

from yunbind_runtime.model.credentials import CredentialVariables
from yunbind_runtime.model.endpoints import Endpoints
from yunbind_runtime.model.operation import Service, TokenService

SERVICE = Service(
    provider="tencent",
    name="sts",
    version="2018-08-13",
    title="STS",
    protocol="tencent-api3",
    signing=("tc3-hmac-sha256", "hmac-sha1", "hmac-sha256"),
    signing_name="sts",
    region="required",
    regions_variables=("TENCENTCLOUD_REGION",),
    errors_module="yunbind.tencent.sts.v20180813.errors",
    clock_skew=300,
    size_limits={"get": 32768, "form": 1048576, "json": 10485760},
    regions=(
        "ap-bangkok",
        "ap-beijing",
        "ap-chengdu",
        "ap-chongqing",
        "ap-guangzhou",
        "ap-guangzhou-open",
        "ap-hongkong",
        "ap-jakarta",
        "ap-mumbai",
        "ap-nanjing",
        "ap-seoul",
        "ap-shanghai",
        "ap-shanghai-fsi",
        "ap-shenzhen-fsi",
        "ap-singapore",
        "ap-tokyo",
        "eu-frankfurt",
        "eu-moscow",
        "na-ashburn",
        "na-siliconvalley",
        "na-toronto",
        "sa-saopaulo",
    ),
    clock_refused=("AuthFailure.SignatureExpire",),
    session_ended=("AuthFailure.TokenFailure",),
    key_refused=("AuthFailure.SecretIdNotFound",),
    endpoints=Endpoints(
        regional=None,
        central="{service}.tencentcloudapi.com",
        regions={
            "ap-shanghai-fsi": "{service}.ap-shanghai-fsi.tencentcloudapi.com",
            "ap-shenzhen-fsi": "{service}.ap-shenzhen-fsi.tencentcloudapi.com",
        },
    ),
    credentials=CredentialVariables(
        key_id=("TENCENTCLOUD_SECRET_ID",),
        key_secret=("TENCENTCLOUD_SECRET_KEY",),
        session_token=("TENCENTCLOUD_TOKEN",),
        project_id=(),
        auth_token=(),
    ),
    sts=TokenService(
        module="yunbind.tencent.sts.v20180813.operations",
        role="ASSUME_ROLE",
        oidc="ASSUME_ROLE_WITH_WEB_IDENTITY",
        members={
            "role": "RoleArn",
            "session_name": "RoleSessionName",
            "duration": "DurationSeconds",
            "policy": "Policy",
            "external_id": "ExternalId",
            "provider": "ProviderId",
            "token": "WebIdentityToken",
        },
        encodes_policy=True,
        has_client_region=True,
        region="ap-guangzhou",
    ),
)
"""The settings of the service."""
