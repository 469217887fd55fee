"""Samples that run against the emulator: all forms of a call send the same members."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from yunbind_cli.samples import write_sample
from yunbind_cli.samples.sample_call import SampleCall
from yunbind_emulator import Emulator
from yunbind_emulator.client_settings import write_settings
from yunbind_emulator.info_file import InfoFile
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

from tests.cli.programs import find_program
from tests.peer.lifecycle.settings import read_environment
from tests.peer.process import PYTHON

from .calls import find_action, make_call

CALLS: list[tuple[str, Mapping[str, Any]]] = [
    (
        "tencent.tke.DescribeImageCaches",
        {"Limit": 5, "Filters": [{"Name": "image-cache-name", "Values": ["it's", "网"]}]},
    ),
    ("tencent.ecm.DescribeImage", {"Limit": 2}),
    ("alibaba.eci.DescribeImageCaches", {"Limit": 5, "Tag": [{"Key": "k", "Value": "a b"}]}),
    ("alibaba.acc.ListImageCaches", {}),
    ("huawei.cce.ListImageCaches", {}),
]
WITH_SDK = {"tencent.tke", "tencent.ecm", "alibaba.eci", "huawei.cce"}


@pytest.fixture(scope="module")
def cloud() -> Iterator[Emulator]:
    with Emulator(rates=False) as emulator:
        yield emulator


@pytest.fixture
def environ(cloud: Emulator, tmp_path: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    info = tmp_path / "info.json"
    InfoFile(info).write(cloud.endpoint, cloud.credentials, cloud.admin)
    vendor = str(request.getfixturevalue("reference")).partition(".")[0]
    kept = {name: os.environ[name] for name in ("PATH", "HOME")}
    return {**kept, **read_environment(write_settings(vendor, info)), "LANG": "C.UTF-8"}


class _Signed(Exception):
    def __init__(self, request: HttpRequest) -> None:
        self.request = request


class _Capture:
    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        raise _Signed(request)

    def close(self) -> None:
        pass


def run_here(code: str, environ: Mapping[str, str]) -> str:
    output = io.StringIO()
    with patch.dict(os.environ, environ, clear=True), contextlib.redirect_stdout(output):
        exec(compile(code, "sample", "exec"), {"__name__": "__main__"})
    return output.getvalue()


def sign(call: SampleCall, environ: Mapping[str, str]) -> SampleCall:
    service = call.action.service
    client = getattr(import_module(service.module), service.client)
    region, members = call.split_region()
    arguments = {call.action.request[name].python: value for name, value in members.items()}
    with (
        client(region=region, endpoint=call.endpoint, environ=environ, transport=_Capture()) as made,
        pytest.raises(_Signed) as caught,
    ):
        getattr(made, call.action.method)(**arguments)
    return replace(call, signed=caught.value.request)


@pytest.mark.parametrize(("reference", "members"), CALLS, ids=[name for name, _ in CALLS])
def test_the_forms_of_yunbind_and_curl_send_the_same(
    cloud: Emulator, environ: dict[str, str], reference: str, members: Mapping[str, Any]
) -> None:
    call = make_call(find_action(reference), members, cloud.endpoint)
    find_program("curl")
    for form in ("python", "async"):
        run_here(write_sample(form, call), environ)
    curl = write_sample("curl", sign(call, environ))
    subprocess.run(["bash", "-c", curl], capture_output=True, check=True)
    calls = cloud.control.journal.export()[-3:]
    assert [entry["status"] for entry in calls] == [200] * 3
    assert calls[0]["action"] == call.action.name
    assert calls[0]["parameters"] == calls[1]["parameters"] == calls[2]["parameters"]
    assert members.items() <= calls[0]["parameters"].items()


@pytest.mark.peer
@pytest.mark.slow
@pytest.mark.parametrize(
    ("reference", "members"),
    [call for call in CALLS if call[0].rpartition(".")[0] in WITH_SDK],
    ids=[name for name, _ in CALLS if name.rpartition(".")[0] in WITH_SDK],
)
def test_the_program_with_the_vendors_sdk_runs(
    cloud: Emulator, environ: dict[str, str], reference: str, members: Mapping[str, Any]
) -> None:
    code = write_sample("vendor-python", make_call(find_action(reference), members, cloud.endpoint))
    done = subprocess.run(
        [PYTHON, "-c", code], env=environ, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    entry = cloud.control.journal.export()[-1]
    assert (entry["action"], entry["status"]) == (reference.rpartition(".")[2], 200)
