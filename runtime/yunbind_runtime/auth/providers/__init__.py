"""Where credentials come from when the caller gives none, and what a caller may give instead of keys.

A client without ``credentials=`` asks the sources that the vendor's own SDK asks, in its order; each cloud's
are in the module named for it. Everything here may be given as ``credentials=`` too.
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
