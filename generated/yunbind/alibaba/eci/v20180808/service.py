# @generated from specs/alibaba/eci/2018-08-08/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Endpoints, signing and limits of Alibaba Cloud Elastic Container Instance 2018-08-08."""

from __future__ import annotations

from yunbind_runtime.model.credentials import CredentialVariables
from yunbind_runtime.model.endpoints import Endpoints
from yunbind_runtime.model.operation import Service

SERVICE = Service(
    provider="alibaba",
    name="eci",
    version="2018-08-08",
    title="ECI",
    protocol="alibaba-rpc",
    signing=("acs3-hmac-sha256", "hmac-sha1"),
    signing_name="eci",
    region="required",
    regions_variables=("ALIBABA_CLOUD_REGION_ID",),
    errors_module="yunbind.alibaba.eci.v20180808.errors",
    clock_skew=900,
    size_limits={},
    regions=(
        "cn-qingdao",
        "cn-beijing",
        "cn-zhangjiakou",
        "cn-huhehaote",
        "cn-wulanchabu",
        "cn-hangzhou",
        "cn-shanghai",
        "cn-nanjing",
        "cn-fuzhou",
        "cn-shenzhen",
        "cn-heyuan",
        "cn-guangzhou",
        "cn-wuhan-lr",
        "cn-chengdu",
        "cn-zhengzhou-jva",
        "cn-hongkong",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-southeast-3",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-south-1",
        "eu-central-1",
        "eu-west-1",
        "us-east-1",
        "us-west-1",
        "me-east-1",
        "me-central-1",
        "cn-beijing-finance-1",
        "cn-hangzhou-finance",
        "cn-shanghai-finance",
        "cn-shanghai-finance-1",
        "cn-shenzhen-finance",
        "cn-shenzhen-finance-1",
    ),
    sts_module="yunbind.alibaba.sts.v20150401.operations",
    clock_refused=("InvalidTimeStamp.Expired", "IllegalTimestamp"),
    session_ended=("InvalidSecurityToken.Expired",),
    key_refused=("InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive", "Forbidden.AccessKeyDisabled"),
    endpoints=Endpoints(
        regional="eci.{region}.aliyuncs.com",
        central="eci.aliyuncs.com",
        regions={
            "cn-shanghai-finance-1": "eci.cn-shanghai-finance.aliyuncs.com",
            "cn-shenzhen-finance-1": "eci.cn-shenzhen-finance.aliyuncs.com",
        },
    ),
    credentials=CredentialVariables(
        key_id=("ALIBABA_CLOUD_ACCESS_KEY_ID",),
        key_secret=("ALIBABA_CLOUD_ACCESS_KEY_SECRET",),
        session_token=("ALIBABA_CLOUD_SECURITY_TOKEN",),
        project_id=(),
        auth_token=(),
    ),
)
"""The settings of the service."""
