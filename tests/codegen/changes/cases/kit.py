"""Edits of the conformance kit."""

from __future__ import annotations

from .case import case

PATH = "conformance/redact/plain.yaml"
FILE = """\
file: redact
cases:
  - id: twice
    level: must
    evidence: ours
    why: Each occurrence is masked.
    input: {secrets: [abcdefghij], text: abcdefghij and abcdefghij}
    output: {text: "*** and ***"}
"""
START = ((PATH, "", FILE),)

KIT_CASES = (
    case(
        "a conformance case",
        *START,
        forward="case-added conformance/redact/twice",
        backward="case-removed conformance/redact/twice",
    ),
    case(
        "the expectation of a conformance case",
        (PATH, "*** and ***", "--- and ---"),
        forward="case-expectation-changed conformance/redact/twice",
        backward="case-expectation-changed conformance/redact/twice",
        start=START,
    ),
    case(
        "the level of a conformance case",
        (PATH, "level: must", "level: should"),
        forward="case-changed conformance/redact/twice",
        backward="case-changed conformance/redact/twice",
        start=START,
    ),
)
