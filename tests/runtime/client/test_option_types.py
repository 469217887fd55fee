"""Options of a wrong type: the error names the option and says what was given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from yunbind_runtime.auth.providers import (
    AssumeRole,
    CliProfile,
    CredentialsUri,
    ExternalProcess,
    MetadataRole,
    WebIdentity,
)
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.call.limits import LocalLimiter
from yunbind_runtime.call.redis_limits import RedisLimiter
from yunbind_runtime.call.retries import Retries

from ..fakes.services import AsyncPicClient, PicClient

NAN, INFINITY = float("nan"), float("inf")
URL = "redis://127.0.0.1:1"
ARN = "qcs::cam::uin/1:roleName/r"

SECONDS = ("5", b"5", True, False, NAN, -1, [5], object)
COUNTS = ("2", 2.5, 2.0, True, False, NAN, -1, [2])


def with_wrong(wrong: tuple[Any, ...], **options: Callable[..., Any]) -> list[Any]:
    """Return a test case for each option and each wrong value."""
    return [
        pytest.param(make, name, value, id=f"{make.__name__}-{name}-{value!r}")
        for name, make in options.items()
        for value in wrong
    ]


def make_client(**options: Any) -> PicClient:
    return PicClient(**{"region": "ap-1", "environ": {}, **options})


def make_async_client(**options: Any) -> AsyncPicClient:
    return AsyncPicClient(**{"region": "ap-1", "environ": {}, **options})


def copy_client(**options: Any) -> PicClient:
    return make_client().with_options(**options)


def make_redis(**options: Any) -> RedisLimiter:
    return RedisLimiter(**{"url": URL, **options})


def make_process(**options: Any) -> ExternalProcess:
    return ExternalProcess(**{"command": "x", **options})


def make_uri(**options: Any) -> CredentialsUri:
    return CredentialsUri(**{"uri": "http://h/", **options})


def make_role(**options: Any) -> AssumeRole:
    return AssumeRole(**{"role_arn": ARN, **options})


def make_identity(**options: Any) -> WebIdentity:
    return WebIdentity(**{"role_arn": ARN, "provider": "p", "token_file": "f", **options})


CLIENTS = (make_client, make_async_client, copy_client)
NO_TEXT = (5, b"x", ["x"], True)

CASES = [
    *(case for make in CLIENTS for case in with_wrong((*SECONDS, 0), timeout=make)),
    *(case for make in CLIENTS for case in with_wrong(COUNTS, retries=make)),
    *(case for make in CLIENTS for case in with_wrong((5, "x", True), limiter=make)),
    *(case for make in CLIENTS for case in with_wrong((5, b"x"), region=make)),
    *(case for make in CLIENTS for case in with_wrong((5, b"x", 0), endpoint=make)),
    *(case for make in CLIENTS for case in with_wrong((5, "x"), signing=make, method=make)),
    *(
        case
        for make in (make_client, make_async_client)
        for case in (
            *with_wrong((*COUNTS, 0), max_connections=make, max_response_size=make),
            *with_wrong((5, "x", True), clock=make, sleep=make, nonce=make, jitter=make, hooks=make),
            *with_wrong((5, True), ca_bundle=make),
            *with_wrong((5, "x", True), tls_context=make, environ=make),
            *with_wrong((5, b"x", True), proxy=make),
        )
    ),
    *with_wrong((*SECONDS, 0), connect=Timeout, read=Timeout, write=Timeout, total=Timeout),
    *with_wrong((*COUNTS, 0), attempts=Retries),
    *with_wrong((*SECONDS, INFINITY), first=Retries, cap=Retries),
    *with_wrong((*SECONDS, 0), deadline=Retries),
    *with_wrong((*SECONDS, INFINITY), margin=LocalLimiter),
    *with_wrong((5, "x"), clock=LocalLimiter),
    *with_wrong((*SECONDS, 0, INFINITY), timeout=make_redis),
    *with_wrong(SECONDS, rest=make_redis),
    *with_wrong(NO_TEXT, prefix=make_redis, url=make_redis),
    *with_wrong((5, "x"), local=make_redis),
    *with_wrong((*SECONDS, 0), timeout=MetadataRole),
    *with_wrong((*COUNTS, 0), attempts=MetadataRole),
    *with_wrong(NO_TEXT, role=MetadataRole, host=MetadataRole),
    *with_wrong((*SECONDS, 0), timeout=make_uri),
    *with_wrong((*COUNTS, 0), attempts=make_uri),
    *with_wrong(NO_TEXT, uri=make_uri),
    *with_wrong((*SECONDS, 0), timeout=make_process),
    *with_wrong((*COUNTS, 0), duration=make_role),
    *with_wrong((*COUNTS, 0), duration=make_identity),
    *with_wrong(NO_TEXT, role_arn=make_role, session_name=make_role, policy=make_role, external_id=make_role),
    *with_wrong(NO_TEXT, role_arn=make_identity, provider=make_identity),
    *with_wrong((5, True, ["x"]), token_file=make_identity, path=CliProfile),
    *with_wrong(NO_TEXT, name=CliProfile),
    *with_wrong((5, "x"), external_process=CliProfile),
]


@pytest.mark.parametrize(("make", "option", "value"), CASES)
def test_an_option_of_a_wrong_type_is_refused(make: Callable[..., Any], option: str, value: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make(**{option: value})
    message = str(caught.value)
    assert option in message
    # A value that can be secret is shown as its type.
    assert repr(value) in message or type(value).__name__ in message


@pytest.mark.parametrize("value", [5, b"x", ["x", 5]])
def test_a_command_of_a_wrong_type_is_refused(value: Any) -> None:
    with pytest.raises(ConfigurationError, match="command"):
        ExternalProcess(value)


@pytest.mark.parametrize("value", [5, 2.5, INFINITY, 1e-9])
def test_numbers_of_seconds_are_accepted(value: float) -> None:
    assert Timeout.of(value).read == value
    assert Retries(deadline=value).deadline == value
    assert make_client(timeout=value, retries=0).region == "ap-1"


def test_zero_is_accepted_where_it_means_something() -> None:
    assert LocalLimiter(margin=0).margin == 0
    assert Retries(first=0, cap=0).cap == 0
    assert Retries.of(0).attempts == 1
    assert make_redis(rest=0)
