"""Exit codes, by kind of outcome."""

from __future__ import annotations

from enum import IntEnum

from yunbind_cli.language import say


class ExitCode(IntEnum):
    """The outcome of a command, for scripts."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    SETUP = 3
    REFUSED = 4
    UNAVAILABLE = 5
    NO_CONNECTION = 6
    WAIT_FAILED = 7
    NOT_FOUND = 8
    NOT_PERMITTED = 9
    DECLINED = 10
    DIFFERS = 11
    WAIT_TIMED_OUT = 12
    PARTLY_DONE = 13
    INTERRUPTED = 130


_KINDS = {
    "throttled": ExitCode.UNAVAILABLE,
    "unavailable": ExitCode.UNAVAILABLE,
    "server_fault": ExitCode.UNAVAILABLE,
    "not_found": ExitCode.NOT_FOUND,
    "auth_failed": ExitCode.NOT_PERMITTED,
    "permission_denied": ExitCode.NOT_PERMITTED,
}


def find_exit_code(error: BaseException) -> ExitCode:
    """Return the exit code for an error of the library."""
    from yunbind_runtime.base import errors

    if isinstance(error, errors.ApiError):
        return _KINDS.get(error.kind, ExitCode.REFUSED)
    codes: dict[type[BaseException], ExitCode] = {
        errors.InvalidArguments: ExitCode.USAGE,
        errors.ConfigurationError: ExitCode.SETUP,
        errors.CredentialsError: ExitCode.SETUP,
        errors.RateLimitTimedOut: ExitCode.UNAVAILABLE,
        errors.TransportError: ExitCode.NO_CONNECTION,
        errors.UnreadableResponse: ExitCode.UNAVAILABLE,
        errors.PaginationError: ExitCode.REFUSED,
        errors.WaiterFailed: ExitCode.WAIT_FAILED,
        errors.WaiterTimedOut: ExitCode.WAIT_TIMED_OUT,
        KeyboardInterrupt: ExitCode.INTERRUPTED,
    }
    return next((code for kind, code in codes.items() if isinstance(error, kind)), ExitCode.UNEXPECTED)


def describe(code: ExitCode) -> str:
    """Return the meaning of an exit code."""
    meanings = {
        ExitCode.DONE: say("done, and an empty list too", "完成（空列表亦然）"),
        ExitCode.UNEXPECTED: say("unexpected; --debug shows the trace", "意外错误；用 --debug 查看调用栈"),
        ExitCode.USAGE: say("wrong usage; nothing was sent", "用法错误；未发送请求"),
        ExitCode.SETUP: say(
            "setup: no credentials, a broken file, a missing extra", "配置问题：没有凭证、文件损坏或缺少依赖"
        ),
        ExitCode.REFUSED: say("refused: invalid, conflict, quota, other", "被拒绝：参数、冲突、配额或其他"),
        ExitCode.UNAVAILABLE: say("throttled or unavailable after all retries", "重试后仍被限流或服务不可用"),
        ExitCode.NO_CONNECTION: say("no connection, TLS, timeout", "无法连接、TLS 失败或超时"),
        ExitCode.WAIT_FAILED: say("a wait met a failure state", "等待时遇到失败状态"),
        ExitCode.NOT_FOUND: say("not found", "资源不存在"),
        ExitCode.NOT_PERMITTED: say(
            "unknown key, refused signature, or not permitted", "密钥未知、签名被拒或没有权限"
        ),
        ExitCode.DECLINED: say(
            "declined at a question, or a question without a terminal", "提问时被拒绝，或没有终端可供提问"
        ),
        ExitCode.DIFFERS: say("verify found a difference", "verify 发现差异"),
        ExitCode.WAIT_TIMED_OUT: say("a wait took too long", "等待超时"),
        ExitCode.PARTLY_DONE: say("partly done over several regions", "多个地域中只有部分完成"),
        ExitCode.INTERRUPTED: say("interrupted", "被中断"),
    }
    return meanings[code]
