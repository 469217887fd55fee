"""Credentials that Tencent Cloud's Python SDK finds, with its fixed hosts redirected to loopback."""

import os

from script import serve
from tencentcloud.common import credential
from tencentcloud.common.profile.http_profile import HttpProfile


def find(environ, server):
    os.environ.clear()
    os.environ.update(environ)
    credential.CVMRoleCredential._role_endpoint = (
        f"http://{server}/latest/meta-data/cam/security-credentials/"
    )
    credential.OIDCRoleArnCredential._endpoint = server
    credential.HttpProfile = lambda: HttpProfile(protocol="http")
    try:
        found = credential.DefaultCredentialProvider().get_credential()
        return (
            list(found.get_credential_info())
            if hasattr(found, "_lock")
            else [
                found.secret_id,
                found.secret_key,
                found.token,
            ]
        )
    except Exception as error:  # noqa: BLE001 - the SDK has no error class for an exhausted chain
        return type(error).__name__


serve({"find": find})
