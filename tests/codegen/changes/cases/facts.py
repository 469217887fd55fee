"""Edits of the facts that all clients share."""

from __future__ import annotations

from pathlib import Path

from .case import case

_SPECS = Path(__file__).parents[4] / "specs"
BEHAVIOR = "behavior.yaml"
PROTOCOL = "protocols/tencent-api3.yaml"
FACTS = tuple((path, "", (_SPECS / path).read_text(encoding="utf-8")) for path in (BEHAVIOR, PROTOCOL))
"""Edits that add the facts of this project."""

FACT_CASES = (
    case(
        "the facts",
        *FACTS,
        forward="""
            facts-added yunbind_facts.behavior
            facts-added yunbind_facts.protocols.tencent_api3
        """,
        backward="""
            facts-removed yunbind_facts.behavior
            facts-removed yunbind_facts.protocols.tencent_api3
        """,
    ),
    case(
        "the attempts of a call",
        (BEHAVIOR, "  attempts: 4", "  attempts: 5"),
        forward="fact-changed yunbind_facts.behavior",
        backward="fact-changed yunbind_facts.behavior",
        start=FACTS,
    ),
    case(
        "the statuses after which a call is never repeated",
        (BEHAVIOR, "final_statuses: [401]", "final_statuses: [401, 403]"),
        forward="fact-changed yunbind_facts.behavior",
        backward="fact-changed yunbind_facts.behavior",
        start=FACTS,
    ),
    case(
        "the methods of a protocol",
        (PROTOCOL, "methods: [POST, GET]", "methods: [GET, POST]"),
        forward="fact-changed yunbind_facts.protocols.tencent_api3",
        backward="fact-changed yunbind_facts.protocols.tencent_api3",
        start=FACTS,
    ),
    case(
        "the page of a protocol",
        (PROTOCOL, "source: https://", "source: https://www."),
        forward="source-changed yunbind_facts.protocols.tencent_api3",
        backward="source-changed yunbind_facts.protocols.tencent_api3",
        start=FACTS,
    ),
)
