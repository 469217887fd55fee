"""Credentials in environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from yunbind_runtime.auth.providers.environment import read_environment
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.model.credentials import AuthToken, Credentials, CredentialVariables

from ...fakes.services import PicClient

HUAWEI = CredentialVariables(
    key_id=("HUAWEICLOUD_SDK_AK", "CLOUD_SDK_AK"),
    key_secret=("HUAWEICLOUD_SDK_SK", "CLOUD_SDK_SK"),
    session_token=("HUAWEICLOUD_SDK_SECURITY_TOKEN",),
    project_id=("HUAWEICLOUD_SDK_PROJECT_ID",),
    auth_token=("HUAWEICLOUD_AUTH_TOKEN",),
)


def read(environ: Mapping[str, str], types: Any = (Credentials, AuthToken)) -> Any:
    return read_environment(HUAWEI, environ, types)


def test_all_variables_are_read() -> None:
    environ = {
        "HUAWEICLOUD_SDK_AK": "ak",
        "HUAWEICLOUD_SDK_SK": "sk",
        "HUAWEICLOUD_SDK_SECURITY_TOKEN": "token",
        "HUAWEICLOUD_SDK_PROJECT_ID": "project",
    }
    assert read(environ) == Credentials("ak", "sk", "token", "project")


def test_the_first_complete_pair_is_used_and_pairs_do_not_mix() -> None:
    environ = {"HUAWEICLOUD_SDK_AK": "one", "CLOUD_SDK_AK": "two", "CLOUD_SDK_SK": "two-secret"}
    assert read(environ) == Credentials("two", "two-secret")
    environ["HUAWEICLOUD_SDK_SK"] = "one-secret"
    assert read(environ) == Credentials("one", "one-secret")


def test_a_token_is_read_if_there_is_no_pair() -> None:
    environ = {"HUAWEICLOUD_AUTH_TOKEN": "token", "HUAWEICLOUD_SDK_PROJECT_ID": "project"}
    assert read(environ) == AuthToken("token", "project")


def test_only_the_accepted_type_is_read() -> None:
    environ = {"HUAWEICLOUD_AUTH_TOKEN": "token", "HUAWEICLOUD_SDK_AK": "ak", "HUAWEICLOUD_SDK_SK": "sk"}
    assert isinstance(read(environ), Credentials)
    assert isinstance(read(environ, (AuthToken,)), AuthToken)
    assert isinstance(read(environ, (Credentials,)), Credentials)


def test_empty_variables_contain_no_credentials() -> None:
    assert read({"HUAWEICLOUD_SDK_AK": ""}) is None


def test_the_error_of_an_invalid_variable_does_not_show_its_value() -> None:
    with pytest.raises(ConfigurationError) as bad:
        read({"HUAWEICLOUD_SDK_AK": "ak", "HUAWEICLOUD_SDK_SK": "s3cret-value\n"})
    assert "s3cret-value" not in str(bad.value)


def fail_to_find(environ: Mapping[str, str]) -> str:
    """Return the error of a client that finds no credentials."""
    environ = {"YUNBIND_METADATA_DISABLED": "true", **environ}
    with (
        PicClient(region="ap-1", environ=environ, endpoint="http://127.0.0.1:1") as client,
        pytest.raises(CredentialsError) as caught,
    ):
        client.list_images()
    return str(caught.value)


def test_the_error_names_the_variables_and_the_argument() -> None:
    message = fail_to_find({})
    assert "Set TENCENT_ID and TENCENT_KEY in the environment" in message
    assert "pass credentials=Credentials(key_id, key_secret)" in message


def test_the_error_for_half_a_pair_names_the_other_half() -> None:
    assert "environment: TENCENT_KEY must be set" in fail_to_find({"TENCENT_ID": "id"})
    message = fail_to_find({"TENCENT_KEY": "s3cret-value"})
    assert "environment: TENCENT_ID must be set" in message
    assert "s3cret-value" not in message
