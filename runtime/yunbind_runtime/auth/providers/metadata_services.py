"""The metadata services of the clouds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataService:
    """Addresses and headers of a cloud's metadata service.

    Attributes:
        host: Host, reached by http.
        path: Path of the credentials. If the service lists roles, the name of one is appended.
        lists_roles: Whether the path without a name lists the roles of the machine.
        token_path: Path of the token that protects against forged requests. None if there is no such token.
        token_header: Header that carries the token.
        lifetime_header: Header that carries the requested lifetime of the token.
        lifetime: Requested lifetime of the token in seconds.
        absent_statuses: Statuses that mean that the machine has no role.
        margin: Credentials are renewed this long before they expire.
    """

    host: str
    path: str
    lists_roles: bool
    token_path: str | None = None
    token_header: str = ""
    lifetime_header: str = ""
    lifetime: int = 0
    absent_statuses: tuple[int, ...]
    margin: timedelta


def find_metadata_service(cloud: str) -> MetadataService | None:
    """Return the metadata service of a cloud. None if it has none that is supported."""
    if cloud == "tencent":
        return _find_tencent()
    if cloud == "alibaba":
        return _find_alibaba()
    return _find_huawei() if cloud == "huawei" else None


def _find_tencent() -> MetadataService:
    from yunbind_facts.clouds import tencent

    return MetadataService(
        host=tencent.SOURCES_ROLE_HOST,
        path=tencent.SOURCES_ROLE_PATH,
        lists_roles=tencent.SOURCES_ROLE_LISTS_ROLES,
        absent_statuses=tencent.SOURCES_ROLE_ABSENT_STATUSES,
        margin=timedelta(seconds=tencent.SOURCES_ROLE_MARGIN),
    )


def _find_alibaba() -> MetadataService:
    from yunbind_facts.clouds import alibaba

    return MetadataService(
        host=alibaba.SOURCES_ROLE_HOST,
        path=alibaba.SOURCES_ROLE_PATH,
        lists_roles=alibaba.SOURCES_ROLE_LISTS_ROLES,
        token_path=alibaba.SOURCES_ROLE_TOKEN_PATH,
        token_header=alibaba.SOURCES_ROLE_TOKEN_HEADER,
        lifetime_header=alibaba.SOURCES_ROLE_TOKEN_LIFETIME_HEADER,
        lifetime=alibaba.SOURCES_ROLE_TOKEN_LIFETIME,
        absent_statuses=alibaba.SOURCES_ROLE_ABSENT_STATUSES,
        margin=timedelta(seconds=alibaba.SOURCES_ROLE_MARGIN),
    )


def _find_huawei() -> MetadataService:
    from yunbind_facts.clouds import huawei

    return MetadataService(
        host=huawei.SOURCES_AGENCY_HOST,
        path=huawei.SOURCES_AGENCY_PATH,
        lists_roles=huawei.SOURCES_AGENCY_LISTS_ROLES,
        token_path=huawei.SOURCES_AGENCY_TOKEN_PATH,
        token_header=huawei.SOURCES_AGENCY_TOKEN_HEADER,
        lifetime_header=huawei.SOURCES_AGENCY_TOKEN_LIFETIME_HEADER,
        lifetime=huawei.SOURCES_AGENCY_TOKEN_LIFETIME,
        absent_statuses=huawei.SOURCES_AGENCY_ABSENT_STATUSES,
        margin=timedelta(seconds=huawei.SOURCES_AGENCY_MARGIN),
    )
