"""Several processes that write at once."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from yunbind_codegen.owned_folders import lock
from yunbind_codegen.write import write

from .emitted import CHANGED, HEADER, with_lock


@pytest.mark.slow
def test_two_processes_at_once_both_end_well(root: Path) -> None:
    """Processes that write at once wait for each other, and the last one's files remain."""
    program = (
        "import json, sys\nfrom pathlib import Path\nfrom yunbind_codegen.write import write\n"
        "for at in range(40):\n"
        "    files = {f'generated/yunbind/m{n}.py': sys.argv[2] + f'A = {at}\\n' for n in range(20)}\n"
        "    write(Path(sys.argv[1]), files)\n"
    )
    command = [sys.executable, "-c", program, str(root), HEADER]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate(timeout=60)[1] for process in running] == [""] * 3
    found = {path.relative_to(root).as_posix() for path in (root / "generated").rglob("*") if path.is_file()}
    assert found == {f"generated/yunbind/m{n}.py" for n in range(20)}


def test_a_writer_waits_for_the_writer_before_it(root: Path) -> None:
    """The lock is held from the comparison to the last file, and is released at the end."""
    began = threading.Event()

    def run() -> None:
        began.set()
        write(root, with_lock(root, CHANGED))

    second = threading.Thread(target=run)
    with lock(root):
        second.start()
        began.wait()
        second.join(0.05)
        assert second.is_alive()
        assert not (root / "generated/yunbind/zenith").exists()
    second.join(10)
    assert (root / "generated/yunbind/zenith").exists()
