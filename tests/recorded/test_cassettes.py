"""Clients replay cassettes: a recorded request gets its recorded response, any other request gets none."""

from __future__ import annotations

import json
import re
import urllib.parse
from pathlib import Path
from typing import Any

import pytest
import yaml
from vcr.cassette import Cassette
from vcr.request import Request
from yunbind.alibaba.eci import AsyncEciClient, EciClient, Tag
from yunbind.errors import InvalidRequest, PermissionDenied
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.ecm import EcmClient
from yunbind.tencent.ecm import Filter as EcmFilter
from yunbind.tencent.tke import AsyncTkeClient, Filter, TkeClient, errors

from tests.recorded.conftest import CASSETTES, Cloud


@pytest.fixture(autouse=True)
def play_everything(request: pytest.FixtureRequest, vcr: Cassette | None) -> Any:
    """Each test must replay its whole cassette."""
    yield
    if vcr is not None and request.config.getoption("--record-mode") in (None, "none"):
        assert vcr.all_played


@pytest.mark.vcr
@pytest.mark.default_cassette("tencent/tke/DescribeImageCaches/by-id-and-filter.yaml")
def test_tke_describe_image_caches(cloud: Cloud) -> None:
    """The bodies distinguish two TKE requests of one action."""
    with TkeClient(region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint) as tke:
        by_id = tke.describe_image_caches(image_cache_ids=["imc-xxx"], offset=0, limit=10)
        named = tke.describe_image_caches(filters=[Filter(name="image-cache-name", values=["镜像 nginx"])])
    for response in (by_id, named):
        assert [cache.image_cache_name for cache in response.image_caches or []] == ["imc-nginx"]
    assert by_id.request_id != named.request_id


@pytest.mark.vcr
@pytest.mark.default_cassette("tencent/tke/CreateImageCache/made.yaml")
async def test_tke_create_image_cache(cloud: Cloud) -> None:
    """The asynchronous client replays its recording."""
    async with AsyncTkeClient(
        region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint
    ) as tke:
        made = await tke.create_image_cache(
            images=["nginx:latest"], vpc_id="vpc-508ctkfb", subnet_id="subnet-8ah75lo8", image_cache_size=50
        )
    assert made.image_cache_id == "imc-xxx"


@pytest.mark.vcr
@pytest.mark.default_cassette("tencent/tke/DescribeImageCaches/refused.yaml")
def test_tke_error(cloud: Cloud) -> None:
    """An error with HTTP status 200 is raised as the class of its code."""
    with (
        TkeClient(region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint) as tke,
        pytest.raises(errors.InvalidParameter) as caught,
    ):
        tke.describe_image_caches(image_cache_ids=["error:InvalidParameter"])
    assert isinstance(caught.value, InvalidRequest)
    assert caught.value.http_status == 200


@pytest.mark.vcr
@pytest.mark.default_cassette("tencent/ecm/DescribeImage/private-images.yaml")
def test_ecm_describe_image(cloud: Cloud) -> None:
    """ECM needs no region."""
    with EcmClient(credentials=cloud.tencent, endpoint=cloud.endpoint) as ecm:
        response = ecm.describe_image(
            filters=[EcmFilter(name="image-type", values=["PRIVATE_IMAGE"])], offset=0, limit=10
        )
    assert [image.image_id for image in response.image_set or []] == ["img-060ov1xz", "img-1tyt4apn"]


@pytest.mark.vcr
@pytest.mark.default_cassette("alibaba/eci/DescribeImageCaches/by-tag.yaml")
async def test_eci_describe_image_caches(cloud: Cloud) -> None:
    """The action header and the query identify an ECI request."""
    async with AsyncEciClient(
        region="cn-hangzhou", credentials=cloud.alibaba, endpoint=cloud.endpoint
    ) as eci:
        response = await eci.describe_image_caches(tag=[Tag(key="imc", value="测试 +~*")])
    assert [cache.image_cache_name for cache in response.image_caches or []] == ["imagetest"]


@pytest.mark.vcr
@pytest.mark.default_cassette("alibaba/eci/DescribeImageCaches/refused.yaml")
def test_eci_error(cloud: Cloud) -> None:
    """An error status with the vendor's envelope is raised as the class of its code."""
    with (
        EciClient(region="cn-hangzhou", credentials=cloud.alibaba, endpoint=cloud.endpoint) as eci,
        pytest.raises(PermissionDenied) as caught,
    ):
        eci.describe_image_caches(image_cache_id="error:Forbidden.SubUser")
    assert (caught.value.code, caught.value.http_status) == ("Forbidden.SubUser", 403)


