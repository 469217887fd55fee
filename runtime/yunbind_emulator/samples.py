"""The documented sample that answers a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_emulator.catalog import Action, Example, Json


def choose_sample(action: Action, parameters: Mapping[str, Json], *, xml: bool = False) -> Example | None:
    """Return the sample whose request is most like this one, the first of equals.

    Samples of failures are left out. ``xml`` prefers one that the page shows in
    XML. None where the page shows no answer.
    """
    answers = [example for example in action.examples if example.error is None]
    in_json = [example for example in answers if example.response is not None]
    in_xml = [example for example in answers if example.response_xml is not None]
    shown = in_xml or in_json if xml else in_json
    return max(shown, key=lambda example: _likeness(example, parameters), default=None)


def _likeness(example: Example, parameters: Mapping[str, Json]) -> int:
    same = sum(1 for name, value in example.request.items() if parameters.get(name) == value)
    return 2 * same - len(example.request)
