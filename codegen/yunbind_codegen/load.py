"""Read the specs: YAML with positions, compared with the spec language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from .behavior import BehaviorFile
from .cases.case_files import CASE_FILES
from .documents import CASES_FOLDER, CASES_PREFIX, Document, Specs
from .language import ActionFile, ErrorsFile, TypesFile
from .problems import Problem, ProblemCode
from .protocol import ProtocolFile
from .provider import ProviderFile, ServiceFile
from .schema_errors import understand
from .yaml_reader import FILE_LIMIT, read_yaml

FILES_LIMIT = 20_000
"""Maximum number of files of all specs."""
PROBLEMS_LIMIT = 100
"""Maximum number of problems that are reported of reading one file."""

KINDS: Mapping[str, tuple[re.Pattern[str], type[BaseModel]]] = MappingProxyType(
    {
        "behavior": (re.compile(r"behavior\.yaml"), BehaviorFile),
        "protocol": (re.compile(r"protocols/[^/]+\.yaml"), ProtocolFile),
        "provider": (re.compile(r"[^/]+/provider\.yaml"), ProviderFile),
        "provider-errors": (re.compile(r"[^/]+/errors\.yaml"), ErrorsFile),
        "service": (re.compile(r"[^/]+/[^/]+/[^/]+/service\.yaml"), ServiceFile),
        "types": (re.compile(r"[^/]+/[^/]+/[^/]+/types\.yaml"), TypesFile),
        "errors": (re.compile(r"[^/]+/[^/]+/[^/]+/errors\.yaml"), ErrorsFile),
        "action": (re.compile(r"[^/]+/[^/]+/[^/]+/actions/[^/]+\.yaml"), ActionFile),
        **{
            f"{CASES_PREFIX}{name}": (re.compile(rf"{CASES_FOLDER}/{name}/[^/]+\.yaml"), model)
            for name, model in CASE_FILES.items()
        },
    }
)


def load(root: Path) -> Specs:
    """Read every file under ``root``, the ``specs`` folder."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for count, path in enumerate(list_files(root)):
        if count == FILES_LIMIT:
            message = f"There are more than {FILES_LIMIT} files."
            problems.append(
                Problem.of_file(root.name, ProblemCode.SIZE, message, "Split the specs into several folders.")
            )
            break
        below = path.relative_to(root).as_posix()
        shown = f"{root.name}/{below}"
        if not shown.isprintable():
            problems.append(_hidden_name(shown))
            continue
        kind = next((name for name, (shape, _) in KINDS.items() if shape.fullmatch(below)), None)
        if kind is None:
            problems.append(_stray(shown))
            continue
        document, found = _read(path, shown, kind)
        documents.append(document)
        problems.extend(_shorten(shown, found))
    if not documents and not problems:
        problems.append(
            Problem.of_file(
                root.name,
                ProblemCode.MISSING_FILE,
                "There are no specs.",
                "Start with <provider>/provider.yaml.",
            )
        )
    return Specs(tuple(documents), tuple(problems))


def list_files(root: Path) -> Iterator[Path]:
    """Yield every file of the specs, sorted, without schemas and editors' files."""
    for path in sorted(root.rglob("*"), key=lambda each: each.relative_to(root).as_posix()):
        is_schema = path.relative_to(root).as_posix().startswith("schema/")
        if not (path.is_dir() or is_schema or is_leftover(path.name)):
            yield path


def is_leftover(name: str) -> bool:
    """Return whether a file is an editor's swap file, lock or backup."""
    return name.startswith((".", "#")) or name.endswith("~")


def _shorten(shown: str, problems: list[Problem]) -> list[Problem]:
    """Return the first problems of a file. Thousands of them have one cause."""
    if len(problems) <= PROBLEMS_LIMIT:
        return problems
    message = f"The file has {len(problems) - PROBLEMS_LIMIT} more problems."
    more = Problem.of_file(shown, ProblemCode.SIZE, message, "Fix the reported ones, then run again.")
    return [*sorted(problems)[:PROBLEMS_LIMIT], more]


def _hidden_name(path: str) -> Problem:
    shown = path.encode("unicode_escape", "surrogatepass").decode("ascii")
    message = "The name of this file or of its folder holds invisible characters."
    return Problem.of_file(shown, ProblemCode.CHARACTER, message, "Rename it.")


def _stray(path: str) -> Problem:
    return Problem.of_file(
        path,
        ProblemCode.STRAY_FILE,
        "This file is not a spec.",
        "Valid: behavior.yaml, protocols/<protocol>.yaml, <provider>/provider.yaml, <provider>/errors.yaml "
        "and, in <provider>/<service>/<version>/, service.yaml, types.yaml, errors.yaml and "
        f"actions/<Action>.yaml, and {CASES_FOLDER}/<file>/<topic>.yaml for one of {', '.join(CASE_FILES)}.",
    )


def _read(path: Path, shown: str, kind: str) -> tuple[Document, list[Problem]]:
    try:
        source = _read_start(path)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        document = Document(shown, kind, None, MappingProxyType({}), b"")
        return document, [document.problem((), ProblemCode.UNREADABLE, message)]
    return read(source, shown, kind)


def _read_start(path: Path) -> bytes:
    """Return the content of a file up to just above the limit. A pipe or a device can be endless."""
    if not path.is_file() and path.exists():
        raise OSError(None, "It is not a plain file")
    with path.open("rb") as stream:
        return stream.read(FILE_LIMIT + 1)


def read(source: bytes, shown: str, kind: str) -> tuple[Document, list[Problem]]:
    """Read the bytes of a spec file of a kind; ``shown`` is the path that problems name."""
    file = read_yaml(source, shown)
    document = Document(shown, kind, None, MappingProxyType(file.positions), source)
    if not file.is_readable:
        return document, file.problems
    content, problems = understand(document, KINDS[kind][1], file.data)
    return replace(document, content=content), file.problems + problems
