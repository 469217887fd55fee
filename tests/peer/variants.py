"""Signature schemes and HTTP methods that the vendors' SDKs and our clients both support."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from importlib import import_module
from typing import Any

from yunbind_runtime.model.credentials import Credentials

from tests.runtime.loopback import Received, Server, make_json

from .conftest import Sdks
from .differences import MEMBERS, MISSING_ACTIONS
from .inputs import Input

MOMENT = datetime(2026, 11, 21, 9, 30, 15, tzinfo=UTC)
NONCE = f"{0x1F2E3D4C5B6A7988:032x}"
NUMBER = str(int(NONCE, 16))
KEYS = ("peer-key-id", "peer-key-secret")
TOKEN = "peer-token+/=="
PROJECT = "0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6"
REGIONS = {"tencent": "ap-guangzhou", "alibaba": "cn-hangzhou", "huawei": "cn-north-4"}


@dataclass(frozen=True)
class Variant:
    """A combination of an SDK, a signature scheme and an HTTP method.

    Attributes:
        sdk: SDK to compare with.
        theirs: The SDK's name of the signature scheme.
        ours: Our name of the signature scheme.
        method: POST or GET. Empty if the action defines the method.
    """

    sdk: str
    theirs: str
    ours: str
    method: str

    @property
    def is_flat(self) -> bool:
        """Return whether members are sent as parameters such as ``Tag.1.Key``."""
        return self.sdk.startswith("alibaba") or (
            self.sdk == "tencent" and self.name != "tc3-hmac-sha256-POST"
        )

    @property
    def name(self) -> str:
        return f"{self.ours}-{self.method}"

    def __str__(self) -> str:
        return f"{self.sdk}-{self.name}".rstrip("-")


VARIANTS = (
    Variant("tencent", "TC3-HMAC-SHA256", "tc3-hmac-sha256", "POST"),
    Variant("tencent", "TC3-HMAC-SHA256", "tc3-hmac-sha256", "GET"),
    Variant("tencent", "HmacSHA1", "hmac-sha1", "POST"),
    Variant("tencent", "HmacSHA1", "hmac-sha1", "GET"),
    Variant("tencent", "HmacSHA256", "hmac-sha256", "POST"),
    Variant("tencent", "HmacSHA256", "hmac-sha256", "GET"),
    Variant("alibaba", "", "acs3-hmac-sha256", "POST"),
    Variant("alibaba", "v2", "hmac-sha1", "POST"),
    Variant("alibaba_old", "", "hmac-sha1", "POST"),
    Variant("alibaba_old", "", "hmac-sha1", "GET"),
    Variant("huawei", "", "sdk-hmac-sha256", ""),
)


@dataclass(frozen=True)
class Exchange:
    """The requests that were sent for one input."""

    members: dict[str, Any]
    ours: Received
    theirs: Received


def is_possible(variant: Variant, case: Input) -> bool:
    """Return whether the SDK has the action and the variant can express the input."""
    action = case.action
    if not variant.sdk.startswith(action.provider) or (variant.is_flat and case.name == "empty"):
        return False
    if action.entry.get("unsigned"):
        # The variants of an unsigned action do not differ, and one of the clouds has only one.
        return variant.ours in ("tc3-hmac-sha256", "acs3-hmac-sha256") and variant.method == "POST"
    # The general clients of the newer SDKs send actions without models.
    return variant.sdk != "alibaba_old" or not any(
        missing.sdk == variant.sdk and fnmatchcase(action.place, missing.actions)
        for missing in MISSING_ACTIONS
    )


def choose_members(sdk: str, case: Input) -> dict[str, Any]:
    """Return the members of an input without those that the SDK lacks."""
    missing = [
        known.member.removeprefix("request.")
        for known in MEMBERS
        if known.sdk == sdk
        and known.member.startswith("request.")
        and not known.theirs
        and fnmatchcase(case.action.place, known.actions)
        and not known.member.endswith(".RegionId")  # sent from the client's region
    ]
    return _prune(case.members, "", missing)


def _prune(value: Any, path: str, missing: list[str]) -> Any:
    if isinstance(value, dict):
        paths = {name: f"{path}.{name}".lstrip(".") for name in value}
        return {
            name: _prune(inner, paths[name], missing)
            for name, inner in value.items()
            if not {paths[name], f"{paths[name]}[]"}.intersection(missing)
        }
    if isinstance(value, list):
        return [_prune(item, f"{path}[]", missing) for item in value]
    return value


def exchange(sdks: Sdks, cloud: Server, variant: Variant, case: Input) -> Exchange:
    """Send an input with our client and with the SDK, and return both requests."""
    cloud.received.clear()
    cloud.respond = lambda _: make_json({"Response": {"RequestId": "id"}, "RequestId": "id"})
    members = choose_members(variant.sdk, case)
    result = send_theirs(sdks, cloud, variant, case, members)
    assert "response" in result, result
    theirs = _take(cloud)
    send_ours(cloud, variant, case, members)
    return Exchange(members, _take(cloud), theirs)


def _take(cloud: Server) -> Received:
    (received,) = cloud.received
    cloud.received.clear()
    return received


def send_ours(cloud: Server, variant: Variant, case: Input, members: dict[str, Any]) -> Any:
    """Call the action with our client and return its response model."""
    action = case.action
    module = import_module(action.module)
    options: dict[str, Any] = {"method": variant.method} if variant.method else {}
    if not action.entry.get("unsigned"):
        options["signing"] = variant.ours
    credentials = Credentials(
        *KEYS, session_token=TOKEN if case.has_token else None, project_id=None if variant.method else PROJECT
    )
    with getattr(module, action.client)(
        region=REGIONS[action.provider],
        endpoint=cloud.endpoint,
        credentials=credentials,
        environ={},
        clock=lambda: MOMENT,
        nonce=lambda: NONCE if action.provider == "alibaba" else NUMBER,
        **options,
    ) as client:
        return client.send(getattr(module, f"{action.name}Request").model_validate(members))


def send_theirs(
    sdks: Sdks, cloud: Server, variant: Variant, case: Input, members: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """Call the action with the vendor's SDK and return the reply of its script."""
    action = case.action
    common: dict[str, Any] = {
        "service": action.service,
        "version": action.version,
        "action": action.name,
        "members": members,
        "endpoint": cloud.endpoint.removeprefix("http://"),
        "keys": [*KEYS, TOKEN if case.has_token else None],
    }
    unsigned = bool(action.entry.get("unsigned"))
    region = REGIONS[action.provider]
    if variant.sdk == "huawei":
        http = action.entry["http"]
        return sdks.huawei.run(
            "call",
            **common,
            http=[http["method"], http["path"]],
            project=PROJECT,
            moment=f"{MOMENT:%Y%m%dT%H%M%SZ}",
        )
    if variant.sdk == "tencent":
        wants_region = action.entry["region"] != "none"
        return sdks.tencent.run(
            "call",
            **common,
            unsigned=unsigned,
            region=region if wants_region else "",
            signing=variant.theirs,
            method=variant.method,
            moment=int(MOMENT.timestamp()),
            nonce=NONCE,
            **more,
        )
    common |= {
        "region": region,
        "method": variant.method,
        "moment": f"{MOMENT:%Y-%m-%dT%H:%M:%SZ}",
        "nonce": NONCE,
    }
    if variant.sdk == "alibaba":
        encoded = sorted(action.list_encoded())
        return sdks.alibaba.run("call", **common, encoded=encoded, unsigned=unsigned, signing=variant.theirs)
    return sdks.alibaba_old.run("call", **common)
