"""The default provider chain of Tencent Cloud.

The order is that of the vendor's Python SDK: environment variables, the SDK's file, the role of the virtual
machine, the identity of a TKE pod. The SDK does not read the profiles of the command line (tccli). Here they
follow the SDK's file: users of tccli expect their keys to be found, and a key that was written down is more
deliberate than the role of the machine.

https://cloud.tencent.com/document/sdk/Python
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.paths import expand_path

from .bases import IssuedCredentials, LazyProvider, StaticProvider, make_credentials, required
from .environment import EnvironmentProvider
from .files import Section, find_home, read_ini, shorten_path
from .metadata import MetadataRole, require_metadata
from .roles import WebIdentity
from .tccli_profiles import read_profile

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest

FILE_VARIABLE = "TENCENTCLOUD_CREDENTIALS_FILE"
"""Environment variable that names the credentials file. The vendor's Go SDK reads it."""
SHARED_FILE = Path("/etc/tencentcloud/credentials")


def list_providers() -> tuple[CredentialProvider, ...]:
    """Return the credential providers in order."""
    return (
        EnvironmentProvider(),
        LazyProvider("file ~/.tencentcloud/credentials", _read_file),
        LazyProvider("tccli profile", read_profile),
        LazyProvider("CVM role", _read_role),
        LazyProvider("TKE pod identity", _read_pod),
    )


def _read_file(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    named = environ.get(FILE_VARIABLE)
    path = expand_path(named, environ) if named else find_home(environ) / ".tencentcloud" / "credentials"
    if not named and not path.exists() and SHARED_FILE.exists():
        path = SHARED_FILE  # replaces the user's own file, never supplements it
    with required(f"but {FILE_VARIABLE} names it" if named else None):
        return _read_default_section(path, shorten_path(path, environ))


def _read_default_section(path: Path, shown: str) -> CredentialProvider:
    sections = read_ini(path, shown)
    if "default" not in sections:
        # The vendor's SDK raises an error of its own here.
        raise CredentialsError(f"the file {shown} has no section [default]")
    section = sections["default"]
    section.require("secret_id", "secret_key")
    credentials = make_credentials(section.place, section.get("secret_id"), section.get("secret_key"))
    return StaticProvider(IssuedCredentials(credentials), _warn_of_quotes(section))


def _warn_of_quotes(section: Section) -> str:
    quoted = [name for name in ("secret_id", "secret_key") if (section.get(name) or "")[:1] in "\"'"]
    return f"the quotes around {' and '.join(quoted)} are taken as part of the key" if quoted else ""


def _read_role(request: CredentialRequest) -> CredentialProvider:
    require_metadata(request.environ)
    return MetadataRole()


def _read_pod(request: CredentialRequest) -> CredentialProvider:
    environ = request.environ
    names = ("TKE_REGION", "TKE_PROVIDER_ID", "TKE_WEB_IDENTITY_TOKEN_FILE", "TKE_ROLE_ARN")
    missing = [name for name in names if not environ.get(name)]
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    region, provider, token_file, role_arn = (environ[name] for name in names)
    return WebIdentity(role_arn, provider=provider, token_file=token_file, region=region, duration=7200)
