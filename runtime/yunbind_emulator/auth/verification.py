"""Verification of request signatures, over the bytes that were sent.

The request names the headers that its signature covers, because the vendors' SDKs sign
more headers than required. :mod:`yunbind_runtime.wire.signing` computes the expected
signatures. The error codes are the vendors'.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING, Literal

from yunbind_runtime.wire.signing import (
    acs3_hmac_sha256,
    alibaba_hmac_sha1,
    sdk_hmac_sha256,
    tc3_hmac_sha256,
    tencent_hmac,
)

from yunbind_emulator.auth.accepted_keys import TokenState
from yunbind_emulator.base.errors import VendorError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunbind_runtime.base.http import Headers, HttpRequest

    from yunbind_emulator.auth.accepted_keys import AcceptedKeys, Key
    from yunbind_emulator.messages.parameters import Pairs
    from yunbind_emulator.state.issued_secrets import SecretTable

MAX_NONCES = 50_000
"""Maximum number of nonces that a cloud remembers. Beyond it, the oldest could be used again."""
_ACS3_SIGNED = (
    "host",
    "x-acs-action",
    "x-acs-content-sha256",
    "x-acs-date",
    "x-acs-signature-nonce",
    "x-acs-version",
)
_TENCENT_SIGNED = ("SecretId", "Timestamp", "Nonce", "Signature")
_ALIBABA_SIGNED = (
    "AccessKeyId",
    "Signature",
    "SignatureMethod",
    "SignatureVersion",
    "SignatureNonce",
    "Timestamp",
)
NONCE_USED = (
    "A nonce of the older signatures is valid once in its second; then `AuthFailure.SignatureFailure`"
)
TOKENLESS = "A temporary key without its token is refused: `AuthFailure.TokenFailure`"
TOKENLESS_AK = "A temporary key without its token is refused: `APIGW.0301`"
_IAM = "Incorrect IAM authentication information: "


def read_tc3_service(request: HttpRequest) -> str | None:
    """Return the service in the scope of a TC3 signature: nothing else names the service."""
    claim = read_claim(request, tc3_hmac_sha256.ALGORITHM, "Credential")
    return claim.scope[1] if claim and len(claim.scope) == 3 else None


def verify_tc3(request: HttpRequest, keys: AcceptedKeys, service: str, now: datetime, skew: int) -> None:
    """Verify TC3-HMAC-SHA256 (https://cloud.tencent.com/document/api/213/30654).

    Values of signed headers can be in lower case, as the page says, or as sent, as the vendor's SDK signs
    them. The SDK for Node.js signs the host without its port. The signed path is always ``/``.

    Raises:
        VendorError: With an ``AuthFailure`` code.
    """
    scheme = tc3_hmac_sha256
    claim = read_claim(request, scheme.ALGORITHM, "Credential")
    if claim is None or len(claim.scope) != 3 or claim.scope[2] != "tc3_request":
        raise VendorError(
            "AuthFailure.InvalidAuthorization",
            f"The header Authorization must have the form {scheme.ALGORITHM} "
            "Credential=<SecretId>/<date>/<service>/tc3_request, SignedHeaders=<names>, Signature=<hex>.",
        )
    own = keys.find(claim.key_id)
    if own is None:
        raise VendorError("AuthFailure.SecretIdNotFound", "The SecretId is not found.")
    timestamp = _read_timestamp(request.header("X-TC-Timestamp") or "", now, skew)
    headers = claim.select(request)
    if headers is None or not claim.covers("content-type", "host"):
        raise VendorError(
            "AuthFailure.SignatureFailure",
            "The signature must cover content-type and host, and no header that is not sent.",
        )
    payload_hash = scheme.hash_payload(request.body, request.header("X-TC-Content-SHA256"))
    key = scheme.derive_key(own.secret, scheme.format_date(timestamp), service)
    matches: list[bool] = []
    to_sign = ""
    for signed, fold_values in product((_drop_port(headers), headers), (False, True)):
        canonical = scheme.canonical_request(
            request.method, "/", request.query, signed, payload_hash, fold_values=fold_values
        )
        to_sign = scheme.string_to_sign(timestamp, service, canonical)
        matches.append(_equal(scheme.signature(key, to_sign), claim.signature))
    if not any(matches):
        raise VendorError(
            "AuthFailure.SignatureFailure",
            "The signature is wrong: check the SecretKey, the signed headers and the string to sign.",
            string_to_sign=to_sign,
        )
    _check_tencent_token(own, request.header("X-TC-Token"), now)


def verify_tencent_hmac(
    request: HttpRequest, pairs: Pairs, keys: AcceptedKeys, now: datetime, skew: int, nonces: SecretTable
) -> None:
    """Verify HmacSHA1 or HmacSHA256 over parameters (https://cloud.tencent.com/document/api/213/30654).

    The page says that a nonce is valid once. The error code for a second use is assumed.

    Raises:
        VendorError: With an ``AuthFailure`` code, or a code for the parameters of the signature.
    """
    scheme = tencent_hmac
    given = dict(pairs)
    for name in _TENCENT_SIGNED:
        if not given.get(name):
            raise VendorError("MissingParameter", f"The required parameter {name} is missing.")
    own = keys.find(given["SecretId"])
    if own is None:
        raise VendorError("AuthFailure.SecretIdNotFound", "The SecretId is not found.")
    if not re.fullmatch("[1-9][0-9]{0,19}", given["Nonce"]):
        raise VendorError("InvalidParameter", "The parameter Nonce must be a positive integer.")
    _read_timestamp(given["Timestamp"], now, skew)

    signed = [(name, value) for name, value in pairs if name != "Signature"]
    to_sign = scheme.string_to_sign(request.method, request.host, signed)
    method: Literal["HmacSHA1", "HmacSHA256"] = (
        "HmacSHA256" if given.get("SignatureMethod") == "HmacSHA256" else "HmacSHA1"
    )
    if not _equal(scheme.signature(own.secret, to_sign, method), given["Signature"]):
        raise VendorError(
            "AuthFailure.SignatureFailure",
            "The signature is wrong: check the SecretKey, the method and the string to sign.",
            string_to_sign=to_sign,
        )
    _check_tencent_token(own, given.get("Token"), now)
    if not nonces.use(f"{given['Timestamp']} {given['Nonce']}", now.timestamp(), 2 * skew):
        message = "The Nonce was used before; every attempt needs a new one."
        raise VendorError("AuthFailure.SignatureFailure", message, assumed=NONCE_USED)


def verify_acs3(
    request: HttpRequest, keys: AcceptedKeys, now: datetime, skew: int, nonces: SecretTable
) -> None:
    """Verify ACS3-HMAC-SHA256.

    https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature

    Raises:
        VendorError: With the gateway's code and HTTP status.
    """
    scheme = acs3_hmac_sha256
    claim = read_claim(request, scheme.ALGORITHM, "Credential")
    if claim is None or not claim.covers(*_ACS3_SIGNED):
        raise VendorError(
            "IncompleteSignature",
            f"The header Authorization must have the form {scheme.ALGORITHM} Credential=<AccessKeyId>,"
            f"SignedHeaders=<names>,Signature=<hex>, and cover {', '.join(_ACS3_SIGNED)}.",
        )
    headers = claim.select(request)
    if headers is None:
        raise VendorError("IncompleteSignature", "A header that the signature covers is missing.")
    own = keys.find(claim.key_id)
    if own is None:
        raise VendorError("InvalidAccessKeyId.NotFound", "The specified access key is not found.", http=404)
    _check_time("header x-acs-date", request.header("x-acs-date"), now, skew)
    canonical = scheme.canonical_request(
        request.method, "/", request.query, headers, scheme.hash_payload(request.body)
    )
    to_sign = scheme.string_to_sign(canonical)
    body_matches = request.header("x-acs-content-sha256") == scheme.hash_payload(request.body)
    if not _equal(scheme.signature(own.secret, to_sign), claim.signature) or not body_matches:
        raise VendorError(
            "SignatureDoesNotMatch",
            f"The signature or the body's hash is wrong. server string to sign is:{to_sign}",
            string_to_sign=to_sign,
        )
    _check_alibaba_token(own, request.header("x-acs-security-token"), now)
    _use_nonce(request.header("x-acs-signature-nonce") or "", now, skew, nonces)


def verify_alibaba_hmac(
    request: HttpRequest, pairs: Pairs, keys: AcceptedKeys, now: datetime, skew: int, nonces: SecretTable
) -> None:
    """Verify HMAC-SHA1 over parameters.

    https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism

    Raises:
        VendorError: With the gateway's code and HTTP status.
    """
    scheme = alibaba_hmac_sha1
    given = dict(pairs)
    if missing := [name for name in _ALIBABA_SIGNED if not given.get(name)]:
        raise VendorError(
            "IncompleteSignature", f"The request lacks what a signature needs: {', '.join(missing)}."
        )
    kind = (given["SignatureMethod"].upper(), given["SignatureVersion"])
    if kind != (scheme.ALGORITHM, scheme.VERSION):
        raise VendorError(
            "IncompleteSignature",
            f"SignatureMethod must be {scheme.ALGORITHM} and SignatureVersion {scheme.VERSION}.",
        )
    own = keys.find(given["AccessKeyId"])
    if own is None:
        raise VendorError("InvalidAccessKeyId.NotFound", "The specified access key is not found.", http=404)
    _check_time("parameter Timestamp", given["Timestamp"], now, skew)

    signed = [(name, value) for name, value in pairs if name != "Signature"]
    to_sign = scheme.string_to_sign(request.method, signed)
    if not _equal(scheme.signature(own.secret, to_sign), given["Signature"]):
        raise VendorError(
            "SignatureDoesNotMatch",
            f"The signature is wrong. server string to sign is:{to_sign}",
            string_to_sign=to_sign,
        )
    _check_alibaba_token(own, given.get("SecurityToken"), now)
    _use_nonce(given["SignatureNonce"], now, skew, nonces)


def verify_sdk_hmac(request: HttpRequest, keys: AcceptedKeys, now: datetime, skew: int) -> None:
    """Verify SDK-HMAC-SHA256.

    https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html

    Raises:
        VendorError: ``APIGW.0301``, with the gateway's message for the case.
    """
    scheme = sdk_hmac_sha256
    claim = read_claim(request, scheme.ALGORITHM, "Access")
    date = request.header("X-Sdk-Date")
    moment = _read_moment(date, "%Y%m%dT%H%M%SZ")
    if claim is None or date is None or moment is None or not claim.covers("x-sdk-date"):
        raise _incorrect_iam(
            f"the header Authorization must have the form {scheme.ALGORITHM} Access=<AK>, "
            "SignedHeaders=<names>, Signature=<hex>, and cover a header X-Sdk-Date like 20260131T235959Z"
        )
    own = keys.find(claim.key_id)
    if own is None:
        raise _incorrect_iam(f"Get secretKey failed,ak:{claim.key_id},err:ak not exist")
    if abs(now - moment) > timedelta(seconds=skew):
        raise _incorrect_iam(
            f"signature expired, signature time:{date},server time:{scheme.format_moment(now)}"
        )

    headers = claim.select(request)
    content_header = request.header("X-Sdk-Content-Sha256")
    payload_hash = scheme.hash_payload(request.body, content_header)
    canonical = scheme.canonical_request(
        request.method, request.path, request.query, headers or (), payload_hash
    )
    to_sign = scheme.string_to_sign(date, canonical)
    matches = _equal(scheme.signature(own.secret, to_sign), claim.signature)
    body_matches = content_header in (None, "UNSIGNED-PAYLOAD", scheme.hash_payload(request.body))
    if headers is None or not matches or not body_matches:
        raise _incorrect_iam("verify aksk signature fail", to_sign)
    token = request.header("X-Security-Token")
    if own.check_token(token, now) is TokenState.MISSING:
        raise _incorrect_iam(f"Get secretKey failed,ak:{claim.key_id},err:ak not exist", assumed=TOKENLESS_AK)
    if own.check_token(token, now) is not TokenState.VALID or (
        token and not claim.covers("x-security-token")
    ):
        raise _incorrect_iam("decrypt token fail")


@dataclass(frozen=True, slots=True)
class Claim:
    """The content of an Authorization header."""

    key_id: str
    scope: tuple[str, ...]
    signed: tuple[str, ...]
    signature: str

    def covers(self, *names: str) -> bool:
        return set(names) <= set(self.signed)

    def select(self, request: HttpRequest) -> Headers | None:
        """Return the signed headers of the request, or None if one is missing."""
        present = (("host", request.host), *((name.lower(), value) for name, value in request.headers))
        chosen = tuple(header for header in present if header[0] in self.signed)
        return chosen if {name for name, _ in chosen} == set(self.signed) else None


def read_claim(request: HttpRequest, algorithm: str, credential: str) -> Claim | None:
    scheme, _, rest = (request.header("Authorization") or "").partition(" ")
    parts = dict(_split_parts(rest.split(",")))
    if scheme != algorithm or parts.keys() != {credential, "SignedHeaders", "Signature"}:
        return None
    key_id, *scope = parts[credential].split("/")
    signed = tuple(parts["SignedHeaders"].lower().split(";"))
    return Claim(key_id, tuple(scope), signed, parts["Signature"])


def _drop_port(headers: Headers) -> Headers:
    """Return the headers with the host only in Host."""
    return tuple(
        (name, re.sub(r":[0-9]+$", "", value) if name == "host" else value) for name, value in headers
    )


def _split_parts(parts: Iterable[str]) -> Iterable[tuple[str, str]]:
    for part in parts:
        name, _, value = part.partition("=")
        yield name.strip(), value.strip()


def _read_timestamp(text: str, now: datetime, skew: int) -> int:
    """Return the Unix time of a Tencent request."""
    if not re.fullmatch("[0-9]{1,12}", text):
        raise VendorError(
            "InvalidParameter", "The Timestamp (header X-TC-Timestamp) must be a Unix time in seconds."
        )
    if abs(now.timestamp() - int(text)) > skew:
        raise VendorError(
            "AuthFailure.SignatureExpire", f"The signature's time is more than {skew} seconds off."
        )
    return int(text)


def _check_time(place: str, text: str | None, now: datetime, skew: int) -> None:
    """Reject an Alibaba request whose time is too far from the present."""
    moment = _read_moment(text, "%Y-%m-%dT%H:%M:%SZ")
    if moment is None:
        raise VendorError("InvalidTimeStamp.Format", f"The {place} must read yyyy-MM-ddTHH:mm:ssZ.")
    if abs(now - moment) > timedelta(seconds=skew):
        raise VendorError("InvalidTimeStamp.Expired", f"The {place} is more than {skew} seconds off.")


def _check_tencent_token(key: Key, token: str | None, now: datetime) -> None:
    state = key.check_token(token, now)
    if state is TokenState.EXPIRED:
        raise VendorError("AuthFailure.TokenFailure", "The token has expired; get a new temporary key.")
    if state is TokenState.MISSING:
        message = "This SecretId is temporary and goes with a token, which is missing."
        raise VendorError("AuthFailure.TokenFailure", message, assumed=TOKENLESS)
    if state is TokenState.MISMATCHED:
        raise VendorError("AuthFailure.TokenFailure", "The token does not belong to this SecretId.")


def _check_alibaba_token(key: Key, token: str | None, now: datetime) -> None:
    state = key.check_token(token, now)
    if state is TokenState.EXPIRED:
        raise VendorError("InvalidSecurityToken.Expired", "The specified SecurityToken is expired.")
    if state is TokenState.MISSING:
        raise VendorError("MissingSecurityToken", "SecurityToken is mandatory for this action.")
    if state is TokenState.MISMATCHED:
        raise VendorError(
            "InvalidSecurityToken.MismatchWithAccessKey",
            "The security token does not belong to this access key.",
        )


def _use_nonce(nonce: str, now: datetime, skew: int, nonces: SecretTable) -> None:
    """Reject an Alibaba request that is sent a second time."""
    if not nonces.use(nonce, now.timestamp(), 2 * skew):
        raise VendorError(
            "SignatureNonceUsed", "The signature nonce was used before; every attempt needs a new one."
        )


def _read_moment(text: str | None, form: str) -> datetime | None:
    try:
        return datetime.strptime(text or "", form).replace(tzinfo=UTC)
    except ValueError:
        return None


def _equal(expected: str, given: str) -> bool:
    return hmac.compare_digest(expected.encode(), given.encode())


def _incorrect_iam(message: str, to_sign: str | None = None, assumed: str | None = None) -> VendorError:
    return VendorError("APIGW.0301", _IAM + message, http=401, string_to_sign=to_sign, assumed=assumed)
