"""Runs a command: errors become sentences on standard error and exit codes."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import click

from yunbind_cli.error_report import report_error, report_failure, wants_json
from yunbind_cli.exits import ExitCode, find_exit_code
from yunbind_cli.extras import explain_missing
from yunbind_cli.failures import Failure, WrongUsage
from yunbind_cli.language import find_language, say, set_language
from yunbind_cli.streams import (
    PROGRAM,
    ClosedPipe,
    abandon_output,
    describe_failed_output,
    use_utf8,
    write_notice,
)
from yunbind_cli.usage_errors import describe_usage_error

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_COMPLETE_VARIABLE = "_YUNBIND_COMPLETE"


def run(arguments: Sequence[str]) -> int:
    """Run a command, and return its exit code."""
    use_utf8()
    set_language(find_language(arguments, os.environ))
    is_json = wants_json(arguments, os.environ)
    try:
        code = _run_command(arguments)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except (ClosedPipe, BrokenPipeError):
        abandon_output()
        return ExitCode.DONE
    except KeyboardInterrupt:
        write_notice(say("Interrupted.", "已中断。"))
        return ExitCode.INTERRUPTED
    except (click.Abort, EOFError):
        write_notice(say("Declined.", "已取消。"))
        return ExitCode.DECLINED
    except Failure as failure:
        return _report_failure(failure, is_json=is_json)
    except click.ClickException as failure:
        return _report_click(failure, is_json=is_json)
    except ModuleNotFoundError as error:
        report_failure(explain_missing(error, "yunbind-cli"), "setup", is_json=is_json)
        return ExitCode.SETUP
    except Exception as error:  # noqa: BLE001 - the last resort
        return _report_other(error, is_json=is_json, has_trace="--debug" in arguments)
    return code


def _run_command(arguments: Sequence[str]) -> int:
    from yunbind_cli.commands import yunbind  # its texts are in the language that was set before

    instruction = os.environ.get(_COMPLETE_VARIABLE)
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(yunbind, {}, PROGRAM, _COMPLETE_VARIABLE, instruction)
    with yunbind.make_context(PROGRAM, list(arguments)) as context:
        result = yunbind.invoke(context)
    return int(result) if isinstance(result, int) else ExitCode.DONE


def _report_failure(failure: Failure, *, is_json: bool) -> int:
    problems = failure.problems if isinstance(failure, WrongUsage) else ()
    report_failure(str(failure), _KINDS.get(failure.code, "failed"), is_json=is_json, problems=problems)
    return failure.code


_KINDS = {ExitCode.USAGE: "usage", ExitCode.SETUP: "setup", ExitCode.DECLINED: "declined"}


def _report_click(failure: click.ClickException, *, is_json: bool) -> int:
    if isinstance(failure, click.UsageError) and failure.ctx is not None and _lacks_command(failure):
        write_notice(failure.ctx.get_help())
    elif isinstance(failure, click.UsageError):
        message = describe_usage_error(failure)
        report_failure(message, "usage", is_json=is_json, problems=[message])
        if failure.ctx is not None and not is_json:
            path = failure.ctx.command_path
            write_notice(say(f"  Help: {path} --help", f"  帮助：{path} --help"))
    else:
        report_failure(failure.format_message(), "failed", is_json=is_json)
    return failure.exit_code


def _lacks_command(failure: click.UsageError) -> bool:
    """Return whether a group was called without a command, so that its help is the answer."""
    is_group = failure.ctx is not None and isinstance(failure.ctx.command, click.Group)
    return is_group and type(failure) in (click.UsageError, click.exceptions.NoArgsIsHelpError)


def _report_other(error: Exception, *, is_json: bool, has_trace: bool) -> int:
    from yunbind_runtime.base.errors import YunbindError

    if isinstance(error, YunbindError):
        report_error(error, is_json=is_json)
        return find_exit_code(error)
    if isinstance(error, OSError) and error.errno in _NO_SPACE:  # by click, which writes help
        return _report_failure(describe_failed_output(error), is_json=is_json)
    if has_trace:
        from traceback import format_exception

        write_notice("".join(format_exception(error)).rstrip())
    text = f"{type(error).__name__}: {error}"
    message = say(
        f"Unexpected error: {text}. --debug shows its trace.", f"意外错误：{text}。用 --debug 查看调用栈。"
    )
    report_failure(message, "unexpected", is_json=is_json)
    return ExitCode.UNEXPECTED
