"""Calls of one action: arguments that are checked, and responses by wire names."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from yunbind_cli.calls.clients import make_client
from yunbind_cli.calls.exchanges import Received, Recorder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_runtime.call.hooks import Hooks
    from yunbind_runtime.model.operation import AnyOperation

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Action


@dataclass(frozen=True, slots=True)
class Answer:
    """A successful response.

    Attributes:
        members: Members by wire name, in the order of the service, without the vendor's envelope.
        parsed: The library's model, or None for an action that the catalog does not know.
        received: The HTTP side.
    """

    members: dict[str, Any] = field(repr=False)
    parsed: Any = field(repr=False)
    received: Received


class ActionCaller:
    """Calls one action of one region. Close it, or use ``with``.

    Args:
        action: The action.
        settings: The options of the call.
        region: The region, or None for that of the environment.
        hooks: Further callbacks.
        others: Further arguments of the client.
    """

    def __init__(
        self,
        action: Action,
        settings: CallSettings,
        region: str | None,
        hooks: Sequence[Hooks] = (),
        **others: Any,
    ) -> None:
        self._action = action
        self.operation = find_operation(action)
        self._recorder = Recorder(action.name)
        self.client: Any = make_client(action.service, settings, region, (self._recorder, *hooks), **others)

    def call(self, arguments: Mapping[str, Any]) -> Answer:
        """Call the action.

        Raises:
            YunbindError: The call failed.
        """
        parsed = getattr(self.client, self._action.method)(**arguments)
        return self.read_answer(parsed)

    def read_answer(self, parsed: Any) -> Answer:
        """Return the latest response with its model."""
        from yunbind_runtime.wire.protocols import find_protocol

        received = self._recorder.latest
        if received is None:
            raise LookupError("There was no response.")
        protocol = find_protocol(self.operation.service.protocol)
        return Answer(protocol.parse(self.operation, received.response), parsed, received)

    def __enter__(self) -> ActionCaller:
        return self

    def __exit__(self, *_error: object) -> None:
        self.client.close()


def find_operation(action: Action) -> AnyOperation:
    """Return the library's operation of an action."""
    operations: Mapping[str, AnyOperation] = import_module(f"{action.service.module}.operations").OPERATIONS
    return next(operation for operation in operations.values() if operation.action == action.name)


def make_arguments(action: Action, members: Mapping[str, Any], unknown: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of the client's method for members by wire name."""
    arguments = {action.request[name].python: value for name, value in members.items()}
    return {**arguments, "extra": dict(unknown)} if unknown else arguments


def list_problems(
    action: Action, arguments: Mapping[str, Any], region: str | None, checks: str
) -> tuple[str, ...]:
    """Return the problems of arguments by the rules of the library, without sending anything."""
    from yunbind_runtime.base.errors import InvalidArguments
    from yunbind_runtime.model.validation import build_request, list_members

    operation = find_operation(action)
    try:
        request = build_request(operation, arguments, region)
        list_members(operation, request, region, "strict" if checks == "strict" else "types")
    except InvalidArguments as error:
        return error.problems or (str(error),)
    return ()
