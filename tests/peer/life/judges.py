"""The vendors' SDKs as judges: how each is set up, and how it makes, finds, changes and deletes a cache.

Calls are named and filled in the vendor's words, as the SDK's own models take them. Of a
cloud, ``title`` is the comment above the program in its settings; ``key`` and ``secret``
are variables; ``building`` and ``ready`` are statuses; ``page_sizes`` are those of three
caches on pages of two; ``deleted`` is the code for a cache that is gone, where it is no
empty list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.peer.process import Sdk

Members = dict[str, Any]
Send = Callable[[str, Members], Members]
Error = tuple[str, int | None]
"""Code and HTTP status."""


@dataclass(eq=False)
class Refused(Exception):
    """What the SDK raised."""

    kind: str
    code: str | None
    status: int | None
    request_id: str | None
    text: str

    def __str__(self) -> str:
        return self.text


class Tencent:
    """Image caches of TKE."""

    vendor = "tencent"
    title = "The vendor's SDK (Python)"
    key, secret = "TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"
    building, ready = "Pending", "Ready"
    page_sizes = (2, 1)
    deleted = None
    can_update = True

    def create(self, send: Send, name: str) -> str:
        members = {"ImageCacheName": name, "Images": ["nginx"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}
        return send("CreateImageCache", members)["ImageCacheId"]

    def show(self, send: Send, cache_id: str) -> tuple[str, str] | None:
        """Name and status."""
        found = send("DescribeImageCaches", {"ImageCacheIds": [cache_id]})["ImageCaches"]
        return (found[0]["ImageCacheName"], found[0]["Status"]) if found else None

    def turn_pages(self, send: Send, size: int) -> Iterator[list[str]]:
        total, offset = 1, 0
        while offset < total:
            response = send("DescribeImageCaches", {"Offset": offset, "Limit": size})
            yield [cache["ImageCacheId"] for cache in response["ImageCaches"]]
            total, offset = response["TotalCount"], offset + size

    def rename(self, send: Send, cache_id: str, name: str) -> None:
        send("UpdateImageCache", {"ImageCacheId": cache_id, "ImageCacheName": name})

    def name_unknown(self, send: Send) -> None:
        """Ask for a cache that there is not."""
        self.rename(send, "imc-unknown", "shop")

    def delete(self, send: Send, cache_id: str) -> None:
        send("DeleteImageCaches", {"ImageCacheIds": [cache_id]})


class Alibaba:
    """Image caches of ECI."""

    vendor = "alibaba"
    key, secret = "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"
    building, ready = "Creating", "Ready"
    page_sizes = (2, 1)
    deleted = None
    can_update = True
    region = "cn-hangzhou"

    def __init__(self, title: str) -> None:
        self.title = title

    def create(self, send: Send, name: str) -> str:
        members = {"RegionId": self.region, "ImageCacheName": name, "Image": ["nginx"]}
        return send("CreateImageCache", members)["ImageCacheId"]

    def show(self, send: Send, cache_id: str) -> tuple[str, str] | None:
        """Name and status."""
        response = send("DescribeImageCaches", {"RegionId": self.region, "ImageCacheId": cache_id})
        found = response["ImageCaches"]
        return (found[0]["ImageCacheName"], found[0]["Status"]) if found else None

    def turn_pages(self, send: Send, size: int) -> Iterator[list[str]]:
        members: Members = {"RegionId": self.region, "Limit": size}
        while True:
            response = send("DescribeImageCaches", members)
            yield [cache["ImageCacheId"] for cache in response["ImageCaches"]]
            if not response.get("NextToken"):
                return
            members["NextToken"] = response["NextToken"]

    def rename(self, send: Send, cache_id: str, name: str) -> None:
        """Give a new name and the same image, which is pulled again."""
        members = {"ImageCacheId": cache_id, "ImageCacheName": name, "Image": ["nginx"]}
        send("UpdateImageCache", {"RegionId": self.region, **members})

    def name_unknown(self, send: Send) -> None:
        """Ask for a cache that there is not."""
        self.rename(send, "imc-unknown", "shop")

    def delete(self, send: Send, cache_id: str) -> None:
        send("DeleteImageCache", {"RegionId": self.region, "ImageCacheId": cache_id})


class Huawei:
    """Image caches of CCE: there is no update, and a list comes whole."""

    vendor = "huawei"
    key, secret = "HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"
    building, ready = "Creating", "Available"
    page_sizes = (3,)
    deleted = "CCE.01404001"
    can_update = False

    def __init__(self, title: str) -> None:
        self.title = title

    def create(self, send: Send, name: str) -> str:
        members = {"name": name, "images": ["nginx"], "building_config": {"cluster": "cluster-1"}}
        return send("CreateImageCache", members)["image_cache"]["id"]

    def show(self, send: Send, cache_id: str) -> tuple[str, str] | None:
        """Name and status."""
        cache = send("ShowImageCache", {"image_cache_id": cache_id})["image_cache"]
        return cache["name"], cache["status"]

    def turn_pages(self, send: Send, size: int) -> Iterator[list[str]]:
        yield [cache["id"] for cache in send("ListImageCaches", {})["image_caches"]]

    def rename(self, send: Send, cache_id: str, name: str) -> None:
        raise NotImplementedError

    def name_unknown(self, send: Send) -> None:
        """Ask for a cache that there is not."""
        self.show(send, "00000000-0000-0000-0000-000000000000")

    def delete(self, send: Send, cache_id: str) -> None:
        send("DeleteImageCache", {"image_cache_id": cache_id})


@dataclass(frozen=True)
class Judge:
    """An SDK and the script that asks it.

    ``errors`` are the codes that it reports for an unknown key, a wrong secret, an unknown id and a
    throttled call, with the HTTP status where it tells one.
    """

    name: str
    script: str
    cloud: Tencent | Alibaba | Huawei
    exception: str
    errors: Mapping[str, Error]


_TENCENT = {
    "key": ("AuthFailure.SecretIdNotFound", None),
    "secret": ("AuthFailure.SignatureFailure", None),
    "id": ("ResourceNotFound", None),
    "throttle": ("RequestLimitExceeded", None),
}
_ALIBABA = {
    "key": ("InvalidAccessKeyId.NotFound", 404),
    "secret": ("SignatureDoesNotMatch", 400),
    "id": ("InvalidParameter.NotFound", 404),
    "throttle": ("Throttling.User", 400),
}
# The old SDK compares the string to sign in the message with its own: where they agree, the secret is wrong.
_ALIBABA_OLD = {**_ALIBABA, "secret": ("InvalidAccessKeySecret", 400)}
_HUAWEI = {
    "key": ("APIGW.0301", 401),
    "secret": ("APIGW.0301", 401),
    "id": ("CCE.01404001", 404),
    # The SDK leaves 429 to its HTTP library, which by default has no retries to make and drops the answer:
    # the status stands in place of the code, and there is no id.
    "throttle": ("429", 429),
}
JUDGES = (
    Judge("tencent", "life_tencent", Tencent(), "TencentCloudSDKException", _TENCENT),
    Judge("tencent-async", "life_tencent_async", Tencent(), "TencentCloudSDKException", _TENCENT),
    Judge("alibaba", "life_alibaba", Alibaba("The vendor's SDK (Python)"), "ClientException", _ALIBABA),
    Judge(
        "alibaba-old",
        "life_alibaba_old",
        Alibaba("The vendor's older SDK (Python)"),
        "ServerException",
        _ALIBABA_OLD,
    ),
    Judge("huawei", "life_huawei", Huawei("The vendor's SDK (Python)"), "ClientRequestException", _HUAWEI),
    Judge(
        "huawei-endpoint",
        "life_huawei",
        Huawei("or with the endpoint in the program"),
        "ClientRequestException",
        _HUAWEI,
    ),
)


class Session:
    """A judge with a client."""

    def __init__(self, judge: Judge, sdk: Sdk, environment: dict[str, str], program: str) -> None:
        self.judge = judge
        self.cloud = judge.cloud
        self._sdk = sdk
        self._environment = environment
        self._program = program
        self.connect()

    def connect(self, *, service: str | None = None, **other: str) -> None:
        """Make a client by the settings, with some variables otherwise, or for another service."""
        environment = {**self._environment, **other}
        arguments = {"environ": environment, "program": self._program}
        if service:
            arguments["service"] = service
        self._sdk.run("connect", **arguments)

    def send(self, action: str, members: Members) -> Members:
        """Return the answer as the SDK's models hold it.

        Raises:
            Refused: the SDK raised.
        """
        told = self._sdk.run("call", action=action, members=members)
        if "response" in told:
            return told["response"]
        raise Refused(
            told["error"], told.get("code"), told.get("status_code"), told.get("request_id"), told["text"]
        )
