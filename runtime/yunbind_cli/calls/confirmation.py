"""Asks before a write on a real cloud."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from yunbind_cli.calls.masks import mask_key_id
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure
from yunbind_cli.json_values import is_list
from yunbind_cli.language import say
from yunbind_cli.streams import ask, is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Cloud

_LOOPBACK: Final = ("127.", "localhost", "[::1]")


def is_real(settings: CallSettings) -> bool:
    """Return whether a call leaves this machine."""
    endpoint = settings.endpoint or settings.environ.get("YUNBIND_ENDPOINT", "")
    host = endpoint.rpartition("://")[2]
    return not (settings.emulator or host.startswith(_LOOPBACK))


def confirm_write(
    name: str, cloud: Cloud, settings: CallSettings, region: str, members: Mapping[str, Any]
) -> None:
    """Ask whether to send a write to a real cloud, unless ``--yes`` or the profile answers.

    Args:
        name: Name of the action.
        cloud: The cloud.
        settings: The options.
        region: The regions, for people. Empty if there is none.
        members: Members of the request, of which the ids are shown.

    Raises:
        Failure: The answer is no, nobody can be asked, or the profile denies writes.
    """
    if not is_real(settings):
        return
    if settings.writes == "deny":
        message = say(
            f"The profile {settings.profile!r} denies writes: {name} was not sent.",
            f"配置 {settings.profile!r} 禁止写操作：未发送 {name}。",
        )
        raise Failure(message, ExitCode.DECLINED)
    if settings.yes or settings.writes == "allow":
        return
    question = _write_question(name, cloud, settings, region, members)
    if settings.no_input or not is_terminal(sys.stdin):
        message = say(
            f"{question} It changes the real cloud, and there is no terminal to ask on: give --yes.",
            f"{question} 该操作会修改真实环境，且没有终端可供确认：请使用 --yes。",
        )
        raise Failure(message, ExitCode.DECLINED)
    if ask(f"{question} [y/N] ").strip().lower() not in ("y", "yes"):
        raise Failure(say("Declined. Nothing was sent.", "已取消，未发送请求。"), ExitCode.DECLINED)


def _write_question(
    name: str, cloud: Cloud, settings: CallSettings, region: str, members: Mapping[str, Any]
) -> str:
    ids = [] if name.startswith("Create") else _list_ids(members)
    what = f" ({'; '.join(ids)})" if ids else ""
    region = region or _read_variable(cloud.document["environment"].get("region", ()), settings)
    where = say(f" in {region}", f"，地域 {region}") if region else ""
    key = _find_key(cloud, settings)
    who = say(f" as {key}", f"，密钥 {key}") if key else ""
    return say(
        f"{name}{what} on {cloud.title}{where}{who}?", f"在{cloud.title}执行 {name}{what}{where}{who}？"
    )


def _list_ids(members: Mapping[str, Any]) -> list[str]:
    """Return the ids among members, without the region."""
    names = [name for name in members if name.lower().endswith(("id", "ids", "idset"))]
    return [_show(members[name]) for name in names if "region" not in name.lower()]


def _show(value: Any) -> str:
    if is_list(value):
        shown = ", ".join(str(item) for item in value[:3])
        return f"{shown}, ... ({len(value)})" if len(value) > 3 else shown
    return str(value)


def _find_key(cloud: Cloud, settings: CallSettings) -> str:
    """Return the masked key id of the environment, or nothing. Other sources are asked by the call itself."""
    key = _read_variable(cloud.document["environment"]["credentials"].get("key_id", ()), settings)
    return mask_key_id(key) if key else ""


def _read_variable(names: Iterable[str], settings: CallSettings) -> str:
    """Return the value of the first variable that is set, or nothing."""
    return next((settings.environ[name] for name in names if settings.environ.get(name)), "")
