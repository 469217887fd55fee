"""The parts of an emulator, built from its options."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yunbind_emulator.admin import Admin
from yunbind_emulator.application import create_application
from yunbind_emulator.base.catalog import load_catalog
from yunbind_emulator.base.clock import EmulatorClock, system_clock
from yunbind_emulator.base.credentials import issue_credentials
from yunbind_emulator.control import Control

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from yunbind_emulator.application import Application
    from yunbind_emulator.base.catalog import Catalog
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import EmulatorCredentials
    from yunbind_emulator.state.lifecycle import Pace
    from yunbind_emulator.state.state_file import StateFile, StoredState


@dataclass(frozen=True, slots=True)
class EmulatorParts:
    """The clouds, the admin API, and the keys to both."""

    catalog: Catalog
    application: Application
    admin: Admin
    credentials: EmulatorCredentials
    admin_token: str = field(repr=False)


def build_parts(
    *,
    catalog: Path | None = None,
    credentials: Mapping[str, Mapping[str, str]] | None = None,
    clock: Clock = system_clock,
    samples: bool = False,
    pace: Pace | None = None,
    rates: bool = True,
    state_file: Path | None = None,
    fresh: bool = False,
) -> EmulatorParts:
    """Build an emulator, and open its state file.

    Args:
        catalog: A ``catalog.json``. Defaults to that of the installed package ``yunbind``.
        credentials: Some or all of the keys to accept. The others come from ``state_file``, or are random.
        clock: The clock that the emulator's clock follows until it is moved.
        samples: Respond with the documented samples only, and keep no state.
        pace: Duration of changes of the state. Defaults to two seconds.
        rates: Whether to reject calls beyond the documented rates.
        state_file: The file that keeps the state. It is created if it is missing.
        fresh: Start without state; the next save overwrites ``state_file``.

    Raises:
        CatalogError: The catalog is missing or has another format.
        StateFileError: The state file is damaged, cannot be read, or is in use by another emulator.
        OSError: The state file cannot be created.
    """
    known = load_catalog(catalog)
    file, stored = _open_state_file(state_file, fresh=fresh) if state_file else (None, None)
    try:
        fixed: dict[str, dict[str, str]] = dict(stored.settings["credentials"]) if stored else {}
        for cloud, given in (credentials or {}).items():
            fixed[cloud] = {**fixed.get(cloud, {}), **given}
        keys = issue_credentials(fixed)
        control = Control(
            clock=clock if isinstance(clock, EmulatorClock) else EmulatorClock(clock),
            rates=rates,
            file=file,
            credentials=keys,
        )
        if stored:
            control.load(stored)
    except BaseException:
        if file:
            file.close()
        raise
    token = f"emulator-admin-{secrets.token_hex(16)}"
    application = create_application(known, keys, control=control, samples=samples, pace=pace)
    return EmulatorParts(known, application, Admin(control, token), keys, token)


def _open_state_file(path: Path, *, fresh: bool) -> tuple[StateFile, StoredState | None]:
    """Open the file and read its content; ``fresh`` reads nothing."""
    # SQLite takes 10 ms to import, so an emulator without a state file does without it.
    from yunbind_emulator.state.state_file import StateFile

    file = StateFile(path)
    try:
        file.open(fresh=fresh)
        return file, None if fresh else file.read()
    except BaseException:
        file.close()
        raise
