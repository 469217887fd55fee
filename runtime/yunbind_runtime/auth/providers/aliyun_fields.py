"""The fields of a profile of Alibaba Cloud's command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable


class Profile:
    """A profile.

    Attributes:
        name: Its name.
        place: Profile and file, for messages.
        fields: Its fields.
    """

    def __init__(self, name: str, shown: str, fields: Mapping[str, Any]) -> None:
        self.name = name
        self.place = f"profile {name!r} in {shown}"
        self.fields = fields

    def get(self, *names: str) -> str | None:
        """Return the first of the fields that is a string and not empty."""
        values = (self.fields.get(name) for name in names)
        return next((value for value in values if isinstance(value, str) and value), None)

    def require(self, name: str) -> str:
        """Return a field that must be a string and not empty."""
        value = self.get(name)
        if value is None:
            raise CredentialsUnavailable(f"{self.place} has no {name}")
        return value

    def get_duration(self) -> int | None:
        """Return the lifetime of the credentials in seconds. The command line writes 0 for its default."""
        value = self.fields.get("expired_seconds")
        return value if isinstance(value, int) and value > 0 else None

    def get_sts(self) -> dict[str, str | None]:
        """Return region and endpoint of STS. None for each that the profile does not set."""
        region, endpoint = self.get("sts_region"), self.get("sts_endpoint")
        if endpoint is None and region and self.fields.get("enable_vpc") is True:
            endpoint = f"sts-vpc.{region}.aliyuncs.com"
        return {"region": region, "endpoint": endpoint}
