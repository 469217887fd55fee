"""Fault rules: which calls fail, how often, and in which way.

A rule is a JSON object. It applies to calls that have its ``vendor``, ``service``,
``action``, ``region`` and the parameters of ``match`` (a value for each wire name; a list
matches if it contains the value). ``times``, ``probability`` (with ``seed``) and the
window ``from`` .. ``until`` on the emulator's clock limit how often it applies. The first
rule that applies to a call determines its fault.

``kind`` is the kind of fault:

=========== ================================================================
delay       only ``latency``, in seconds; every other kind can have one too
error       the error ``code``, with ``message`` and ``status`` if given
status      the HTTP ``status`` with an empty body
throttle    the cloud's throttling error; ``retry_after`` adds its header
html        a gateway's HTML page, with status 502 by default
malformed   a complete HTTP response whose JSON or XML is cut
truncated   a response that ends before its Content-Length
reset       a connection that is reset without a response
=========== ================================================================

With ``executed``, the emulator executes the call and loses only its response. For delay,
malformed and truncated this is always so. The default for other kinds is false.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_emulator.base.catalog import Json, Target

KINDS: Final = ("delay", "error", "status", "throttle", "html", "malformed", "truncated", "reset")
VENDORS: Final = ("tencent", "alibaba", "huawei")
_ALWAYS_EXECUTED: Final = ("delay", "malformed", "truncated")
_REPLACING: Final = ("error", "status", "throttle", "html", "reset")
_TEXTS: Final = ("vendor", "service", "action", "region", "kind", "code", "message", "from", "until")
_NUMBERS: Final = {
    "times": (1, 1_000_000_000),
    "probability": (0, 1),
    "seed": (-(2**63), 2**63),
    "latency": (0, 3600),
    "status": (200, 599),
    "retry_after": (0, 86_400),
}
_WHOLE: Final = ("times", "seed", "status")
_MAX_RULES: Final = 1000


class FaultRuleError(ValueError):
    """The rule is invalid; the message says where."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A call of an action, as rules match it."""

    vendor: str
    target: Target
    region: str | None
    parameters: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a call."""

    kind: str
    latency: float = 0
    code: str = ""
    message: str | None = None
    status: int | None = None
    retry_after: float | None = None
    executed: bool = False

    @property
    def replaces(self) -> bool:
        """Whether the fault replaces the response of the call."""
        return self.kind in _REPLACING


@dataclass(slots=True)
class FaultRule:
    """A rule, and how often it applied."""

    name: str
    document: Mapping[str, Json]
    fault: Fault
    starts: datetime | None
    ends: datetime | None
    random: Random
    applied: int = 0

    def applies(self, attempt: Attempt, now: datetime) -> bool:
        """Return whether the rule applies to a call. A rule with a probability draws a random number."""
        times = self.document.get("times")
        if isinstance(times, int) and self.applied >= times:
            return False
        if (self.starts and now < self.starts) or (self.ends and now >= self.ends):
            return False
        if not self._matches(attempt):
            return False
        probability = self.document.get("probability")
        return not isinstance(probability, int | float) or self.random.random() < probability

    def _matches(self, attempt: Attempt) -> bool:
        values = {
            "vendor": attempt.vendor,
            "service": attempt.target.service.name,
            "action": attempt.target.action.name,
            "region": attempt.region,
        }
        match = self.document.get("match")
        return all(self.document.get(name, value) == value for name, value in values.items()) and (
            not isinstance(match, dict)
            or all(_contains(attempt.parameters.get(name), wanted) for name, wanted in match.items())
        )

    def export(self) -> dict[str, Json]:
        """Return the rule with its name and how often it applied."""
        return {"id": self.name, **self.document, "applied": self.applied}


class FaultRules:
    """The fault rules, in the order in which they were added. Threads can share it."""

    def __init__(self) -> None:
        self._rules: dict[str, FaultRule] = {}
        self._number = 0
        self._lock = threading.Lock()

    def add(self, document: object) -> FaultRule:
        """Add a rule.

        Raises:
            FaultRuleError: The rule is invalid, or there are too many.
        """
        with self._lock:
            if len(self._rules) >= _MAX_RULES:
                raise FaultRuleError(f"There are {_MAX_RULES} fault rules already; remove some first.")
            rule = parse_rule(document, f"fault-{self._number + 1}")
            self._number += 1
            self._rules[rule.name] = rule
            return rule

    def remove(self, name: str) -> bool:
        """Remove a rule; return False if there is none of that name."""
        with self._lock:
            return self._rules.pop(name, None) is not None

    def reset(self) -> None:
        """Remove all rules."""
        with self._lock:
            self._rules.clear()

    def export(self) -> list[Json]:
        """Return all rules as JSON."""
        with self._lock:
            return [rule.export() for rule in self._rules.values()]

    def find(self, attempt: Attempt, now: datetime) -> Fault | None:
        """Return the fault of a call, if any, and count it."""
        with self._lock:
            for rule in self._rules.values():
                if rule.applies(attempt, now):
                    rule.applied += 1
                    return rule.fault
        return None


def parse_rule(document: object, name: str) -> FaultRule:
    """Parse a rule.

    Raises:
        FaultRuleError: The rule is invalid.
    """
    if not isinstance(document, dict):
        raise FaultRuleError("A fault rule must be a JSON object.")
    rule = cast("dict[str, Json]", document)
    known = {*_TEXTS, *_NUMBERS, "match", "executed"}
    if unknown := rule.keys() - known:
        raise FaultRuleError(
            f"A fault rule has unknown keys: {_join_names(unknown)}. It can have {_join_names(known)}."
        )
    for text in _TEXTS:
        if text in rule and not (isinstance(rule[text], str) and rule[text]):
            raise FaultRuleError(f"{text} of a fault rule must be a string that is not empty.")
    numbers = {number: _parse_number(rule, number) for number in _NUMBERS}
    if not isinstance(rule.get("match", {}), dict):
        raise FaultRuleError("match of a fault rule must be an object of parameter names and values.")
    if rule.get("vendor", "tencent") not in VENDORS:
        raise FaultRuleError(f"vendor of a fault rule must be one of {_join_names(VENDORS)}.")
    kind = rule.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise FaultRuleError(f"kind of a fault rule must be one of {_join_names(KINDS)}.")
    for needed in {"error": ("code",), "status": ("status",), "delay": ("latency",)}.get(kind, ()):
        if needed not in rule:
            raise FaultRuleError(f"A fault rule of the kind {kind} needs {needed}.")
    executed = rule.get("executed", kind in _ALWAYS_EXECUTED)
    if not isinstance(executed, bool):
        raise FaultRuleError("executed of a fault rule must be true or false.")
    if kind in _ALWAYS_EXECUTED and not executed:
        raise FaultRuleError(f"A call with a fault of the kind {kind} is always executed.")
    code, message, status = rule.get("code", ""), rule.get("message"), numbers["status"]
    return FaultRule(
        name=name,
        document=rule,
        fault=Fault(
            kind=kind,
            latency=numbers["latency"] or 0,
            code=code if isinstance(code, str) else "",
            message=message if isinstance(message, str) else None,
            status=None if status is None else int(status),
            retry_after=numbers["retry_after"],
            executed=executed,
        ),
        starts=_parse_time(rule, "from"),
        ends=_parse_time(rule, "until"),
        # The same seed fails the same calls again; nothing here is secret.
        random=Random(numbers["seed"] or 0),  # noqa: S311
    )


def parse_time(text: object, place: str) -> datetime:
    """Parse a time in ISO 8601 with a time zone.

    Raises:
        FaultRuleError: The text is not such a time.
    """
    try:
        moment = datetime.fromisoformat(cast("str", text))
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        pass
    raise FaultRuleError(f"{place} must be a time with a time zone, such as 2026-01-31T12:00:00Z.")


def _parse_time(rule: Mapping[str, Json], name: str) -> datetime | None:
    return parse_time(rule[name], f"{name} of a fault rule") if name in rule else None


def _parse_number(rule: Mapping[str, Json], name: str) -> float | None:
    if name not in rule:
        return None
    value = rule[name]
    minimum, maximum = _NUMBERS[name]
    kinds = (int,) if name in _WHOLE else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not minimum <= value <= maximum:
        form = "a whole number" if name in _WHOLE else "a number"
        raise FaultRuleError(f"{name} of a fault rule must be {form} from {minimum} to {maximum}.")
    return value


def _contains(value: Json, wanted: Json) -> bool:
    return value == wanted or (isinstance(value, list) and wanted in value)


def _join_names(names: Sequence[str] | set[str]) -> str:
    return ", ".join(sorted(names) if isinstance(names, set) else names)
