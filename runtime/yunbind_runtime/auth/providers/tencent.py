"""The default provider chain of Tencent Cloud.

The order is that of the vendor's Python SDK, which does not read the profiles of the command line (tccli).
Names, paths and hosts are facts of the cloud.

https://cloud.tencent.com/document/sdk/Python
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from yunbind_facts.clouds import tencent as facts

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.paths import expand_path

from .bases import IssuedCredentials, StaticProvider, make_credentials, required
from .environment import require_variables
from .files import Section, find_section, locate, read_ini, shorten_path
from .metadata import MetadataRole, require_metadata
from .roles import WebIdentity
from .sources import Reader
from .tccli_profiles import read_profile

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest

SHARED_FILE = Path(facts.SOURCES_FILE_SHARED_PATH)


def _read_file(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    named = environ.get(facts.SOURCES_FILE_PATH_VARIABLE)
    path = expand_path(named, environ) if named else locate(facts.SOURCES_FILE_PATH, environ)
    if not named and not path.exists() and SHARED_FILE.exists():
        path = SHARED_FILE  # replaces the user's own file, never supplements it
    with required(f"but {facts.SOURCES_FILE_PATH_VARIABLE} names it" if named else None):
        return _read_section(path, shorten_path(path, environ))


def _read_section(path: Path, shown: str) -> CredentialProvider:
    section = find_section(read_ini(path, shown), facts.SOURCES_FILE_SECTIONS)
    if section is None:
        missing = f"the file {shown} has no section [{facts.SOURCES_FILE_SECTIONS[-1]}]"
        raise (
            CredentialsError(missing) if facts.SOURCES_FILE_NEEDS_SECTION else CredentialsUnavailable(missing)
        )
    names = (facts.SOURCES_FILE_KEYS_KEY_ID, facts.SOURCES_FILE_KEYS_KEY_SECRET)
    credentials = make_credentials(section.place, *section.require(*names))
    return StaticProvider(IssuedCredentials(credentials), _warn_of_quotes(section, names))


def _warn_of_quotes(section: Section, names: tuple[str, ...]) -> str:
    quoted = [name for name in names if (section.get(name) or "")[:1] in "\"'"]
    return f"the quotes around {' and '.join(quoted)} are taken as part of the key" if quoted else ""


def _read_role(request: CredentialRequest) -> CredentialProvider:
    require_metadata(request.environ)
    return MetadataRole()


def _read_pod(request: CredentialRequest) -> CredentialProvider:
    region, provider, token_file, role_arn = require_variables(
        request.environ,
        facts.SOURCES_POD_VARIABLES_REGION,
        facts.SOURCES_POD_VARIABLES_PROVIDER,
        facts.SOURCES_POD_VARIABLES_TOKEN_FILE,
        facts.SOURCES_POD_VARIABLES_ROLE_ARN,
    )
    return WebIdentity(
        role_arn,
        provider=provider,
        token_file=token_file,
        region=region,
        duration=facts.SOURCES_POD_DURATION,
    )


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "ini_file": _read_file,
        "json_profiles": read_profile,
        "metadata": _read_role,
        "oidc_role": _read_pod,
    }
)
"""The readers of the sources by their kind."""
