"""Things that the clouds remember, and how many of them."""

from __future__ import annotations

from typing import Any

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


def test_changes_made_again_in_their_order_give_the_same_secrets():
    """Whatever was put, put again, crowded out or forgotten with time."""
    changes: list[tuple[str, str, Any]] = []
    secrets = IssuedSecrets(lambda *change: changes.append(change))
    keys, nonces = secrets.table("keys", limit=2), secrets.table("nonces")
    for name in ("a", "b", "a", "c"):
        keys.put(name, {"secret": name})
    for moment in (0, 5, 20):
        nonces.use(str(moment), moment, life=10)
    kept: dict[str, dict[str, Any]] = {"keys": {}, "nonces": {}}
    for table, name, value in changes:
        kept[table].pop(name, None)
        if value is not None:
            kept[table][name] = value
    assert (
        kept
        == secrets.export()
        == {"keys": {"a": {"secret": "a"}, "c": {"secret": "c"}}, "nonces": {"20": 20}}
    )
    assert [*kept["keys"]] == [*secrets.export()["keys"]]


def test_restored_secrets_are_no_changes():
    changes: list[object] = []
    secrets = IssuedSecrets(lambda *change: changes.append(change))
    secrets.restore({"keys": {"a": {"secret": 1}}})
    assert changes == []
    assert secrets.table("keys").get("a") == {"secret": 1}


def test_what_is_restored_waits_for_the_size_of_its_drawer():
    """The state file is read before anyone says how much a table holds."""
    things = {str(number): float(number) for number in range(DEFAULT_LIMIT + 5)}
    issued_secrets = IssuedSecrets()
    issued_secrets.restore({"nonces": things})
    assert issued_secrets.table("nonces", limit=DEFAULT_LIMIT + 10).export() == things


def test_a_reset_empties_tables_that_are_in_use():
    changes: list[object] = []
    secrets = IssuedSecrets(lambda *change: changes.append(change))
    table = secrets.table("keys")
    table.put("a", {})
    secrets.reset()
    assert table.export() == {}
    assert changes[-1] == ("keys", "a", None)
