"""Sessions of a client with an emulator: calls, faults and the clock."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from yunbind_emulator import Emulator

from .comparison import Difference, compare_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

_SAVED = re.compile(r"\$\{(\w+)\}")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


class EmulatedClouds:
    """An emulator for the sessions of a run. It starts at the first session.

    Args:
        world: The constants of the kit's world.
    """

    def __init__(self, world: Mapping[str, Any]) -> None:
        self._world = world
        self._emulator: Emulator | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._emulator is not None:
            self._emulator.__exit__(kind, error, trace)

    def run(
        self, given: Mapping[str, Any], ask: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    ) -> list[Difference]:
        """Carry out the steps of a session. Returns the differences of the first call that has some.

        Args:
            given: The input of the case.
            ask: Returns the handler's output for a call.
        """
        emulator = self._open()
        control = emulator.control
        control.reset()
        control.clock.freeze()
        control.clock.set(datetime.fromisoformat(given.get("time", self._world["time"])))
        saved: dict[str, object] = {}
        for index, step in enumerate(given["steps"]):
            if "fault" in step:
                control.fault_rules.add(step["fault"])
            elif "clock" in step:
                control.clock.advance(step["clock"])
            else:
                found = list(self._call(emulator, _fill(step, saved), ask, saved, f"steps[{index}]"))
                if found:
                    return found
        return []

    def _open(self) -> Emulator:
        if self._emulator is None:
            self._emulator = Emulator(rates=False).__enter__()
        return self._emulator

    def _call(
        self,
        emulator: Emulator,
        step: Mapping[str, Any],
        ask: Callable[[Mapping[str, Any]], Mapping[str, Any]],
        saved: dict[str, object],
        place: str,
    ) -> Iterator[Difference]:
        cloud = step["call"].split("/")[0]
        before = len(emulator.control.journal.export())
        output = ask(
            {
                "action": step["call"],
                "members": step.get("members", {}),
                "endpoint": emulator.endpoint,
                "region": self._world["regions"][cloud],
                "credentials": _list_keys(emulator, cloud),
                "time": emulator.control.clock.now().isoformat(),
            }
        )
        attempts = len(emulator.control.journal.export()) - before
        expected: Mapping[str, Any] = step.get("expect", {})
        error = expected.get("error")
        if error is None and "members" not in output:
            yield Difference(f"{place}.error", None, output.get("error", output))
        elif error is None:
            yield from compare_part(expected.get("members", {}), output.get("members"), f"{place}.members")
        else:
            yield from compare_part(error, output.get("error"), f"{place}.error")
        if expected.get("attempts", attempts) != attempts:
            yield Difference(f"{place}.attempts", expected["attempts"], attempts)
        for name, path in step.get("save", {}).items():
            saved[name] = _find(output.get("members"), path)


def compare_part(expected: object, actual: object, step: str) -> Iterator[Difference]:
    """Compare the members that an expectation names, at any depth. Others may have any value."""
    if (
        isinstance(expected, dict)
        and isinstance(actual, dict)
        and not any(name.startswith("$") for name in cast("dict[str, object]", expected))
    ):
        given = cast("dict[str, object]", actual)
        for name, value in cast("dict[str, object]", expected).items():
            yield from compare_part(value, given.get(name), f"{step}.{name}")
    elif isinstance(expected, list) and isinstance(actual, list):
        items, others = cast("list[object]", expected), cast("list[object]", actual)
        if len(items) != len(others):
            yield Difference(step, items, others)
        for index, (item, other) in enumerate(zip(items, others, strict=False)):
            yield from compare_part(item, other, f"{step}[{index}]")
    else:
        yield from compare_values(expected, actual, step)  # pyright: ignore[reportUnknownArgumentType] - narrowed above


def _list_keys(emulator: Emulator, cloud: str) -> dict[str, str]:
    keys = emulator.credentials
    if cloud == "tencent":
        return {"key_id": keys["tencent"]["secret_id"], "key_secret": keys["tencent"]["secret_key"]}
    if cloud == "alibaba":
        own = keys["alibaba"]
        return {"key_id": own["access_key_id"], "key_secret": own["access_key_secret"]}
    huawei = keys["huawei"]
    return {"key_id": huawei["ak"], "key_secret": huawei["sk"], "project_id": huawei["project_id"]}


def _fill(value: Any, saved: Mapping[str, object]) -> Any:
    """Return a step with the saved values in the place of their names."""
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {name: item if name == "save" else _fill(item, saved) for name, item in members.items()}
    if isinstance(value, list):
        return [_fill(item, saved) for item in cast("list[object]", value)]
    if not isinstance(value, str):
        return value
    whole = _SAVED.fullmatch(value)
    if whole is not None:
        return saved[whole[1]]
    return _SAVED.sub(lambda found: str(saved[found[1]]), value)


def _find(value: object, path: str) -> object:
    """Return the value at a path such as ``ImageCaches[0].Name``, or None."""
    for name, index in _STEP.findall(path):
        if name and isinstance(value, dict):
            value = cast("dict[str, object]", value).get(name)
        elif index and isinstance(value, list) and int(index) < len(cast("list[object]", value)):
            value = cast("list[object]", value)[int(index)]
        else:
            return None
    return value
