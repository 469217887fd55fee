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
from yunbind_facts.clouds import alibaba as facts

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


def read_login(profile: Profile, environ: Mapping[str, str]) -> Login:
    """Return the login in a profile of one of :data:`LOGIN_TYPES`.

    Raises:
        CredentialsUnavailable: The profile is incomplete.
        CredentialsError: A value of the profile is invalid.
    """
    mode = profile.require(facts.SOURCES_PROFILE_KEYS_TYPE)
    if mode not in _READERS:
        raise CredentialsUnavailable(f"{profile.place} is not a login any more: its mode is {mode!r}")
    return _READERS[mode](profile, environ)


def _read_cloud_sso(profile: Profile, _environ: Mapping[str, str]) -> Login:
    key = facts.SOURCES_PROFILE_LOGINS_CLOUD_SSO_URL
    try:
        parts = urlsplit(profile.require(key))
        endpoint = parse_endpoint(f"{parts.scheme}://{parts.netloc}", key)
    except ValueError:
        endpoint = None
    if endpoint is None:
        # Raised outside of the handler: the original error contains the URL.
        raise CredentialsError(f"{profile.place} has an invalid {key}")
    members = facts.SOURCES_PROFILE_LOGINS_CLOUD_SSO_BODY
    return _make_login(
        profile,
        f"CloudSSO at {endpoint}",
        (facts.SOURCES_PROFILE_LOGINS_CLOUD_SSO_TOKEN, facts.SOURCES_PROFILE_LOGINS_CLOUD_SSO_EXPIRY),
        endpoint,
        facts.SOURCES_PROFILE_LOGINS_CLOUD_SSO_PATH,
        {name: profile.require(key) for name, key in members.items()},
        facts.SOURCES_PROFILE_LOGINS_CLOUD_SSO_COMMAND,
    )


def _read_oauth(profile: Profile, environ: Mapping[str, str]) -> Login:
    hosts, key = facts.SOURCES_PROFILE_LOGINS_OAUTH_HOSTS, facts.SOURCES_PROFILE_LOGINS_OAUTH_SITE
    site = (profile.get(key) or next(iter(hosts))).upper()
    if site not in hosts:
        raise CredentialsError(f"{profile.place} has an unknown {key}; it must be {' or '.join(hosts)}")
    override = environ.get(ENDPOINTS_VARIABLE)
    endpoint = parse_endpoint(override, ENDPOINTS_VARIABLE) if override else Endpoint("https", hosts[site])
    return _make_login(
        profile,
        f"OAuth at {endpoint}",
        (facts.SOURCES_PROFILE_LOGINS_OAUTH_TOKEN, facts.SOURCES_PROFILE_LOGINS_OAUTH_EXPIRY),
        endpoint,
        facts.SOURCES_PROFILE_LOGINS_OAUTH_PATH,
        {},
        facts.SOURCES_PROFILE_LOGINS_OAUTH_COMMAND,
    )


_READERS = {
    facts.SOURCES_PROFILE_LOGINS_CLOUD_SSO_TYPE: _read_cloud_sso,
    facts.SOURCES_PROFILE_LOGINS_OAUTH_TYPE: _read_oauth,
}

LOGIN_TYPES = frozenset(_READERS)
"""Types of profiles that contain a login."""


def _make_login(
    profile: Profile,
    service: str,
    names: tuple[str, str],
    endpoint: Endpoint,
    path: str,
    body: Mapping[str, str],
    command: str,
) -> Login:
    """Return a login whose token is in the fields ``names``: the token and its expiry."""
    token, expiry = (profile.fields.get(name) for name in names)
    if token and not (isinstance(token, str) and token.isascii() and token.isprintable()):
        raise CredentialsError(f"{profile.place} has an invalid {names[0]}")

    def exchange() -> Effects[Reply]:
        return post_json(endpoint, path, body, service, ("Authorization", f"Bearer {token}"))

    command = command.replace("{profile}", profile.name)
    expires_at = read_expiry(expiry, profile.place) if token else None
    return Login(profile.place, service, command, _find_keys(profile), expires_at, exchange)


def _find_keys(profile: Profile) -> IssuedCredentials | None:
    """Return the temporary keys that the command line has obtained last. None if there are none."""
    names = (
        facts.SOURCES_PROFILE_KEYS_KEY_ID,
        facts.SOURCES_PROFILE_KEYS_KEY_SECRET,
        facts.SOURCES_PROFILE_KEYS_SESSION_TOKEN,
    )
    keys = tuple(map(profile.get, names))
    expires_at = read_expiry(profile.fields.get(facts.SOURCES_PROFILE_KEYS_EXPIRY), profile.place)
    if not all(keys) or expires_at is None:
        return None
    return IssuedCredentials(make_credentials(profile.place, *keys), expires_at)
