"""One YAML document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import yaml

if TYPE_CHECKING:
    from yunbind_cli.output.layout import Layout


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_block = "\n" in text and all(line == line.rstrip() for line in text.split("\n"))
    node: yaml.ScalarNode = cast("Any", dumper).represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if is_block else None
    )
    return node


_Dumper.add_representer(str, _represent_text)


def write(document: Any, layout: Layout) -> str:
    """Return the document as YAML in the order of the service."""
    del layout
    dump = cast("Any", yaml).dump
    text: str = dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
    return text.removesuffix("...\n")
