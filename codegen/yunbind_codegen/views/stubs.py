"""View of the stubs from which type checkers know the clients that the emulator creates."""

from __future__ import annotations

from dataclasses import dataclass

from ..headers import header
from ..ir import Provider
from ..safe_code import Code, dotted_name, identifier, joined


@dataclass(frozen=True)
class StubsView:
    header: Code
    name: Code
    imports: tuple[tuple[Code, Code], ...]
    clients: tuple[tuple[Code, Code], ...]


def view_stubs(provider: Provider) -> StubsView:
    """Return the view of a cloud's clients, of the default version of each service."""
    services = [service for service in provider.services if service.spec.default]
    names = {
        service.name: (
            identifier(f"{service.spec.client}Client"),
            identifier(f"Async{service.spec.client}Client"),
        )
        for service in services
    }
    return StubsView(
        header(f"specs/{provider.name}/provider.yaml"),
        identifier(f"{provider.name.capitalize()}Clients"),
        tuple(
            (dotted_name(service.module.rpartition(".")[0]), joined(names[service.name]))
            for service in services
        ),
        tuple(
            (identifier(f"{prefix}{service.name}"), client)
            for service in services
            for prefix, client in zip(("", "async_"), names[service.name], strict=True)
        ),
    )
