"""Secrets that the clouds issued, and their maximum number."""

from __future__ import annotations

from typing import Any

from yunbind_emulator.state.issued_secrets import DEFAULT_LIMIT, IssuedSecrets


def test_a_nonce_is_used_once_within_its_life():
    table = IssuedSecrets().table("nonces")
    assert table.use("a", 0, life=10)
    assert not table.use("a", 10, life=10)
    assert table.use("a", 10.1, life=10)


def test_an_expired_nonce_is_deleted():
    table = IssuedSecrets().table("nonces")
    for moment in range(100):
        table.use(str(moment), moment, life=10)
    assert [*table.export()] == [str(moment) for moment in range(89, 100)]


def test_a_used_nonce_stays_used_if_the_clock_is_set_back():
    table = IssuedSecrets().table("nonces")
    assert table.use("a", 1000, life=10)
    assert not table.use("a", 0, life=10)


def test_a_full_table_deletes_the_oldest_entry():
    table = IssuedSecrets().table("keys", limit=2)
    for name in ("a", "b", "a", "c"):
        table.put(name, {"name": name})
    assert [*table.export()] == ["a", "c"]
    assert table.get("b") == {}


def test_changes_made_again_in_their_order_give_the_same_secrets():
    """Entries that were put, put again, deleted at the limit, or expired."""
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


def test_restored_secrets_do_not_count_as_changes():
    changes: list[object] = []
    secrets = IssuedSecrets(lambda *change: changes.append(change))
    secrets.restore({"keys": {"a": {"secret": 1}}})
    assert changes == []
    assert secrets.table("keys").get("a") == {"secret": 1}


def test_restored_entries_are_kept_until_the_table_has_a_limit():
    """The state file is read before the owners of tables set their limits."""
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
