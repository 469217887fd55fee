"""The metadata services of the clouds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class MetadataService:
    """Addresses and headers of a cloud's metadata service.

    Attributes:
        host: Host, reached by http.
        credentials_path: Path of the credentials. If a role is needed, its name is appended.
        needs_role: Whether the path contains the name of the role. The path without the name lists the roles.
        token_path: Path of the token that protects against forged requests. None if there is no such token.
        token_header: Header that carries the token.
        lifetime_header: Header that carries the requested lifetime of the token, in seconds.
        no_role: Statuses that mean that the machine has no role.
        margin: Credentials are renewed this long before they expire.
    """

    host: str
    credentials_path: str
    needs_role: bool
    token_path: str | None = None
    token_header: str = ""
    lifetime_header: str = ""
    no_role: tuple[int, ...] = (404,)
    margin: timedelta = timedelta(minutes=15)


METADATA_SERVICES = {
    "tencent": MetadataService(
        host="metadata.tencentyun.com",
        credentials_path="/latest/meta-data/cam/security-credentials/",
        needs_role=True,
        margin=timedelta(minutes=5),
    ),
    "alibaba": MetadataService(
        host="100.100.100.200",
        credentials_path="/latest/meta-data/ram/security-credentials/",
        needs_role=True,
        token_path="/latest/api/token",  # noqa: S106 - a path
        token_header="X-aliyun-ecs-metadata-token",  # noqa: S106 - a header
        lifetime_header="X-aliyun-ecs-metadata-token-ttl-seconds",
    ),
    "huawei": MetadataService(
        host="169.254.169.254",
        credentials_path="/openstack/latest/securitykey",
        needs_role=False,
        token_path="/meta-data/latest/api/token",  # noqa: S106 - a path
        token_header="X-Metadata-Token",  # noqa: S106 - a header
        lifetime_header="X-Metadata-Token-Ttl-Seconds",
        no_role=(401, 404),
    ),
}
"""Metadata services by cloud."""
