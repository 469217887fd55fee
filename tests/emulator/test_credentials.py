"""The keys that the emulator accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from yunbind_emulator.auth.accepted_keys import Key
from yunbind_emulator.base.credentials import (
    Account,
    CredentialsFileError,
    IamUser,
    issue_credentials,
    read_credentials,
)
from yunbind_emulator.factory import build_parts


def test_random_keys_look_like_no_real_ones():
    text = json.dumps(issue_credentials())
    assert not re.search("AKID|LTAI|[A-Z0-9]{20}", text)
    assert text.count("emulator-") == 10


def test_given_keys_are_taken_and_the_rest_is_random():
    keys = issue_credentials({"tencent": {"secret_id": "mine"}})
    assert keys["tencent"]["secret_id"] == "mine"
    assert keys["tencent"]["secret_key"].startswith("emulator-")


def test_a_file_may_give_some_keys(tmp_path: Path):
    path = tmp_path / "keys.json"
    path.write_text('{"huawei": {"ak": "a", "token": "t"}}')
    assert read_credentials(path) == {"huawei": {"ak": "a", "token": "t"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "must be a JSON object"),
        ('{"aws": {}}', "unknown keys: aws. It can have alibaba, huawei, tencent"),
        ('{"tencent": "x"}', "tencent in"),
        ('{"tencent": {"secret": "hunter2"}}', "It can have secret_id, secret_key"),
        ('{"tencent": {"secret_id": ""}}', "tencent.secret_id"),
        ('{"tencent": {"secret_key": ["hunter2"]}}', "tencent.secret_key"),
    ],
)
def test_a_file_of_another_shape_is_refused_without_showing_its_values(tmp_path: Path, text: str, said: str):
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(CredentialsFileError, match=re.escape(said)) as caught:
        read_credentials(path)
    assert "hunter2" not in str(caught.value)


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(CredentialsFileError, match="cannot be read"):
        read_credentials(tmp_path / "none.json")


def test_an_account_shows_no_secret():
    assert "hunter" not in repr(Account("id", "hunter2", "hunter3"))


def test_random_keys_have_their_documented_lengths():
    """A project of Huawei Cloud has 32 hexadecimal digits."""
    issued = issue_credentials()
    assert re.fullmatch("[0-9a-f]{32}", issued["huawei"]["project_id"])
    assert re.fullmatch("emulator-tencent-[0-9a-f]{16}", issued["tencent"]["secret_id"])


def test_no_object_that_holds_a_secret_shows_it():
    """Tracebacks and logs show objects."""
    user = IamUser("name", "hidden-1", "domain", "project")
    key = Key("id", "hidden-2", "hidden-3")
    parts = build_parts(credentials={"tencent": {"secret_key": "hidden-4"}})
    account = Account("id", "hidden-5", "hidden-6", user)
    shown = f"{user!r} {key!r} {account!r}"
    assert "hidden" not in shown
    assert parts.admin_token not in repr(parts)
