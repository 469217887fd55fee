"""The comparison of an output with its expectation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SECONDS = 1e-6
"""Largest difference of two numbers that are equal. Ports add up seconds in other orders."""
_MISSING = object()
_CLIENT = "RequestClient"
"""A parameter of Tencent with name and version of the client, which differ between ports."""

_OPTIONAL = {
    "sign": ("canonical_request", "string_to_sign"),
    "response": ("error.message", "error.retryable", "error.request_id", "request_id"),
    "retry": ("error.code", "error"),
}
"""Parts of an output that are compared only if the expectation has them, by file of the kit."""


@dataclass(frozen=True)
class Difference:
    """A part of an output that differs.

    Attributes:
        step: The part, such as ``canonical_request`` or ``members.Images[0]``.
        expected: The expectation, or None if there should be no such part.
        actual: The output, or None if it lacks the part.
    """

    step: str
    expected: object
    actual: object

    def __str__(self) -> str:
        return f"{self.step}: expected {self.expected!r}, got {self.actual!r}"


def compare(file: str, expected: Mapping[str, Any], actual: Mapping[str, Any]) -> list[Difference]:
    """Return the differences, in the order of the steps of the expectation.

    Args:
        file: The file of the kit.
        expected: The output of the case.
        actual: The output of the handler.
    """
    if file == "request" and "headers" in actual:
        yielded = _compare_headers(expected, actual)
        rest = {name: value for name, value in expected.items() if name not in ("headers", "absent_headers")}
        sent = {name: _drop_client(value) for name, value in actual.items() if name != "headers"}
        return [*_compare(rest, sent, "", ()), *yielded]
    if file == "credentials" and expected.get("error") and actual.get("error"):
        message = str(actual.get("message", ""))
        texts: list[str] = expected.get("mentions", [])
        return [Difference("message", text, message) for text in texts if text not in message]
    if file == "sign":
        expected, actual = _lower_names(expected), _lower_names(actual)
    return list(_compare(expected, actual, "", _OPTIONAL.get(file, ())))


def _drop_client(part: object) -> object:
    """Return a query or a form without the name that a client gives itself."""
    if isinstance(part, dict) and "form" in part:
        return {"form": _drop_client(cast("dict[str, object]", part)["form"])}
    if isinstance(part, list):
        pairs = cast("list[list[object]]", part)
        return [pair for pair in pairs if pair[:1] != [_CLIENT]]
    return cast("object", part)


def _compare_headers(expected: Mapping[str, Any], actual: Mapping[str, Any]) -> list[Difference]:
    """Compare the headers that must be present, and those that must be absent."""
    sent = {str(name).lower(): value for name, value in actual["headers"].items()}
    found = [
        Difference(f"headers.{name}", value, sent.get(name))
        for name, value in expected.get("headers", {}).items()
        if sent.get(name) != value
    ]
    found += [
        Difference(f"headers.{name}", None, sent[name.lower()])
        for name in expected.get("absent_headers", ())
        if name.lower() in sent
    ]
    return found


def _lower_names(output: Mapping[str, Any]) -> Mapping[str, Any]:
    headers = output.get("added_headers")
    if not isinstance(headers, list):
        return output
    pairs = cast("list[list[str]]", headers)
    return {**output, "added_headers": sorted([str(name).lower(), value] for name, value in pairs)}


def _compare(expected: object, actual: object, step: str, optional: tuple[str, ...]) -> Iterator[Difference]:
    if isinstance(expected, dict) and isinstance(actual, dict):
        yield from _compare_members(
            cast("dict[str, object]", expected), cast("dict[str, object]", actual), step, optional
        )
    elif isinstance(expected, list) and isinstance(actual, list):
        pairs = zip_longest(cast("list[object]", expected), cast("list[object]", actual), fillvalue=_MISSING)
        for index, (item, other) in enumerate(pairs):
            yield from _compare(item, other, f"{step}[{index}]", optional)
    elif not _is_same(expected, actual):  # pyright: ignore[reportUnknownArgumentType] - narrowed above
        yield Difference(step, _show(expected), _show(actual))  # pyright: ignore[reportUnknownArgumentType]


def compare_values(expected: object, actual: object, step: str = "") -> Iterator[Difference]:
    """Yield the differences of two values."""
    yield from _compare(expected, actual, step, ())


def _compare_members(
    expected: dict[str, object], actual: dict[str, object], step: str, optional: tuple[str, ...]
) -> Iterator[Difference]:
    if "$time" in expected and "$time" in actual:
        if not _is_same_time(expected["$time"], actual["$time"]):
            yield Difference(step, expected, actual)
        return
    for name in (*expected, *(name for name in actual if name not in expected)):
        below = f"{step}.{name}" if step else name
        if name in expected or below not in optional:
            yield from _compare(expected.get(name, _MISSING), actual.get(name, _MISSING), below, optional)


def _is_same(expected: object, actual: object) -> bool:
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, int | float) and isinstance(actual, int | float):
        return expected == actual or math.isclose(expected, actual, rel_tol=0, abs_tol=_SECONDS)
    return expected == actual


def _is_same_time(expected: object, actual: object) -> bool:
    try:
        return datetime.fromisoformat(str(expected)) == datetime.fromisoformat(str(actual))
    except (TypeError, ValueError):
        return False


def _show(value: object) -> object:
    return None if value is _MISSING else value
