"""Any request gets the response of a cloud or 404, and never a crash."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import load_catalog
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .conftest import Clock
from .signed_requests import HOST, KEYS, NOW, alibaba, alibaba_older, huawei, tencent, tencent_older

# Header values reach the application as any text without line ends.
TEXT = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=("Cs",)), max_size=60)
AUTHORIZATIONS = st.one_of(
    TEXT,
    st.builds(
        "{} {}={},SignedHeaders={},Signature={}".format,
        st.sampled_from(["TC3-HMAC-SHA256", "ACS3-HMAC-SHA256", "SDK-HMAC-SHA256"]),
        st.sampled_from(["Credential", "Access"]),
        st.sampled_from(["tencent-id/2026-11-21/tke/tc3_request", "alibaba-id", "huawei-id", "/", ""]),
        TEXT,
        TEXT,
    ),
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "authorization": AUTHORIZATIONS,
        "content-type": st.sampled_from(["application/json", "application/x-www-form-urlencoded", "é", ""]),
        "x-tc-action": st.sampled_from(["DescribeImageCaches", "x", "é"]),
        "x-tc-version": st.sampled_from(["2018-05-25", "x"]),
        "x-tc-timestamp": st.sampled_from(["1795262400", "x", "٣", "-1", "1e9"]),
        "x-acs-action": st.sampled_from(["DescribeImageCaches", "x"]),
        "x-acs-version": st.sampled_from(["2018-08-08", "x"]),
        "x-acs-date": TEXT,
        "x-acs-signature-nonce": TEXT,
        "x-sdk-date": TEXT,
        "x-auth-token": TEXT,
        "accept": st.sampled_from(["application/xml", "*/*", "é"]),
    },
)
QUERIES = st.one_of(
    TEXT, st.sampled_from(["Action=x&SecretId=y", "Action=x&AccessKeyId=y", "%", "%ff=%ff", "&&==&"])
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
PARAMETERS = st.dictionaries(
    st.sampled_from(
        [
            "ImageCacheIds",
            "ImageCacheNames",
            "Limit",
            "Offset",
            "Filters",
            "Images",
            "Tags",
            "AutoCreateEipAttribute",
        ]
    )
    | TEXT,
    JSON,
    max_size=4,
)
NAMES = st.sampled_from(
    ["RegionId", "Tag", "Tag.1.Key", "Tag.1", "Tag.0", "Limit", "MatchImage.1", "..", "", "."]
)

fuzz = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def emulator() -> Application:
    return create_application(load_catalog(), KEYS, clock=Clock(NOW), samples=True)


def check(response: HttpResponse) -> None:
    assert response.status < 500
    if response.status != 404 or response.header("Content-Type") != "text/plain; charset=utf-8":
        kind = response.header("Content-Type") or ""
        assert "xml" in kind or isinstance(json.loads(response.body), dict)


@pytest.mark.slow
@fuzz
@given(
    method=st.sampled_from(["GET", "POST", "DELETE", "OPTIONS", "X"]),
    path=st.sampled_from(["/", "/v5/imagecaches", "/v5/", "/v3/x", "*", "", "//", "/%ff", "/é"]),
    query=QUERIES,
    headers=HEADERS,
    body=st.binary(max_size=60) | QUERIES.map(str.encode),
)
def test_any_request_gets_a_response(
    emulator: Application, method: str, path: str, query: str, headers: dict[str, str], body: bytes
):
    check(emulator.respond(HttpRequest(method, "http", HOST, path, query, tuple(headers.items()), body)))


@pytest.mark.slow
@fuzz
@given(parameters=PARAMETERS, action=st.sampled_from(["DescribeImageCaches", "CreateImageCache"]))
def test_any_signed_json_gets_a_response(emulator: Application, parameters: dict, action: str):
    check(emulator.respond(tencent(action, parameters)))


@fuzz
@given(body=st.binary(max_size=80))
def test_any_signed_bytes_get_a_response(emulator: Application, body: bytes):
    check(emulator.respond(tencent(body=body)))


@pytest.mark.slow
@fuzz
@given(
    parameters=st.dictionaries(NAMES | TEXT, TEXT, max_size=5), nonce=st.uuids().map(str), xml=st.booleans()
)
def test_any_signed_flat_parameters_get_a_response(
    emulator: Application, parameters: dict[str, str], nonce: str, xml: bool
):
    headers = {"accept": "application/xml"} if xml else {}
    check(emulator.respond(alibaba(parameters, nonce=nonce, headers=headers)))
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in parameters.items())
    check(emulator.respond(tencent(method="GET", query=query)))


@pytest.mark.slow
@fuzz
@given(
    parameters=st.dictionaries(NAMES | TEXT, TEXT, max_size=5),
    nonce=st.integers(1, 2**63).map(str),
    method=st.sampled_from(["GET", "POST"]),
)
def test_any_parameters_with_an_older_signature_get_a_response(
    emulator: Application, parameters: dict[str, str], nonce: str, method: str
):
    check(emulator.respond(tencent_older(parameters, nonce=nonce, method=method)))
    check(emulator.respond(alibaba_older(parameters, nonce=nonce, method=method, response_format=None)))


@fuzz
@given(
    changed=st.dictionaries(
        st.sampled_from(
            ["Signature", "Nonce", "SignatureNonce", "Timestamp", "SecretId", "Version", "Format"]
        ),
        TEXT,
        max_size=4,
    )
)
def test_any_older_signature_gets_a_response(emulator: Application, changed: dict[str, str]):
    check(emulator.respond(tencent_older(changed=changed)))
    check(emulator.respond(alibaba_older(changed=changed)))


@pytest.mark.slow
@fuzz
@given(value=TEXT)
def test_any_signed_query_gets_a_response(emulator: Application, value: str):
    check(emulator.respond(huawei(query=f"name={quote(value, safe='~')}")))


def test_lone_surrogates_get_a_response(emulator: Application):
    """JSON can escape characters that UTF-8 cannot encode, and the response names them."""
    response = emulator.respond(tencent(body=b'{"\\ud800": 1}'))
    assert json.loads(response.body)["Response"]["Error"]["Code"] == "UnknownParameter"


def test_deep_names_get_a_response(emulator: Application):
    name = ".".join("a" * 5000)
    check(emulator.respond(tencent(method="GET", query=f"{name}=1")))
    check(emulator.respond(alibaba({"Tag." + name: "1"})))
