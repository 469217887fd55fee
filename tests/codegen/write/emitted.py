"""Emitted files in a folder, and what is in the folder."""

from __future__ import annotations

import stat
from pathlib import Path

from yunbind_codegen.headers import MARK
from yunbind_codegen.load import load
from yunbind_codegen.lock_file import LOCK, make_lock

HEADER = f"# {MARK} from a test.\n"

FILES = {
    "generated/yunbind/__init__.py": f"{HEADER}",
    "generated/yunbind/acme/__init__.py": f"{HEADER}A = 1\n",
    "generated/reference/acme.md": f"<!-- {MARK} -->\n# 顶点\n",
    "specs/schema/action.json": f'{{"//": "{MARK}"}}\n',
}

Snapshot = dict[str, tuple[bytes | None, int]]


def snapshot(root: Path) -> Snapshot:
    """Every file and folder below ``root``, with its content and permissions."""
    return {
        path.relative_to(root).as_posix(): (
            path.read_bytes() if path.is_file() else None,
            stat.S_IMODE(path.lstat().st_mode),
        )
        for path in sorted(root.rglob("*"))
    }


def with_lock(root: Path, files: dict[str, str]) -> dict[str, str]:
    """The files and their lock."""
    (root / "specs").mkdir(exist_ok=True)
    return {**files, LOCK: make_lock(load(root / "specs"), files)}


CHANGED = {
    "generated/yunbind/__init__.py": f"{HEADER}B = 1\n",
    "generated/yunbind/zenith/deep/__init__.py": f"{HEADER}",
    "generated/yunbind/zenith/__init__.py": f"{HEADER}",
    "specs/schema/action.json": FILES["specs/schema/action.json"],
}
"""Another set of files: one changed, two new in new folders, two gone."""
