"""The check of a refused request: the first difference from the expected signature, and its cause."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .deviations.deviation import Deviation
from .differences import Difference, find_difference, flatten
from .draft import Draft
from .evidence import Evidence, SignedTexts
from .problems import Problem, list_problems
from .schemes import SCHEMES
from .search import find_deviations, find_text_deviations
from .signed_request import SignedRequest, read_signed_request
from .texts import Text

Kind = Literal["right", "differs", "equal", "unknown"]

_RIGHT = Text("The signature is right.", "签名正确。")
_FAULTY = Text(
    "The signature is right for these bytes, and the request has another fault.",
    "签名与这些字节相符，但请求有其他问题。",
)
_DIFFERS = Text(
    "The signed texts are not those of the request that was sent.", "签名的内容与实际发送的请求不一致。"
)
_SERVER_DIFFERS = Text(
    "The server received something else than this request: a proxy or a library changed it.",
    "服务器收到的内容与该请求不同：可能被代理或库改动。",
)
_EQUAL = Text("The texts are equal: the key differs.", "文本相同：密钥不同。")
_UNKNOWN = Text(
    "No known mistake gives this signature with this secret: the secret is another one, or the signer made "
    "another mistake. Give its string to sign for a comparison.",
    "没有已知的错误能用该密钥得到此签名：密钥不同，或签名方犯了其他错误。请提供待签名字符串以便比较。",
)
_NO_SECRET = Text(
    "The signature cannot be computed without the secret. Give the secret, or the signer's string to sign.",
    "没有密钥无法计算签名。请提供密钥，或签名方的待签名字符串。",
)
_TOKEN = Text(
    "The request has a token and no signature: there is nothing to compare. A token lives for 24 hours.",
    "请求使用令牌而非签名，没有可比较的内容。令牌有效期为 24 小时。",
)
_ONE_SIDE = Text(
    "Only one side is known. Give the request, or the texts of both sides.",
    "只有一方的内容。请提供请求，或双方的文本。",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a check.

    Attributes:
        kind: ``right``: the signature fits the request. ``differs``: something else was signed. ``equal``:
            the texts are equal, so the key differs. ``unknown``: none of these is sure.
        summary: The result in a sentence.
        scheme: The signing scheme, or an empty text.
        key_id: The id of the key, or an empty text.
        causes: The mistakes that explain the signature, if there are any.
        difference: The first difference of what was signed and what is expected.
        problems: Faults that can be seen without the secret.
        expected: The texts that the server expects.
    """

    kind: Kind
    summary: Text
    scheme: str = ""
    key_id: str = ""
    causes: tuple[Deviation, ...] = ()
    difference: Difference | None = None
    problems: tuple[Problem, ...] = ()
    expected: SignedTexts = field(default_factory=SignedTexts)


def check_signature(evidence: Evidence, secret: str | None = None) -> Verdict:
    """Return why a request was refused.

    Args:
        evidence: The request, the texts of the signer, and the answer of the server: what is known of them.
        secret: The secret of the key. Without it, only texts can be compared.

    Raises:
        NoSignatureError: The request has no signature of a known scheme.
    """
    if evidence.request is None:
        return _compare_sides(evidence.own, evidence.refusal.texts)
    seen = read_signed_request(evidence.request)
    if seen.scheme == "x-auth-token":
        return Verdict("unknown", _TOKEN, seen.scheme)
    scheme = SCHEMES[seen.scheme]
    draft = scheme.draft(seen, secret or "")
    expected = SignedTexts(scheme.canonical_request(draft), scheme.string_to_sign(draft))
    kind, summary, causes, difference = _judge(evidence, seen, draft, expected, secret)
    problems = tuple(list_problems(seen, evidence.refusal))
    if kind == "right" and problems:
        summary = _FAULTY
    return Verdict(kind, summary, seen.scheme, seen.key_id, causes, difference, problems, expected)


_Judgement = tuple[Kind, Text, tuple[Deviation, ...], Difference | None]


def _judge(
    evidence: Evidence, seen: SignedRequest, draft: Draft, expected: SignedTexts, secret: str | None
) -> _Judgement:
    found = find_deviations(seen, draft) if secret else None
    if found is None and evidence.own != SignedTexts():
        difference = _compare(evidence.own, expected)
        if difference is None:
            return "equal", _EQUAL, (), None
        causes = find_text_deviations(seen, draft, evidence.own)
        return "differs", _DIFFERS, causes, difference
    if found is not None:
        causes, changed = found
        if causes:
            scheme = SCHEMES[seen.scheme]
            signed = SignedTexts(scheme.canonical_request(changed), scheme.string_to_sign(changed))
            return "differs", _DIFFERS, causes, _compare(signed, expected)
    server = _compare(evidence.refusal.texts, expected)
    if server is not None:
        return "differs", _SERVER_DIFFERS, (), server
    if found is not None:
        return "right", _RIGHT, (), None
    return "unknown", _UNKNOWN if secret else _NO_SECRET, (), None


def _compare_sides(own: SignedTexts, server: SignedTexts) -> Verdict:
    both = [
        (getattr(own, name), getattr(server, name))
        for name in ("canonical_request", "string_to_sign")
        if getattr(own, name) is not None and getattr(server, name) is not None
    ]
    if not both:
        return Verdict("unknown", _ONE_SIDE, expected=server)
    difference = _compare(own, server)
    if difference is None:
        return Verdict("equal", _EQUAL, expected=server)
    return Verdict("differs", _DIFFERS, difference=difference, expected=server)


def _compare(signed: SignedTexts, expected: SignedTexts) -> Difference | None:
    """Return the first difference of the texts that both sides have."""
    is_flat = not (signed.has_line_feeds and expected.has_line_feeds)
    for step in ("canonical_request", "string_to_sign"):
        one, other = getattr(signed, step), getattr(expected, step)
        if one is None or other is None:
            continue
        if is_flat:
            one, other = flatten(one), flatten(other)
        difference = find_difference(step, one, other)
        if difference is not None:
            return difference
    return None
