"""Things that the clouds remember, and how many of them."""

from __future__ import annotations

import json

from yunbind_emulator.vault import MOST, Vault


def test_a_thing_used_within_its_life_is_not_used_again():
    drawer = Vault().open("nonces")
    assert drawer.use("a", 0, life=10)
    assert not drawer.use("a", 9.9, life=10)
    assert drawer.use("a", 10, life=10)


def test_what_is_older_than_its_life_takes_no_room():
    drawer = Vault().open("nonces")
    for moment in range(100):
        drawer.use(str(moment), moment, life=10)
    assert [*drawer.export()] == [str(moment) for moment in range(90, 100)]


def test_a_clock_that_is_set_back_makes_nothing_usable_again():
    drawer = Vault().open("nonces")
    assert drawer.use("a", 1000, life=10)
    assert not drawer.use("a", 0, life=10)


def test_a_full_drawer_forgets_the_oldest():
    drawer = Vault().open("keys", most=2)
    for name in ("a", "b", "a", "c"):
        drawer.put(name, {"name": name})
    assert [*drawer.export()] == ["a", "c"]
    assert drawer.get("b") == {}


def test_changes_are_taken_once_and_made_again_elsewhere():
    vault, other = Vault(), Vault()
    vault.open("keys").put("a", {"secret": 1})
    vault.open("nonces").use("n", 5.0, life=10)
    changes = json.loads(json.dumps(vault.take_changes()))
    assert changes == [["keys", "a", {"secret": 1}], ["nonces", "n", 5.0]]
    assert vault.take_changes() == []
    other.apply(changes)
    assert other.export() == vault.export()
    assert other.take_changes() == []


def test_what_is_restored_waits_for_the_size_of_its_drawer():
    """The state file is read before anyone says how much a drawer holds."""
    things = {str(number): float(number) for number in range(MOST + 5)}
    vault = Vault()
    vault.restore({"nonces": things})
    assert vault.open("nonces", most=MOST + 10).export() == things


def test_a_reset_empties_drawers_that_are_open():
    vault = Vault()
    drawer = vault.open("keys")
    drawer.put("a", {})
    vault.reset()
    assert drawer.export() == {}
    assert vault.take_changes() == []
