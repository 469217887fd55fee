"""Tables of specs/behavior.yaml and specs/protocols, with the meanings of the schema."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "generated" / "catalog.schema.json"


def write_value(value: object) -> str:
    """Return a value as it is in the JSON of the catalog, fit for a table."""
    text = json.dumps(value, ensure_ascii=False).replace("|", "\\|")
    return f"`{text}`"


def read_meanings(*path: str) -> dict[str, str]:
    """Return the meaning of each key of a definition of the catalog's schema.

    Args:
        path: Names from the definition of a file to the property whose definition has the keys.
    """
    definitions = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    name, *steps = path
    for step in steps:
        name = re.findall(r'"#/\$defs/(\w+)"', json.dumps(definitions[name]["properties"][step]))[0]
    return {key: part.get("description", "") for key, part in definitions[name]["properties"].items()}


def render_section(section: dict[str, Any], meanings: dict[str, str]) -> str:
    """Return a table of the keys of a section. The column of meanings is left out if all are empty."""
    has_meanings = any(meanings[key] for key in section)
    lines = (
        ["| Key | Value | Meaning |", "|---|---|---|"] if has_meanings else ["| Key | Value |", "|---|---|"]
    )
    for key, value in section.items():
        cell = f" {meanings[key]} |" if has_meanings else ""
        lines.append(f"| `{key}` | {write_value(value)} |{cell}")
    return "\n".join(lines) + "\n"


def read_protocols() -> dict[str, dict[str, Any]]:
    """Return the facts of the protocols by name."""
    paths = sorted((ROOT / "specs" / "protocols").glob("*.yaml"))
    protocols = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    return {protocol["protocol"]: protocol for protocol in protocols}


def render_columns(columns: dict[str, dict[str, Any]], meanings: dict[str, str]) -> str:
    """Return a table of the keys of several sections, with a column for each."""
    names = list(dict.fromkeys(name for section in columns.values() for name in section))
    lines = [f"| Key | Meaning | {' | '.join(columns)} |", f"|---|---{'|---' * len(columns)}|"]
    for name in names:
        cells = [write_value(section[name]) if name in section else "" for section in columns.values()]
        lines.append(f"| `{name}` | {meanings[name]} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def render(name: str) -> str:
    """Return the table of a section of the facts.

    ``signing-`` and a protocol is the section of its schemes, with a column for each.
    """
    protocols = read_protocols()
    if name in ("requests", "envelope", "unsigned"):
        columns = {each: facts[name] for each, facts in protocols.items() if name in facts}
        return render_columns(columns, read_meanings("ProtocolFile", name))
    if name.startswith("signing-"):
        schemes = protocols[name.removeprefix("signing-")]["signing"]
        return render_columns(schemes, read_meanings("ProtocolFile", "signing"))
    behavior = yaml.safe_load((ROOT / "specs" / "behavior.yaml").read_text(encoding="utf-8"))
    return render_section(behavior[name], read_meanings("BehaviorFile", name))
