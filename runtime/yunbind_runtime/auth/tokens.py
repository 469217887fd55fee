"""Tokens that the identity service (OpenStack's Keystone, Huawei's IAM) issues for a name and a password.

https://support.huaweicloud.com/api-iam/iam_30_0001.html
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from yunbind_facts.behavior import CREDENTIALS_RENEWAL_SHARE, CREDENTIALS_RENEWAL_TOKEN_MARGIN

from yunbind_runtime.base.errors import UnreadableResponse, YunbindError
from yunbind_runtime.base.single_flight import CachedValue
from yunbind_runtime.base.timestamps import add_time
from yunbind_runtime.call.perform import perform
from yunbind_runtime.model.credentials import AuthToken, PasswordLogin
from yunbind_runtime.model.endpoints import refuse_emulator_key

from .keystone import require_keystone, resolve_keystone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.call.raw_response import RawResponse
    from yunbind_runtime.model.endpoints import Endpoint

_DEFAULT_LIFETIME = timedelta(hours=24)
"""Lifetime of a token whose response does not state one."""
_RENEWAL_MARGIN = timedelta(seconds=CREDENTIALS_RENEWAL_TOKEN_MARGIN)
"""A token is renewed this long before it expires, or in the last part of a shorter lifetime."""

_Scope: TypeAlias = tuple[str, str, str]
"""Scope of a token: ``project`` or ``domain``, ``id`` or ``name``, and its value."""


def obtain_token(
    call: Call[Any],
    login: PasswordLogin,
    endpoint: str | None,
    environ: Mapping[str, str],
    refused: object = None,
) -> Effects[AuthToken]:
    """Return the login's cached token for the call, or a new one from IAM.

    IAM is asked at the login's endpoint, else at the client's endpoint, else at its own host.

    Args:
        call: The call that the token is for.
        login: Name and password.
        endpoint: Endpoint that the client was given. None if it was given none.
        environ: Environment variables of the client.
        refused: A token that the service refused as expired.

    Raises:
        ConfigurationError: IAM has no host in the region, or the password is an emulator's.
        ApiError: IAM refused. The request is not repeated automatically.
        TransportError: IAM could not be reached.
        UnreadableResponse: The response did not come from IAM.
    """
    keystone = resolve_keystone(call.operation.service, call.region, login.endpoint or endpoint, environ)
    refuse_emulator_key(login.password, keystone)
    scope = _choose_scope(call, login)
    return (
        yield from login.tokens.get(
            (str(keystone), scope),
            lambda: _fetch(call, login, scope, keystone),
            call.clock,
            is_stale=lambda token: token is refused,
        )
    )


def _choose_scope(call: Call[Any], login: PasswordLogin) -> _Scope:
    if login.project_id:
        return "project", "id", login.project_id
    if login.project_name:
        return "project", "name", login.project_name
    if call.operation.service.project and call.region:
        return "project", "name", call.region
    return "domain", "name", login.domain


def _fetch(
    call: Call[Any], login: PasswordLogin, scope: _Scope, keystone: Endpoint
) -> Effects[CachedValue[AuthToken]]:
    requested_at = call.clock()
    kind, attribute, value = scope
    user = {"name": login.user, "password": login.password, "domain": {"name": login.domain}}
    auth = {
        "identity": {"methods": ["password"], "password": {"user": user}},
        "scope": {kind: {attribute: value}},
    }
    token_call = replace(
        call,
        operation=require_keystone(call.operation.service).token_operation(),
        members={"nocatalog": "true", "auth": auth},
        endpoint=keystone,
        credentials=None,
        authenticator=None,
        list_secrets=lambda: (login.password,),
    )
    try:
        raw: RawResponse[Any] = yield from perform(token_call)
    except YunbindError as error:
        error.add_note(f"{call.operation.place} needs a token, which was requested with {login!r}.")
        raise
    token, lifetime = _read_token(raw)
    # Counted from the request by this machine's clock, because IAM's clock can differ.
    margin = min(_RENEWAL_MARGIN, lifetime * CREDENTIALS_RENEWAL_SHARE)
    return CachedValue(
        token,
        renew_at=add_time(requested_at, lifetime - margin),
        expires_at=add_time(requested_at, lifetime),
    )


def _read_token(raw: RawResponse[Any]) -> tuple[AuthToken, timedelta]:
    """Return the token of a response and its lifetime."""
    text = raw.parsed.subject_token
    if not text:
        raise UnreadableResponse(
            "The response of the identity service contains no token.",
            http_status=raw.status,
            request_id=raw.request_id,
            body=raw.body,
        )
    details = raw.parsed.token
    project_id = details.project.id if details and details.project else None
    if details and details.issued_at and details.expires_at and details.expires_at > details.issued_at:
        return AuthToken(text, project_id), details.expires_at - details.issued_at
    return AuthToken(text, project_id), _DEFAULT_LIFETIME
