"""Credential providers.

Each can be a client's ``credentials=``. A client without ``credentials=`` uses the default provider chain of
its cloud, which tries the providers of the vendor's own SDK in the same order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialProvider, ProviderReport

    from .chain import CredentialChain
    from .cli_profile import CliProfile
    from .credentials_uri import CredentialsUri
    from .external_process import ExternalProcess
    from .metadata import MetadataRole
    from .roles import AssumeRole, WebIdentity
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AssumeRole": f"{__name__}.roles",
            "CliProfile": f"{__name__}.cli_profile",
            "CredentialChain": f"{__name__}.chain",
            "CredentialsUri": f"{__name__}.credentials_uri",
            "ExternalProcess": f"{__name__}.external_process",
            "MetadataRole": f"{__name__}.metadata",
            "CredentialProvider": "yunbind_runtime.auth.credential_provider",
            "ProviderReport": "yunbind_runtime.auth.credential_provider",
            "WebIdentity": f"{__name__}.roles",
        },
    )

__all__ = [
    "AssumeRole",
    "CliProfile",
    "CredentialChain",
    "CredentialProvider",
    "CredentialsUri",
    "ExternalProcess",
    "MetadataRole",
    "ProviderReport",
    "WebIdentity",
]
