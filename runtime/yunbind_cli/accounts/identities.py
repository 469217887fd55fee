"""The identity of a cloud: the key that a call would use, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yunbind_runtime.model.credentials import AuthToken, Credentials

from yunbind_cli.accounts.places import Region, find_main_service, find_region
from yunbind_cli.accounts.reasons import summarize
from yunbind_cli.accounts.signed_read import SignedRead, read_signed
from yunbind_cli.accounts.sources import Source, survey, write_reason
from yunbind_cli.calls.masks import mask_key_id
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yunbind_runtime.model.credentials import SigningCredentials

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Cloud


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The key of a cloud.

    Attributes:
        cloud: The cloud.
        sources: The credential sources in their order.
        region: The region of a call.
        read: The signed read that tried the key, or None.
    """

    cloud: Cloud
    sources: tuple[Source, ...]
    region: Region
    read: SignedRead | None = None

    @property
    def winner(self) -> Source | None:
        """The source that a call would use, or whose failure would end it. None if no source is certain."""
        reached = [source for source in self.sources if source.ends_search or source.outcome == "not asked"]
        return reached[0] if reached and reached[0].ends_search else None

    @property
    def has_key(self) -> bool:
        """Whether a call has a key, as far as this machine knows."""
        return self.winner is not None and self.winner.outcome != "failed"

    @property
    def credentials(self) -> SigningCredentials | None:
        """The key, or None if there is none, or none yet."""
        return self.winner.credentials if self.winner else None

    @property
    def key(self) -> str:
        """The key id for people, or a hyphen."""
        found = self.credentials
        if isinstance(found, AuthToken):
            return say("token ***", "令牌 ***")
        return mask_key_id(found.key_id) if isinstance(found, Credentials) else "-"

    @property
    def project(self) -> str | None:
        """The project of the key, or None."""
        return self.credentials.project_id if self.credentials else None

    @property
    def is_temporary(self) -> bool:
        """Whether the key ends."""
        found = self.credentials
        return isinstance(found, AuthToken) or (isinstance(found, Credentials) and bool(found.session_token))

    def write_why(self) -> str:
        """Return in short why this source is used, or why none is. Empty if nothing is odd."""
        winner = self.winner
        if winner is None:
            return summarize(self.sources)
        if winner.outcome == "failed":
            return write_reason(winner)
        if winner.outcome == "not asked":
            return say("temporary keys; the first call asks for them", "临时密钥；首次调用时获取")
        parts = [winner.warning] if winner.warning else []
        unused = [source.title for source in self.sources if source.outcome == "unused"]
        if unused:
            titles = ", ".join(unused)
            parts.append(say(f"comes before {titles}", f"优先于 {titles}"))
        return "; ".join(parts)

    def describe(self) -> dict[str, object]:
        """Return the identity as members of JSON."""
        winner = self.winner
        described: dict[str, object] = {
            "cloud": self.cloud.name,
            "source": winner.title if winner else None,
            "usable": self.has_key,
            "key_id": None if self.key == "-" else self.key,
            "temporary": self.is_temporary,
            "region": self.region.name if self.region.origin else None,
            "region_source": self.region.origin or None,
            "project": self.project,
            "why": self.write_why(),
            "sources": [
                {"source": source.title, "outcome": source.outcome, "reason": write_reason(source)}
                for source in self.sources
            ],
        }
        return described if self.read is None else {**described, "check": self.read.describe()}


def identify(cloud: Cloud, settings: CallSettings, *, has_check: bool = False) -> Identity:
    """Return the identity of a cloud.

    Args:
        cloud: The cloud.
        settings: The options, with what a profile adds.
        has_check: Whether to send one signed read. Without it, nothing is sent.

    Raises:
        ConfigurationError: The region or the endpoint is invalid.
    """
    region = find_region(cloud, settings)
    sources = survey(find_main_service(cloud), settings, region.name)
    identity = Identity(cloud=cloud, sources=sources, region=region)
    if not has_check or all(source.outcome in ("skipped", "failed") for source in sources):
        return identity
    read = read_signed(cloud, settings, region.name)
    asked = replace(identity, sources=tuple(_merge(sources, read)), read=read)
    # Without a key, the sources say why, and nothing was read.
    return replace(asked, read=None) if asked.winner is None else asked


def _merge(sources: Sequence[Source], read: SignedRead) -> list[Source]:
    """Return the sources with what they were found to have when they were asked."""
    merged: list[Source] = []
    for source, report in zip(sources, read.reports, strict=True):
        if report.outcome == "used":
            merged.append(replace(source, outcome="used", credentials=read.credentials))
        elif report.outcome == "not tried":
            outcome = "not reached" if source.outcome == "not asked" else source.outcome
            merged.append(replace(source, outcome="unused" if outcome == "used" else outcome))
        else:
            merged.append(replace(source, outcome=report.outcome, reason=report.reason, credentials=None))
    return merged
