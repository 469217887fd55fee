"""Guesses from names, for facts that no page states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from ..field_types import Kind
from ..name import snake_case
from .page import ActionPage

_READ_VERBS = re.compile(
    r"(?:Batch)?(?:Describe|Get|List|Query|Show|Check|Search|Inquire|Inquiry|Count|Fetch|Read|Preview)(?![a-z])"
)
_WORDS: Mapping[Kind, str] = {
    "throttled": "throttl RequestLimitExceeded TooManyRequest FlowControl RateLimit",
    "auth_failed": "AuthFail Signature AccessKey SecurityToken Unauthenticated InvalidToken",
    "quota_exceeded": "Quota LimitExceeded Insufficient NotEnough NumberExceed ExceedLimit",
    "not_found": "NotFound NotExist NoSuch",
    "permission_denied": "Unauthor Forbidden Permission AccessDenied Arrear NotEnabled RealName NoAuth",
    "server_fault": "Internal UnknownError ServerError",
    "unavailable": "Unavailable Busy Timeout NoStock SoldOut",
    "conflict": "InUse Conflict Duplicate AlreadyExist IncorrectStatus InvalidState NotAllow Mismatch Locked",
    "invalid_request": "Invalid Missing Unsupported NotSupport Malformed Illegal DryRun Unknown",
}
"""Words in error codes, the most specific kinds first."""
_STATUSES: Mapping[int, Kind] = {
    400: "invalid_request", 401: "auth_failed", 403: "permission_denied", 404: "not_found", 409: "conflict",
    429: "throttled", 500: "server_fault", 502: "unavailable", 503: "unavailable", 504: "unavailable",
}  # fmt: skip


def guess_access(page: ActionPage) -> Literal["read", "write"]:
    """Return whether an action is a read or a write, by its HTTP method or its verb."""
    if page.http and page.http.startswith(("GET ", "HEAD ")):
        return "read"
    return "read" if _READ_VERBS.match(page.action) else "write"


def guess_kind(code: str, http: int | None) -> Kind | None:
    """Return the kind of an error, by the words of its code, else by its HTTP status."""
    lower = code.lower()
    by_word: Iterator[Kind | None] = (
        kind for kind, words in _WORDS.items() if any(word.lower() in lower for word in words.split())
    )
    return next(by_word, None) or _STATUSES.get(http or 0)


def guess_paginator(page: ActionPage) -> dict[str, object] | None:
    """Return the paginator of an action, if its members have the usual names of paging members."""
    request_names = {member.name.lower(): member.name for member in page.request}
    response_names = {member.name.lower(): member.name for member in page.response}
    lists = [member for member in page.response if member.type.is_list]
    if guess_access(page) != "read" or len(lists) != 1:
        return None
    limit = _first(request_names, "limit", "pagesize", "maxresults", "maxitems")
    token = _first(request_names, "nexttoken", "pagetoken")
    page_number = _first(request_names, "pagenumber", "pageno", "page")
    offset = _first(request_names, "offset")
    next_token = _first(response_names, "nexttoken", "nextpagetoken")
    paging: dict[str, object]
    if token and next_token:
        paging = {"token": token, "next_token": next_token}
    elif offset and limit:
        paging = {"offset": offset}
    elif page_number and limit:
        paging = {"page": page_number}
    else:
        return None
    total = _first(response_names, "totalcount", "total", "count")
    found: dict[str, object] = {"name": snake_case(lists[0].name), "items": lists[0].name}
    return found | ({"limit": limit} if limit else {}) | paging | ({"total": total} if total else {})


def _first(names: Mapping[str, str], *wanted: str) -> str | None:
    bare = {name.replace("_", ""): original for name, original in names.items()}
    return next((bare[name] for name in wanted if name in bare), None)
