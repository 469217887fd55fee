"""Read the specs: YAML with positions, checked against the spec language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import cast

import yaml
from pydantic import BaseModel

from .language import ActionFile, ErrorsFile, TypesFile
from .problems import Problem, ProblemCode
from .provider import ProviderFile, ServiceFile
from .schema_errors import understand

FILE_LIMIT = 1_000_000
"""Largest spec file, in bytes."""
DEPTH_LIMIT = 40
"""Deepest nesting of a spec file."""
VALUES_LIMIT = 100_000
"""Most keys and values of a spec file."""
FILES_LIMIT = 20_000
"""Most files of all specs."""
PROBLEMS_LIMIT = 100
"""Most problems that are told of reading one file."""
ALIAS_LIMIT = 100_000
"""Most values that a file with aliases is read for, each alias counted as what it stands for."""

KINDS: Mapping[str, tuple[re.Pattern[str], type[BaseModel]]] = MappingProxyType(
    {
        "provider": (re.compile(r"[^/]+/provider\.yaml"), ProviderFile),
        "provider-errors": (re.compile(r"[^/]+/errors\.yaml"), ErrorsFile),
        "service": (re.compile(r"[^/]+/[^/]+/[^/]+/service\.yaml"), ServiceFile),
        "types": (re.compile(r"[^/]+/[^/]+/[^/]+/types\.yaml"), TypesFile),
        "errors": (re.compile(r"[^/]+/[^/]+/[^/]+/errors\.yaml"), ErrorsFile),
        "action": (re.compile(r"[^/]+/[^/]+/[^/]+/actions/[^/]+\.yaml"), ActionFile),
    }
)

Location = tuple[str | int, ...]

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_compose = cast("Callable[[str, type], yaml.Node | None]", getattr(yaml, "compose"))  # noqa: B009
_parse = cast("Callable[[str, type], Iterable[yaml.Event]]", getattr(yaml, "parse"))  # noqa: B009


@dataclass(frozen=True)
class Document:
    """One spec file: what it says and where each part of it stands."""

    path: str
    """Path from the folder that holds ``specs``, with forward slashes."""
    kind: str
    content: BaseModel | None
    """None when the file does not fit the language."""
    positions: Mapping[Location, tuple[int, int]] = field(repr=False)
    source: bytes = field(repr=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The path below ``specs``, split."""
        return PurePosixPath(self.path).parts[1:]

    def problem(self, location: Location, code: ProblemCode, message: str, hint: str = "") -> Problem:
        """A problem at ``location``, or at the nearest part of the file that has a position."""
        while location and location not in self.positions:
            location = location[:-1]
        line, column = self.positions.get(location, (1, 1))
        return Problem(self.path, line, column, code, message, hint)


@dataclass(frozen=True)
class Specs:
    """All spec files, in the order of their paths, and what was wrong with reading them."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]

    @property
    def whole_documents(self) -> tuple[Document, ...]:
        """The files in which nothing was wrong with reading them."""
        broken = {problem.path for problem in self.problems}
        return tuple(document for document in self.documents if document.path not in broken)


def load(root: Path) -> Specs:
    """Read every file under ``root`` (the ``specs`` folder)."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for count, path in enumerate(list_files(root)):
        if count == FILES_LIMIT:
            message = f"There are more than {FILES_LIMIT} files here."
            problems.append(
                Problem(root.name, 1, 1, ProblemCode.SIZE, message, "Keep several folders of specs.")
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
            Problem(
                root.name,
                1,
                1,
                ProblemCode.MISSING_FILE,
                "There are no specs here.",
                "Start with <provider>/provider.yaml.",
            )
        )
    return Specs(tuple(documents), tuple(problems))


def list_files(root: Path) -> Iterator[Path]:
    """Every file of the specs, sorted; not the schemas, nor what editors leave beside files."""
    for path in sorted(root.rglob("*"), key=lambda each: each.relative_to(root).as_posix()):
        is_schema = path.relative_to(root).as_posix().startswith("schema/")
        if not (path.is_dir() or is_schema or is_leftover(path.name)):
            yield path


def is_leftover(name: str) -> bool:
    """Whether a file of this name is an editor's own: a swap file, a lock or a backup."""
    return name.startswith((".", "#")) or name.endswith("~")


