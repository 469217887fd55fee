"""Value objects of the emulator cannot be changed: threads and requests share them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import FrozenInstanceError, is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
import yunbind_emulator
from yunbind_emulator.base.catalog import Action, Evidence, Example, Member, RateLimit
from yunbind_emulator.faults.fault_injection import Delivery
from yunbind_emulator.faults.fault_rules import Fault, parse_rule
from yunbind_emulator.services.registry import SERVICE_HANDLERS
from yunbind_emulator.state.lifecycle import Pace
from yunbind_runtime.base.http import HttpResponse

MUTABLE = {"FaultRule", "_Exchange", "Call"}
"""Objects of one rule or call."""
WITHOUT_SLOTS = {"ClientFactory"}
"""A base class of the clients of each cloud."""


def list_classes() -> Iterator[type[Any]]:
    """Return the dataclasses of all modules."""
    for module in walk_packages(yunbind_emulator.__path__, "yunbind_emulator."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and is_dataclass(value) and value.__module__ == module.name:
                yield value


CLASSES = {kind.__name__: kind for kind in list_classes() if "__dataclass_params__" in vars(kind)}


@pytest.mark.parametrize("name", CLASSES)
def test_a_dataclass_is_frozen_and_has_no_other_members(name: str):
    """Except for the few that a call or a rule changes."""
    kind = CLASSES[name]
    assert kind.__dataclass_params__.frozen is (name not in MUTABLE)
    assert ("__slots__" in vars(kind)) is (name not in WITHOUT_SLOTS)


@pytest.mark.parametrize(
    ("value", "defaults"),
    [
        (
            Member("M", "string"),
            {"required": False, "flatten": False, "nullable": False, "sensitive": False, "location": "body"},
        ),
        (Member("M", "string"), {"range": (None, None), "length": (None, None), "items": (None, None)}),
        (
            Action("A", "none", {}, {}),
            {"unsigned": False, "statuses": (200,), "rate_limit": None, "http": None},
        ),
        (Example("E"), {"status": 200, "error": None, "response": None, "response_xml": None}),
        (Evidence(assumed=True), {"behaviours": ()}),
        (Fault("reset"), {"latency": 0, "executed": False, "status": None, "retry_after": None, "code": ""}),
        (Delivery(HttpResponse(200)), {"latency": 0, "cut": None}),
        (Pace(), {"seconds": 2.0, "reads": None}),
        (parse_rule({"kind": "reset"}, "r"), {"applied": 0, "starts": None, "ends": None}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_is_not_given_has_its_default(value: object, defaults: dict[str, object]):
    """A response is sent at once with status 200, and a change takes two seconds."""
    assert {name: getattr(value, name) for name in defaults} == defaults


def test_the_exceptions_exist():
    assert CLASSES.keys() > MUTABLE | WITHOUT_SLOTS


def test_a_frozen_object_refuses_a_change():
    limit = RateLimit(20, 1)
    with pytest.raises(FrozenInstanceError):
        limit.calls = 30  # pyright: ignore[reportAttributeAccessIssue]
    assert not hasattr(Evidence(assumed=True), "__dict__")


@pytest.mark.parametrize(
    ("cloud", "service", "actions"),
    [
        ("tencent", "tke", {"DescribeImageCaches", "DeleteImageCaches"}),
        ("tencent", "ecm", {"DescribeImage", "DescribeImportImageOs"}),
        ("tencent", "sts", {"AssumeRole", "AssumeRoleWithWebIdentity"}),
        ("alibaba", "eci", {"CreateImageCache", "TagResources", "ListTagResources", "DescribeRegions"}),
        ("alibaba", "sts", {"AssumeRole", "AssumeRoleWithOIDC"}),
        ("huawei", "cce", {"ShowImageCache", "SubscribePackageProducts"}),
    ],
)
def test_the_handlers_of_a_service_are_those_of_all_its_modules(cloud: str, service: str, actions: set[str]):
    handlers = SERVICE_HANDLERS[cloud, service]
    assert {name for name in actions if handlers.find(name)} == actions
    assert handlers.find("None") is None
