"""Logins of Alibaba Cloud's command line: CloudSSO and OAuth.

The requests are those of the vendor's SDK and command line. An OAuth token is not refreshed here: the service
replaces the refresh token each time, and the command line would be logged out.

https://help.aliyun.com/document_detail/121258.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from yunbind_facts.behavior import ENDPOINTS_VARIABLE

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, make_credentials
from .documents import read_expiry
from .json_calls import Reply, post_json
from .logins import Login

if TYPE_CHECKING:
    from yunbind_runtime.call.effects import Effects

    from .aliyun_fields import Profile

_OAUTH_HOSTS = {"CN": "oauth.aliyun.com", "INTL": "oauth.alibabacloud.com"}


def read_login(profile: Profile, environ: Mapping[str, str]) -> Login:
    """Return the login in a profile of the mode ``CloudSSO`` or ``OAuth``.

    Raises:
        CredentialsUnavailable: The profile is incomplete.
        CredentialsError: A value of the profile is invalid.
    """
    mode = profile.require("mode")
    if mode == "CloudSSO":
        return _read_cloud_sso(profile)
    if mode == "OAuth":
        return _read_oauth(profile, environ)
    raise CredentialsUnavailable(f"{profile.place} is not a login any more: its mode is {mode!r}")


def _read_cloud_sso(profile: Profile) -> Login:
    try:
        parts = urlsplit(profile.require("cloud_sso_sign_in_url"))
        endpoint = parse_endpoint(f"{parts.scheme}://{parts.netloc}", "cloud_sso_sign_in_url")
    except ValueError:
        endpoint = None
    if endpoint is None:
        # Raised outside of the handler: the original error contains the URL.
        raise CredentialsError(f"{profile.place} has an invalid cloud_sso_sign_in_url")
    body = {
        "AccountId": profile.require("cloud_sso_account_id"),
        "AccessConfigurationId": profile.require("cloud_sso_access_config"),
    }
    names = ("access_token", "cloud_sso_access_token_expire")
    return _make_login(profile, f"CloudSSO at {endpoint}", names, endpoint, "/cloud-credentials", body)


def _read_oauth(profile: Profile, environ: Mapping[str, str]) -> Login:
    site = (profile.get("oauth_site_type") or "CN").upper()
    if site not in _OAUTH_HOSTS:
        raise CredentialsError(f"{profile.place} has an unknown oauth_site_type; it must be CN or INTL")
    override = environ.get(ENDPOINTS_VARIABLE)
    endpoint = (
        parse_endpoint(override, ENDPOINTS_VARIABLE) if override else Endpoint("https", _OAUTH_HOSTS[site])
    )
    names = ("oauth_access_token", "oauth_access_token_expire")
    return _make_login(profile, f"OAuth at {endpoint}", names, endpoint, "/v1/exchange", {})


def _make_login(
    profile: Profile,
    service: str,
    names: tuple[str, str],
    endpoint: Endpoint,
    path: str,
    body: Mapping[str, str],
) -> Login:
    """Return a login whose token is in the fields ``names``: the token and its expiry."""
    token, expiry = (profile.fields.get(name) for name in names)
    if token and not (isinstance(token, str) and token.isascii() and token.isprintable()):
        raise CredentialsError(f"{profile.place} has an invalid {names[0]}")

    def exchange() -> Effects[Reply]:
        return post_json(endpoint, path, body, service, ("Authorization", f"Bearer {token}"))

    command = f"aliyun configure --profile {profile.name} --mode {profile.require('mode')}"
    expires_at = read_expiry(expiry, profile.place) if token else None
    return Login(profile.place, service, command, _find_keys(profile), expires_at, exchange)


def _find_keys(profile: Profile) -> IssuedCredentials | None:
    """Return the temporary keys that the command line has obtained last. None if there are none."""
    keys = tuple(profile.get(name) for name in ("access_key_id", "access_key_secret", "sts_token"))
    expires_at = read_expiry(profile.fields.get("sts_expiration"), profile.place)
    if not all(keys) or expires_at is None:
        return None
    return IssuedCredentials(make_credentials(profile.place, *keys), expires_at)