@pytest.mark.vcr
@pytest.mark.default_cassette("huawei/cce/ListImageCaches/by-name.yaml")
def test_cce_list_image_caches(cloud: Cloud) -> None:
    """The method, path and query identify a CCE request."""
    with CceClient(region="cn-north-4", credentials=cloud.huawei, endpoint=cloud.endpoint) as cce:
        response = cce.list_image_caches(name="test-imagecache")
    assert [cache.name for cache in response.image_caches or []] == ["test-imagecache"]


@pytest.mark.vcr
@pytest.mark.default_cassette("huawei/cce/ListImageCaches/all.yaml")
async def test_cce_list_all(cloud: Cloud) -> None:
    """Without a name, the call lists all caches."""
    async with AsyncCceClient(region="cn-north-4", credentials=cloud.huawei, endpoint=cloud.endpoint) as cce:
        response = await cce.list_image_caches()
    assert len(response.image_caches or []) == 1


PATHS = sorted(CASSETTES.rglob("*.yaml"))


def _name(path: Path) -> str:
    return path.relative_to(CASSETTES).as_posix()


def test_every_action_has_a_cassette() -> None:
    """Each of the five actions has a cassette."""
    folders = {"/".join(_name(path).split("/")[:3]) for path in PATHS}
    assert folders == {
        "alibaba/eci/DescribeImageCaches",
        "huawei/cce/ListImageCaches",
        "tencent/ecm/DescribeImage",
        "tencent/tke/CreateImageCache",
        "tencent/tke/DescribeImageCaches",
    }


@pytest.mark.parametrize("path", PATHS, ids=_name)
def test_a_cassette_has_its_provenance(path: Path) -> None:
    """No cassette claims to be a recording of a real cloud."""
    provenance = yaml.safe_load(path.read_text(encoding="utf-8"))["provenance"]
    assert provenance["evidence"] == "documented"
    assert provenance["real_cloud"] is False


@pytest.mark.parametrize("path", PATHS, ids=_name)
def test_a_cassette_contains_no_key_and_no_signature(path: Path) -> None:
    """The file contains nothing that looks like a real key or a signature."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"AKID[A-Za-z0-9]{16,}|LTAI[A-Za-z0-9]{12,}|Signature=|emulator-(tencent|alibaba|huawei)-", text
    )
    for interaction in yaml.safe_load(text)["interactions"]:
        headers = {name.lower(): value for name, value in interaction["request"]["headers"].items()}
        assert headers["authorization"] == ["REDACTED"]


def _alter(request: Request) -> list[tuple[str, Request]]:
    """Return requests that each differ from a recorded request in one aspect."""

    def twin(*, uri: str | None = None, body: Any = None, headers: dict[str, Any] | None = None) -> Request:
        return Request(
            request.method,
            uri or request.uri,
            request.body if body is None else body,
            headers or dict(request.headers),
        )

    parts = urllib.parse.urlsplit(request.uri)
    more = f"{parts.query}&Extra=1" if parts.query else "Extra=1"
    altered = [
        ("path", twin(uri=parts._replace(path=f"{parts.path}x").geturl())),
        ("query", twin(uri=parts._replace(query=more).geturl())),
        ("method", Request("PUT", request.uri, request.body, dict(request.headers))),
        ("body", twin(body=_alter_body(request.body))),
    ]
    for name in request.headers:
        if name.lower() in ("x-tc-action", "x-acs-action"):
            altered.append(("action", twin(headers={**request.headers, name: "DeleteEverything"})))
    return altered


def _alter_body(body: bytes | None) -> bytes:
    if not body:
        return b'{"Extra": 1}'
    return json.dumps({**json.loads(body), "Extra": 1}).encode()


@pytest.mark.parametrize("path", PATHS, ids=_name)
def test_an_altered_request_does_not_match(path: Path, vcr_config: dict[str, Any]) -> None:
    """A recorded request matches. With another path, query, method, body or action, it does not match."""
    from vcr import VCR

    from tests.recorded.conftest import pytest_recording_configure

    recorder = VCR(**{**vcr_config, "record_mode": "none"})
    pytest_recording_configure(None, recorder)  # type: ignore[arg-type]
    with recorder.use_cassette(str(path)) as cassette:
        for request in list(cassette.requests):
            assert cassette.can_play_response_for(request)
            for what, altered in _alter(request):
                assert not cassette.can_play_response_for(altered), what
