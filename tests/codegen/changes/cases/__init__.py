"""Small edits of the base specs, and what each means to programs, there and back.

What is expected is reasoned from what the emitted code does: arguments are keywords, attributes of answers are
optional, limits count in requests, enums are open, and errors are classes.
"""

from __future__ import annotations

from .actions import ACTIONS
from .answers import ANSWERS
from .case import MAKE, MAKE_BOX, TYPES_MORE, Case
from .classes import CLASSES
from .clouds import CLOUDS, REST
from .errors import ERRORS_EDITED
from .requests import REQUESTS
from .services import SERVICES, STS
from .told import TOLD

__all__ = ["CASES", "MAKE", "MAKE_BOX", "REST", "STS", "TYPES_MORE", "Case"]

CASES = (*REQUESTS, *ANSWERS, *TOLD, *CLASSES, *ACTIONS, *ERRORS_EDITED, *SERVICES, *CLOUDS)
