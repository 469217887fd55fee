"""docs/signing.md has a worked example of each signing scheme."""

from __future__ import annotations

import json

import pytest

from .pages import ROOT, read_catalog
from .signing_examples import EXAMPLES, read_case, render_example

PAGE = (ROOT / "docs" / "signing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_shows_each_computed_value(name: str) -> None:
    """Each intermediate value of an example follows from the steps of the page."""
    assert render_example(name) in PAGE


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_steps_lead_to_the_expectation_of_the_kit(name: str) -> None:
    """The last values of an example are those that the kit expects."""
    case = read_case(name)
    steps = EXAMPLES[name](case["input"])
    output = {key.replace("_", " "): value for key, value in case["output"].items()}
    output |= dict(output.pop("added headers"))
    shared = steps.keys() & output.keys()
    assert shared
    assert {key: steps[key] for key in shared} == {key: output[key] for key in shared}


def test_every_scheme_has_an_example() -> None:
    """No scheme of a protocol lacks a worked example."""
    shown = {(case["protocol"], case["scheme"]) for case in (read_case(name)["input"] for name in EXAMPLES)}
    protocols = json.loads(json.dumps(read_catalog()["protocols"]))
    assert {
        (protocol, scheme) for protocol, facts in protocols.items() for scheme in facts["signing"]
    } <= shown
