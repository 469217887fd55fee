"""Secrets in responses: those that the catalog marks, and those whose name says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yunbind_cli.json_values import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_cli.catalog.entries import Action, Member, Service

MASK: Final = "***"


def mask_secrets(document: Any, action: Action) -> Any:
    """Return a response with ``***`` for each secret."""
    if not is_object(document):
        return document
    return _mask_members(document, action.response, action.service)


def _mask_members(values: dict[str, Any], known: Mapping[str, Member], service: Service) -> dict[str, Any]:
    from yunbind_runtime.model.models import is_secret_name

    masked: dict[str, Any] = {}
    for name, value in values.items():
        member = known.get(name)
        is_secret = member.is_secret if member is not None else is_secret_name(name)
        if is_secret and value not in (None, ""):
            masked[name] = MASK
        else:
            masked[name] = _mask(value, member.item_type or member.type if member else "", service)
    return masked


def _mask(value: Any, kind: str, service: Service) -> Any:
    if is_object(value):
        return _mask_members(value, service.find_structure(kind) or {}, service)
    if is_list(value):
        return [_mask(item, kind, service) for item in value]
    return value
