"""Errors on standard error: a sentence with its remedy, or one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from yunbind_cli.language import choose, say
from yunbind_cli.sentences import name_options
from yunbind_cli.streams import PROGRAM, write_notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_runtime.base.errors import YunbindError


def wants_json(arguments: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Return whether a command asked for JSON by name, so that its error is JSON too."""
    chosen = environ.get("YUNBIND_OUTPUT", "")
    for index, argument in enumerate(arguments):
        if argument in ("-o", "--output") and index + 1 < len(arguments):
            chosen = arguments[index + 1]
        elif argument.startswith("--output="):
            chosen = argument.partition("=")[2]
        elif argument.startswith("-o") and len(argument) > 2:
            chosen = argument[2:].removeprefix("=")
    return chosen in ("json", "ndjson")


def report_failure(message: str, kind: str, *, is_json: bool, problems: Sequence[str] = ()) -> None:
    """Write a failure of the command line itself."""
    if is_json:
        error: dict[str, Any] = {"kind": kind, "message": message}
        if problems:
            error["problems"] = list(problems)
        write_notice(json.dumps({"error": error}, ensure_ascii=False))
        return
    write_notice("\n".join(f"{PROGRAM}: {line}" for line in message.splitlines()))


def report_error(error: YunbindError, *, is_json: bool) -> None:
    """Write an error of the library."""
    described = describe_error(error)
    if is_json:
        write_notice(json.dumps({"error": described}, ensure_ascii=False))
        return
    write_notice(f"{PROGRAM}: {write_sentence(error)}")
    for note in getattr(error, "__notes__", ()):
        write_notice(f"  {note}")
    remedy = described.get("remedy")
    if remedy and remedy not in str(error):
        write_notice(f"  {remedy}")


def write_sentence(error: YunbindError) -> str:
    """Return the sentence for an error, such as ``NotFound (ResourceNotFound): text [request 0f3c]``."""
    from yunbind_runtime.base.errors import ApiError

    if not isinstance(error, ApiError):
        return name_options(str(error))
    kind = _find_kind_class(error)
    text = f"{kind} ({error.code})"
    if error.message:
        text += f": {error.message}"
    request = error.request_id or say("unknown", "未知")
    return f"{text} [{say('request', '请求')} {request}]"


def describe_error(error: YunbindError) -> dict[str, Any]:
    """Return an error as members of JSON."""
    from yunbind_runtime.base.errors import ApiError, TransportError

    if isinstance(error, ApiError):
        return {
            "kind": error.kind,
            "code": error.code,
            "message": error.message,
            "http": error.http_status,
            "request_id": error.request_id,
            "retryable": error.retryable,
            "cloud": error.provider,
            "service": error.service,
            "action": error.action,
            "remedy": find_remedy(error.provider, error.service, error.code),
        }
    described: dict[str, Any] = {"kind": _name_kind(error), "message": write_sentence(error)}
    if isinstance(error, TransportError):
        described["maybe_sent"] = error.maybe_sent
    return described


def find_remedy(cloud: str, service: str, code: str) -> str | None:
    """Return the catalog's text on an error code in the chosen language, or None."""
    from yunbind_cli.catalog.reader import read_clouds
    from yunbind_cli.failures import Failure

    try:
        found = read_clouds().get(cloud)
    except Failure:
        return None
    if found is None:
        return None
    known = found.services.get(service.lower())
    tables: list[dict[str, Any]] = [
        known.document["errors"] if known else {},
        found.document.get("errors", {}),
    ]
    while code:
        for table in tables:
            if code in table:
                return choose(table[code].get("doc")) or None
        code = code.rpartition(".")[0]
    return None


def _find_kind_class(error: YunbindError) -> str:
    from yunbind_runtime.base.errors import KINDS, ApiError

    kind = error.kind if isinstance(error, ApiError) else ""
    return KINDS[kind].__name__ if kind in KINDS else "ApiError"


def _name_kind(error: BaseException) -> str:
    """Return the name of an error's kind, such as ``connect_failed`` for ``ConnectFailed``."""
    from yunbind_cli.names import make_kebab

    return make_kebab(type(error).__name__).replace("-", "_")
