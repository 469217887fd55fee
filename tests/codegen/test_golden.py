"""The text of emitted files. The drift check compares the generator with itself; this is what it must write."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from yunbind_codegen import pipeline
from yunbind_codegen.verify import VerifyError

from . import golden
from .specfolder import BASE

EXPECTED = golden.read()


@pytest.fixture(scope="module")
def emitted() -> Mapping[str, str]:
    """The files of the base specs."""
    return golden.emit()


def test_the_base_specs_become_the_expected_files(emitted: Mapping[str, str]) -> None:
    """No file is missing, and there is no other."""
    assert len(EXPECTED) > 12
    assert emitted.keys() == EXPECTED.keys()


@pytest.mark.parametrize("path", EXPECTED)
def test_an_emitted_file_has_the_expected_text(emitted: Mapping[str, str], path: str) -> None:
    """If a change is intended, read the difference and run ``python -m tests.codegen.golden --write``."""
    assert emitted[path] == EXPECTED[path]


@pytest.mark.parametrize(
    ("module", "owner"), [("types", "class Box(Shape)"), ("describe_boxes", "class DescribeBoxesRequest(")]
)
def test_models_that_differ_from_the_specs_are_never_written(
    monkeypatch: pytest.MonkeyPatch, module: str, owner: str
) -> None:
    """Models of types, requests and responses that lose a member stop the generation."""
    real = pipeline.render

    def render(template: str, view: object) -> str:
        text = real(template, view)
        return text.replace('alias="Name"', 'alias="Nam"') if owner in text else text

    monkeypatch.setattr(pipeline, "render", render)
    with pytest.raises(VerifyError, match=rf"{module}\.py does not hold the expected models"):
        pipeline.generate(pipeline.read_api(BASE))
