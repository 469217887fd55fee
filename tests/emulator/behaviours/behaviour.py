"""A behaviour of the emulator, with its evidence and the test that shows it.

``documented`` means that the named page describes it. ``assumed`` means that no page does:
it is the most likely behaviour, and a program should not depend on it. If a page lists the
statuses but not their order, the order is assumed. :mod:`tests.emulator.parity` computes
the rows with the evidence ``peer`` and those of rates. Only codes are between backticks.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Behaviour:
    """One behaviour of one action, or of all actions of a cloud.

    Attributes:
        evidence: ``documented``, ``peer`` or ``assumed``.
        text: The behaviour in a few words.
        test: Node id of the test that shows it.
        page: Address of the page that describes it. Empty for the action's own page.
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
    """Return a behaviour that the vendor's own credential provider shows."""
    return Behaviour("peer", text, f"tests/peer/lifecycle/test_roles.py::{test}")


MEMBERS = "parity.py::test_a_response_has_the_members_of_the_sample"
LIMITS = "https://www.alibabacloud.com/help/en/elastic-container-instance/latest/limits"
IDEMPOTENCE = "https://www.alibabacloud.com/help/doc-detail/25693.htm"
COMMON_CODES = "https://cloud.tencent.com/document/api/1132/49078"
OIDC_CODES = "https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-errorcodes"
GATEWAY = "https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html"
RPC = "https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism"
OTHER_PAGES = (LIMITS, IDEMPOTENCE, RPC, COMMON_CODES)
"""Pages of vendors that the catalog does not name, because they describe no single action."""
