"""The commands of ``yunbind``."""

from __future__ import annotations

from pathlib import Path

import click
from yunbind_runtime import __version__

from yunbind_cli.extras import explain_missing


class MissingExtra(click.ClickException):
    """An optional dependency is not installed."""

    exit_code = 3


@click.group()
@click.version_option(__version__, message="%(prog)s %(version)s")
def yunbind() -> None:
    """Typed clients for the image APIs of Tencent Cloud, Alibaba Cloud and Huawei Cloud."""


@yunbind.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default=True,
    help="Port on 127.0.0.1; 0 takes a free one.",
)
@click.option(
    "--info",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write endpoint, credentials and process id to FILE (JSON) once it is ready; removed at the end.",
)
@click.option(
    "--credentials",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    envvar="YUNBIND_EMULATOR_CREDENTIALS",
    show_envvar=True,
    help="Accept the keys of FILE, JSON shaped like `credentials` in the info file. Random ones otherwise.",
)
@click.option(
    "--catalog",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Serve another catalog.json than that of the installed package.",
)
def emulator(port: int, info: Path | None, credentials: Path | None, catalog: Path | None) -> None:
    """Serve all clouds on one port of this machine, until interrupted.

    Point any client at the printed endpoint, the vendors' own SDKs included.
    Signatures are verified: take the keys from the info file.
    """
    try:
        from yunbind_emulator.application import create_application
        from yunbind_emulator.catalog import CatalogError, load_catalog
        from yunbind_emulator.credentials import CredentialsFileError, issue_credentials, read_credentials
        from yunbind_emulator.info import InfoFile
        from yunbind_emulator.server import serve
    except ModuleNotFoundError as error:
        raise MissingExtra(explain_missing(error, "emulator")) from error
    try:
        keys = issue_credentials(read_credentials(credentials) if credentials else None)
        serve(
            create_application(load_catalog(catalog), keys),
            keys,
            port=port,
            info=InfoFile(info) if info else None,
            announce=lambda endpoint: click.echo(f"The clouds are emulated at {endpoint}"),
        )
    except (CatalogError, CredentialsFileError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        raise click.ClickException(f"The emulator cannot start: {error.strerror}{place}.") from error
