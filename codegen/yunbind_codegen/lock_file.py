"""The lock: hashes of the specs, of the generator and of every emitted file.

A later run reuses emitted files that the lock describes: see :func:`read_parts`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from .documents import Specs
from .headers import header_text
from .owned_folders import OWNED

LOCK = "generated/lock.json"
TOOLS = ("jinja2", "pydantic", "ruff")
"""Tools that the output depends on."""
_OWNED = tuple(f"{folder}/" for folder in OWNED)


@dataclass(frozen=True)
class MadePart:
    """Emitted files that were made together, and the hash of all that they depend on."""

    inputs: str
    files: Mapping[str, str]


def make_lock(
    specs: Specs, files: Mapping[str, str], parts: Mapping[str, MadePart] = MappingProxyType({})
) -> str:
    """Return the text of the lock of all emitted files, of which some were made in parts."""
    lock = {
        "//": header_text("the specs and the generator"),
        "tools": list_tools(),
        "generator": hash_generator(),
        "specs": {document.path: hash_bytes(document.source) for document in specs.documents},
        "parts": {
            name: {"inputs": part.inputs, "files": sorted(part.files)} for name, part in sorted(parts.items())
        },
        "files": {path: hash_bytes(text.encode()) for path, text in sorted(files.items())},
    }
    return json.dumps(lock, indent=1) + "\n"


def hash_generator() -> str:
    """Return one hash of the generator's modules and templates."""
    here = Path(__file__).parent
    own = hashlib.sha256()
    for path in sorted(here.rglob("*"), key=lambda each: each.relative_to(here).as_posix()):
        if path.suffix in (".py", ".j2"):
            own.update(f"{path.relative_to(here).as_posix()}\n{hash_bytes(path.read_bytes())}\n".encode())
    return own.hexdigest()


def list_tools() -> dict[str, str]:
    """Return the versions of the tools that the output depends on."""
    return {name: version(name) for name in TOOLS}


def read_hashes(root: Path) -> Mapping[str, str]:
    """Return the hash of each file that the last run wrote. Empty without a valid lock."""
    return _read(root)[0]


def read_parts(root: Path) -> dict[str, MadePart]:
    """Return the parts that earlier runs wrote, except those of which a file is missing or was edited.

    Their inputs say which specs and which generator they were made from.
    """
    hashes, parts = _read(root)
    found: dict[str, MadePart] = {}
    for name, (inputs, paths) in parts.items():
        texts = {path: _read_file(root, path, hashes.get(path, "")) for path in paths}
        files = {path: text for path, text in texts.items() if text is not None}
        if len(files) == len(texts):
            found[name] = MadePart(inputs, files)
    return found


def _read_file(root: Path, path: str, expected: str) -> str | None:
    """Return the text of an emitted file. None if it is not the one that was written."""
    place = root / path
    if ".." in place.parts or not path.startswith(_OWNED) or not place.is_file():
        return None
    try:
        content = place.read_bytes()
    except OSError:
        return None
    return content.decode("utf-8") if hash_bytes(content) == expected else None


def _read(root: Path) -> tuple[Mapping[str, str], Mapping[str, tuple[str, list[str]]]]:
    """Return the hashes of files, and the inputs and files of parts. Both are empty without a valid lock."""
    try:
        lock = json.loads((root / LOCK).read_text(encoding="utf-8"))
        hashes = {str(path): str(digest) for path, digest in lock["files"].items()}
        parts = {
            str(name): (str(part["inputs"]), [str(path) for path in part["files"]])
            for name, part in lock.get("parts", {}).items()
        }
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}, {}
    return hashes, parts


def hash_bytes(content: bytes) -> str:
    """Return the hash of a file's content."""
    return hashlib.sha256(content).hexdigest()
