"""The options of a call, as one object."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.auth.credential_provider import CredentialProvider


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSettings:
    """The options of a call; their help is in :mod:`yunbind_cli.calls.options`.

    Attributes:
        writes: Whether the profile asks about writes, allows or denies them.
        home_region: The region of the profile, for calls that name none.
        credentials: The credential source of the profile, or None for the chain of the vendor's SDK.
    """

    profile: str | None = None
    region: str | None = None
    endpoint: str | None = None
    emulator: bool = False
    output: str | None = None
    query: str | None = None
    columns: str | None = None
    pages: str | None = None
    page_items: int | None = None
    max_items: int | None = None
    resume: str | None = None
    wait: str | None = None
    wait_timeout: float | None = None
    dry_run: str | None = None
    skeleton: str | None = None
    set: tuple[str, ...] = ()
    input: str | None = None
    checks: str = "strict"
    yes: bool = False
    no_input: bool = False
    retries: int | None = None
    timeout: float | None = None
    meta: bool = False
    reveal: bool = False
    verbose: bool = False
    debug: bool = False
    quiet: bool = False
    lang: str | None = None
    color: str = "auto"
    writes: str = "ask"
    home_region: str | None = None
    credentials: CredentialProvider | None = field(default=None, repr=False)
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)

    @classmethod
    def of(cls, parameters: Mapping[str, Any]) -> CallSettings:
        """Return the settings for the values of click's options."""
        return cls(**parameters)
