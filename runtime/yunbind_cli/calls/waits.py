"""Waits for a state: ``wait WAITER``, and ``--wait`` behind a write."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yunbind_cli.calls.actions import ActionCaller, Answer
from yunbind_cli.failures import WrongUsage
from yunbind_cli.json_values import is_list, is_object
from yunbind_cli.language import say
from yunbind_cli.names import find_nearest, fold
from yunbind_cli.streams import is_terminal, write_notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yunbind_runtime.call.hooks import Hooks

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Action, Member, Service

_EMULATOR_DELAY = 0.2
"""Seconds between the polls of an emulator, whose changes take two seconds."""


@dataclass(frozen=True, slots=True)
class WaiterOf:
    """A waiter.

    Attributes:
        name: Name in the catalog, such as ``image_cache_ready``.
        poll: The action that it polls.
    """

    name: str
    poll: Action

    @property
    def kebab(self) -> str:
        """Name in commands."""
        return self.name.replace("_", "-")

    @property
    def members(self) -> dict[str, Member]:
        """Members that a wait takes, by wire name: not those that choose a page, because it reads all."""
        described = self.poll.paginate or {}
        paging = {described.get(key) for key in ("limit", "offset", "page", "token", "marker")}
        return {name: member for name, member in self.poll.request.items() if name not in paging}

    @property
    def path(self) -> str | None:
        """Path of the state in a response, such as ``ImageCaches[].Status``, or None."""
        conditions: list[Mapping[str, Any]] = [
            *self.poll.waiters[self.name]["success"],
            *self.poll.waiters[self.name]["failure"],
        ]
        return next(
            (str(item["path"]) for item in conditions if "path" in item and not item.get("empty")), None
        )


def choose_waiter(action: Action, name: str) -> WaiterOf:
    """Return the waiter of ``--wait``: the named one, or the one that fits the action.

    Raises:
        WrongUsage: The name is wrong, or several or no waiters fit.
    """
    service = action.service
    known = [waiter for waiter, _ in service.list_waiters()]
    if name:
        return find_waiter(service, name, "--wait")
    ending = "deleted" if action.name.startswith("Delete") else ("ready", "finished")
    fitting = [waiter for waiter in known if waiter.endswith(ending)]
    if len(fitting) == 1:
        return find_waiter(service, fitting[0], "--wait")
    names = ", ".join(waiter.replace("_", "-") for waiter in known)
    if not names:
        raise WrongUsage(
            [say(f"--wait: {service.title} has no waiters", f"--wait：{service.title} 没有等待器")]
        )
    raise WrongUsage([say(f"--wait: name one of {names}", f"--wait：请指定其中之一：{names}")])


def find_waiter(service: Service, name: str, option: str = "wait") -> WaiterOf:
    """Return the waiter with a name in any spelling.

    Raises:
        WrongUsage: No waiter of the service has this name.
    """
    found = service.find_waiter(name)
    if found is not None:
        return WaiterOf(*found)
    known = [waiter.replace("_", "-") for waiter, _ in service.list_waiters()]
    nearest = find_nearest(name, known)
    text = say(f"{option}: there is no waiter {name!r}", f"{option}：没有等待器 {name!r}")
    hint = say(f"; did you mean {nearest}?", f"；是否指 {nearest}？") if nearest else f": {', '.join(known)}"
    raise WrongUsage([text + hint])


def derive_members(
    waiter: WaiterOf, action: Action, sent: Mapping[str, Any], answer: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the members that lead a waiter to what a write created, changed or deleted: its ids.

    Raises:
        WrongUsage: Neither the request nor the response names an id that the waiter takes.
    """
    service = action.service
    values = {_make_singular(fold(name)): value for name, value in sent.items()}
    values |= dict(_list_values(answer, ""))
    found: dict[str, Any] = {}
    for name, member in waiter.poll.request.items():
        value = _derive(member, values, service)
        if value is not None:
            found[name] = value
    if not found:
        command = f"yunbind {service.cloud.name} {service.name} wait {waiter.kebab}"
        raise WrongUsage(
            [
                say(
                    f"--wait: the response names nothing to wait for. Run `{command}`.",
                    f"--wait：响应中没有可供等待的 ID，请运行 `{command}`。",
                )
            ]
        )
    return found


