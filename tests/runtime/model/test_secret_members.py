"""Secret members of models that contain each other."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import (
    RequestModel,
    SensitiveText,
    Shape,
    has_sensitive_members,
    list_secrets,
    sensitive_members,
)


class Left(Shape):
    rights: Annotated[list[Right] | None, Field(alias="Rights")] = None
    name: Annotated[str | None, Field(alias="Name")] = None


class Right(Shape):
    left: Annotated[Left | None, Field(alias="Left")] = None


class Plain(RequestModel):
    left: Annotated[Left | None, Field(alias="Left")] = None
    right: Annotated[Right | None, Field(alias="Right")] = None


class Door(Shape):
    keys: Annotated[list[SensitiveText] | None, Field(alias="Keys")] = None
    inner: Annotated[dict[str, Door] | None, Field(alias="Inner")] = None
    name: Annotated[str | None, Field(alias="Name")] = None


class House(RequestModel):
    doors: Annotated[list[Door] | None, Field(alias="Doors")] = None


def test_models_that_contain_each_other_are_visited_once() -> None:
    assert has_sensitive_members(Plain) is False
    assert list_secrets(Plain()) == ()


def test_secret_values_are_found_at_any_depth() -> None:
    """In lists, in maps and in structures. Other values are not secret."""
    house = House(doors=[Door(keys=["a", "b"], name="n", inner={"k": Door(keys=["c"], name="m")}), Door()])
    assert has_sensitive_members(House) is True
    assert sensitive_members(Door) == {"keys"}
    assert sensitive_members(House) == frozenset()
    assert sorted(list_secrets(house)) == ["a", "b", "c"]
