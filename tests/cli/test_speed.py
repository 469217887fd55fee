"""Start-up: few modules, and little CPU time."""

from __future__ import annotations

import os
import resource
import subprocess
import sys

import pytest

from .program import YUNBIND, make_environment

pytestmark = pytest.mark.slow

TAB = {"_YUNBIND_COMPLETE": "bash_complete", "COMP_WORDS": "yunbind tencent tke Des", "COMP_CWORD": "3"}
STARTS = {
    "version": (("--version",), {}, 0.08),
    "help": (("--help",), {}, 0.12),
    "tab": ((), TAB, 0.08),
    "help of an action": (("tencent", "tke", "CreateImageCache", "--help"), {}, 0.12),
}
"""Words, variables and the budget of CPU time in seconds."""
HEAVY = (
    "pydantic",
    "pydantic_core",
    "httpx",
    "httpcore",
    "rich",
    "yaml",
    "jmespath",
    "starlette",
    "yunbind.tencent",
)


def list_modules(words: tuple[str, ...], variables: dict[str, str]) -> set[str]:
    program = (
        "import sys, atexit\n"
        "atexit.register(lambda: sys.stderr.write('\\n'.join(sys.modules)))\n"
        "from yunbind_cli.__main__ import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        env=make_environment(variables),
        check=True,
        timeout=60,
    )
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("name", STARTS)
def test_a_start_imports_little(name: str):
    words, variables, _ = STARTS[name]
    modules = list_modules(words, variables)
    assert "yunbind_cli.program" in modules
    assert not modules & set(HEAVY)
    assert len(modules) < 220


def measure(command: list[str], variables: dict[str, str]) -> float:
    """Return the CPU time of a command in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = make_environment(variables)
    subprocess.run(command, capture_output=True, env=environment, check=True, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("name", STARTS)
def test_a_start_takes_little_time(name: str):
    """Relative to an empty program, because machines differ: the least of several starts."""
    words, variables, budget = STARTS[name]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    times = [measure([*YUNBIND, *words], variables) for _ in range(6)]
    assert min(times) < budget, times


PROGRAM = """
from yunbind.tencent.tke import TkeClient
with TkeClient() as tke:
    print(tke.describe_image_caches())
"""


def test_a_call_takes_little_more_than_the_same_program(account: dict[str, str]):
    """At most 1.3 times the CPU time, the least of several runs in turn."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    commands = {
        "program": [sys.executable, "-c", PROGRAM],
        "command": [*YUNBIND, "tencent", "tke", "DescribeImageCaches", "-o", "json"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(7):
        for name, command in commands.items():
            times[name].append(measure(command, account))
    assert min(times["command"]) < 1.3 * min(times["program"]), times
