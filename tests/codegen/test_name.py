"""The rules that make Python names of wire names."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from yunbind_codegen.name import (
    class_name,
    enum_member_name,
    enum_name,
    is_reserved_class,
    is_reserved_member,
    is_reserved_method,
    snake_case,
    version_module,
)
from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.model.models import RequestModel, ResponseModel, Shape

OTHERS = ("__init__.py", "errors.py", "operations.py", "service.py")
"""Emitted modules of a service that name none of its types."""

WIRE_NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,30}", fullmatch=True)


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("ImageCacheIds", "image_cache_ids"),
        ("ImageIDSet", "image_id_set"),
        ("VSwitchId", "v_switch_id"),
        ("RegionID", "region_id"),
        ("OsType", "os_type"),
        ("IsSupportCloudInit", "is_support_cloud_init"),
        ("image_pull_secrets", "image_pull_secrets"),
        ("RegistryHttpEndPointList", "registry_http_end_point_list"),
        ("ipv6Addresses", "ipv6_addresses"),
        ("HTTPSProxyURL", "https_proxy_url"),
        ("id", "id"),
    ],
)
def test_a_wire_name_becomes_snake_case(wire: str, python: str) -> None:
    """Words and acronyms are split where a reader would split them."""
    assert snake_case(wire) == python


@given(WIRE_NAMES)
def test_a_wire_name_always_becomes_a_name_and_stays_it(wire: str) -> None:
    """Whatever the language takes as a wire name becomes a lower-case identifier, and that is its own."""
    name = snake_case(wire)
    assert name.isidentifier()
    assert name == name.lower()
    assert snake_case(name) == name


@given(st.text(max_size=30))
def test_any_value_becomes_a_constant(value: str) -> None:
    """A documented value of any form has a constant that can be written in a class."""
    name = enum_member_name(value)
    assert name.isidentifier()
    assert name.isascii()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")


@pytest.mark.parametrize(
    ("value", "constant"),
    [
        ("x86_64", "X86_64"),
        ("zh-cn", "ZH_CN"),
        ("", "EMPTY"),
        ("32", "VALUE_32"),
        ("PRIVATE_IMAGE", "PRIVATE_IMAGE"),
        ("UpdateFailed", "UPDATE_FAILED"),
        ("name", "NAME_"),
        ("value", "VALUE_"),
        ("mro", "MRO_"),
    ],
)
def test_a_value_becomes_a_constant_that_reads_like_it(value: str, constant: str) -> None:
    """Constants are the values in capitals, kept off the names that enumerations need."""
    assert enum_member_name(value) == constant


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("Forbidden.SubUser", "ForbiddenSubUser"),
        ("InvalidParameterValue.InvalidImageID", "InvalidParameterValueInvalidImageID"),
        ("Throttling", "Throttling"),
        ("CCE.01404001", "CCE01404001"),
        ("CCE_CM.0003", "CCECM0003"),
    ],
)
def test_an_error_code_becomes_a_class(code: str, name: str) -> None:
    """Levels of a code run together; the vendor's spelling stays."""
    assert class_name(code) == name


@pytest.mark.parametrize(
    ("owner", "member", "name"),
    [
        ("ImageCache", "Status", "ImageCacheStatus"),
        ("ImageCache", "ImageCacheStatus", "ImageCacheStatus"),
        (None, "order_by", "OrderBy"),
    ],
)
def test_inline_values_are_named_after_their_owner(owner: str | None, member: str, name: str) -> None:
    """An enumeration is named for the type and the member that it belongs to, without stuttering."""
    assert enum_name(owner, member) == name


@pytest.mark.parametrize(
    ("version", "module"),
    [("2018-05-25", "v20180525"), ("v5", "v5"), ("V5", "v5"), ("3", "v3"), ("v1.2", "v12")],
)
def test_a_version_becomes_a_module(version: str, module: str) -> None:
    """Versions lose the signs that no module can have."""
    assert version_module(version) == module


@pytest.mark.parametrize("model", [BaseModel, Shape, RequestModel, ResponseModel])
def test_no_member_can_hide_what_a_model_has(model: type[BaseModel]) -> None:
    """Every public attribute that emitted models inherit is reserved."""
    inherited = {name for name in dir(model) if not name.startswith("_")}
    assert {name for name in inherited if not is_reserved_member(name)} == set()


@pytest.mark.slow
def test_no_type_can_hide_what_an_emitted_module_imports(real_files: Mapping[str, str]) -> None:
    """Every class that a module with models or clients imports from elsewhere is reserved."""
    imported: set[str] = set()
    for path, text in real_files.items():
        if path.endswith(".py") and path.count("/") == 5 and not path.endswith(OTHERS):
            imported |= {
                alias.asname or alias.name
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.ImportFrom) and not node.level and node.module != "__future__"
                for alias in node.names
                if not str(node.module).startswith("yunbind.")
            }
    assert "Pages" in imported
    assert {name for name in imported if name[0].isupper() and not is_reserved_class(name)} == set()


@pytest.mark.parametrize("client", [SyncClient, AsyncClient])
def test_no_action_can_hide_what_a_client_has(client: type[object]) -> None:
    """Every public attribute that emitted clients inherit is reserved."""
    inherited = {name for name in dir(client) if not name.startswith("_")}
    assert {name for name in inherited if not is_reserved_method(name)} == set()
