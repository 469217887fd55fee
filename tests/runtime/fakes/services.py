"""Three small fake services, one for each protocol, in the style of the generator."""

from __future__ import annotations

from typing import Any, ClassVar

from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.client.derived_methods import raw_method
from yunbind_runtime.client.raw_client import SyncRawClient
from yunbind_runtime.model.credentials import CredentialVariables
from yunbind_runtime.model.endpoints import Endpoints
from yunbind_runtime.model.operation import AnyOperation, Operation, Service, WireMember

MODELS = f"{__package__}.models"
ERRORS = f"{__package__}.errors"

TENCENT = Service(
    provider="tencent",
    name="pic",
    version="2026-01-01",
    title="PIC",
    protocol="tencent-api3",
    signing=("tc3-hmac-sha256", "hmac-sha1", "hmac-sha256"),
    signing_name="pic",
    endpoints=Endpoints(
        central="{service}.tencent.test", regions={"ap-fin": "{service}.ap-fin.tencent.test"}
    ),
    region="required",
    regions_variables=("TENCENT_REGION", "TENCENT_DEFAULT_REGION"),
    credentials=CredentialVariables(("TENCENT_ID",), ("TENCENT_KEY",), ("TENCENT_TOKEN",)),
    errors_module=ERRORS,
    clock_skew=300,
    size_limits={"get": 32768, "form": 100_000, "json": 200_000},
    clock_refused=("AuthFailure.SignatureExpire",),
)

ALIBABA = Service(
    provider="alibaba",
    name="pic",
    version="2026-02-02",
    title="PIC",
    protocol="alibaba-rpc",
    signing=("acs3-hmac-sha256", "hmac-sha1"),
    signing_name="pic",
    endpoints=Endpoints(regional="{service}.{region}.alibaba.test", central="{service}.alibaba.test"),
    region="required",
    regions_variables=("ALIBABA_REGION",),
    credentials=CredentialVariables(("ALIBABA_ID",), ("ALIBABA_SECRET",), ("ALIBABA_TOKEN",)),
    errors_module=ERRORS,
    clock_skew=900,
)

HUAWEI = Service(
    provider="huawei",
    name="pic",
    version="v5",
    title="PIC",
    protocol="huawei-rest",
    signing=("sdk-hmac-sha256", "x-auth-token"),
    signing_name="pic",
    endpoints=Endpoints(regional="{service}.{region}.huawei.test"),
    region="optional",
    regions_variables=(),
    credentials=CredentialVariables(
        ("HUAWEI_AK",), ("HUAWEI_SK",), ("HUAWEI_TOKEN",), ("HUAWEI_PROJECT",), ("HUAWEI_AUTH_TOKEN",)
    ),
    errors_module=ERRORS,
    clock_skew=900,
    size_limits={"any": 12_582_912},
    clock_refused=("APIGW.0301",),
)


def define(service: Service, action: str, **fields: Any) -> AnyOperation:
    return Operation(
        service=service,
        action=action,
        method=action,
        module=MODELS,
        request=f"{action}Request",
        response=f"{action}Response",
        **{"access": "read", "source": "https://docs.test/" + action, **fields},
    )


LIST_IMAGES = define(TENCENT, "ListImages", region="required")
MAKE_IMAGE = define(
    TENCENT,
    "MakeImage",
    access="write",
    region="required",
    exclusive=(("AddressId", "NewAddress"), ("AddressId", "Address")),
    requires={"FullMatch": ("Match",)},
)
FIND_IMAGES = define(
    ALIBABA,
    "ListImages",
    region="required",
    region_member="RegionId",
    members={"ImageIds": WireMember("query", "ImageId")},
)
SHOW_CACHE = define(
    HUAWEI,
    "ShowCache",
    http=("GET", "/v5/caches/{cache_id}"),
    members={
        "cache_id": WireMember("path", "cache_id"),
        "names": WireMember("query", "name", flatten=True),
        "deep": WireMember("query", "deep"),
        "Locale": WireMember("header", "X-Locale"),
    },
)
MAKE_CACHE = define(HUAWEI, "MakeCache", access="write", http=("POST", "/v5/caches"))

OPERATIONS: dict[str, AnyOperation] = {"ListImagesRequest": LIST_IMAGES, "MakeImageRequest": MAKE_IMAGE}


class PicClient(SyncClient):
    _service: ClassVar[Service] = TENCENT

    @property
    def with_raw_response(self) -> PicRawClient:
        return PicRawClient(self)

    def list_images(self, **arguments: Any) -> Any:
        return self._call(LIST_IMAGES, arguments)

    def make_image(self, **arguments: Any) -> Any:
        return self._call(MAKE_IMAGE, arguments)

    def send(self, request: Any) -> Any:
        return self._send(OPERATIONS, request)


class PicRawClient(SyncRawClient):
    list_images = raw_method(PicClient.list_images)


class AsyncPicClient(AsyncClient):
    _service: ClassVar[Service] = TENCENT

    async def list_images(self, **arguments: Any) -> Any:
        return await self._call(LIST_IMAGES, arguments)

    async def send(self, request: Any) -> Any:
        return await self._send(OPERATIONS, request)


class AliClient(SyncClient):
    _service: ClassVar[Service] = ALIBABA

    def list_images(self, **arguments: Any) -> Any:
        return self._call(FIND_IMAGES, arguments)


class HwClient(SyncClient):
    _service: ClassVar[Service] = HUAWEI

    def show_cache(self, **arguments: Any) -> Any:
        return self._call(SHOW_CACHE, arguments)

    def make_cache(self, **arguments: Any) -> Any:
        return self._call(MAKE_CACHE, arguments)
