"""The worked examples of docs/signing.md, computed from the steps of the page.

Only the standard library is used, so that the examples do not rest on the runtime.
`python tests/docs/signing_examples.py` prints the blocks of the page.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

KIT = Path(__file__).parents[2] / "generated" / "conformance" / "sign.json"
Steps = dict[str, str]


def sha256(text: str) -> str:
    """Return the hash in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def encode(text: str) -> str:
    """Percent-encode all but letters, digits and -_.~ of ASCII."""
    return quote(text, safe="-_.~")


def join_query(pairs: list[tuple[str, str]]) -> str:
    """Return the pairs sorted and percent-encoded."""
    return "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(pairs))


def read_pairs(text: str) -> list[tuple[str, str]]:
    """Return the decoded pairs of a query."""
    return parse_qsl(text, keep_blank_values=True)


def join_headers(request: dict[str, Any], added: dict[str, str], names: set[str]) -> Steps:
    """Return the canonical headers and the list of their names."""
    headers = {name.lower(): value.strip() for name, value in request.get("headers", [])}
    headers |= {"host": request["host"]} | added
    signed = sorted(names & set(headers))
    return {
        "lines": "".join(f"{name}:{headers[name]}\n" for name in signed),
        "signed headers": ";".join(signed),
    }


def sign_tc3(case: dict[str, Any]) -> Steps:
    """Sign with TC3-HMAC-SHA256."""
    request, keys = case["request"], case["credentials"]
    time = datetime.fromisoformat(case["time"])
    headers = join_headers(request, {}, {"content-type", "host"})
    lines = headers["lines"].lower()
    body = sha256(request.get("body", ""))
    canonical = "\n".join(
        [request["method"], "/", request.get("query", ""), lines, headers["signed headers"], body]
    )
    scope = f"{time:%Y-%m-%d}/{case['service']}/tc3_request"
    text = f"TC3-HMAC-SHA256\n{int(time.timestamp())}\n{scope}\n{sha256(canonical)}"
    date_key = hmac.digest(f"TC3{keys['key_secret']}".encode(), scope[:10].encode(), "sha256")
    service_key = hmac.digest(date_key, case["service"].encode(), "sha256")
    signing_key = hmac.digest(service_key, b"tc3_request", "sha256")
    signature = hmac.digest(signing_key, text.encode(), "sha256").hex()
    return {
        "hash of the body": body,
        "canonical request": canonical,
        "hash of the canonical request": sha256(canonical),
        "string to sign": text,
        "date key": date_key.hex(),
        "service key": service_key.hex(),
        "signing key": signing_key.hex(),
        "signature": signature,
        "Authorization": f"TC3-HMAC-SHA256 Credential={keys['key_id']}/{scope}, "
        f"SignedHeaders={headers['signed headers']}, Signature={signature}",
    }


def sign_tencent_parameters(case: dict[str, Any], method: str, algorithm: str) -> Steps:
    """Sign the parameters of Tencent."""
    request, keys = case["request"], case["credentials"]
    is_get = request["method"] == "GET"
    pairs = read_pairs(request.get("query", "") if is_get else request.get("body", ""))
    seconds = int(datetime.fromisoformat(case["time"]).timestamp())
    pairs += [("SecretId", keys["key_id"]), ("Timestamp", str(seconds)), ("Nonce", case["nonce"])]
    if method:
        pairs.append(("SignatureMethod", method))
    joined = "&".join(f"{name}={value}" for name, value in sorted(pairs))
    text = f"{request['method']}{request['host']}/?{joined}"
    digest = hmac.digest(keys["key_secret"].encode(), text.encode(), algorithm)
    signature = base64.b64encode(digest).decode()
    return {
        "sorted parameters": joined,
        "string to sign": text,
        "HMAC": digest.hex(),
        "signature": signature,
        "query" if is_get else "body": join_query([*pairs, ("Signature", signature)]),
    }


