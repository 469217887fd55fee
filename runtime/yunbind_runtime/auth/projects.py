"""The project of a region: looked up for credentials that name none, and never used in another region.

https://support.huaweicloud.com/api-iam/iam_06_0001.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConfigurationError, YunbindError
from yunbind_runtime.base.single_flight import CachedValue, SingleFlightCache
from yunbind_runtime.call.perform import perform

from .keystone import require_keystone, resolve_keystone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.call.raw_response import RawResponse
    from yunbind_runtime.model.credentials import Credentials
    from yunbind_runtime.model.endpoints import Endpoint

FOUND: SingleFlightCache[str] = SingleFlightCache()
"""Projects that this process found, by identity service, key and region."""


PROJECT_REGIONS: dict[tuple[str, str], str] = {}
"""The region in which each project was used first, by key and project."""


def check_project_region(call: Call[Any], credentials: Credentials) -> None:
    """Check that a project which the client was not given directly is used in one region only.

    Variables and files name one project, and a project belongs to one region. With the project of another
    region, a call acts in that region or fails.

    Raises:
        ConfigurationError: The project was used in another region before.
    """
    region, project_id = call.region, credentials.project_id
    if not (region and project_id and call.operation.service.project):
        return
    first = PROJECT_REGIONS.setdefault((credentials.key_id, project_id), region)
    if first != region:
        variables = " or ".join(call.operation.service.credentials.project_id)
        raise ConfigurationError(
            f"The project {project_id} was used in {first}, and a project belongs to one region. For "
            f"{region}, pass Credentials(..., project_id=...). Or remove the project, such as {variables}: "
            "the client then looks up the project of each region."
        )


def find_project(
    call: Call[Any], credentials: Credentials, environ: Mapping[str, str]
) -> Effects[str | None]:
    """Return the id of the region's project. The identity service is asked once.

    Args:
        call: The call that the project is for, with credentials.
        credentials: Its credentials.
        environ: Environment variables of the client.

    Raises:
        ConfigurationError: The region has no project, or several, which the message lists.
        ApiError: The identity service refused.
        TransportError: The identity service could not be reached.
        UnreadableResponse: The response did not come from the identity service.
    """
    keystone = resolve_keystone(call.operation.service, call.region, None, environ)
    key = (str(keystone), credentials.key_id, call.region)
    return (yield from FOUND.get(key, lambda: _fetch(call, keystone), call.clock))


def _fetch(call: Call[Any], keystone: Endpoint) -> Effects[CachedValue[str]]:
    service = call.operation.service
    lookup = replace(
        call,
        operation=require_keystone(service).projects_operation(),
        members={"name": call.region},
        endpoint=keystone,
        authenticator=None,
        list_secrets=tuple,
    )
    try:
        raw: RawResponse[Any] = yield from perform(lookup)
    except YunbindError as error:
        error.add_note(
            f"The lookup of the project for {call.operation.place} failed. To skip it, {_say_remedy(call)}."
        )
        raise
    found: list[Any] = [project for project in raw.parsed.projects or () if project and project.id]
    if len(found) == 1:
        return CachedValue(found[0].id)
    if not found:
        raise ConfigurationError(
            f"{service.title} needs a project, and the access key has none in {call.region} "
            f"(request id {raw.request_id or 'unknown'}). Check the region, or {_say_remedy(call)}."
        )
    candidates = ", ".join(f"{project.id} ({project.name})" for project in found)
    raise ConfigurationError(
        f"{service.title} needs a project, and the access key has several in {call.region}: {candidates}. "
        f"Choose one: {_say_remedy(call)}."
    )


def _say_remedy(call: Call[Any]) -> str:
    variables = " or ".join(call.operation.service.credentials.project_id)
    alternative = f", or set {variables} in the environment" if variables else ""
    return f"pass Credentials(..., project_id=...){alternative}"
