"""The kinds of errors, which all clouds share."""

from __future__ import annotations

from typing import NamedTuple

from yunbind_cli.language import say


class Kind(NamedTuple):
    """A kind of error in the chosen language.

    Attributes:
        meaning: What has happened.
        remedy: What to do.
    """

    meaning: str
    remedy: str


def find_kind(name: str) -> Kind:
    """Return the meaning and the remedy of a kind of error, such as ``throttled``."""
    kinds = {
        "throttled": Kind(
            say("Too many calls in a short time.", "短时间内调用过多。"),
            say(
                "Call more slowly. The library pauses and repeats the call by itself.",
                "请降低调用频率。库会自动等待并重试。",
            ),
        ),
        "auth_failed": Kind(
            say("The key or the signature was not accepted.", "密钥或签名未被接受。"),
            say(
                "`yunbind verify` finds the fault of a signature.",
                "可用 `yunbind verify` 找出签名的错误。",
            ),
        ),
        "permission_denied": Kind(
            say("The key is valid and may not do this.", "密钥有效，但没有执行此操作的权限。"),
            say(
                "Grant the permission of the action to the user or role.", "请为用户或角色授予该接口的权限。"
            ),
        ),
        "not_found": Kind(
            say("The resource, the action or the region does not exist.", "资源、接口或地域不存在。"),
            say("Check the id, and the region in which it was created.", "请核对 ID 及其所在的地域。"),
        ),
        "conflict": Kind(
            say(
                "The state of a resource does not allow the call, or the name is in use.",
                "资源的状态不允许此操作，或名称已被占用。",
            ),
            say(
                "Read the resource, wait for its state, or choose another name.",
                "请查询资源并等待其状态，或更换名称。",
            ),
        ),
        "quota_exceeded": Kind(
            say("A quota of the account is used up.", "账户配额已用完。"),
            say(
                "Delete what is not needed, or ask the vendor for a larger quota.",
                "请删除不用的资源，或申请提高配额。",
            ),
        ),
        "invalid_request": Kind(
            say(
                "A member is missing or has a value that the service does not accept.",
                "缺少参数，或参数的值不被接受。",
            ),
            say(
                "Correct the request. `yunbind describe` shows limits of members.",
                "请修改请求。`yunbind describe` 给出参数的限制。",
            ),
        ),
        "unavailable": Kind(
            say("The service cannot be reached at the moment.", "服务暂时不可用。"),
            say("Try again later. The library repeats reads by itself.", "请稍后重试。库会自动重试读操作。"),
        ),
        "server_fault": Kind(
            say("The service failed.", "服务内部出错。"),
            say(
                "Try again later. Give the request id to the vendor's support if it lasts.",
                "请稍后重试；若持续出现，请将请求 ID 提供给厂商支持。",
            ),
        ),
    }
    return kinds[name]
