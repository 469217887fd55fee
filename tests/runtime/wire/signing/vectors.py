"""Test vectors of signatures, from the JSON files in this folder.

Each vector has a provenance: ``documented`` (printed on a vendor's page) or ``peer`` (made by the vendor's own
SDK, or equal to its result).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

Vector = dict[str, Any]


def load(scheme: str) -> list[Vector]:
    """Return the vectors of a scheme."""
    text = Path(__file__).with_name(f"{scheme}.json").read_text(encoding="utf-8")
    return json.loads(text)["vectors"]


def parametrize(scheme: str, *, only: set[str] | None = None) -> pytest.MarkDecorator:
    """Run a test once per vector, labelled with its provenance."""
    chosen = [vector for vector in load(scheme) if only is None or vector["name"] in only]
    assert only is None or {vector["name"] for vector in chosen} == only
    return pytest.mark.parametrize(
        "vector", [pytest.param(vector, id=f"{vector['provenance']}: {vector['name']}") for vector in chosen]
    )
