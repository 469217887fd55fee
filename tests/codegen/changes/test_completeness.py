"""Every change of the specs is reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, cast

import pytest
from pydantic import BaseModel
from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.credential_sources import CredentialSource
from yunbind_codegen.ir import Api, Keystone, TokenService
from yunbind_codegen.provider import Keystone as KeystoneSpec
from yunbind_codegen.provider import ProviderFile, TokenActions, TokenMembers, TokenRegion
from yunbind_codegen.provider import TokenService as TokenServiceSpec
from yunbind_codegen.types import Type

from ..fact_files import CLOUDS, read_model
from .cases import CASES, REST, STS, Case

DERIVED = {
    *(
        "Action.path",
        "Action.python",
        "Service.folder",
        "Service.module",
        "Structure.name",
        "EnumValue.python",
        "Keystone.token",
        "Keystone.projects",
        "TokenService.role",
        "TokenService.oidc",
        "Enumeration.key",
        "Member.expression",
        "Member.rename",
        "ActionFile.rename",
        "ErrorDefinition.name",
        "ServiceFile.client",
    ),
    *("ActionError.error", "ProviderFile.endpoints", "ProviderFile.signing"),
    "ServiceFile.default",
}
"""Derived fields: places, names derived from wire names, and copies in services and actions.

A changed default version takes two edits and is among the cases."""

WORDS = {
    "not_found": "conflict",
    "invalid_request": "conflict",
    "throttled": "conflict",
    "quota_exceeded": "conflict",
    "required": "optional",
    "optional": "required",
    "none": "required",
    "read": "write",
    "write": "read",
}


@cache
def base() -> Api:
    """Return the base specs with everything that the cases use."""
    path = (STS[1][0], "access: read", "access: read\nhttp: GET /boxes/count")
    provider = Case("base", (), (), (), (*REST, *STS, path)).read("A").providers[0]
    spec = KeystoneSpec(
        service="sts", version="2020-01-02", token="GetToken", projects="ListProjects", token_ended=["Ended"]
    )
    keystone = Keystone(spec, "yunbind.acme.sts", "GET_TOKEN", "LIST_PROJECTS")
    service = TokenServiceSpec(
        service="sts",
        version="2020-01-02",
        actions=TokenActions(role="AssumeRole", oidc="AssumeRoleWithOidc"),
        members=TokenMembers(role="Role", session_name="Name", duration="Seconds", policy="Policy"),
        encodes_policy=True,
        region=TokenRegion(client=True, private_variable="PRIVATE", private_host="vpc.example"),
    )
    sts = TokenService(service, "yunbind.acme.sts.operations", "ASSUME_ROLE", "ASSUME_ROLE_WITH_OIDC")
    settings = provider.spec.model_copy(update={"credential_sources": list(list_sources())})
    return Api((replace(provider, spec=settings, keystone=keystone, sts=sts),))


def list_sources() -> Iterator[CredentialSource]:
    """Yield the credential sources of all clouds under names of their own."""
    for path in CLOUDS:
        cloud = read_model(path)
        assert isinstance(cloud, ProviderFile)
        for source in cloud.credential_sources:
            yield source.model_copy(update={"name": f"{cloud.provider}_{source.name}"})


def list_variants(
    value: object, place: str, omitted: frozenset[str] = frozenset()
) -> Iterator[tuple[str, object]]:
    """Yield every variant of a value with one change, and the name of the changed field."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields.keys() - omitted:
            if f"{type(value).__name__}.{name}" in DERIVED:
                continue
            for where, other in list_variants(getattr(value, name), f"{type(value).__name__}.{name}"):
                yield where, value.model_copy(update={name: other})
    elif isinstance(value, Type):
        yield place, Type("boolean" if value.name != "boolean" else "string")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            at = f"{type(value).__name__}.{field.name}"
            resolved: frozenset[str] = (
                getattr(value, "RESOLVED", frozenset()) if field.name == "spec" else frozenset()
            )
            for where, other in (
                () if at in DERIVED else list_variants(getattr(value, field.name), at, resolved)
            ):
                yield where, replace(cast("Any", value), **{field.name: other})
    elif isinstance(value, tuple | list):
        items = cast("list[object]", list(cast("list[object]", value)))
        make = type(cast("list[object]", value))
        if items and place not in KEPT_WHOLE:
            yield place, make(items[:-1])
        for index, item in enumerate(items):
            for where, other in list_variants(item, place):
                yield where, make([*items[:index], other, *items[index + 1 :]])
    elif isinstance(value, Mapping):
        pairs = cast("Mapping[str, object]", value)
        if pairs:
            yield place, dict(list(pairs.items())[:-1])
    else:
        yield from ((place, other) for other in list_others(value))


def list_others(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, str):
        yield WORDS.get(value, f"{value}x")
    elif isinstance(value, int | float):
        yield value + 1


KEPT_WHOLE = {"Member.range", "Member.length", "Member.items", "Action.rate_limit", "Service.signing"}
"""Pairs, and fields that are never empty."""

VARIANTS = [(place, cast("Api", other)) for place, other in list_variants(base(), "Api")]


def test_variants_exist_for_every_kind_of_field() -> None:
    """The variants cover members, actions, errors, waiters, services and clouds."""
    places = {place.partition(".")[0] for place, _ in VARIANTS}
    assert {"Member", "Action", "Error", "Waiter", "Service", "Provider", "EnumValue", "Keystone"} <= places
    assert {"Acceptor", "Paginate", "Endpoints", "Permission", "Example", "SizeLimits"} <= places


@pytest.mark.slow
@pytest.mark.parametrize("place", sorted({place for place, _ in VARIANTS}))
def test_every_change_is_reported(place: str) -> None:
    """Each variant has a change, in both directions."""
    variants = [other for where, other in VARIANTS if where == place]
    silent = [other for other in variants if not compare(base(), other) or not compare(other, base())]
    assert not silent


def test_equal_specs_have_no_changes() -> None:
    """Equal specs have no changes."""
    assert compare(base(), base()) == ()
    assert len(CASES) > 90
