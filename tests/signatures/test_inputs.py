"""The forms in which a refused request is given."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from yunbind_runtime.base.http import HttpRequest
from yunbind_signatures.check import Verdict, check_signature
from yunbind_signatures.inputs.input_error import InputError
from yunbind_signatures.inputs.reader import read_evidence

from tests.signatures.signers import SECRET, SIGNERS, Plan, sign_acs3, sign_alibaba_sha1, sign_sdk, sign_tc3


def show_curl(request: HttpRequest) -> str:
    headers = "".join(f" \\\n  -H '{name}: {value}'" for name, value in request.headers)
    body = f" \\\n  --data-raw '{request.body.decode()}'" if request.body else ""
    return f"curl -sS -X{request.method} '{request.url}'{headers}{body}"


def show_http(request: HttpRequest) -> str:
    headers = "".join(f"{name}: {value}\n" for name, value in request.headers)
    return f"{request.method} {request.target} HTTP/1.1\nHost: {request.host}\n{headers}\n{request.body.decode()}"


def show_har(request: HttpRequest) -> str:
    entry = {
        "request": {
            "method": request.method,
            "url": request.url,
            "headers": [{"name": name, "value": value} for name, value in request.headers],
            "postData": {"text": request.body.decode()},
        },
        "response": {"status": 403, "headers": [], "content": {"text": ""}},
    }
    return json.dumps({"log": {"entries": [entry]}})


def show_verbose(request: HttpRequest) -> str:
    sent = "".join(f"> {name}: {value}\n" for name, value in request.headers)
    return (
        f"$ {show_curl(replace(request, headers=()))}\n* Connected\n"
        f"> {request.method} {request.target} HTTP/1.1\n> Host: {request.host}\n{sent}>\n"
        "< HTTP/1.1 403 Forbidden\n< Date: Sun, 29 Nov 2026 23:30:10 GMT\n<\n"
        '{"Response": {"Error": {"Code": "AuthFailure.SignatureFailure", "Message": "m"}, "RequestId": "r"}}'
    )


def check(text: str, secret: str | None = SECRET) -> Verdict:
    return check_signature(read_evidence(text), secret)


@pytest.mark.parametrize("show", [show_curl, show_http, show_har, show_verbose])
@pytest.mark.parametrize("scheme", SIGNERS)
def test_a_right_request_is_read_as_it_was_sent(scheme: str, show: object) -> None:
    assert callable(show)
    verdict = check(show(SIGNERS[scheme](Plan())))
    assert (verdict.kind, verdict.problems) == ("right", ())


@pytest.mark.parametrize("show", [show_curl, show_http, show_har, show_verbose])
def test_a_mistake_is_found_in_every_form(show: object) -> None:
    assert callable(show)
    verdict = check(show(sign_tc3(Plan({"type": "text/plain", "sent_type": "application/json"}))))
    assert verdict.kind == "unknown"
    verdict = check(show(sign_tc3(Plan({"type": "application/json; charset=utf-8"}))))
    assert [cause.name for cause in verdict.causes] == ["content-type"]
    assert verdict.difference is not None
    assert verdict.difference.step == "canonical_request"
    assert verdict.difference.byte == len("POST\n/\n\ncontent-type:application/json")


def test_curl_adds_the_type_of_a_form_where_no_header_names_one() -> None:
    request = sign_tc3(Plan())
    bare = replace(request, headers=tuple(h for h in request.headers if h[0] != "Content-Type"))
    verdict = check(show_curl(bare))
    assert [cause.name for cause in verdict.causes] == ["content-type"]
    assert "form" in {problem.name for problem in verdict.problems}


SERVER_TEXTS = {
    "as JSON": lambda text: json.dumps(
        {"Code": "SignatureDoesNotMatch", "Message": f"server string to sign is:{text}"}
    ),
    "as XML": lambda text: (
        f"<Error><Code>SignatureDoesNotMatch</Code><Message>server string to sign is:{text.replace('&', '&amp;')}</Message></Error>"
    ),
    "in an exception": lambda text: f"Error SignatureDoesNotMatch: server string to sign is:{text}",
}


@pytest.mark.parametrize("form", SERVER_TEXTS)
@pytest.mark.parametrize("keeps_line_feeds", [True, False])
def test_a_server_that_saw_the_same_text_leaves_the_key(form: str, keeps_line_feeds: bool) -> None:
    """The vendor's error holds the text that the server made. It is the one of the request."""
    for signer in (sign_acs3, sign_alibaba_sha1):
        request = signer(Plan())
        expected = check_signature(read_evidence(show_curl(request)), SECRET).expected.string_to_sign
        assert expected is not None
        text = expected if keeps_line_feeds else expected.replace("\n", "")
        evidence = read_evidence(f"{show_curl(request)}\n\n{SERVER_TEXTS[form](text)}")
        verdict = check_signature(evidence, "AnotherSecret")
        assert evidence.refusal.code == "SignatureDoesNotMatch"
        assert (verdict.kind, verdict.difference) == ("unknown", None)


def test_a_server_that_saw_another_request_is_named() -> None:
    request = sign_alibaba_sha1(Plan())
    text = "GET&%2F&Action%3DOther"
    verdict = check(f"{show_curl(request)}\n\nSignatureDoesNotMatch: server string to sign is:{text}")
    assert verdict.kind == "differs"
    assert "proxy" in verdict.summary.en
    assert verdict.difference is not None
    assert verdict.difference.byte == len("GET&%2F&Ac")


def test_two_texts_are_compared_byte_by_byte() -> None:
    own = "POST\n/\n\ncontent-type:application/json\nhost:a\n\ncontent-type;host\nabc"
    verdict = check_signature(read_evidence(f"{own}\n---\n{own.replace('host:a', 'host:é')}"))
    assert verdict.kind == "differs"
    assert verdict.difference is not None
    assert (verdict.difference.byte, verdict.difference.line) == (own.index("host:a") + 5, 5)
    assert check_signature(read_evidence(f"{own}\n---\n{own}")).kind == "equal"


def test_a_clock_that_is_off_is_named_from_the_date_of_the_answer() -> None:
    text = show_verbose(sign_tc3(Plan())).replace("23:30:10", "23:45:10")
    problems = {problem.name: problem.text.en for problem in check(text).problems}
    assert "910 s behind" in problems["clock"]


def test_headers_that_were_signed_and_not_sent_are_named() -> None:
    request = sign_sdk(Plan())
    stripped = replace(request, headers=tuple(h for h in request.headers if h[0] != "x-project-id"))
    problems = {problem.name: problem.text.en for problem in check(show_curl(stripped)).problems}
    assert "x-project-id" in problems["header-not-sent"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        ("hello", "not understood"),
        ("{", "not JSON"),
        ("[]", "object"),
        ('{"log": {}}', "lacks a part"),
        ('{"log": {"entries": []}}', "None of the 0 requests"),
        ("curl 'https://x", "cut off"),
        ("curl -X", "cut off"),
        ("curl -s", "no URL"),
        ("curl https://x -d @body.json", "body.json"),
        ("POST / HTTP/1.1\nContent-Type: a\n\n", "Host"),
        ("POST / HTTP/1.1\nnocolon\n\n", "no colon"),
        ("x" * (8 * 2**20 + 1), "limit"),
        ("[" * 100_000, "nested"),
    ],
)
def test_bad_input_is_a_sentence(text: str, word: str) -> None:
    with pytest.raises(InputError, match=word):
        read_evidence(text)
