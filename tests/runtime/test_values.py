"""Rules for all value classes of the runtime, and its documented defaults."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yunbind_runtime

STATES = {"ClockOffset", "Recovery", "_SharedSlot", "_Tally"}
"""Classes whose objects change."""
IDENTITIES = {"CallInfo", "Keystone", "Operation", "Service", "TokenService"}
"""Classes whose objects are keys or constants. Two of them are never equal."""
KEYWORDS_ONLY = {
    "Acceptor",
    "Call",
    "CallContext",
    "Keystone",
    "MetadataService",
    "Operation",
    "Paginate",
    "ProviderAuthenticator",
    "Retries",
    "Service",
    "Settings",
    "TokenService",
    "TransportOptions",
    "Waiter",
    "_LoginFacts",
}
SECRETS = {
    "account",
    "body",
    "environ",
    "exchange",
    "headers",
    "key_secret",
    "members",
    "password",
    "proxy",
    "request",
    "response",
    "sent",
    "session_token",
    "username",
}
"""Names of fields that can contain a key, a password or the text of a user."""
SHOWN = {
    ("Credentials", "key_secret"),  # its own repr masks them
    ("Credentials", "session_token"),
    ("CredentialVariables", "key_secret"),  # names of variables
    ("CredentialVariables", "session_token"),
    ("HttpRequest", "headers"),  # its own repr masks them
    ("HttpRequest", "body"),
    ("HttpResponse", "headers"),
    ("HttpResponse", "body"),
    ("Reply", "response"),
    ("Operation", "request"),  # the name of a class
    ("Operation", "response"),
    ("Operation", "members"),
    ("Send", "request"),
    ("TokenService", "members"),  # wire names
    ("_LoginFacts", "body"),  # names of members
    ("_FailedAttempt", "response"),
    ("PasswordLogin", "password"),  # its own repr shows no password
}
DEFAULT = re.compile(r"(\w+): (?:(?! \w+: ).)*?Defaults to (\d+(?:\.\d+)?|True|False)( MiB)?\b")
SECTION = re.compile(r"\n *(Args|Attributes):\n(.*?)(?=\n *\n *\w+:\n|\Z)", re.DOTALL)


def list_members() -> Iterator[Any]:
    """Yield every class and function of the runtime, and the constructors of its classes."""
    for module in pkgutil.walk_packages(yunbind_runtime.__path__, "yunbind_runtime."):
        if "-" in module.name:
            continue
        for member in vars(importlib.import_module(module.name)).values():
            if getattr(member, "__module__", "") == module.name and (
                inspect.isclass(member) or inspect.isfunction(member)
            ):
                yield member


def list_values() -> list[type]:
    return [member for member in list_members() if "__dataclass_params__" in vars(member)]


VALUES = pytest.mark.parametrize("kind", list_values(), ids=lambda kind: kind.__name__)


@VALUES
def test_a_value_cannot_change(kind: Any) -> None:
    """Values are shared between threads. They have slots, so that no other attribute can be set either."""
    assert kind.__dataclass_params__.frozen is (kind.__name__ not in STATES)
    assert "__slots__" in vars(kind)


@VALUES
def test_values_are_equal_by_their_fields(kind: Any) -> None:
    assert kind.__dataclass_params__.eq is (kind.__name__ not in IDENTITIES)


@VALUES
def test_long_classes_take_keywords_only(kind: Any) -> None:
    """A field can be added in the middle without breaking callers."""
    fields = [field for field in dataclasses.fields(kind) if field.init]
    assert {field.kw_only for field in fields} == {kind.__name__ in KEYWORDS_ONLY}


@VALUES
def test_the_repr_of_a_value_shows_no_secret(kind: Any) -> None:
    """Fields that can contain a key or a text of the user are left out, and private ones."""
    shown = {field.name for field in dataclasses.fields(kind) if field.repr}
    hidden = {field.name for field in dataclasses.fields(kind)} - shown
    assert shown & SECRETS <= {name for owner, name in SHOWN if owner == kind.__name__}
    assert not any(name.startswith("_") for name in shown)
    assert {name for name in hidden if not name.startswith("_")} <= SECRETS | {"is_vendors"}


def list_defaults() -> Iterator[tuple[str, Any, Any]]:
    """Yield the name, the documented default and the default of each parameter that documents a number."""
    for member in list_members():
        for section in SECTION.finditer(f"\n{inspect.getdoc(member) or ''}"):
            for name, text, unit in DEFAULT.findall(" ".join(section[2].split())):
                documented = text == "True" if text in ("True", "False") else float(text)
                default = inspect.signature(member).parameters[name].default
                if default is None:  # the default of another class, which has it
                    continue
                yield f"{member.__qualname__}({name}=)", documented * (2**20 if unit else 1), default


def test_documented_defaults_are_the_defaults() -> None:
    """A docstring that says "Defaults to 20." is right."""
    defaults = list(list_defaults())
    assert len(defaults) >= 20
    for place, documented, default in defaults:
        assert (place, default) == (place, documented)
