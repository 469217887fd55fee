"""A behaviour of the emulator: what it stands on, and the test that shows it.

``documented`` is said by the page that is named, ``assumed`` by none: it is the
likeliest reading, and a program should not depend on it. Where a page gives the
statuses but not the moves between them, the moves are assumed. Rows of evidence
``peer``, and those of rates, are worked out in :mod:`tests.emulator.parity`.
Codes stand between backticks, and nothing else does.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Behaviour:
    """One behaviour of one action, or of all actions of a cloud.

    Attributes:
        evidence: ``documented``, ``peer`` or ``assumed``.
        text: what the emulator does, in a few words.
        test: node id of the test that shows it.
        page: address of the page that says so; empty for the action's own.
    """

    evidence: str
    text: str
    test: str
    page: str = ""


def documented(text: str, test: str, page: str = "") -> Behaviour:
    """Return a behaviour that a page of the vendor describes."""
    return Behaviour("documented", text, f"tests/emulator/test_{test}", page)


def assumed(text: str, test: str) -> Behaviour:
    """Return a behaviour that no page describes."""
    return Behaviour("assumed", text, f"tests/emulator/test_{test}")


def signed_by_sdk(vendor: str, text: str) -> Behaviour:
    """Return the acceptance of requests whose signatures the vendor's SDK computed."""
    test = f"test_{vendor}.py::test_signatures_made_by_the_vendors_sdk_are_accepted"
    return Behaviour("peer", text, f"tests/emulator/{test}")


def met_by_provider(text: str, test: str) -> Behaviour:
    """Return what the vendor's own provider of credentials found in a metadata service."""
    return Behaviour("peer", text, f"tests/peer/life/test_roles.py::{test}")


MEMBERS = "parity.py::test_an_answer_has_the_members_of_the_sample"
LIMITS = "https://www.alibabacloud.com/help/en/elastic-container-instance/latest/limits"
IDEMPOTENCE = "https://www.alibabacloud.com/help/doc-detail/25693.htm"
COMMON_CODES = "https://cloud.tencent.com/document/api/1132/49078"
OIDC_CODES = "https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-errorcodes"
GATEWAY = "https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html"
RPC = "https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism"
OTHER_PAGES = (LIMITS, IDEMPOTENCE, RPC, COMMON_CODES)
"""Pages of vendors that the catalog does not name, because they describe no single action."""
