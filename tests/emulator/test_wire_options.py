"""Every combination of scheme, method and format, from the emitted clients to the emulator, which verifies it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from yunbind.alibaba import eci, sts
from yunbind.tencent import ecm, tke
from yunbind.tencent.sts import StsClient as TencentStsClient
from yunbind_emulator import Emulator
from yunbind_emulator.application import STRING_TO_SIGN_HEADER, Application
from yunbind_runtime.base.errors import ApiError, AuthFailed, ConfigurationError, InvalidArguments
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.hooks import Hooks, RetryEvent
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.signing import tencent_hmac

from .conftest import Clock
from .signed_requests import KEYS, NOW

ODD = "镜像 🚀 a b+~*/&=%41?#'\"<>;,中"
TENCENT_KEY = Credentials("tencent-id", "tencent-secret")
ALIBABA_KEY = Credentials("alibaba-id", "alibaba-secret")
TENCENT_WAYS = [
    {"signing": signing, "method": method}
    for signing in ("tc3-hmac-sha256", "hmac-sha1", "hmac-sha256")
    for method in ("POST", "GET")
]
ALIBABA_WAYS = [
    {"signing": signing, "method": method, "response_format": response_format}
    for signing in ("acs3-hmac-sha256", "hmac-sha1")
    for method in ("POST", "GET")
    for response_format in ("json", "xml")
]
tencent_ways = pytest.mark.parametrize("way", TENCENT_WAYS, ids=lambda way: " ".join(way.values()))
alibaba_ways = pytest.mark.parametrize("way", ALIBABA_WAYS, ids=lambda way: " ".join(way.values()))


class InProcess:
    """A transport that passes requests to the emulator without a socket, and keeps them."""

    def __init__(self, emulator: Application) -> None:
        self.emulator = emulator
        self.sent: list[HttpRequest] = []
        self.received: list[HttpResponse] = []

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.sent.append(request)
        self.received.append(self.emulator.respond(request))
        return self.received[-1]

    def close(self) -> None: ...

    def read_last(self) -> dict[str, Any]:
        """Return the parameters that the emulator reads from the last request."""
        request = self.sent[-1]
        protocol = next(each for each in self.emulator._protocols if each.recognises(request))
        return protocol.read_parameters(request, protocol.find_target(request))


@pytest.fixture
def wire(emulator: Application) -> InProcess:
    return InProcess(emulator)


def set_up(kind: Any, wire: InProcess, way: dict[str, str], **options: Any) -> Any:
    key = TENCENT_KEY if "tencent" in kind.__module__ else ALIBABA_KEY
    region = "ap-guangzhou" if key is TENCENT_KEY else "cn-hangzhou"
    options = {"credentials": key, "region": region, "clock": lambda: NOW, **options}
    return kind(endpoint="http://127.0.0.1:18080", transport=wire, **way, **options)


@tencent_ways
def test_nested_values_of_every_kind_reach_tencent(wire: InProcess, way: dict[str, str]):
    made = set_up(tke.TkeClient, wire, way).create_image_cache(
        images=["nginx:latest", ODD],
        subnet_id="",
        vpc_id=ODD,
        auto_create_eip=True,
        auto_create_eip_attribute=tke.EipAttribute(delete_policy="Never", internet_max_bandwidth_out=0),
        image_registry_credentials=[
            tke.ImageRegistryCredential(server="a", password=ODD),
            tke.ImageRegistryCredential(username=""),
        ],
        image_cache_size=2**64 - 1,
        resolve_config="nameserver 4.4.4.4\nnameserver 8.8.8.8",
        tags=[tke.Tag(key=f"k{number}", value=str(number)) for number in range(12)],
    )
    assert made.image_cache_id == "imc-xxx"
    assert wire.read_last() == {
        "Images": ["nginx:latest", ODD],
        "SubnetId": "",
        "VpcId": ODD,
        "AutoCreateEip": True,
        "AutoCreateEipAttribute": {"DeletePolicy": "Never", "InternetMaxBandwidthOut": 0},
        "ImageRegistryCredentials": [{"Server": "a", "Password": ODD}, {"Username": ""}],
        "ImageCacheSize": 2**64 - 1,
        "ResolveConfig": "nameserver 4.4.4.4\nnameserver 8.8.8.8",
        "Tags": [{"Key": f"k{number}", "Value": str(number)} for number in range(12)],
    }


@tencent_ways
def test_a_service_without_a_region_works_in_every_way(wire: InProcess, way: dict[str, str]):
    client = set_up(ecm.EcmClient, wire, way, region=None)
    found = client.describe_image(filters=[ecm.Filter(name="image-name", values=[ODD])], limit=1)
    assert found.image_set
    assert wire.read_last() == {"Filters": [{"Name": "image-name", "Values": [ODD]}], "Limit": 1}


@alibaba_ways
def test_nested_values_of_every_kind_reach_alibaba(wire: InProcess, way: dict[str, str]):
    made = set_up(eci.EciClient, wire, way).create_image_cache(
        image_cache_name=ODD,
        image=["nginx:1", ODD],
        v_switch_id="",
        flash=False,
        auto_match_image_cache=True,
        retention_days=0,
        image_registry_credential=[eci.ImageRegistryCredential(server="a", password=ODD)],
        acr_registry_info=[eci.AcrRegistryInfo(instance_id="cri-1", domain=["d1", "d2"])],
        tag=[eci.Tag(key=f"k{number}", value="") for number in range(1, 12)],
        client_token="token",
    )
    assert made.image_cache_id
    assert wire.read_last() == {
        "RegionId": "cn-hangzhou",
        "ImageCacheName": ODD,
        "Image": ["nginx:1", ODD],
        "VSwitchId": "",
        "Flash": False,
        "AutoMatchImageCache": True,
        "RetentionDays": 0,
        "ImageRegistryCredential": [{"Server": "a", "Password": ODD}],
        "AcrRegistryInfo": [{"InstanceId": "cri-1", "Domain": ["d1", "d2"]}],
        "Tag": [{"Key": f"k{number}", "Value": ""} for number in range(1, 12)],
        "ClientToken": "token",
    }
    kind = {"json": "application/json;charset=utf-8", "xml": "text/xml;charset=utf-8"}
    assert wire.received[-1].header("Content-Type") == kind[way["response_format"]]


@alibaba_ways
def test_responses_are_the_same_models_in_every_format(wire: InProcess, way: dict[str, str]):
    client = set_up(eci.EciClient, wire, way)
    caches = client.describe_image_caches().image_caches
    assert caches[0].image_cache_size == 20
    assert caches[0].images == ["registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl"]
    regions = client.describe_regions()
    assert regions.regions[0].region_id
    assert isinstance(regions.regions[0].zones, list)
    assert not regions.unread
    assert (
        set_up(sts.StsClient, wire, way)
        .assume_role(role_arn="acs:ram::1:role/r", role_session_name="me")
        .credentials.security_token
    )


class Refusals(Hooks):
    """Keeps the error codes of a call before its retries."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def retried(self, event: RetryEvent) -> None:
        assert isinstance(event.failure, ApiError)
        self.codes.append(event.failure.code)


