"""The environment in which programs call an emulator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_cli.accounts.variables import set_variables
from yunbind_cli.calls.emulators import INFO_VARIABLE, find_home_region
from yunbind_cli.catalog.reader import read_clouds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def make_environment(info: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return an environment that leads yunbind and the vendors' SDKs to an emulator.

    Proxies are removed, because some SDKs would send requests to loopback through them.

    Args:
        info: The info file of the emulator.
        environ: Environment variables.
    """
    import json

    from yunbind_emulator.client_factory import choose_credentials
    from yunbind_emulator.client_settings import read_variables

    found = dict(environ)
    keys = json.loads(info.read_text(encoding="utf-8"))["credentials"]
    for name, cloud in read_clouds().items():
        if name in keys:
            found = set_variables(cloud, choose_credentials(name, keys), find_home_region(name), found)
    variables, unset = read_variables(info)
    kept = {name: value for name, value in found.items() if name not in unset}
    return {**kept, **variables, INFO_VARIABLE: str(info), "YUNBIND_EMULATOR": "1"}
