"""A new trait of a member needs no change of the catalog: resolved members keep their spec."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from yunbind_codegen import language
from yunbind_codegen.catalog import render_catalog
from yunbind_codegen.ir import Api, Member
from yunbind_codegen.pipeline import read_api

from .specfolder import SpecFolder

TRAITS: dict[str, object] = {
    "in_": "query",
    "name": "X-Limit",
    "rename": "Other",
    "flatten": True,
    "encode": "json",
    "required": True,
    "idempotency_token": True,
    "range": [1, 2],
    "length": [1, 2],
    "items": [1, 2],
    "pattern": "[a-z]",
    "server_default": 0,
    "sensitive": True,
    "since": "2026",
    "doc": "Other.",
    "filters": {"a": "A."},
    "always": True,
    "nullable": True,
    "deprecated": "Use another.",
    "example": "",
}
"""A value for each trait that the catalog shows."""
INPUTS = {"type", "enum"}
"""Traits that the catalog shows as the resolved type."""


class MeasuredMember(language.Member):
    """A member of a spec language that has one more trait."""

    unit: str | None = None


def list_parameters(api: Api) -> dict[str, Any]:
    """Return the request of the first action in the catalog."""
    catalog: dict[str, Any] = json.loads(render_catalog(api))
    return catalog["providers"]["acme"]["services"]["box"]["2020-01-02"]["actions"]["DescribeBoxes"][
        "request"
    ]


def replace_first(api: Api, spec: language.Member) -> Api:
    """Return an API whose first parameter has another spec."""
    provider = api.providers[0]
    service = next(each for each in provider.services if each.name == "box")
    action = next(each for each in service.actions if each.wire == "DescribeBoxes")
    first, *others = action.request
    changed = replace(action, request=(replace(first, spec=spec), *others))
    actions = tuple(changed if each is action else each for each in service.actions)
    services = (replace(service, actions=actions),)
    return Api((replace(provider, services=services),))


def find_first(api: Api) -> Member:
    service = next(each for each in api.providers[0].services if each.name == "box")
    return next(each for each in service.actions if each.wire == "DescribeBoxes").request[0]


def test_the_catalog_shows_a_new_trait(specs: SpecFolder) -> None:
    """The catalog dumps the spec, so it does not name the trait."""
    api = read_api(specs.specs)
    first = find_first(api)
    measured = MeasuredMember.model_validate({**first.spec.model_dump(exclude_defaults=True), "unit": "GiB"})
    before, after = list_parameters(api), list_parameters(replace_first(api, measured))
    assert after[first.wire] == {**before[first.wire], "unit": "GiB"}


def test_every_trait_is_either_shown_or_resolved() -> None:
    """A trait that this test does not know is new: give it a value here, and see it in the catalog."""
    assert TRAITS.keys() | INPUTS == language.Member.model_fields.keys()


@pytest.mark.parametrize("trait", sorted(TRAITS))
def test_a_trait_is_in_the_catalog(specs: SpecFolder, trait: str) -> None:
    """Each trait that differs from its default changes what the catalog says of the member."""
    api = read_api(specs.specs)
    first = find_first(api)
    plain = language.Member(type=first.spec.type, doc=first.spec.doc)
    told = language.Member.model_validate({"type": plain.type, "doc": plain.doc, trait: TRAITS[trait]})
    before = list_parameters(replace_first(api, plain))[first.wire]
    after = list_parameters(replace_first(api, told))[first.wire]
    assert before != after
