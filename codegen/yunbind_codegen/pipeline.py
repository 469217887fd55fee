"""The pipeline from the specs to all emitted files, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from .catalog import render_catalog
from .catalog_schema import render_catalog_schema
from .check import check
from .conformance.kit import render_case_schema, render_kit
from .documents import Specs
from .format import format_modules
from .headers import header
from .ir import Api, Provider, Service
from .load import load
from .name import model_name
from .problems import SpecError
from .render import render
from .resolve import resolve
from .spec_schemas import render_schemas
from .verify import verify, verify_facts, verify_members
from .views import clients, errors, facts, models, reference, services, stubs

FACTS = "yunbind_facts"
"""The package with facts, which the runtime reads."""

KIT = "generated/conformance"
"""The folder of the conformance kit."""

PARTIAL = "partial\n"
"""Marks stubs of some modules. Type checkers accept exactly this text, so the file has no header."""


def read_api(specs: Path) -> Api:
    """Load, check and resolve the specs; SpecError holds every problem of every file."""
    return resolve_checked(load(specs))


def resolve_checked(loaded: Specs) -> Api:
    """Check and resolve loaded specs; SpecError holds every problem of every file."""
    problems = check(loaded)
    if problems:
        raise SpecError(problems)
    return resolve(loaded)


def generate(api: Api) -> dict[str, str]:
    """Return every emitted file: its path from the project's folder, and its text."""
    return assemble(api, [*emit_parts(list_parts(api)).values(), render_all_schemas()])


def render_all_schemas() -> dict[str, str]:
    """Return the JSON Schemas, which depend on the generator alone."""
    return {
        "generated/catalog.schema.json": render_catalog_schema(),
        "generated/conformance/case.schema.json": render_case_schema(),
        **{f"specs/{path}": text for path, text in render_schemas().items()},
    }


@dataclass(frozen=True)
class Part:
    """Emitted files that depend on only some of the specs."""

    place: tuple[str, ...]
    """Empty for the import package; a provider; or provider, service and version."""
    provider: Provider | None = None
    """Reduced to the inputs of the files."""
    service: Service | None = None
    facts: Api | None = None
    """Set for the package with facts."""


def list_parts(api: Api) -> Iterator[Part]:
    """Yield the parts: all emitted files but those of :func:`assemble`."""
    yield Part(())
    if api.behavior is not None:
        clouds = tuple(replace(each, services=()) for each in api.providers)
        yield Part((FACTS,), facts=replace(api, providers=clouds, kit={}))
    for provider in api.providers:
        outlines = tuple(
            replace(each, structures=(), enumerations=(), errors=(), actions=()) for each in provider.services
        )
        yield Part((provider.name,), replace(provider, services=outlines))
        for service in provider.services:
            place = (provider.name, service.name, service.version)
            yield Part(place, replace(provider, services=()), service)


def emit_parts(parts: Iterable[Part]) -> dict[tuple[str, ...], dict[str, str]]:
    """Return the files of each part, by its place. All code is formatted and verified in one pass."""
    listed = list(parts)
    sources = {part.place: dict(_emit_modules(part)) for part in listed}
    formatted = format_modules({path: text for each in sources.values() for path, text in each.items()})
    verify(formatted)
    emitted: dict[tuple[str, ...], dict[str, str]] = {}
    for part in listed:
        files = {f"generated/{path}": formatted[path] for path in sources[part.place]}
        if part.facts:
            verify_facts({path: formatted[path] for path in sources[part.place]})
        if part.provider and part.service:
            _verify_models(part.service, formatted)
            page = render("reference/SERVICE.md.j2", reference.view_reference(part.provider, part.service))
            files[f"generated/reference/{reference.page_name(part.provider, part.service)}"] = page
        emitted[part.place] = files
    return emitted