def sign_acs3(case: dict[str, Any]) -> Steps:
    """Sign with ACS3-HMAC-SHA256."""
    request, keys = case["request"], case["credentials"]
    body = sha256(request.get("body", ""))
    added = {
        "x-acs-date": case["time"],
        "x-acs-signature-nonce": case["nonce"],
        "x-acs-content-sha256": body,
    }
    own = {name.lower() for name, _ in request["headers"] if name.lower().startswith("x-acs-")}
    headers = join_headers(request, added, {"host", "content-type", *own, *added})
    query = join_query(read_pairs(request["query"]))
    canonical = "\n".join([request["method"], "/", query, headers["lines"], headers["signed headers"], body])
    text = f"ACS3-HMAC-SHA256\n{sha256(canonical)}"
    signature = hmac.digest(keys["key_secret"].encode(), text.encode(), "sha256").hex()
    return {
        "hash of the body": body,
        "canonical request": canonical,
        "string to sign": text,
        "signature": signature,
        "Authorization": f"ACS3-HMAC-SHA256 Credential={keys['key_id']},"
        f"SignedHeaders={headers['signed headers']},Signature={signature}",
    }


def sign_alibaba_parameters(case: dict[str, Any]) -> Steps:
    """Sign the parameters of Alibaba."""
    request, keys = case["request"], case["credentials"]
    pairs = read_pairs(request["query"])
    pairs += [
        ("AccessKeyId", keys["key_id"]),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("SignatureNonce", case["nonce"]),
        ("Timestamp", case["time"]),
    ]
    joined = join_query(pairs)
    text = f"{request['method']}&{encode('/')}&{encode(joined)}"
    digest = hmac.digest(f"{keys['key_secret']}&".encode(), text.encode(), "sha1")
    signature = base64.b64encode(digest).decode()
    return {
        "sorted parameters": joined,
        "string to sign": text,
        "HMAC": digest.hex(),
        "signature": signature,
        "query": join_query([*pairs, ("Signature", signature)]),
    }


def sign_sdk(case: dict[str, Any]) -> Steps:
    """Sign with SDK-HMAC-SHA256."""
    request, keys = case["request"], case["credentials"]
    date = f"{datetime.fromisoformat(case['time']):%Y%m%dT%H%M%SZ}"
    body = sha256(request.get("body", ""))
    path = "/".join(encode(part) for part in unquote(request["path"]).split("/"))
    path = path if path.endswith("/") else f"{path}/"
    names = {"host", "content-type", "x-sdk-date"}
    headers = join_headers(request, {"x-sdk-date": date}, names)
    query = join_query(read_pairs(request.get("query", "")))
    canonical = "\n".join([request["method"], path, query, headers["lines"], headers["signed headers"], body])
    text = f"SDK-HMAC-SHA256\n{date}\n{sha256(canonical)}"
    signature = hmac.digest(keys["key_secret"].encode(), text.encode(), "sha256").hex()
    return {
        "hash of the body": body,
        "canonical request": canonical,
        "string to sign": text,
        "signature": signature,
        "X-Sdk-Date": date,
        "Authorization": f"SDK-HMAC-SHA256 Access={keys['key_id']}, "
        f"SignedHeaders={headers['signed headers']}, Signature={signature}",
    }


EXAMPLES: dict[str, Callable[[dict[str, Any]], Steps]] = {
    "tc3-page-example-key": sign_tc3,
    "hmac-sha1-page": lambda case: sign_tencent_parameters(case, "", "sha1"),
    "hmac-sha256-get": lambda case: sign_tencent_parameters(case, "HmacSHA256", "sha256"),
    "acs3-run-instances": sign_acs3,
    "alibaba-hmac-sha1-page": sign_alibaba_parameters,
    "sdk-page": sign_sdk,
    "x-auth-token-get": lambda case: {"X-Auth-Token": case["credentials"]["token"]},
    "unsigned-tencent": lambda case: {
        "Authorization": "SKIP",
        "X-TC-Timestamp": str(int(datetime.fromisoformat(case["time"]).timestamp())),
    },
    "unsigned-alibaba": lambda case: {
        "query": join_query([*read_pairs(case["request"]["query"]), ("Timestamp", case["time"])])
    },
}


def read_case(name: str) -> dict[str, Any]:
    """Return a case of the kit's file `sign`."""
    cases = json.loads(KIT.read_text(encoding="utf-8"))["cases"]
    (case,) = (case for case in cases if case["id"] == name)
    return case


def render_example(name: str) -> str:
    """Return the block of a worked example."""
    case = read_case(name)
    shown = {"input": json.dumps(case["input"], ensure_ascii=False, indent=1)}
    shown |= EXAMPLES[name](case["input"])
    blocks = "\n".join(f"{step}:\n\n```text\n{value}\n```\n" for step, value in shown.items())
    return f"The case is `{name}`.\n\n{blocks}"


if __name__ == "__main__":
    print("\n".join(render_example(name) for name in EXAMPLES))
