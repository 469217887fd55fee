"""``yunbind-codegen new-service``: create the first specs of a service."""

from __future__ import annotations

from pathlib import Path

import click

from ..index import ProviderIndex, build_index
from ..load import load
from ..problems import SpecError, suggest
from ..provider import ProviderFile, ServiceFile
from ..skeleton import SkeletonError, draw_service, place
from .project import check_name, find_specs, root_option, show_problems


@click.command("new-service")
@click.argument("provider")
@click.argument("service")
@click.argument("version")
@root_option
def new_service(provider: str, service: str, version: str, root: Path) -> None:
    """Create the specs of SERVICE in VERSION, as the cloud PROVIDER names them on the wire.

    The files pass lint at once, with one invented action of the cloud's
    protocol. Replace each sentence that starts with Placeholder, and each
    address at .example, with the vendor's facts. Existing files are not changed.

    \b
    Example: yunbind-codegen new-service alibaba ecs 2014-05-26
    """
    specs = find_specs(root)
    check_name(ServiceFile, "service", service)
    check_name(ServiceFile, "version", version)
    cloud, settings = _find_cloud(specs, provider)
    default = all(name != service for name, _ in cloud.services)
    try:
        files = draw_service(settings, service, version, default=default)
        written = place(specs, f"{provider}/{service}/{version}", files)
    except SkeletonError as error:
        raise click.ClickException(str(error)) from error
    except SpecError as error:
        show_problems(error.problems)
    for path in written:
        click.echo(f"wrote {path.relative_to(root).as_posix()}")
    if not default:
        click.echo(f"Another version of {service} is its default; this one is imported by its version.")
    click.echo(
        "Next: rename actions/ListThings.yaml after an action of the vendor, and replace each Placeholder\n"
        "and each address at .example with the facts of its page. Then:\n"
        "  yunbind-codegen lint\n"
        "  yunbind-codegen generate"
    )


def _find_cloud(specs: Path, name: str) -> tuple[ProviderIndex, ProviderFile]:
    loaded = load(specs)
    clouds = {each.name: each for each in build_index(loaded)}
    cloud = clouds.get(name)
    if cloud is None or cloud.provider is None:
        known = [each.name for each in clouds.values() if each.provider]
        raise click.ClickException(
            f"There is no cloud {name!r}. {suggest(name, known)} "
            "Create one with: yunbind-codegen new-cloud PROVIDER --protocol PROTOCOL"
        )
    if cloud.settings is None:
        own = [each for each in loaded.problems if each.path == cloud.provider.path]
        show_problems(tuple(own))
    return cloud, cloud.settings
