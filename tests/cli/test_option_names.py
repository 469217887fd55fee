"""No option of the command line hides a member, for any action of the catalog."""

from __future__ import annotations

from collections import Counter

import pytest
from yunbind_cli.calls import options
from yunbind_cli.catalog.entries import Service
from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.names import fold

SERVICES = [service for cloud in read_clouds().values() for service in cloud.services.values()]
RESERVED = {"help"}
"""Options of every command."""


def list_option_names() -> set[str]:
    made = [
        *options.make_input_options(),
        *options.make_connection_options(),
        *options.make_output_options(),
        *options.make_page_options(),
        *options.make_preview_options(),
        *options.make_wait_options(),
    ]
    return {name.lstrip("-") for option in made for name in option.opts if name.startswith("--")} | RESERVED


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: f"{service.cloud.name}-{service.name}")
def test_no_option_has_the_name_of_a_member(service: Service):
    taken = {fold(name): name for name in list_option_names()}
    for action in service.actions.values():
        for member in action.request.values():
            for name in (member.name, member.kebab):
                assert fold(name) not in taken, f"{action.reference}: --{taken.get(fold(name))} hides {name}"


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: f"{service.cloud.name}-{service.name}")
def test_names_stay_different_without_hyphens_and_case(service: Service):
    groups = [[*service.actions, "wait"], [name for name, _ in service.list_waiters()]]
    groups += [list(action.request) for action in service.actions.values()]
    groups += [list(service.find_structure(name) or {}) for name in service.document["types"]]
    for names in groups:
        repeated = [name for name, count in Counter(map(fold, names)).items() if count > 1]
        assert repeated == []
