"""Hold a page against a spec: what only one of them says, and what they say differently."""

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
    """Every difference, in the order of the files' lines; PageError for a page of something else."""
    provider, service, _ = spec.service.folder
    if page.vendor != provider:
        raise PageError(f"The page is one of {page.vendor}, but {spec.document.path} is of {provider}.")
    if page.service not in (None, service):
        raise PageError(f"The page is one of {page.service}, but {spec.document.path} is of {service}.")
    comparison = _Comparison(spec, complete_page(page, examples=False))
    comparison.compare()
    return tuple(sorted(set(comparison.found)))


@dataclass
class _Comparison:
    spec: SpecFile
    page: ActionPage
    found: list[Difference] = field(default_factory=list[Difference])
    seen: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """Pairs of types that were compared."""

    def add(
        self, document: Document, location: Location, code: DifferenceCode, place: str, message: str
    ) -> None:
        while location and location not in document.positions:
            location = location[:-1]
        line, _ = document.positions.get(location, (1, 1))
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
        page, action = self.page, self.spec.action
        version = self.spec.service.folder[2]
        permissions = [(each.action, each.level) for each in action.permission]
        asked = action.region or (self.spec.service.settings.region if self.spec.service.settings else None)
        pairs: list[tuple[DifferenceCode, str, object, object]] = []
        if page.version:
            pairs.append((_Code.VERSION, "version", page.version, version))
        if page.vendor == "huawei":
            pairs.append((_Code.HTTP, "http", page.http, action.http))
            pairs += [(_Code.SUCCESS, "success", list(page.success), action.success)] if page.success else []
        if page.vendor == "tencent":
            pairs.append((_Code.RATE_LIMIT, "rate_limit", page.rate_limit, action.rate_limit))
            pairs += [(_Code.REGION, "region", page.region, asked)] if page.region else []
        elif page.rate_limit:
            pairs.append((_Code.RATE_LIMIT, "rate_limit", page.rate_limit, action.rate_limit))
        if page.source:
            pairs.append((_Code.SOURCE, "source", page.source, action.source))
        said = [(each.action, each.level) for each in page.permissions]
        pairs.append((_Code.PERMISSION, "permission", said, permissions))
        for code, key, on_page, in_spec in pairs:
            if on_page != in_spec:
                self.add(self.spec.document, (key,), code, key, _tell(on_page, in_spec))

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
                message = f"is in the {source} of the page (line {member.line}), but not in the spec."
                self.add(document, location, _Code.NOT_IN_SPEC, f"{place}.{name}", message)
            else:
                self._compare_member(
                    document, (*location, name), f"{place}.{name}", member, specified[name], sampled
                )
        for name, known in specified.items():
            if name not in on_page and not sampled:
                since = f" (since {known.since})" if known.since else ""
                message = f"is in the spec{since}, but not on the page."
                self.add(document, (*location, name), _Code.NOT_ON_PAGE, f"{place}.{name}", message)

    def _compare_member(
        self,
        document: Document,
        location: Location,
        place: str,
        member: PageMember,
        known: Member,
        sampled: bool,
    ) -> None:
        kind = parse_type(known.type)
        if not self._is_compatible(member.type, kind, named=not sampled):
            self.add(document, (*location, "type"), _Code.TYPE, place, _tell(str(member.type), known.type))
        self._compare_structures(member.type, kind)
        if sampled:
            return
        if member.required is not None and member.required != known.required:
            said = ("required", "optional")
            message = _tell(said[not member.required], said[not known.required])
            self.add(document, (*location, "required"), _Code.REQUIRED, place, message)
        where = known.in_ or "body"
        if self.page.vendor == "huawei" and location[0] == "request" and member.location != where:
            self.add(document, (*location, "in"), _Code.LOCATION, place, _tell(member.location, where))
        for code, trait, said_there, said_here in self._list_trait_pairs(member, known, kind):
            if said_there != said_here:
                self.add(document, (*location, trait), code, f"{place}.{trait}", _tell(said_there, said_here))

    def _list_trait_pairs(
        self, member: PageMember, known: Member, kind: Type
    ) -> Iterator[tuple[DifferenceCode, str, object, object]]:
        traits = member.traits
        for trait in ("range", "length", "items"):
            yield _Code.LIMIT, trait, traits.get(trait), getattr(known, trait)
        yield _Code.DEFAULT, "server_default", traits.get("server_default"), known.server_default
        yield _Code.NULLABLE, "nullable", bool(traits.get("nullable")), known.nullable
        values = known.enum
        if (
            values is None
            and kind.leaf.is_named
            and (named := self.spec.service.definitions.get(kind.leaf.name))
        ):
            values = named.enum
        yield _Code.ENUM, "enum", _sorted(traits.get("enum")), _sorted(values)
        yield _Code.FILTERS, "filters", _sorted(traits.get("filters")), _sorted(known.filters)
        example = traits.get("example")
        if example is not None and not isinstance(known.example, type(example)):
            yield _Code.EXAMPLE, "example", example, known.example

    def _is_compatible(self, said: Type, known: Type, *, named: bool) -> bool:
        """Whether the spec's type says, maybe more exactly, what the page's does."""
        if said.of is not None or known.of is not None:
            if said.of is None or known.of is None or said.name != known.name:
                return False
            return self._is_compatible(said.of, known.of, named=named)
        if said.is_named and known.is_named:
            return said.name == known.name or not named
        if said.name in NUMBERS and known.name in NUMBERS:
            return (said.name == "float") == (known.name == "float")
        if said.name in ("string", "datetime"):
            values = self.spec.service.definitions.get(known.name)
            return known.name in ("string", "datetime") or (values is not None and values.enum is not None)
        return said.name == known.name

    def _compare_structures(self, said: Type, known: Type) -> None:
        """Compare the structures that two types lead to, once."""
        leaf, name = said.leaf, known.leaf.name
        structure = self.page.types.get(leaf.name)
        definition = self.spec.service.definitions.get(name)
        types = self.spec.service.types
        if not leaf.is_named or structure is None or definition is None or types is None:
            return
        if definition.members is None or (leaf.name, name) in self.seen or not structure.members:
            return
        self.seen.add((leaf.name, name))
        usual = structure.unsure is not None and not structure.sampled
        self._compare_members(
            types,
            ("types", name, "members"),
            name,
            structure.members,
            definition.members,
            sampled=structure.sampled or (usual and _is_conventional(structure)),
        )

    def _compare_exclusive(self) -> None:
        said = {frozenset(group) for group in self.page.exclusive}
        known = {frozenset(group) for group in self.spec.action.exclusive}
        for group in sorted(map(sorted, said ^ known)):
            where = (
                "on the page, but not in the spec"
                if frozenset(group) in said
                else "in the spec, but not on the page"
            )
            message = f"exclude each other {where}."
            self.add(self.spec.document, ("exclusive",), _Code.EXCLUSIVE, " and ".join(group), message)

    def _compare_errors(self) -> None:
        said = self.spec.action.errors
        listed = said if isinstance(said, dict) else dict.fromkeys(said)
        document = self.spec.document
        service = self.spec.service
        defined = {**service.provider.common_errors, **service.own_errors}
        on_page = {error.code: error for error in self.page.errors}
        for code, error in on_page.items():
            if code not in listed:
                message = f"is among the error codes of the page (line {error.line}), but not in the spec."
                self.add(document, ("errors",), _Code.ERROR_NOT_IN_SPEC, code, message)
                continue
            own, common = listed[code], defined.get(code)
            for key, there in (("http", error.http), ("message", error.message)):
                here: object = getattr(own, key, None) or getattr(common, key, None)
                if there is not None and there != here:
                    self.add(
                        document, ("errors", code), _Code.ERROR_DETAILS, f"{code}.{key}", _tell(there, here)
                    )
        for index, code in enumerate(listed):
            if code not in on_page:
                where = ("errors", code) if isinstance(said, dict) else ("errors", index)
                message = "is among the error codes of the spec, but not on the page."
                self.add(document, where, _Code.ERROR_NOT_ON_PAGE, code, message)

    def _compare_samples(self) -> None:
        examples = list(self.spec.action.examples)
        left = list(range(len(examples)))
        for sample in self.page.samples:
            same = next((index for index in left if _is_same_sample(sample, examples[index])), None)
            if same is None:
                message = f"The sample at line {sample.line} of the page is no example of the spec."
                self.add(self.spec.document, ("examples",), _Code.SAMPLE_NOT_IN_SPEC, "examples", message)
            else:
                left.remove(same)
        for index in left:
            message = f"The example {examples[index].name} of the spec is not on the page."
            place = f"examples[{index}]"
            self.add(self.spec.document, ("examples", index), _Code.SAMPLE_NOT_ON_PAGE, place, message)


def _is_conventional(structure: PageType) -> bool:
    """Whether the members of a structure are those that a vendor usually has, which no page was read for."""
    return structure.unsure is not None and "usual" in structure.unsure


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


def _tell(there: object, here: object) -> str:
    return f"is {_show(there)} on the page, {_show(here)} in the spec."


def _show(value: object) -> str:
    if value is None or value in ([], ()):
        return "not given"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 120 else f"{text[:120]}..."
