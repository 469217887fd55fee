"""``yunbind raw``: call an action that the catalog does not know."""

from __future__ import annotations

from typing import Any

import click

from yunbind_cli.calls.options import make_connection_options, make_input_options, make_output_options
from yunbind_cli.calls.settings import CallSettings
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say
from yunbind_cli.names import find_nearest

_EXAMPLE = "yunbind raw tencent cvm@2017-03-12 DescribeZones --region ap-guangzhou"


class RawCommand(click.Command):
    """The command."""

    def __init__(self) -> None:
        super().__init__(
            "raw",
            params=[
                click.Argument(["cloud"]),
                click.Argument(["service"], metavar="SERVICE[@VERSION]"),
                click.Argument(["action"], metavar="ACTION|'METHOD /path'"),
                *make_input_options(),
                *make_connection_options(),
                *make_output_options(),
            ],
            help=say(
                "Sign and send an action that the catalog does not know. Members are sent as given.",
                "签名并发送目录未收录的接口；成员按原样发送。",
            )
            + f"\n\n\b\nExample: {_EXAMPLE}\nExample: {_EXAMPLE} --set Filters.0.Name=zone",
        )

    def invoke(self, ctx: click.Context) -> Any:
        """Call the action."""
        from yunbind_cli.calls.profile_settings import apply_profile
        from yunbind_cli.calls.raw import run_raw
        from yunbind_cli.catalog.reader import read_clouds

        parameters = dict(ctx.params)
        name, service, action = (parameters.pop(key) for key in ("cloud", "service", "action"))
        cloud = read_clouds().get(name.lower())
        if cloud is None:
            nearest = find_nearest(name, read_clouds())
            text = say(f"There is no cloud {name!r}.", f"没有云 {name!r}。")
            hint = say(f" Did you mean {nearest}?", f"是否指 {nearest}？") if nearest else ""
            raise WrongUsage([text + hint])
        settings = apply_profile(CallSettings.of(parameters), cloud)
        return run_raw(cloud, service, action, settings)


def make_command() -> click.Command:
    """Return the command, in the chosen language."""
    return RawCommand()
