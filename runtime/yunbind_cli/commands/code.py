"""``yunbind code``: a call as code of a language or a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from yunbind_cli.calls.options import make_connection_options, make_input_options, make_language_option
from yunbind_cli.commands.member_command import MemberCommand
from yunbind_cli.commands.reference_group import ReferenceGroup
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure, WrongUsage
from yunbind_cli.language import say
from yunbind_cli.samples import FORMS, NoSample, write_sample
from yunbind_cli.samples.sample_call import SampleCall
from yunbind_cli.streams import write_data

if TYPE_CHECKING:
    from yunbind_cli.arguments.members import Collected
    from yunbind_cli.calls.plan import Plan
    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Action

_SIGNED = frozenset({"curl", "httpie"})


class CodeCommand(MemberCommand):
    """Writes the call of an action as code.

    Args:
        action: The action.
    """

    def __init__(self, action: Action) -> None:
        forms = click.Option(
            ["--as", "forms"],
            default="python",
            show_default=True,
            metavar="FORM[,FORM]",
            help=say(f"Forms of the code: {', '.join(FORMS)}.", f"代码的形式：{'、'.join(FORMS)}。"),
        )
        parameters = [forms, *make_input_options(), *make_connection_options(), make_language_option()]
        super().__init__(action.reference, action, parameters, action.summary)
        self._forms = ""

    def invoke(self, ctx: click.Context) -> Any:
        """Take the option of this command, and run it with those of a call."""
        self._forms = ctx.params.pop("forms")
        return super().invoke(ctx)

    def write_example(self, path: str) -> str:
        """Return an example."""
        return f"{path} --as python,curl"

    def run(self, settings: CallSettings, collected: Collected) -> ExitCode:
        """Print the code. Nothing is sent.

        Raises:
            Failure: The call cannot be written in a form.
            WrongUsage: A form is unknown, or a member is wrong.
        """
        from yunbind_cli.calls.plan import make_plan

        forms = list(dict.fromkeys(form.strip() for form in self._forms.split(",") if form.strip()))
        unknown = [form for form in forms if form not in FORMS]
        if unknown or not forms:
            known = ", ".join(FORMS)
            names = ", ".join(unknown)
            message = say(
                f"--as: {names or 'nothing'} is not a form of code. The forms are {known}.",
                f"--as：{names} 不是代码的形式。可取 {known}。",
            )
            raise WrongUsage([message])
        plan = make_plan(self.action, settings, collected)
        call = _make_call(plan, forms)
        try:
            samples = {form: write_sample(form, call) for form in forms}
        except NoSample as error:
            raise Failure(str(error), ExitCode.REFUSED) from None
        if len(samples) == 1:
            write_data(samples[forms[0]])
        else:
            blocks = [f"```{FORMS[form].fence}\n{code}```\n" for form, code in samples.items()]
            write_data("\n".join(blocks))
        return ExitCode.DONE


def _make_call(plan: Plan, forms: list[str]) -> SampleCall:
    from yunbind_cli.calls.dry_runs import sign_request
    from yunbind_cli.calls.emulators import find_target

    region = plan.regions[0]
    endpoint = plan.settings.endpoint
    if plan.settings.emulator and endpoint is None:
        endpoint = find_target(plan.action.service.cloud.name, plan.settings, region).arguments["endpoint"]
    signed = sign_request(plan) if _SIGNED & set(forms) else None
    return SampleCall(plan.action, plan.members, region, endpoint, signed)


code = ReferenceGroup(
    "code",
    (
        "Write a call as code: Python, vendors' SDKs, curl, and vendors' command lines. Nothing is sent.",
        "将调用写成代码：Python、厂商 SDK、curl 以及厂商命令行。不发送请求。",
    ),
    CodeCommand,
)
