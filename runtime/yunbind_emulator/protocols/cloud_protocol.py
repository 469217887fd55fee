"""The interface of a cloud's protocol, and what the protocols share."""

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
"""Header of a response: ``assumed`` if anything in it is assumed, else ``documented``."""
ASSUMED_HEADER = "X-Yunbind-Assumed"
"""Header of a response: its assumed behaviours, in the words of ``docs/parity.md``.

`` | `` separates them. The header is missing if only the form of the response is assumed, or nothing.
"""
ACCOUNT = "main"
"""The one account of each cloud, in the state."""
LARGEST_REQUEST = 16 * 2**20
"""Maximum size of a request in bytes, if the cloud documents no limit."""


class CloudProtocol(ABC):
    """The protocol of one cloud: recognises, parses and answers its requests.

    Every method but ``recognises``, ``find_region``, ``translate_violation`` and ``write_error`` can
    raise :class:`VendorError`.
    """

    first_index: ClassVar[int] = 0
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
        self._state: tuple[State, Pace] | None = None

    def keep_state(self, state: State, pace: Pace) -> None:
        """Respond from a state, for the actions that have a handler."""
        self._state = (state, pace)

    @abstractmethod
    def recognises(self, request: HttpRequest, /) -> bool:
        """Return whether the request is for this cloud."""

    @abstractmethod
    def check_size(self, request: HttpRequest, /) -> None:
        """Reject a request that is larger than documented."""

    @abstractmethod
    def find_target(self, request: HttpRequest, /) -> Target:
        """Return the action that the request calls."""

    @abstractmethod
    def authenticate(self, request: HttpRequest, target: Target, /) -> None:
        """Verify the signature."""

    @abstractmethod
    def read_parameters(self, request: HttpRequest, target: Target, /) -> dict[str, Json]:
        """Return the parameters by their wire names."""

    @abstractmethod
    def find_region(
        self, request: HttpRequest, target: Target, parameters: Mapping[str, Json], /
    ) -> str | None:
        """Return the region of the request, or None if it has none."""

    @abstractmethod
    def translate_violation(self, violation: Violation, target: Target, /) -> VendorError:
        """Return the cloud's error for an invalid parameter."""

    @abstractmethod
    def respond(
        self, request: HttpRequest, target: Target, parameters: Mapping[str, Json], /
    ) -> HttpResponse:
        """Return the documented or assumed response (:meth:`find_response`), with a new request id."""

    def find_response(
        self, request: HttpRequest, target: Target, parameters: Mapping[str, Json], *, xml: bool = False
    ) -> Example:
        """Return the response from the state, else the best documented sample, else an assumed one."""
        handlers = SERVICE_HANDLERS.get((self.provider.name, target.service.name)) if self._state else None
        handler = handlers.find(target.action.name) if handlers else None
        if self._state and handlers and handler:
            ignores_region = (
                target.action.region == "none" and target.service.region_member not in target.action.request
            )
            region = "" if ignores_region else self.check_region(request, target, parameters)
            state, pace = self._state
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
            return Example("state", parameters, response, None, target.action.statuses[0], None, evidence)
        return find_response(target.action, target.service, parameters, self.clock(), self.new_id, xml=xml)

    def show_evidence(self, response: HttpResponse, example: Example) -> HttpResponse:
        """Add the evidence of a response from the state; the application adds that of others."""
        return show_evidence(response, example.evidence) if example.evidence else response

    def check_region(self, request: HttpRequest, target: Target, parameters: Mapping[str, Json]) -> str:
        """Return the region of the state; the service must exist there."""
        region = self.find_region(request, target, parameters) or ""
        regions, name = target.service.regions, target.service.region_member
        member = target.action.request.get(name or "")
        is_required_or_given = bool(region) or (member is not None and member.required)
        if name and regions and is_required_or_given and region not in regions:
            message = f"The parameter {name} names no region of the service."
            error = self.translate_violation(Violation(Rule.VALUE, name, message), target)
            error.assumed = f"An unknown region is refused: `{error.code}`"
            raise error
        return region

    @abstractmethod
    def write_error(self, request: HttpRequest, target: Target | None, error: VendorError, /) -> HttpResponse:
        """Return the error in the cloud's error format."""


def show_evidence(response: HttpResponse, evidence: Evidence) -> HttpResponse:
    """Add the headers that show the evidence of a response."""
    headers = [(EVIDENCE_HEADER, "assumed" if evidence.assumed else "documented")]
    if evidence.behaviours:
        headers.append((ASSUMED_HEADER, " | ".join(evidence.behaviours)))
    return replace(response, headers=(*response.headers, *headers))


def write_json(value: Json) -> bytes:
    """Write JSON as the clouds do: UTF-8, no spaces; ``?`` replaces what UTF-8 cannot encode."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
