"""The call that a sample shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.base.http import HttpRequest

    from yunbind_cli.catalog.entries import Action


@dataclass(frozen=True, slots=True)
class SampleCall:
    """A call that is shown as code.

    Attributes:
        action: The action.
        members: The given members by wire name.
        region: The region, or None.
        endpoint: URL of another endpoint than the vendor's, or None.
        signed: The signed request, for forms that send it as it is. None: there is no key.
    """

    action: Action
    members: Mapping[str, Any] = field(repr=False)
    region: str | None = None
    endpoint: str | None = None
    signed: HttpRequest | None = field(default=None, repr=False)

    @property
    def cloud(self) -> str:
        """Name of the cloud."""
        return self.action.service.cloud.name

    @property
    def host(self) -> str | None:
        """Host and port of the endpoint, or None."""
        return urlsplit(self.endpoint).netloc if self.endpoint else None

    @property
    def scheme(self) -> str:
        """Scheme of the endpoint."""
        return urlsplit(self.endpoint).scheme if self.endpoint else "https"

    def split_region(self) -> tuple[str | None, dict[str, Any]]:
        """Return the region, and the members without the one that names it."""
        name = self.action.service.document.get("region_member")
        members = {key: value for key, value in self.members.items() if key != name}
        given = self.members.get(name) if name else None
        return (given if isinstance(given, str) else self.region), members
