"""From the specs to every file that is emitted, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from .api import Api, Provider, Service
from .catalog import render_catalog
from .check import check
from .format import format_modules
from .load import load
from .lower import lower, model_name
from .models import render_models
from .problems import SpecError
from .render import render
from .resolve import resolve
from .schemas import render_schemas
from .verify import verify, verify_members
from .views import clients, errors, reference, services
from .views.headers import header


def read_api(specs: Path) -> Api:
    """Load, check and resolve; SpecError holds every problem of every file."""
    loaded = load(specs)
    problems = check(loaded)
    if problems:
        raise SpecError(problems)
    return resolve(loaded)


def generate(api: Api) -> dict[str, str]:
    """Every emitted file: its path from the project's folder, and its text."""
    modules = dict(_emit_modules(api))
    formatted = format_modules(modules)
    verify(formatted)
    for provider in api.providers:
        for service in provider.services:
            _verify_models(service, formatted)
    files = {f"generated/{path}": text for path, text in formatted.items()}
    files["generated/yunbind/py.typed"] = f"{header('the generator')}\n"
    files["generated/yunbind/catalog.json"] = render_catalog(api)
    files["generated/reference/README.md"] = render("reference/README.md.j2", reference.view_index(api))
    for provider in api.providers:
        for service in provider.services:
            page = render("reference/SERVICE.md.j2", reference.view_reference(provider, service))
            files[f"generated/reference/{reference.page_name(provider, service)}"] = page
    files |= {f"specs/{path}": text for path, text in render_schemas().items()}
    return dict(sorted(files.items()))


def _emit_modules(api: Api) -> Iterator[tuple[str, str]]:
    yield "yunbind/__init__.py", render("yunbind/__init__.py.j2", services.view_root())
    yield "yunbind/errors.py", render("yunbind/errors.py.j2", errors.view_kinds())
    for provider in api.providers:
        folder = f"yunbind/{provider.name}"
        template = "yunbind/PROVIDER"
        yield f"{folder}/__init__.py", render(f"{template}/__init__.py.j2", services.view_provider(provider))
        yield f"{folder}/errors.py", render(f"{template}/errors.py.j2", errors.view_common_errors(provider))
        for service in provider.services:
            yield from _emit_service(provider, service)


def _emit_service(provider: Provider, service: Service) -> Iterator[tuple[str, str]]:
    template = "yunbind/PROVIDER/SERVICE"
    if service.default:
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
        "raw": client,
        "service": services.view_service(provider, service),
    }
    for name, view in views.items():
        yield f"{folder}/{name}.py", render(f"{template}/VERSION/{name}.py.j2", view)
    sources = {action.python: action.path for action in service.actions}
    definitions, names = lower(provider, service)
    for module, text in render_models(definitions, names).items():
        source = sources.get(module, f"{service.folder}/types.yaml")
        yield f"{folder}/{module}.py", f"{header(source)}\n{text}"


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
            model_name(action, suffix): [(member.wire, member.python) for member in members]
            for suffix, members in (("Request", action.request), ("Response", action.response))
        }
        verify_members(path, modules[path], expected)
