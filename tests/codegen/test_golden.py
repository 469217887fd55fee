"""The text of emitted files. The drift check compares the generator with itself; this is what it must write."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from yunbind_codegen import pipeline
from yunbind_codegen.verify import VerifyError

from . import golden
from .specfolder import BASE, SpecFolder

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


@pytest.mark.parametrize("module", ["types", "describe_boxes"])
def test_models_that_differ_from_the_specs_are_never_written(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    """Models of types, requests and responses that lose a member stop the generation."""
    real = pipeline.render_models

    def render(*arguments: object) -> dict[str, str]:
        modules = real(*arguments)  # type: ignore[arg-type]
        assert "Name" in modules[module]
        modules[module] = re.sub(r"alias=(['\"])Name\1", "alias='Nam'", modules[module])
        return modules

    monkeypatch.setattr(pipeline, "render_models", render)
    with pytest.raises(VerifyError, match=rf"{module}\.py does not hold the expected models"):
        pipeline.generate(pipeline.read_api(BASE))
