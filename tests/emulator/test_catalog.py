"""Reading the catalog."""

from __future__ import annotations

import gzip
from importlib.machinery import ModuleSpec
from pathlib import Path
from uuid import uuid4

import pytest
from yunbind_emulator.base.catalog import (
    Action,
    Catalog,
    ErrorCode,
    Provider,
    Service,
    load_catalog,
    read_catalog,
)
from yunbind_emulator.base.catalog_file import CatalogError, find_installed
from yunbind_emulator.messages.samples import assume_response, is_documented

from . import invented_catalog as invented
from .signed_requests import NOW

ROOT = Path(__file__).parents[2]

ACTIONS = {
    ("tencent", "tke", "2018-05-25"): {"DescribeImageCaches", "CreateImageCache"},
    ("tencent", "ecm", "2019-07-19"): {"DescribeImage"},
    ("alibaba", "eci", "2018-08-08"): {"DescribeImageCaches"},
    ("huawei", "cce", "v5"): {"ListImageCaches"},
}


@pytest.mark.parametrize("place", ACTIONS)
def test_the_documented_actions_are_in_the_catalog(catalog: Catalog, place: tuple[str, str, str]):
    provider, service, version = place
    found = [
        each
        for each in catalog.providers[provider].services
        if (each.name, each.version) == (service, version)
    ]
    assert len(found) == 1
    assert found[0].actions.keys() >= ACTIONS[place]


UNSHOWN = {
    *[("huawei", "cce", name) for name in ("CreateImageCache", "DeleteImageCache", "ShowImageCache")],
    *[("huawei", "cce", name) for name in ("ListPackageProducts", "SubscribePackageProducts")],
    *[("alibaba", "acc", name) for name in ("CreateImageCache", "GetImageCache")],
    *[("alibaba", "acc", name) for name in ("ListImageCaches", "DeleteImageCache")],
}
"""Actions whose pages show no response, so that the emulator assumes one."""


def test_every_other_action_of_the_catalog_has_a_sample(catalog: Catalog):
    """Responses are those of the pages, except for the few actions that are listed here."""
    unshown = {
        (provider.name, service.name, action.name)
        for provider in catalog.providers.values()
        for service in provider.services
        for action in service.actions.values()
        if not is_documented(action, {})
    }
    assert unshown == UNSHOWN


def test_every_type_of_a_response_is_defined(catalog: Catalog):
    """So a response can be assumed for every action."""
    for provider in catalog.providers.values():
        for service in provider.services:
            for action in service.actions.values():
                response = assume_response(action, service, {}, NOW, uuid4)
                assert response.response is not None
                needed = {
                    name
                    for name, each in action.response.items()
                    if each.location == "body"
                    and not each.nullable
                    and name != action.paginate.get("next_token")
                }
                assert needed <= response.response.keys(), action.name


def test_every_type_of_a_request_is_defined(catalog: Catalog):
    scalars = {"string", "integer", "int32", "int64", "uint64", "float", "boolean", "datetime", "bytes"}
    for provider in catalog.providers.values():
        for service in provider.services:
            structures = [action.request for action in service.actions.values()] + list(
                service.types.values()
            )
            for members in structures:
                for member in members.values():
                    kind = member.type.replace("list[", "").replace("map[", "").rstrip("]")
                    assert kind in scalars or kind in service.types or kind in service.enums, member


def test_an_actions_own_documentation_of_a_code_comes_first(catalog: Catalog):
    """The rest comes from the definition of the code."""
    provider = catalog.providers["alibaba"]
    service = next(each for each in provider.services if each.name == "eci")
    error = provider.find_error("NoPermission", service, service.actions["DescribeImageCaches"])
    assert error is not None
    assert (error.http, error.message) == (403, "The RAM role does not belong to ECS.")
    assert provider.find_error("Nothing", service, service.actions["DescribeImageCaches"]) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', '{"format": 3}', "\0"])
def test_another_document_is_refused(tmp_path: Path, text: str):
    path = tmp_path / "catalog.json"
    path.write_text(text)
    with pytest.raises(CatalogError, match="make generate"):
        load_catalog(path)


def test_a_document_of_an_older_format_is_refused_with_the_remedy(tmp_path: Path):
    path = tmp_path / "catalog.json"
    path.write_text('{"format": 1, "providers": {}}')
    with pytest.raises(
        CatalogError, match=r"format 1, .* reads format 2\. Generate it with the yunbind-codegen"
    ):
        load_catalog(path)


