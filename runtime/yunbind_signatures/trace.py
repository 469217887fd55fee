"""The steps of a signature, from the request that was sent to its header or parameter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yunbind_runtime.wire.signing.canonical import sha256_hex

from .schemes import SCHEMES, compute_signature
from .signed_request import read_signed_request
from .texts import Text

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest

MASK = "***"

_KEYS = {
    "date": Text("Key of the date", "日期密钥"),
    "service": Text("Key of the service", "服务密钥"),
    "signing": Text("Signing key", "签名密钥"),
    "secret": Text(
        "Signing key: the secret, with & for Alibaba's HMAC-SHA1",
        "签名密钥：SecretKey，阿里云 HMAC-SHA1 加 &",
    ),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a signature.

    Attributes:
        name: A stable name, such as ``canonical_request`` or ``key_date``.
        title: Its title.
        value: Its value. ``***`` for keys.
    """

    name: str
    title: Text
    value: str


def trace_signature(request: HttpRequest, secret: str) -> list[Step]:
    """Return the steps that lead to the signature of a request.

    Keys read ``***``. The steps are: the hash of the body, the canonical request and its hash, the string to
    sign, the keys, and the signature. The schemes over parameters begin with the string to sign. A token of
    Huawei has no steps.

    Args:
        request: The signed request.
        secret: The secret of its key.

    Raises:
        NoSignatureError: The request has no signature of a known scheme.
    """
    seen = read_signed_request(request)
    if seen.scheme == "x-auth-token":
        return []
    scheme = SCHEMES[seen.scheme]
    draft = scheme.draft(seen, secret)
    canonical = scheme.canonical_request(draft)
    steps: list[Step] = []
    if canonical is not None:
        steps += [
            Step("payload_hash", Text("SHA-256 of the body", "请求体的 SHA-256"), draft.payload),
            Step("canonical_request", Text("Canonical request", "规范请求"), canonical),
            Step(
                "canonical_hash",
                Text("SHA-256 of the canonical request", "规范请求的 SHA-256"),
                sha256_hex(canonical.encode()),
            ),
        ]
    steps.append(Step("string_to_sign", Text("String to sign", "待签名字符串"), scheme.string_to_sign(draft)))
    steps += [Step(f"key_{name}", _KEYS[name], MASK) for name, _ in scheme.list_keys(draft)]
    steps.append(Step("signature", Text("Signature", "签名"), compute_signature(scheme, draft)))
    return steps
