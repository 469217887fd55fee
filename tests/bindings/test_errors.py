"""The emitted error classes: one for each documented code, each of the right kinds."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
from yunbind import Credentials, errors
from yunbind.tencent import errors as tencent
from yunbind.tencent.ecm import EcmClient
from yunbind.tencent.ecm import errors as ecm_errors
from yunbind.tencent.tke import TkeClient
from yunbind_emulator.base.catalog_file import find_installed
from yunbind_runtime.base.errors import KINDS, ApiError

from tests.bindings.canned import Canned

CATALOG = json.loads(find_installed().read_text(encoding="utf-8"))
SERVICES = [
    (provider, version)
    for provider in CATALOG["providers"].values()
    for versions in provider["services"].values()
    for version in versions.values()
]


@pytest.mark.parametrize(
    ("provider", "service"), SERVICES, ids=[each["names"]["python"]["module"] for _, each in SERVICES]
)
def test_every_documented_code_has_its_class(provider: dict[str, Any], service: dict[str, Any]) -> None:
    """The errors of a service include a class for each code, with the kind and retryability of the spec."""
    module = importlib.import_module(f"{service['names']['python']['module']}.errors")
    documented = {**provider["errors"], **service["errors"]}
    assert set(module.BY_CODE) == set(documented)
    for code, entry in documented.items():
        error = module.BY_CODE[code]
        assert error is getattr(module, entry["names"]["python"])
        assert error.code == code
        assert issubclass(error, KINDS[entry["kind"]])
        assert (error.kind, error.retryable) == (entry["kind"], entry["retryable"])
        assert issubclass(error, ApiError)


def test_a_code_is_a_subclass_of_its_first_level_and_its_kind() -> None:
    """`except InvalidParameterValue` catches every code below it, and so does `except` with its kind."""
    error = ecm_errors.InvalidParameterValueInvalidFilter
    assert issubclass(error, ecm_errors.InvalidParameterValue)
    assert issubclass(error, errors.InvalidRequest)
    assert ecm_errors.InvalidParameterValue is tencent.InvalidParameterValue


def refuse(code: str) -> ApiError:
    body = {"Response": {"Error": {"Code": code, "Message": "No."}, "RequestId": "r-1"}}
    ecm = EcmClient(credentials=Credentials("id", "key"), transport=Canned(json.dumps(body).encode()))
    with pytest.raises(ApiError) as caught:
        ecm.describe_image()
    return caught.value


def test_an_error_response_is_raised_as_the_class_of_its_code() -> None:
    """The error has the code, message, request ID, status, kind, retryability and raw body."""
    error = refuse("InvalidParameterValue.InvalidFilter")
    assert type(error) is ecm_errors.InvalidParameterValueInvalidFilter
    assert (error.code, error.message, error.request_id) == (
        "InvalidParameterValue.InvalidFilter",
        "No.",
        "r-1",
    )
    assert (error.http_status, error.kind, error.retryable) == (200, "invalid_request", False)
    assert json.loads(error.body)["Response"]["RequestId"] == "r-1"


def test_an_unknown_code_below_a_known_one_keeps_its_code() -> None:
    """A code that is newer than the spec is still raised as the class of its first level."""
    error = refuse("InvalidParameterValue.BrandNew")
    assert type(error) is tencent.InvalidParameterValue
    assert error.code == "InvalidParameterValue.BrandNew"


def test_an_unknown_code_is_an_api_error() -> None:
    """An error with an unknown first level keeps its code."""
    error = refuse("Nonsense.Entirely")
    assert type(error) is ApiError
    assert error.code == "Nonsense.Entirely"


@pytest.mark.parametrize(
    ("status", "body"),
    [(502, b"<html>Bad Gateway</html>"), (200, b""), (200, b'{"Response": {"Tot'), (200, b"[]"), (504, b"")],
)
def test_an_unreadable_response_raises_a_clear_error(status: int, body: bytes) -> None:
    """An HTML page or an empty or truncated body raises UnreadableResponse and no other error."""
    tke = TkeClient(
        region="ap-guangzhou", credentials=Credentials("id", "key"), transport=Canned(body, status=status)
    )
    with pytest.raises(errors.UnreadableResponse) as caught:
        tke.describe_image_caches()
    assert caught.value.http_status == status
    assert "TKE DescribeImageCaches" in str(caught.value)
