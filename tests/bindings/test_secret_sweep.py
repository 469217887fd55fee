"""Marked secrets are passed everywhere. No printed or written text of the library may contain a mark."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import logging
import pickle
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from yunbind import AuthToken, Credentials, PasswordLogin
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import YunbindError
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.huawei.iam import IamClient
from yunbind.tencent.sts import StsClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_runtime.call.hooks import Hooks
from yunbind_runtime.call.redis_limits import RedisLimiter
from yunbind_runtime.call.tracing import Tracing

from tests.runtime.loopback import CannedResponse, Received, Server, make_json, serve

MARKS = {
    name: "-".join(("m4rk", name, "0f3a"))
    for name in (
        "key", "session", "auth", "login", "registry", "oidc", "proxy", "redis", "issued", "subject"
    )
}  # fmt: skip
KEYS = Credentials("sweep-key-id", MARKS["key"], MARKS["session"], "project")
LOGIN = {"server": "r.test", "user_name": "u", "password": MARKS["registry"]}
TKE_LOGIN = {"server": "r.test", "name": "n", "username": "u", "password": MARKS["registry"]}

Outcome = Callable[[Received], CannedResponse]


def repeat(received: Received) -> str:
    """Return the whole request, as a careless gateway would print it."""
    return f"{received.method} {received.target}\n{received.headers}\n{received.body.decode()}"


ISSUED = {
    "Response": {
        "Credentials": {"Token": MARKS["issued"], "TmpSecretId": "i", "TmpSecretKey": MARKS["issued"]}
    },
    "token": {"project": {"id": "p", "name": "cn-north-4"}},
    "projects": [{"id": "p", "name": "cn-north-4"}],
}
OUTCOMES: dict[str, Outcome] = {
    "a response with secrets": lambda _: CannedResponse(
        201, json.dumps(ISSUED).encode(), {"X-Subject-Token": MARKS["subject"], "Set-Cookie": MARKS["issued"]}
    ),
    "a response with secrets and status 200": lambda _: make_json(ISSUED),
    "an error that repeats all": lambda received: make_json(
        {
            "Response": {"Error": {"Code": "InternalError", "Message": repeat(received)}},
            "Code": "Failed",
            "Message": f"server string to sign is: {repeat(received)}",
            "error_code": "APIGW.0301",
            "error_msg": repeat(received),
            "More": {"request": repeat(received)},
        },
        status=400,
    ),
    "a page that repeats all": lambda received: CannedResponse(502, f"<html>{repeat(received)}".encode()),
    "a redirect": lambda received: CannedResponse(302, b"", {"Location": f"http://x.test{received.target}"}),
    "half a response": lambda received: CannedResponse(
        200, json.dumps(repeat(received)).encode(), cut_after=60
    ),
    "JSON that is cut": lambda received: CannedResponse(
        200, json.dumps({"a": repeat(received)}).encode()[:-2]
    ),
    "no response": lambda _: CannedResponse(silent=True),
    "a late response": lambda _: make_json({}, delay=0.5),
}


class Everything(Hooks):
    """Records the text of every event."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def started(self, call: Any) -> None:
        self.seen.append(f"{call!r} {call}")

    def requested(self, event: Any) -> None:
        self.seen.append(f"{event!r} {event.request!r}")

    def responded(self, event: Any) -> None:
        self.seen.append(f"{event!r} {event.response!r}")

    def retried(self, event: Any) -> None:
        self.seen.append(f"{event!r} {event.failure!r}")

    def ended(self, event: Any) -> None:
        self.seen.append(f"{event!r} {event.error!r}")


