"""Signatures of captured requests, recomputed by the vendor's code and by the runtime's steps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from yunbind_runtime.wire.signing import (
    acs3_hmac_sha256,
    alibaba_hmac_sha1,
    sdk_hmac_sha256,
    tc3_hmac_sha256,
    tencent_hmac,
)

from tests.runtime.loopback import Received

from .conftest import Sdks
from .inputs import Input
from .meaning import lower_names, parse_pairs, read_parameters
from .variants import KEYS, Variant


@dataclass(frozen=True)
class Facts:
    """The signature of a request and its inputs.

    Attributes:
        signature: Signature without the rest of the header.
        signed: Signed headers, for schemes that have them.
        proof: Key ID, session token, time, nonce, algorithm and scope.
    """

    signature: str
    proof: dict[str, str | None]
    signed: dict[str, str] = field(default_factory=dict)


_PROOF_HEADERS = {
    "tc3-hmac-sha256": ("x-tc-timestamp", "x-tc-token"),
    "acs3-hmac-sha256": (
        "x-acs-date", "x-acs-signature-nonce", "x-acs-security-token", "x-acs-accesskey-id", "x-acs-content-sha256",
    ),
    "sdk-hmac-sha256": ("x-sdk-date", "x-security-token"),
}  # fmt: skip
_PROOF_PARAMETERS = {
    "tencent": ("SecretId", "Token", "Timestamp", "Nonce"),
    "alibaba": (
        "AccessKeyId", "SecurityToken", "Timestamp", "SignatureNonce", "SignatureMethod", "SignatureVersion",
    ),
}  # fmt: skip


def list_facts(variant: Variant, received: Received) -> Facts:
    """Return the signature of a request and its inputs."""
    headers = lower_names(received.headers)
    if variant.ours not in _PROOF_HEADERS:
        given = read_parameters(received)
        names = _PROOF_PARAMETERS[variant.sdk.partition("_")[0]]
        return Facts(given["Signature"], {name: given.get(name) for name in names})
    found = re.fullmatch(
        r"(?P<algorithm>\S+) (Credential|Access)=(?P<scope>[^,]+), ?SignedHeaders=(?P<names>[^,]+), ?Signature=(?P<value>\w+)",
        headers["authorization"],
    )
    assert found, headers["authorization"]
    proof: dict[str, str | None] = {name: headers.get(name) for name in _PROOF_HEADERS[variant.ours]}
    proof |= {"algorithm": found["algorithm"], "scope": found["scope"]}
    return Facts(found["value"], proof, {name: headers[name] for name in found["names"].split(";")})


def sign_by_sdk(sdks: Sdks, variant: Variant, case: Input, received: Received) -> str:
    """Return the signature that the SDK's code computes for a captured request."""
    headers = lower_names(received.headers)
    path, _, query = received.target.partition("?")
    method, body = received.method, received.body.decode()
    if variant.ours == "tc3-hmac-sha256":
        request = {
            "method": method,
            "path": path,
            "query": query,
            "headers": {
                "Host": headers["host"],
                "Content-Type": headers["content-type"],
                "X-TC-Timestamp": headers["x-tc-timestamp"],
            },
            "body": body,
        }
        return sdks.tencent.run("sign_tc3", service=case.action.service, request=request, keys=KEYS)
    if variant.ours == "acs3-hmac-sha256":
        made = sdks.alibaba.run(
            "sign_acs3",
            method=method,
            path=path,
            query=dict(parse_pairs(query)),
            headers=list_facts(variant, received).signed,
            payload_hash=headers["x-acs-content-sha256"],
            keys=KEYS,
        )
        return made.rpartition("Signature=")[2]
    if variant.ours == "sdk-hmac-sha256":
        made = sdks.huawei.run(
            "sign",
            method=method,
            host=headers["host"],
            path=path,
            query=parse_pairs(query),
            headers=list_facts(variant, received).signed,
            body=body,
            keys=KEYS,
        )
        return made.rpartition("Signature=")[2]
    parameters = read_parameters(received)
    del parameters["Signature"]
    if variant.sdk == "tencent":
        return sdks.tencent.run(
            "sign_v1",
            method=method,
            host=headers["host"],
            parameters=parameters,
            scheme=variant.theirs,
            keys=KEYS,
        )
    sdk = sdks.alibaba if variant.sdk == "alibaba" else sdks.alibaba_old
    return sdk.run("sign_v1", method=method, parameters=parameters, keys=KEYS)


def sign_by_steps(variant: Variant, case: Input, received: Received) -> str:
    """Return the signature that the runtime's steps compute for a captured request."""
    path, _, query = received.target.partition("?")
    secret = KEYS[1]
    headers = lower_names(received.headers)
    if variant.ours not in _PROOF_HEADERS:
        parameters = read_parameters(received)
        del parameters["Signature"]
        pairs = list(parameters.items())
        if variant.sdk == "tencent":
            to_sign = tencent_hmac.string_to_sign(received.method, headers["host"], pairs)
            scheme: Any = variant.theirs
            return tencent_hmac.signature(secret, to_sign, scheme)
        to_sign = alibaba_hmac_sha1.string_to_sign(received.method, pairs)
        return alibaba_hmac_sha1.signature(secret, to_sign)
    signed = list_facts(variant, received).signed.items()
    if variant.ours == "tc3-hmac-sha256":
        timestamp = int(headers["x-tc-timestamp"])
        canonical = tc3_hmac_sha256.canonical_request(
            received.method,
            path,
            query,
            signed,
            tc3_hmac_sha256.hash_payload(received.body, headers.get("x-tc-content-sha256")),
            fold_values=False,
        )
        to_sign = tc3_hmac_sha256.string_to_sign(timestamp, case.action.service, canonical)
        date = tc3_hmac_sha256.format_date(timestamp)
        return tc3_hmac_sha256.signature(
            tc3_hmac_sha256.derive_key(secret, date, case.action.service), to_sign
        )
    if variant.ours == "acs3-hmac-sha256":
        canonical = acs3_hmac_sha256.canonical_request(
            received.method, path, query, signed, acs3_hmac_sha256.hash_payload(received.body)
        )
        return acs3_hmac_sha256.signature(secret, acs3_hmac_sha256.string_to_sign(canonical))
    payload_hash = sdk_hmac_sha256.hash_payload(received.body, headers.get("x-sdk-content-sha256"))
    canonical = sdk_hmac_sha256.canonical_request(received.method, path, query, signed, payload_hash)
    return sdk_hmac_sha256.signature(secret, sdk_hmac_sha256.string_to_sign(headers["x-sdk-date"], canonical))
