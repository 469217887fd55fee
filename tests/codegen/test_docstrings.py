"""The prose of docstrings: a member's meaning, its limits and its default."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind_codegen import language
from yunbind_codegen.docstrings import describe, describe_rate
from yunbind_codegen.ir import Member
from yunbind_codegen.types import parse_type


def member(doc: str, **traits: Any) -> Member:
    spec = language.Member.model_validate({"type": "string", "doc": doc, **traits})
    return Member(spec, "Name", "name", parse_type(spec.type), spec.type, is_filled=False)


@pytest.mark.parametrize(
    ("traits", "text"),
    [
        ({}, "Name of the cache."),
        ({"range": [None, 50]}, "Name of the cache (up to 50)."),
        ({"range": [0, 50]}, "Name of the cache (0 to 50)."),
        ({"range": [-5, None]}, "Name of the cache (at least -5)."),
        ({"range": [None, None]}, "Name of the cache."),
        ({"items": [1, 20]}, "Name of the cache (1 to 20 items)."),
        ({"items": [1, None]}, "Name of the cache (at least 1 item)."),
        ({"items": [None, 1]}, "Name of the cache (up to 1 item)."),
        ({"length": [0, 128]}, "Name of the cache (up to 128 characters)."),
        ({"length": [8, 8], "items": [None, 3]}, "Name of the cache (exactly 8 characters, up to 3 items)."),
        ({"server_default": 20}, "Name of the cache. Defaults to 20."),
        ({"server_default": False}, "Name of the cache. Defaults to False."),
        ({"server_default": ""}, "Name of the cache. Defaults to an empty string."),
        ({"pattern": "[a-z]+"}, "Name of the cache. Must match [a-z]+."),
        (
            {"filters": {"zone": "Zone.", "os": "System"}},
            "Name of the cache. Filter names: zone: Zone; os: System.",
        ),
        ({"idempotency_token": True}, "Name of the cache. Generated if omitted, which makes retries safe."),
        ({"deprecated": True}, "Name of the cache. Deprecated by the vendor."),
        ({"deprecated": "Use Title."}, "Name of the cache. Deprecated: Use Title."),
    ],
)
def test_a_trait_is_said_in_plain_english(traits: dict[str, Any], text: str) -> None:
    """Limits follow the first sentence in parentheses; a default is a sentence."""
    assert describe(member("Name of the cache.", **traits)) == text


@pytest.mark.parametrize(
    ("doc", "text"),
    [
        ("Name", "Name (up to 5)."),
        ("Name. Unique in a region.", "Name (up to 5). Unique in a region."),
        ("Name, e.g. Redis. Unique.", "Name, e.g. Redis (up to 5). Unique."),
        ("Size (GiB). Of the disk.", "Size (GiB; up to 5). Of the disk."),
        ("Which of them?", "Which of them (up to 5)?"),
        ("Version 1.5 or later.", "Version 1.5 or later (up to 5)."),
    ],
)
def test_limits_follow_the_first_sentence(doc: str, text: str) -> None:
    """Periods inside a sentence do not end it, and parentheses are not doubled."""
    assert describe(member(doc, range=[None, 5])) == text


def test_a_pattern_is_left_out_where_the_text_says_the_rule() -> None:
    """The text names the characters, so the pattern would repeat it."""
    doc = "Name of the cache: lowercase letters only."
    assert describe(member(doc, pattern="[a-z]+")) == doc


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        ((1, 1), "1 call per second"),
        ((2, 1), "2 calls per second"),
        ((1, 60), "1 call per 60 seconds"),
        ((200, 60), "200 calls per 60 seconds"),
    ],
)
def test_a_rate_has_the_right_plurals(rate: tuple[int, int], text: str) -> None:
    assert describe_rate(rate) == text
