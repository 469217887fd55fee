"""Comparing a page with a spec."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from ..documents import Document, Location
from ..language import Example, Member
from ..types import NUMBERS, Type, parse_type
from .difference import Difference, DifferenceCode
from .document import PageError
from .inference import complete_page
from .page import ActionPage, PageMember, PageSample, PageType
from .spec_file import SpecFile

_Code = DifferenceCode


def compare(page: ActionPage, spec: SpecFile) -> tuple[Difference, ...]:
    """Return every difference between a page and a spec, by file and line.

    Raises:
        PageError: The page and the spec belong to different vendors or services.
    """
    provider, service, _ = spec.service.folder
    if page.vendor != provider:
        raise PageError(f"The page belongs to {page.vendor}, but {spec.document.path} to {provider}.")
    if page.service not in (None, service):
        raise PageError(f"The page belongs to {page.service}, but {spec.document.path} to {service}.")
    comparison = _Comparison(spec, complete_page(page, examples=False))
    comparison.compare()
    return tuple(sorted(set(comparison.found)))


@dataclass
class _Comparison:
    spec: SpecFile
    page: ActionPage
    found: list[Difference] = field(default_factory=list[Difference])
    seen: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """Pairs of types that were compared already."""

    def add(
        self, document: Document, location: Location, code: DifferenceCode, place: str, message: str
    ) -> None:
        while location and location not in document.positions:
            location = location[:-1]
        line, _ = document.positions[location]
        self.found.append(Difference(document.path, line, code, place, message))

    def compare(self) -> None:
        self._compare_action()
        action, document = self.spec.action, self.spec.document
        for part, members, specified in (
            ("request", self.page.request, action.request),
            ("response", self.page.response, action.response),
        ):
            self._compare_members(document, (part,), part, members, specified)
        self._compare_exclusive()
        self._compare_errors()
        self._compare_samples()

    def _compare_action(self) -> None:
        for code, key, on_page, in_spec in self._list_action_pairs():
            if on_page != in_spec:
                self.add(self.spec.document, (key,), code, key, _describe(on_page, in_spec))

    def _list_action_pairs(self) -> Iterator[tuple[DifferenceCode, str, object, object]]:
        """Yield the facts of the action that the page states, each with that of the spec."""
        page, action, settings = self.page, self.spec.action, self.spec.service.settings
        if page.version:
            yield _Code.VERSION, "version", page.version, self.spec.service.folder[2]
        if page.vendor == "huawei":
            yield _Code.HTTP, "http", page.http, action.http
        if page.success:
            yield _Code.SUCCESS, "success", list(page.success), action.success
        if page.rate_limit or page.vendor == "tencent":  # each page of Tencent states a rate limit
            yield _Code.RATE_LIMIT, "rate_limit", page.rate_limit, action.rate_limit
        if page.region:
            region = action.region or (settings.region if settings else None)
            yield _Code.REGION, "region", page.region, region
        if page.source:
            yield _Code.SOURCE, "source", page.source, action.source
        on_page, in_spec = (
            [(item.action, item.level) for item in permissions]
            for permissions in (page.permissions, action.permission)
        )
        yield _Code.PERMISSION, "permission", on_page, in_spec

    def _compare_members(
        self,
        document: Document,
        location: Location,
        place: str,
        members: Sequence[PageMember],
        specified: Mapping[str, Member],
        *,
        sampled: bool = False,
    ) -> None:
        on_page = {member.name: member for member in members}
        source = "sample" if sampled else "table"
        for name, member in on_page.items():
            if name not in specified:
                message = f"is in the {source} of the page (line {member.line}) but not in the spec."
                self.add(document, location, _Code.NOT_IN_SPEC, f"{place}.{name}", message)
            else:
                self._compare_member(
                    document, (*location, name), f"{place}.{name}", member, specified[name], sampled
                )
        for name, spec_member in specified.items():
            if name not in on_page and not sampled:
                since = f" (since {spec_member.since})" if spec_member.since else ""
                message = f"is in the spec{since} but not on the page."
                self.add(document, (*location, name), _Code.NOT_ON_PAGE, f"{place}.{name}", message)

    def _compare_member(
        self,
        document: Document,
        location: Location,
        place: str,
        member: PageMember,
        spec_member: Member,
        sampled: bool,
    ) -> None:
        kind = parse_type(spec_member.type)
        if not self._is_compatible(member.type, kind, named=not sampled):
            self.add(
                document,
                (*location, "type"),
                _Code.TYPE,
                place,
                _describe(str(member.type), spec_member.type),
            )
        self._compare_structures(member.type, kind)
        if sampled:
            return
        if member.required is not None and member.required != spec_member.required:
            words = {True: "required", False: "optional"}
            message = _describe(words[member.required], words[spec_member.required])
            self.add(document, (*location, "required"), _Code.REQUIRED, place, message)
        where = spec_member.in_ or "body"
        if self.page.vendor == "huawei" and location[0] == "request" and member.location != where:
            self.add(document, (*location, "in"), _Code.LOCATION, place, _describe(member.location, where))
        for code, trait, on_page, in_spec in self._list_trait_pairs(member, spec_member, kind):
            if on_page != in_spec:
                self.add(document, (*location, trait), code, f"{place}.{trait}", _describe(on_page, in_spec))

    def _list_trait_pairs(
        self, member: PageMember, spec_member: Member, kind: Type
    ) -> Iterator[tuple[DifferenceCode, str, object, object]]:
        traits = member.traits
        for trait in ("range", "length", "items"):
            yield _Code.LIMIT, trait, traits.get(trait), getattr(spec_member, trait)
        yield _Code.DEFAULT, "server_default", traits.get("server_default"), spec_member.server_default
        yield _Code.NULLABLE, "nullable", bool(traits.get("nullable")), spec_member.nullable
        values = spec_member.enum
        if (
            values is None
            and kind.leaf.is_named
            and (named := self.spec.service.definitions.get(kind.leaf.name))
        ):
            values = named.enum
        yield _Code.ENUM, "enum", _sorted(traits.get("enum")), _sorted(values)
        yield _Code.FILTERS, "filters", _sorted(traits.get("filters")), _sorted(spec_member.filters)
        example = traits.get("example")
        if example is not None and not isinstance(spec_member.example, type(example)):
            yield _Code.EXAMPLE, "example", example, spec_member.example

    def _is_compatible(self, page_type: Type, spec_type: Type, *, named: bool) -> bool:
        """Return whether the spec's type equals the page's type or is more specific."""
        if page_type.of is not None or spec_type.of is not None:
            if page_type.of is None or spec_type.of is None or page_type.name != spec_type.name:
                return False
            return self._is_compatible(page_type.of, spec_type.of, named=named)
        if page_type.is_named and spec_type.is_named:
            return page_type.name == spec_type.name or not named
        if page_type.name in NUMBERS and spec_type.name in NUMBERS:
            return (page_type.name == "float") == (spec_type.name == "float")
        if page_type.name in ("string", "datetime"):
            values = self.spec.service.definitions.get(spec_type.name)
            return spec_type.name in ("string", "datetime") or (
                values is not None and values.enum is not None
            )
        return page_type.name == spec_type.name

    def _compare_structures(self, page_type: Type, spec_type: Type) -> None:
        """Compare the structures that two types refer to, once for each pair."""
        leaf, name = page_type.leaf, spec_type.leaf.name
        structure = self.page.types.get(leaf.name)
        definition = self.spec.service.definitions.get(name)
        types = self.spec.service.types
        if not leaf.is_named or structure is None or definition is None or types is None:
            return
        if definition.members is None or (leaf.name, name) in self.seen or not structure.members:
            return
        self.seen.add((leaf.name, name))
        is_conventional = not structure.sampled and _is_conventional(structure)
        self._compare_members(
            types,
            ("types", name, "members"),
            name,
            structure.members,
            definition.members,
            sampled=structure.sampled or is_conventional,
        )

    def _compare_exclusive(self) -> None:
        on_page = {frozenset(group) for group in self.page.exclusive}
        in_spec = {frozenset(group) for group in self.spec.action.exclusive}
        for group in sorted(map(sorted, on_page ^ in_spec)):
            where = (
                "on the page but not in the spec"
                if frozenset(group) in on_page
                else "in the spec but not on the page"
            )
            message = f"are mutually exclusive {where}."
            self.add(self.spec.document, ("exclusive",), _Code.EXCLUSIVE, " and ".join(group), message)

    def _compare_errors(self) -> None:
        spec_errors = self.spec.action.errors
        listed = spec_errors if isinstance(spec_errors, dict) else dict.fromkeys(spec_errors)
        document = self.spec.document
        service = self.spec.service
        defined = {**service.provider.common_errors, **service.own_errors}
        on_page = {error.code: error for error in self.page.errors}
        for code, error in on_page.items():
            if code not in listed:
                message = f"is an error code of the page (line {error.line}) but not of the spec."
                self.add(document, ("errors",), _Code.ERROR_NOT_IN_SPEC, code, message)
                continue
            own, common = listed[code], defined.get(code)
            for key, page_value in (("http", error.http), ("message", error.message)):
                spec_value: object = getattr(own, key, None) or getattr(common, key, None)
                if page_value is not None and page_value != spec_value:
                    self.add(
                        document,
                        ("errors", code),
                        _Code.ERROR_DETAILS,
                        f"{code}.{key}",
                        _describe(page_value, spec_value),
                    )
        for index, code in enumerate(listed):
            if code not in on_page:
                where = ("errors", code) if isinstance(spec_errors, dict) else ("errors", index)
                message = "is an error code of the spec but not of the page."
                self.add(document, where, _Code.ERROR_NOT_ON_PAGE, code, message)

    def _compare_samples(self) -> None:
        examples = list(self.spec.action.examples)
        left = list(range(len(examples)))
        for sample in self.page.samples:
            same = next((index for index in left if _is_same_sample(sample, examples[index])), None)
            if same is None:
                message = f"The sample at line {sample.line} of the page is not an example of the spec."
                self.add(self.spec.document, ("examples",), _Code.SAMPLE_NOT_IN_SPEC, "examples", message)
            else:
                left.remove(same)
        for index in left:
            message = f'The example "{examples[index].name}" of the spec is not on the page.'
            place = f"examples[{index}]"
            self.add(self.spec.document, ("examples", index), _Code.SAMPLE_NOT_ON_PAGE, place, message)


def _is_conventional(structure: PageType) -> bool:
    """Return whether a structure has the vendor's conventional members."""
    return structure.unsure is not None and "conventional" in structure.unsure


def _is_same_sample(sample: PageSample, example: Example) -> bool:
    if sample.error is not None or example.error is not None:
        return sample.error == example.error
    if (sample.response_xml is None) != (example.response_xml is None):
        return False
    same = (
        _normalize_xml(sample.response_xml) == _normalize_xml(example.response_xml)
        and sample.response == example.response
    )
    return same and (sample.request or {}) == (example.request or {})


def _normalize_xml(text: str | None) -> str | None:
    return None if text is None else re.sub(r">\s+<", "><", text).strip()


def _sorted(names: object) -> list[str] | None:
    return sorted(cast("Iterable[str]", names)) if isinstance(names, dict | list | tuple) else None


def _describe(on_page: object, in_spec: object) -> str:
    return f"is {_show(on_page)} on the page but {_show(in_spec)} in the spec."


def _show(value: object) -> str:
    if value is None or value in ([], ()):
        return "not given"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 120 else f"{text[:120]}..."
