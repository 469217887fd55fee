"""Credentials that Alibaba Cloud's Python SDK finds, with its fixed hosts redirected to loopback."""

import importlib
import os

from alibabacloud_credentials.exceptions import CredentialException
from alibabacloud_credentials.provider.default import DefaultCredentialsProvider
from alibabacloud_credentials.utils import auth_constant, auth_util
from script import serve
from Tea.core import TeaCore

compose = TeaCore.compose_url


def find(environ, server):
    os.environ.clear()
    os.environ.update(environ)
    importlib.reload(auth_util)  # it reads the environment on import
    importlib.reload(auth_constant)

    def redirect(request):
        url = compose(request)
        for known in ("https://sts.aliyuncs.com", "http://100.100.100.200"):
            url = url.replace(known, f"http://{server}")
        return url

    TeaCore.compose_url = staticmethod(redirect)
    try:
        found = DefaultCredentialsProvider().get_credentials()
    except (CredentialException, ValueError) as error:
        return type(error).__name__
    return [found.get_access_key_id(), found.get_access_key_secret(), found.get_security_token()]


serve({"find": find})
