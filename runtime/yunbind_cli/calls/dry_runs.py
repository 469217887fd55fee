"""``--dry-run``: the signed request without sending it, or the call on a fresh emulator."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yunbind_runtime.call.hooks import Hooks

from yunbind_cli.calls.actions import ActionCaller
from yunbind_cli.calls.emulators import find_home_region, forget_running
from yunbind_cli.calls.messages import describe_request, write_request
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure
from yunbind_cli.language import say
from yunbind_cli.output import find_writer
from yunbind_cli.output.layout import Layout
from yunbind_cli.streams import write_data

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
    from yunbind_runtime.call.hooks import RequestEvent

    from yunbind_cli.calls.plan import Plan

_EVIDENCE = "X-Yunbind-Evidence"


class _Captured(Exception):
    """The request was signed. It is not sent."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__()
        self.request = request


class _Capture:
    """A transport that sends nothing."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:  # noqa: ARG002
        """End the call with its request."""
        raise _Captured(request)

    def close(self) -> None:
        """Do nothing: there is no connection."""


class _Watch(Hooks):
    """Keeps the name of the action that is about to be sent, which can be a lookup before the call."""

    action = ""

    def requested(self, event: RequestEvent) -> None:
        """Keep the name."""
        self.action = event.call.action


def show_request(plan: Plan) -> ExitCode:
    """Print the signed request of a call. Nothing is sent."""
    described = describe_request(sign_request(plan), plan.secrets, reveals=plan.settings.reveal)
    _print(plan, described, write_request(described))
    plan.notify(say("Dry run: nothing was sent.", "试运行：未发送请求。"))
    return ExitCode.DONE


def sign_request(plan: Plan, **others: Any) -> HttpRequest:
    """Return the signed request of a call. Nothing is sent.

    Without credentials on this machine, a placeholder signs it, with a notice.

    Args:
        plan: The call.
        others: Further arguments of the client, such as ``clock``.
    """
    request = _sign(plan, **others)
    if request is None:
        request = _sign(plan, **{**others, "credentials": make_placeholder(plan)})
    if request is None:
        raise LookupError("A request with given credentials was not signed.")
    return request


def _sign(plan: Plan, **others: Any) -> HttpRequest | None:
    """Return the signed request. None if its credentials are not on this machine."""
    from yunbind_runtime.base.errors import CredentialsError

    watch = _Watch()
    others = {"transport": _Capture(), "user_agent": None, **others}
    with ActionCaller(plan.action, plan.settings, plan.regions[0], (watch,), **others) as caller:
        try:
            caller.call({**plan.arguments, **plan.start.arguments})
        except CredentialsError:
            return None
        except _Captured as captured:
            if watch.action == plan.action.name:
                return captured.request
    if not watch.action:
        return None  # a credential provider was about to ask a service
    message = say(
        f"The call first looks something up with {watch.action}, which a dry run does not send. "
        "Set the project of the key, such as HUAWEICLOUD_SDK_PROJECT_ID.",
        f"调用前需要先用 {watch.action} 查询，而试运行不发送请求。"
        "请设置密钥所属的项目，例如 HUAWEICLOUD_SDK_PROJECT_ID。",
    )
    raise Failure(message, ExitCode.SETUP)


def make_placeholder(plan: Plan) -> Any:
    """Return credentials that no cloud knows, with a notice."""
    plan.notify(
        say(
            "No credentials were found on this machine: the request is signed with a placeholder.",
            "本机未找到凭证：请求用占位密钥签名。",
        )
    )
    from yunbind_runtime.model.credentials import Credentials

    return Credentials("placeholder-key-id", "placeholder-key-secret", project_id="placeholder-project")


def try_on_emulator(plan: Plan) -> ExitCode:
    """Perform a call on a fresh emulator in this process, and print whether it was accepted.

    Raises:
        YunbindError: The emulator refused the call.
    """
    environ = forget_running(plan.settings.environ)
    settings = replace(plan.settings, emulator=True, endpoint=None, environ=environ)
    region = plan.regions[0]
    if region is None and plan.action.service.document["region"] != "none":
        region = find_home_region(plan.action.service.cloud.name)
    with ActionCaller(plan.action, settings, region) as caller:
        answer = caller.call({**plan.arguments, **plan.start.arguments})
    evidence = answer.received.response.header(_EVIDENCE) or "documented"
    members = plan.presenter.mask(answer.members)
    described = {"emulator": "accepted", "evidence": evidence, "response": members}
    _print(plan, described, f"emulator: accepted\nevidence: {evidence}\n")
    return ExitCode.DONE


def _print(plan: Plan, document: Any, text: str) -> None:
    """Print a text for people, or a document in the format that was asked for by name."""
    name = plan.settings.output
    if name in ("json", "yaml", "flat", "none"):
        text = find_writer(name).write(document, Layout())
    write_data(text)
