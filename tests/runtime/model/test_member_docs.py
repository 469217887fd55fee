"""Messages about patterns: the documentation of the member, not the regular expression."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import pytest
from pydantic import Field
from yunbind_runtime.base.errors import InvalidArguments
from yunbind_runtime.model.member_docs import describe_format
from yunbind_runtime.model.models import RequestModel, Shape
from yunbind_runtime.model.operation import Operation
from yunbind_runtime.model.validation import build_request, list_members

from tests.runtime.fakes.services import TENCENT

Name = Annotated[str, Field(pattern="^(?:[a-z]*)$")]


class Tag(Shape):
    key: Annotated[Name | None, Field(alias="Key")] = None
    """Key of the tag. Only lowercase
    letters are allowed. Keys are unique."""


class Base(RequestModel):
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags of the thing."""
    names: Annotated[list[Name] | None, Field(alias="Names")] = None
    """Names, all in lowercase."""


class NameThingsRequest(Base):
    zone: Annotated[Name | None, Field(alias="Zone")] = None
    """A zone of the vendor. It is listed in the console."""
    undocumented: Annotated[Name | None, Field(alias="Undocumented")] = None


NAME_THINGS: Operation[NameThingsRequest, Any] = Operation(
    service=TENCENT,
    action="NameThings",
    method="name_things",
    module=__name__,
    request="NameThingsRequest",
    response="",
    access="read",
)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (
            {"tags": [{"key": "a"}, {"key": "1"}]},
            "tags[1].key (Tags[1].Key) is invalid: Only lowercase letters are allowed",
        ),
        ({"names": ["a", "1"]}, "names[1] (Names[1]) is invalid: Names, all in lowercase"),
        ({"zone": "1"}, "zone (Zone) is invalid: A zone of the vendor. It is listed in the console"),
        ({"undocumented": "1"}, "undocumented (Undocumented) must match pattern '^(?:[a-z]*)$'"),
    ],
    ids=["sentence", "list and inherited", "whole documentation", "undocumented"],
)
def test_the_message_has_the_sentence_of_the_documentation(
    arguments: dict[str, object], problem: str
) -> None:
    with pytest.raises(InvalidArguments) as caught:
        list_members(NAME_THINGS, build_request(NAME_THINGS, arguments, None), None, "strict")
    assert caught.value.problems == (problem,)
    assert str(caught.value) == f"PIC NameThings: {problem}."


@pytest.mark.parametrize(
    ("module", "model", "member", "text"),
    [
        (
            "huawei.cce.v5.create_image_cache",
            "CreateImageCacheRequest",
            "name",
            "Unique name of the cache: lowercase letters, digits and hyphens (1 to 128 characters). "
            "It must start with a letter and must not end with a hyphen.",
        ),
        (
            "tencent.sts.v20180813.assume_role",
            "AssumeRoleRequest",
            "external_id",
            "External ID of the role (2 to 128 characters). It can contain ASCII letters, digits and the "
            'characters "_+=,.@:/-".',
        ),
        (
            "alibaba.eci.v20180808.create_image_cache",
            "CreateImageCacheRequest",
            "client_token",
            "Client token, ASCII characters only (up to 64 characters).",
        ),
    ],
)
def test_emitted_models_document_their_patterns(module: str, model: str, member: str, text: str) -> None:
    kind = getattr(import_module(f"yunbind.{module}"), model)
    assert describe_format(kind, member) == text


def test_a_model_without_source_code_has_no_documentation() -> None:
    namespace: dict[str, object] = {"Shape": Shape}
    exec("class Dynamic(Shape):\n    name: str\n    'A name.'", namespace)
    assert describe_format(namespace["Dynamic"], "name") == ""  # type: ignore[arg-type]
