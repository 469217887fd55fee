"""The file format of cassettes: unescaped Chinese, indented JSON bodies, and the provenance at the top."""

from __future__ import annotations

import json
from typing import Any

import yaml

PROVENANCE = {
    "evidence": "documented",
    "origin": "recorded from yunbind's emulator, which responds with the samples of the vendors' pages",
    "real_cloud": False,
}


class _Dumper(yaml.SafeDumper):
    pass


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def serialize(cassette: dict[str, Any]) -> str:
    """Write a cassette as YAML."""
    for interaction in cassette["interactions"]:
        _show(interaction["request"], "body", interaction["request"]["body"])
        body = interaction["response"]["body"]
        _show(body, "string", body["string"])
    document = {"provenance": PROVENANCE, **cassette}
    return yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=True, width=110)


def _show(holder: dict[str, Any], key: str, body: Any) -> None:
    text = body.decode() if isinstance(body, bytes) else body
    try:
        holder[key] = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (TypeError, ValueError):
        holder[key] = text


def deserialize(text: str) -> dict[str, Any]:
    """Read a cassette. A cassette without provenance is rejected."""
    cassette = yaml.safe_load(text)
    if cassette.pop("provenance", None) != PROVENANCE:
        raise ValueError("This cassette has no provenance. Record it again with `make record`.")
    return cassette
