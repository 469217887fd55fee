"""Imports load only the modules that are used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yunbind_runtime

ROOT = Path(yunbind_runtime.__file__).parents[1]
HEAVY = ("pydantic", "pydantic_core", "httpx", "httpcore", "anyio", "ssl", "asyncio")


def loaded_after(code: str) -> set[str]:
    """Return the heavy modules that a new interpreter has loaded after running the code."""
    script = f"import sys; sys.path[:0] = {[str(ROOT), str(Path(__file__).parents[1])]!r}\n{code}\n"
    script += f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "client.client",
        "model.operation",
        "base.errors",
        "model.credentials",
        "model.endpoints",
        "base.http",
        "call.call",
        "client.session",
        "wire.signing",
        "wire.protocols",
    ],
)
def test_a_module_of_the_startup_path_loads_no_heavy_module(module: str) -> None:
    assert loaded_after(f"import yunbind_runtime.{module}") == set()


def test_enums_and_timestamps_load_no_heavy_module() -> None:
    assert loaded_after("import yunbind_runtime.base.enums, yunbind_runtime.base.timestamps") == set()


def test_models_load_pydantic_and_no_http_library() -> None:
    assert (
        loaded_after("import yunbind_runtime.model.models") & {"httpx", "httpcore", "ssl", "asyncio"} == set()
    )


def test_creating_a_client_loads_neither_pydantic_nor_httpx() -> None:
    code = (
        "from runtime.fakes.services import PicClient\n"
        "from yunbind_runtime.model.credentials import Credentials\n"
        "client = PicClient(region='ap-1', credentials=Credentials('id', 'secret'))\n"
        "repr(client.with_options(timeout=3))\n"
        "client.close()"
    )
    assert loaded_after(code) == set()


def test_httpx_is_imported_by_one_module() -> None:
    importers = {
        path.name
        for path in (ROOT / "yunbind_runtime").rglob("*.py")
        if any(
            line.lstrip().startswith(("import httpx", "from httpx")) for line in path.read_text().splitlines()
        )
    }
    assert importers == {"httpx_calls.py"}


def test_pydantic_is_imported_only_by_the_modules_of_models() -> None:
    """Other modules may import it for type checkers, or in functions that models call."""
    importers = {
        path.name
        for path in (ROOT / "yunbind_runtime").rglob("*.py")
        if any(
            line.startswith(("import pydantic", "from pydantic")) for line in path.read_text().splitlines()
        )
    }
    assert importers == {"models.py", "direct.py", "lenient.py", "limits.py", "validation.py"}


def test_a_client_loads_no_credential_providers_before_a_call() -> None:
    code = (
        "from runtime.fakes.services import PicClient\n"
        "PicClient(region='ap-1', environ={}).close()\n"
        "assert not [name for name in sys.modules if name.startswith('yunbind_runtime.auth.providers')]"
    )
    assert loaded_after(code) == set()
