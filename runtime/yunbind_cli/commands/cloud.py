"""``yunbind CLOUD SERVICE``: the groups of the actions of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from yunbind_cli.language import say
from yunbind_cli.lazy_group import LazyGroup
from yunbind_cli.names import make_kebab

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_cli.catalog.entries import Cloud, Service


class CloudGroup(LazyGroup):
    """The services of a cloud.

    Args:
        cloud: The cloud.
    """

    def __init__(self, cloud: Cloud) -> None:
        super().__init__(cloud.name, cloud.title)
        self._cloud = cloud

    def list_sections(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Return the services with their summaries."""
        services = {name: service.title for name, service in self._cloud.services.items()}
        return [(say("Services", "服务"), services)]

    def describe_unknown(self, ctx: click.Context, name: str) -> str:
        """Return a sentence about an unknown service, or about an unknown version of a known one."""
        service = self._cloud.find_service(name.partition("@")[0])
        if service is None:
            return super().describe_unknown(ctx, name)
        return say(
            f"{name} is not in the catalog, which has {service.name}@{service.version}. "
            f"`yunbind raw` calls others.",
            f"目录未收录 {name}，只有 {service.name}@{service.version}。其他版本可用 `yunbind raw` 调用。",
        )

    def find_command(self, name: str) -> click.Command | None:
        """Return the actions of a service, by ``name`` or ``name@version``."""
        service = self._cloud.find_service(name)
        return None if service is None else ServiceGroup(service)


class ServiceGroup(LazyGroup):
    """The actions of a service.

    Args:
        service: The service.
    """

    def __init__(self, service: Service) -> None:
        super().__init__(service.name, f"{service.title}\n\n{service.summary}")
        self._service = service

    def list_sections(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Return the actions with their summaries."""
        actions = {name: action.summary for name, action in self._service.actions.items()}
        if not self._service.list_waiters():
            return [(say("Actions", "接口"), actions)]
        waits = {"wait": say("Wait until a resource has a state.", "等待资源进入某一状态。")}
        return [(say("Actions", "接口"), actions), (say("Commands", "命令"), waits)]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Complete names of actions in the spelling that was begun."""
        found = super().shell_complete(ctx, "" if incomplete.islower() else incomplete)
        if not incomplete.islower():
            return found
        from click.shell_completion import CompletionItem

        kebabs = [(make_kebab(item.value), item.help) for item in found]
        return [CompletionItem(name, help=text) for name, text in kebabs if name.startswith(incomplete)]

    def find_command(self, name: str) -> click.Command | None:
        """Return the command of an action, by its name in any spelling."""
        if name == "wait" and self._service.list_waiters():
            from yunbind_cli.commands.wait import WaitGroup

            return WaitGroup(self._service)
        action = self._service.find_action(name)
        if action is None:
            return None
        from yunbind_cli.commands.action import ActionCommand

        return ActionCommand(action)
