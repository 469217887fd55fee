"""``yunbind sign``: the signature of a call, step by step."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from yunbind_cli.calls.options import make_connection_options, make_input_options, make_language_option
from yunbind_cli.commands.member_command import MemberCommand
from yunbind_cli.commands.reference_group import ReferenceGroup
from yunbind_cli.exits import ExitCode
from yunbind_cli.language import say
from yunbind_cli.streams import write_data

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest
    from yunbind_signatures.trace import Step

    from yunbind_cli.arguments.members import Collected
    from yunbind_cli.calls.plan import Plan
    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Action

_LAST_SECOND = 253_402_300_799


class SignCommand(MemberCommand):
    """Shows the signature of an action's call.

    Args:
        action: The action.
    """

    def __init__(self, action: Action) -> None:
        schemes: list[str] = action.service.document["signing"]
        own: list[click.Parameter] = [
            click.Option(
                ["--timestamp"],
                type=click.IntRange(0, _LAST_SECOND),
                metavar="SECONDS",
                help=say("Unix time of the signature. Defaults to now.", "签名的 Unix 时间，默认当前。"),
            ),
            click.Option(
                ["--nonce"],
                metavar="TEXT",
                help=say("Nonce of the schemes that have one.", "签名方式所用的随机串。"),
            ),
            click.Option(
                ["--signing"],
                type=click.Choice(schemes),
                help=say("Signing scheme. Defaults to the first.", "签名方式，默认为第一种。"),
            ),
            click.Option(
                ["--output", "-o"], type=click.Choice(["text", "json"]), default="text", show_default=True
            ),
        ]
        parameters = [*make_input_options(), *make_connection_options(), *own, make_language_option()]
        super().__init__(action.reference, action, parameters, action.summary)
        self._own: dict[str, Any] = {}

    def invoke(self, ctx: click.Context) -> Any:
        """Take the options of this command, and run it with those of a call."""
        self._own = {name: ctx.params.pop(name) for name in ("timestamp", "nonce", "signing", "output")}
        return super().invoke(ctx)

    def write_example(self, path: str) -> str:
        """Return an example."""
        return f"{path} --emulator"

    def run(self, settings: CallSettings, collected: Collected) -> ExitCode:
        """Print the steps of the signature. Nothing is sent."""
        from yunbind_signatures.trace import trace_signature

        from yunbind_cli.calls.plan import make_plan

        plan = make_plan(self.action, settings, collected)
        request, secret = self._sign(plan)
        steps = trace_signature(request, secret)
        write_data(
            _write_json(request, steps) if self._own["output"] == "json" else _write_text(request, steps)
        )
        return ExitCode.DONE

    def _sign(self, plan: Plan) -> tuple[HttpRequest, str]:
        """Return the signed request, and the secret that signed it."""
        from yunbind_cli.calls.dry_runs import sign_request

        keys = _find_keys(plan)
        options: dict[str, Any] = {"credentials": keys, "signing": self._own["signing"]}
        if self._own["timestamp"] is not None:
            moment = datetime.fromtimestamp(self._own["timestamp"], UTC)
            options["clock"] = lambda: moment
        if self._own["nonce"] is not None:
            options["nonce"] = lambda: self._own["nonce"]
        return sign_request(plan, **options), getattr(keys, "key_secret", "")


def _find_keys(plan: Plan) -> Any:
    """Return the keys of the emulator or of the environment, or a placeholder."""
    from yunbind_runtime.base.errors import CredentialsError

    from yunbind_cli.calls.dry_runs import make_placeholder
    from yunbind_cli.calls.emulators import find_target
    from yunbind_cli.calls.keys import find_keys

    service, region = plan.action.service, plan.regions[0]
    target = find_target(service.cloud.name, plan.settings, region)
    if target.is_emulator:
        return target.arguments["credentials"]
    try:
        return find_keys(service, plan.settings, region)
    except CredentialsError:
        return make_placeholder(plan)


def _write_json(request: HttpRequest, steps: list[Step]) -> str:
    document = {
        "method": request.method,
        "url": request.url,
        "steps": [{"name": step.name, "title": say(*step.title), "value": step.value} for step in steps],
    }
    return f"{json.dumps(document, ensure_ascii=False)}\n"


def _write_text(request: HttpRequest, steps: list[Step]) -> str:
    lines = [f"{request.method} {request.url}"]
    if not steps:
        lines.append(say("A token is sent in place of a signature.", "请求携带令牌，没有签名。"))
    for number, step in enumerate(steps, 1):
        inner = step.value.split("\n")
        if len(inner) == 1:
            lines.append(f"{number} {say(*step.title)}: {step.value}")
        else:
            lines.append(f"{number} {say(*step.title)}:")
            lines += [f"    {line}".rstrip() for line in inner]
    return "".join(f"{line}\n" for line in lines)


sign = ReferenceGroup(
    "sign",
    (
        "Show the signature of a call, step by step. Nothing is sent, and keys are masked.",
        "逐步显示调用的签名。不发送请求，密钥不会显示。",
    ),
    SignCommand,
)
