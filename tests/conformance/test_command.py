"""``yunbind conformance`` with the handler of the Python client."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from yunbind_cli.commands import yunbind
from yunbind_conformance.kit import load_kit

ROOT = Path(__file__).parents[2]
HANDLER = f"{sys.executable} -m yunbind_conformance.handler"


@pytest.fixture(autouse=True)
def python_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "conformance"))


def test_the_python_handler_passes_the_kit_in_ten_seconds(tmp_path: Path) -> None:
    """All cases of the levels must and should pass through the handler, and the run is fast."""
    report = tmp_path / "report.json"
    began = time.monotonic()
    result = CliRunner().invoke(yunbind, ["conformance", "--handler", HANDLER, "--json", str(report)])
    seconds = time.monotonic() - began
    assert result.exit_code == 0, result.output
    counts = json.loads(report.read_text(encoding="utf-8"))["counts"]
    assert all(counts[level]["failed"] == counts[level]["skipped"] == 0 for level in ("must", "should"))
    assert sum(counts[level]["passed"] for level in counts) == len(load_kit().cases)
    assert seconds < 30  # the promise is 10 s; machines that run other tests are slower


def test_a_file_that_does_not_exist_is_refused() -> None:
    """The message lists the files of the kit."""
    result = CliRunner().invoke(yunbind, ["conformance", "--handler", HANDLER, "--file", "retries"])
    assert result.exit_code == 2
    assert ", ".join(load_kit().files) in result.output


def test_a_handler_that_does_not_start_is_named() -> None:
    """The exit status is 1, and the message names the program."""
    result = CliRunner().invoke(yunbind, ["conformance", "--handler", "no-such-program"])
    assert result.exit_code == 1
    assert "no-such-program" in result.output


def test_a_selection_without_cases_is_refused() -> None:
    """A mistyped id does not pass as a success."""
    result = CliRunner().invoke(yunbind, ["conformance", "--handler", HANDLER, "--case", "no-such-case"])
    assert result.exit_code == 2


def test_without_the_distribution_the_command_names_it() -> None:
    """The message says which distribution to install, with exit status 3."""
    code = (
        "import sys; sys.modules['yunbind_conformance'] = None; from yunbind_cli.__main__ import main; "
        "sys.argv = ['yunbind', 'conformance', '--handler', 'x']; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "pip install yunbind-conformance" in done.stderr
