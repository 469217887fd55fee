"""Cases that come from the samples of the vendors' pages.

Only samples whose expectation is the text of the page become cases: nothing here serialises or reads as a
client does, except that a time without a zone gets the provider's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import count
from typing import cast

from pydantic import ValidationError

from .. import ir
from ..cases.case import Case
from ..cases.case_files import WORLD
from ..cases.values import SAFE_INTEGER
from ..cases.wire import RequestCase, ResponseCase
from ..language import Example
from ..name import snake_case
from ..types import Type


class _Unusable(Exception):
    """The sample holds a value whose reading the page does not state."""


def list_sample_cases(api: ir.Api) -> Mapping[str, list[Case]]:
    """Return the cases of all samples, by file of the kit."""
    found: dict[str, list[Case]] = {"request": [], "response": []}
    for provider in api.providers:
        for service in provider.services:
            for action in service.actions:
                numbers = count(1)
                for example in action.spec.examples:
                    maker = _SampleCases(provider, service, action, example, next(numbers))
                    found["request"] += maker.make_request()
                    found["response"] += maker.make_response()
    return found


class _SampleCases:
    """The cases of one sample."""

    def __init__(
        self, provider: ir.Provider, service: ir.Service, action: ir.Action, example: Example, number: int
    ) -> None:
        self._provider = provider
        self._service = service
        self._action = action
        self._example = example
        self._structures = {structure.python: structure for structure in service.structures}
        name = snake_case(action.wire).replace("_", "-")
        self._head = {
            "id": f"sample-{provider.name}-{service.name}-{name}-{number}",
            "level": "must",
            "evidence": "documented",
            "source": example.source or action.spec.source,
        }
        self._reference = f"{service.folder.removeprefix('specs/')}/{action.wire}"

    def make_request(self) -> Iterator[Case]:
        """Yield the request of a sample that is one JSON object, as the page shows it."""
        given, http = self._example.request, self._action.http or ("POST", "/")
        if given is None or self._example.deviations or http[0] != "POST" or "{" in http[1]:
            return
        if self._provider.spec.protocol == "alibaba-rpc" or not _is_body(given, self._action.request):
            return
        region = self._find_region()
        template = self._service.endpoints.regional if region else None
        host = (template or self._service.endpoints.central or "").replace("{service}", self._service.name)
        if region is None or not host or _has_token(given, self._action.request):
            return
        headers = {"content-type": "application/json"}
        if self._provider.spec.protocol == "tencent-api3":
            headers |= {"x-tc-action": self._action.wire, "x-tc-version": self._service.version}
        yield from _make(
            RequestCase,
            {
                **self._head,
                "why": f"The request of the vendor's sample: {self._example.name}.",
                "input": {"action": self._reference, "members": given},
                "output": {
                    "method": "POST",
                    "host": host.replace("{region}", region),
                    "path": http[1],
                    "query": [],
                    "headers": headers,
                    "body": {"json": given},
                },
            },
        )

    def _find_region(self) -> str | None:
        """Return the region of the request: empty if the action has none, None if the world has none."""
        if self._action.region == "none" and self._service.endpoints.regional is None:
            return ""
        return cast("Mapping[str, str]", WORLD["regions"]).get(self._provider.name)

    def make_response(self) -> Iterator[Case]:
        """Yield the response of a sample of a success."""
        received, example = self._example.response, self._example
        if received is None or example.error or example.deviations or example.status >= 300:
            return
        if any(member.location == "header" for member in self._action.response):
            return
        is_wrapped = self._provider.spec.protocol == "tencent-api3"
        body = json.dumps({"Response": received} if is_wrapped else received, ensure_ascii=False)
        try:
            members = self._read_members(received, self._action.response)
        except _Unusable:
            return
        yield from _make(
            ResponseCase,
            {
                **self._head,
                "why": f"The response of the vendor's sample: {example.name}.",
                "input": {"action": self._reference, "response": {"status": example.status, "body": body}},
                "output": {"members": members},
            },
        )

    def _read_members(self, values: Mapping[str, object], members: Iterable[ir.Member]) -> dict[str, object]:
        types = {member.wire: member.type for member in members}
        return {
            name: self._read(value, types[name]) if name in types else value
            for name, value in values.items()
            if value is not None
        }

    def _read(self, value: object, kind: Type) -> object:
        if not isinstance(value, (dict, list)):
            return self._read_scalar(value, kind)
        if isinstance(value, list) and kind.of is not None:
            return [self._read(item, kind.of) for item in cast("list[object]", value)]
        if isinstance(value, dict):
            values = cast("dict[str, object]", value)
            if kind.of is not None:
                return {name: self._read(item, kind.of) for name, item in values.items()}
            structure = self._structures.get(kind.name)
            return self._read_members(values, structure.members) if structure else values
        return self._read_scalar(cast("list[object]", value), kind)

    def _read_scalar(self, value: object, kind: Type) -> object:
        if kind.name == "datetime":
            return self._read_time(value)
        if kind.name == "bytes" or (value == "" and kind.name != "string" and not kind.is_named):
            raise _Unusable
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) > SAFE_INTEGER:
            return {"$int": str(value)}
        return value

    def _read_time(self, value: object) -> object:
        if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ?", value):
            raise _Unusable
        zone = "" if value.endswith("Z") else self._provider.spec.naive_timestamps
        try:
            return {"$time": datetime.fromisoformat(f"{value}{zone}").isoformat()}
        except ValueError:
            raise _Unusable from None


def _make(kind: type[Case], parts: Mapping[str, object]) -> Iterator[Case]:
    """Yield a case, or nothing if the language of cases cannot express a value of the sample."""
    try:
        yield kind.model_validate(parts)
    except ValidationError:
        return


def _is_body(given: Mapping[str, object], members: Iterable[ir.Member]) -> bool:
    """Return whether all members of a request are ordinary members of its body."""
    plain = {
        member.wire
        for member in members
        if member.location == "body" and not member.spec.encode and member.type.leaf.name != "datetime"
    }
    return given.keys() <= plain


def _has_token(given: Mapping[str, object], members: Iterable[ir.Member]) -> bool:
    """Return whether a client adds an idempotency token to the request."""
    return any(member.spec.idempotency_token and member.wire not in given for member in members)
