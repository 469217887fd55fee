"""Differences between the vendors' SDKs and the catalog, with reasons.

A test fails when an entry is no longer true.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MissingAction:
    """Actions that an SDK lacks."""

    sdk: str
    actions: str
    reason: str


@dataclass(frozen=True)
class Difference:
    """A member that differs between an SDK and the catalog, in the named actions.

    Attributes:
        sdk: One of ``tencent``, ``alibaba``, ``alibaba_old`` and ``huawei``.
        actions: An action or a pattern of actions, such as ``alibaba.eci.*``.
        member: Path of the member, which starts with ``request`` or ``response``.
        ours: Kind in the catalog. Empty if the catalog lacks the member.
        theirs: Kind in the SDK. Empty if the SDK lacks the member.
        reason: Reason why the catalog is right.
    """

    sdk: str
    actions: str
    member: str
    ours: str
    theirs: str
    reason: str


MISSING_ACTIONS = [
    MissingAction(
        "tencent", "tencent.sts.*", "The SDK has a separate package for the service, which is not installed."
    ),
    MissingAction(
        "alibaba", "alibaba.sts.*", "The SDK has a separate package for the service, which is not installed."
    ),
    MissingAction(
        "alibaba_old",
        "alibaba.sts.*",
        "The SDK has a separate package for the service, which is not installed.",
    ),
    MissingAction(
        "alibaba", "alibaba.acc.*", "The SDK has a separate package for the service, which is not installed."
    ),
    MissingAction("alibaba_old", "alibaba.acc.*", "This SDK does not support the service."),
    MissingAction("alibaba_old", "alibaba.eci.*agResources", "This SDK has no tag requests."),
    MissingAction(
        "huawei", "huawei.iam.*", "The SDK has a separate package for the service, which is not installed."
    ),
]

_HIDDEN = "Not in the vendor's documentation."
_TYPO = "The SDK omits the dot in AcrRegistryInfo.1Domain.1, so the service cannot read it."
_REGION = "The SDK sets RegionId from its client and has no setter for it."
_NEWER = "In the vendor's documentation and its current SDK, but never added to this SDK."

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
        "Documented since 2025. SDK 2.0.8 (2025) has it; 2.1.0 (2024), which pip selects as the latest, lacks it.",
    ),
    Difference(
        "alibaba",
        "alibaba.eci.DescribeRegions",
        "response.Regions[].UnavailableZones",
        "list",
        "",
        "Documented with a sample since the end of 2024, after this SDK.",
    ),
    Difference(
        "alibaba",
        "alibaba.eci.ListTagResources",
        "request.Limit",
        "integer",
        "string",
        "A page size. Both kinds have the same digits on the wire.",
    ),
    *(
        Difference(
            "alibaba",
            "alibaba.eci.ListUsage",
            f"response.Attributes.{name}",
            kind,
            "",
            "The SDK returns Attributes as an untyped dict. The catalog has the documented members.",
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
        "The page documents it. The SDK returns the whole response as body.",
    ),
    Difference(
        "huawei",
        "huawei.cce.DeleteImageCache",
        "response.body",
        "",
        "any",
        "Not on the wire. The SDK's name for the whole response.",
    ),
]

UNSENT = {
    "huawei.iam.KeystoneCreateUserTokenByPassword": (
        "The SDK signs with access keys and has no password login. Its general client signs every request."
    ),
}
"""Actions that are not sent with an SDK, with reasons."""
