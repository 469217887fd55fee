"""Where credentials come from when the caller gives none, and what a caller may give instead of keys.

A client without ``credentials=`` asks the sources that the vendor's own SDK asks, in its order; each cloud's
are in the module named for it. Everything here may be given as ``credentials=`` too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import attach

if TYPE_CHECKING:
    from .chain import CredentialChain
    from .metadata import MetadataRole
    from .process import ExternalProcess
    from .profile import CliProfile
    from .source import Source, SourceReport
    from .sts import AssumeRole, WebIdentity
    from .uri import CredentialsUri
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AssumeRole": f"{__name__}.sts",
            "CliProfile": f"{__name__}.profile",
            "CredentialChain": f"{__name__}.chain",
            "CredentialsUri": f"{__name__}.uri",
            "ExternalProcess": f"{__name__}.process",
            "MetadataRole": f"{__name__}.metadata",
            "Source": f"{__name__}.source",
            "SourceReport": f"{__name__}.source",
            "WebIdentity": f"{__name__}.sts",
        },
    )

__all__ = [
    "AssumeRole",
    "CliProfile",
    "CredentialChain",
    "CredentialsUri",
    "ExternalProcess",
    "MetadataRole",
    "Source",
    "SourceReport",
    "WebIdentity",
]
