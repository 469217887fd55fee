"""Guesses from names: reads and writes, kinds of errors, and paginators."""

from __future__ import annotations

import pytest
from yunbind_codegen.draft.heuristics import guess_access, guess_kind, guess_paginator
from yunbind_codegen.draft.page import ActionPage, PageMember
from yunbind_codegen.types import parse_type


def page(action: str, request: str = "", response: str = "", http: str | None = None) -> ActionPage:
    """A page whose response members that begin with a star are lists."""
    return ActionPage(
        "tencent",
        action,
        1,
        http=http,
        request=tuple(PageMember(name, parse_type("integer"), 1) for name in request.split()),
        response=tuple(
            PageMember(name.strip("*"), parse_type("list[Box]" if "*" in name else "integer"), 1)
            for name in response.split()
        ),
    )


@pytest.mark.parametrize(
    ("action", "http", "access"),
    [
        ("DescribeBoxes", None, "read"),
        ("BatchGetBoxes", None, "read"),
        ("ListBoxes", None, "read"),
        ("CountBoxes", None, "read"),
        ("Listen", None, "write"),
        ("CreateList", None, "write"),
        ("DeleteBoxes", None, "write"),
        ("CreateBox", "GET /boxes", "read"),
        ("CreateBox", "HEAD /boxes", "read"),
        ("ListBoxes", "POST /boxes", "read"),
        ("CreateBox", "POST /boxes", "write"),
    ],
)
def test_an_action_reads_by_its_method_or_its_verb(action: str, http: str | None, access: str) -> None:
    """GET and HEAD read; otherwise the whole first word of the action counts."""
    assert guess_access(page(action, http=http)) == access


@pytest.mark.parametrize(
    ("code", "http", "kind"),
    [
        ("Throttling.User", 400, "throttled"),
        ("RequestLimitExceeded", None, "throttled"),
        ("LimitExceeded.Box", None, "quota_exceeded"),
        ("SignatureDoesNotMatch", 400, "auth_failed"),
        ("InvalidBox.NotFound", 400, "not_found"),
        ("Forbidden.SubUser", None, "permission_denied"),
        ("InternalError", None, "server_fault"),
        ("ServiceBusy", None, "unavailable"),
        ("ResourceInUse", None, "conflict"),
        ("InvalidParameter", 500, "invalid_request"),
        ("Odd", 400, "invalid_request"),
        ("Odd", 401, "auth_failed"),
        ("Odd", 403, "permission_denied"),
        ("Odd", 404, "not_found"),
        ("Odd", 409, "conflict"),
        ("Odd", 429, "throttled"),
        ("Odd", 500, "server_fault"),
        ("Odd", 502, "unavailable"),
        ("Odd", 503, "unavailable"),
        ("Odd", 504, "unavailable"),
        ("Odd", 418, None),
        ("Odd", None, None),
    ],
)
def test_a_code_has_the_kind_of_its_words_or_of_its_status(
    code: str, http: int | None, kind: str | None
) -> None:
    """The most specific word counts, and the status only without a word."""
    assert guess_kind(code, http) == kind


@pytest.mark.parametrize(
    ("request_names", "response_names", "paginator"),
    [
        (
            "Limit Offset",
            "*BoxSet TotalCount",
            {"name": "box_set", "items": "BoxSet", "limit": "Limit", "offset": "Offset", "total": "TotalCount"},
        ),
        ("Limit Offset", "*Boxes", {"name": "boxes", "items": "Boxes", "limit": "Limit", "offset": "Offset"}),
        ("page_size page_no", "*Boxes total", {"name": "boxes", "items": "Boxes", "limit": "page_size", "page": "page_no", "total": "total"}),
        ("NextToken", "*Boxes NextToken", {"name": "boxes", "items": "Boxes", "token": "NextToken", "next_token": "NextToken"}),
        (
            "MaxResults NextToken Offset",
            "*Boxes NextToken",
            {"name": "boxes", "items": "Boxes", "limit": "MaxResults", "token": "NextToken", "next_token": "NextToken"},
        ),
        ("Limit NextToken Offset", "*Boxes", {"name": "boxes", "items": "Boxes", "limit": "Limit", "offset": "Offset"}),
        ("NextToken", "*Boxes", None),
        ("Offset", "*Boxes", None),
        ("Page", "*Boxes", None),
        ("Limit", "*Boxes Total", None),
        ("Limit Offset", "*Boxes *Lids", None),
        ("Limit Offset", "Total", None),
        ("", "*Boxes NextToken", None),
    ],
)  # fmt: skip
def test_a_paginator_is_guessed_from_the_usual_names(
    request_names: str, response_names: str, paginator: dict[str, object] | None
) -> None:
    """A token needs its successor, an offset or a page needs a limit, and there must be one list."""
    assert guess_paginator(page("ListBoxes", request_names, response_names)) == paginator
    assert guess_paginator(page("CreateBoxes", request_names, response_names)) is None