class Search:
    """Collects printed texts and searches them for marks."""

    def __init__(self) -> None:
        self.log = io.StringIO()
        self.hooks = Everything()
        self.spans = InMemorySpanExporter()
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self.spans))
        self.watching = (self.hooks, Tracing(provider))
        self.texts: list[str] = []

    def add(self, *values: object) -> None:
        """Add all text forms of the values."""
        for value in values:
            self.texts += [repr(value), str(value), f"{value}"]
            with suppress(Exception):  # an object that cannot be pickled adds nothing
                self.texts.append(pickle.dumps(value).decode("latin-1"))

    def add_error(self, error: BaseException) -> None:
        """Add an error with its causes, attributes and traceback."""
        self.texts.append("".join(traceback.format_exception(error)))
        seen: BaseException | None = error
        while seen is not None:
            held = dict(vars(seen))
            # The raw response contains no secrets of the call, but may contain those that the server sent.
            body = held.pop("body", b"")
            for unasked in (MARKS["issued"], MARKS["subject"]):
                body = body.replace(unasked.encode(), b"")
            self.add(seen, seen.args, body, *held.values())
            seen = seen.__cause__ or seen.__context__

    def finish(self) -> None:
        """Assert that no mark was found, plain or in Base64."""
        self.texts += [self.log.getvalue(), *self.hooks.seen]
        self.texts += [span.to_json() or "" for span in self.spans.get_finished_spans()]
        for name, mark in MARKS.items():
            forms = (mark, base64.b64encode(mark.encode()).decode().rstrip("=")[:-2])
            found = [text for text in self.texts for form in forms if form in text]
            assert not found, (name, found[0][:2000])


@pytest.fixture
def cloud() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.fixture
def search() -> Iterator[Search]:
    """A search that also covers all log records, at any level and from any logger."""
    search = Search()
    handler = logging.StreamHandler(search.log)
    handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s %(args)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(1)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield search
    root.setLevel(level)
    root.removeHandler(handler)
    search.texts += [str(each.message) for each in caught]
    search.finish()


def options(cloud: Server, search: Search, **more: Any) -> dict[str, Any]:
    """Return the options of a client that retries once, without a delay."""
    usual = {
        "region": "cn-north-4",
        "known_region": False,
        "credentials": KEYS,
        "endpoint": cloud.endpoint,
        "retries": 1,
        "jitter": lambda: 0.0,
        "timeout": 0.2,
        "hooks": search.watching,
        "environ": {},
    }
    return {**usual, **more}


def make_tke(client: Any) -> Any:
    return client.create_image_cache(
        images=["nginx"], vpc_id="v", subnet_id="s", image_registry_credentials=[TKE_LOGIN]
    )


def make_eci(client: Any) -> Any:
    return client.create_image_cache(
        image_cache_name="n",
        image=["nginx"],
        v_switch_id="v",
        security_group_id="g",
        image_registry_credential=[LOGIN],
    )


def list_cce(client: Any) -> Any:
    return client.list_image_caches()


def assume_role(client: Any) -> Any:
    return client.assume_role_with_web_identity(
        provider_id="p", web_identity_token=MARKS["oidc"], role_arn="r", role_session_name="name"
    )


def log_in(client: Any) -> Any:
    user = {"name": "u", "password": MARKS["login"], "domain": {"name": "d"}}
    identity = {"methods": ["password"], "password": {"user": user}}
    return client.keystone_create_user_token_by_password(auth={"identity": identity})


