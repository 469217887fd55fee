"""The project that calls in a region act in, looked up where the credentials name none.

https://support.huaweicloud.com/api-iam/iam_06_0001.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConfigurationError, YunbindError
from yunbind_runtime.base.single_flight import CachedValue, SingleFlightCache
from yunbind_runtime.call.call import perform

if TYPE_CHECKING:
    from collections.abc import Generator

    from yunbind_runtime.call.call import Call, RawResponse
    from yunbind_runtime.call.effects import Effect
    from yunbind_runtime.model.credentials import Credentials

FOUND: SingleFlightCache[str] = SingleFlightCache()
"""Projects found by this process, by identity service, key and region."""


def find_project(call: Call[Any], credentials: Credentials) -> Generator[Effect, Any, str | None]:
    """Return the id of the region's project, which the identity service is asked for once.

    Raises:
        ConfigurationError: the region has no project, or several, which the message lists.
        ApiError: the identity service refused.
        TransportError: it could not be reached.
        UnreadableResponse: what answered was something else.
    """
    key = (str(call.keystone), credentials.key_id, call.region)
    return (yield from FOUND.obtain(key, lambda: _ask(call), call.clock))


def _ask(call: Call[Any]) -> Generator[Effect, Any, CachedValue[str]]:
    service = call.operation.service
    if service.keystone is None or call.keystone is None:
        raise ConfigurationError(f"{service.title} has no identity service to look a project up in.")
    inner = replace(
        call,
        operation=service.keystone.projects_operation(),
        members={"name": call.region},
        endpoint=call.keystone,
        keystone=None,
        list_secrets=tuple,
    )
    try:
        raw: RawResponse[Any] = yield from perform(inner)
    except YunbindError as error:
        remedy = _say_remedy(call)
        error.add_note(f"The project of {call.operation.place} was looked up: {remedy} to go without that.")
        raise
    found: list[Any] = [project for project in raw.parsed.projects or () if project and project.id]
    if len(found) == 1:
        return CachedValue(found[0].id)
    if not found:
        raise ConfigurationError(
            f"{service.title} needs a project, and the access key has none in {call.region} "
            f"(request id {raw.request_id or 'unknown'}): check the region, or {_say_remedy(call)}."
        )
    candidates = ", ".join(f"{project.id} ({project.name})" for project in found)
    raise ConfigurationError(
        f"{service.title} needs a project, and the access key has several in {call.region}: {candidates}. "
        f"Choose one: {_say_remedy(call)}."
    )


def _say_remedy(call: Call[Any]) -> str:
    variables = " or ".join(call.operation.service.credentials.project_id)
    otherwise = f", or set {variables} in the environment," if variables else ""
    return f"pass Credentials(..., project_id=...){otherwise}"
