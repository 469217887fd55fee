"""HAR files (HTTP Archive 1.2), as browsers and proxies export them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlsplit

from yunbind_runtime.base.http import HttpRequest

from yunbind_signatures.evidence import Evidence, Refusal
from yunbind_signatures.signed_request import NoSignatureError, read_signed_request

from .answers import read_answer
from .input_error import InputError


def read_har(value: Mapping[str, Any]) -> Evidence:
    """Return the last refused request with a signature of a HAR file, or the last one with a signature.

    Raises:
        InputError: The file has no request with a signature, or lacks a part of HAR.
    """
    try:
        entries = [_read_entry(entry) for entry in value["log"]["entries"]]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"The HAR file lacks a part: {error}") from None
    signed = [(evidence, status) for evidence, status in entries if _is_signed(evidence)]
    if not signed:
        raise InputError(f"None of the {len(entries)} requests of the HAR file has a signature.")
    refused = [evidence for evidence, status in signed if status >= 400 or evidence.refusal.code]
    return refused[-1] if refused else signed[-1][0]


def _read_entry(entry: Mapping[str, Any]) -> tuple[Evidence, int]:
    sent = entry["request"]
    parts = urlsplit(str(sent["url"]))
    headers = [(str(item["name"]), str(item["value"])) for item in sent["headers"]]
    host = next((text for name, text in headers if name.lower() in {"host", ":authority"}), parts.netloc)
    kept = tuple(header for header in headers if header[0].lower() != "host" and header[0][:1] != ":")
    body = _read_text(sent, "postData").encode("utf-8", "surrogatepass")
    request = HttpRequest(str(sent["method"]), parts.scheme, host, parts.path or "/", parts.query, kept, body)
    got = cast("Mapping[str, Any]", entry.get("response") or {})
    text = _read_text(got, "content")
    dates = [str(item["value"]) for item in got.get("headers") or () if item["name"].lower() == "date"]
    refusal = read_answer(text) or Refusal()
    if dates:
        refusal = Refusal(refusal.code, refusal.message, refusal.texts, dates[0])
    return Evidence(request, refusal=refusal), int(got.get("status") or 0)


def _read_text(value: Mapping[str, Any], name: str) -> str:
    inner = cast("Mapping[str, Any]", value.get(name) or {})
    return str(inner.get("text") or "")


def _is_signed(evidence: Evidence) -> bool:
    if evidence.request is None:
        return False
    try:
        read_signed_request(evidence.request)
    except NoSignatureError:
        return False
    return True
