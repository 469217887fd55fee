# @generated from the specs by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Typed clients for the image APIs of Tencent Cloud, Alibaba Cloud and Huawei Cloud.

Clients live with their services, as in ``yunbind.tencent.tke``; importing one loads no other.
"""

from typing import TYPE_CHECKING

from yunbind_runtime import __version__
from yunbind_runtime.credentials import AuthToken, Credentials, PasswordLogin
from yunbind_runtime.http import Timeout
from yunbind_runtime.lazy import attach

if TYPE_CHECKING:
    from yunbind_runtime.chains import (
        AssumeRole,
        CliProfile,
        CredentialChain,
        CredentialsUri,
        ExternalProcess,
        MetadataRole,
        SourceReport,
        WebIdentity,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AssumeRole": "yunbind_runtime.chains",
            "CliProfile": "yunbind_runtime.chains",
            "CredentialChain": "yunbind_runtime.chains",
            "CredentialsUri": "yunbind_runtime.chains",
            "ExternalProcess": "yunbind_runtime.chains",
            "MetadataRole": "yunbind_runtime.chains",
            "SourceReport": "yunbind_runtime.chains",
            "WebIdentity": "yunbind_runtime.chains",
        },
    )

__all__ = [
    "AssumeRole",
    "AuthToken",
    "CliProfile",
    "CredentialChain",
    "Credentials",
    "CredentialsUri",
    "ExternalProcess",
    "MetadataRole",
    "PasswordLogin",
    "SourceReport",
    "Timeout",
    "WebIdentity",
    "__version__",
]
