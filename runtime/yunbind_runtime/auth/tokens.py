"""Tokens of the identity service (OpenStack's Keystone, Huawei's IAM) for a name and a password.

https://support.huaweicloud.com/api-iam/iam_30_0001.html
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from yunbind_runtime.base.errors import ConfigurationError, UnreadableResponse, YunbindError
from yunbind_runtime.base.single_flight import CachedValue
from yunbind_runtime.call.call import perform
from yunbind_runtime.model.credentials import AuthToken, PasswordLogin

if TYPE_CHECKING:
    from collections.abc import Generator

    from yunbind_runtime.call.call import Call, RawResponse
    from yunbind_runtime.call.effects import Effect

_LIFE = timedelta(hours=24)
"""How long a token lives where its answer does not say."""
_EARLY = timedelta(minutes=10)
"""How long before its end a token is renewed, at most; at least a tenth of its life."""

_Scope: TypeAlias = tuple[str, str, str]
"""What a token is good for: project or domain, id or name, and which."""


def obtain_token(
    call: Call[Any], login: PasswordLogin, stale: object = None
) -> Generator[Effect, Any, AuthToken]:
    """Return a token for the call, from IAM where the login holds none that will last.

    Args:
        call: what the token is for.
        login: who asks.
        stale: a token that was refused as ended.

    Raises:
        ApiError: IAM refused; it is not asked again by itself.
        TransportError: IAM could not be reached.
        UnreadableResponse: what answered was not IAM.
    """
    scope = _choose_scope(call, login)
    return (
        yield from login.tokens.obtain(
            (str(call.keystone), scope),
            lambda: _ask(call, login, scope),
            call.clock,
            is_stale=lambda token: token is stale,
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


def _ask(
    call: Call[Any], login: PasswordLogin, scope: _Scope
) -> Generator[Effect, Any, CachedValue[AuthToken]]:
    keystone = call.operation.service.keystone
    if keystone is None or call.keystone is None:
        raise ConfigurationError(f"{call.operation.place} takes no {PasswordLogin.__name__}.")
    asked = call.clock()
    kind, by, which = scope
    user = {"name": login.user, "password": login.password, "domain": {"name": login.domain}}
    auth = {
        "identity": {"methods": ["password"], "password": {"user": user}},
        "scope": {kind: {by: which}},
    }
    inner = replace(
        call,
        operation=keystone.token_operation(),
        members={"nocatalog": "true", "auth": auth},
        endpoint=call.keystone,
        credentials=None,
        keystone=None,
        list_secrets=lambda: (login.password,),
    )
    try:
        raw: RawResponse[Any] = yield from perform(inner)
    except YunbindError as error:
        error.add_note(f"A token was asked for with the {login!r}, to call {call.operation.place}.")
        raise
    token, life = _read(raw)
    # Counted from here, by this clock: IAM's may differ.
    return CachedValue(token, renew_at=asked + life - min(_EARLY, life / 10), ends_at=asked + life)


def _read(raw: RawResponse[Any]) -> tuple[AuthToken, timedelta]:
    text = raw.parsed.subject_token
    if not text:
        raise UnreadableResponse(
            "The identity service answered without a token.",
            http_status=raw.status,
            request_id=raw.request_id,
            body=raw.body,
        )
    facts = raw.parsed.token
    project_id = facts.project.id if facts and facts.project else None
    if facts and facts.issued_at and facts.expires_at and facts.expires_at > facts.issued_at:
        return AuthToken(text, project_id), facts.expires_at - facts.issued_at
    return AuthToken(text, project_id), _LIFE
