"""What the dialects have in common."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from yunbind_emulator.samples import find_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from yunbind_runtime.http import HttpRequest, HttpResponse

    from yunbind_emulator.catalog import Action, Example, Json, Provider, Service
    from yunbind_emulator.credentials import Account
    from yunbind_emulator.refusals import Refusal
    from yunbind_emulator.validation import Violation

Clock: TypeAlias = "Callable[[], datetime]"
LARGEST_REQUEST = 16 * 1024 * 1024
"""Bytes of a body that the emulator takes where the cloud documents no limit."""


@dataclass(frozen=True, slots=True)
class Target:
    """The action that a request asks for."""

    service: Service
    action: Action
    path: Mapping[str, str] = field(default_factory=dict[str, str])


class Dialect(ABC):
    """How one cloud is spoken to: recognising, reading and answering its requests.

    Every method but ``recognises``, ``complain`` and ``refuse`` may
    raise :class:`Refusal`.
    """

    first_index: ClassVar[int]
    """Index of the first item of a list in the names of parameters."""

    def __init__(
        self, provider: Provider, account: Account, clock: Clock, new_id: Callable[[], UUID]
    ) -> None:
        self.provider = provider
        self.account = account
        self.clock = clock
        self.new_id = new_id

    @staticmethod
    @abstractmethod
    def recognises(request: HttpRequest) -> bool:
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
    def complain(self, violation: Violation, target: Target, /) -> Refusal:
        """Say in the cloud's own code what a parameter broke."""

    @abstractmethod
    def answer(self, request: HttpRequest, target: Target, parameters: Mapping[str, Json], /) -> HttpResponse:
        """Answer as documented or assumed (``find_answer``), under a fresh request id."""

    def find_answer(self, target: Target, parameters: Mapping[str, Json], *, xml: bool = False) -> Example:
        """Return the documented sample that fits the request best, else an assumed answer."""
        return find_answer(target.action, target.service, parameters, self.clock(), self.new_id, xml=xml)

    @abstractmethod
    def refuse(self, request: HttpRequest, target: Target | None, refusal: Refusal, /) -> HttpResponse:
        """Dress a refusal in the cloud's error envelope."""


def write_json(value: Json) -> bytes:
    """Write JSON as the clouds do: UTF-8, no spaces; what UTF-8 cannot hold becomes ``?``."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
