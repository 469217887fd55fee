"""Temporary keys of Tencent Cloud's STS.

https://cloud.tencent.com/document/api/1312/48197. The emulator has no roles, so any role
can be assumed. The holder of any valid key can assume it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers
from yunbind_emulator.services.jwt_claims import UNVERIFIED, is_expired, read_claims

if TYPE_CHECKING:
    from datetime import datetime

DEFAULT_SECONDS = 7200
"""Default lifetime of a key in seconds."""
_ROLE = re.compile(r"qcs::cam::uin/[^:/]+:role(Name)?/[^:/]+")


def assume_role(call: Call) -> ResponseBody:
    """Issue a key for a role."""
    if not _ROLE.fullmatch(call.parameters["RoleArn"]):
        message = "The RoleArn must have the form qcs::cam::uin/<uin>:roleName/<name>, or :role/<id>."
        assumed = "A RoleArn of another form is refused: `InvalidParameter.ParamError`"
        raise call.error("InvalidParameter.ParamError", message, assumed=assumed)
    call.assume("Any role can be assumed")
    key = call.keys.issue(call.parameters.get("DurationSeconds") or DEFAULT_SECONDS)
    ends: datetime = key.ends or call.moment
    return {
        "Credentials": {"Token": key.token, "TmpSecretId": key.key_id, "TmpSecretKey": key.secret},
        "ExpiredTime": int(ends.timestamp()),
        "Expiration": ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def assume_role_with_web_identity(call: Call) -> ResponseBody:
    """Issue a key for a role and an identity provider's token, which must not have expired."""
    if is_expired(read_claims(call.parameters["WebIdentityToken"]), call.moment):
        message = "The identity provider's token has expired."
        raise call.error("InvalidParameter.WebIdentityTokenError", message)
    call.assume(UNVERIFIED)
    return assume_role(call)


HANDLERS = ServiceHandlers(
    reads={
        "AssumeRole": assume_role,
        "AssumeRoleWithWebIdentity": assume_role_with_web_identity,
    },
    writes={},
)
