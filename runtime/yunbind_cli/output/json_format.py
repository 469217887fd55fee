"""One JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yunbind_cli.output.layout import Layout


def write(document: Any, layout: Layout) -> str:
    """Return the document as indented JSON. Integers keep all digits."""
    del layout
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
