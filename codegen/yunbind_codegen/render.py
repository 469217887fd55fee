"""Print the templates, with Jinja restricted to checked text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .safe_code import Code

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, view: object) -> str:
    """Return a template filled from a view; TypeError if it prints anything but :class:`Code`."""
    return _environment().get_template(template).render(view=view)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_refuse_text,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment


def _refuse_text(value: object) -> Code:
    if type(value) is not Code:
        raise TypeError(f"a template may print Code only, not {type(value).__name__}")
    return value
