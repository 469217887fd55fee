"""Links, devices and pipes in the place of emitted files."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from yunbind_codegen.write import WriteError, compare, write

from .emitted import CHANGED, FILES, snapshot, with_lock

LINKED = [
    "generated",
    "generated/yunbind",
    "generated/yunbind/acme",
    "generated/yunbind/__init__.py",
    "specs/schema",
]


@pytest.mark.parametrize("path", LINKED)
@pytest.mark.parametrize("asked", [True, False], ids=["a link to files", "a link to nothing"])
def test_a_link_is_refused_and_nothing_is_written_through_it(root: Path, path: str, asked: bool) -> None:
    """A link below an emitted folder can lead outside the project, so it is not followed."""
    wanted = with_lock(root, CHANGED)
    outside = root / "outside"
    (root / path).rename(outside)
    (root / path).symlink_to(outside if asked else root / "missing")
    before = snapshot(root)
    for act in (write, compare):
        with pytest.raises(
            WriteError, match=rf"^{path} is a symbolic link, which is not followed\. Remove it"
        ):
            act(root, wanted)
    assert snapshot(root) == before


@pytest.mark.parametrize("name", ["__init__.py", "more.py"])
@pytest.mark.parametrize("kind", ["pipe", "socket", "link to a device", "link to a loop"])
def test_a_device_is_refused_and_never_read(
    root: Path, kind: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading a device or a pipe can take for ever."""
    place = root / "generated/yunbind" / name
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        # The address of a socket has at most 108 bytes, which a temporary folder can exceed.
        monkeypatch.chdir(place.parent)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(name)
    else:
        place.symlink_to("/dev/zero" if kind == "link to a device" else place)
    what = "symbolic link" if kind.startswith("link") else "device, pipe or socket"
    with pytest.raises(WriteError, match=rf"^generated/yunbind/{name} is a {what}, which is not followed"):
        write(root, with_lock(root, FILES))
