"""The README: it is short, its programs run in an empty environment, and its commands exist."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import venv
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from yunbind_cli.commands import yunbind
from yunbind_codegen.commands import main as codegen

from tests.docs.pages import ROOT, Block, drop_blocks, list_services, read_all_blocks, read_blocks

README = ROOT / "README.md"
CHINESE = ROOT / "README.zh.md"
PROGRAMS = list(read_blocks(README, "python"))
PAGES = [README, CHINESE, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def list_commands(program: str) -> list[list[str]]:
    """What the pages tell a reader to run, as blocks or within the text."""
    found: list[list[str]] = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in read_blocks(page, "sh") for line in block.text.splitlines()]
        lines += re.findall(r"`([^`\n]+)`", drop_blocks(text))
        found += [
            shlex.split(line, comments=True)
            for line in lines
            if re.match(rf"{program}( [a-z-]+)*( [\w<>.-]+)*( *#.*)?$", line.strip())
        ]
    return [command for command in found if len(command) > 1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which only the README's command was run, in a checkout."""
    checkout, home = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("environment")
    for name in ("README.md", "LICENSE", "pyproject.toml"):
        shutil.copyfile(ROOT / name, checkout / name)
    for name in ("cli", "runtime", "generated", "scripts"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    locked = home / "locked.txt"
    pins = re.findall(r"^[\w.-]+==[^\s;]+", (ROOT / "requirements" / "dev.txt").read_text(), re.MULTILINE)
    locked.write_text("\n".join(pins), encoding="utf-8")
    venv.create(home, with_pip=True)
    environment = {
        **os.environ,
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "PIP_CONSTRAINT": str(locked),
    }
    (command,) = (block.text for block in read_blocks(README, "sh") if block.heading == "Install")
    done = subprocess.run(
        ["bash", "-euc", command], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return home / "bin"


@pytest.mark.slow
@pytest.mark.xdist_group("readme")
@pytest.mark.parametrize("program", [pytest.param(block, id=block.heading) for block in PROGRAMS])
def test_a_program_runs_as_printed_in_an_empty_environment(
    installed: Path, program: Block, tmp_path: Path
) -> None:
    """Without a variable, and without a warning."""
    command = [installed / "python", "-W", "error", "-c", program.text]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.slow
@pytest.mark.xdist_group("readme")
def test_the_command_of_the_emulator_is_installed(installed: Path) -> None:
    command = [installed / "yunbind", "emulator", "--help"]
    assert (
        b"Usage: yunbind emulator" in subprocess.run(command, env={}, capture_output=True, check=True).stdout
    )


def test_the_readme_is_short() -> None:
    """At most 500 words, and an example of ten lines."""
    assert len(README.read_text(encoding="utf-8").split()) <= 500
    (example,) = (block.text for block in PROGRAMS if block.heading == "Example")
    assert len(example.replace("\n\n", "\n").splitlines()) == 10


def test_the_chinese_readme_says_the_same() -> None:
    """It has the same sections, programs, commands, names and links. Comments and links to each other differ."""
    pages = [README.read_text(encoding="utf-8"), CHINESE.read_text(encoding="utf-8")]
    assert [page.count("\n## ") for page in pages] == [pages[0].count("\n## ")] * 2
    blocks = [
        [re.sub(r"\s*#.*", "", block.text) for block in read_all_blocks(page)] for page in (README, CHINESE)
    ]
    assert blocks[0] == blocks[1]
    links = [re.findall(r"\]\((?!README)([^)]+)\)", page) for page in pages]
    assert links[0] == links[1]
    names = [sorted(re.findall(r"`([^`\n]+)`", drop_blocks(page))) for page in pages]
    assert names[0] == names[1]
    assert len(re.findall("[\u4e00-\u9fff]", pages[1])) > 300


def test_every_service_is_in_the_table() -> None:
    text = README.read_text(encoding="utf-8")
    for page, service in list_services():
        package = service["names"]["python"]["module"].rpartition(".")[0]
        row = next(line for line in text.splitlines() if f"(generated/reference/{page})" in line)
        shown = re.findall(r"`([\w.]+)`", row)
        prefix = shown[0].rpartition(".")[0]
        assert package in [name if name[0] != "." else f"{prefix}{name}" for name in shown]


def test_every_make_target_that_the_pages_name_exists_and_is_explained():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {target for _, *targets in list_commands("make") for target in targets}
    assert {"demo", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:.*## \S", makefile, re.MULTILINE), target


def test_make_lists_the_commands():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {"demo", "test", "check"} <= set(re.findall(r"^  make (\S+) +\S", listed, re.MULTILINE))


@pytest.mark.parametrize(("program", "group"), [("yunbind", yunbind), ("yunbind-codegen", codegen)])
def test_every_command_that_the_pages_name_exists_and_has_help(program: str, group: click.Group):
    """With every option that is shown."""
    commands = list_commands(program)
    assert commands
    context = click.Context(group)
    for _, *words in commands:
        path: list[str] = []
        found: click.Command = group
        while words and isinstance(found, click.Group) and (below := found.get_command(context, words[0])):
            path.append(words.pop(0))
            found = below
        assert path, words
        assert found.help
        done = CliRunner().invoke(group, [*path, "--help"])
        assert done.exit_code == 0
        own = words[: words.index("--")] if "--" in words else words  # the rest is another command's
        for option in own:
            assert not option.startswith("-") or option.partition(".")[0] in done.output, (path, option)


def list_anchors(page: Path) -> set[str]:
    """The places of a page that a link can lead to: its headings, as GitHub names them, and its anchors."""
    text = drop_blocks(page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)"></a>', text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_a_heading(page: Path):
    text = drop_blocks(page.read_text(encoding="utf-8"))
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", text):
        file = page.parent / target if target else page
        assert file.exists(), target
        assert not anchor or anchor in list_anchors(file), f"{target}#{anchor}"


def test_every_page_can_be_reached_from_the_readme():
    """By one link or several."""
    reached, waiting = set[Path](), [README]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        links = re.findall(r"\]\(([^)#:]+\.md)", drop_blocks(page.read_text(encoding="utf-8")))
        targets = {(page.parent / link).resolve() for link in links}
        waiting += [target for target in targets - reached if target not in waiting]
    assert {page for page in PAGES if page.resolve() not in reached} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_row_of_a_table_has_as_many_cells_as_its_heading(page: Path):
    tables = re.findall(r"(?:^\|.*\n)+", drop_blocks(page.read_text(encoding="utf-8")), re.MULTILINE)
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, table
