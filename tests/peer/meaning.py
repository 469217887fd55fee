"""The meaning of a request, independent of its encoding."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from tests.runtime.loopback import Received

from .inputs import Input
from .variants import PROJECT, REGIONS, Variant

FORM = "application/x-www-form-urlencoded"
COMMON = {
    "tencent": {
        "Action", "Version", "Region", "Timestamp", "Nonce", "SecretId", "Signature", "SignatureMethod",
        "Token", "RequestClient", "Language",
    },
    "alibaba": {
        "Action", "Version", "Format", "Timestamp", "AccessKeyId", "SecurityToken", "Signature",
        "SignatureMethod", "SignatureNonce", "SignatureType", "SignatureVersion",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Meaning:
    """A decoded request.

    Attributes:
        action: Name of the action, or method and path.
        version: API version of the service. Empty if it is part of the path.
        region: Region, or the project that determines it.
        parameters: JSON values by wire name, or strings by name for query and form parameters.
    """

    action: str
    version: str
    region: str
    parameters: dict[str, Any]


def read_meaning(provider: str, received: Received) -> Meaning:
    """Decode a request by the rules of its vendor."""
    headers = lower_names(received.headers)
    if provider == "huawei":
        path, _, query = received.target.partition("?")
        body = json.loads(received.body) if received.body else {}
        texts = fold_booleans(dict(parse_pairs(query)))
        return Meaning(
            f"{received.method} {unquote(path)}", "", headers.get("x-project-id", ""), {**texts, **body}
        )
    if "x-tc-action" in headers and received.method == "POST":
        parameters = json.loads(received.body)
        return Meaning(
            headers["x-tc-action"], headers["x-tc-version"], headers.get("x-tc-region", ""), parameters
        )
    given = read_parameters(received)
    prefix = "x-tc" if provider == "tencent" else "x-acs"
    common = {
        name: given.get(name) or headers.get(f"{prefix}-{name.lower()}", "")
        for name in ("Action", "Version", "Region")
    }
    if provider == "alibaba":
        common["Region"] = given.get("RegionId", "")
    parameters = {name: fold_json(value) for name, value in given.items() if name not in COMMON[provider]}
    return Meaning(common["Action"], common["Version"], common["Region"], fold_booleans(parameters))


def expect_meaning(variant: Variant, case: Input, members: dict[str, Any]) -> Meaning:
    """Return the expected meaning of the request for an input."""
    action = case.action
    if action.provider == "huawei":
        http = action.entry["http"]
        inside = {name for name, member in action.request.items() if member.get("in") == "path"}
        path = http["path"].format_map({name: members[name] for name in inside})
        queried = {name for name, member in action.request.items() if member.get("in") == "query"}
        parameters = {
            name: write_text(value) if name in queried else value
            for name, value in members.items()
            if name not in inside
        }
        return Meaning(f"{http['method']} {path}", "", PROJECT, parameters)
    region = REGIONS[action.provider] if action.entry["region"] != "none" else ""
    if action.provider == "alibaba":
        region = members.get("RegionId", "")
    if variant.is_flat:
        encoded = action.list_encoded()
        texts = {name: write_json(value) for name, value in members.items() if name in encoded}
        plain = {name: value for name, value in members.items() if name not in encoded}
        members = texts | dict(flatten("", plain, 0 if action.provider == "tencent" else 1))
    return Meaning(action.name, action.version, region, members)


def read_parameters(received: Received) -> dict[str, str]:
    """Return the decoded parameters of the query and the form."""
    pairs = parse_pairs(received.target.partition("?")[2])
    if lower_names(received.headers).get("content-type") == FORM:
        pairs += parse_pairs(received.body.decode())
    assert len(dict(pairs)) == len(pairs), "a parameter occurs twice"
    return dict(pairs)


def parse_pairs(text: str) -> list[tuple[str, str]]:
    """Decode a query or a form."""
    return parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text))


def lower_names(headers: dict[str, str]) -> dict[str, str]:
    """Return headers with lowercase names."""
    return {name.lower(): value for name, value in headers.items()}


def fold_booleans(parameters: dict[str, str]) -> dict[str, str]:
    """Replace ``True`` and ``False``, which the SDKs send, by the documented spelling."""
    return {
        name: value.lower() if value in ("True", "False") else value for name, value in parameters.items()
    }


def fold_json(text: str) -> str:
    """Normalise a JSON object that is sent as a string. Other strings are unchanged."""
    return write_json(json.loads(text)) if text.startswith("{") else text


def write_json(value: Any) -> str:
    """Return JSON with sorted names."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def flatten(name: str, value: Any, first: int) -> Iterator[tuple[str, str]]:
    """Yield the flat parameters of a value. List indexes start at ``first``."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from flatten(f"{name}.{key}" if name else key, member, first)
    elif isinstance(value, list):
        for index, item in enumerate(value, first):
            yield from flatten(f"{name}.{index}", item, first)
    else:
        yield name, write_text(value)


def write_text(value: Any) -> str:
    """Return a value as a string in the documented spelling."""
    return value if isinstance(value, str) else json.dumps(value)
