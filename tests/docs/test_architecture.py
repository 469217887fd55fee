"""The page about the architecture: its files exist, its layers are the contracts', its call is a trace."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from types import FrameType

import pytest
from yunbind_emulator import Emulator

from tests.bindings.test_warm_call import make_client
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PATHS = sorted({code for code in re.findall(r"`([^`\n]+)`", PAGE) if "/" in code and " " not in code})


def read_section(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("path", PATHS)
def test_every_path_exists(path: str) -> None:
    assert (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file()


@pytest.mark.parametrize("package", ["yunbind_runtime", "yunbind_emulator", "yunbind_codegen", "yunbind_cli"])
def test_the_layers_are_those_of_the_contracts(package: str) -> None:
    """In the same order; layers that are side by side may share a row, and minor ones may be left out."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (contract,) = (each for each in contracts["contracts"] if each.get("containers") == [package])
    layers = [set(re.split(r" [|:] ", layer)) for layer in contract["layers"]]
    shown = re.findall(rf"`\w+/{package}/(\w+)(?:/|\.py)`", read_section("Layers"))
    order = [next(number for number, layer in enumerate(layers) if name in layer) for name in shown]
    assert order == sorted(order)
    if package == "yunbind_runtime":
        assert len(shown) == len(layers)


def trace_call() -> Iterator[str]:
    """Yield the files of this project that a warm call visits, in their order, from the project's folder."""
    visited: dict[str, None] = {}

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            visited[frame.f_code.co_filename] = None

    with Emulator() as cloud, make_client(cloud) as tke:
        for _ in range(2):
            tke.describe_image_caches()
        sys.setprofile(note)
        try:
            tke.describe_image_caches()
        finally:
            sys.setprofile(None)
    for name in visited:
        for folder in ("runtime/yunbind_runtime/", "generated/yunbind/"):
            if name.startswith(f"{ROOT}/{folder}"):
                yield name.removeprefix(f"{ROOT}/")


def test_the_table_of_a_call_is_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client's method first; the order of the files is that of their first function."""
    monkeypatch.delitem(sys.modules, "httpx", raising=False)  # as in a program that does not import it
    listed = re.findall(r"^\| `([^`]+)` \|", read_section("A call"), re.MULTILINE)
    assert listed == list(trace_call())


def test_a_member_is_named_alike_along_its_way() -> None:
    """The spec and the emitted model of the example have the names that the page says."""
    spec, model = (
        next(path for path in PATHS if path.endswith(name))
        for name in ("/DescribeImageCaches.yaml", "/describe_image_caches.py")
    )
    assert "  ImageCacheIds:" in (ROOT / spec).read_text(encoding="utf-8")
    assert 'image_cache_ids: Annotated[list[str] | None, Field(alias="ImageCacheIds")]' in (
        ROOT / model
    ).read_text(encoding="utf-8")
