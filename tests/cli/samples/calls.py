"""Calls for the samples: the catalog's examples, and signed requests for an emulator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yunbind_cli.catalog.entries import Action
from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.samples.sample_call import SampleCall
from yunbind_emulator.client_factory import HOME_REGIONS


def list_actions() -> list[Action]:
    """Return the actions of the catalog."""
    return [
        action
        for cloud in read_clouds().values()
        for service in cloud.services.values()
        for action in service.actions.values()
    ]


def find_action(reference: str) -> Action:
    """Return an action by its reference."""
    return next(action for action in list_actions() if action.reference == reference)


def list_examples() -> Iterator[tuple[Action, Mapping[str, Any]]]:
    """Yield each action with the members of each of its samples."""
    for action in list_actions():
        samples: list[Mapping[str, Any]] = [
            sample.get("request") or {} for sample in action.document.get("examples") or ()
        ]
        for sample in samples or [{}]:
            yield action, sample


def make_call(action: Action, members: Mapping[str, Any], endpoint: str | None = None) -> SampleCall:
    """Return the call of a sample."""
    return SampleCall(action, members, HOME_REGIONS[action.service.cloud.name], endpoint)
