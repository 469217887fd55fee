"""Credentials: validation and repr."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.model.credentials import AuthToken, Credentials


def test_a_repr_shows_the_ends_of_the_key_id_and_no_secret() -> None:
    credentials = Credentials("ABCD-0123456789-WXYZ", "the-key-secret", "the-session-token", "project")
    for shown in (repr(credentials), str(credentials), f"{credentials}"):
        assert "ABCD***WXYZ" in shown
        assert "0123456789" not in shown
        assert "the-" not in shown
        assert "project" in shown


@pytest.mark.parametrize("key_id", ["a", "12345678"])
def test_a_short_key_id_is_hidden_completely(key_id: str) -> None:
    assert repr(key_id) not in repr(Credentials(key_id, "secret"))


def test_a_token_is_not_shown() -> None:
    token = AuthToken("the-token", "project")
    assert "the-token" not in repr(token) + str(token)


@pytest.mark.parametrize(
    "value", ["", " x", "x ", "x\n", "\tx", "a\x00b", "密钥", "a\nb", "a b", "a\u00a0b", "a\u2028b"]
)
@pytest.mark.parametrize("name", ["key_id", "key_secret", "session_token", "project_id"])
def test_an_invalid_value_is_refused_and_not_shown(name: str, value: str) -> None:
    fields = {"key_id": "id", "key_secret": "secret", name: value}
    with pytest.raises(ConfigurationError, match=name) as caught:
        Credentials(**fields)
    if value:
        assert value not in str(caught.value)


@pytest.mark.parametrize("value", ["", "a b", "a\tb"])
def test_an_invalid_token_is_refused(value: str) -> None:
    with pytest.raises(ConfigurationError, match="token"):
        AuthToken(value)


@pytest.mark.parametrize("value", [None, 1, b"key"])
def test_a_key_that_is_no_string_is_refused_by_its_type(value: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"must be a string, not {type(value).__name__}"):
        Credentials("id", value)


def test_absent_options_are_none() -> None:
    credentials = Credentials("id", "secret")
    assert (credentials.session_token, credentials.project_id) == (None, None)


@pytest.mark.parametrize("credentials", [Credentials("i", "s", "t", "p"), AuthToken("t", "p")])
def test_credentials_can_be_copied_and_not_pickled(credentials: object) -> None:
    """A pickle would contain the secret in plain text."""
    assert copy.deepcopy(credentials) == copy.copy(credentials) == credentials
    with pytest.raises(TypeError, match=r"cannot be pickled\. Create it in the process that uses it"):
        pickle.dumps(credentials)
