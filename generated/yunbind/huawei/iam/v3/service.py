# @generated from specs/huawei/iam/v3/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Endpoints, signing and limits of Huawei Cloud Identity and Access Management v3."""

from __future__ import annotations

from yunbind_runtime.model.credentials import CredentialVariables
from yunbind_runtime.model.endpoints import Endpoints
from yunbind_runtime.model.operation import Keystone, Service

SERVICE = Service(
    provider="huawei",
    name="iam",
    version="v3",
    title="IAM",
    protocol="huawei-rest",
    signing=("sdk-hmac-sha256", "x-auth-token"),
    signing_name="iam",
    region="optional",
    regions_variables=(),
    errors_module="yunbind.huawei.iam.v3.errors",
    clock_skew=900,
    size_limits={"any": 12582912},
    regions=(
        "cn-north-1",
        "cn-north-2",
        "cn-north-4",
        "cn-north-9",
        "cn-north-11",
        "cn-north-12",
        "cn-south-1",
        "cn-south-2",
        "cn-south-4",
        "cn-east-2",
        "cn-east-3",
        "cn-east-4",
        "cn-east-5",
        "cn-southwest-2",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-southeast-3",
        "ap-southeast-4",
        "ap-southeast-5",
        "af-south-1",
        "af-north-1",
        "sa-brazil-1",
        "la-south-2",
        "la-north-2",
        "na-mexico-1",
        "ru-northwest-2",
        "ru-moscow-1",
        "tr-west-1",
        "ae-ad-1",
        "me-east-1",
        "my-kualalumpur-1",
        "eu-west-0",
        "eu-west-101",
    ),
    clock_refused=("APIGW.0301", "APIGW.0303"),
    key_refused=("APIGW.0301",),
    endpoints=Endpoints(
        regional="iam.{region}.myhuaweicloud.com",
        central="iam.myhuaweicloud.com",
        regions={
            "cn-north-11": "iam.myhuaweicloud.com",
            "cn-south-4": "iam.myhuaweicloud.com",
            "ap-southeast-5": "iam.myhuaweicloud.com",
            "af-north-1": "iam.myhuaweicloud.com",
            "ru-northwest-2": "iam.myhuaweicloud.com",
            "eu-west-101": "iam.eu-west-101.myhuaweicloud.eu",
        },
        variables=("HUAWEICLOUD_SDK_IAM_ENDPOINT",),
    ),
    credentials=CredentialVariables(
        key_id=("HUAWEICLOUD_SDK_AK", "CLOUD_SDK_AK"),
        key_secret=("HUAWEICLOUD_SDK_SK", "CLOUD_SDK_SK"),
        session_token=("HUAWEICLOUD_SDK_SECURITY_TOKEN",),
        project_id=("HUAWEICLOUD_SDK_PROJECT_ID",),
        auth_token=(),
    ),
    keystone=Keystone(
        module="yunbind.huawei.iam.v3.operations",
        token="KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD",
        projects="KEYSTONE_LIST_PROJECTS",
        token_ended=("APIGW.0307",),
    ),
)
"""The settings of the service."""
