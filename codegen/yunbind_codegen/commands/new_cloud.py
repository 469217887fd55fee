"""``yunbind-codegen new-cloud``: begin the specs of a cloud."""

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
    help="How its calls travel, named after the cloud where it was first met.",
)
@root_option
def new_cloud(provider: str, protocol: str, root: Path) -> None:
    """Begin the specs of the cloud PROVIDER, on a protocol that the runtime has.

    The files pass lint at once. What the vendor documents goes in the place of
    each sentence that begins with Placeholder and of each address at .example.
    Nothing that is there is changed.

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
        "Next: write what the vendor documents in the place of each Placeholder and of each address at "
        ".example,\nthen begin its first service:\n"
        f"  yunbind-codegen new-service {provider} SERVICE VERSION"
    )
