"""Secrets in responses: those that the catalog marks, and those whose name says it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from yunbind_cli.json_values import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yunbind_cli.catalog.entries import Member, Service

MASK: Final = "***"
_JSON_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


def mask_secrets(document: Any, known: Mapping[str, Member], service: Service) -> Any:
    """Return a document with ``***`` for each secret.

    Args:
        document: Members by wire name.
        known: The members of the catalog.
        service: The service, which knows structures.
    """
    return _mask_members(document, known, service) if is_object(document) else document


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


def list_secrets(document: Any, masked: Any) -> Iterator[str]:
    """Yield the texts that are masked in the second of two documents."""
    if masked == MASK:
        yield from _list_texts(document)
    elif is_object(document) and is_object(masked):
        for name, value in document.items():
            yield from list_secrets(value, masked[name])
    elif is_list(document) and is_list(masked):
        for value, other in zip(document, masked, strict=True):
            yield from list_secrets(value, other)


def _list_texts(value: Any) -> Iterator[str]:
    if is_object(value):
        for inner in value.values():
            yield from _list_texts(inner)
    elif is_list(value):
        for inner in value:
            yield from _list_texts(inner)
    elif value is not None and value != MASK:
        yield str(value)


def mask_text(body: bytes, document: Any, masked: Any) -> bytes:
    """Return a body of JSON with ``***`` for each text that is a secret, however it is escaped."""
    secrets = set(list_secrets(document, masked))
    if not secrets:
        return body

    def replace(found: re.Match[str]) -> str:
        try:
            is_secret = json.loads(found[0]) in secrets
        except ValueError:
            is_secret = False
        return f'"{MASK}"' if is_secret else found[0]

    text = _JSON_TEXT.sub(replace, body.decode("utf-8", "surrogateescape"))
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text.encode("utf-8", "surrogateescape")
