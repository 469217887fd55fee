"""Mistakes that signers make, each as a change of one part of the right signature."""

from __future__ import annotations

from .bodies import BODIES
from .headers import HEADERS
from .parameters import PARAMETERS
from .places import PLACES
from .strings import STRINGS

DEVIATIONS = (*PLACES, *PARAMETERS, *HEADERS, *BODIES, *STRINGS)
"""The mistakes, in the order in which they are tried."""
