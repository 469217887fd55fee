"""The first line of each emitted file: what it came from and how to change it."""

from __future__ import annotations

from ..ir import Provider, Service
from ..safe_code import Code, comment

MARK = "@generated"
"""What the writer looks for before it replaces or removes a file."""


def header_text(source: str) -> str:
    """The header without comment signs."""
    return f'{MARK} from {source} by yunbind-codegen. Do not edit: change the spec and run "make generate".'


def header(source: str) -> Code:
    """The header as a Python comment on one line."""
    line = comment(header_text(source), 0)
    return Code(str(line).replace("\n# ", " "))


def full_title(provider: Provider, service: Service) -> str:
    """A service with its provider, which its own name may already say."""
    brand = provider.title.en.split()[0]
    return (
        service.title.en if service.title.en.startswith(brand) else f"{provider.title.en} {service.title.en}"
    )