CASES: dict[str, tuple[Callable[..., Any], Callable[[Any], Any], dict[str, Any]]] = {
    "TKE": (TkeClient, make_tke, {}),
    "TKE with parameters in the query": (TkeClient, make_tke, {"signing": "hmac-sha256", "method": "GET"}),
    "ECI": (EciClient, make_eci, {}),
    "ECI with an older signature": (EciClient, make_eci, {"signing": "hmac-sha1", "method": "GET"}),
    "CCE": (CceClient, list_cce, {}),
    "CCE with a token": (CceClient, list_cce, {"credentials": AuthToken(MARKS["auth"], "p")}),
    "CCE with a password": (CceClient, list_cce, {"credentials": PasswordLogin("u", MARKS["login"], "d")}),
    "STS": (StsClient, assume_role, {}),
    "IAM": (IamClient, log_in, {}),
}
ASYNC_CASES: dict[str, tuple[Callable[..., Any], Callable[[Any], Any], dict[str, Any]]] = {
    "TKE": (AsyncTkeClient, make_tke, {}),
    "ECI with an older signature": (AsyncEciClient, make_eci, {"signing": "hmac-sha1", "method": "GET"}),
    "CCE with a password": (
        AsyncCceClient,
        list_cce,
        {"credentials": PasswordLogin("u", MARKS["login"], "d")},
    ),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("case", CASES)
def test_no_call_shows_a_secret_for_any_response(
    case: str, outcome: str, cloud: Server, search: Search
) -> None:
    """Covers repr, str, format, pickles, logs, errors with causes, hooks, spans and warnings."""
    cloud.respond = OUTCOMES[outcome]
    make, call, more = CASES[case]
    with make(**options(cloud, search, **more)) as client:
        search.add(client, client._session, client._session.settings, client.report_credentials())
        try:
            response = call(client)
        except YunbindError as error:
            search.add_error(error)
        else:
            search.add(response, response.response_metadata)
    sent = "".join(repeat(each) for each in cloud.received)
    assert "m4rk" in sent, "the marks were sent"


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("case", ASYNC_CASES)
async def test_no_asynchronous_call_shows_a_secret_for_any_response(
    case: str, outcome: str, cloud: Server, search: Search
) -> None:
    cloud.respond = OUTCOMES[outcome]
    make, call, more = ASYNC_CASES[case]
    async with make(**options(cloud, search, **more)) as client:
        search.add(client, client._session)
        try:
            search.add(await call(client))
        except YunbindError as error:
            search.add_error(error)
        task = asyncio.create_task(call(client))
        await asyncio.sleep(0.01)
        task.cancel()
        with suppress(asyncio.CancelledError, YunbindError):
            await task
        search.add(task)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_secret_is_shown_with_a_custom_httpx_client(outcome: str, cloud: Server, search: Search) -> None:
    """The httpx client logs every URL."""
    cloud.respond = OUTCOMES[outcome]
    more = {"signing": "hmac-sha1", "method": "GET"}
    with httpx.Client(trust_env=False) as own:
        client = EciClient(**options(cloud, search, transport=own, **more))
        try:
            search.add(make_eci(client))
        except YunbindError as error:
            search.add_error(error)
    assert "HTTP Request: " in search.log.getvalue() or outcome in ("no response", "a late response")
    assert MARKS["registry"] in cloud.received[0].target


def test_raw_responses_show_neither_headers_nor_body(cloud: Server, search: Search) -> None:
    cloud.respond = OUTCOMES["a response with secrets"]
    with IamClient(**options(cloud, search)) as iam:
        user = {"name": "u", "password": MARKS["login"], "domain": {"name": "d"}}
        identity = {"methods": ["password"], "password": {"user": user}}
        raw = iam.with_raw_response.keystone_create_user_token_by_password(auth={"identity": identity})
        assert raw.parsed.subject_token == MARKS["subject"]
        search.add(raw, raw.parsed)


def test_a_proxy_password_is_not_shown(search: Search) -> None:
    """The server acts as the proxy and rejects the requests."""
    with serve() as proxy:
        address = f"http://user:{MARKS['proxy']}@127.0.0.1:{proxy.server_port}"
        for outcome in ("a page that repeats all", "no response", "a response with secrets and status 200"):
            proxy.respond = OUTCOMES[outcome]
            for given in ({"proxy": address}, {"environ": {"HTTP_PROXY": address}}):
                with TkeClient(
                    **options(proxy, search, **{"endpoint": "http://tke.test", **given})
                ) as client:
                    search.add(client, client._session)
                    try:
                        search.add(make_tke(client))
                    except YunbindError as error:
                        search.add_error(error)
        assert any("Proxy-Authorization" in each.headers for each in proxy.received)


def test_a_redis_password_is_not_shown(cloud: Server, search: Search) -> None:
    """The key ID is not shown either when Redis cannot be reached."""
    limiter = RedisLimiter(f"redis://user:{MARKS['redis']}@127.0.0.1:1/0", timeout=0.05)
    search.add(limiter)
    with TkeClient(**options(cloud, search, limiter=limiter)) as client, suppress(YunbindError):
        make_tke(client)
    limiter.close()
    assert "Redis" in search.log.getvalue()


@pytest.mark.parametrize(
    "value",
    [KEYS, AuthToken(MARKS["auth"]), PasswordLogin("u", MARKS["login"], "d")],
    ids=lambda v: type(v).__name__,
)
def test_objects_with_secrets_cannot_be_pickled(value: object, search: Search) -> None:
    search.add(value, [value], {"credentials": value})
    with pytest.raises(TypeError, match="holds a secret"):
        pickle.dumps(value)


def test_the_search_finds_marks() -> None:
    """A search that finds nothing would pass all tests above."""
    for text in (MARKS["key"], f"x{MARKS['oidc']}y", base64.b64encode(MARKS["login"].encode()).decode()):
        search = Search()
        search.texts.append(text)
        with pytest.raises(AssertionError, match=r"m4rk|bTRya"):
            search.finish()
