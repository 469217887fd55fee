"""Temporary keys of Alibaba Cloud's STS.

https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole.
The emulator has no roles, so any role can be assumed, for the longest session that the
cloud allows. The holder of any valid key can assume it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, cast

from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers
from yunbind_emulator.services.jwt_claims import UNVERIFIED, is_expired, read_claims, read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

DEFAULT_SECONDS = 3600
"""Default duration of a session in seconds."""
MAX_SECONDS = 43200
"""Longest session in seconds that a role can allow; each role of the emulator allows it."""
_LONGEST = "A role allows sessions of up to 12 hours"
_ROLE = re.compile(r"acs:ram::([^:]+):role/([^:]+)")


def assume_role(call: Call) -> ResponseBody:
    """Issue a key for a role."""
    given = call.parameters
    role = _ROLE.fullmatch(given["RoleArn"])
    if role is None:
        raise _make_error(call, "RoleArn", "The parameter RoleArn is wrongly formed.")
    seconds = given.get("DurationSeconds") or DEFAULT_SECONDS
    if seconds > MAX_SECONDS:
        message = f"DurationSeconds must be at most {MAX_SECONDS}."
        raise _make_error(call, "DurationSeconds", message, _LONGEST)
    call.assume("Any role can be assumed")
    if seconds > DEFAULT_SECONDS:
        call.assume(_LONGEST)
    key = call.keys.issue(seconds)
    account, name = role.groups()
    session = given["RoleSessionName"]
    return {
        "AssumedRoleUser": {
            "AssumedRoleId": f"{_number(given['RoleArn'])}:{session}",
            "Arn": f"acs:ram::{account}:role/{name}/{session}",
        },
        "Credentials": {
            "AccessKeyId": key.key_id,
            "AccessKeySecret": key.secret,
            "SecurityToken": key.token,
            "Expiration": _write(key.ends),
        },
    }


def assume_role_with_oidc(call: Call) -> ResponseBody:
    """Issue a key for a role and an identity provider's token, which must not have expired."""
    claims = read_claims(call.parameters["OIDCToken"])
    if is_expired(claims, call.moment):
        message = "This JsonWebToken is expired."
        raise call.error("AuthenticationFail.OIDCToken.Expired", message, http=401)
    call.assume(UNVERIFIED)
    return {"OIDCTokenInfo": _describe(claims), **assume_role(call)}


def _describe(claims: Mapping[str, Any]) -> dict[str, Any]:
    audience: object = claims.get("aud", "")
    ids = cast("list[object]", audience) if isinstance(audience, list) else [audience]
    return {
        "Subject": str(claims.get("sub", "")),
        "Issuer": str(claims.get("iss", "")),
        "ClientIds": ",".join(map(str, ids)),
        "ExpirationTime": _write(read_moment(claims, "exp")),
        "IssuanceTime": _write(read_moment(claims, "iat")),
        "VerificationInfo": "Success",
    }


def _make_error(call: Call, parameter: str, message: str, assumed: str | None = None) -> Exception:
    return call.error(f"InvalidParameter.{parameter}", message, assumed=assumed)


def _number(text: str) -> str:
    """Return a number in the form of a role's id. The same role gives the same number."""
    return str(int.from_bytes(hashlib.sha256(text.encode()).digest()))[:18]


def _write(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


HANDLERS = ServiceHandlers(
    reads={
        "AssumeRole": assume_role,
        "AssumeRoleWithOIDC": assume_role_with_oidc,
    },
    writes={},
)
