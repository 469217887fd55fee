"""Validation of parameters by the catalog."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind_emulator.messages.validation import Rule, Violation, check_parameters

from .invented_catalog import INVENTED

SERVICE = INVENTED.providers["tencent"].services[0]
ACTION = SERVICE.actions["Feed"]


def check(parameters: dict[str, Any], first: int = 0) -> None:
    check_parameters({"Keeper": "Ann"} | parameters, ACTION, SERVICE, first)


@pytest.mark.parametrize(
    ("parameters", "rule", "path"),
    [
        ({"Keeper": None}, Rule.MISSING, "Keeper"),
        ({"Zebra": 1}, Rule.UNKNOWN, "Zebra"),
        ({"Animals": [{"Age": 3}]}, Rule.MISSING, "Animals.0.Name"),
        ({"Animals": [{"Name": "a", "Legs": 4}]}, Rule.UNKNOWN, "Animals.0.Legs"),
        ({"Animals": [{"Name": "a"}, {"Name": 2}]}, Rule.TYPE, "Animals.1.Name"),
        ({"Animals": [{"Name": "a", "Age": 2**31}]}, Rule.TYPE, "Animals.0.Age"),
        ({"Animals": {"Name": "a"}}, Rule.TYPE, "Animals"),
        ({"Animals": [[]]}, Rule.TYPE, "Animals.0"),
        ({"Animals": []}, Rule.VALUE, "Animals"),
        ({"Animals": [{"Name": "a"}] * 3}, Rule.VALUE, "Animals"),
        ({"Diet": "Air"}, Rule.VALUE, "Diet"),
        ({"Diet": 3}, Rule.TYPE, "Diet"),
        ({"Diets": ["Meat", "Air"]}, Rule.VALUE, "Diets.1"),
        ({"Weight": 0.4}, Rule.VALUE, "Weight"),
        ({"Weight": "1"}, Rule.TYPE, "Weight"),
        ({"Weight": True}, Rule.TYPE, "Weight"),
        ({"Weight": float("inf")}, Rule.TYPE, "Weight"),
        ({"Count": 1.0, "Weight": 1}, Rule.TYPE, "Count"),
        ({"Count": 2**63, "Weight": 1}, Rule.TYPE, "Count"),
        ({"Nick": "a"}, Rule.VALUE, "Nick"),
        ({"Nick": "abcde"}, Rule.VALUE, "Nick"),
        ({"Nick": "Abc"}, Rule.VALUE, "Nick"),
        ({"Nick": "abc\n"}, Rule.VALUE, "Nick"),
        ({"Notes": ["a"]}, Rule.TYPE, "Notes"),
        ({"Notes": {"a": 1}}, Rule.TYPE, "Notes.a"),
        ({"Grid": [[1], ["x"]]}, Rule.TYPE, "Grid.1.0"),
        ({"Wild": 1}, Rule.TYPE, "Wild"),
        ({"Wild": True, "Tame": True}, Rule.COMBINATION, "Tame"),
        ({"Count": 1}, Rule.COMBINATION, "Count"),
    ],
)
def test_an_invalid_parameter_is_named_with_the_rule_it_breaks(parameters: dict, rule: Rule, path: str):
    with pytest.raises(Violation) as caught:
        check(parameters)
    assert (caught.value.rule, caught.value.parameter) == (rule, path)
    assert path in caught.value.message


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"Animals": [{"Name": "a", "Age": -1}, {"Name": "b", "Age": None}]},
        {"Diet": "Meat", "Diets": ["Plants"]},
        {"Weight": 1, "Count": 2**63 - 1},
        {"Weight": 10**400},
        {"Nick": "abcd", "Notes": {"any": "thing"}},
        {"Wild": True, "Tame": False},
        {"Grid": [[], [1, 2]]},
    ],
)
def test_valid_parameters_pass(parameters: dict):
    check(parameters)


def test_items_are_counted_from_where_the_cloud_counts():
    with pytest.raises(Violation) as caught:
        check({"Animals": [{"Age": 3}]}, first=1)
    assert caught.value.parameter == "Animals.1.Name"


def test_a_message_never_repeats_a_value():
    """Values can be secrets."""
    with pytest.raises(Violation) as caught:
        check({"Diet": "hunter2"})
    assert "hunter2" not in caught.value.message
