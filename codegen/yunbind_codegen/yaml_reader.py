"""Read YAML as plain data, with the position of each value and with limits on size and depth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NoReturn, TypeAlias, cast

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
_QUOTE = "Quote texts that hold ': ', '#' or start with a sign."
_FATAL = frozenset({ProblemCode.SYNTAX, ProblemCode.SIZE})
_QUOTES = ("'", '"', "|", ">")
_WORDS: Mapping[str, bool | None] = MappingProxyType(
    {**dict.fromkeys(("", "~", "null", "Null", "NULL")), "true": True, "false": False}
)
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,30})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,30})\.[0-9]{1,30}")

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
    reader = _Reader(text, file)
    try:
        file.data = reader.read_document()
    except _UnreadableError as error:
        file.positions.clear()
        file.problems[:] = [error.problem]
        return file
    except yaml.YAMLError as error:
        file.positions.clear()
        file.problems.clear()
        _add_syntax_error(file, error)
        return file
    hint = "Write the text out, or define a type in types.yaml and name it."
    for line, column, anchor in reader.anchors:
        message = f"{anchor}: anchors and aliases are not allowed."
        file.add(line, column, ProblemCode.ALIAS, message, hint)
    is_fatal = any(problem.code in _FATAL for problem in file.problems)
    file.is_readable = not is_fatal and not (reader.anchors and reader.count > ALIAS_LIMIT)
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
    file.add(line, column, ProblemCode.SYNTAX, f"This is not YAML: {reason}.", _QUOTE)


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


class _UnreadableError(Exception):
    """The file has a problem that ends the reading."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reader:
    """Turns the events of a YAML parser into plain data and records the position of each value.

    Only the limit of the depth bounds the recursion, so it is checked before each step down.
    """

    def __init__(self, text: str, file: YamlFile) -> None:
        self._next = cast("Callable[[], yaml.Event]", _LOADER(text).get_event)  # pyright: ignore[reportUnknownMemberType]
        self._file = file
        self._positions = file.positions
        self._events = 0
        self._depth = 0
        self._anchored: dict[str, tuple[object, int]] = {}
        """Data and number of values of each anchor. Inside of itself, a value is None."""
        self.anchors: list[Anchor] = []
        self.count = 0
        """Number of values read so far, each alias counted as the values that it repeats."""

    def read_document(self) -> object:
        """Return the data of the only document; _UnreadableError or YAMLError if it cannot be read."""
        self._take()  # the start of the stream
        start = self._take()
        if isinstance(start, yaml.StreamEndEvent):
            self._file.add(
                1, 1, ProblemCode.SYNTAX, "The file is empty.", "Write the keys of the spec into it."
            )
            return None
        root = self._take()
        self._positions[()] = _locate(root)
        data = self._read(root, ())
        self._take()  # the end of the document
        end = self._take()
        if not isinstance(end, yaml.StreamEndEvent):
            self._stop(end, "expected a single document in the stream, but found another document")
        return data

    def _take(self) -> yaml.Event:
        self._events += 1
        if self._events > VALUES_LIMIT + 1:
            self._refuse_size(f"The file holds more than {VALUES_LIMIT} keys and values.")
        return self._next()

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            self._refuse_size(f"The file nests deeper than {DEPTH_LIMIT} levels.")

    def _refuse_size(self, message: str) -> NoReturn:
        raise _UnreadableError(Problem(self._file.path, 1, 1, ProblemCode.SIZE, message, _SPLIT))

    def _stop(self, event: yaml.Event, reason: str) -> NoReturn:
        problem = Problem(
            self._file.path, *_locate(event), ProblemCode.SYNTAX, f"This is not YAML: {reason}.", _QUOTE
        )
        raise _UnreadableError(problem)

    def _read(self, event: yaml.Event, location: Location) -> object:
        """Return the data of the value that starts with an event."""
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            return self._read_anchored(event, event.anchor, location)
        return self._read_value(event, location)

    def _read_anchored(self, event: yaml.Event, anchor: str, location: Location) -> object:
        self._note(event, anchor)
        if isinstance(event, yaml.AliasEvent):
            if anchor not in self._anchored:
                self._stop(event, f"found undefined alias {anchor!r}")
            data, size = self._anchored[anchor]
            self.count += size
            return data
        self._anchored[anchor] = (None, 1)
        before = self.count
        data = self._read_value(event, location)
        self._anchored[anchor] = (data, self.count - before)
        return data

    def _note(self, event: yaml.Event, anchor: str) -> None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        self.anchors.append((*_locate(event), f"{sign}{anchor}"))

    def _read_value(self, event: yaml.Event, location: Location) -> object:
        self.count += 1
        if isinstance(event, yaml.ScalarEvent):
            return self._read_scalar(event)
        self._enter()
        data: object = (
            self._read_mapping(event, location)
            if isinstance(event, yaml.MappingStartEvent)
            else self._read_sequence(event, location)
        )
        self._depth -= 1
        return data

    def _read_sequence(self, start: yaml.Event, location: Location) -> list[object]:
        self._refuse_tag(start, "tag:yaml.org,2002:seq")
        data: list[object] = []
        while not isinstance(event := self._take(), yaml.SequenceEndEvent):
            place = (*location, len(data))
            self._positions[place] = _locate(event)
            data.append(self._read(event, place))
        return data

    def _read_mapping(self, start: yaml.Event, location: Location) -> dict[str, object]:
        self._refuse_tag(start, "tag:yaml.org,2002:map")
        data: dict[str, object] = {}
        while not isinstance(event := self._take(), yaml.MappingEndEvent):
            key = self._read_key(event)
            if key is None:
                self._add(event, ProblemCode.KEY, "A key must be a plain text.", "Write the keys out.")
                self._skip(event)
                self._skip(self._take())
                continue
            place = (*location, key)
            self._refuse_hidden(event, key)
            if key in data:
                message = f"The key {key} is repeated here. It is first on line {self._positions[place][0]}."
                self._add(event, ProblemCode.DUPLICATE_KEY, message, "Keep one of the two.")
                self._skip(self._take())
                continue
            self._positions[place] = _locate(event)
            data[key] = self._read(self._take(), place)
        return data

    def _read_key(self, event: yaml.Event) -> str | None:
        """Return the text of a key. None if it is not a text, or merges another mapping."""
        if not isinstance(event, yaml.ScalarEvent):
            return None
        is_merge = event.tag == "tag:yaml.org,2002:merge" or (event.implicit[0] and event.value == "<<")
        if event.anchor is not None and not is_merge:
            self._note(event, event.anchor)
        return None if is_merge else event.value

    def _skip(self, event: yaml.Event) -> None:
        """Pass over the value that starts with an event."""
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._note(event, event.anchor)
        if isinstance(event, yaml.CollectionStartEvent):
            self._enter()
            while not isinstance(event := self._take(), yaml.CollectionEndEvent):
                self._skip(event)
            self._depth -= 1

    def _read_scalar(self, event: yaml.ScalarEvent) -> object:
        text = event.value
        if event.style in _QUOTES:
            self._refuse_tag(event, "tag:yaml.org,2002:str")
            self._refuse_hidden(event, text)
            return text
        if event.implicit[0]:
            if text in _WORDS:
                return _WORDS[text]
            if _INTEGER.fullmatch(text):
                return int(text)
            # YAML 1.1 does not read `no`, `0x10`, `1_000`, `12:30` and dates as text.
            # Specs do, as values copied from a vendor's page are meant as text.
            return float(text) if _DECIMAL.fullmatch(text) else text
        self._refuse_tag(event, "tag:yaml.org,2002:str")
        return text

    def _refuse_hidden(self, event: yaml.Event, text: str) -> None:
        """Report characters that are forbidden in the file and came in as escapes."""
        if _PLAIN.fullmatch(text):
            return
        for _, _, character in _forbidden_characters(text):
            self._add(event, ProblemCode.CHARACTER, *_describe_character(character))
            break

    def _refuse_tag(self, event: yaml.Event, expected: str) -> None:
        tag = event.tag if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) else None
        if tag not in (None, "!", expected):
            self._add(event, ProblemCode.TAG, f"The tag {tag} is not allowed.", "Specs have no tags.")

    def _add(self, event: yaml.Event, code: ProblemCode, message: str, hint: str = "") -> None:
        self._file.add(*_locate(event), code, message, hint)


def _locate(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
