# @generated from the specs by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Typed clients for the image APIs of Tencent Cloud, Alibaba Cloud and Huawei Cloud.

Each client is in the package of its service, such as ``yunbind.tencent.tke``.
"""

from typing import TYPE_CHECKING

from yunbind_runtime import __version__
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.base.lazy_imports import attach
from yunbind_runtime.model.credentials import AuthToken, Credentials, PasswordLogin

if TYPE_CHECKING:
    from yunbind_runtime.auth.providers import (
        AssumeRole,
        CliProfile,
        CredentialChain,
        CredentialsUri,
        ExternalProcess,
        MetadataRole,
        ProviderReport,
        WebIdentity,
    )
    from yunbind_runtime.call.hooks import Hooks
    from yunbind_runtime.call.limits import UNLIMITED, LocalLimiter
    from yunbind_runtime.call.redis_limits import RedisLimiter
    from yunbind_runtime.call.retries import Retries
    from yunbind_runtime.call.tracing import Tracing
    from yunbind_runtime.client.annotations import resolve_annotations
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AssumeRole": "yunbind_runtime.auth.providers",
            "CliProfile": "yunbind_runtime.auth.providers",
            "CredentialChain": "yunbind_runtime.auth.providers",
            "CredentialsUri": "yunbind_runtime.auth.providers",
            "ExternalProcess": "yunbind_runtime.auth.providers",
            "Hooks": "yunbind_runtime.call.hooks",
            "LocalLimiter": "yunbind_runtime.call.limits",
            "MetadataRole": "yunbind_runtime.auth.providers",
            "RedisLimiter": "yunbind_runtime.call.redis_limits",
            "Retries": "yunbind_runtime.call.retries",
            "ProviderReport": "yunbind_runtime.auth.providers",
            "Tracing": "yunbind_runtime.call.tracing",
            "UNLIMITED": "yunbind_runtime.call.limits",
            "WebIdentity": "yunbind_runtime.auth.providers",
            "resolve_annotations": "yunbind_runtime.client.annotations",
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
    "ProviderReport",
    "Timeout",
    "Tracing",
    "WebIdentity",
    "__version__",
    "resolve_annotations",
]
