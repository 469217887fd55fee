"""Documentation of model members, read from the source code when an error message needs it."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

_ABOUT_CHARACTERS = re.compile(
    r"\b(ASCII|characters?|letters?|digits?|hyphens?|underscores?|lowercase|uppercase|format)\b",
    re.IGNORECASE,
)


def describe_format(model_type: type[BaseModel], name: str) -> str:
    """Return the sentences about the format of a member, or its whole documentation.

    Args:
        model_type: The model.
        name: The member's Python name.
    """
    doc = _member_docs(model_type).get(name, "")
    sentences = re.split(r"(?<=[.!?])\s+", doc)
    return " ".join(sentence for sentence in sentences if _ABOUT_CHARACTERS.search(sentence)) or doc


@cache
def _member_docs(model_type: type[BaseModel]) -> dict[str, str]:
    docs: dict[str, str] = {}
    for kind in reversed(model_type.__mro__):
        try:
            source = inspect.getsource(kind)
        except (OSError, TypeError):  # no source code, as in a zip file or for built-in classes
            continue
        docs.update(_read_docs(ast.parse(textwrap.dedent(source)).body[0]))
    return docs


def _read_docs(definition: ast.stmt) -> Iterator[tuple[str, str]]:
    """Yield the names of a class's members and the texts below them, on one line."""
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    for statement, below in pairwise(body):
        match statement, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())
            case _:
                pass
