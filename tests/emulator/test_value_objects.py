"""Value objects of the emulator cannot be changed: threads and requests share them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest
from yunbind_emulator.application import create_application
from yunbind_emulator.auth.accepted_keys import AcceptedKeys
from yunbind_emulator.auth.verification import read_claim
from yunbind_emulator.base.catalog import Catalog, load_catalog
from yunbind_emulator.base.credentials import Account, IamUser, issue_credentials
from yunbind_emulator.client_factory import choose_credentials
from yunbind_emulator.factory import build_parts
from yunbind_emulator.faults.fault_injection import apply_fault
from yunbind_emulator.faults.fault_rules import Attempt, FaultRules, parse_rule
from yunbind_emulator.messages.samples import choose_sample
from yunbind_emulator.server import Emulator
from yunbind_emulator.services.handlers import ServiceHandlers
from yunbind_emulator.state.issued_secrets import IssuedSecrets
from yunbind_emulator.state.lifecycle import Pace
from yunbind_runtime.base.http import HttpResponse

from .conftest import Clock
from .signed_requests import KEYS, NOW, tencent


def list_objects(value: object, found: dict[type, object]) -> None:
    """Collect one object of each dataclass that can be reached."""
    if is_dataclass(value) and not isinstance(value, type):
        if type(value) in found:
            return
        found[type(value)] = value
        for field in fields(value):
            list_objects(getattr(value, field.name), found)
    elif isinstance(value, dict):
        for inner in value.values():
            list_objects(inner, found)
    elif isinstance(value, list | tuple):
        for inner in value:
            list_objects(inner, found)


def make_catalog_objects() -> list[object]:
    catalog = load_catalog()
    found: dict[type, object] = {}
    for provider in catalog.providers.values():
        for service in provider.services:
            for action in service.actions.values():
                for part in (action.rate_limit, *action.examples, *action.errors.values(), action):
                    list_objects(part, found)
            list_objects(service, found)
        list_objects(provider, found)
    list_objects(catalog, found)
    return list(found.values())


def find_key() -> object:
    keys = AcceptedKeys(
        "tencent", Account("id", "secret"), IssuedSecrets().table("k"), lambda: NOW, lambda: None
    )
    return keys.find("id")


def find_evidence() -> object:
    from yunbind_emulator.base.catalog import Evidence

    response = create_application(load_catalog(), KEYS, clock=Clock(NOW)).respond(tencent())
    assert response.status == 200
    return Evidence(assumed=True)


def find_attempt() -> object:
    attempt = Attempt("tencent", None, None, {})  # pyright: ignore[reportArgumentType]
    FaultRules().find(attempt, NOW)
    return attempt


def find_target() -> object:
    from yunbind_emulator.base.catalog import Target

    (service, *_) = load_catalog().providers["tencent"].services
    action = next(iter(service.actions.values()))
    choose_sample(action, {})
    return Target(service, action)


def find_user() -> object:
    issue_credentials()
    return IamUser("n", "p", "d", "i")


def find_account() -> object:
    issue_credentials()
    return Account("id", "secret")


def find_handlers() -> object:
    handlers = ServiceHandlers({}, {}) | ServiceHandlers({}, {})
    assert handlers.find("none") is None
    return handlers


OBJECTS: dict[str, Callable[[], object]] = {
    "Key": find_key,
    "Claim": lambda: read_claim(tencent(), "TC3-HMAC-SHA256", "Credential"),
    "EmulatorParts": lambda: build_parts(credentials=KEYS),
    "Attempt": find_attempt,
    "Fault": lambda: parse_rule({"kind": "reset"}, "r").fault,
    "Delivery": lambda: apply_fault(parse_rule({"kind": "reset"}, "r").fault, HttpResponse(200)),
    "IamUser": find_user,
    "Account": find_account,
    "Pace": lambda: Pace.parse("2"),
    "Evidence": find_evidence,
    "Target": find_target,
    "ServiceHandlers": find_handlers,
}


def check_frozen(value: object) -> None:
    first = fields(value)[0].name  # pyright: ignore[reportArgumentType]
    with pytest.raises(FrozenInstanceError):
        setattr(value, first, None)
    assert not hasattr(value, "__dict__"), type(value)


@pytest.mark.parametrize("make", OBJECTS.values(), ids=OBJECTS)
def test_a_value_object_is_frozen_and_small(make: Callable[[], object]):
    """It has no dictionary of its own."""
    check_frozen(make())


def test_all_of_the_catalog_is_frozen_and_small():
    """Thousands of members are loaded on each start."""
    objects = make_catalog_objects()
    names = {type(value).__name__ for value in objects}
    assert names >= {
        "Catalog",
        "Provider",
        "Service",
        "Action",
        "Member",
        "Example",
        "ErrorCode",
        "RateLimit",
    }
    for value in objects:
        check_frozen(value)


def test_the_clients_of_a_cloud_are_frozen():
    with Emulator(credentials=KEYS) as cloud:
        assert choose_credentials("tencent", cloud.credentials)
        with pytest.raises(FrozenInstanceError):
            cloud.tencent.endpoint = "http://other"  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("name", ["exchange", "rule", "call"])
def test_an_object_of_one_call_has_no_other_members(catalog: Catalog, name: str):
    """A misspelt member is an error."""
    from yunbind_emulator.application import _Exchange
    from yunbind_emulator.services.handlers import Call

    application = create_application(catalog, KEYS, clock=Clock(NOW))
    request = tencent()
    assert application.respond(request).status == 200
    rule = parse_rule({"kind": "reset"}, "r")
    call = Call(*[None] * 10)  # pyright: ignore[reportArgumentType]
    call.assume("x")
    objects = {
        "exchange": _Exchange(request, application._protocols[0], application.control),
        "rule": rule,
        "call": call,
    }
    with pytest.raises(AttributeError):
        objects[name].colour = "red"  # pyright: ignore[reportAttributeAccessIssue]