def _shorten(shown: str, problems: list[Problem]) -> list[Problem]:
    """The first problems of a file; thousands of them have one cause."""
    if len(problems) <= PROBLEMS_LIMIT:
        return problems
    message = f"The file has {len(problems) - PROBLEMS_LIMIT} more problems."
    more = Problem(shown, 1, 1, ProblemCode.SIZE, message, "Mend those that are told, then run again.")
    return [*sorted(problems)[:PROBLEMS_LIMIT], more]


def _hidden_name(path: str) -> Problem:
    shown = path.encode("unicode_escape", "surrogatepass").decode("ascii")
    message = "The name of this file or of its folder holds characters that cannot be seen."
    return Problem(shown, 1, 1, ProblemCode.CHARACTER, message, "Rename it.")


def _stray(path: str) -> Problem:
    return Problem(
        path,
        1,
        1,
        ProblemCode.STRAY_FILE,
        "This file is no spec.",
        "Valid: <provider>/provider.yaml, <provider>/errors.yaml and, in <provider>/<service>/<version>/, "
        "service.yaml, types.yaml, errors.yaml and actions/<Action>.yaml.",
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
    """As much of a file as is needed to see that it is too large; a pipe or a device may never end."""
    if not path.is_file() and path.exists():
        raise OSError(None, "It is no plain file")
    with path.open("rb") as stream:
        return stream.read(FILE_LIMIT + 1)


def read(source: bytes, shown: str, kind: str) -> tuple[Document, list[Problem]]:
    """Understand the bytes of a spec file of a kind; ``shown`` is the path that problems name."""
    positions: dict[Location, tuple[int, int]] = {}
    problems: list[Problem] = []

    def add(line: int, column: int, code: ProblemCode, message: str, hint: str = "") -> None:
        problems.append(Problem(shown, line, column, code, message, hint))

    def document(content: BaseModel | None) -> Document:
        return Document(shown, kind, content, MappingProxyType(positions), source)

    if len(source) > FILE_LIMIT:
        add(
            1,
            1,
            ProblemCode.SIZE,
            f"The file is larger than {FILE_LIMIT} bytes.",
            "Split it: one page, one file.",
        )
        return document(None), problems
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        add(line, 1, ProblemCode.UNREADABLE, "The file is not UTF-8.", "Save it as UTF-8.")
        return document(None), problems
    for line, column, character in _forbidden_characters(text):
        add(line, column, ProblemCode.CHARACTER, *_tell_character(character))
    if problems:
        return document(None), problems
    try:
        anchors, excess = _scan(text)
        if excess:
            add(1, 1, ProblemCode.SIZE, excess, "Split it: one page, one file.")
            return document(None), problems
        node = compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = ", ".join(part for part in (error.context, error.problem) if part)
        message = f"This is not YAML: {said}."
        add(
            line, column, ProblemCode.SYNTAX, message, "Quote texts that hold ': ', '#' or start with a sign."
        )
        return document(None), problems
    except yaml.YAMLError as error:
        add(1, 1, ProblemCode.SYNTAX, f"This is not YAML: {str(error).splitlines()[0]}.")
        return document(None), problems
    reader = _Reader(shown, positions, problems)
    data = reader.read(node, ()) if node is not None else None
    if node is None:
        add(1, 1, ProblemCode.SYNTAX, "The file is empty.", f"It should hold {kind.replace('-', ' ')} data.")
    for line, column, anchor in anchors:
        add(
            line,
            column,
            ProblemCode.ALIAS,
            f"{anchor}: anchors and aliases are not allowed.",
            "Write the text out, or define a type in types.yaml and name it.",
        )
    if any(problem.code in _FATAL for problem in problems) or (anchors and reader.count > ALIAS_LIMIT):
        return document(None), problems
    content, misfits = understand(document(None), KINDS[kind][1], data)
    return document(content), problems + misfits


def compose(text: str) -> yaml.Node | None:
    """The YAML nodes of a text that holds nothing but plain data."""
    return _compose(text, _Loader)


_FATAL = frozenset({ProblemCode.SYNTAX, ProblemCode.SIZE})

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _forbidden_characters(text: str) -> Iterator[tuple[int, int, str]]:
    """Control characters, bidirectional marks and other invisible text hide what a reviewer must see."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii() and line.isprintable():
            continue
        for column, character in enumerate(line, 1):
            if unicodedata.category(character) in _INVISIBLE:
                yield number, column, character


def _tell_character(character: str) -> tuple[str, str]:
    name = unicodedata.name(character, "a control character")
    return (
        f"U+{ord(character):04X} ({name}) may not stand in a spec.",
        "Remove it; line breaks and spaces are the only invisible characters that a spec needs.",
    )


def _scan(text: str) -> tuple[list[tuple[int, int, str]], str]:
    """List the anchors and aliases, and say what is too much, before anything recursive looks at the text."""
    anchors: list[tuple[int, int, str]] = []
    depth = 0
    for count, event in enumerate(_parse(text, _Loader)):
        if count > VALUES_LIMIT:
            return anchors, f"The file holds more than {VALUES_LIMIT} keys and values."
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH_LIMIT:
                return anchors, f"The file nests deeper than {DEPTH_LIMIT} levels."
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            mark = event.start_mark
            anchors.append((mark.line + 1, mark.column + 1, f"{sign}{event.anchor}"))
    return anchors, ""


class _Reader:
    """Turns YAML nodes into plain data, noting where everything stands."""

    def __init__(
        self, path: str, positions: dict[Location, tuple[int, int]], problems: list[Problem]
    ) -> None:
        self._path = path
        self._positions = positions
        self._problems = problems
        self._read: dict[int, object] = {}
        self._sizes: dict[int, int] = {}
        self.count = 0
        """Values read so far, each alias counted as what it stands for."""

    def read(self, node: yaml.Node, location: Location) -> object:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self._positions.setdefault(location, (line, column))
        if id(node) in self._read:  # an aliased node comes more than once, and may hold itself
            self.count += self._sizes.get(id(node), 1)
            return self._read[id(node)]
        self._read[id(node)] = None
        before = self.count
        self._read[id(node)] = self._read_node(node, location)
        self.count += 1
        self._sizes[id(node)] = self.count - before
        return self._read[id(node)]

    def _read_node(self, node: yaml.Node, location: Location) -> object:
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            self._refuse_tag(node, "tag:yaml.org,2002:seq")
            return [self.read(item, (*location, index)) for index, item in enumerate(node.value)]
        return self._read_scalar(node)

    def _read_mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, object]:
        self._refuse_tag(node, "tag:yaml.org,2002:map")
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str) or key_node.tag == "tag:yaml.org,2002:merge":
                self._add(key_node, ProblemCode.KEY, "A key is a plain text.", "Write the keys out.")
                continue
            self._refuse_hidden(key_node, key)
            if key in data:
                first = self._positions[(*location, key)]
                message = f"The key {key} stands here a second time; the first is on line {first[0]}."
                self._add(key_node, ProblemCode.DUPLICATE_KEY, message, "Keep one of the two.")
                continue
            mark = key_node.start_mark
            self._positions[(*location, key)] = (mark.line + 1, mark.column + 1)
            data[key] = self.read(value_node, (*location, key))
        return data

    def _read_scalar(self, node: yaml.Node) -> object:
        text = str(node.value)
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"', "|", ">")
        if quoted:
            self._refuse_tag(node, "tag:yaml.org,2002:str")
            self._refuse_hidden(node, text)
            return text
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if kind == "null":
            return None
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if kind == "int" and re.fullmatch(r"-?(0|[1-9][0-9]{0,30})", text):
            return int(text)
        if kind == "float" and re.fullmatch(r"-?(0|[1-9][0-9]{0,30})\.[0-9]{1,30}", text):
            return float(text)
        # YAML 1.1 reads `no`, `0x10`, `1_000`, `12:30` and dates as other things than text.
        # Not here: nobody who copies a value from a vendor's page means them so.
        if kind not in ("str", "bool", "int", "float", "timestamp", "value", "merge"):
            self._refuse_tag(node, "tag:yaml.org,2002:str")
        return text

    def _refuse_hidden(self, node: yaml.Node, text: str) -> None:
        """Escapes bring in what may not stand in the file itself."""
        for _, _, character in _forbidden_characters(text):
            self._add(node, ProblemCode.CHARACTER, *_tell_character(character))
            break

    def _refuse_tag(self, node: yaml.Node, expected: str) -> None:
        if node.tag != expected:
            self._add(
                node, ProblemCode.TAG, f"The tag {node.tag} is not allowed.", "Specs are plain data: no tags."
            )

    def _add(self, node: yaml.Node, code: ProblemCode, message: str, hint: str = "") -> None:
        mark = node.start_mark
        self._problems.append(Problem(self._path, mark.line + 1, mark.column + 1, code, message, hint))
