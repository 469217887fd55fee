"""``yunbind exec``: run a command with the key of a profile."""

from __future__ import annotations

import os

import click

from yunbind_cli.bilingual import BilingualCommand
from yunbind_cli.calls.profile_settings import complete_profile
from yunbind_cli.calls.settings import CallSettings
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import LANGUAGES, say


@click.command(
    "exec",
    cls=BilingualCommand,
    chinese="以某个配置的密钥运行命令；密钥只存在于该命令的环境变量中。\n\n"
    "变量涵盖 yunbind、官方 SDK 与命令行以及 Terraform。命令运行期间不会更新临时密钥。\n\n"
    "退出码：即该命令的退出码；没有密钥或无法启动命令时为 3。",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
@click.argument("profile", shell_complete=complete_profile)
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="YUNBIND_LANG", help="Language of texts.")
def run_command(profile: str, command: tuple[str, ...], lang: str | None) -> int:
    """Run a command with the key of a profile in its environment, and in no other place.

    The variables are those of yunbind, of the vendor's SDKs and command line, and of Terraform. A temporary
    key is not renewed while the command runs. The exit code is that of the command.

    \b
    Exit codes: that of the command, 3 if there is no key or the command cannot be started.
    Example: yunbind exec work -- terraform plan
    """
    del lang  # read before click is called
    if command == ("--",):
        raise WrongUsage([say("The command is missing.", "缺少要运行的命令。")])
    from yunbind_cli.accounts.places import choose_clouds, find_main_service, find_region
    from yunbind_cli.accounts.variables import set_variables
    from yunbind_cli.calls.keys import find_keys
    from yunbind_cli.calls.profile_settings import apply_profile
    from yunbind_cli.children import replace_process

    (cloud,) = choose_clouds(None, profile)
    settings = apply_profile(CallSettings(profile=profile), cloud)
    region = find_region(cloud, settings)
    keys = find_keys(find_main_service(cloud), settings, region.name)
    environ = set_variables(cloud, keys, settings.home_region, os.environ)
    return replace_process(command[1:] if command[0] == "--" else command, environ)


def make_command() -> click.Command:
    """Return the command. Its name is a function of Python."""
    return run_command
