"""``new-cloud``: a cloud on each kind of protocol is YAML alone, and calls the moment it is generated."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from yunbind_codegen.check import check
from yunbind_codegen.commands import main
from yunbind_codegen.load import load
from yunbind_codegen.skeleton import PROTOCOLS

from tests.runtime.loopback import CannedResponse, Received, make_json, serve

PROJECT = Path(__file__).parents[2]
CLOUDS = {"tencent-api3": "acme", "alibaba-rpc": "bolt", "huawei-rest": "cube"}
"""A made-up cloud for each protocol."""
PROGRAM = """
import asyncio
import sys
from yunbind.{cloud}.box import AsyncBoxClient, BoxClient
from yunbind.{cloud}.box.errors import ThingBusy
from yunbind.errors import Conflict

with BoxClient(region="region-1", endpoint=sys.argv[1]) as client:
    print([thing.status for thing in client.things()])
    try:
        client.list_things(limit=99) if {has_limit} else client.list_things(max_results=99)
    except ThingBusy as error:
        print(isinstance(error, Conflict), error.code)

async def main():
    async with AsyncBoxClient(region="region-1", endpoint=sys.argv[1]) as client:
        print([thing.status async for thing in client.things()])

asyncio.run(main())
"""


def run(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def read_files(root: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without any cloud."""
    (tmp_path / "specs").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a cloud on each protocol, and one service in each."""
    root = tmp_path_factory.mktemp("clouds")
    (root / "specs").mkdir()
    for protocol, cloud in CLOUDS.items():
        assert run(root, "new-cloud", cloud, "--protocol", protocol).exit_code == 0
        assert run(root, "new-service", cloud, "box", "2020-01-02").exit_code == 0
    assert run(root, "generate").exit_code == 0
    return root


def test_there_is_a_made_up_cloud_for_each_protocol_that_the_language_knows() -> None:
    assert tuple(CLOUDS) == PROTOCOLS


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_new_cloud_passes_lint_and_can_be_generated_at_once(project: Path, protocol: str) -> None:
    """Before it has a service, too."""
    result = run(project, "new-cloud", "acme", "--protocol", protocol)
    assert result.exit_code == 0
    assert check(load(project / "specs")) == ()
    assert set(read_files(project)) == {"specs/acme/errors.yaml", "specs/acme/provider.yaml"}
    assert run(project, "generate").exit_code == 0


def test_it_says_what_was_written_and_what_comes_next(project: Path) -> None:
    output = run(project, "new-cloud", "acme", "--protocol", "alibaba-rpc").output
    assert output.startswith("wrote specs/acme/provider.yaml\nwrote specs/acme/errors.yaml\nNext: ")
    assert "yunbind-codegen new-service acme SERVICE VERSION" in output


def test_every_sentence_of_a_skeleton_is_marked(generated: Path) -> None:
    """Nothing that no vendor said can pass for documented."""
    texts = [path.read_text(encoding="utf-8") for path in (generated / "specs").rglob("*.yaml")]
    english = [words for text in texts for words in re.findall(r'\ben: "?(.*?)[",}]', text)]
    chinese = [words for text in texts for words in re.findall(r"\bzh: (.*?)[,}\n]", text)]
    assert len(english) == len(chinese) > 30
    assert [words for words in english if not words.startswith("Placeholder: ")] == []
    assert [words for words in chinese if not words.startswith("占位：")] == []
    addresses = [address for text in texts for address in re.findall(r"https?://[^/\s]+", text)]
    assert {address.rpartition(".")[2] for address in addresses} == {"example"}


@pytest.mark.slow
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_new_cloud_is_called_with_yaml_alone(generated: Path, protocol: str) -> None:
    """The emitted clients, in an interpreter of their own: keys from its environment, signed, paged, refused."""
    cloud = CLOUDS[protocol]
    environment = {
        "PYTHONPATH": os.pathsep.join([str(generated / "generated"), str(PROJECT / "runtime")]),
        f"{cloud.upper()}_ACCESS_KEY_ID": "made-up-id",
        f"{cloud.upper()}_ACCESS_KEY_SECRET": "made-up-secret",
    }
    program = PROGRAM.format(cloud=cloud, has_limit=protocol != "alibaba-rpc")
    with serve() as server:
        server.respond = lambda received: respond(protocol, received)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", program, server.endpoint],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    ready = "[<ThingStatus.READY: 'Ready'>]"
    assert done.stdout.splitlines() == [ready, "True ThingBusy", ready]
    first = server.received[0]
    headers = {name.lower(): value for name, value in first.headers.items()}
    schemes = {
        "tencent-api3": "TC3-HMAC-SHA256",
        "alibaba-rpc": "ACS3-HMAC-SHA256",
        "huawei-rest": "SDK-HMAC-SHA256",
    }
    assert headers["authorization"].startswith(schemes[protocol])
    assert "made-up-id" in headers["authorization"]
    assert (
        describe(first, headers)
        == {
            "tencent-api3": ("POST", "/", "ListThings", "2020-01-02"),
            "alibaba-rpc": ("POST", "/", "ListThings", "2020-01-02"),
            "huawei-rest": ("GET", "/v1/things", None, None),
        }[protocol]
    )


def describe(received: Received, headers: Mapping[str, str]) -> tuple[str, str, str | None, str | None]:
    """Method, path, and action and version where headers say them."""
    said = [headers.get(f"x-tc-{name}") or headers.get(f"x-acs-{name}") for name in ("action", "version")]
    return received.method, received.target.partition("?")[0], *said


def respond(protocol: str, received: Received) -> CannedResponse:
    """One thing on the first page, nothing after it, and a refusal of pages of 99."""
    said = received.target + received.body.decode()
    if "99" in said.replace("%", ""):
        refusal = {"Code": "ThingBusy", "Message": "busy"}
        if protocol == "tencent-api3":
            return make_json({"Response": {"Error": refusal, "RequestId": "r"}})
        if protocol == "alibaba-rpc":
            return make_json({**refusal, "RequestId": "r"}, status=409)
        return make_json({"error_code": "ThingBusy", "error_msg": "busy"}, status=409)
    if protocol == "huawei-rest":
        things = [] if "marker=" in said else [{"thing_id": "thing-1", "status": "Ready"}]
        return make_json({"things": things})
    content = {"Things": [{"ThingId": "thing-1", "Status": "Ready"}], "TotalCount": 1, "RequestId": "r"}
    if protocol == "alibaba-rpc":
        del content["TotalCount"]
        return make_json(content)
    return make_json({"Response": content})


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Acme", "--protocol", "alibaba-rpc"], "'Acme' cannot be a provider"),
        (["a-b", "--protocol", "alibaba-rpc"], "'a-b' cannot be a provider"),
        (["../a", "--protocol", "alibaba-rpc"], "'../a' cannot be a provider"),
        (["a" * 41, "--protocol", "alibaba-rpc"], "at most 40 characters"),
        (["acme\n", "--protocol", "alibaba-rpc"], "cannot be a provider"),
        (["class", "--protocol", "alibaba-rpc"], "would be the package class"),
        (["errors", "--protocol", "alibaba-rpc"], "would be the package errors"),
        (["acme", "--protocol", "aws-query"], "'tencent-api3', 'alibaba-rpc', 'huawei-rest'"),
        (["acme"], "Missing option '--protocol'"),
    ],
)
def test_what_cannot_be_a_cloud_is_refused_and_nothing_is_written(
    project: Path, arguments: list[str], told: str
) -> None:
    result = run(project, "new-cloud", *arguments)
    assert result.exit_code in (1, 2)
    assert told in result.output
    assert read_files(project) == {}
    assert [path.name for path in project.iterdir()] == ["specs"]


def test_a_cloud_that_is_there_is_left_alone(generated: Path) -> None:
    before = read_files(generated / "specs")
    result = run(generated, "new-cloud", "acme", "--protocol", "huawei-rest")
    assert result.exit_code == 1
    assert "already exists. Edit it, or choose another name." in result.output
    assert read_files(generated / "specs") == before


def test_a_folder_without_specs_is_a_clear_error(tmp_path: Path) -> None:
    result = run(tmp_path, "new-cloud", "acme", "--protocol", "alibaba-rpc")
    assert result.exit_code == 1
    assert "Run this in the project's folder, or give --root." in result.output


def test_a_disk_that_cannot_be_written_is_told_and_leaves_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "rename", fail)
    result = run(project, "new-cloud", "acme", "--protocol", "alibaba-rpc")
    assert result.exit_code == 1
    assert "Nothing was written:" in result.output
    assert "No space left on device" in result.output
    assert [path.name for path in project.iterdir()] == ["specs"]
    assert read_files(project) == {}


def test_help_has_an_example_that_works(project: Path) -> None:
    output = CliRunner().invoke(main, ["new-cloud", "--help"]).output
    (line,) = [line for line in output.splitlines() if "Example: " in line]
    program, *arguments = line.partition("Example: ")[2].split()
    assert program == "yunbind-codegen"
    assert run(project, *arguments).exit_code == 0


def test_the_lists_of_protocols_are_the_same_everywhere(generated: Path) -> None:
    """The command offers what the language takes and what the runtime has."""
    schema = json.loads((generated / "specs" / "schema" / "provider.json").read_text(encoding="utf-8"))
    runtime = (PROJECT / "runtime/yunbind_runtime/wire/protocols/__init__.py").read_text(encoding="utf-8")
    assert schema["properties"]["protocol"]["enum"] == list(PROTOCOLS)
    assert f"\nPROTOCOLS = ({', '.join(json.dumps(name) for name in PROTOCOLS)})\n" in runtime
