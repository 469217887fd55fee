"""Operations are constant data. Their models are imported at the first use."""

from __future__ import annotations

import dataclasses

import pytest
from yunbind_runtime.model.operation import WireMember

from tests.runtime.fakes import models
from tests.runtime.fakes.services import LIST_IMAGES, TENCENT, define


def test_an_operation_finds_its_models_by_name() -> None:
    assert LIST_IMAGES.request_type() is models.ListImagesRequest
    assert LIST_IMAGES.response_type() is models.ListImagesResponse


def test_a_missing_model_is_reported_at_the_first_use() -> None:
    operation = define(TENCENT, "Nothing")
    with pytest.raises(AttributeError, match="NothingRequest"):
        operation.request_type()


def test_the_place_of_an_operation() -> None:
    assert LIST_IMAGES.place == "PIC ListImages"


def test_operations_and_services_are_immutable_and_hashable() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        LIST_IMAGES.action = "Other"  # type: ignore[misc]
    assert {LIST_IMAGES: 1, TENCENT: 2}[LIST_IMAGES] == 1


def test_the_defaults_of_an_operation() -> None:
    operation = define(TENCENT, "ListImages")
    assert (operation.unsigned, operation.region_member) == (False, None)
    assert (dict(operation.members), operation.exclusive, dict(operation.requires)) == ({}, (), {})
    assert WireMember("query", "n") == WireMember("query", "n", encode=None, flatten=False)
