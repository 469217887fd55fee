"""Keys that the vendors' SDKs get from metadata services and STS, and a call with each key.

The emulator is the proxy of this process. Hosts such as 100.100.100.200 resolve
to it, so the SDKs run unchanged.
"""

import json
import os

from script import describe_error, serve

made = {}


def connect(environ, proxy, host):
    os.environ.update(environ, HTTP_PROXY=proxy, http_proxy=proxy)
    made["host"] = host


def tencent_metadata():
    from tencentcloud.common.credential import CVMRoleCredential

    credential = CVMRoleCredential().get_credential()
    return call_tke(credential) | {"key": credential.secret_id, "role": credential.role}


def tencent_sts():
    from tencentcloud.common.common_client import CommonClient
    from tencentcloud.common.credential import Credential, EnvironmentVariableCredential

    own = EnvironmentVariableCredential().get_credential()
    client = CommonClient("sts", "2018-08-13", own, "ap-guangzhou", profile())
    role = {"RoleArn": "qcs::cam::uin/100015158414:roleName/readOnlyRole", "RoleSessionName": "judge"}
    issued = client.call_json("AssumeRole", role)["Response"]["Credentials"]
    key = Credential(issued["TmpSecretId"], issued["TmpSecretKey"], issued["Token"])
    return call_tke(key) | {"key": key.secret_id}


def profile():
    from tencentcloud.common.profile.client_profile import ClientProfile
    from tencentcloud.common.profile.http_profile import HttpProfile

    return ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=made["host"]))


def call_tke(credential):
    from tencentcloud.tke.v20180525 import models
    from tencentcloud.tke.v20180525.tke_client import TkeClient

    client = TkeClient(credential, "ap-guangzhou", profile())
    return {"total": client.DescribeImageCaches(models.DescribeImageCachesRequest()).TotalCount}


def alibaba_metadata(tokens_only):
    from alibabacloud_credentials.provider.ecs_ram_role import EcsRamRoleCredentialsProvider

    provider = EcsRamRoleCredentialsProvider(disable_imds_v1=tokens_only, async_update_enabled=False)
    return call_eci(provider)


def alibaba_uri(uri):
    from alibabacloud_credentials.provider.uri import URLCredentialsProvider

    return call_eci(URLCredentialsProvider(uri=uri))


def alibaba_sts():
    from alibabacloud_credentials.provider.static_sts import StaticSTSCredentialsProvider
    from aliyunsdkcore.client import AcsClient
    from aliyunsdkcore.request import CommonRequest

    own = os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]
    request = CommonRequest(domain=made["host"], version="2015-04-01", action_name="AssumeRole")
    request.set_protocol_type("http")
    request.add_query_param("RoleArn", "acs:ram::123456789012****:role/adminrole")
    request.add_query_param("RoleSessionName", "judge")
    issued = json.loads(AcsClient(*own, "cn-hangzhou").do_action_with_exception(request))["Credentials"]
    provider = StaticSTSCredentialsProvider(
        access_key_id=issued["AccessKeyId"],
        access_key_secret=issued["AccessKeySecret"],
        security_token=issued["SecurityToken"],
    )
    return call_eci(provider)


def call_eci(provider):
    from alibabacloud_credentials.client import Client as Credentials
    from alibabacloud_eci20180808 import models
    from alibabacloud_eci20180808.client import Client
    from alibabacloud_tea_openapi import models as open_api_models

    config = open_api_models.Config(
        credential=Credentials(provider=provider),
        endpoint=made["host"],
        protocol="http",
        region_id="cn-hangzhou",
    )
    response = Client(config).describe_image_caches(
        models.DescribeImageCachesRequest(region_id="cn-hangzhou")
    )
    return {"total": response.body.total_count, "key": provider.get_credentials().get_access_key_id()}


def huawei_metadata():
    from huaweicloudsdkcce.v5 import ListImageCachesRequest
    from huaweicloudsdkcce.v5.cce_client import CceClient
    from huaweicloudsdkcore.auth.provider import MetadataCredentialProvider

    credentials = MetadataCredentialProvider.get_basic_credential_metadata_provider().get_credentials()
    credentials.with_project_id(os.environ["HUAWEICLOUD_SDK_PROJECT_ID"])
    client = (
        CceClient.new_builder().with_credentials(credentials).with_endpoint(f"http://{made['host']}").build()
    )
    found = client.list_image_caches(ListImageCachesRequest())
    return {"total": len(found.image_caches), "key": credentials.ak}


def guarded(function):
    def run(**arguments):
        try:
            return function(**arguments)
        except Exception as error:  # noqa: BLE001 - the caller of the SDK sees any exception
            return describe_error(error)

    return run


if __name__ == "__main__":
    functions = [tencent_metadata, tencent_sts, alibaba_metadata, alibaba_uri, alibaba_sts, huawei_metadata]
    serve({"connect": connect} | {function.__name__: guarded(function) for function in functions})
