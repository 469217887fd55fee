"""Laying out code, and JSON that people review."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_codegen import format as formatting
from yunbind_codegen.format import FormatError, format_modules
from yunbind_codegen.json_text import WIDTH, json_text


def test_modules_are_laid_out_and_lose_unused_imports() -> None:
    """Imports are sorted, those of the package come last, and lines have their length."""
    source = "import zlib\nfrom yunbind.b import c\nimport os\nimport abc\nx = [os, zlib, c,   1]\n"
    long = f"f({', '.join(['abcdefgh'] * 12)})\n"
    found = format_modules({"a/b.py": source, "c.py": long})
    assert found["a/b.py"] == "import os\nimport zlib\n\nfrom yunbind.b import c\n\nx = [os, zlib, c, 1]\n"
    assert len(long) > formatting.LINE_LENGTH == 110
    assert found["c.py"].startswith("f(\n")


def test_code_that_is_no_python_is_refused() -> None:
    """The error has the words of the tool."""
    with pytest.raises(FormatError, match=r"(?s)^ruff check rejected the emitted code:\n.*a\.py"):
        format_modules({"a.py": "def ("})


def test_a_disk_that_is_full_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error has the file, or the folder of temporary files."""

    def fail(error: OSError) -> None:
        def write(*_arguments: object, **_options: object) -> int:
            raise error

        monkeypatch.setattr(Path, "write_text", write)

    fail(OSError(28, "No space left on device", "/x"))
    with pytest.raises(FormatError, match=r"^Nothing was written: /x: No space left on device\.$"):
        format_modules({"a.py": ""})
    fail(OSError(28, "No space left on device"))
    with pytest.raises(FormatError, match=f"^Nothing was written: {tempfile.gettempdir()}: No space"):
        format_modules({"a.py": ""})


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=150),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=20), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_json_means_its_value(value: object) -> None:
    """However it is broken into lines."""
    assert json.loads(json_text(value)) == value


def test_json_is_broken_beyond_its_width() -> None:
    """A list of exactly the width stays on one line, and indentation counts."""
    assert WIDTH == 240
    fitting = ["a" * 116, "b" * 116]
    line = json.dumps(fitting)
    assert len(line) == WIDTH
    assert json_text(fitting) == line
    assert json_text(fitting, 1) == f'[\n  "{fitting[0]}",\n  "{fitting[1]}"\n ]'
    assert json_text({"k": fitting}) == '{\n "k": [\n  "' + fitting[0] + '",\n  "' + fitting[1] + '"\n ]\n}'
    assert json_text(("缓存", {})) == '["缓存", {}]'
    assert json_text("x" * 300) == f'"{"x" * 300}"'
    assert json_text({"缓": ["a" * 240]}).startswith('{\n "缓": [\n  "a')
