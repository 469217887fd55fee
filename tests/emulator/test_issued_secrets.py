"""Things that the clouds remember, and how many of them."""

from __future__ import annotations

import json

from yunbind_emulator.state.issued_secrets import DEFAULT_LIMIT, IssuedSecrets


def test_a_thing_used_within_its_life_is_not_used_again():
    table = IssuedSecrets().table("nonces")
    assert table.use("a", 0, life=10)
    assert not table.use("a", 9.9, life=10)
    assert table.use("a", 10, life=10)


def test_what_is_older_than_its_life_takes_no_room():
    table = IssuedSecrets().table("nonces")
    for moment in range(100):
        table.use(str(moment), moment, life=10)
    assert [*table.export()] == [str(moment) for moment in range(90, 100)]


def test_a_clock_that_is_set_back_makes_nothing_usable_again():
    table = IssuedSecrets().table("nonces")
    assert table.use("a", 1000, life=10)
    assert not table.use("a", 0, life=10)


def test_a_full_drawer_forgets_the_oldest():
    table = IssuedSecrets().table("keys", limit=2)
    for name in ("a", "b", "a", "c"):
        table.put(name, {"name": name})
    assert [*table.export()] == ["a", "c"]
    assert table.get("b") == {}


def test_changes_are_taken_once_and_made_again_elsewhere():
    issued_secrets, other = IssuedSecrets(), IssuedSecrets()
    issued_secrets.table("keys").put("a", {"secret": 1})
    issued_secrets.table("nonces").use("n", 5.0, life=10)
    changes = json.loads(json.dumps(issued_secrets.take_changes()))
    assert changes == [["keys", "a", {"secret": 1}], ["nonces", "n", 5.0]]
    assert issued_secrets.take_changes() == []
    other.apply(changes)
    assert other.export() == issued_secrets.export()
    assert other.take_changes() == []


def test_what_is_restored_waits_for_the_size_of_its_drawer():
    """The state file is read before anyone says how much a table holds."""
    things = {str(number): float(number) for number in range(DEFAULT_LIMIT + 5)}
    issued_secrets = IssuedSecrets()
    issued_secrets.restore({"nonces": things})
    assert issued_secrets.table("nonces", limit=DEFAULT_LIMIT + 10).export() == things


def test_a_reset_empties_drawers_that_are_open():
    issued_secrets = IssuedSecrets()
    table = issued_secrets.table("keys")
    table.put("a", {})
    issued_secrets.reset()
    assert table.export() == {}
    assert issued_secrets.take_changes() == []
