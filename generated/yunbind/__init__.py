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
    from yunbind_runtime.hooks import Hooks
    from yunbind_runtime.limits import UNLIMITED, LocalLimiter
    from yunbind_runtime.redis_limits import RedisLimiter
    from yunbind_runtime.retries import Retries
    from yunbind_runtime.tracing import Tracing
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AssumeRole": "yunbind_runtime.chains",
            "CliProfile": "yunbind_runtime.chains",
            "CredentialChain": "yunbind_runtime.chains",
            "CredentialsUri": "yunbind_runtime.chains",
            "ExternalProcess": "yunbind_runtime.chains",
            "Hooks": "yunbind_runtime.hooks",
            "LocalLimiter": "yunbind_runtime.limits",
            "MetadataRole": "yunbind_runtime.chains",
            "RedisLimiter": "yunbind_runtime.redis_limits",
            "Retries": "yunbind_runtime.retries",
            "SourceReport": "yunbind_runtime.chains",
            "Tracing": "yunbind_runtime.tracing",
            "UNLIMITED": "yunbind_runtime.limits",
            "WebIdentity": "yunbind_runtime.chains",
        },
    )

__all__ = [
    "UNLIMITED",
    "AssumeRole",
    "AuthToken",
    "CliProfile",
    "CredentialChain",
    "Credentials",
    "CredentialsUri",
    "ExternalProcess",
    "Hooks",
    "LocalLimiter",
    "MetadataRole",
    "PasswordLogin",
    "RedisLimiter",
    "Retries",
    "SourceReport",
    "Timeout",
    "Tracing",
    "WebIdentity",
    "__version__",
]
