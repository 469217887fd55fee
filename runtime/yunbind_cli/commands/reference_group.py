"""A group whose commands are references of actions, such as ``tencent.tke.DescribeImageCaches``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say
from yunbind_cli.lazy_group import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import click

    from yunbind_cli.catalog.entries import Action


class ReferenceGroup(LazyGroup):
    """A command for each action of the catalog.

    Args:
        name: Name of the group.
        texts: Its help in English and Chinese.
        make_command: Returns the command of an action.
    """

    def __init__(
        self, name: str, texts: tuple[str, str], make_command: Callable[[Action], click.Command]
    ) -> None:
        super().__init__(name)
        self._texts = texts
        self._make_command = make_command

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the chosen language."""
        self.help = say(*self._texts)
        super().format_help_text(ctx, formatter)

    def list_sections(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Return the actions with their summaries."""
        from yunbind_cli.catalog.reader import read_clouds

        actions = {
            action.reference: action.summary
            for cloud in read_clouds().values()
            for service in cloud.services.values()
            for action in service.actions.values()
        }
        return [(say("Actions", "接口"), actions)]

    def find_command(self, name: str) -> click.Command | None:
        """Return the command of the action that a reference names.

        Raises:
            WrongUsage: There is no such action.
        """
        if name.startswith("-"):
            return None
        from yunbind_cli.catalog.reader import read_clouds
        from yunbind_cli.knowledge.references import find_place

        place = find_place(name, read_clouds())
        if place.action is None or place.member is not None:
            raise WrongUsage([say(f"{name} is not an action.", f"{name} 不是接口。")])
        return self._make_command(place.action)
