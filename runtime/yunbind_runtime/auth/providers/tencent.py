"""Where Tencent Cloud's tools look for keys.

The order is that of the vendor's Python SDK: environment, its file, the role of the virtual machine, the
identity of a TKE pod. The profiles of the command line (tccli), which the SDK does not read, come after its
own file: who has set up tccli expects the keys to be found, and who wrote keys down means them more than
those that the machine happens to have.

https://cloud.tencent.com/document/sdk/Python
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.model.endpoints import Endpoint, resolve_endpoint

from .documents import read_end
from .environment import EnvironmentProvider
from .files import Section, find_home, read_ini, read_json, show
from .metadata import MetadataRole, MetadataService, is_disabled
from .provider import (
    CredentialProvider,
    CredentialsUnavailable,
    IssuedCredentials,
    LazyProvider,
    StaticProvider,
    demand,
    make_credentials,
)
from .roles import AssumeRole, StsRules, WebIdentity

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.model.operation import Service

FILE_VARIABLE = "TENCENTCLOUD_CREDENTIALS_FILE"
"""Names the file of keys; the vendor's Go SDK reads it."""
PROFILE_VARIABLE = "TCCLI_PROFILE"
SHARED_FILE = Path("/etc/tencentcloud/credentials")

METADATA = MetadataService(
    host="metadata.tencentyun.com",
    keys="/latest/meta-data/cam/security-credentials/",
    needs_role=True,
    margin=timedelta(minutes=5),
)


def list_providers(environ: Mapping[str, str]) -> tuple[CredentialProvider, ...]:
    """Return where keys are looked for, in order."""
    return (
        EnvironmentProvider(environ),
        LazyProvider("file ~/.tencentcloud/credentials", partial(_read_file, environ)),
        LazyProvider("tccli profile", partial(_read_default_profile, environ)),
        LazyProvider("CVM role", partial(_read_role, environ)),
        LazyProvider("TKE pod identity", partial(_read_pod, environ)),
    )


def _read_file(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    named = environ.get(FILE_VARIABLE)
    path = Path(named) if named else find_home(environ) / ".tencentcloud" / "credentials"
    if not named and not path.exists() and SHARED_FILE.exists():
        path = SHARED_FILE  # instead of the user's own file, never beside it
    with demand(f"and {FILE_VARIABLE} names it" if named else None):
        return _open_file(path, show(path, environ))


def _open_file(path: Path, shown: str) -> CredentialProvider:
    sections = read_ini(path, shown)
    if "default" not in sections:
        # The vendor's SDK stops here with an error of its own.
        raise CredentialsError(f"the file {shown} has no section [default]")
    section = sections["default"]
    missing = section.list_missing("secret_id", "secret_key")
    if missing:
        raise CredentialsUnavailable(f"{section.place} has no {' and no '.join(missing)}")
    keys = make_credentials(section.place, section.get("secret_id"), section.get("secret_key"))
    return StaticProvider(IssuedCredentials(keys), _note_quotes(section))


def _note_quotes(section: Section) -> str:
    quoted = [name for name in ("secret_id", "secret_key") if (section.get(name) or "")[:1] in "\"'"]
    return f"{' and '.join(quoted)} stand in quotes, which are taken as part of the key" if quoted else ""


def _read_default_profile(environ: Mapping[str, str], call: Call[Any]) -> CredentialProvider:
    return read_cli_profile(None, None, environ, call, external_process=False)


def read_cli_profile(
    name: str | None,
    path: Path | None,
    environ: Mapping[str, str],
    call: Call[Any],
    *,
    external_process: bool,  # noqa: ARG001 - tccli has no such profiles
) -> CredentialProvider:
    """Return the keys of a tccli profile, or how to get them.

    Args:
        name: the profile; by default ``TCCLI_PROFILE``, else ``default``.
        path: folder of the profiles; by default ``~/.tccli``.
        environ: the environment to look in.
        call: what the keys are for.
        external_process: means nothing here.
    """
    asked = name or environ.get(PROFILE_VARIABLE)
    profile = asked or "default"
    if Path(profile).name != profile:
        raise CredentialsError("the name of a tccli profile must not hold a path")
    file = (path or find_home(environ) / ".tccli") / f"{profile}.credential"
    shown = show(file, environ)
    with demand(f"and profile {profile!r} was asked for by name" if asked else None):
        return _open_profile(read_json(file, shown), profile, shown, call)


def _open_profile(
    content: Mapping[str, Any], profile: str, shown: str, call: Call[Any]
) -> CredentialProvider:
    kind = content.get("type") or "default"
    if kind == "cvm-role":
        return MetadataRole()
    key_id, key_secret = content.get("secretId"), content.get("secretKey")
    if not key_id or not key_secret:
        missing = "secretId" if not key_id else "secretKey"
        raise CredentialsUnavailable(f"the file {shown} has no {missing}")
    place = f"the file {shown}"
    keys = make_credentials(place, key_id, key_secret, content.get("token"))
    if kind in ("oauth", "sso"):
        ends_at = read_end(content.get("expiresAt"), place)
        if ends_at is None or ends_at <= call.clock():
            raise CredentialsUnavailable(
                f"the login of tccli profile {profile!r} has ended; run any tccli command with "
                f"--profile {profile}, which renews it"
            )
        return StaticProvider(IssuedCredentials(keys, ends_at))
    role_arn, session_name = content.get("role-arn"), content.get("role-session-name")
    if role_arn and session_name:
        return AssumeRole(str(role_arn), source=keys, session_name=str(session_name))
    return StaticProvider(IssuedCredentials(keys))


def _read_role(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    variable = is_disabled(environ)
    if variable:
        raise CredentialsUnavailable(f"switched off by {variable}")
    return MetadataRole()


def _read_pod(environ: Mapping[str, str], _call: Call[Any]) -> CredentialProvider:
    names = ("TKE_REGION", "TKE_PROVIDER_ID", "TKE_WEB_IDENTITY_TOKEN_FILE", "TKE_ROLE_ARN")
    missing = [name for name in names if not environ.get(name)]
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    region, provider, token_file, role_arn = (environ[name] for name in names)
    return WebIdentity(role_arn, provider=provider, token_file=token_file, region=region, duration=7200)


def _find_region(asked: str | None, of_client: str | None, _environ: Mapping[str, str]) -> str:
    return asked or of_client or "ap-guangzhou"


def _find_endpoint(sts: Service, region: str | None, environ: Mapping[str, str]) -> Endpoint:
    return resolve_endpoint(sts.name, sts.endpoints, region, None, environ)


STS = StsRules(
    assume_role="ASSUME_ROLE",
    web_identity="ASSUME_ROLE_WITH_WEB_IDENTITY",
    provider="ProviderId",
    token="WebIdentityToken",  # noqa: S106 - the member's name
    encodes_policy=True,
    keys=("tmp_secret_id", "tmp_secret_key", "token"),
    find_end=lambda answer: answer.expired_time,
    find_region=_find_region,
    find_endpoint=_find_endpoint,
)
