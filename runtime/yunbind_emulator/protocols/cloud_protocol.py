"""What the protocols have in common."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from yunbind_emulator.auth.accepted_keys import AcceptedKeys
from yunbind_emulator.base.catalog import Evidence, Example
from yunbind_emulator.messages.samples import find_response, has_success_sample
from yunbind_emulator.messages.validation import Rule, Violation
from yunbind_emulator.services.handlers import Call
from yunbind_emulator.services.registry import SERVICE_HANDLERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from yunbind_runtime.base.http import HttpRequest, HttpResponse

    from yunbind_emulator.base.catalog import Json, Provider, Target
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import Account
    from yunbind_emulator.base.errors import VendorError
    from yunbind_emulator.state.issued_secrets import IssuedSecrets
    from yunbind_emulator.state.lifecycle import Pace
    from yunbind_emulator.state.records import State

EVIDENCE_HEADER = "X-Yunbind-Evidence"
"""Header of an answer: ``assumed`` where anything in it is, else ``documented``."""
ASSUMED_HEADER = "X-Yunbind-Assumed"
"""Header of an answer: the assumed behaviours that had a part in it, as ``docs/parity.md`` words them.

They are parted by `` | ``. It is missing where nothing is assumed, or the form of the answer alone.
"""
ACCOUNT = "main"
"""The one account of each cloud, in the state."""
LARGEST_REQUEST = 16 * 1024 * 1024
"""Bytes of a body that the emulator takes where the cloud documents no limit."""


class CloudProtocol(ABC):
    """How one cloud is spoken to: recognising, reading and answering its requests.

    Every method but ``recognises``, ``find_region``, ``translate_violation`` and ``refuse`` may
    raise :class:`VendorError`.
    """

    first_index: ClassVar[int]
    """Index of the first item of a list in the names of parameters."""

    def __init__(
        self,
        provider: Provider,
        account: Account,
        clock: Clock,
        new_id: Callable[[], UUID],
        secrets: IssuedSecrets,
    ) -> None:
        self.provider = provider
        self.keys = AcceptedKeys(
            provider.name, account, secrets.table(f"{provider.name}.keys"), clock, new_id
        )
        self.clock = clock
        self.new_id = new_id
        self._life: tuple[State, Pace] | None = None

    def keep_state(self, state: State, pace: Pace) -> None:
        """Answer from a state where it has the action, in the place of samples."""
        self._life = (state, pace)

    @abstractmethod
    def recognises(self, request: HttpRequest, /) -> bool:
        """Whether the request is meant for this cloud."""

    @abstractmethod
    def check_size(self, request: HttpRequest, /) -> None:
        """Refuse what is larger than the cloud documents."""

    @abstractmethod
    def find_target(self, request: HttpRequest, /) -> Target:
        """Find the action."""

    @abstractmethod
    def authenticate(self, request: HttpRequest, target: Target, /) -> None:
        """Verify the signature."""

    @abstractmethod
    def read_parameters(self, request: HttpRequest, target: Target, /) -> dict[str, Json]:
        """Read the parameters by their wire names."""

    @abstractmethod
    def find_region(
        self, request: HttpRequest, target: Target, parameters: Mapping[str, Json], /
    ) -> str | None:
        """Return the region that the request names or its cloud takes for it; None where it has none."""

    @abstractmethod
    def translate_violation(self, violation: Violation, target: Target, /) -> VendorError:
        """Say in the cloud's own code what a parameter broke."""

    @abstractmethod
    def respond(
        self, request: HttpRequest, target: Target, parameters: Mapping[str, Json], /
    ) -> HttpResponse:
        """Answer as documented or assumed (``find_response``), under a fresh request id."""

    def find_response(
        self, request: HttpRequest, target: Target, parameters: Mapping[str, Json], *, xml: bool = False
    ) -> Example:
        """Return the state's answer, else the documented sample that fits best, else an assumed one."""
        handlers = SERVICE_HANDLERS.get((self.provider.name, target.service.name)) if self._life else None
        handler = handlers.find(target.action.name) if handlers else None
        if self._life and handlers and handler:
            region = "" if target.action.region == "none" else self.check_region(request, target, parameters)
            state, pace = self._life
            call = Call(
                state=state,
                account=ACCOUNT,
                region=region,
                parameters=parameters,
                moment=self.clock(),
                pace=pace,
                new_id=self.new_id,
                keys=self.keys,
                service=target.service,
                action=target.action,
            )
            response = handlers.respond(target.action.name, handler, call)
            assumed = bool(call.assumptions) or not has_success_sample(target.action)
            evidence = Evidence(assumed=assumed, behaviours=tuple(call.assumptions))
            return Example("state", parameters, response, None, target.action.success[0], None, evidence)
        return find_response(target.action, target.service, parameters, self.clock(), self.new_id, xml=xml)

    def show_evidence(self, response: HttpResponse, example: Example) -> HttpResponse:
        """Say what an answer from the state stands on; of others the application knows."""
        return show_evidence(response, example.evidence) if example.evidence else response

    def check_region(self, request: HttpRequest, target: Target, parameters: Mapping[str, Json]) -> str:
        """Return the region whose state is asked for; it must be one that the service may have."""
        region = self.find_region(request, target, parameters) or ""
        regions, name = target.service.regions, target.service.region_member
        member = target.action.request.get(name or "")
        is_said = bool(region) or (member is not None and member.required)
        if name and regions and is_said and region not in regions:
            message = f"The parameter {name} names no region of the service."
            error = self.translate_violation(Violation(Rule.VALUE, name, message), target)
            error.assumed = f"An unknown region is refused: `{error.code}`"
            raise error
        return region

    @abstractmethod
    def write_error(self, request: HttpRequest, target: Target | None, error: VendorError, /) -> HttpResponse:
        """Dress a error in the cloud's error envelope."""


def show_evidence(response: HttpResponse, evidence: Evidence) -> HttpResponse:
    """Say in headers what an answer stands on."""
    headers = [(EVIDENCE_HEADER, "assumed" if evidence.assumed else "documented")]
    if evidence.behaviours:
        headers.append((ASSUMED_HEADER, " | ".join(evidence.behaviours)))
    return replace(response, headers=(*response.headers, *headers))


def write_json(value: Json) -> bytes:
    """Write JSON as the clouds do: UTF-8, no spaces; what UTF-8 cannot hold becomes ``?``."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
