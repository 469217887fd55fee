"""Install the built wheels into empty environments and use them as their users do."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import tomllib
import venv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from release_build import CLIENTS, COMMANDS, GENERATOR, KIT, Build, Distribution, read_wheel
from release_commands import ReleaseError, run, say

SIZE_LIMIT = 18 * 2**20
"""Maximum bytes of yunbind, its dependencies and their byte code, as ``du --apparent-size`` counts."""

VERSION = "import yunbind_runtime; print(yunbind_runtime.__version__)"
CALL = """
from yunbind_emulator import Emulator

with Emulator() as cloud, cloud.tencent.tke() as tke:
    created = tke.create_image_cache(images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1")
    assert created.image_cache_id in [cache.image_cache_id for cache in tke.image_caches()]
"""


class Environment:
    """A virtual environment of its own, filled with locked versions only."""

    def __init__(self, root: Path, home: Path) -> None:
        self._root = root
        self._home = home
        venv.create(home, with_pip=True)
        self.scripts = home / ("Scripts" if os.name == "nt" else "bin")
        self._python = [str(self.scripts / "python"), "-I"]
        self._pip = [*self._python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        self._first = self._measure()

    def install(self, distribution: Distribution, wheel: Path | None = None, extra: str = "") -> None:
        """Install the locked dependencies of a distribution or of its extra, then the wheel."""
        text = (self._root / distribution.folder / "pyproject.toml").read_text(encoding="utf-8")
        project: Mapping[str, Any] = tomllib.loads(text)["project"]
        names = project["optional-dependencies"][extra] if extra else project["dependencies"]
        names = [name for name in names if not name.startswith("yunbind")]
        title = f"{distribution.name}[{extra}]" if extra else distribution.name
        locked = self._home / f"{title}.txt"
        locked.write_text("".join(select_locked(self._root, names)), encoding="utf-8")
        command = [*self._pip, "install", "--require-hashes", "--requirement", str(locked)]
        run(command, f"The dependencies of {title} cannot be installed")
        if wheel:
            self.add(wheel)

    def add(self, wheel: Path) -> None:
        """Install a wheel whose dependencies are installed."""
        run([*self._pip, "install", "--no-deps", str(wheel)], "The wheel cannot be installed")
        run([*self._pip, "check"], "The packages in the environment do not fit together")

    def run(self, program: str, failure: str) -> str:
        """Run a Python program."""
        return run([*self._python, "-c", program], failure)

    def measure(self) -> int:
        """Return the size of the installed packages in bytes, without pip."""
        return self._measure() - self._first

    def _measure(self) -> int:
        find = "import sysconfig; print(sysconfig.get_path('purelib'))"
        packages = Path(self.run(find, "The environment cannot be measured"))
        return sum(file.lstat().st_size for file in packages.rglob("*"))


def check(root: Path, builds: Iterable[Build], version: str, folder: Path) -> None:
    """Check the content of each wheel, install it and use it."""
    clients, commands, generator, kit = builds
    for each in (clients, commands, generator, kit):
        _check_content(each, version)
    environment = _check_clients(root, clients, version, folder)
    _check_commands(environment, commands)
    _check_kit(environment, kit)
    _check_generator(root, generator, folder)


def _check_content(built: Build, version: str) -> None:
    distribution = built.distribution
    found = {name.partition("/")[0] for name in read_wheel(built.wheel)}
    if found != {*distribution.packages, f"{distribution.file_name}-{version}.dist-info"}:
        raise ReleaseError(f"The wheel of {distribution.name} contains {', '.join(sorted(found))}.")


def _check_clients(root: Path, built: Build, version: str, folder: Path) -> Environment:
    say("Installing yunbind into an empty environment, with locked dependencies ...")
    environment = Environment(root, folder / "clients")
    environment.install(CLIENTS, built.wheel)
    check_size(environment.measure())
    say("Importing each client ...")
    program = "\n".join(f"from {module} import {client}" for module, client in list_clients(root))
    environment.run(program, "The clients cannot be imported")
    if (found := environment.run(VERSION, "The runtime cannot be imported")) != version:
        raise ReleaseError(f"The installed package has the version {found}.")
    say("Calling the emulator ...")
    environment.install(CLIENTS, extra="emulator")
    environment.run(CALL, "The installed package cannot call the emulator")
    return environment


def _check_commands(environment: Environment, built: Build) -> None:
    """Call an action of the emulator with the installed command line."""
    say("Installing yunbind-cli beside them, and calling the emulator ...")
    environment.install(COMMANDS, built.wheel)
    command = str(environment.scripts / "yunbind")
    call = ["tencent", "tke", "DescribeImageCaches", "--emulator", "--output", "json"]
    run([command, *call], "The installed command line cannot call the emulator")


def _check_kit(environment: Environment, built: Build) -> None:
    """Run the installed kit on the installed clients."""
    say("Installing yunbind-conformance beside them, and running the kit ...")
    environment.add(built.wheel)
    python, command = str(environment.scripts / "python"), str(environment.scripts / "yunbind")
    handler = f"{python} -I -m {KIT.file_name}.handler"
    run([command, "conformance", "--handler", handler], "The installed clients fail the kit")


def check_size(size: int) -> None:
    """Refuse an installation that is too large."""
    say(f"yunbind takes {size / 2**20:.1f} MB with its dependencies.")
    if size > SIZE_LIMIT:
        raise ReleaseError(f"yunbind must take at most {SIZE_LIMIT / 2**20:.0f} MB once installed.")


def _check_generator(root: Path, built: Build, folder: Path) -> None:
    say("Installing yunbind-codegen into an empty environment, with locked dependencies ...")
    environment = Environment(root, folder / "generator")
    environment.install(GENERATOR, built.wheel)
    command = str(environment.scripts / "yunbind-codegen")
    say("Generating from the specs in the wheel, and from those of a new cloud ...")
    project, fresh = folder / "project", folder / "fresh"
    find = "from importlib.resources import files; print(files('yunbind_codegen') / 'specs')"
    shutil.copytree(environment.run(find, "The generator cannot be imported"), project / "specs")
    (fresh / "specs").mkdir(parents=True)
    begin = [command, "new-cloud", "acme", "--protocol", "tencent-api3", "--root", str(fresh)]
    run(begin, "The installed generator cannot begin a cloud")
    for place in (project, fresh):
        run([command, "generate", "--root", str(place)], "The installed generator cannot generate")
    if differing := [*compare_folders(root / "generated", project / "generated")]:
        raise ReleaseError(f"The installed generator writes other files: {', '.join(differing[:5])}.")
    if not (fresh / "generated/yunbind/acme/__init__.py").is_file():
        raise ReleaseError("The installed generator does not write the clients of a new cloud.")


def compare_folders(one: Path, other: Path) -> Iterator[str]:
    """Yield the paths of files that differ or that only one folder has."""
    comparison = filecmp.dircmp(one, other, ignore=["__pycache__"])
    _, differing, broken = filecmp.cmpfiles(one, other, comparison.common_files, shallow=False)
    yield from sorted([*comparison.left_only, *comparison.right_only, *differing, *broken])
    for name in comparison.common_dirs:
        yield from (f"{name}/{path}" for path in compare_folders(one / name, other / name))


def list_clients(root: Path) -> Iterator[tuple[str, str]]:
    """Yield module and client of each version of each service."""
    catalog = json.loads((root / "generated/catalog.json").read_text(encoding="utf-8"))
    for provider in catalog["providers"].values():
        for versions in provider["services"].values():
            for service in versions.values():
                names = service["names"]["python"]
                yield names["module"], names["client"]


def select_locked(root: Path, requirements: Iterable[str]) -> Iterator[str]:
    """Yield the locked lines of requirements and of their dependencies, with hashes."""
    text = (root / "requirements/dev.txt").read_text(encoding="utf-8")
    blocks: dict[str, str] = {}
    for found in re.finditer(r"^(\S+?)==.*\n(?:[ \t]+.*\n)*", text, re.M):
        # A package can have two blocks, for different Pythons.
        blocks[found[1]] = blocks.get(found[1], "") + found[0]
    wanted = {normalize(re.split(r"[^A-Za-z0-9._-]", each)[0]) for each in requirements}
    while True:
        # A comment in each block names the packages that depend on it.
        more = {name for name, block in blocks.items() if wanted.intersection(list_dependents(block))}
        if more <= wanted:
            break
        wanted |= more
    if missing := sorted(wanted - blocks.keys()):
        raise ReleaseError(f"requirements/dev.txt does not lock {', '.join(missing)}. Run: make lock")
    yield from (blocks[name] for name in sorted(wanted))


def list_dependents(block: str) -> Iterator[str]:
    """Yield the names of the packages that depend on a locked one."""
    comments = re.findall(r"^[ \t]+#(?: +via)?(.*)$", block, re.M)
    yield from (normalize(name) for name in re.findall(r"[A-Za-z0-9._-]+", " ".join(comments)))


def normalize(name: str) -> str:
    """Return a distribution's name in the form that is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()
