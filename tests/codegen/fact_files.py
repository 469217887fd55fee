"""The fact files of this project as data, and every edit of one of their leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from yunbind_codegen.load import read

SPECS = Path(__file__).parents[2] / "specs"
FILES = {
    "behavior.yaml": "behavior",
    **{f"protocols/{path.name}": "protocol" for path in sorted((SPECS / "protocols").glob("*.yaml"))},
}
"""The kind of each file that consists of facts, by its path below the specs."""
CLOUDS = {path.relative_to(SPECS).as_posix(): "provider" for path in sorted(SPECS.glob("*/provider.yaml"))}
"""The kind of each file with facts of a cloud, by its path below the specs."""

Place = tuple[str | int, ...]


@cache
def read_model(path: str) -> BaseModel:
    """Return the content of a fact file."""
    kind = (FILES | CLOUDS)[path]
    document, problems = read((SPECS / path).read_bytes(), f"specs/{path}", kind)
    assert not problems
    assert document.content is not None
    return document.content


@cache
def read_data(path: str) -> Any:
    """Return a fact file as plain data, which :func:`edit` leaves as it was."""
    return yaml.safe_load((SPECS / path).read_text(encoding="utf-8"))


def list_leaves(data: Any, place: Place = ()) -> Iterator[Place]:
    """Yield the place of each leaf."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from list_leaves(value, (*place, key))
    elif isinstance(data, list) and data:
        for index, value in enumerate(data):
            yield from list_leaves(value, (*place, index))
    else:
        yield place


def edit(model: type[BaseModel], data: Any, place: Place) -> BaseModel:
    """Return the content of a file with another valid value at a place."""
    *above, last = place
    holder = data
    for key in above:
        holder = holder[key]
    old = holder[last]
    tried = [*list_others(old)]
    for value in tried:
        holder[last] = value
        try:
            return model.model_validate(data)
        except ValidationError as error:
            choices = str(error.errors()[0].get("ctx", {}).get("expected", ""))
            tried += [choice for choice in re.findall(r"'([^']*)'", choices) if choice not in (old, *tried)]
        finally:
            holder[last] = old
    raise AssertionError(f"{place}: no other value is valid, tried {tried}")


def list_others(value: Any) -> Iterator[object]:
    """Yield values that differ from a value, of which one is valid."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 1, value * 2, value - 1, value / 2)
    elif isinstance(value, str):
        yield from (f"{value}x", f"x{value}", value[:-1], "/" if value != "/" else ":", ";")
    elif value is None:
        yield from ("X-Other", "other", 1, True, ["other"])
    else:
        yield from (["other"], ["GET"], {"other": "other"}, [1])
