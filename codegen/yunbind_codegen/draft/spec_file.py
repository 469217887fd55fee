"""Reading the spec of an action with the types and errors of its service."""

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
    """The spec of an action, and its service."""

    document: Document
    action: ActionFile
    service: ServiceIndex


def read_spec(path: Path) -> SpecFile:
    """Read the spec of an action and the rest of its service.

    Raises:
        PageError: The path is not the spec of an action, or the specs of its service have problems.
    """
    full = path.resolve()
    if not full.is_file():
        raise PageError(f"{path} does not exist. Give the spec file of an action.")
    if len(full.parents) < 6 or full.parent.name != "actions" or full.suffix != ".yaml":
        raise PageError(
            f"{path} is not the spec of an action. Its path must be "
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
        raise PageError(f"{path} cannot be compared until the problems of its service are fixed:\n{listed}")
    for provider in build_index(specs):
        for service in provider.services.values():
            for document, action in service.pages():
                if document.path == shown:
                    return SpecFile(document, action, service)
    raise PageError(f"{path} is not the spec of an action.")
