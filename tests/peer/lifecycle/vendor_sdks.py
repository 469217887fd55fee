"""The vendors' SDKs: how each is set up, and how it creates, finds, changes and deletes a cache.

Calls and members have the vendor's names, as the SDK's own models take them. For a cloud,
``title`` is the comment above the program in its settings, ``key`` and ``secret`` are
variables, ``building`` and ``ready`` are statuses, and ``page_sizes`` are the sizes of the
pages of three caches, two to a page. ``deleted`` is the code for a deleted cache, or None
if a list is empty then.
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
class SdkError(Exception):
    """An error that the SDK raised."""

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
    key, secret = "TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"
    building, ready = "Pending", "Ready"
    page_sizes = (2, 1)
    deleted = None
    can_update = True

    def __init__(self, title: str) -> None:
        self.title = title

    def create(self, send: Send, name: str) -> str:
        members = {"ImageCacheName": name, "Images": ["nginx"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}
        return send("CreateImageCache", members)["ImageCacheId"]

    def show(self, send: Send, cache_id: str) -> tuple[str, str] | None:
        """Return name and status of a cache."""
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
        """Call an action on an unknown cache."""
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
        """Return name and status of a cache."""
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
        """Call an action on an unknown cache."""
        self.rename(send, "imc-unknown", "shop")

    def delete(self, send: Send, cache_id: str) -> None:
        send("DeleteImageCache", {"RegionId": self.region, "ImageCacheId": cache_id})


class Huawei:
    """Image caches of CCE, which has no update and no pages."""

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
        """Return name and status of a cache."""
        cache = send("ShowImageCache", {"image_cache_id": cache_id})["image_cache"]
        return cache["name"], cache["status"]

    def turn_pages(self, send: Send, size: int) -> Iterator[list[str]]:
        yield [cache["id"] for cache in send("ListImageCaches", {})["image_caches"]]

    def rename(self, send: Send, cache_id: str, name: str) -> None:
        raise NotImplementedError

    def name_unknown(self, send: Send) -> None:
        """Call an action on an unknown cache."""
        self.show(send, "00000000-0000-0000-0000-000000000000")

    def delete(self, send: Send, cache_id: str) -> None:
        send("DeleteImageCache", {"image_cache_id": cache_id})


@dataclass(frozen=True)
class VendorSdk:
    """An SDK, and the script that calls it.

    ``errors`` are the codes that it reports for an unknown key, a wrong secret, an unknown id and a
    throttled call, with the HTTP status if it reports one.
    """

    name: str
    script: str
    cloud: Tencent | Alibaba | Huawei
    exception: str
    errors: Mapping[str, Error]


_PYTHON, _NODE = "The vendor's SDK (Python)", "The vendor's SDK (Node.js)"
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
# The old SDK compares the string to sign in the message with its own. If they are equal, the secret is wrong.
_ALIBABA_OLD = {**_ALIBABA, "secret": ("InvalidAccessKeySecret", 400)}
_HUAWEI = {
    "key": ("APIGW.0301", 401),
    "secret": ("APIGW.0301", 401),
    "id": ("CCE.01404001", 404),
    # The SDK leaves 429 to its HTTP library, which by default does not retry and drops the response.
    # The status replaces the code, and there is no id.
    "throttle": ("429", 429),
}
SDKS = (
    VendorSdk("tencent", "life_tencent", Tencent(_PYTHON), "TencentCloudSDKException", _TENCENT),
    VendorSdk("tencent-async", "life_tencent_async", Tencent(_PYTHON), "TencentCloudSDKException", _TENCENT),
    VendorSdk(
        "tencent-node", "node/life_tencent.js", Tencent(_NODE), "TencentCloudSDKHttpException", _TENCENT
    ),
    VendorSdk("alibaba", "life_alibaba", Alibaba(_PYTHON), "ClientException", _ALIBABA),
    VendorSdk("alibaba-node", "node/life_alibaba.js", Alibaba(_NODE), "Error", _ALIBABA),
    VendorSdk(
        "alibaba-old",
        "life_alibaba_old",
        Alibaba("The vendor's older SDK (Python)"),
        "ServerException",
        _ALIBABA_OLD,
    ),
    VendorSdk("huawei", "life_huawei", Huawei(_PYTHON), "ClientRequestException", _HUAWEI),
    VendorSdk(
        "huawei-endpoint",
        "life_huawei",
        Huawei("or with the endpoint in the program"),
        "ClientRequestException",
        _HUAWEI,
    ),
)


class Session:
    """An SDK with a client."""

    def __init__(self, vendor_sdk: VendorSdk, sdk: Sdk, environment: dict[str, str], program: str) -> None:
        self.vendor_sdk = vendor_sdk
        self.cloud = vendor_sdk.cloud
        self._sdk = sdk
        self._environment = environment
        self._program = program
        self.connect()

    def connect(
        self,
        *,
        service: str | None = None,
        signing: str | None = None,
        method: str | None = None,
        **other: str,
    ) -> None:
        """Create a client with the settings, with other variables, for another service, or signed otherwise."""
        environment = {**self._environment, **other}
        arguments = {"environ": environment, "program": self._program}
        options = {"service": service, "signing": signing, "method": method}
        self._sdk.run("connect", **arguments, **{name: value for name, value in options.items() if value})

    def send(self, action: str, members: Members) -> Members:
        """Return the content of the response in the SDK's models.

        Raises:
            SdkError: The SDK raised.
        """
        reply = self._sdk.run("call", action=action, members=members)
        if "response" in reply:
            return reply["response"]
        raise SdkError(
            reply["error"],
            reply.get("code"),
            reply.get("status_code"),
            reply.get("request_id"),
            reply["text"],
        )