def find_refusals(client: Any) -> list[str]:
    """Return the error codes of a call until the client corrected its clock by the response's date."""
    client.describe_image_caches()
    (refusals,) = client._session.settings.context.hooks
    return refusals.codes


@tencent_ways
def test_tencent_refuses_a_wrong_key_a_late_clock_and_a_foreign_token(
    wire: InProcess, clock: Clock, way: dict[str, str]
):
    with pytest.raises(AuthFailed) as caught:
        set_up(tke.TkeClient, wire, way, credentials=Credentials("tencent-id", "x")).describe_image_caches()
    assert caught.value.code == "AuthFailure.SignatureFailure"
    assert wire.received[-1].header(STRING_TO_SIGN_HEADER)
    late = set_up(tke.TkeClient, wire, way, clock=lambda: NOW - timedelta(seconds=301), hooks=Refusals())
    assert find_refusals(late) == ["AuthFailure.SignatureExpire"]
    token = Credentials("tencent-id", "tencent-secret", "token+/=~*&%41")
    with pytest.raises(AuthFailed) as caught:
        set_up(tke.TkeClient, wire, way, credentials=token).describe_image_caches()
    assert caught.value.code == "AuthFailure.TokenFailure"  # which is looked at after the signature


@alibaba_ways
def test_alibaba_refuses_a_wrong_key_a_late_clock_a_foreign_token_and_a_nonce_used_before(
    wire: InProcess, way: dict[str, str]
):
    def call(**options: Any) -> str:
        with pytest.raises(ApiError) as caught:
            set_up(eci.EciClient, wire, way, **options).describe_image_caches()
        return caught.value.code

    assert call(credentials=Credentials("alibaba-id", "x")) == "SignatureDoesNotMatch"
    late = set_up(eci.EciClient, wire, way, clock=lambda: NOW - timedelta(seconds=901), hooks=Refusals())
    assert find_refusals(late) == ["InvalidTimeStamp.Expired"]
    token = Credentials("alibaba-id", "alibaba-secret", "token+/=")
    assert call(credentials=token) == "InvalidSecurityToken.MismatchWithAccessKey"
    set_up(eci.EciClient, wire, way, nonce=lambda: "one").describe_image_caches()
    assert call(nonce=lambda: "one") == "SignatureNonceUsed"


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        *((tke.TkeClient, way) for way in TENCENT_WAYS),
        *((eci.EciClient, way) for way in ALIBABA_WAYS),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else value.__name__,
)
def test_a_refusal_shows_neither_passwords_nor_tokens(wire: InProcess, kind: Any, way: dict[str, str]):
    key_id = "tencent-id" if kind is tke.TkeClient else "alibaba-id"
    key = Credentials(key_id, "the-secret-key", "the-session-token")
    client = set_up(kind, wire, way, credentials=key)
    arguments: dict[str, Any] = {
        tke.TkeClient: {
            "images": ["a"],
            "subnet_id": "s",
            "vpc_id": "v",
            "image_registry_credentials": [tke.ImageRegistryCredential(password="the-password")],
        },
        eci.EciClient: {
            "image_cache_name": "n",
            "image": ["a"],
            "image_registry_credential": [eci.ImageRegistryCredential(password="the-password")],
        },
    }[kind]
    with pytest.raises(AuthFailed) as caught:
        client.create_image_cache(**arguments)
    shown = f"{caught.value} {caught.value!r} {caught.value.args} {wire.sent[-1]!r}"
    for secret in ("the-secret-key", "the-session-token", "the-password"):
        assert secret not in shown
    assert wire.received[-1].header(STRING_TO_SIGN_HEADER)


