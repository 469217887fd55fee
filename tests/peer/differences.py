"""Where the vendors' SDKs and the catalog disagree, and why. A line that is no longer true fails a test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unknown:
    """Actions that an SDK does not have."""

    sdk: str
    actions: str
    why: str


@dataclass(frozen=True)
class Difference:
    """A member that an SDK and the catalog do not agree about, in each of the actions named.

    Attributes:
        sdk: ``tencent``, ``alibaba``, ``alibaba_old`` or ``huawei``.
        actions: action, or pattern of actions, such as ``alibaba.eci.*``.
        member: ``request`` or ``response``, and the path.
        ours: kind in the catalog; empty where it has no such member.
        theirs: kind in the SDK; empty where it has no such member.
        why: why the catalog is right.
    """

    sdk: str
    actions: str
    member: str
    ours: str
    theirs: str
    why: str


UNKNOWN_ACTIONS = [
    Unknown("tencent", "tencent.sts.*", "The service has a package of its own, which is not installed."),
    Unknown("alibaba", "alibaba.sts.*", "The service has a package of its own, which is not installed."),
    Unknown("alibaba_old", "alibaba.sts.*", "The service has a package of its own, which is not installed."),
    Unknown("alibaba", "alibaba.acc.*", "The service has a package of its own, which is not installed."),
    Unknown("alibaba_old", "alibaba.acc.*", "This SDK was never made for the service."),
    Unknown("alibaba_old", "alibaba.eci.*agResources", "This SDK has no requests for tags."),
    Unknown("huawei", "huawei.iam.*", "The service has a package of its own, which is not installed."),
]

_HIDDEN = "In no documentation of the vendor."
_TYPO = "The SDK writes AcrRegistryInfo.1Domain.1, without the dot, which the service cannot read."
_REGION = "The SDK fills RegionId from its client and has no setter for it."
_NEWER = "In the vendor's documentation and its current SDK; this SDK never got it."

MEMBERS = [
    Difference("alibaba", "alibaba.eci.*", "request.OwnerAccount", "", "string", _HIDDEN),
    Difference("alibaba", "alibaba.eci.*", "request.OwnerId", "", "integer", _HIDDEN),
    Difference("alibaba", "alibaba.eci.*", "request.ResourceOwnerAccount", "", "string", _HIDDEN),
    Difference("alibaba", "alibaba.eci.*", "request.ResourceOwnerId", "", "integer", _HIDDEN),
    Difference(
        "alibaba",
        "alibaba.eci.CreateImageCache",
        "request.OsType",
        "string",
        "",
        "Documented since 2025. The SDK's version 2.0.8 of that year has it; 2.1.0 of 2024, which indexes take as newer, has not.",
    ),
    Difference(
        "alibaba",
        "alibaba.eci.DescribeRegions",
        "response.Regions[].UnavailableZones",
        "list",
        "",
        "Documented, with a sample, since the end of 2024; newer than this SDK.",
    ),
    Difference(
        "alibaba",
        "alibaba.eci.ListTagResources",
        "request.Limit",
        "integer",
        "string",
        "A page size. On the wire both are the same digits.",
    ),
    *(
        Difference(
            "alibaba",
            "alibaba.eci.ListUsage",
            f"response.Attributes.{name}",
            kind,
            "",
            "The SDK gives Attributes as an untyped dict; the catalog names what the documentation lists.",
        )
        for name, kind in {
            "MaxAutoImageCacheCount": "integer",
            "MaxCpu": "number",
            "MaxDataCacheCount": "integer",
            "MaxImageCacheCount": "integer",
            "UsedAutoImageCacheCount": "integer",
            "UsedCpu": "number",
            "UsedDataCacheCount": "integer",
            "UsedImageCacheCount": "integer",
        }.items()
    ),
    Difference("alibaba_old", "alibaba.eci.*", "request.OwnerAccount", "", "scalar", _HIDDEN),
    Difference("alibaba_old", "alibaba.eci.*", "request.OwnerId", "", "scalar", _HIDDEN),
    Difference("alibaba_old", "alibaba.eci.*", "request.ResourceOwnerAccount", "", "scalar", _HIDDEN),
    Difference("alibaba_old", "alibaba.eci.*", "request.ResourceOwnerId", "", "scalar", _HIDDEN),
    Difference("alibaba_old", "alibaba.eci.*", "request.RegionId", "scalar", "", _REGION),
    Difference(
        "alibaba_old", "alibaba.eci.*ateImageCache", "request.AcrRegistryInfo[].Domain[]", "scalar", "", _TYPO
    ),
    Difference(
        "alibaba_old", "alibaba.eci.*ateImageCache", "request.AcrRegistryInfo.1Domain[]", "", "scalar", _TYPO
    ),
    Difference(
        "alibaba_old",
        "alibaba.eci.CreateImageCache",
        "request.AcrRegistryInfo[].ArnService",
        "scalar",
        "",
        _NEWER,
    ),
    Difference(
        "alibaba_old",
        "alibaba.eci.CreateImageCache",
        "request.AcrRegistryInfo[].ArnUser",
        "scalar",
        "",
        _NEWER,
    ),
    Difference("alibaba_old", "alibaba.eci.CreateImageCache", "request.Annotations", "scalar", "", _NEWER),
    Difference(
        "huawei",
        "huawei.cce.DeleteImageCache",
        "response.image_cache",
        "object",
        "",
        "The page documents it. The SDK hands the whole answer over as body.",
    ),
    Difference(
        "huawei",
        "huawei.cce.DeleteImageCache",
        "response.body",
        "",
        "any",
        "Not on the wire: the SDK's name for the whole answer.",
    ),
]

UNSENT = {
    "huawei.iam.KeystoneCreateUserTokenByPassword": (
        "The SDK signs with keys and has no way to log in with a password; its general client signs every request."
    ),
}
"""Actions that are not sent through an SDK, and why."""
