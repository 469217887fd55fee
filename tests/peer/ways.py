"""The ways of sending a request that the vendors' SDKs and our clients both have, and sending it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from importlib import import_module
from typing import Any

from yunbind_runtime.model.credentials import Credentials

from tests.runtime.loopback import Received, Server, make_json

from .conftest import Sdks
from .differences import MEMBERS, UNKNOWN_ACTIONS
from .inputs import Input

MOMENT = datetime(2026, 11, 21, 9, 30, 15, tzinfo=UTC)
NONCE = f"{0x1F2E3D4C5B6A7988:032x}"
NUMBER = str(int(NONCE, 16))
KEYS = ("peer-key-id", "peer-key-secret")
TOKEN = "peer-token+/=="
PROJECT = "0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6"
REGIONS = {"tencent": "ap-guangzhou", "alibaba": "cn-hangzhou", "huawei": "cn-north-4"}


@dataclass(frozen=True)
class Way:
    """How a request travels and is signed.

    Attributes:
        sdk: which SDK sends its half.
        theirs: the SDK's name of the signature.
        ours: our name of it.
        method: POST or GET; empty where every action has its own.
    """

    sdk: str
    theirs: str
    ours: str
    method: str

    @property
    def is_flat(self) -> bool:
        """Whether members become parameters such as ``Tag.1.Key``."""
        return self.sdk.startswith("alibaba") or (
            self.sdk == "tencent" and self.name != "tc3-hmac-sha256-POST"
        )

    @property
    def name(self) -> str:
        return f"{self.ours}-{self.method}"

    def __str__(self) -> str:
        return f"{self.sdk}-{self.name}".rstrip("-")


WAYS = (
    Way("tencent", "TC3-HMAC-SHA256", "tc3-hmac-sha256", "POST"),
    Way("tencent", "TC3-HMAC-SHA256", "tc3-hmac-sha256", "GET"),
    Way("tencent", "HmacSHA1", "hmac-sha1", "POST"),
    Way("tencent", "HmacSHA1", "hmac-sha1", "GET"),
    Way("tencent", "HmacSHA256", "hmac-sha256", "POST"),
    Way("tencent", "HmacSHA256", "hmac-sha256", "GET"),
    Way("alibaba", "", "acs3-hmac-sha256", "POST"),
    Way("alibaba", "v2", "hmac-sha1", "POST"),
    Way("alibaba_old", "", "hmac-sha1", "POST"),
    Way("alibaba_old", "", "hmac-sha1", "GET"),
    Way("huawei", "", "sdk-hmac-sha256", ""),
)


@dataclass(frozen=True)
class Exchange:
    """What went over the wire for one input."""

    members: dict[str, Any]
    ours: Received
    theirs: Received


def is_possible(way: Way, each: Input) -> bool:
    """Return whether the SDK has the action and the way has room for the input."""
    action = each.action
    if not way.sdk.startswith(action.provider) or (way.is_flat and each.name == "empty"):
        return False
    if action.entry.get("unsigned"):
        # One way is as good as another, and one of the clouds has one only.
        return way.ours in ("tc3-hmac-sha256", "acs3-hmac-sha256") and way.method == "POST"
    # The general clients of the newer SDKs send actions that the SDKs have no models for.
    return way.sdk != "alibaba_old" or not any(
        each.sdk == way.sdk and fnmatchcase(action.place, each.actions) for each in UNKNOWN_ACTIONS
    )


def choose_members(sdk: str, each: Input) -> dict[str, Any]:
    """Return the members of an input without those that the SDK is known not to have."""
    missing = [
        known.member.removeprefix("request.")
        for known in MEMBERS
        if known.sdk == sdk
        and known.member.startswith("request.")
        and not known.theirs
        and fnmatchcase(each.action.place, known.actions)
        and not known.member.endswith(".RegionId")  # sent all the same
    ]
    return _prune(each.members, "", missing)


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


def exchange(sdks: Sdks, cloud: Server, way: Way, each: Input) -> Exchange:
    """Send an input both ways to the server and return what it received."""
    cloud.received.clear()
    cloud.answer = lambda _: make_json({"Response": {"RequestId": "id"}, "RequestId": "id"})
    members = choose_members(way.sdk, each)
    told = send_theirs(sdks, cloud, way, each, members)
    assert "answer" in told, told
    theirs = _take(cloud)
    send_ours(cloud, way, each, members)
    return Exchange(members, _take(cloud), theirs)


def _take(cloud: Server) -> Received:
    (received,) = cloud.received
    cloud.received.clear()
    return received


def send_ours(cloud: Server, way: Way, each: Input, members: dict[str, Any]) -> Any:
    """Call the action with our client and return its response model."""
    action = each.action
    module = import_module(action.module)
    options: dict[str, Any] = {"method": way.method} if way.method else {}
    if not action.entry.get("unsigned"):
        options["signing"] = way.ours
    credentials = Credentials(
        *KEYS, session_token=TOKEN if each.has_token else None, project_id=None if way.method else PROJECT
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
    sdks: Sdks, cloud: Server, way: Way, each: Input, members: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """Call the action with the vendor's SDK and return what its caller sees."""
    action = each.action
    common: dict[str, Any] = {
        "service": action.service,
        "version": action.version,
        "action": action.name,
        "members": members,
        "endpoint": cloud.endpoint.removeprefix("http://"),
        "keys": [*KEYS, TOKEN if each.has_token else None],
    }
    unsigned = bool(action.entry.get("unsigned"))
    region = REGIONS[action.provider]
    if way.sdk == "huawei":
        http = action.entry["http"]
        return sdks.huawei.ask(
            "call",
            **common,
            http=[http["method"], http["path"]],
            project=PROJECT,
            moment=f"{MOMENT:%Y%m%dT%H%M%SZ}",
        )
    if way.sdk == "tencent":
        wants_region = action.entry["region"] != "none"
        return sdks.tencent.ask(
            "call",
            **common,
            unsigned=unsigned,
            region=region if wants_region else "",
            signing=way.theirs,
            method=way.method,
            moment=int(MOMENT.timestamp()),
            nonce=NONCE,
            **more,
        )
    common |= {
        "region": region,
        "method": way.method,
        "moment": f"{MOMENT:%Y-%m-%dT%H:%M:%SZ}",
        "nonce": NONCE,
    }
    if way.sdk == "alibaba":
        encoded = sorted(action.list_encoded())
        return sdks.alibaba.ask("call", **common, encoded=encoded, unsigned=unsigned, signing=way.theirs)
    return sdks.alibaba_old.ask("call", **common)