@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("signing", ["hmac-sha1", "hmac-sha256"])
def test_tencent_refuses_a_number_used_before(wire: InProcess, signing: str, method: str):
    way = {"signing": signing, "method": method}
    client = set_up(tke.TkeClient, wire, way, nonce=lambda: "one")
    client.describe_image_caches()
    with pytest.raises(AuthFailed):
        client.describe_image_caches()
    assert f"Nonce={tencent_hmac.number_nonce('one')}" in wire.sent[-1].query + wire.sent[-1].body.decode()


@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("signing", ["tc3-hmac-sha256", "hmac-sha1"])
def test_a_role_of_tencent_is_taken_without_a_signature(wire: InProcess, signing: str, method: str):
    """It is the same for every scheme of the other actions, and needs no credentials."""
    client = set_up(
        TencentStsClient, wire, {"signing": signing, "method": method}, credentials=None, environ={}
    )
    client.assume_role_with_web_identity(
        provider_id="OIDC",
        web_identity_token=ODD,
        role_arn="qcs::cam::uin/1:roleName/r",
        role_session_name="me",
    )
    request = wire.sent[-1]
    assert request.header("Authorization") == "SKIP"
    assert request.header("X-TC-Action") == "AssumeRoleWithWebIdentity"
    assert request.header("X-TC-Token") is None
    assert wire.read_last()["WebIdentityToken"] == ODD


