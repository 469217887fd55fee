"""Print the templates: Jinja with everything switched off that could print unchecked text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .safe_code import Code

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, view: object) -> str:
    """Print a view. TypeError when the template prints anything that is not :class:`Code`."""
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
