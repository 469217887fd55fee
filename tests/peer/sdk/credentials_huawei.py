"""Credentials that Huawei Cloud's Python SDK finds, with its fixed hosts redirected to loopback."""

import os

from huaweicloudsdkcce.v5.cce_client import CceClient
from huaweicloudsdkcore.auth.internal import MetadataAccessor
from huaweicloudsdkcore.auth.provider import CredentialProviderChain
from huaweicloudsdkcore.exceptions.exceptions import ApiValueError, SdkException
from script import serve


def find(environ, server, section):
    os.environ.clear()
    os.environ.update(environ)
    MetadataAccessor._METADATA_ENDPOINT = f"http://{server}"
    try:
        found = CredentialProviderChain.get_default_credential_provider_chain(section).get_credentials()
        client = CceClient.new_builder().with_credentials(found).with_endpoint(f"http://{server}").build()
        found.process_sts(client._http_client)
    except (ApiValueError, SdkException) as error:
        return type(error).__name__
    return [found.ak, found.sk, found.security_token]


serve({"find": find})
