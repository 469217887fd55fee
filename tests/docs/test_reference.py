"""The reference: complete, its links lead somewhere, and its programs run against the emulator."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator import Emulator

from tests.docs.pages import REFERENCE, Block, drop_blocks, list_services, read_blocks, read_catalog

PAGES = sorted(REFERENCE.glob("*-*.md"))
PROGRAMS = [
    pytest.param(block, id=f"{page.stem}:{block.line}")
    for page in PAGES
    for block in read_blocks(page, "python")
]
SERVICES = [pytest.param(page, service, id=page) for page, service in list_services()]


def find_user() -> dict[str, str]:
    """The user of the password that IAM's sample shows, which the emulator is to know."""
    actions = read_catalog()["providers"]["huawei"]["services"]["iam"]["v3"]["actions"]
    sample = actions["KeystoneCreateUserTokenByPassword"]["examples"][0]["request"]
    user = sample["auth"]["identity"]["password"]["user"]
    return {"user": user["name"], "password": user["password"], "domain": user["domain"]["name"]}


@pytest.fixture(scope="module")
def cloud() -> Iterator[Emulator]:
    with Emulator(credentials={"huawei": find_user()}, samples=True, rates=False) as running:
        yield running


@pytest.fixture
def environment(cloud: Emulator, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """Endpoint and keys where a program looks for them, and nothing else of the clouds."""
    keys = cloud.credentials
    variables = {
        "YUNBIND_ENDPOINT": cloud.endpoint,
        "TENCENTCLOUD_SECRET_ID": keys["tencent"]["secret_id"],
        "TENCENTCLOUD_SECRET_KEY": keys["tencent"]["secret_key"],
        "ALIBABA_CLOUD_ACCESS_KEY_ID": keys["alibaba"]["access_key_id"],
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": keys["alibaba"]["access_key_secret"],
        "HUAWEICLOUD_SDK_AK": keys["huawei"]["ak"],
        "HUAWEICLOUD_SDK_SK": keys["huawei"]["sk"],
        "HUAWEICLOUD_SDK_PROJECT_ID": keys["huawei"]["project_id"],
    }
    for name in ("TENCENTCLOUD_REGION", "ALIBABA_CLOUD_REGION_ID", "TENCENTCLOUD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.usefixtures("environment")
def test_every_program_runs_as_it_stands(program: Block, capsys: pytest.CaptureFixture[str]):
    """It needs nothing but the environment, and prints what it got."""
    exec(compile(program.text, program.heading, "exec", dont_inherit=True), {"__name__": "__main__"})
    assert capsys.readouterr().out.strip()


def test_a_program_is_a_whole_script(environment: Mapping[str, str]):
    """Run by an interpreter of its own, as a reader would."""
    page = REFERENCE / "tencent-tke-v20180525.md"
    program = next(each for each in read_blocks(page, "python") if "describe_image_caches" in each.text)
    done = subprocess.run(
        [sys.executable, "-c", program.text],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "imc-xxx" in done.stdout


@pytest.mark.parametrize(("page", "service"), SERVICES)
def test_every_action_has_its_programs_blocking_and_asynchronous(page: str, service: dict[str, Any]):
    """And every paginator."""
    blocks = [block.text for block in read_blocks(REFERENCE / page, "python")]
    for action in service["actions"].values():
        called = [block for block in blocks if f" client.{action['names']['python']}(" in block]
        assert sorted("await" in block for block in called) == [False, True], action["names"]["python"]
        if "paginate" in action:
            listed = [
                block for block in blocks if f"for item in client.{action['paginate']['name']}(" in block
            ]
            assert sorted("async for" in block for block in listed) == [False, True]


@pytest.mark.parametrize(("page", "service"), SERVICES)
def test_every_documented_thing_stands_on_its_page(page: str, service: dict[str, Any]):
    """Actions, members, types, values, errors, waiters, permissions, rates and sources."""
    text = (REFERENCE / page).read_text(encoding="utf-8")
    for name, action in service["actions"].items():
        section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        for member in (*action["request"].items(), *action["response"].items()):
            assert f"| `{member[1]['names']['python']}` | `{member[0]}` |" in section, (name, member[0])
        for code in action.get("errors", {}):
            assert f"| `{code}` |" in section, (name, code)
        for waiter in action.get("waiters", []):
            assert f"`client.wait_until_{waiter}(...)`" in section
        for permission in action.get("permission", []):
            assert f"- Permission: `{permission['action']}`" in section
        if "rate_limit" in action:
            assert f"- Rate limit: `{action['rate_limit']['calls']} calls per " in section
        assert f"<{action['source']}>" in section
        assert action["summary"]["zh"] in section
    for name, structure in service["types"].items():
        assert f"\n### {name}\n" in text
        for wire, member in structure["members"].items():
            assert f"| `{member['names']['python']}` | `{wire}` |" in text, (name, wire)
    for name, enumeration in service["enums"].items():
        assert f"\n### {name}\n" in text
        for value in enumeration["values"]:
            assert f"| `{value}` |" in text, (name, value)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_a_page_leads_to_one_place(page: Path):
    text = drop_blocks(page.read_text(encoding="utf-8"))
    places = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(places) == len(set(places))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(places)


@pytest.mark.parametrize(("page", "service"), SERVICES)
def test_every_type_of_a_member_is_linked(page: str, service: dict[str, Any]):
    """A reader of a table gets to what a structure or a value holds."""
    text = drop_blocks((REFERENCE / page).read_text(encoding="utf-8"))
    kinds = re.findall(r"^\| `[^`]+` \| `[^`]+` \| (\[?`[^|]*) \|", text, re.MULTILINE)
    assert kinds
    for kind in kinds:
        name = re.sub(r"^.*`(?:list\[|map\[)*|\]*`.*$", "", kind)
        if name in service["types"] or name in service["enums"]:
            assert kind.endswith(f"](#type-{name.lower()})"), kind


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_row_of_a_table_has_as_many_cells_as_its_heading(page: Path):
    tables = re.findall(r"(?:^\|.*\n)+", drop_blocks(page.read_text(encoding="utf-8")), re.MULTILINE)
    assert tables
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, table


def test_the_index_names_every_page_and_every_action():
    text = (REFERENCE / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\]\(([^)]+\.md)\)", text)) == [page.name for page in PAGES]
    for page, service in list_services():
        row = next(line for line in text.splitlines() if f"]({page})" in line)
        assert all(f"`{action}`" in row for action in service["actions"])
