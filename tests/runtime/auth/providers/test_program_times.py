"""The time of an external program, and the words about missing credentials."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from yunbind_runtime.auth.keystone import needs_project, require_keystone
from yunbind_runtime.auth.providers.environment import read_environment, suggest_credentials
from yunbind_runtime.auth.providers.external_process import ExternalProcess
from yunbind_runtime.auth.resolver import make_authentication
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError, DeadlineExceeded
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.call.effects import Deadline
from yunbind_runtime.model.credentials import AuthToken, Credentials
from yunbind_runtime.model.operation import Keystone

from tests.runtime.fakes.services import ALIBABA, HUAWEI, TENCENT, define

from .effects import Answers, make_request


class Program(ExternalProcess):
    """A program that does not run."""

    def __init__(self, output: bytes | str = b'{"SecretId": "i", "SecretKey": "s"}', **options: Any) -> None:
        super().__init__("vault get", **options)
        self.output = output
        self.seconds: list[float] = []

    def _run(self, seconds: float) -> bytes | str:
        self.seconds.append(seconds)
        return self.output


def ask(program: Program, timeout: Timeout | None = None, left: float | None = None) -> Any:
    request = make_request(timeout=timeout or Timeout())
    if left is not None:
        request = replace(request, call=replace(request.call, deadline=Deadline(left, lambda: 0.0)))
    return Answers().run(program.fetch(request))


@pytest.mark.parametrize(
    ("timeout", "left", "expected"),
    [
        (None, None, 60),
        (None, 45.0, 45),
        (None, 90.0, 60),
        (Timeout(5, 20, 30), None, 20),
        (Timeout(5, 40, 30, 10), None, 10),
        (Timeout(5, 90, 30), None, 60),
        (Timeout(5, 20, 30), 2.0, 2),
    ],
)
def test_a_program_has_a_minute_unless_the_caller_has_less_time(
    timeout: Timeout | None, left: float | None, expected: float
) -> None:
    """The default timeout of requests is no wish of the caller. It runs again three minutes before an expiry."""
    program = Program()
    assert program.find_margin(make_request()) == timedelta(minutes=3)
    assert ask(program, timeout, left).credentials == Credentials("i", "s")
    assert program.seconds == [expected]


def test_a_program_that_fails_says_why() -> None:
    """At the deadline, the deadline is the reason."""
    program = Program("did not finish")
    for left in (None, 0.5):
        with pytest.raises(CredentialsError, match=r"the program vault did not finish$"):
            ask(program, left=left)
    with pytest.raises(DeadlineExceeded):
        ask(program, left=0.0)
    with pytest.raises(CredentialsError, match="has no credentials") as caught:
        ask(Program(b'{"Code": "Failed"}'))
    assert type(caught.value) is CredentialsError


def test_the_words_about_missing_credentials_fit_the_service() -> None:
    """And the signing scheme of the client."""

    def suggest(service: Any, signing: str | None = None) -> str:
        operation = define(service, "ShowCache", http=("GET", "/x"))
        return suggest_credentials(replace(make_request(operation=operation), signing=signing))

    assert suggest(TENCENT) == (
        "Set TENCENT_ID and TENCENT_KEY in the environment, or pass "
        "credentials=Credentials(key_id, key_secret)."
    )
    assert suggest(HUAWEI) == (
        "Set HUAWEI_AK and HUAWEI_SK or HUAWEI_AUTH_TOKEN in the environment, or pass "
        "credentials=Credentials(key_id, key_secret) or credentials=AuthToken(token)."
    )
    token = suggest(HUAWEI, "x-auth-token")
    assert token == "Set HUAWEI_AUTH_TOKEN in the environment, or pass credentials=AuthToken(token)."
    bare = replace(TENCENT, credentials=replace(TENCENT.credentials, key_id=(), key_secret=()))
    assert suggest(bare) == "Pass credentials=Credentials(key_id, key_secret)."


def test_the_preferred_type_of_credentials_is_read_from_the_environment() -> None:
    environ = {"HUAWEI_AK": "a", "HUAWEI_SK": "s", "HUAWEI_AUTH_TOKEN": "t", "HUAWEI_PROJECT": "p"}
    variables = HUAWEI.credentials
    pair, token = Credentials("a", "s", None, "p"), AuthToken("t", "p")
    assert read_environment(variables, environ, (Credentials, AuthToken)) == pair
    assert read_environment(variables, environ, (AuthToken, Credentials)) == token
    assert read_environment(variables, {**environ, "HUAWEI_AUTH_TOKEN": ""}, (AuthToken, Credentials)) == pair
    assert read_environment(variables, {**environ, "HUAWEI_SK": ""}, (Credentials,)) is None


@pytest.mark.parametrize("service", [TENCENT, ALIBABA], ids=lambda service: service.provider)
def test_the_first_signing_scheme_is_the_default(service: Any) -> None:
    """Whether the credentials are given or found later."""

    def find(credentials: Any, signing: str | None) -> str:
        return make_authentication(
            service, credentials, signing, region="r", endpoint=None, environ={}
        ).signing

    first, second, *_ = service.signing
    for credentials in (None, Credentials("i", "s"), lambda: None):
        assert (find(credentials, None), find(credentials, second)) == (first, second)


def test_a_project_is_needed_by_key_pairs_of_services_with_projects() -> None:
    keystone: Any = object.__new__(Keystone)
    service = replace(HUAWEI, keystone=keystone, project=True)
    pair = Credentials("i", "s")
    assert needs_project(service, pair, "r", None) is True
    assert require_keystone(service) is keystone
    for other, credentials, region, endpoint in (
        (HUAWEI, pair, "r", None),
        (replace(service, project=False), pair, "r", None),
        (service, pair, None, None),
        (service, pair, "r", "https://h"),
        (service, Credentials("i", "s", None, "p"), "r", None),
        (service, AuthToken("t"), "r", None),
    ):
        assert not needs_project(other, credentials, region, endpoint)
    with pytest.raises(ConfigurationError, match="PIC has no identity service"):
        require_keystone(HUAWEI)