def test_a_compressed_document_is_read(tmp_path: Path):
    """Wheels have it."""
    path = tmp_path / "catalog.json.gz"
    path.write_bytes(gzip.compress((ROOT / "generated/catalog.json").read_bytes()))
    assert set(load_catalog(path).providers) == {"tencent", "alibaba", "huawei"}


def place_package(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the package yunbind be in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = ModuleSpec("yunbind", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    monkeypatch.setattr("yunbind_emulator.base.catalog_file.find_spec", lambda _name: spec)


def test_a_wheel_has_a_compressed_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place_package(monkeypatch, tmp_path)
    (tmp_path / "catalog.json.gz").touch()
    assert find_installed() == tmp_path / "catalog.json.gz"


def test_a_damaged_compressed_document_is_refused(tmp_path: Path):
    path = tmp_path / "catalog.json.gz"
    path.write_bytes(b"{}")
    with pytest.raises(CatalogError, match="make generate"):
        load_catalog(path)


def test_a_missing_document_is_refused(tmp_path: Path):
    with pytest.raises(CatalogError, match="make generate"):
        load_catalog(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("package", "expected"),
    [
        ("site-packages/yunbind", "site-packages/yunbind/catalog.json"),
        ("generated/yunbind", "generated/catalog.json"),
    ],
)
def test_a_wheel_has_the_catalog_inside_and_an_editable_install_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, expected: str
):
    place_package(monkeypatch, tmp_path / package)
    assert find_installed() == tmp_path / expected


def test_keys_that_the_emulator_does_not_use_are_ignored():
    """A new trait that does not concern the emulator needs no change to it."""
    feed = invented.action(request={"Name": invented.member("string", novel=1)}, novel=[2])
    zoo = invented.service({"Feed": feed}, novel={"x": 3})
    provider = {"clock_skew": 1, "services": {"zoo": {"v1": zoo}}, "novel": None}
    (read,) = read_catalog({"providers": {"tencent": provider}}).providers["tencent"].services
    assert read.actions["Feed"].request["Name"].type == "string"


def test_missing_and_null_keys_get_defaults():
    feed = invented.action(
        request={"Name": invented.member("string", required=None)}, http=None, requires=None
    )
    provider = {
        "clock_skew": 1,
        "services": {"zoo": {"v1": invented.service({"Feed": feed}, signing_name=None)}},
    }
    (read,) = read_catalog({"providers": {"tencent": provider}}).providers["tencent"].services
    assert (read.signing_name, read.product) == ("zoo", "Zoo")
    assert (read.actions["Feed"].statuses, read.actions["Feed"].requires) == ((200,), {})
    name = read.actions["Feed"].request["Name"]
    assert (name.required, name.location, name.wire, name.range) == (False, "body", "Name", (None, None))


@pytest.mark.parametrize(
    ("levels", "doc"),
    [
        (("action", "service", "cloud"), "action"),
        (("service", "cloud"), "service"),
        (("cloud",), "cloud"),
        (("action",), "action"),
        ((), None),
    ],
)
def test_a_code_is_found_at_the_action_or_else_the_service_or_the_cloud(
    levels: tuple[str, ...], doc: str | None
):
    """The generator has merged the documentation of each."""
    codes = {
        level: {"C": ErrorCode("C", level)} if level in levels else {}
        for level in ("action", "service", "cloud")
    }
    action = Action("A", "none", {}, {}, errors=codes["action"])
    service = Service("s", "v", "Client", {"A": action}, errors=codes["service"])
    provider = Provider("p", 1, (service,), errors=codes["cloud"])
    error = provider.find_error("C", service, action)
    assert (error.doc if error else None) == doc
    assert provider.knows_code("C") is bool({"service", "cloud"} & set(levels))
    assert provider.knows_code("D") is False
    assert list(provider.codes(service, action)) == ["C"] * len(levels)


def test_a_package_in_an_archive_has_its_catalog_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        "yunbind_emulator.base.catalog_file.find_spec", lambda _name: ModuleSpec("yunbind", None)
    )
    monkeypatch.setattr("yunbind_emulator.base.catalog_file.Path.is_dir", lambda _path: False)
    monkeypatch.setattr("importlib.resources.files", lambda _name: tmp_path)
    assert find_installed() == tmp_path / "catalog.json"


def test_a_missing_package_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("yunbind_emulator.base.catalog_file.find_spec", lambda _name: None)
    with pytest.raises(CatalogError, match="make generate"):
        load_catalog()
