"""The fields of a profile of Alibaba Cloud's command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from yunbind_facts.clouds import alibaba as facts

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable

from .sts import find_private_host

if TYPE_CHECKING:
    from yunbind_runtime.model.operation import TokenService


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
        value = self.fields.get(facts.SOURCES_PROFILE_KEYS_DURATION)
        return value if isinstance(value, int) and value > 0 else None

    def get_sts(self, sts: TokenService | None) -> dict[str, str | None]:
        """Return region and endpoint of the token service. None for each that the profile does not set."""
        region = self.get(facts.SOURCES_PROFILE_KEYS_STS_REGION)
        endpoint = self.get(facts.SOURCES_PROFILE_KEYS_STS_ENDPOINT)
        is_private = self.fields.get(facts.SOURCES_PROFILE_KEYS_PRIVATE_STS) is True
        if endpoint is None and region and is_private and sts is not None:
            endpoint = find_private_host(sts, region)
        return {"region": region, "endpoint": endpoint}
