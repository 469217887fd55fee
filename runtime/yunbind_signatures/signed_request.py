"""A signed request, and what its signature says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from yunbind_facts.protocols import alibaba_rpc, huawei_rest, tencent_api3
from yunbind_runtime.base.http import FORM
from yunbind_runtime.wire.signing import percent

if TYPE_CHECKING:
    from yunbind_runtime.base.http import Headers, HttpRequest

    Pairs = tuple[tuple[str, str], ...]

HEADER_SCHEMES = {
    tencent_api3.SIGNING_TC3_HMAC_SHA256_ALGORITHM: "tc3-hmac-sha256",
    alibaba_rpc.SIGNING_ACS3_HMAC_SHA256_ALGORITHM: "acs3-hmac-sha256",
    huawei_rest.SIGNING_SDK_HMAC_SHA256_ALGORITHM: "sdk-hmac-sha256",
}
"""Names of the schemes by the first word of ``Authorization``."""
_TOKEN_HEADER = huawei_rest.SIGNING_X_AUTH_TOKEN_NAMES["token"]
_PART = re.compile(r"(Credential|Access|SignedHeaders|Signature)\s*=\s*([^,\s]*)")


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A request with the content of its signature.

    Attributes:
        request: The request as it was sent.
        scheme: The name of the signing scheme, such as ``tc3-hmac-sha256`` or ``alibaba-hmac-sha1``.
        key_id: The id of the key.
        scope: The parts after the key id: date, service and terminator. Empty for most schemes.
        signed_names: Names of the signed headers in lower case, in the order of ``SignedHeaders``.
        signature: The signature.
        pairs: Decoded parameters of the query or form without the signature, in the order in which they were
            sent.
    """

    request: HttpRequest
    scheme: str
    key_id: str
    scope: tuple[str, ...] = ()
    signed_names: tuple[str, ...] = ()
    signature: str = ""
    pairs: Pairs = ()

    @property
    def signed_headers(self) -> Headers:
        """The signed headers that were sent, with names in lower case, and ``host``."""
        sent = (("host", self.request.host), *self.request.headers)
        return tuple((name.lower(), value) for name, value in sent if name.lower() in self.signed_names)

    def header(self, name: str) -> str:
        """Return a header, or an empty text."""
        return self.request.host if name == "host" else self.request.header(name) or ""

    def parameter(self, name: str) -> str:
        """Return a parameter, or an empty text."""
        return dict(self.pairs).get(name, "")


class NoSignatureError(ValueError):
    """A request has no signature of a known scheme. The message says what is missing."""


def read_signed_request(request: HttpRequest) -> SignedRequest:
    """Return a request with the content of its signature.

    Raises:
        NoSignatureError: The request has no signature of a known scheme.
    """
    authorization = request.header("Authorization") or ""
    algorithm = authorization.split(" ", 1)[0]
    if algorithm in HEADER_SCHEMES:
        return _read_authorization(request, HEADER_SCHEMES[algorithm], authorization)
    pairs = tuple(percent.decode_pairs(_read_parameters(request)))
    names = dict(pairs)
    if "Signature" in names:
        return _read_parameter_signature(request, pairs)
    if request.header(_TOKEN_HEADER):
        return SignedRequest(request, "x-auth-token", "")
    if authorization:
        known = ", ".join(HEADER_SCHEMES)
        raise NoSignatureError(f"Authorization begins with {algorithm!r}. Known are {known}.")
    raise NoSignatureError(
        f"The request has no signature: neither a header Authorization or {_TOKEN_HEADER}, "
        "nor a parameter Signature in its query or form."
    )


def _read_authorization(request: HttpRequest, scheme: str, authorization: str) -> SignedRequest:
    parts: dict[str, str] = dict(_PART.findall(authorization))
    credential = "Access" if scheme == "sdk-hmac-sha256" else "Credential"
    missing = [name for name in (credential, "SignedHeaders", "Signature") if not parts.get(name)]
    if missing:
        raise NoSignatureError(f"Authorization lacks {' and '.join(missing)}: {_mask(authorization)}")
    key_id, *scope = parts[credential].split("/")
    names = tuple(parts["SignedHeaders"].lower().split(";"))
    pairs = tuple(percent.decode_pairs(request.query))
    return SignedRequest(request, scheme, key_id, tuple(scope), names, parts["Signature"], pairs)


def _mask(authorization: str) -> str:
    return re.sub(r"(Signature\s*=\s*)[^,\s]+", r"\1***", authorization)


def _read_parameters(request: HttpRequest) -> str:
    is_form = (request.header("Content-Type") or "").split(";")[0].strip().lower() == FORM
    form = request.body.decode("utf-8", "replace") if is_form else ""
    return "&".join(text for text in (request.query, form) if text)


def _read_parameter_signature(request: HttpRequest, pairs: Pairs) -> SignedRequest:
    names = dict(pairs)
    signed = tuple(pair for pair in pairs if pair[0] != "Signature")
    if "AccessKeyId" in names:
        scheme = "alibaba-hmac-sha1"
        key_id = names["AccessKeyId"]
    elif "SecretId" in names:
        is_sha256 = names.get("SignatureMethod") == tencent_api3.SIGNING_HMAC_SHA256_ALGORITHM
        scheme = "tencent-hmac-sha256" if is_sha256 else "tencent-hmac-sha1"
        key_id = names["SecretId"]
    else:
        raise NoSignatureError("The parameters have a Signature and neither SecretId nor AccessKeyId.")
    return SignedRequest(request, scheme, key_id, signature=names["Signature"], pairs=signed)


def decode_path(path: str) -> str:
    """Return a path without percent-encoding."""
    return unquote(path)