def assemble(
    api: Api, parts: Iterable[Mapping[str, str]], kit: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """Return every file: those of the parts, and those that depend on all specs.

    ``kit`` has the texts of files of the kit whose cases are the same as in an earlier run.
    """
    files = {path: text for part in parts for path, text in part.items()}
    files["generated/yunbind/py.typed"] = f"{header('the generator')}\n"
    if api.behavior is not None:
        files[f"generated/{FACTS}/py.typed"] = f"{header('the generator')}\n"
    files["generated/yunbind_emulator-stubs/py.typed"] = PARTIAL
    files["generated/catalog.json"] = render_catalog(api)
    files |= {f"{KIT}/{name}": text for name, text in render_kit(api, kit).items()}
    files["generated/reference/README.md"] = render("reference/README.md.j2", reference.view_index(api))
    return dict(sorted(files.items()))


def _emit_modules(part: Part) -> Iterator[tuple[str, str]]:
    if part.facts is not None:
        yield from _emit_facts(part.facts)
    elif part.provider is None:
        yield "yunbind/__init__.py", render("yunbind/__init__.py.j2", services.view_root())
        yield "yunbind/errors.py", render("yunbind/errors.py.j2", errors.view_kinds())
    elif part.service is None:
        folder = f"yunbind/{part.provider.name}"
        template = "yunbind/PROVIDER"
        package = services.view_provider(part.provider)
        yield f"{folder}/__init__.py", render(f"{template}/__init__.py.j2", package)
        common = errors.view_common_errors(part.provider)
        yield f"{folder}/errors.py", render(f"{template}/errors.py.j2", common)
        stubs_module = f"yunbind_emulator-stubs/{part.provider.name}_clients.pyi"
        stubs_template = "yunbind_emulator-stubs/PROVIDER_clients.pyi.j2"
        yield stubs_module, render(stubs_template, stubs.view_stubs(part.provider))
    else:
        yield from _emit_service(part.provider, part.service)


def _emit_facts(api: Api) -> Iterator[tuple[str, str]]:
    views = {
        "__init__": facts.view_package("Facts of the clouds and of their protocols, as constants."),
        "clouds/__init__": facts.view_package("Facts of the clouds."),
        "protocols/__init__": facts.view_package("Facts of the protocols."),
    }
    if api.behavior is not None:
        views["behavior"] = facts.view_behavior(api.behavior)
    for protocol in api.protocols:
        views[f"protocols/{protocol.protocol.replace('-', '_')}"] = facts.view_protocol(protocol)
    for provider in api.providers:
        if provider.spec.credential_sources:
            views[f"clouds/{provider.name}"] = facts.view_cloud(provider.spec)
    for name, view in views.items():
        yield f"{FACTS}/{name}.py", render(f"{FACTS}/facts.py.j2", view)


def _emit_service(provider: Provider, service: Service) -> Iterator[tuple[str, str]]:
    template = "yunbind/PROVIDER/SERVICE"
    if service.spec.default:
        folder = f"yunbind/{provider.name}/{service.name}"
        default = services.view_default(provider, service)
        yield f"{folder}/__init__.py", render(f"{template}/__init__.py.j2", default)
        alias = services.view_default_errors(provider, service)
        yield f"{folder}/errors.py", render(f"{template}/errors.py.j2", alias)
    folder = service.module.replace(".", "/")
    client = clients.view_client(provider, service)
    views: Mapping[str, object] = {
        "__init__": services.view_version(provider, service),
        "client": client,
        "enums": services.view_enums(provider, service),
        "errors": errors.view_errors(provider, service),
        "operations": services.view_operations(provider, service),
        "service": services.view_service(provider, service),
    }
    for name, view in views.items():
        yield f"{folder}/{name}.py", render(f"{template}/VERSION/{name}.py.j2", view)
    for module, models_view in models.view_models(provider, service):
        name = "types" if module == "types" else "ACTION"
        yield f"{folder}/{module}.py", render(f"{template}/VERSION/{name}.py.j2", models_view)


def _verify_models(service: Service, modules: Mapping[str, str]) -> None:
    folder = service.module.replace(".", "/")
    if service.structures:
        expected = {
            each.python: [(member.wire, member.python) for member in each.members]
            for each in service.structures
        }
        verify_members(f"{folder}/types.py", modules[f"{folder}/types.py"], expected)
    for action in service.actions:
        path = f"{folder}/{action.python}.py"
        expected = {
            model_name(action.title, suffix): [(member.wire, member.python) for member in members]
            for suffix, members in (("Request", action.request), ("Response", action.response))
        }
        verify_members(path, modules[path], expected)
