"""JSON documents with temporary credentials, from metadata services, STS and programs.

The vendors' names differ. Those of all clouds are read in every document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from yunbind_facts.behavior import (
    CREDENTIALS_DOCUMENT_CODE,
    CREDENTIALS_DOCUMENT_EXPIRY,
    CREDENTIALS_DOCUMENT_KEY_ID,
    CREDENTIALS_DOCUMENT_KEY_SECRET,
    CREDENTIALS_DOCUMENT_SESSION_TOKEN,
    CREDENTIALS_DOCUMENT_SUCCESS,
    CREDENTIALS_DOCUMENT_WRAPPERS,
)

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.timestamps import parse_timestamp

from .bases import IssuedCredentials, make_credentials


@dataclass(frozen=True, slots=True)
class DocumentValues:
    """The values of a document as they were read. Each can be absent or of any type."""

    key_id: object
    key_secret: object = field(repr=False)
    session_token: object = field(repr=False)
    expiry: object

    def issue(self, place: str, project_id: str | None = None) -> IssuedCredentials:
        """Return the credentials.

        Args:
            place: Author of the document, for messages.
            project_id: Project of the credentials. None if there is none.

        Raises:
            CredentialsError: A value is invalid.
        """
        credentials = make_credentials(place, self.key_id, self.key_secret, self.session_token, project_id)
        return IssuedCredentials(credentials, read_expiry(self.expiry, place))


def read_issued_credentials(
    text: bytes | str, place: str, *, project_id: str | None = None
) -> IssuedCredentials:
    """Return the credentials in a document.

    Args:
        text: Document.
        place: Its author, for messages.
        project_id: Project of the credentials. None if there is none.

    Raises:
        CredentialsUnavailable: The document says that there are no credentials.
        CredentialsError: The document has another form. The message quotes nothing of it.
    """
    document = read_object(text, place)
    code = document.get(CREDENTIALS_DOCUMENT_CODE, CREDENTIALS_DOCUMENT_SUCCESS)
    if code != CREDENTIALS_DOCUMENT_SUCCESS:
        shown = f" ({code})" if isinstance(code, str) and code.isalnum() and len(code) < 60 else ""
        raise CredentialsUnavailable(f"{place} has no credentials{shown}")
    found = find_values(document)
    if not found.key_id or not found.key_secret:
        raise CredentialsError(f"{place} returned no key id or no key secret")
    return found.issue(place, project_id)


def find_values(document: Mapping[str, Any]) -> DocumentValues:
    """Return the values of a document. The expiry can be beside the object with the keys."""
    keys = document
    for name in CREDENTIALS_DOCUMENT_WRAPPERS:
        if isinstance(document.get(name), Mapping):
            keys = cast("Mapping[str, Any]", document[name])
            break
    return DocumentValues(
        _first(keys, CREDENTIALS_DOCUMENT_KEY_ID),
        _first(keys, CREDENTIALS_DOCUMENT_KEY_SECRET),
        _first(keys, CREDENTIALS_DOCUMENT_SESSION_TOKEN),
        _first(keys, CREDENTIALS_DOCUMENT_EXPIRY) or _first(document, CREDENTIALS_DOCUMENT_EXPIRY),
    )


def read_object(text: bytes | str, place: str) -> dict[str, Any]:
    """Return the JSON object in a text.

    Raises:
        CredentialsError: The text is not a JSON object. The message quotes nothing of it.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        # Raised outside of the handler: the original error contains the whole text.
        raise CredentialsError(f"{place} did not return a JSON object")
    return cast("dict[str, Any]", document)


def read_expiry(value: object, place: str) -> datetime | None:
    """Return the time at which credentials expire. None if the value is empty.

    Raises:
        CredentialsError: The value is not a time.
    """
    if isinstance(value, datetime):
        value = value.isoformat()
    if value in (None, "", 0):
        return None
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        try:
            return parse_timestamp(value, UTC)
        except (ValueError, OverflowError, OSError):
            pass
    raise CredentialsError(f"{place} returned an invalid expiry")


def _first(document: Mapping[str, Any], names: tuple[str, ...]) -> object:
    return next((document[name] for name in names if document.get(name)), None)
