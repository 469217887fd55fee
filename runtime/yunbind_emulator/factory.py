"""An emulator put together from its options, ready to be served."""

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
from yunbind_emulator.state.state_file import StateFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from yunbind_emulator.application import Application
    from yunbind_emulator.base.catalog import Catalog
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import EmulatorCredentials
    from yunbind_emulator.state.lifecycle import Pace


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
    """Put an emulator together; nothing is written yet.

    Args:
        catalog: a ``catalog.json``; the one of the installed package ``yunbind`` when absent.
        credentials: some or all of the keys to accept; the rest is that of ``state_file``, or random.
        clock: what the emulator's clock follows until it is moved.
        samples: answer by the documented samples alone, and keep no state.
        pace: how long changes of the state take; two seconds when absent.
        rates: whether calls beyond the documented rates are refused.
        state_file: where the state is kept, and taken from if it is there.
        fresh: begin with no state; ``state_file`` is written over.

    Raises:
        CatalogError: there is no catalog.
        StateFileError: the state file is damaged, cannot be read, or is another emulator's.
        OSError: the state file cannot be locked.
    """
    file = StateFile(state_file) if state_file else None
    try:
        if file:
            file.lock()
        content = file.read() if file and not fresh else []
        fixed = {cloud: dict(keys) for each in content[:1] for cloud, keys in each["credentials"].items()}
        for cloud, keys in (credentials or {}).items():
            fixed[cloud] = {**fixed.get(cloud, {}), **keys}
        keys = issue_credentials(fixed)
        control = Control(
            clock=clock if isinstance(clock, EmulatorClock) else EmulatorClock(clock),
            rates=rates,
            file=file,
            credentials=keys,
        )
        if content:
            control.load(content)
        known = load_catalog(catalog)
    except BaseException:
        if file:
            file.close()
        raise
    token = f"emulator-admin-{secrets.token_hex(16)}"
    application = create_application(known, keys, control=control, samples=samples, pace=pace)
    return EmulatorParts(known, application, Admin(control, token), keys, token)
