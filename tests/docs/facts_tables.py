"""The tables of docs/porting.md, rendered from specs/behavior.yaml and specs/protocols.

`python tests/docs/facts_tables.py` writes them into the page again.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "porting.md"
_BLOCK = re.compile(r"<!-- data: ([\w-]+) -->\n(.*?)<!-- end -->", re.DOTALL)


def write_value(value: object) -> str:
    """Return a value as it is in the JSON of the catalog, fit for a table."""
    text = json.dumps(value, ensure_ascii=False).replace("|", "\\|")
    return f"`{text}`"


def render_section(section: dict[str, Any]) -> str:
    """Return a table of the keys of a section."""
    rows = [f"| `{key}` | {write_value(value)} |\n" for key, value in section.items()]
    return "".join(["| Key | Value |\n|---|---|\n", *rows])


def read_protocols() -> dict[str, dict[str, Any]]:
    """Return the facts of the protocols by name."""
    paths = sorted((ROOT / "specs" / "protocols").glob("*.yaml"))
    protocols = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    return {protocol["protocol"]: protocol for protocol in protocols}


def render_columns(columns: dict[str, dict[str, Any]]) -> str:
    """Return a table of the keys of several sections, with a column for each."""
    names = list(dict.fromkeys(name for section in columns.values() for name in section))
    lines = [f"| Key | {' | '.join(columns)} |", f"|---{'|---' * len(columns)}|"]
    for name in names:
        cells = [write_value(section[name]) if name in section else "" for section in columns.values()]
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def render(name: str) -> str:
    """Return the table of a section of the facts.

    ``signing-`` and a protocol is the section of its schemes, with a column for each.
    """
    protocols = read_protocols()
    if name in ("requests", "envelope", "unsigned"):
        return render_columns({each: facts[name] for each, facts in protocols.items() if name in facts})
    if name.startswith("signing-"):
        return render_columns(protocols[name.removeprefix("signing-")]["signing"])
    behavior = yaml.safe_load((ROOT / "specs" / "behavior.yaml").read_text(encoding="utf-8"))
    return render_section(behavior[name])


def read_tables() -> dict[str, str]:
    """Return the tables of the page by the names of their sections."""
    return {found[1]: found[2] for found in _BLOCK.finditer(PAGE.read_text(encoding="utf-8"))}


def write_tables() -> None:
    """Write the tables of the page again."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(
        _BLOCK.sub(lambda found: f"<!-- data: {found[1]} -->\n{render(found[1])}<!-- end -->", text),
        encoding="utf-8",
    )


if __name__ == "__main__":
    write_tables()
