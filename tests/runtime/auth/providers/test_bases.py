"""Base classes of providers: renewal, expiry, equality of keys, and functions."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from yunbind_runtime.auth.credential_provider import CredentialRequest, CredentialsUnavailable
from yunbind_runtime.auth.providers.bases import (
    CallableProvider,
    IssuedCredentials,
    LazyProvider,
    RefreshableProvider,
    StaticProvider,
    is_same,
    make_credentials,
    required,
)
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.call.effects import Deadline, Effects, Send, drive, drive_async
from yunbind_runtime.model.credentials import AuthToken, Credentials

from tests.runtime.fakes.services import ALIBABA, define
from tests.runtime.scripted import OK, AsyncScript, Script

from .effects import START, Answers, make_request

MINUTE = timedelta(minutes=1)
KEYS = [Credentials(f"id-{number}", "secret", "token") for number in range(9)]


class Renewed(RefreshableProvider):
    """A provider whose credentials live for a while."""

    def __init__(self, life: timedelta | None, **options: Any) -> None:
        super().__init__("renewed", **options)
        self.life = life
        self.now = START
        self.keys = iter(KEYS)
        self.error: Exception | None = None
        self.fetches = 0
        self.deadlines: list[Deadline | None] = []

    def clock(self) -> datetime:
        return self.now

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        self.fetches += 1
        self.deadlines.append(request.call.deadline)
        yield from ()
        if self.error is not None:
            raise self.error
        return IssuedCredentials(next(self.keys), None if self.life is None else self.now + self.life)

    def ask(self, refused: Any = None, **fields: Any) -> Any:
        request = make_request(clock=self.clock, **fields)
        return Answers().run(self.get_credentials(request, refused))


@pytest.mark.parametrize(
    ("life", "renewed_after"),
    [
        (timedelta(hours=10), timedelta(hours=10) - 15 * MINUTE),  # the margin
        (150 * MINUTE, 135 * MINUTE),
        (100 * MINUTE, 90 * MINUTE),  # the last tenth
        (10 * MINUTE, 9 * MINUTE),
    ],
)
def test_credentials_are_renewed_a_margin_before_they_expire(
    life: timedelta, renewed_after: timedelta
) -> None:
    """Or in the last tenth of a shorter lifetime."""
    provider = Renewed(life)
    assert provider.ask() == KEYS[0]
    provider.now = START + renewed_after - timedelta(seconds=1)
    assert provider.ask() == KEYS[0]
    provider.now = START + renewed_after
    assert provider.ask() == KEYS[1]


def test_credentials_that_have_expired_already_are_used_for_a_minute() -> None:
    """So that a wrong clock does not cause a request for each call."""
    provider = Renewed(-timedelta(hours=1))
    assert provider.ask() == KEYS[0]
    provider.now += timedelta(seconds=53)
    assert provider.ask() == KEYS[0]
    provider.now += timedelta(seconds=7)
    assert provider.ask() == KEYS[1]


def test_credentials_expire_while_their_renewal_fails() -> None:
    """They are used until then."""
    provider = Renewed(100 * MINUTE)
    provider.ask()
    provider.error = CredentialsError("words")
    provider.now += 100 * MINUTE - timedelta(seconds=1)
    assert provider.ask() == KEYS[0]
    provider.now = START + 100 * MINUTE
    with pytest.raises(CredentialsError):
        provider.ask()


def test_an_expiry_is_a_time_of_the_clouds_clock() -> None:
    """Which is an hour ahead here."""
    from yunbind_runtime.call.clock_offset import ClockOffset

    provider = Renewed(160 * MINUTE)
    offset = ClockOffset(timedelta(hours=1))
    provider.ask(offset=offset)
    provider.now += 90 * MINUTE - timedelta(seconds=1)
    assert provider.ask(offset=offset) == KEYS[0]
    provider.now = START + 90 * MINUTE
    assert provider.ask(offset=offset) == KEYS[1]


def test_credentials_without_expiry_are_kept() -> None:
    """Unless the service refuses them, or another cloud asks."""
    provider = Renewed(None)
    provider.ask()
    provider.now += timedelta(days=999)
    assert provider.ask() == KEYS[0]
    assert provider.ask(refused=KEYS[5]) == KEYS[0]
    assert provider.ask(refused=KEYS[0]) == KEYS[1]
    assert provider.ask(refused=KEYS[0]) == KEYS[1]
    assert provider.ask(operation=define(ALIBABA, "ListImages")) == KEYS[2]


def test_absence_is_remembered_if_the_provider_says_so() -> None:
    for options, fetches in (({}, 2), ({"cache_absence_for": MINUTE}, 1)):
        provider = Renewed(None, **options)
        provider.error = CredentialsUnavailable("words")
        for _ in range(2):
            with pytest.raises(CredentialsUnavailable):
                provider.ask()
        assert provider.fetches == fetches


def test_a_renewal_takes_at_most_half_of_the_time_that_is_left() -> None:
    """The first fetch may take all of it."""
    provider = Renewed(10 * MINUTE)
    deadline = Deadline(8.0, lambda: 2.0)

    def ask() -> None:
        request = make_request(clock=provider.clock)
        request = replace(request, call=replace(request.call, deadline=deadline))
        Answers().run(provider.get_credentials(request))

    ask()
    provider.now += 9 * MINUTE
    ask()
    assert [each and each.left for each in provider.deadlines] == [6.0, 3.0]


def test_a_request_for_credentials_is_limited_by_the_timeout_of_the_client() -> None:
    class Asking(Renewed):
        def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
            yield Send(HttpRequest("GET", "http", "h", "/"), Timeout(60, 60, 60))
            return IssuedCredentials(KEYS[0])

    answers = Answers(OK)
    answers.run(Asking(None).get_credentials(make_request(timeout=Timeout(1, 2, 3))))
    assert answers.timeouts == [Timeout(1, 2, 3, 6)]


def test_absence_becomes_an_error_if_credentials_are_required() -> None:
    with pytest.raises(CredentialsUnavailable, match=r"^the file is gone$"), required(None):
        raise CredentialsUnavailable("the file is gone")
    with (
        pytest.raises(CredentialsError, match=r"^the file is gone, but X names it$") as caught,
        required("but X names it"),
    ):
        raise CredentialsUnavailable("the file is gone")
    assert type(caught.value) is CredentialsError
    with pytest.raises(CredentialsError, match=r"^damaged$"), required("but X names it"):
        raise CredentialsError("damaged")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Credentials("i", "s", "t", "p"), Credentials("i", "s", "t", "q"), True),
        (Credentials("i", "s"), Credentials("j", "s"), False),
        (Credentials("i", "s"), Credentials("i", "z"), False),
        (Credentials("i", "s", "t"), Credentials("i", "s"), False),
        (AuthToken("t", "p"), AuthToken("t", "q"), True),
        (AuthToken("t"), AuthToken("u"), False),
        (Credentials("t", "s"), AuthToken("t"), False),
        (AuthToken("t"), Credentials("t", "s"), False),
        (AuthToken("t"), None, False),
        (Credentials("i", "s"), None, False),
    ],
)
def test_keys_are_the_same_whatever_their_projects(one: Any, other: Any, expected: bool) -> None:
    assert is_same(one, other) is expected


def test_given_credentials_are_usable_until_they_expire_or_are_refused() -> None:
    static = StaticProvider(IssuedCredentials(KEYS[0], START + MINUTE))
    assert static.is_usable(START + MINUTE - timedelta(microseconds=1), None) is True
    assert static.is_usable(START + MINUTE, None) is False
    assert static.is_usable(START, KEYS[1]) is True
    assert static.is_usable(START, KEYS[0]) is False
    endless = StaticProvider(IssuedCredentials(KEYS[0]), "words")
    assert endless.is_usable(START + timedelta(days=9999), None) is True
    assert (endless.warning, static.warning, endless.title) == ("words", "", "credentials")


class Files:
    """A source of providers that can change."""

    def __init__(self, *found: Any) -> None:
        self.found = list(found)
        self.reads = 0
        self.provider = LazyProvider("files", self.read)

    def read(self, _request: CredentialRequest) -> Any:
        self.reads += 1
        found = self.found[0] if len(self.found) == 1 else self.found.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    def ask(self, refused: Any = None, now: datetime = START) -> Any:
        request = make_request(clock=lambda: now)
        return Answers().run(self.provider.get_credentials(request, refused))


def static(number: int, **options: Any) -> StaticProvider:
    return StaticProvider(IssuedCredentials(KEYS[number]), **options)


def test_files_are_read_at_the_first_call_and_after_a_refusal() -> None:
    files = Files(static(0, warning="words"), static(1))
    assert (files.reads, files.provider.warning) == (0, "")
    assert (files.ask(), files.ask(), files.reads) == (KEYS[0], KEYS[0], 1)
    assert files.provider.warning == "words"
    assert (files.ask(KEYS[5]), files.reads) == (KEYS[0], 1)
    assert (files.ask(KEYS[0]), files.reads, files.provider.warning) == (KEYS[1], 2, "")


def test_files_are_read_again_when_their_keys_expire() -> None:
    files = Files(StaticProvider(IssuedCredentials(KEYS[0], START + MINUTE)), static(1))
    assert files.ask() == KEYS[0]
    assert (files.ask(now=START + MINUTE), files.reads) == (KEYS[1], 2)


def test_rereading_says_whether_the_keys_are_others() -> None:
    request = make_request()
    files = Files(static(0), static(0), ConfigurationError("half written"), static(1), static(1))
    assert files.provider.reread(request, KEYS[0]) is False, "nothing was read yet"
    files.ask()
    assert files.provider.reread(request, KEYS[5]) is True, "another call has read them"
    assert files.reads == 1
    assert files.provider.reread(request, KEYS[0]) is False
    assert files.provider.reread(request, KEYS[0]) is False, "half written"
    assert files.provider.reread(request, KEYS[0]) is True
    assert (files.reads, files.ask()) == (4, KEYS[1])


def test_a_provider_that_renews_its_keys_rereads_them_itself() -> None:
    files = Files(provider := Renewed(None))
    files.ask()
    asked: list[Any] = []

    def reread(_request: Any, refused: Any) -> bool:
        asked.append(refused)
        return True

    provider.reread = reread  # type: ignore[method-assign]
    assert files.provider.reread(make_request(), KEYS[0]) is True
    assert (asked, files.reads) == ([KEYS[0]], 1)


async def give() -> Credentials:
    return KEYS[0]


class Giving:
    """A callable object whose result is asynchronous."""

    def __call__(self) -> Any:
        return give()


def run_blocking(function: Any) -> Any:
    return drive(CallableProvider(function).get_credentials(make_request()), Script())


def run_async(function: Any) -> Any:
    return asyncio.run(drive_async(CallableProvider(function).get_credentials(make_request()), AsyncScript()))


def test_a_function_is_called_before_each_attempt() -> None:
    for run in (run_blocking, run_async):
        keys: Iterator[Any] = iter([KEYS[0], AuthToken("t")])
        function = keys.__next__
        assert (run(function), run(function)) == (KEYS[0], AuthToken("t"))


@pytest.mark.parametrize("function", [give, Giving()], ids=["function", "object"])
def test_an_asynchronous_function_needs_an_asynchronous_client(function: Any) -> None:
    assert run_async(function) == KEYS[0]
    with pytest.raises(ConfigurationError, match="is asynchronous, and this client is not"):
        run_blocking(function)


def test_a_function_must_return_credentials() -> None:
    """The error names the type and shows no value."""

    def stop() -> Any:
        raise StopIteration

    for run in (run_blocking, run_async):
        with pytest.raises(
            ConfigurationError, match="must return Credentials or an AuthToken, not str"
        ) as caught:
            run(lambda: "s3cret")
        assert "s3cret" not in str(caught.value)
        with pytest.raises(RuntimeError, match="raised StopIteration"):
            run(stop)


def test_keys_that_were_read_are_checked_without_being_shown() -> None:
    assert make_credentials("it", "i", "s") == Credentials("i", "s")
    assert make_credentials("it", "i", "s", "", "") == Credentials("i", "s")
    assert make_credentials("it", "i", "s", "t", "p") == Credentials("i", "s", "t", "p")
    wrongs: list[tuple[Any, ...]] = [(5, "s"), ("i", b"s"), ("i", "s", 5), ("i", "s", None, ["p"])]
    for wrong in wrongs:
        with pytest.raises(CredentialsError, match=r"^it contains a key that is not a string\.$"):
            make_credentials("it", *wrong)
    with pytest.raises(
        CredentialsError, match=r"^it contains an invalid key\. The key_secret .* white space"
    ) as caught:
        make_credentials("it", "i", "s3 cret")
    assert "s3 cret" not in str(caught.value)
    assert caught.value.__context__ is None
