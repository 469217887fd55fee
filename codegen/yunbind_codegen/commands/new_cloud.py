"""``yunbind-codegen new-cloud``: create the first specs of a cloud."""

from __future__ import annotations

from pathlib import Path

import click

from ..problems import SpecError
from ..provider import ProviderFile
from ..skeleton import PROTOCOLS, SkeletonError, draw_cloud, place
from .project import check_name, find_specs, root_option, show_problems


@click.command("new-cloud")
@click.argument("provider")
@click.option(
    "--protocol",
    type=click.Choice(PROTOCOLS),
    required=True,
    help="Protocol of its calls, named after the first cloud that uses it.",
)
@root_option
def new_cloud(provider: str, protocol: str, root: Path) -> None:
    """Create the first specs of the cloud PROVIDER, on a supported protocol.

    The files pass lint at once. Replace each sentence that begins with Placeholder, and
    each address at .example, with the facts of the vendor's documentation. Existing files
    do not change.

    \b
    Example: yunbind-codegen new-cloud acme --protocol alibaba-rpc
    """
    specs = find_specs(root)
    check_name(ProviderFile, "provider", provider)
    try:
        written = place(specs, provider, draw_cloud(provider, protocol))
    except SkeletonError as error:
        raise click.ClickException(str(error)) from error
    except SpecError as error:
        show_problems(error.problems)
    for path in written:
        click.echo(f"wrote {path.relative_to(root).as_posix()}")
    click.echo(
        "Next: replace each Placeholder and each address at .example with the vendor's facts,\n"
        "then create the first service:\n"
        f"  yunbind-codegen new-service {provider} SERVICE VERSION"
    )
