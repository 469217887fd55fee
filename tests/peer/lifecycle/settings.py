"""The settings that ``yunbind emulator env`` prints, used as a reader would use them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_CODE = re.compile(r"^#   (.*)$")
_PREFIXES = ("TENCENTCLOUD_", "ALIBABA_CLOUD_", "HUAWEICLOUD_")


def print_settings(vendor: str, info: Path) -> str:
    """Return the output of the command for a vendor."""
    command = [sys.executable, "-m", "yunbind_cli", "emulator", "env", vendor, "--info", str(info)]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout


def read_environment(settings: str) -> dict[str, str]:
    """Return a shell's variables with a vendor's prefix after the settings."""
    script = f"{settings}\nenv -0"
    path = {"PATH": os.environ.get("PATH", "")}
    result = subprocess.run(
        ["sh", "-eu", "-c", script], env=path, capture_output=True, text=True, timeout=10, check=True
    )
    found = dict(line.split("=", 1) for line in result.stdout.split("\0") if "=" in line)
    return {name: value for name, value in found.items() if name.startswith(_PREFIXES)}


def read_program(settings: str, title: str) -> str:
    """Return the Python code in the comments below a comment that starts with a title."""
    lines = iter(settings.splitlines())
    for line in lines:
        if line.startswith(f"# {title}"):
            break
    else:
        raise AssertionError(f"The settings have nothing for {title!r}:\n{settings}")
    program: list[str] = []
    for line in lines:
        code = _CODE.match(line)
        if not code:
            break
        program.append(code[1])
    return "\n".join(program)
