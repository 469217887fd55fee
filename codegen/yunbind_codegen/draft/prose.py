"""Finding limits, defaults, values and other facts in Chinese or English descriptions.

Only facts in known phrases are found. The sentences themselves are not kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from ..types import NUMBERS, Type

TEXT_LIMIT = 6000
"""Maximum number of characters of a description that are searched."""

_WIDE = str.maketrans("：，（）～－［］【】；＝“”‘’", ":,()~-[][];=\"\"''")

_NUMBER = r"(-?\d{1,15}(?:\.\d{1,6})?)"
_UNIT = r"\s*(?:[GMKT]i?B|Mbps|天|小时|分钟|秒|个|条|days?|hours?|minutes?|seconds?)?\s*"
_TO = rf"{_UNIT}(?:-|~|—|–|至|到|\bto\b|\band\b){_UNIT}"
_AT_MOST = (
    r"(?:最大(?:取?值|可?为|支持|限制)?|最多(?:可?(?:返回|支持|指定|设置|查询|传入|填写))?|至多|上限"
    r"|不(?:能|可|得|允许)?(?:超过|大于|多于|超出)|最大不能超过"
    r"|max(?:imum)?(?: values?| number)?|at most|up to|no more than|(?:not|cannot|can't) exceed)"
)
_AT_LEAST = (
    r"(?:最小(?:取?值|可?为)?|至少|下限|不(?:能|可|得)?(?:小于|少于|低于)|min(?:imum)?(?: values?)?|at least)"
)
_IS = r"\s*(?:为|是|:|=|is|of|are)*\s*"

_RANGES = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?:范围|取值|区间){_IS}(?:在|限制)?{_IS}[\[(]?\s*{_NUMBER}{_TO}{_NUMBER}",
        rf"\[\s*{_NUMBER}\s*[-~,]\s*{_NUMBER}\s*[\])]",
        rf"{_NUMBER}\s*(?:~|—|至|到)\s*{_NUMBER}",
        rf"(?:between|from|range|values?)\b(?: of [A-Za-z]{{1,20}})?{_IS}(?:between|from)?\s*[\[(]?\s*"
        rf"{_NUMBER}{_TO}{_NUMBER}",
    )
)
_MAXIMUM = re.compile(rf"{_AT_MOST}{_IS}{_NUMBER}", re.I)
_MINIMUM = re.compile(rf"{_AT_LEAST}{_IS}{_NUMBER}", re.I)

_LENGTH = r"(?:长度|字符数|length)"
_MARKERS = r"\s*(?:位|个?(?:英文|中文|unicode)?字符|characters?|chars?\b)"
_LENGTHS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"{_LENGTH}(?:范围|限制|要求)?{_IS}(?:在|限制)?{_IS}[\[(]?\s*(\d{{1,9}})\s*(?:-|~|—|至|到|,|to)\s*(\d{{1,9}})",
        rf"(\d{{1,9}})\s*(?:-|~|—|至|到|to|and)\s*(\d{{1,9}}){_MARKERS}",
    )
)
_MAX_LENGTH = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?:最大长度|最长|{_LENGTH}{_IS}{_AT_MOST}|max(?:imum)? length){_IS}(\d{{1,9}})",
        rf"{_AT_MOST}{_IS}(\d{{1,9}}){_MARKERS}",
    )
)
_MIN_LENGTH = re.compile(rf"(?:最小长度|最短|min(?:imum)? length){_IS}(\d{{1,9}})", re.I)

_DEFAULT = re.compile(
    r"(?:默认(?:取?值)?|缺省值?|\bdefault(?:s| values?)?)\s*(?:返回|取|为|是|:|=|\bto\b|\bis\b|\bof\b)*\s*"
    r"[\"'`]?(?P<value>-?\d{1,15}(?:\.\d{1,6})?(?![\w.-]*[A-Za-z]{3})|[A-Za-z][A-Za-z0-9_.-]{0,60})(?P<after>[\"'`]?)",
    re.I,
)
_NO_VALUE = re.compile(r"(?:不涉及|无|没有|n/?a|none|-|null|空)?[\s。.]*", re.I)

_PARTS = re.compile(
    r"(参数解释|约束限制|取值范围|默认取值"
    r"|(?<![a-z])(?:Definition|Constraints?|Range|Default Value)(?![a-z]))"
    r"\s*:?\s*"
)
_PART_NAMES = {
    "参数解释": "meaning", "约束限制": "bounds", "取值范围": "range", "默认取值": "default",
    "Definition": "meaning", "Constraint": "bounds", "Constraints": "bounds", "Range": "range",
    "Default Value": "default",
}  # fmt: skip

_VALUES_LABEL = re.compile(
    r"(?:取值(?:范围|如下|说明|包括|有)?|可选(?:值|项)|枚举值?|可取值?|valid values?|values?|options?|enum)"
    r"\s*(?:为|是|有|包括|如下|are|is|include)*\s*:\s*",
    re.I,
)
_VALUE = r"[\"'`]?([A-Za-z][A-Za-z0-9_.-]{0,60})[\"'`]?"
_DESCRIBED_VALUE = re.compile(rf"(?:^|[\s,;、。•·*-]){_VALUE}\s*(?::|\(| - |-(?=[\u4e00-\u9fff]))")
_VALUE_LIST = re.compile(rf"\s*{_VALUE}(?:\s*(?:、|,|/|\||;|或者?|和|\bor\b|\band\b|\n)\s*{_VALUE})+")
_BARE_VALUES = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,60}(?:[\s、,/|;]+[A-Za-z][A-Za-z0-9_.-]{0,60})*[\s.]*")
VALUE_LIMIT = 60
"""Maximum number of values of an enum."""

_FILTERS = (
    re.compile(r"(?:^|[\s;,。•·-])([a-z][A-Za-z0-9:_-]{0,60}?)\s*-\s*(?:String|Integer|Array|Boolean)\b"),
    re.compile(r"\b(?:KeyName|Name|Key)\s*:\s*([A-Za-z][A-Za-z0-9:_-]{0,60})"),
    re.compile(r"(?:^|\s)([a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?=\s)[\s\S]{0,160}?(?:类型|Type)\s*:\s*String"),
)


@dataclass
class Facts:
    """The facts of a description: traits, and the reasons of guesses."""

    traits: dict[str, object] = field(default_factory=dict[str, object])
    unsure: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, trait: str, value: object, unsure: str | None = None) -> None:
        """Add a trait; ``unsure`` is the reason if it is a guess."""
        self.traits[trait] = value
        if unsure:
            self.unsure[trait] = unsure


def find_facts(text: str, kind: Type, *, is_request: bool) -> Facts:
    """Return the facts that a description states about a member.

    ``is_request`` marks a member of a request.
    """
    text = text[:TEXT_LIMIT].translate(_WIDE)
    parts = _split_parts(text)
    # The phrases need the label of a part, so it is put before the part.
    ranges = f"范围:{parts.get('range', '')}" if parts else text
    found = Facts()
    if kind.name in NUMBERS:
        _find_bounds(found, "range", ranges, _RANGES, _MAXIMUM, _MINIMUM)
    elif kind.name == "string":
        _find_lengths(found, ranges)
    elif kind.is_list and is_request:
        _find_items(found, text)
    if kind.leaf.name == "string" and not kind.is_map:
        _find_values(found, f"取值:{parts.get('range', '')}" if parts else text)
    default = _find_default(
        f"默认:{parts['default']}" if parts.get("default") else "" if parts else text, kind
    )
    if default is not None:
        unsure = "read from the text" if isinstance(default, str) else None
        found.add("server_default", default, unsure)
    if re.search(r"(?:可能|可以|可)(?:会)?(?:返回|为)\s*null|may (?:return|be) null|can be null", text, re.I):
        found.add("nullable", True)
    if re.search(
        r"已(?:废弃|弃用|下线)|不再(?:使用|推荐|建议使用)|\bdeprecated\b|no longer used", text, re.I
    ):
        found.add("deprecated", True, "the text mentions it; write what to use instead")
    if is_request and re.search(r"幂等|idempoten", text, re.I) and kind.name == "string":
        found.add("idempotency_token", True, "the text mentions it")
    if kind.is_list and kind.leaf.name == "Filter":
        names = find_filter_names(text)
        if names:
            found.add("filters", names)
    _drop_invalid(found)
    return found


def _split_parts(text: str) -> dict[str, str]:
    """Return the labelled parts of a description if it has at least two.

    Blank parts are empty.
    """
    pieces = _PARTS.split(text)
    if len(pieces) < 5:
        return {}
    parts = {"": pieces[0]}
    for label, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        parts[_PART_NAMES[label]] = "" if _NO_VALUE.fullmatch(piece) else piece
    return parts


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _find_bounds(
    found: Facts,
    trait: str,
    text: str,
    ranges: tuple[re.Pattern[str], ...],
    maximum: re.Pattern[str],
    minimum: re.Pattern[str],
) -> None:
    for pattern in ranges:
        if both := pattern.search(text):
            found.add(trait, (_number(both[1]), _number(both[2])))
            return
    upper, lower = maximum.search(text), minimum.search(text)
    if upper or lower:
        found.add(trait, (_number(lower[1]) if lower else None, _number(upper[1]) if upper else None))


def _find_lengths(found: Facts, text: str) -> None:
    for pattern in _LENGTHS:
        if both := pattern.search(text):
            found.add("length", (int(both[1]), int(both[2])))
            return
    longest = next((hit for pattern in _MAX_LENGTH if (hit := pattern.search(text))), None)
    shortest = _MIN_LENGTH.search(text)
    if longest or shortest:
        found.add("length", (int(shortest[1]) if shortest else None, int(longest[1]) if longest else None))


def _find_items(found: Facts, text: str) -> None:
    """Find the number of items, also in the range of an index such as N in Tag.N."""
    index = re.search(
        rf"(?<![A-Za-z])N(?:的)?(?:取值|范围|可取)*{_IS}(?:范围)?{_IS}\[?{_NUMBER}{_TO}{_NUMBER}", text
    )
    index = index or re.search(rf"values of N{_IS}(?:from )?\[?{_NUMBER}{_TO}{_NUMBER}", text, re.I)
    most = re.search(rf"{_AT_MOST}{_IS}(\d{{1,6}})(?!\d|{_MARKERS})", text, re.I)
    if index:
        found.add("items", (None, int(float(index[2]))))
    elif most:
        found.add("items", (None, int(most[1])))


def _find_default(text: str, kind: Type) -> int | float | bool | str | None:
    for match in _DEFAULT.finditer(text):
        value = match["value"].rstrip(".-")
        if kind.name == "boolean" and value.lower() in ("true", "false"):
            return value.lower() == "true"
        if kind.name in NUMBERS and re.fullmatch(r"-?\d+(?:\.\d+)?", value):
            number = _number(value)
            return int(number) if kind.name != "float" else number
        if kind.name == "string" and _is_word(value, match["after"], text[match.end() :]):
            return value
    return None


def _is_word(value: str, quote: str, rest: str) -> bool:
    """Return whether the text after "default" is a value, not the rest of a sentence."""
    if _NO_VALUE.fullmatch(value) or value.lower() in ("the", "this", "value", "is", "it", "no", "null"):
        return False
    return bool(quote) or re.match(r"\s*(?:[,。.;)(\n]|$|[\u4e00-\u9fff])", rest) is not None


def _find_values(found: Facts, text: str) -> None:
    """Find documented values: each with its meaning, or a list."""
    lead = _VALUES_LABEL.search(text)
    if lead is None:
        return
    listing = text[lead.end() :]
    listing = re.split(r"默认|示例|说明:|注意|\bdefault\b|\bexample\b", listing, maxsplit=1, flags=re.I)[0][
        :2000
    ]
    values = [hit[1] for hit in _DESCRIBED_VALUE.finditer(listing)]
    if len(set(values)) < 2:
        # English words after an English label may be a sentence; after a Chinese label they are values.
        alone = None if lead[0].isascii() else _BARE_VALUES.fullmatch(listing.strip())
        listed = alone or _VALUE_LIST.match(listing)
        values = re.findall(_VALUE, re.sub(r"\b(?:or|and)\b", ",", listed[0])) if listed else []
    unique = list(dict.fromkeys(value.rstrip(".-") for value in values))
    if 2 <= len(unique) <= VALUE_LIMIT:
        found.add("enum", tuple(unique), "read from the text; check whether the list is complete")


def find_filter_names(text: str) -> tuple[str, ...]:
    """Return the names that a list of filters accepts."""
    text = text[:TEXT_LIMIT].translate(_WIDE)
    for pattern in _FILTERS:
        names = list(dict.fromkeys(pattern.findall(text)))
        if names:
            return tuple(names)[:VALUE_LIMIT]
    return ()


def _drop_invalid(found: Facts) -> None:
    """Remove misread facts: limits in the wrong order, and values that exclude the default."""
    for trait in ("range", "length", "items"):
        bounds = found.traits.get(trait)
        if isinstance(bounds, tuple):
            minimum, maximum = cast("tuple[float | None, float | None]", bounds)
            if minimum is not None and maximum is not None and minimum > maximum:
                del found.traits[trait]
    default, enum = found.traits.get("server_default"), found.traits.get("enum")
    if isinstance(enum, tuple) and isinstance(default, str) and default not in enum:
        del found.traits["enum"]