@pytest.mark.parametrize("response_format", ["json", "xml"])
@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_role_of_alibaba_is_taken_without_a_signature(wire: InProcess, method: str, response_format: str):
    way = {"method": method, "response_format": response_format}
    client = set_up(sts.StsClient, wire, way, credentials=None, environ={})
    taken = client.assume_role_with_oidc(
        oidc_provider_arn="acs:ram::1:oidc-provider/p",
        role_arn="acs:ram::1:role/r",
        oidc_token=ODD,
        role_session_name="me",
    )
    assert taken.credentials.security_token
    request = wire.sent[-1]
    assert "Signature" not in request.query + request.body.decode()
    assert ("OIDCToken" in request.query) == (method == "GET")
    assert wire.read_last()["OIDCToken"] == ODD


def test_a_signed_action_cannot_skip_its_signature(emulator: Application):
    headers = (
        ("X-TC-Action", "DescribeImageCaches"),
        ("X-TC-Version", "2018-05-25"),
        ("X-TC-Region", "ap-guangzhou"),
        ("Content-Type", "application/json"),
        ("Authorization", "SKIP"),
    )
    response = emulator.respond(HttpRequest("POST", "http", "h", "/", "", headers, b"{}"))
    assert b"AuthFailure.InvalidAuthorization" in response.body


def test_a_request_too_large_for_one_way_fits_another(wire: InProcess):
    """32 KB by GET, 1 MB by form, 10 MB as JSON."""
    client = set_up(tke.TkeClient, wire, {})
    ids = {"image_cache_ids": ["x" * 40_000]}
    with pytest.raises(
        InvalidArguments, match=r"has 40\d\d\d bytes; the vendor accepts at most 32768 in a GET"
    ):
        client.with_options(method="GET").describe_image_caches(**ids)
    assert client.with_options(signing="hmac-sha1").describe_image_caches(**ids).total_count == 1
    ids = {"image_cache_ids": ["x" * 1_100_000]}
    with pytest.raises(InvalidArguments, match="at most 1048576 in a form"):
        client.with_options(signing="hmac-sha1").describe_image_caches(**ids)
    assert client.describe_image_caches(**ids).total_count == 1
    with pytest.raises(InvalidArguments, match="at most 10485760 in a body"):
        client.describe_image_caches(image_cache_ids=["x" * 10_500_000])
    assert len(wire.sent) == 2


def test_an_unsupported_scheme_or_format_is_refused():
    with pytest.raises(ConfigurationError, match="TKE does not accept signing='acs3-hmac-sha256'"):
        tke.TkeClient(region="ap-guangzhou", signing="acs3-hmac-sha256")
    with pytest.raises(ConfigurationError, match="TKE does not support response_format='xml'"):
        tke.TkeClient(region="ap-guangzhou", response_format="xml")


async def test_every_way_survives_real_sockets():
    """The bytes that httpx sends are exactly the signed ones."""
    with Emulator(credentials=KEYS, clock=lambda: NOW, samples=True) as cloud:
        common: dict[str, Any] = {"endpoint": cloud.endpoint, "clock": lambda: NOW}
        with tke.TkeClient(region="ap-guangzhou", credentials=TENCENT_KEY, **common) as client:
            for way in TENCENT_WAYS:
                twin = client.with_options(**way)
                assert twin.describe_image_caches(image_cache_names=[ODD, ""]).total_count == 1
        async with eci.AsyncEciClient(region="cn-hangzhou", credentials=ALIBABA_KEY, **common) as client:
            for way in ALIBABA_WAYS:
                found = await client.with_options(**way).describe_image_caches(image_cache_name=ODD)
                assert found.image_caches
