# @generated from specs/alibaba/acc/2024-04-02/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Endpoints, signing and limits of Alibaba Cloud Container Compute Service 2024-04-02."""

from __future__ import annotations

from yunbind_runtime.model.credentials import CredentialVariables
from yunbind_runtime.model.endpoints import Endpoints
from yunbind_runtime.model.operation import Service, TokenService

SERVICE = Service(
    provider="alibaba",
    name="acc",
    version="2024-04-02",
    title="ACC",
    protocol="alibaba-rpc",
    signing=("acs3-hmac-sha256", "hmac-sha1"),
    signing_name="acc",
    region="required",
    regions_variables=("ALIBABA_CLOUD_REGION_ID",),
    errors_module="yunbind.alibaba.acc.v20240402.errors",
    clock_skew=900,
    size_limits={},
    clock_refused=("InvalidTimeStamp.Expired", "IllegalTimestamp"),
    session_ended=("InvalidSecurityToken.Expired",),
    key_refused=("InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive", "Forbidden.AccessKeyDisabled"),
    endpoints=Endpoints(
        regional="acc.{region}.aliyuncs.com",
        central="acc.aliyuncs.com",
        regions={
            "ap-south-1": "acc.aliyuncs.com",
            "ap-southeast-2": "acc.aliyuncs.com",
            "cn-beijing-finance-1": "acc.aliyuncs.com",
            "cn-beijing-gov-1": "acc.aliyuncs.com",
            "cn-edge-1": "acc.aliyuncs.com",
            "cn-fujian": "acc.aliyuncs.com",
            "cn-hangzhou-finance": "acc.aliyuncs.com",
            "cn-shenzhen-finance-1": "acc.aliyuncs.com",
            "cn-wuhan": "acc.aliyuncs.com",
        },
    ),
    credentials=CredentialVariables(
        key_id=("ALIBABA_CLOUD_ACCESS_KEY_ID",),
        key_secret=("ALIBABA_CLOUD_ACCESS_KEY_SECRET",),
        session_token=("ALIBABA_CLOUD_SECURITY_TOKEN",),
        project_id=(),
        auth_token=(),
    ),
    sts=TokenService(
        module="yunbind.alibaba.sts.v20150401.operations",
        role="ASSUME_ROLE",
        oidc="ASSUME_ROLE_WITH_OIDC",
        members={
            "role": "RoleArn",
            "session_name": "RoleSessionName",
            "duration": "DurationSeconds",
            "policy": "Policy",
            "external_id": "ExternalId",
            "provider": "OIDCProviderArn",
            "token": "OIDCToken",
        },
        region_variable="ALIBABA_CLOUD_STS_REGION",
        private_variable="ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED",
        private_host="sts-vpc.{region}.aliyuncs.com",
    ),
)
"""The settings of the service."""
