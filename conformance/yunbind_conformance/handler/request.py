"""``request``: calls as HTTP requests, before they are signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConfigurationError, InvalidArguments
from yunbind_runtime.base.http import FORM
from yunbind_runtime.call.perform import serialize
from yunbind_runtime.client.session import Session
from yunbind_runtime.wire.signing import find_signer
from yunbind_runtime.wire.signing.percent import decode_pairs

from .references import find_operation, read_arguments
from .sessions import ScriptedTransport, make_settings, wrap_transport
from .values import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.base.http import HttpRequest
    from yunbind_runtime.model.operation import Service

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return the request of a call, or the kind of its error."""
    try:
        return _write_request(_serialize(given, world))
    except InvalidArguments:
        return {"error": "invalid-arguments"}
    except ConfigurationError:
        return {"error": "configuration"}


def _serialize(given: Mapping[str, Any], world: World) -> HttpRequest:
    operation = find_operation(given["action"])
    cloud = operation.service.provider
    options: Mapping[str, Any] = given.get("options", {})
    settings = make_settings(given["action"], world, given.get("region", world.region(cloud)))
    settings = settings.change(
        _choose_signing(operation.service, options.get("location")),
        options.get("method"),
        options.get("response_format"),
        None,
        None,
        None,
        checks="types",
    )
    session = Session(settings, wrap_transport(ScriptedTransport(world, ())))
    call = session.prepare(operation, read_arguments(operation, given["members"]))
    if call.credentials is not None:
        credentials = replace(world.credentials(cloud), project_id=given.get("project_id"))
        call = replace(call, credentials=credentials)
    return serialize(call)


def _choose_signing(service: Service, location: str | None) -> str | None:
    if location is None:
        return None
    return next(
        scheme for scheme in service.signing if location == find_signer(service.protocol, scheme).LOCATION
    )


def _write_request(request: HttpRequest) -> dict[str, Any]:
    return {
        "method": request.method,
        "host": request.host,
        "path": request.path,
        "query": _list_pairs(request.query),
        "headers": {name.lower(): value for name, value in request.headers},
        "body": _write_body(request),
    }


def _write_body(request: HttpRequest) -> dict[str, Any]:
    if not request.body:
        return {"empty": True}
    if request.header("Content-Type") == FORM:
        return {"form": _list_pairs(request.body.decode())}
    return {"json": read_json(request.body)}


def _list_pairs(query: str) -> list[list[str]]:
    return [list(pair) for pair in sorted(decode_pairs(query))]
