"""First specs of a cloud or of a service, with placeholder sentences to replace."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template

from .check import check
from .check.limits import SCHEMES
from .load import load
from .name import class_name
from .problems import SpecError
from .provider import ProviderFile

SKELETONS = Path(__file__).parent / "skeletons"

PROTOCOLS = tuple(SCHEMES)
"""Protocols of the runtime."""

_ACTION = "ListThings"
_MEMBERS = {"id": "ThingId", "status": "Status", "created": "CreatedTime"}
_REST_MEMBERS = {"id": "thing_id", "status": "status", "created": "created_at"}


class SkeletonError(Exception):
    """The skeleton cannot be made; nothing was written."""


def draw_cloud(provider: str, protocol: str) -> dict[str, str]:
    """Return the files of a cloud, by their paths in its folder."""
    words = {
        "provider": provider,
        "protocol": protocol,
        "signing": ", ".join(SCHEMES[protocol]),
        "variable": provider.upper(),
    }
    return {name: _fill(f"cloud/{name}", words) for name in ("provider.yaml", "errors.yaml")}


def draw_service(provider: ProviderFile, service: str, version: str, *, default: bool) -> dict[str, str]:
    """Return the files of a service with one action, by their paths in its folder.

    Args:
        provider: The cloud, whose protocol determines the action.
        service: Name of the service on the wire.
        version: Version as it is sent.
        default: Whether the service's package exports this version.
    """
    words = {
        "provider": provider.provider,
        "service": service,
        "version": version,
        "default": str(default).lower(),
        "client": class_name(service),
        # Only this protocol sends the region as a member of each request.
        "region_member": "region_member: RegionId\n" if provider.protocol == "alibaba-rpc" else "",
        **(_REST_MEMBERS if provider.protocol == "huawei-rest" else _MEMBERS),
    }
    files = {name: _fill(f"service/{name}", words) for name in ("service.yaml", "types.yaml", "errors.yaml")}
    files[f"actions/{_ACTION}.yaml"] = _fill(f"service/actions/{provider.protocol}.yaml", words)
    return files


def place(specs: Path, folder: str, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write new files into a new folder of the specs, all or none, and return their paths.

    Args:
        specs: The folder of the specs.
        folder: The new folder, relative to ``specs``.
        files: Texts by their paths in the new folder.

    Raises:
        SkeletonError: The folder exists or cannot be written.
        SpecError: The files would add problems to the specs, such as a reserved name.
    """
    target = specs / folder
    if target.exists():
        raise SkeletonError(f"{target} already exists. Edit it, or choose another name.")
    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=specs.parent) as name:
            # Check in a copy, so that the specs never hold problems.
            trial = Path(name) / specs.name
            shutil.copytree(specs, trial)
            for path, text in files.items():
                file = trial / folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
            problems = set(check(load(trial))) - set(check(load(specs)))
            if problems:
                raise SpecError(problems)
            _move(trial / folder, target)
    except OSError as error:
        # An error of shutil holds one sentence for each file.
        why = error.strerror or error.args[0][0][-1]
        raise SkeletonError(f"Nothing was written: {error.filename or target}: {why}.") from error
    return tuple(target / path for path in files)


def _move(source: Path, target: Path) -> None:
    made = [each for each in reversed(target.parents) if not each.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
    except OSError:
        _remove_empty(reversed(made))
        raise


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        if folder.exists():
            folder.rmdir()


def _fill(name: str, words: Mapping[str, str]) -> str:
    text = Template((SKELETONS / name).read_text(encoding="utf-8")).substitute(words)
    return text.rstrip("\n") + "\n"
