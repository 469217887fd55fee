"""Reading the catalog once in a process."""

from __future__ import annotations

from functools import cache

from yunbind_emulator.base.catalog_file import CatalogError, read_document

from yunbind_cli.catalog.entries import Cloud
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure


@cache
def read_clouds() -> dict[str, Cloud]:
    """Return the clouds of the installed catalog by name.

    Raises:
        Failure: The catalog is missing or damaged.
    """
    try:
        providers = read_document()["providers"]
        return {name: Cloud(name, document) for name, document in providers.items()}
    except CatalogError as error:
        raise Failure(str(error), ExitCode.SETUP) from error
    except (KeyError, AttributeError, TypeError) as error:
        raise Failure(f"The catalog is damaged: {error!r}. Install yunbind again.", ExitCode.SETUP) from error
