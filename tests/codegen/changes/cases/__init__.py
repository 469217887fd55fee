"""Small edits of the base specs, and the changes that each causes, in both directions.

The expectations follow from the emitted code: arguments are keywords, response attributes are optional, limits are
checked in requests, enums are open, and errors are classes.
"""

from __future__ import annotations

from .actions import ACTIONS
from .case import MAKE, MAKE_BOX, TYPES_MORE, Case
from .classes import CLASSES
from .clouds import CLOUDS, REST
from .documentation import DOCUMENTATION
from .errors import ERROR_CASES
from .facts import FACT_CASES
from .kit import KIT_CASES
from .requests import REQUESTS
from .responses import RESPONSES
from .services import SERVICES, STS

__all__ = ["CASES", "MAKE", "MAKE_BOX", "REST", "STS", "TYPES_MORE", "Case"]

CASES = (
    *REQUESTS,
    *RESPONSES,
    *DOCUMENTATION,
    *CLASSES,
    *ACTIONS,
    *ERROR_CASES,
    *SERVICES,
    *CLOUDS,
    *FACT_CASES,
    *KIT_CASES,
)
