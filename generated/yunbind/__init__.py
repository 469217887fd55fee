# @generated from the specs by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Typed clients for the image APIs of Tencent Cloud, Alibaba Cloud and Huawei Cloud.

Clients live with their services, as in ``yunbind.tencent.tke``; importing one loads no other.
"""

from yunbind_runtime import __version__
from yunbind_runtime.credentials import AuthToken, Credentials, PasswordLogin
from yunbind_runtime.http import Timeout

__all__ = ["AuthToken", "Credentials", "PasswordLogin", "Timeout", "__version__"]
