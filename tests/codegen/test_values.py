"""Value objects, defaults and bounds of the generator: they cannot be changed, and are as documented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
import yaml
import yunbind_codegen
from pydantic import BaseModel, TypeAdapter, ValidationError
from yunbind_codegen import (
    behavior,
    credential_sources,
    field_types,
    language,
    problems,
    protocol,
    resolve,
    watch,
    write,
    yaml_reader,
)
from yunbind_codegen.cases import behaviour, wire
from yunbind_codegen.cases import case as cases
from yunbind_codegen.cases import values as case_values
from yunbind_codegen.changes import reports, semver
from yunbind_codegen.changes.rules import Rule
from yunbind_codegen.check.groups import Group
from yunbind_codegen.draft import difference, page, plain_text, prose, samples
from yunbind_codegen.ir import Member
from yunbind_codegen.language import Node
from yunbind_codegen.protocol import ResponseFormat
from yunbind_codegen.provider import ProviderFile, ServiceFile
from yunbind_codegen.types import parse_type

MUTABLE = {
    *("YamlFile", "ServiceIndex", "ProviderIndex"),
    *("NestedEntry", "_Scope", "Notes", "Facts", "_FileContent", "_Tables", "_Comparison"),
}
"""Objects that collect what a reader finds."""
ORDERED = {problems.Problem, difference.Difference, semver.Version, write.Difference}


def list_classes(is_wanted: Any) -> Iterator[type[Any]]:
    """Return the classes of all modules."""
    for module in walk_packages(yunbind_codegen.__path__, "yunbind_codegen."):
        if not module.name.endswith("__main__"):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, type) and value.__module__ == module.name and is_wanted(value):
                    yield value


CLASSES = list(list_classes(is_dataclass))
NODES = list(list_classes(lambda kind: issubclass(kind, BaseModel)))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__qualname__)
def test_a_dataclass_is_frozen(kind: Any) -> None:
    """Except for the few that collect findings. Only those that are sorted have an order."""
    assert kind.__dataclass_params__.frozen is (kind.__name__ not in MUTABLE)
    assert kind.__dataclass_params__.order is (kind in ORDERED)


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__qualname__)
def test_a_node_of_the_language_is_strict(kind: type[BaseModel]) -> None:
    """Unknown keys and other types are refused, and nothing is changed after it was read."""
    assert issubclass(kind, Node)
    config = kind.model_config
    assert (config.get("extra"), config.get("frozen"), config.get("strict")) == ("forbid", True, True)


def test_a_key_has_its_name_or_its_alias() -> None:
    """Specs write ``in``, and Python writes ``in_``."""
    for key in ("in", "in_"):
        member = language.Member.model_validate({"type": "string", "doc": "It.", key: "query"})
        assert member.in_ == "query"


def read(kind: type[BaseModel], **facts: object) -> dict[str, Any]:
    return kind.model_validate(facts).model_dump()


TEXTS = {"en": "It.", "zh": "它。"}
HOST = "https://a.example/"
FLAGS = ("required", "flatten", "idempotency_token", "sensitive", "always", "nullable")
DEFAULTS = [
    (language.Member, {"type": "string", "doc": "It."}, dict.fromkeys(FLAGS, False)),
    (
        language.ActionFile,
        {"action": "Do", "summary": TEXTS, "source": HOST, "access": "read", "request": {}, "response": {}},
        {"success": [200], "unsigned": False, "region": None},
    ),
    (language.Example, {"name": "one"}, {"status": 200}),
    (behaviour.TimedReply, {"status": 200}, {"seconds": 0, "body": ""}),
    (behaviour.Failure, {"transport": "reset"}, {"seconds": 0}),
    (behaviour.LocalAnswer, {"method": "GET", "url": HOST}, {"status": 200, "body": ""}),
    (
        ServiceFile,
        {"service": "a", "version": "1", "default": True, "client": "A", "name": TEXTS, "summary": TEXTS, "source": HOST, "region": "none"},
        {"project": False, "regions": []},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "given", "defaults"), DEFAULTS, ids=lambda each: getattr(each, "__name__", "")
)
def test_a_trait_that_a_spec_leaves_out_is_not_set(
    kind: type[BaseModel], given: dict[str, Any], defaults: dict[str, Any]
) -> None:
    """Flags are off, and an action succeeds with HTTP status 200."""
    found = read(kind, **given)
    assert {name: found[name] for name in defaults} == defaults


def test_a_policy_of_a_case_is_the_default_one_where_it_states_nothing(project: Path) -> None:
    """Its defaults are those of the facts."""
    facts = yaml.safe_load((project / "specs/behavior.yaml").read_text(encoding="utf-8"))["retries"]
    policy = read(behaviour.Policy)
    assert policy.pop("deadline") is None
    assert policy == {name: facts[name] for name in policy}


def test_a_session_of_a_case_needs_a_call() -> None:
    """A clock that is set alone proves nothing."""
    parts = {"id": "a", "level": "must", "evidence": "ours", "why": "No."}
    with pytest.raises(ValidationError, match="a session needs a call"):
        behaviour.BlackboxCase.model_validate({**parts, "input": {"steps": [{"clock": 1}]}})


def test_objects_have_the_usual_values_until_something_is_known() -> None:
    """A sample is typed, a type is documented by a table, and a group is not polled."""
    assert page.PageSample(1).typed is True
    assert page.PageType("A", (), 1).sampled is False
    assert Group(None, (), "A", "type", {}).is_polled is False  # type: ignore[arg-type]
    assert yaml_reader.YamlFile("a").is_readable is False
    assert watch.Outcome().seconds == 0
    assert sum(rule.fails_type_check for rule in Rule) < len(list(Rule)) / 2
    assert Rule.REQUEST_MEMBER_REMOVED.fails_type_check is True
    assert Rule.TEXT_CHANGED.fails_type_check is False


def is_valid(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


INF, NAN = float("inf"), float("nan")
BOUNDS: list[tuple[str, Any, list[object], list[object]]] = [
    ("seconds", behavior.Seconds, [0.001, 86_400], [0, -1, 86_401, INF, NAN]),
    ("factor", behavior.Factor, [1.001, 100], [1, 101, INF, NAN]),
    ("count", behavior.Count, [1, 1_000_000], [0, 1_000_001]),
    ("size", behavior.Size, [1, 1_099_511_627_776], [0, 1_099_511_627_777]),
    ("pattern", behavior.Pattern, ["a", "a" * 500], ["", "a" * 501]),
    ("word", behavior.Word, ["a", "a" * 40], ["", "a" * 41]),
    ("status", behavior.Status, [100, 599], [99, 600]),
    ("wire name", field_types.WireName, ["A", "a" * 100], ["", "a" * 101, "9a", "a-b"]),
    ("address", field_types.Url, ["https://a", "https://" + "a" * 392], ["ftp://a", "https://" + "a" * 393]),
    ("region", field_types.Region, ["a-1", "a" * 60], ["A", "a" * 61]),
    ("variable", field_types.Variable, ["_A", "A" * 100], ["1A", "A" * 101]),
    ("code", field_types.ErrorCode, ["A.B", "a" * 120], [".A", "a" * 121]),
    ("host", field_types.HostTemplate, ["{service}.a", "a" * 200], ["{other}.a", "a" * 201]),
    ("bounds", field_types.Bounds, [[1, 2], [None, 2.5], [1, None], (1, 2)], [[1], [1, 2, 3], ["a", 2]]),
    ("scalar", field_types.Scalar, ["a", 1, 1.5, True], [None, []]),
    ("format", ResponseFormat, ["a", "a" * 20], ["A", "a" * 21]),
    ("id of a case", cases.CaseId, ["a-1", "a" * 240], ["-a", "a" * 241]),
    ("seconds of a case", cases.Seconds, [0, 1.5], [-1, None]),
    ("pair of a case", case_values.Pair, [["a", "b"]], [["a"], ["a", "b", "c"]]),
    ("text of a case", case_values.Text, ["a"], [1]),
]


@pytest.mark.parametrize(("name", "kind", "valid", "invalid"), BOUNDS, ids=[each[0] for each in BOUNDS])
def test_a_value_is_accepted_up_to_its_bound(
    name: str, kind: Any, valid: list[object], invalid: list[object]
) -> None:
    """The bound itself is valid, and the next value is not."""
    assert [value for value in valid if not is_valid(kind, value)] == [], name
    assert [value for value in invalid if is_valid(kind, value)] == [], name


def refuses(kind: type[BaseModel], field: str, value: object) -> bool:
    """Return whether a model refuses a value of one field, whatever its other fields are."""
    try:
        kind.model_validate({field: value}, by_alias=True, by_name=True)
    except ValidationError as error:
        return any(each["loc"][:1] == (field,) and each["type"] != "missing" for each in error.errors())
    return False


STATUS = ([100, 599], [99, 600])
TEXT, LIST = (["a"], [""]), ([], [[]])
FIELDS: list[tuple[type[BaseModel], str, tuple[list[Any], list[Any]]]] = [
    (language.ErrorDefinition, "http", STATUS),
    (language.ErrorDefinition, "message", TEXT),
    (language.Acceptor, "status", STATUS),
    (language.ActionError, "http", STATUS),
    (language.ActionError, "message", TEXT),
    (language.Example, "status", STATUS),
    (language.Example, "name", TEXT),
    (language.Example, "response_xml", TEXT),
    (language.Member, "pattern", (["a", "a" * 500], ["", "a" * 501])),
    (language.Waiter, "delay", ([0.1], [0.0])),
    (language.Waiter, "timeout", ([0.1], [0.0])),
    (language.Waiter, "success", LIST),
    (language.Permission, "action", TEXT),
    (language.ActionFile, "success", ([[200]], [[]])),
    (ProviderFile, "signing", ([["a"]], [[]])),
    (ProviderFile, "clock_skew", ([1], [0])),
    (ProviderFile, "provider", (["a", "a" * 40], ["", "A", "1a", "a" * 41])),
    (ServiceFile, "service", (["a", "a" * 40], ["", "A", "1a", "a" * 41])),
    (ServiceFile, "version", (["1", "1" * 20], ["", "-1", "1" * 21])),
    (language.Member, "type", (["a" * 200], ["a" * 201])),
    (protocol.Envelope, "error_depth", ([0, 20], [-1, 21])),
    (protocol.Envelope, "specific_code", (["a", "a" * 200], ["", "a" * 201])),
    (behavior.Secrets, "mask", (["*", "x" * 20], ["", "a", "*" * 21])),
    (behavior.Errors, "separator", ([".", ":", "/", "-"], ["", "..", ","])),
    (behavior.Clock, "confirmed_share", ([0.1, 1.0], [0.0, 1.1])),
    (behavior.Clock, "first_year", ([1970, 9999], [1969, 10_000])),
    (behavior.Clock, "last_year", ([1970, 9999], [1969, 10_000])),
    (behavior.CredentialRenewal, "share", ([0.1, 0.9], [0.0, 1.0])),
    (behaviour.Policy, "attempts", ([1], [0])),
    (behaviour.Rate, "calls", ([1], [0])),
    (behaviour.Rate, "seconds", ([0.1], [0.0])),
    (behaviour.ClockStep, "clock", ([0], [-1])),
    (behaviour.RetryInput, "outcomes", LIST),
    (behaviour.PagesInput, "pages", LIST),
    (behaviour.WaiterInput, "polls", LIST),
    (behaviour.LimiterInput, "arrivals", LIST),
    (behaviour.SessionInput, "steps", LIST),
    (wire.Problems, "problems", LIST),
    (case_values.Reply, "status", STATUS),
    (credential_sources.Login, "name", (["a", "a" * 80], ["", "A", "a" * 81])),
    (credential_sources.Login, "type", (["A", "a" * 80], ["", "1", "a" * 81])),
    (credential_sources.Login, "command", (["a b", "a" * 80], ["", " a", "a ", "a" * 81])),
    (credential_sources.Login, "path", (["/", "/" + "a" * 199], ["", "a", "/" + "a" * 200])),
    (credential_sources.IniFileSource, "path", (["~", "/a/{profile}", "/" * 200], ["a", "/" * 201])),
    (credential_sources.IniFileSource, "sections", LIST),
    (credential_sources.JsonProfilesSource, "logins", LIST),
    (
        credential_sources.OidcAgencySource,
        "host",
        (["a.b", "a" * 198 + ".b"], ["a", "A.b", "a" * 199 + ".b"]),
    ),
    (credential_sources.OidcAgencySource, "duration", ([1, 86_400], [0, 86_401])),
    (credential_sources.MetadataToken, "header", (["A", "a" * 100], ["", "-a", "a" * 101])),
    (credential_sources.MetadataToken, "lifetime", ([1, 86_400], [0, 86_401])),
    (credential_sources.MetadataSource, "absent_statuses", LIST),
    (credential_sources.MetadataSource, "margin", ([1, 86_400], [0, 86_401])),
]


@pytest.mark.parametrize(("kind", "field", "values"), FIELDS, ids=[f"{kind.__name__}.{field}" for kind, field, _ in FIELDS])  # fmt: skip
def test_a_field_is_accepted_up_to_its_bound(
    kind: type[BaseModel], field: str, values: tuple[list[Any], list[Any]]
) -> None:
    """Texts and lists that must say something are not empty, and numbers have an end."""
    valid, invalid = values
    assert [value for value in valid if refuses(kind, field, value)] == []
    assert [value for value in invalid if not refuses(kind, field, value)] == []


def test_units_and_integers_have_their_size() -> None:
    """An hour has 3,600 seconds, and an int32 has 32 bits."""
    assert resolve.SECONDS == {"s": 1, "min": 60, "h": 60 * 60, "d": 24 * 60 * 60}
    bounds = field_types.INTEGER_RANGES
    assert bounds == {
        "int32": (-2_147_483_648, 2_147_483_647),
        "int64": (-9_223_372_036_854_775_808, 9_223_372_036_854_775_807),
        "uint64": (0, 18_446_744_073_709_551_615),
    }
    assert case_values.SAFE_INTEGER == 9_007_199_254_740_991


def test_a_number_in_a_response_is_promised_as_none() -> None:
    """It has no empty value for a promise that the vendor breaks; texts and lists have one."""
    promised = {
        kind
        for kind in (*field_types.SCALARS, "list[string]", "map[string]", "Box")
        if Member(
            language.Member.model_validate({"type": kind, "doc": "It.", "always": True}),
            wire="A",
            python="a",
            type=parse_type(kind),
            expression=kind,
            is_filled=False,
        ).is_promised
    }
    assert promised == {"string", "list[string]", "map[string]", "Box"}


def test_limits_that_no_page_documents_are_stated_here() -> None:
    """A saved page is searched up to them; two tables fit into a comment on GitHub."""
    assert (prose.TEXT_LIMIT, prose.VALUE_LIMIT) == (6000, 60)
    assert (samples.SAMPLE_LIMIT, plain_text.ROW_LINES) == (40, 200)
    assert 2 * reports.TABLE_SIZE + 5_000 < 65_536
    assert reports.TABLE_SIZE == 30_000
    assert (watch.QUIET, watch.LONGEST, watch.TICK) == (30, 300, 250)
    assert problems.FEW == 300
    assert yaml_reader.ALIAS_LIMIT == yaml_reader.VALUES_LIMIT
