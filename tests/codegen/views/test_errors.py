"""Classes of error codes: their bases, their documentation, and whether they are retried."""

from __future__ import annotations

import pytest
from yunbind_codegen.views.errors import ErrorView, view_common_errors, view_errors

from .depot import read_depot


def find(name: str, *edits: tuple[str, str]) -> ErrorView:
    return next(each for each in view_errors(*read_depot(*edits)).errors if each.name == name)


@pytest.mark.parametrize(
    ("name", "bases", "kind", "retryable"),
    [
        ("EndedEarly", "Ended", None, None),
        ("EndedLate", "Ended, kinds.ServerFault", '"server_fault"', "True"),
        ("Full", "kinds.ApiError", None, None),
        ("FullShelf", "Full, kinds.QuotaExceeded", None, None),
        ("FullDepot", "Full, kinds.Throttled", None, None),
        ("CratesExceeded", "kinds.QuotaExceeded", None, "True"),
        ("Busy", "kinds.Unavailable", None, None),
    ],
)
def test_a_class_inherits_its_family_and_its_kind(
    name: str, bases: str, kind: str | None, retryable: str | None
) -> None:
    """A code below a family inherits it, and its own kind too if the family has another or none."""
    found = find(name)
    assert (found.bases, found.kind, found.retryable) == (bases, kind, retryable)


def test_a_code_that_deviates_from_its_kind_says_whether_it_is_retried() -> None:
    """The text of a throttled code mentions that it is not retried; other texts do not."""
    common = {str(each.name): each for each in view_common_errors(read_depot()[0]).errors}
    assert common["LimitCalls"].retryable == "False"
    assert common["Ended"].retryable is None
    usual = view_common_errors(read_depot((", retryable: false", ""))[0]).errors
    assert {str(each.name): each.retryable for each in usual}["LimitCalls"] is None


def test_the_documentation_of_a_class_names_code_status_and_message() -> None:
    """Status and message are named if they are documented."""
    assert (
        find("EndedEarly").docstring
        == '"""It ended early.\n\n    Code ``Ended.Early``; HTTP status 401.\n    """'
    )
    assert find("FullShelf").docstring == (
        '"""No room on the shelf.\n\n    Code ``Full.Shelf``; message: No room.\n    """'
    )
    assert find("FullDepot").docstring == '"""No room at all.\n\n    Code ``Full.Depot``.\n    """'
    assert find("Full").docstring == '"""Any code that starts with ``Full.``."""'


def test_a_service_has_the_classes_of_the_common_codes() -> None:
    """All of them are in its module, and those that its own classes are made from are imported by name."""
    view = view_errors(*read_depot())
    assert (view.common, view.inherited, view.exports) == ("yunbind.depot.errors", "Ended", ())


def test_common_codes_have_no_module_above_them() -> None:
    """The module of common codes imports from no other, and exports its classes alone."""
    view = view_common_errors(read_depot()[0])
    assert (view.common, view.inherited) == (None, None)
    assert [str(each) for each in view.exports] == ['"Ended"', '"Gone"', '"Limit"', '"LimitCalls"']


def test_a_family_that_is_a_code_itself_comes_before_its_members() -> None:
    """A family is defined once, before the classes that inherit it, whatever their order."""
    names = [str(each.name) for each in view_errors(*read_depot(("errors:\n  Ended.Early", "errors:\n  Full: {doc: It is full., kind: quota_exceeded}\n  Ended.Early"))).errors]  # fmt: skip
    assert names.count("Full") == 1
    assert names.index("Full") < min(names.index("FullShelf"), names.index("FullDepot"))
    full = find("FullShelf", ("errors:\n  Ended.Early", "errors:\n  Full: {doc: It is full., kind: quota_exceeded}\n  Ended.Early"))  # fmt: skip
    assert (full.bases, full.kind, full.retryable) == ("Full", None, None)
