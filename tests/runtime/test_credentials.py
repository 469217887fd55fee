"""Credentials and where they are found."""

from __future__ import annotations

import copy
import pickle

import pytest
from yunbind_runtime.credentials import AuthToken, Credentials, CredentialVariables, find_credentials
from yunbind_runtime.errors import ConfigurationError, CredentialsError

HUAWEI = CredentialVariables(
    key_id=("HUAWEICLOUD_SDK_AK", "CLOUD_SDK_AK"),
    key_secret=("HUAWEICLOUD_SDK_SK", "CLOUD_SDK_SK"),
    session_token=("HUAWEICLOUD_SDK_SECURITY_TOKEN",),
    project_id=("HUAWEICLOUD_SDK_PROJECT_ID",),
    auth_token=("HUAWEICLOUD_AUTH_TOKEN",),
)


def test_a_repr_shows_ends_of_the_key_id_and_no_secret() -> None:
    credentials = Credentials("ABCD-0123456789-WXYZ", "the-key-secret", "the-session-token", "project")
    for shown in (repr(credentials), str(credentials), f"{credentials}"):
        assert "ABCD***WXYZ" in shown
        assert "0123456789" not in shown
        assert "the-" not in shown
        assert "project" in shown


@pytest.mark.parametrize("key_id", ["a", "12345678"])
def test_a_short_key_id_is_hidden_whole(key_id: str) -> None:
    assert repr(key_id) not in repr(Credentials(key_id, "secret"))


def test_a_token_is_not_shown() -> None:
    token = AuthToken("the-token", "project")
    assert "the-token" not in repr(token) + str(token)


@pytest.mark.parametrize("value", ["", " x", "x ", "x\n", "\tx", "a\x00b", "密钥", "a\nb"])
@pytest.mark.parametrize("name", ["key_id", "key_secret", "session_token", "project_id"])
def test_a_value_that_no_key_has_is_refused_without_showing_it(name: str, value: str) -> None:
    fields = {"key_id": "id", "key_secret": "secret", name: value}
    with pytest.raises(ConfigurationError, match=name) as caught:
        Credentials(**fields)
    if value:
        assert value not in str(caught.value)


def test_an_empty_token_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="token"):
        AuthToken("")


def test_absent_options_are_none() -> None:
    credentials = Credentials("id", "secret")
    assert (credentials.session_token, credentials.project_id) == (None, None)


@pytest.mark.parametrize("credentials", [Credentials("i", "s", "t", "p"), AuthToken("t", "p")])
def test_credentials_survive_pickle_and_copy(credentials: object) -> None:
    assert pickle.loads(pickle.dumps(credentials)) == credentials
    assert copy.deepcopy(credentials) == credentials


def test_the_environment_gives_everything_that_is_set() -> None:
    environ = {
        "HUAWEICLOUD_SDK_AK": "ak",
        "HUAWEICLOUD_SDK_SK": "sk",
        "HUAWEICLOUD_SDK_SECURITY_TOKEN": "token",
        "HUAWEICLOUD_SDK_PROJECT_ID": "project",
    }
    assert find_credentials(HUAWEI, environ) == Credentials("ak", "sk", "token", "project")


def test_the_first_complete_pair_wins_and_pairs_do_not_mix() -> None:
    environ = {"HUAWEICLOUD_SDK_AK": "one", "CLOUD_SDK_AK": "two", "CLOUD_SDK_SK": "two-secret"}
    assert find_credentials(HUAWEI, environ) == Credentials("two", "two-secret")
    environ["HUAWEICLOUD_SDK_SK"] = "one-secret"
    assert find_credentials(HUAWEI, environ) == Credentials("one", "one-secret")


def test_a_token_is_found_where_there_is_no_pair() -> None:
    environ = {"HUAWEICLOUD_AUTH_TOKEN": "token", "HUAWEICLOUD_SDK_PROJECT_ID": "project"}
    assert find_credentials(HUAWEI, environ) == AuthToken("token", "project")


def test_the_kind_asked_for_is_the_kind_found() -> None:
    environ = {"HUAWEICLOUD_AUTH_TOKEN": "token", "HUAWEICLOUD_SDK_AK": "ak", "HUAWEICLOUD_SDK_SK": "sk"}
    assert isinstance(find_credentials(HUAWEI, environ), Credentials)
    assert isinstance(find_credentials(HUAWEI, environ, (AuthToken,)), AuthToken)
    assert isinstance(find_credentials(HUAWEI, environ, (Credentials,)), Credentials)


def test_an_absence_names_every_variable_and_the_way_to_pass_them() -> None:
    with pytest.raises(CredentialsError) as caught:
        find_credentials(HUAWEI, {"HUAWEICLOUD_SDK_AK": ""})
    text = str(caught.value)
    for name in ("HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK", "CLOUD_SDK_AK and CLOUD_SDK_SK"):
        assert name in text
    assert "HUAWEICLOUD_AUTH_TOKEN" in text
    assert "credentials=Credentials(" in text
    assert "credentials=AuthToken(" in text


def test_half_a_pair_is_answered_with_the_other_half() -> None:
    with pytest.raises(CredentialsError, match="Set HUAWEICLOUD_SDK_SK, or CLOUD_SDK_AK and CLOUD_SDK_SK"):
        find_credentials(HUAWEI, {"HUAWEICLOUD_SDK_AK": "ak"}, (Credentials,))


def test_no_error_about_credentials_shows_their_values() -> None:
    with pytest.raises(CredentialsError) as caught:
        find_credentials(HUAWEI, {"HUAWEICLOUD_SDK_SK": "s3cret-value"})
    assert "s3cret-value" not in str(caught.value)
    with pytest.raises(ConfigurationError) as bad:
        find_credentials(HUAWEI, {"HUAWEICLOUD_SDK_AK": "ak", "HUAWEICLOUD_SDK_SK": "s3cret-value\n"})
    assert "s3cret-value" not in str(bad.value)
