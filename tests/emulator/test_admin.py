"""The admin API, over its socket."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from yunbind_emulator import Emulator

from .conftest import Clock
from .signed_requests import KEYS, NOW, tencent

IMAGE = {"Images": ["nginx:latest"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    with Emulator(credentials=KEYS, clock=Clock(NOW)) as emulator:
        yield emulator


@pytest.fixture
def cloud(running: Emulator) -> Emulator:
    running.control.reset()
    running.control.rates.enabled = True
    return running


def call(
    cloud: Emulator,
    method: str,
    path: str,
    document: object = None,
    *,
    body: bytes | None = None,
    headers: dict[str, str | None] | None = None,
) -> tuple[int, Any, http.client.HTTPMessage]:
    """Call the admin API; a header with the value None is left out."""
    address = cloud.admin["endpoint"].removeprefix("http://")
    if document is not None:
        body = json.dumps(document).encode()
    sent: dict[str, str | None] = {"host": address, "x-yunbind-token": cloud.admin["token"]}
    if body is not None:
        sent |= {"content-type": "application/json", "content-length": str(len(body))}
    connection = http.client.HTTPConnection(address, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=True)
        for name, value in (sent | (headers or {})).items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        return response.status, json.loads(response.read()), response.headers
    finally:
        connection.close()


def create(cloud: Emulator, name: str = "one") -> dict[str, Any]:
    request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": name}, moment=cloud.control.clock.now())
    return send(cloud, request)


def send(cloud: Emulator, request: Any = None) -> dict[str, Any]:
    from .test_server import send as send_raw

    return json.loads(send_raw(cloud, request or tencent(moment=cloud.control.clock.now()))[1])["Response"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"x-yunbind-token": None}, 401),
        ({"x-yunbind-token": "wrong"}, 401),
        ({"x-yunbind-token": "\xff"}, 401),
        ({"host": "evil.example"}, 403),
        ({"host": "evil.example:80"}, 403),
        ({"host": "127.0.0.1"}, 403),
        ({"host": None}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_a_page_of_another_site_is_refused(cloud: Emulator, headers: dict[str, str | None], status: int):
    """Host shows a name that was rebound to this machine, Origin shows another page."""
    create(cloud)
    before = cloud.control.state.export()
    assert call(cloud, "POST", "/reset", headers=headers)[0] == status
    assert cloud.control.state.export() == before


def test_this_machines_other_names_are_served(cloud: Emulator):
    port = cloud.admin["endpoint"].rpartition(":")[2]
    for host in (f"localhost:{port}", f"[::1]:{port}"):
        headers: dict[str, str | None] = {"host": host, "origin": f"http://{host}"}
        assert call(cloud, "GET", "/clock", headers=headers)[0] == 200


def test_no_other_origin_can_read_a_response(cloud: Emulator):
    for method in ("GET", "OPTIONS"):
        _, _, headers = call(cloud, method, "/clock", headers={"origin": None})
        assert not [name for name in headers if name.lower().startswith("access-control")]


def test_the_clouds_and_the_admin_api_are_apart(cloud: Emulator):
    assert cloud.admin["endpoint"] != cloud.endpoint
    connection = http.client.HTTPConnection(cloud.endpoint.removeprefix("http://"), timeout=10)
    connection.request("GET", "/clock", headers={"X-Yunbind-Token": cloud.admin["token"]})
    assert connection.getresponse().status == 404
    connection.close()


def test_the_clock_is_shown_set_advanced_and_frozen(cloud: Emulator):
    assert call(cloud, "GET", "/clock")[1] == {"now": NOW.isoformat(), "frozen": False}
    _, shown, _ = call(
        cloud, "POST", "/clock", {"set": "2030-01-01T00:00:00Z", "advance": 1.5, "freeze": True}
    )
    assert shown == {"now": "2030-01-01T00:00:01.500000+00:00", "frozen": True}
    assert cloud.control.clock.now().isoformat() == shown["now"]
    assert call(cloud, "POST", "/clock", {"freeze": False})[1]["frozen"] is False


def test_a_clock_moves_only_by_what_it_is_told(cloud: Emulator):
    for document in ({"freeze": True}, {"freeze": False}, {"advance": 0}, {"set": NOW.isoformat()}):
        assert call(cloud, "POST", "/clock", document)[1]["now"] == NOW.isoformat()


def test_a_refusal_is_a_sentence(cloud: Emulator):
    status, said, _ = call(cloud, "POST", "/rates", {"enabled": 1})
    assert (status, said) == (400, {"error": "enabled must be true or false."})


def test_a_reset_responds_with_an_empty_object(cloud: Emulator):
    assert call(cloud, "POST", "/reset")[1] == {}


def test_signatures_look_at_the_clock_that_was_set(cloud: Emulator):
    call(cloud, "POST", "/clock", {"advance": 1000})
    assert send(cloud, tencent(moment=NOW))["Error"]["Code"] == "AuthFailure.SignatureExpire"


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        "x",
        {"oops": 1},
        {"advance": "1"},
        {"advance": True},
        {"advance": 1e300},
        {"freeze": 1},
        {"set": 5},
        {"set": "now"},
        {"set": "2030-01-01T00:00:00"},
    ],
)
def test_a_clock_that_cannot_be_is_refused(cloud: Emulator, document: object):
    status, said, _ = call(cloud, "POST", "/clock", document)
    assert status == 400
    assert said["error"]
    assert cloud.control.clock.now() == NOW


def test_faults_are_added_listed_and_removed(cloud: Emulator):
    rule = {"action": "DescribeImageCaches", "kind": "error", "code": "InternalError"}
    _, added, _ = call(cloud, "POST", "/faults", [rule, {"kind": "reset", "vendor": "huawei"}])
    assert send(cloud)["Error"]["Code"] == "InternalError"
    _, listed, _ = call(cloud, "GET", "/faults")
    assert [each["applied"] for each in listed["faults"]] == [1, 0]
    call(cloud, "DELETE", f"/faults/{added['faults'][0]['id']}")
    assert "Error" not in send(cloud)
    assert call(cloud, "DELETE", "/faults")[1] == {"faults": []}
    assert call(cloud, "DELETE", "/faults/fault-1")[0] == 404


def test_no_rule_of_a_list_with_a_wrong_rule_is_added(cloud: Emulator):
    assert call(cloud, "POST", "/faults", [{"kind": "reset"}, {"kind": "oops"}])[0] == 400
    assert call(cloud, "GET", "/faults")[1] == {"faults": []}


def test_state_that_is_exported_can_be_imported(cloud: Emulator):
    create(cloud)
    _, exported, _ = call(cloud, "GET", "/state")
    assert exported["format"] == 1
    call(cloud, "POST", "/reset", headers={"content-length": "0"})
    assert send(cloud)["TotalCount"] == 0
    status, imported, _ = call(cloud, "PUT", "/state", exported)
    assert (status, imported) == (200, exported)
    assert send(cloud)["ImageCaches"][0]["ImageCacheName"] == "one"


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"format": 2, "accounts": {}},
        {"format": 1, "accounts": {"a": 1}},
        {"format": 1, "accounts": {"main": {"ap-guangzhou": {"tke.caches": {"imc-1": {}}}}}},
    ],
)
def test_a_state_of_another_form_is_refused_and_changes_nothing(cloud: Emulator, document: object):
    create(cloud)
    assert call(cloud, "PUT", "/state", document)[0] == 400
    assert send(cloud)["TotalCount"] == 1


def test_a_reset_deletes_everything(cloud: Emulator):
    create(cloud)
    call(cloud, "POST", "/faults", {"kind": "reset", "vendor": "huawei"})
    call(cloud, "POST", "/clock", {"advance": 100, "freeze": True})
    assert call(cloud, "POST", "/reset")[0] == 200
    assert call(cloud, "GET", "/clock")[1] == {"now": NOW.isoformat(), "frozen": False}
    assert call(cloud, "GET", "/faults")[1] == {"faults": []}
    assert call(cloud, "GET", "/journal")[1] == {"calls": []}
    assert send(cloud)["TotalCount"] == 0


def test_a_seed_gives_the_same_ids_again(cloud: Emulator):
    call(cloud, "POST", "/seed", {"seed": 42})
    first = create(cloud)
    call(cloud, "POST", "/reset")
    call(cloud, "POST", "/seed", {"seed": 42})
    assert create(cloud) == first
    call(cloud, "POST", "/seed", {"seed": None})
    assert create(cloud, "two") != first


def test_the_journal_is_read_from_a_number_on(cloud: Emulator):
    send(cloud)
    number = call(cloud, "GET", "/journal")[1]["calls"][-1]["number"]
    create(cloud)
    calls = call(cloud, "GET", f"/journal?after={number}")[1]["calls"]
    assert [each["action"] for each in calls] == ["CreateImageCache"]
    assert call(cloud, "DELETE", "/journal")[1] == {"calls": []}
    assert call(cloud, "GET", "/journal?after=x")[0] == 400


def test_rates_are_on_and_can_be_switched_off(cloud: Emulator):
    assert call(cloud, "GET", "/rates")[1] == {"enabled": True}
    assert "Error" in [key for _ in range(21) for key in send(cloud)]
    assert call(cloud, "POST", "/rates", {"enabled": False})[1] == {"enabled": False}
    assert "Error" not in [key for _ in range(21) for key in send(cloud)]
    assert call(cloud, "POST", "/rates", {"enabled": 0})[0] == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/nothing", 404),
        ("GET", "/faults/fault-1", 404),
        ("DELETE", "/nothing", 404),
        ("DELETE", "/clock", 405),
        ("PATCH", "/clock", 405),
        ("POST", "/state", 405),
    ],
)
def test_an_unknown_route_is_named(cloud: Emulator, method: str, path: str, status: int):
    found, said, _ = call(cloud, method, path)
    assert (found, bool(said["error"])) == (status, True)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b'{"advance": NaN}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"advance": 1' + b"0" * 400 + b"}", "application/json", 400),
        (b'{"advance": 1' + b"0" * 10_000 + b"}", "application/json", 400),
        (b'{"advance": 1e999}', "application/json", 400),
        (b'{"\\ud800": 1}', "application/json", 400),
        (b'{"set": "\\udfff"}', "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"advance=1", "application/x-www-form-urlencoded", 415),
    ],
)
def test_a_body_other_than_json_is_refused(cloud: Emulator, body: bytes, kind: str, status: int):
    assert call(cloud, "POST", "/clock", body=body, headers={"content-type": kind})[0] == status


ROUTES = [
    ("POST", "/clock"),
    ("POST", "/faults"),
    ("PUT", "/state"),
    ("POST", "/rates"),
    ("POST", "/metadata"),
    ("POST", "/seed"),
]
HOSTILE = {
    "huge integer": "1" + "0" * 4000,
    "integer of 65 bits": str(2**63),
    "huge float": "1e400",
    "lone surrogate": r'"\ud800"',
    "lone surrogate as a key": r'{"\udc00": 1}',
    "nearly endless levels": "[" * 960 + "]" * 960,
}
MEMBERS = ["advance", "set", "seed", "kind", "message", "match", "latency", "accounts", "format", "enabled"]


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_values_that_no_response_could_show_are_refused(cloud: Emulator, method: str, path: str, value: str):
    """Everywhere in the body: alone, in a list, and in each member. The state stays as it is."""
    create(cloud)
    before = call(cloud, "GET", "/state")[1]
    plain = '"kind": "reset", "accounts": {}, "format": 1, '
    bodies = [value, f"[{value}]", *(f'{{{plain}"{member}": {value}}}' for member in MEMBERS)]
    for body in bodies:
        status, said, _ = call(cloud, method, path, body=body.encode())
        assert (status, bool(said["error"])) == (400, True), body[:60]
    assert call(cloud, "GET", "/faults")[1] == {"faults": []}
    assert call(cloud, "GET", "/state")[1] == before


@pytest.mark.parametrize("seed", [2**63 - 1, -(2**63)])
def test_integers_of_64_bits_are_taken(cloud: Emulator, seed: int):
    assert call(cloud, "POST", "/seed", {"seed": seed})[1] == {"seed": seed}


@pytest.mark.parametrize("surplus", [0, 1])
def test_a_body_is_read_up_to_its_largest_size(
    cloud: Emulator, monkeypatch: pytest.MonkeyPatch, surplus: int
):
    monkeypatch.setattr("yunbind_emulator.admin._MAX_BYTES", 1000)
    body = b'{"seed": 7}'.ljust(1000 + surplus)
    status, said, _ = call(cloud, "POST", "/seed", body=body)
    assert (status, said.get("seed")) == ((413, None) if surplus else (200, 7))


def test_a_body_in_many_chunks_is_limited_too(cloud: Emulator, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("yunbind_emulator.admin._MAX_BYTES", 1000)
    chunked: dict[str, str | None] = {"content-length": None, "transfer-encoding": "chunked"}
    body = b"64\r\n" + b" " * 100 + b"\r\n"
    assert call(cloud, "POST", "/seed", body=body * 11 + b"0\r\n\r\n", headers=chunked)[0] == 413


@pytest.mark.parametrize(
    ("after", "status"), [("9" * 18, 200), ("9" * 19, 400), ("-1", 400), ("\u0663", 400)]
)
def test_the_number_of_a_call_has_at_most_18_digits(cloud: Emulator, after: str, status: int):
    assert call(cloud, "GET", f"/journal?after={quote(after)}")[0] == status
