"""A user's program, which is type-checked in strict mode and never run.

A line that must not type-check has an ignore comment with the violated rule for each type checker: mypy, pyright,
ty and pyrefly. Each reports unnecessary ones.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections import deque
from datetime import datetime
from types import MappingProxyType
from typing import TypedDict, assert_type

import httpx
from yunbind import (
    AssumeRole,
    AuthToken,
    CliProfile,
    CredentialChain,
    Credentials,
    CredentialsUri,
    ExternalProcess,
    MetadataRole,
    PasswordLogin,
    ProviderReport,
    Timeout,
    WebIdentity,
)
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.alibaba.eci import ImageCache as EciImageCache
from yunbind.errors import (
    ApiError,
    InvalidArguments,
    NotFound,
    Throttled,
    TransportError,
    WaiterFailed,
    WaiterTimedOut,
)
from yunbind.huawei.cce import (
    CceClient,
    ImageCacheDetail,
    ImageCacheDetailStatus,
    ListImageCachesResponse,
    ShowImageCacheResponse,
)
from yunbind.huawei.iam import IamClient
from yunbind.tencent.ecm import AsyncEcmClient, DescribeImageRequest, DescribeImageResponse, EcmClient
from yunbind.tencent.ecm import Filter as EcmFilter
from yunbind.tencent.tke import (
    AsyncTkeClient,
    CreateImageCacheRequest,
    CreateImageCacheResponse,
    DescribeImageCachesRequest,
    DescribeImageCachesResponse,
    EipAttribute,
    Filter,
    ImageCache,
    ImageCacheEvent,
    ImageCacheStatus,
    ImageRegistryCredential,
    Tag,
    TkeClient,
    errors,
)
from yunbind.tencent.tke.errors import InvalidParameter
from yunbind_runtime.call.raw_response import RawResponse


def call_tke(region: str) -> None:
    with TkeClient(region=region, credentials=Credentials("id", "secret", "token"), timeout=5) as tke:
        made = tke.create_image_cache(
            images=["nginx:latest"],
            vpc_id="vpc-1",
            subnet_id="subnet-1",
            image_registry_credentials=[ImageRegistryCredential(server="r", username="u", password="p")],
            auto_create_eip_attribute=EipAttribute(delete_policy="Never"),
            tags=[Tag(key="k", value="v")],
        )
        assert_type(made, CreateImageCacheResponse)
        assert_type(made.image_cache_id, str)
        response = tke.describe_image_caches(
            filters=[Filter(name="image-cache-name", values=["x"])], limit=50
        )
        assert_type(response, DescribeImageCachesResponse)
        assert_type(response.image_caches, list[ImageCache])
        for cache in response.image_caches:
            assert_type(cache.status, ImageCacheStatus | None)
            assert_type(cache.events, list[ImageCacheEvent])
            created = cache.creation_time
            if created is not None:
                assert_type(created.text, str)
                later: datetime = created
                print(later.isoformat())
            if cache.status is ImageCacheStatus.READY or (cache.status and not cache.status.is_known):
                print(cache.image_cache_id)
        print(response.unread, response.response_metadata.http_status)


def send_models(tke: TkeClient) -> None:
    assert_type(tke.send(DescribeImageCachesRequest(limit=1)), DescribeImageCachesResponse)
    request = CreateImageCacheRequest(images=["a"], vpc_id="v", subnet_id="s")
    assert_type(tke.send(request), CreateImageCacheResponse)
    raw = tke.with_raw_response.describe_image_caches(limit=1)
    assert_type(raw, RawResponse[DescribeImageCachesResponse])
    assert_type(raw.status, int)
    assert_type(raw.body, bytes)
    assert_type(raw.parsed, DescribeImageCachesResponse)
    assert_type(tke.with_options(timeout=Timeout(connect=1), retries=0), TkeClient)


class FilterDict(TypedDict):
    name: str
    values: list[str]


def send_mappings(tke: TkeClient, eci: EciClient, cce: CceClient) -> None:
    wanted: FilterDict = {"name": "image-cache-name", "values": ["x"]}
    tke.describe_image_caches(image_cache_ids=("imc-1",), filters=[wanted])
    tke.describe_image_caches(filters=(Filter(name="a", values=["b"]), {"Name": "c", "Values": ("d",)}))
    tags: list[dict[str, str]] = [{"key": "k", "value": "v"}]
    tke.create_image_cache(
        images=deque(["nginx"]),
        vpc_id="vpc-1",
        subnet_id="subnet-1",
        tags=tags,
        auto_create_eip_attribute=MappingProxyType({"delete_policy": "Never"}),
    )
    eci.create_image_cache(region_id="r", image_cache_name="n", image=["a"], tag=[{"key": "k", "value": "v"}])
    cce.create_image_cache(name="web", images=("busybox",), building_config={"cluster": "c"})
    tke.image_caches(filters=[wanted])
    tke.wait_until_image_cache_ready(filters=[wanted])
    tke.with_raw_response.describe_image_caches(filters=[wanted])


def list_pages(tke: TkeClient, ecm: EcmClient, eci: EciClient) -> None:
    for cache in tke.image_caches(image_cache_ids=["imc-1"]):
        assert_type(cache, ImageCache)
    for page in tke.image_caches(limit=50).pages():
        assert_type(page, DescribeImageCachesResponse)
    for image in ecm.images():
        print(image.image_id)
    for eci_cache in eci.image_caches():
        assert_type(eci_cache, EciImageCache)


def wait(tke: TkeClient, cce: CceClient) -> None:
    ready = tke.wait_until_image_cache_ready(image_cache_ids=["imc-1"], delay=1, timeout=60)
    tke.wait_until_image_cache_ready(missing_after=5, on_poll=lambda response: print(response.total_count))
    assert_type(ready, DescribeImageCachesResponse)
    try:
        gone = cce.wait_until_image_cache_deleted(image_cache_id="id")
        assert_type(gone, ShowImageCacheResponse | None)
    except (WaiterFailed, WaiterTimedOut) as error:
        print(error.waiter, error.last)


def choose_ways(login: PasswordLogin) -> None:
    TkeClient(region="ap-guangzhou", signing="hmac-sha1", method="GET").close()
    EciClient(region="cn-hangzhou", signing="hmac-sha1", response_format="xml").close()
    CceClient(region="cn-north-4", credentials=login).close()
    IamClient(region="cn-north-4").close()
    TkeClient(region="ap-guangzhou", method="PATCH")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]


def refuse(tke: TkeClient) -> None:
    tke.describe_image_caches(limt=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]
    tke.describe_image_caches(limit="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    tke.describe_image_caches(image_cache_ids=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    tke.create_image_cache(images=["a"], vpc_id="v")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[missing-argument]  # pyrefly: ignore[missing-argument]
    tke.describe_images()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # ty: ignore[missing-attribute]  # pyrefly: ignore[missing-attribute]
    Filter(name="x", values=["y"], exact=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]
    tke.send(DescribeImageRequest())  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]  # ty: ignore[no-matching-overload]  # pyrefly: ignore[no-matching-overload]


def refuse_structures(tke: TkeClient) -> None:
    tke.describe_image_caches(filters=[5])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    tke.describe_image_caches(filters={"name": "a", "values": ["b"]})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    tke.describe_image_caches(filters=[{1: "a"}])  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-assignment]
    tke.image_caches(filters=["a"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    tke.create_image_cache(images=["a"], vpc_id="v", subnet_id="s", auto_create_eip_attribute="Never")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]


def refuse_raw(tke: TkeClient) -> None:
    raw = tke.with_raw_response
    raw.describe_image_caches(limt=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]
    raw.describe_image_caches(limit="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    raw.create_image_cache(images=["a"], vpc_id="v")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[missing-argument]  # pyrefly: ignore[missing-argument]
    raw.describe_image_caches(5)  # type: ignore[arg-type, call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[too-many-positional-arguments]  # pyrefly: ignore[bad-argument-count]
    raw.describe_images()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # ty: ignore[missing-attribute]  # pyrefly: ignore[missing-attribute]
    response: DescribeImageCachesResponse = raw.describe_image_caches()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # ty: ignore[invalid-assignment]  # pyrefly: ignore[bad-assignment]
    print(response, raw.create_image_cache(images=["a"], vpc_id="v", subnet_id="s").parsed.image_caches)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]  # ty: ignore[missing-attribute]  # pyrefly: ignore[missing-attribute]


async def refuse_raw_async(tke: AsyncTkeClient) -> None:
    raw = tke.with_raw_response
    await raw.describe_image_caches(limt=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]
    await raw.describe_image_caches(limit="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    await raw.create_image_cache(images=["a"], vpc_id="v")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[missing-argument]  # pyrefly: ignore[missing-argument]
    response: DescribeImageCachesResponse = await raw.describe_image_caches()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # ty: ignore[invalid-assignment]  # pyrefly: ignore[bad-assignment]
    print(response, raw.describe_image_caches().parsed)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]  # ty: ignore[missing-attribute]  # pyrefly: ignore[missing-attribute]


def refuse_paging_arguments(tke: TkeClient, eci: EciClient) -> None:
    tke.image_caches(offset=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]
    eci.image_caches(next_token="t")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]
    tke.wait_until_image_cache_ready(offset=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]
    tke.wait_until_image_cache_ready(limit=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]


def handle_errors(tke: TkeClient) -> str:
    try:
        tke.describe_image_caches()
    except errors.ResourceNotFound as error:
        kind: NotFound = error
        return kind.code
    except InvalidParameter as error:
        return f"{error.code} {error.message} {error.request_id} {error.http_status} {error.retryable}"
    except Throttled as error:
        return error.kind
    except ApiError as error:
        return error.body.decode()
    except (InvalidArguments, TransportError) as error:
        return str(error)
    return ""


def call_others(custom: httpx.Client) -> None:
    with EcmClient(credentials=Credentials("id", "secret"), transport=custom) as ecm:
        images = ecm.describe_image(filters=[EcmFilter(name="image-id", values=["img-1"])])
        assert_type(images, DescribeImageResponse)
    with CceClient(region="cn-north-4", credentials=AuthToken("token"), signing="x-auth-token") as cce:
        caches = cce.list_image_caches(name="one")
        assert_type(caches, ListImageCachesResponse)
        assert_type(caches.image_caches, list[ImageCacheDetail])
        print([each for each in caches.image_caches if each.status == ImageCacheDetailStatus.FAILED])
    eci = EciClient(region="cn-hangzhou", endpoint="http://127.0.0.1:8080")
    print(eci.region, eci.endpoint, eci.signing)
    eci.close()


async def call_async() -> None:
    async with AsyncTkeClient(region="ap-guangzhou") as tke, AsyncEcmClient() as ecm, AsyncEciClient() as eci:
        assert_type(await tke.describe_image_caches(), DescribeImageCachesResponse)
        assert_type(await tke.send(DescribeImageCachesRequest()), DescribeImageCachesResponse)
        raw = await tke.with_raw_response.describe_image_caches()
        assert_type(raw, RawResponse[DescribeImageCachesResponse])
        assert_type(await ecm.describe_image(), DescribeImageResponse)
        async for cache in tke.image_caches():
            assert_type(cache, ImageCache)
        async for page in tke.image_caches().pages():
            assert_type(page, DescribeImageCachesResponse)
        print(await eci.describe_image_caches(image_full_match=True, match_image=["nginx"]))


def find_keys(region: str) -> None:
    role = AssumeRole("acs:ram::1:role/r", credentials=MetadataRole(), duration=900)
    for source in (
        role,
        CliProfile("work", external_process=True),
        CredentialsUri("http://127.0.0.1/keys"),
        ExternalProcess(["helper", "--json"], timeout=5),
        WebIdentity("acs:ram::1:role/r", provider="p", token_file="token"),
        CredentialChain(role, Credentials("id", "secret")),
    ):
        EciClient(region=region, credentials=source)
    EciClient(region=region, credentials=lambda: Credentials("id", "secret"))
    EciClient(region=region, credentials=lambda: "secret")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    AssumeRole("role", credentials=PasswordLogin("user", "password", "domain"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # ty: ignore[invalid-argument-type]  # pyrefly: ignore[bad-argument-type]
    with EciClient(region=region) as eci:
        reports = eci.report_credentials()
        assert_type(reports, tuple[ProviderReport, ...])
        print(*(f"{each.provider}: {each.outcome}, {each.reason}" for each in reports), sep="\n")
