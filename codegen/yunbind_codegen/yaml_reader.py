"""Read YAML as plain data, with the position of each value and with limits on size and depth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml

from .documents import Location
from .problems import Problem, ProblemCode

FILE_LIMIT = 1_000_000
"""Maximum size of a spec file, in bytes."""
DEPTH_LIMIT = 40
"""Maximum nesting depth of a spec file."""
VALUES_LIMIT = 100_000
"""Maximum number of keys and values of a spec file."""
ALIAS_LIMIT = 100_000
"""Maximum number of values of a file with aliases, each alias counted as the values that it repeats."""

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_SPLIT = "Split it: one page, one file."
_FATAL = frozenset({ProblemCode.SYNTAX, ProblemCode.SIZE})

Anchor: TypeAlias = tuple[int, int, str]
"""Line, column and name of an anchor or an alias."""


@dataclass
class YamlFile:
    """The data of a YAML file, and the problems found in it."""

    path: str
    """The path that problems name."""
    data: object = None
    positions: dict[Location, tuple[int, int]] = field(default_factory=dict[Location, tuple[int, int]])
    problems: list[Problem] = field(default_factory=list[Problem])
    is_readable: bool = False
    """Whether ``data`` can be compared with the spec language."""

    def add(self, line: int, column: int, code: ProblemCode, message: str, hint: str = "") -> None:
        """Add a problem."""
        self.problems.append(Problem(self.path, line, column, code, message, hint))


def read_yaml(source: bytes, path: str) -> YamlFile:
    """Read the bytes of a file; ``path`` is the path that problems name."""
    file = YamlFile(path)
    text = _decode(source, file)
    if text is None:
        return file
    try:
        anchors, excess = _scan(text)
        if excess:
            file.add(1, 1, ProblemCode.SIZE, excess, _SPLIT)
            return file
        node = compose(text)
    except yaml.YAMLError as error:
        _add_syntax_error(file, error)
        return file
    reader = _Reader(file)
    if node is None:
        file.add(1, 1, ProblemCode.SYNTAX, "The file is empty.", "Write the keys of the spec into it.")
    else:
        file.data = reader.read(node, ())
    hint = "Write the text out, or define a type in types.yaml and name it."
    for line, column, anchor in anchors:
        message = f"{anchor}: anchors and aliases are not allowed."
        file.add(line, column, ProblemCode.ALIAS, message, hint)
    is_fatal = any(problem.code in _FATAL for problem in file.problems)
    file.is_readable = not is_fatal and not (anchors and reader.count > ALIAS_LIMIT)
    return file


def compose(text: str) -> yaml.Node | None:
    """Return the YAML nodes of a text that holds only plain data."""
    return yaml.compose(text, _LOADER)


def _decode(source: bytes, file: YamlFile) -> str | None:
    """Return the text of a file that is neither too large nor holds forbidden characters."""
    if len(source) > FILE_LIMIT:
        file.add(1, 1, ProblemCode.SIZE, f"The file is larger than {FILE_LIMIT} bytes.", _SPLIT)
        return None
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        file.add(line, 1, ProblemCode.UNREADABLE, "The file is not UTF-8.", "Save it as UTF-8.")
        return None
    for line, column, character in _forbidden_characters(text):
        file.add(line, column, ProblemCode.CHARACTER, *_describe_character(character))
    return None if file.problems else text


def _add_syntax_error(file: YamlFile, error: yaml.YAMLError) -> None:
    if not isinstance(error, yaml.MarkedYAMLError):
        file.add(1, 1, ProblemCode.SYNTAX, f"This is not YAML: {str(error).splitlines()[0]}.")
        return
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = ", ".join(part for part in (error.context, error.problem) if part)
    hint = "Quote texts that hold ': ', '#' or start with a sign."
    file.add(line, column, ProblemCode.SYNTAX, f"This is not YAML: {reason}.", hint)


_PLAIN = re.compile(r"[\n -~]*")
"""A text that is certainly without invisible characters."""
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _forbidden_characters(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield invisible characters, such as control characters, with their positions."""
    if _PLAIN.fullmatch(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii() and line.isprintable():
            continue
        for column, character in enumerate(line, 1):
            if unicodedata.category(character) in _INVISIBLE:
                yield number, column, character


def _describe_character(character: str) -> tuple[str, str]:
    name = unicodedata.name(character, "a control character")
    return (
        f"U+{ord(character):04X} ({name}) is not allowed in a spec.",
        "Remove it. Line breaks and spaces are the only invisible characters allowed.",
    )


def _parse(text: str) -> Iterable[yaml.Event]:
    return cast("Iterable[yaml.Event]", yaml.parse(text, _LOADER))  # pyright: ignore[reportUnknownMemberType]


def _scan(text: str) -> tuple[list[Anchor], str]:
    """Return anchors and aliases, and the exceeded limit, before anything recursive reads the text."""
    anchors: list[Anchor] = []
    depth = 0
    for count, event in enumerate(_parse(text)):
        if count > VALUES_LIMIT:
            return anchors, f"The file holds more than {VALUES_LIMIT} keys and values."
        kind = type(event)
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None:
            continue
        if issubclass(kind, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH_LIMIT:
                return anchors, f"The file nests deeper than {DEPTH_LIMIT} levels."
        elif issubclass(kind, yaml.CollectionEndEvent):
            depth -= 1
        mark = event.start_mark
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None and mark is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            anchors.append((mark.line + 1, mark.column + 1, f"{sign}{event.anchor}"))
    return anchors, ""


class _Reader:
    """Turns YAML nodes into plain data and records the position of each."""

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self._positions = file.positions
        self._read: dict[int, object] = {}
        self._sizes: dict[int, int] = {}
        self.count = 0
        """Number of values read so far, each alias counted as the values that it repeats."""

    def read(self, node: yaml.Node, location: Location) -> object:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self._positions.setdefault(location, (line, column))
        if id(node) in self._read:  # an aliased node occurs more than once, and can contain itself
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
                self._add(key_node, ProblemCode.KEY, "A key must be a plain text.", "Write the keys out.")
                continue
            self._refuse_hidden(key_node, key)
            if key in data:
                first = self._positions[(*location, key)]
                message = f"The key {key} is repeated here. It is first on line {first[0]}."
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
        # YAML 1.1 does not read `no`, `0x10`, `1_000`, `12:30` and dates as text.
        # Specs do, as values copied from a vendor's page are meant as text.
        if kind not in ("str", "bool", "int", "float", "timestamp", "value", "merge"):
            self._refuse_tag(node, "tag:yaml.org,2002:str")
        return text

    def _refuse_hidden(self, node: yaml.Node, text: str) -> None:
        """Report characters that are forbidden in the file and came in as escapes."""
        for _, _, character in _forbidden_characters(text):
            self._add(node, ProblemCode.CHARACTER, *_describe_character(character))
            break

    def _refuse_tag(self, node: yaml.Node, expected: str) -> None:
        if node.tag != expected:
            self._add(node, ProblemCode.TAG, f"The tag {node.tag} is not allowed.", "Specs have no tags.")

    def _add(self, node: yaml.Node, code: ProblemCode, message: str, hint: str = "") -> None:
        mark = node.start_mark
        self._file.add(mark.line + 1, mark.column + 1, code, message, hint)
