"""Tables of the credential sources in specs/<cloud>/provider.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel
from yunbind_codegen.load import read
from yunbind_codegen.provider import ProviderFile

from .facts_tables import ROOT, write_value

CLOUDS = ("tencent", "alibaba", "huawei")


def render_table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table."""
    first, *others = (f"| {' | '.join(cells)} |\n" for cells in (head, *rows))
    return "".join([first.replace("|  |", "| |"), f"|{'---|' * len(head)}\n", *others])


@cache
def read_cloud(name: str) -> ProviderFile:
    """Return the settings of a cloud."""
    path = f"specs/{name}/provider.yaml"
    document, problems = read((ROOT / path).read_bytes(), path, "provider")
    assert not problems
    assert isinstance(document.content, ProviderFile)
    return document.content


def render_sources(cloud: str) -> str:
    """Return a table of the facts of a cloud's credential sources."""
    rows: list[list[str]] = []
    for source in read_cloud(cloud).credential_sources:
        facts: dict[str, Any] = source.model_dump(by_alias=True, exclude_unset=True)
        facts |= {f"logins.{login.pop('name')}": login for login in facts.pop("logins", ())}
        meanings = {
            field.alias or name: field.description for name, field in type(source).model_fields.items()
        }
        meanings["kind"] = type(source).__doc__
        rows += [
            [f"`{source.name}`", f"`{key}`", write_value(value), meanings.get(key) or ""]
            for key, value in facts.items()
            if key not in ("name", "title")
        ]
    return render_table(["Source", "Key", "Value", "Meaning"], rows)


def render_chains() -> str:
    """Return a table of the sources of all clouds in their order."""
    chains = [[describe_source(source) for source in read_cloud(name).credential_sources] for name in CLOUDS]
    rows = [
        [str(number + 1), *(chain[number] if number < len(chain) else "" for chain in chains)]
        for number in range(max(map(len, chains)))
    ]
    return render_table(["", *map(str.title, CLOUDS)], rows)


def describe_source(source: BaseModel) -> str:
    """Return the title of a source, and its files or the variables without which it is absent."""
    facts = source.model_dump()
    title = facts["title"] or facts["name"]
    if facts["kind"] == "environment":
        return "environment variables"
    if facts["kind"] == "ini_file":
        shared = f", else `{facts['shared_path']}`" if facts["shared_path"] else ""
        return f"`{facts['path']}`{shared}"
    if facts["kind"] == "json_profiles":
        return f"{title}: `{facts['path']}`"
    if facts["kind"] == "metadata":
        return f"{title}: `{facts['host']}`"
    given = [facts["variable"]] if "variable" in facts else list(facts["variables"].values())
    return f"{title}: {' and '.join([f'`{name}`' for name in given if name][:2])}"


def render_key_variables() -> str:
    """Return a table of the variables with keys."""
    keys = ("key_id", "key_secret", "session_token", "project_id")
    rows: list[list[str]] = []
    for name in CLOUDS:
        variables: dict[str, list[str]] = read_cloud(name).environment.credentials.model_dump()
        rows.append([name.title(), *(", ".join(f"`{each}`" for each in variables[key]) for key in keys)])
    return render_table(["", "Key ID", "Key secret", "Session token", "Project"], rows)


def render_variables() -> str:
    """Return a table of all other variables of the credential sources, with their meanings."""
    rows = [
        [f"`{variable}`", source.title or source.name, meaning]
        for name in CLOUDS
        for source in read_cloud(name).credential_sources
        for variable, meaning in list_variables(source)
    ]
    return render_table(["Variable", "Provider", "Meaning"], rows)


def list_variables(facts: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield the variables among facts, each with the description of its field."""
    for name, field in type(facts).model_fields.items():
        value = getattr(facts, name)
        if isinstance(value, BaseModel) and name == "variables":
            yield from (
                (variable, str(inner.description))
                for key, inner in type(value).model_fields.items()
                if (variable := getattr(value, key))
            )
        elif value and (name == "variable" or name.endswith("_variable")):
            meaning = re.sub("^Variable (with|that) ", "", str(field.description))
            yield value, meaning[0].upper() + meaning[1:]


def render(name: str) -> str:
    """Return a table. ``sources-`` and a cloud are the facts of its sources."""
    if name.startswith("sources-"):
        return render_sources(name.removeprefix("sources-"))
    return {
        "chains": render_chains,
        "key-variables": render_key_variables,
        "source-variables": render_variables,
    }[name]()


NAMES = ("chains", "key-variables", "source-variables", *(f"sources-{name}" for name in CLOUDS))
"""The names of the tables."""
