"""The emulator of a call: one that runs, or one in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from yunbind_cli.exits import ExitCode
from yunbind_cli.extras import explain_missing
from yunbind_cli.failures import Failure
from yunbind_cli.json_values import is_object
from yunbind_cli.language import say
from yunbind_cli.missing_extra import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_cli.calls.settings import CallSettings

INFO_VARIABLE = "YUNBIND_EMULATOR_INFO"
"""Environment variable with the info file of a running emulator."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a call goes.

    Attributes:
        is_emulator: Whether it is an emulator.
        arguments: Arguments of the client that lead it there.
    """

    is_emulator: bool
    arguments: dict[str, Any] = field(default_factory=dict[str, Any], repr=False)


def find_target(cloud: str, settings: CallSettings, region: str | None) -> Target:
    """Return the target of a call: the cloud, a running emulator, or an emulator in this process."""
    if not settings.emulator:
        arguments = {} if settings.endpoint is None else {"endpoint": settings.endpoint}
        return Target(is_emulator=False, arguments=arguments)
    info = settings.environ.get(INFO_VARIABLE)
    if info:
        document = _read_info(info)
        endpoint, keys = document["endpoint"], document["credentials"]
        transport = None
    else:
        parts = start_here()
        endpoint, keys = "http://emulator", parts.credentials
        from yunbind_emulator.inprocess import InProcessTransport

        transport = InProcessTransport(parts.application)
    arguments = {
        "endpoint": settings.endpoint or endpoint,
        "credentials": _choose_credentials(cloud, keys, region),
        "transport": None if settings.endpoint else transport,
        "user_agent": None,
    }
    return Target(is_emulator=True, arguments=arguments)


@cache
def start_here() -> Any:
    """Return the parts of the emulator of this process. It starts without state, and limits no rates."""
    try:
        from yunbind_emulator.factory import build_parts
    except ModuleNotFoundError as error:
        raise MissingExtra(explain_missing(error, "yunbind[emulator]")) from error
    return build_parts(rates=False)


def _choose_credentials(cloud: str, keys: Any, region: str | None) -> Any:
    from yunbind_emulator.client_factory import choose_credentials
    from yunbind_emulator.protocols.huawei_iam import derive_project_id

    chosen = choose_credentials(cloud, keys)
    if chosen.project_id and region:
        return replace(chosen, project_id=derive_project_id(chosen.project_id, region))
    return chosen


def _read_info(name: str) -> Any:
    """Return the content of an info file."""
    try:
        document = json.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        start = f"yunbind emulator --info {name}"
        message = say(
            f"{INFO_VARIABLE}: {name} cannot be read ({error.strerror}). Start `{start}`.",
            f"{INFO_VARIABLE}：无法读取 {name}（{error.strerror}）。请先运行 `{start}`。",
        )
        raise Failure(message, ExitCode.SETUP) from None
    except ValueError:
        document = None
    if not (is_object(document) and {"endpoint", "credentials"} <= document.keys()):
        message = say(f"{name} is not the info file of an emulator.", f"{name} 不是模拟器的信息文件。")
        raise Failure(message, ExitCode.SETUP)
    return cast("Any", document)


def find_home_region(cloud: str) -> str:
    """Return the region of a call to the emulator that names none."""
    from yunbind_emulator.client_factory import HOME_REGIONS

    return HOME_REGIONS[cloud]


def forget_running(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without the settings that lead to a running emulator."""
    return {name: value for name, value in environ.items() if name not in (INFO_VARIABLE, "YUNBIND_ENDPOINT")}