def _derive(member: Member, values: Mapping[str, Any], service: Service) -> Any:
    """Return the value for a member that names resources, or None."""
    folded = _make_singular(fold(member.name))
    is_id = folded.endswith("id") and member.name != service.document.get("region_member")
    inner = service.find_structure(member.item_type or "")
    if inner is not None:
        ids = {
            name: values[fold(name)] for name in inner if fold(name).endswith("id") and fold(name) in values
        }
        return [ids] if ids else None
    value = values.get(folded) if is_id else None
    if value in (None, "", []):
        return None
    if member.item_type is None:
        return value[0] if is_list(value) else value
    return value if is_list(value) else [value]


def _list_values(document: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    """Yield the values of a response by their folded names, those of structures with the structure's name."""
    if is_object(document):
        for name, value in document.items():
            key = _make_singular(prefix + fold(name))
            if is_object(value):
                yield from _list_values(value, key)
            else:
                yield key, value


def _make_singular(name: str) -> str:
    return name.removesuffix("set").removesuffix("s") if name.endswith(("ids", "idset")) else name


@dataclass(slots=True)
class StatusLine:
    """The states of a wait on standard error: one line on a terminal, otherwise a line for each change.

    Attributes:
        is_quiet: Whether nothing is shown.
    """

    is_quiet: bool
    _begun: float = field(default_factory=time.monotonic)
    _shown: str | None = None
    _is_open: bool = False

    def show(self, state: str) -> None:
        """Show a state."""
        seconds = f"{time.monotonic() - self._begun:.0f} s"
        if self.is_quiet:
            return
        if is_terminal(sys.stderr):
            sys.stderr.write(f"\r\x1b[K{state} {seconds}")
            sys.stderr.flush()
            self._is_open = True
        elif state != self._shown:
            write_notice(f"{state} {seconds}")
        self._shown = state

    def close(self) -> None:
        """End the line."""
        if self._is_open:
            write_notice("")
            self._is_open = False


def describe_state(document: Mapping[str, Any], path: str | None) -> str:
    """Return the states of a response, with their progress, for people."""
    import jmespath

    found: Any = jmespath.search(path, document) if path else None
    states = [str(state) for state in (found if is_list(found) else [found]) if state is not None]
    if not states:
        return say("not listed", "未列出")
    text = ", ".join(dict.fromkeys(states))
    holder = (path or "").rpartition(".")[0]
    progress: Any = jmespath.search(f"{holder}.Progress", document) if holder else None
    shown = [str(item) for item in (progress if is_list(progress) else [progress]) if item]
    return f"{text} {', '.join(dict.fromkeys(shown))}" if shown else text


def run_wait(
    waiter: WaiterOf,
    arguments: Mapping[str, Any],
    settings: CallSettings,
    region: str | None,
    hooks: Sequence[Hooks] = (),
) -> Answer | None:
    """Wait, and return the last response. None if the resource is gone, as it should be.

    Raises:
        WaiterFailed: The state can no longer be reached.
        WaiterTimedOut: The state was not reached in time.
    """
    line = StatusLine(is_quiet=settings.quiet)
    options: dict[str, Any] = {"timeout": settings.wait_timeout}
    if settings.emulator:
        options["delay"] = _EMULATOR_DELAY
    with ActionCaller(waiter.poll, settings, region, hooks) as caller:

        def note(parsed: Any) -> None:
            line.show(describe_state(caller.read_answer(parsed).members, waiter.path))

        try:
            method = getattr(caller.client, f"wait_until_{waiter.name}")
            parsed = method(**arguments, **options, on_poll=note)
            return None if parsed is None else caller.read_answer(parsed)
        finally:
            line.close()
