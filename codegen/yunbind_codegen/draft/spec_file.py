"""The spec of an action together with the types and errors beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..documents import Document
from ..index import ServiceIndex, build_index
from ..language import ActionFile
from ..load import load
from .document import PageError


@dataclass(frozen=True)
class SpecFile:
    """An action's spec in its service."""

    document: Document
    action: ActionFile
    service: ServiceIndex


def read_spec(path: Path) -> SpecFile:
    """Read ``<specs>/<provider>/<service>/<version>/actions/<Action>.yaml`` with what it refers to."""
    full = path.resolve()
    if not full.is_file():
        raise PageError(f"There is no spec {path}. Give the file of an action.")
    if len(full.parents) < 6 or full.parent.name != "actions" or full.suffix != ".yaml":
        raise PageError(
            f"{path} is no spec of an action: one stands in "
            "specs/<provider>/<service>/<version>/actions/<Action>.yaml."
        )
    root = full.parents[4]
    specs = load(root)
    shown = f"{root.name}/{full.relative_to(root).as_posix()}"
    folder = f"{full.parents[1].relative_to(root.parent).as_posix()}/"
    broken = [
        problem for problem in specs.problems if problem.path == shown or problem.path.startswith(folder)
    ]
    if broken:
        listed = "\n".join(map(str, broken[:20]))
        raise PageError(f"{path} cannot be compared before its service has no problems:\n{listed}")
    for provider in build_index(specs):
        for service in provider.services.values():
            for document, action in service.pages():
                if document.path == shown:
                    return SpecFile(document, action, service)
    raise PageError(f"{path} is no spec of an action.")
