"""The limits of redaction: depth, number of values, causes and size."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind_runtime.base.errors import ApiError, ConnectionLost, YunbindError
from yunbind_runtime.model.redaction import redact

SECRET = "a-long-secret"
MASK = "***"


def mask(value: Any) -> Any:
    """Return the details of an error after redaction."""
    error = ApiError(code="C", details={"a": value})
    redact(error, [SECRET])
    return error.details["a"]


def nest(depth: int, value: Any, *, as_dict: bool) -> Any:
    for _ in range(depth):
        value = {"k": value} if as_dict else [value]
    return value


def unwrap(value: Any) -> tuple[int, Any]:
    depth = 0
    while isinstance(value, (dict, list)):
        (value,) = value.values() if isinstance(value, dict) else value
        depth += 1
    return depth, value


@pytest.mark.parametrize("as_dict", [True, False], ids=["dicts", "lists"])
def test_values_are_searched_fifty_levels_deep(as_dict: bool) -> None:
    """Deeper ones are left out as a whole. The details are the first level."""
    assert unwrap(mask(nest(49, "text", as_dict=as_dict))) == (49, "text")
    assert unwrap(mask(nest(49, SECRET, as_dict=as_dict))) == (49, MASK)
    assert unwrap(mask(nest(50, "text", as_dict=as_dict))) == (50, MASK)
    assert unwrap(mask(nest(60, "text", as_dict=as_dict))) == (50, MASK)


def test_keys_are_searched_too() -> None:
    assert mask({SECRET: 1, "b": (SECRET, None, 2.5)}) == {MASK: 1, "b": (MASK, None, 2.5)}


def test_ten_thousand_values_are_searched() -> None:
    """The details, their only key and the list are three of them. Each text of an error has its own number."""
    values = mask(["text"] * 10_000)
    assert values == ["text"] * 9_997 + [MASK] * 3
    for _ in range(2):
        assert mask(["text"] * 9_997) == ["text"] * 9_997


def chain(length: int, text: str) -> YunbindError:
    """Return an error with a number of causes that show a text."""
    error = first = ConnectionLost(text)
    for _ in range(length):
        error.__cause__ = ConnectionLost(text)
        error = error.__cause__
    return first


def count(error: BaseException | None) -> int:
    length = 0
    while error is not None:
        assert SECRET not in str(error)
        length += 1
        error = error.__cause__ or error.__context__
    return length


@pytest.mark.parametrize(("causes", "kept"), [(18, 19), (19, 20), (20, 20), (100, 20)])
def test_twenty_errors_of_a_chain_are_searched(causes: int, kept: int) -> None:
    """The rest is cut off."""
    error = chain(causes, f"words {SECRET}")
    redact(error, [SECRET])
    assert count(error) == kept


def test_a_text_is_cut_at_128_kib() -> None:
    """A secret that begins before the cut is masked, and one behind it is not shown."""
    size = 1 << 17
    assert mask("x" * size) == "x" * size
    assert mask("x" * (size + 1)) == "x" * size
    assert mask("x" * (size - 1) + SECRET + "y") == "x" * (size - 1) + MASK
    assert mask("x" * size + SECRET) == "x" * size
    assert mask("xyz" * 9 + SECRET + "x" * size) == "xyz" * 9 + MASK + "x" * (size - 27 - len(SECRET))


def test_base64_is_masked_with_the_neighbours_that_share_its_characters() -> None:
    """At each of the three places that a secret can have in a group."""
    from base64 import b64encode

    for before in ("", "a", "ab", "abc"):
        text = b64encode(f"{before}{SECRET}!".encode()).decode()
        masked = mask(f"<{text}>")
        assert MASK in masked
        assert masked[0] + masked[-1] == "<>"
        core = b64encode(SECRET.encode()).decode()
        assert not any(core[index : index + 6] in masked for index in range(len(core) - 6))


def test_texts_beside_a_secret_are_kept() -> None:
    assert mask(f"{SECRET}{SECRET}") == MASK * 2
    assert mask(f"a{SECRET}b{SECRET}c") == f"a{MASK}b{MASK}c"
    assert mask(f"=={SECRET}==") == f"=={MASK}=="
