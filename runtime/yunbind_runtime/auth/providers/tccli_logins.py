"""Logins of Tencent Cloud's command line (tccli): ``oauth`` and ``sso``.

The requests are those of the command line, with certificates checked:
https://github.com/TencentCloud/tencentcloud-cli
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from yunbind_facts.behavior import ENDPOINTS_VARIABLE

from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint

from .bases import IssuedCredentials, make_credentials
from .documents import read_expiry, read_object
from .json_calls import Reply, post_json
from .logins import Login

if TYPE_CHECKING:
    from yunbind_runtime.call.effects import Effects

_HOST = "cli.cloud.tencent.com"
_COMMANDS = {"oauth": "tccli auth login", "sso": "tccli sso login"}
_OAUTH = ("accessToken", "site")
_SSO = ("token", "uin", "roleConfigurationId", "roleConfigurationName", "zoneId", "site")
_LIFETIME = 7200

LOGIN_TYPES = frozenset(_COMMANDS)
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
    kind = str(content.get("type"))
    override = environ.get(ENDPOINTS_VARIABLE)
    endpoint = parse_endpoint(override, ENDPOINTS_VARIABLE) if override else Endpoint("https", _HOST)
    service = f"tccli's service at {endpoint}"
    given = content.get(kind)
    token: dict[str, Any] = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    is_complete = all(token.get(name) for name in (_OAUTH if kind == "oauth" else _SSO))

    def exchange() -> Effects[Reply]:
        trace = {"TraceId": str(uuid4()), "Site": token["site"]}
        if kind == "oauth":
            body = {**trace, "AccessToken": token["accessToken"]}
            return post_json(endpoint, "/get_temp_cred", body, service)
        return _assume_with_saml(endpoint, service, token, trace)

    expires_at = read_expiry(token.get("expiresAt"), place) if is_complete else None
    command = f"{_COMMANDS[kind]} --profile {profile}"
    return Login(place, service, command, _find_keys(content, place), expires_at, exchange)


def _find_keys(content: Mapping[str, Any], place: str) -> IssuedCredentials | None:
    """Return the temporary keys that the command line has obtained last. None if there are none."""
    expires_at = read_expiry(content.get("expiresAt"), place)
    key_id, key_secret = content.get("secretId"), content.get("secretKey")
    if not key_id or not key_secret or expires_at is None:
        return None
    credentials = make_credentials(place, key_id, key_secret, content.get("token"))
    return IssuedCredentials(credentials, expires_at)


def _assume_with_saml(
    endpoint: Endpoint, service: str, token: Mapping[str, Any], trace: Mapping[str, object]
) -> Effects[Reply]:
    """Exchange the token of a single sign-on for an assertion, and the assertion for keys."""
    body = {
        **trace,
        "LoginToken": token["token"],
        "LoginType": "RoleSAML",
        "TargetUin": token["uin"],
        "UserId": "",
        "RoleConfigurationId": token["roleConfigurationId"],
    }
    reply = yield from post_json(endpoint, "/api/org/gen_saml_response", body, service)
    response = reply.response
    document = read_object(response.body, service) if 200 <= response.status < 300 else {}
    if response.status >= 300 or document.get("Error"):
        return reply
    if not isinstance(document.get("SAMLResponse"), str):
        raise CredentialsError(f"{service} returned no assertion")
    account = f"qcs::cam::uin/{token['uin']}"
    body = {
        **trace,
        "SAMLAssertion": document["SAMLResponse"],
        "PrincipalArn": f"{account}:saml-provider/TencentReservedSSO-{token['zoneId']}",
        "RoleArn": f"{account}:roleName/TencentCloudSSO-{token['roleConfigurationName']}",
        "RoleSessionName": f"ses-{uuid4()}",
        "DurationSeconds": _LIFETIME,
    }
    return (yield from post_json(endpoint, "/api/sts/assume_role_with_saml", body, service))
