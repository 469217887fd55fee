"""Where Tencent Cloud's SDK for Python finds keys; addresses that it knows by heart are led to loopback."""

import os

from loop import answer
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
    except Exception as error:  # noqa: BLE001 - it has no error of its own for a chain that ends
        return type(error).__name__


answer({"find": find})
