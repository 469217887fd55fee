"""Tencent's command line, tccli, uses the emulator as the cloud, with the settings that the emulator prints.

Its installation takes 260 MB, so `make test-tccli` runs these tests, and `make test` does not.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.client_settings import write_settings
from yunbind_emulator.info_file import InfoFile
from yunbind_emulator.state.lifecycle import Pace

from .lifecycle.settings import read_environment
from .process import ROOT

pytestmark = [pytest.mark.tccli, pytest.mark.slow]
TCCLI = ROOT / ".venv-tccli" / "bin" / "tccli"


class Tccli:
    """Runs tccli, and reads what it prints."""

    def __init__(self, cloud: Emulator, home: Path) -> None:
        info = home / "info.json"
        InfoFile(info).write(cloud.endpoint, cloud.credentials, cloud.admin)
        settings = write_settings("tencent", info)
        self.environ = {
            **read_environment(settings),
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
        }
        printed = re.search(r"#   tccli tke DescribeImageCaches (.*)", settings)
        assert printed
        self._options = printed[1].split()

    def run(self, service: str, action: str, **members: object) -> Any:
        """Return the response of an action.

        Raises:
            AssertionError: tccli failed. The message is what it printed.
        """
        words = [
            word
            for name, value in members.items()
            for word in (f"--{name}", value if isinstance(value, str) else json.dumps(value))
        ]
        done = subprocess.run(
            [TCCLI, service, action, *self._options, *words],
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def cloud() -> Iterator[Emulator]:
    with Emulator(rates=False, pace=Pace(reads=2)) as emulator:
        yield emulator


@pytest.fixture
def tccli(cloud: Emulator, tmp_path: Path) -> Tccli:
    if not TCCLI.exists():
        pytest.skip("tccli is not installed: run `make test-tccli`")
    cloud.control.reset()
    return Tccli(cloud, tmp_path)


def create(tccli: Tccli, name: str) -> str:
    made = tccli.run(
        "tke", "CreateImageCache", ImageCacheName=name, Images=["nginx"], VpcId="vpc-1", SubnetId="subnet-1"
    )
    return made["ImageCacheId"]


def test_a_cache_is_made_found_renamed_and_deleted(tccli: Tccli):
    made = create(tccli, "web")
    statuses = [
        tccli.run("tke", "DescribeImageCaches", ImageCacheIds=[made])["ImageCaches"][0]["Status"]
        for _ in range(2)
    ]
    assert statuses == ["Pending", "Ready"]
    tccli.run("tke", "UpdateImageCache", ImageCacheId=made, ImageCacheName="shop")
    filters = [{"Name": "image-cache-name", "Values": ["shop"]}]
    (found,) = tccli.run("tke", "DescribeImageCaches", Filters=filters)["ImageCaches"]
    assert found["ImageCacheId"] == made
    tccli.run("tke", "DeleteImageCaches", ImageCacheIds=[made])
    assert tccli.run("tke", "DescribeImageCaches")["TotalCount"] == 0


def test_pages_hold_every_cache_once(tccli: Tccli):
    made = [create(tccli, f"web-{number}") for number in range(3)]
    pages = [tccli.run("tke", "DescribeImageCaches", Offset=offset, Limit=2) for offset in (0, 2)]
    assert [page["TotalCount"] for page in pages] == [3, 3]
    assert sorted(cache["ImageCacheId"] for page in pages for cache in page["ImageCaches"]) == sorted(made)


def test_images_of_ecm_are_made_and_filtered(tccli: Tccli):
    task = tccli.run("ecm", "CreateImage", ImageName="web", InstanceId="ein-1")["TaskId"]
    asked = [{"Operation": "CreateImage", "TaskId": task}]
    statuses = [
        tccli.run("ecm", "DescribeTaskStatus", TaskSet=asked)["TaskSet"][0]["Status"] for _ in range(2)
    ]
    assert statuses == ["OPERATING", "SUCCESS"]
    filters = [{"Name": "image-type", "Values": ["PRIVATE_IMAGE"]}]
    (image,) = tccli.run("ecm", "DescribeImage", Filters=filters)["ImageSet"]
    assert image["ImageName"] == "web"
    tccli.run("ecm", "DeleteImage", ImageIDSet=[image["ImageId"]])
    assert tccli.run("ecm", "DescribeImage", Filters=filters)["ImageSet"] == []


@pytest.mark.parametrize(
    ("service", "action", "members", "code"),
    [
        ("tke", "UpdateImageCache", {"ImageCacheId": "imc-none", "ImageCacheName": "a"}, "ResourceNotFound"),
        ("ecm", "CreateImage", {"ImageName": "a", "InstanceId": "ins-1"}, "InvalidInstanceID"),
    ],
)
def test_errors_are_printed_with_their_code(
    tccli: Tccli, service: str, action: str, members: dict[str, str], code: str
):
    with pytest.raises(AssertionError, match=code):
        tccli.run(service, action, **members)


def test_a_wrong_secret_is_printed_as_a_wrong_signature(tccli: Tccli):
    tccli.environ["TENCENTCLOUD_SECRET_KEY"] = "wrong"
    with pytest.raises(AssertionError, match=r"AuthFailure\.SignatureFailure"):
        tccli.run("tke", "DescribeImageCaches")
