"""``blackbox``: single calls to an emulator that the runner started."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError, InvalidArguments, TransportError, UnreadableResponse
from yunbind_runtime.model.credentials import Credentials

from .outcomes import write_refusal, write_success
from .references import find_client, find_operation, read_arguments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return the outcome of a call. Its pauses take no time."""
    operation = find_operation(given["action"])
    client: Any = find_client(given["action"])(
        region=given["region"],
        credentials=Credentials(**given["credentials"]),
        endpoint=given["endpoint"],
        environ={},
        checks="types",
        clock=lambda: datetime.fromisoformat(given["time"]),
        sleep=world.sleep,
        jitter=world.jitter,
    )
    arguments = read_arguments(operation, given["members"])
    with client:
        try:
            return write_success(getattr(client, operation.method)(**arguments))
        except (ApiError, UnreadableResponse) as error:
            return write_refusal(error)
        except (InvalidArguments, TypeError):  # Python itself refuses a call without a required argument
            return {"error": {"kind": "invalid-arguments"}}
        except TransportError:
            return {"error": {"kind": "transport"}}
