"""Logins of Tencent Cloud's command line (tccli): ``oauth`` and ``sso``.

The requests are those of the command line, with certificates checked:
https://github.com/TencentCloud/tencentcloud-cli
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from yunbind_facts.behavior import ENDPOINTS_VARIABLE
from yunbind_facts.clouds import tencent as facts

from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.http import is_success
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, make_credentials
from .documents import read_expiry, read_object
from .json_calls import Reply, post_json
from .logins import Login

if TYPE_CHECKING:
    from yunbind_runtime.call.effects import Effects

_LIFETIME = 7200


@dataclass(frozen=True, slots=True, kw_only=True)
class _LoginFacts:
    """The facts of a login. Each is described in the specs."""

    command: str
    host: str
    path: str
    token: str
    expiry: str
    body: Mapping[str, str]
    needs: tuple[str, ...] = ()
    role_path: str | None = None


_LOGINS = {
    facts.SOURCES_PROFILE_LOGINS_OAUTH_TYPE: _LoginFacts(
        command=facts.SOURCES_PROFILE_LOGINS_OAUTH_COMMAND,
        host=facts.SOURCES_PROFILE_LOGINS_OAUTH_HOST,
        path=facts.SOURCES_PROFILE_LOGINS_OAUTH_PATH,
        token=facts.SOURCES_PROFILE_LOGINS_OAUTH_TOKEN,
        expiry=facts.SOURCES_PROFILE_LOGINS_OAUTH_EXPIRY,
        body=facts.SOURCES_PROFILE_LOGINS_OAUTH_BODY,
    ),
    facts.SOURCES_PROFILE_LOGINS_SSO_TYPE: _LoginFacts(
        command=facts.SOURCES_PROFILE_LOGINS_SSO_COMMAND,
        host=facts.SOURCES_PROFILE_LOGINS_SSO_HOST,
        path=facts.SOURCES_PROFILE_LOGINS_SSO_PATH,
        token=facts.SOURCES_PROFILE_LOGINS_SSO_TOKEN,
        expiry=facts.SOURCES_PROFILE_LOGINS_SSO_EXPIRY,
        body=facts.SOURCES_PROFILE_LOGINS_SSO_BODY,
        needs=facts.SOURCES_PROFILE_LOGINS_SSO_NEEDS,
        role_path=facts.SOURCES_PROFILE_LOGINS_SSO_ROLE_PATH,
    ),
}

LOGIN_TYPES = frozenset(_LOGINS)
"""Types of profiles that contain a login."""


def read_login(content: Mapping[str, Any], profile: str, place: str, environ: Mapping[str, str]) -> Login:
    """Return the login in a profile of the type ``oauth`` or ``sso``.

    Args:
        content: Content of the profile's file.
        profile: Name of the profile.
        place: The file, for messages.
        environ: Environment variables of the client.

    Raises:
        CredentialsError: A value of the profile is invalid.
    """
    kind = str(content.get(facts.SOURCES_PROFILE_KEYS_TYPE))
    login = _LOGINS[kind]
    override = environ.get(ENDPOINTS_VARIABLE)
    endpoint = parse_endpoint(override, ENDPOINTS_VARIABLE) if override else Endpoint("https", login.host)
    service = f"tccli's service at {endpoint}"
    given = content.get(kind)
    token: dict[str, Any] = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    is_complete = all(token.get(name) for name in (login.token, *login.body.values(), *login.needs))

    def exchange() -> Effects[Reply]:
        body = {"TraceId": str(uuid4()), **{name: token[key] for name, key in login.body.items()}}
        if login.role_path is None:
            return post_json(endpoint, login.path, body, service)
        return _assume_with_saml(endpoint, service, (login.path, login.role_path), token, body)

    expires_at = read_expiry(token.get(login.expiry), place) if is_complete else None
    command = login.command.replace("{profile}", profile)
    return Login(place, service, command, _find_keys(content, place), expires_at, exchange)


def _find_keys(content: Mapping[str, Any], place: str) -> IssuedCredentials | None:
    """Return the temporary keys that the command line has obtained last. None if there are none."""
    expires_at = read_expiry(content.get(facts.SOURCES_PROFILE_KEYS_EXPIRY), place)
    key_id = content.get(facts.SOURCES_PROFILE_KEYS_KEY_ID)
    key_secret = content.get(facts.SOURCES_PROFILE_KEYS_KEY_SECRET)
    if not key_id or not key_secret or expires_at is None:
        return None
    token = content.get(facts.SOURCES_PROFILE_KEYS_SESSION_TOKEN)
    credentials = make_credentials(place, key_id, key_secret, token)
    return IssuedCredentials(credentials, expires_at)


def _assume_with_saml(
    endpoint: Endpoint,
    service: str,
    paths: tuple[str, str],
    token: Mapping[str, Any],
    body: Mapping[str, object],
) -> Effects[Reply]:
    """Exchange the token of a single sign-on for an assertion, and the assertion for keys."""
    login = {**body, "LoginType": "RoleSAML", "UserId": ""}
    reply = yield from post_json(endpoint, paths[0], login, service)
    response = reply.response
    if not is_success(response.status):
        return reply
    document = read_object(response.body, service)
    if document.get("Error"):
        return reply
    if not isinstance(document.get("SAMLResponse"), str):
        raise CredentialsError(f"{service} returned no assertion")
    account = f"qcs::cam::uin/{token['uin']}"
    role = {
        "TraceId": body["TraceId"],
        "Site": body["Site"],
        "SAMLAssertion": document["SAMLResponse"],
        "PrincipalArn": f"{account}:saml-provider/TencentReservedSSO-{token['zoneId']}",
        "RoleArn": f"{account}:roleName/TencentCloudSSO-{token['roleConfigurationName']}",
        "RoleSessionName": f"ses-{uuid4()}",
        "DurationSeconds": _LIFETIME,
    }
    return (yield from post_json(endpoint, paths[1], role, service))
