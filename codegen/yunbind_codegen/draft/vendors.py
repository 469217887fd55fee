"""Recognising the vendor of a page and reading the actions that it documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from . import alibaba, huawei, tencent
from .document import Document, PageError
from .page import ActionPage, Vendor
from .tables import check_row_count

_MARKERS: Mapping[Vendor, re.Pattern[str]] = {
    "tencent": re.compile(r"tencentcloudapi\.com|X-TC-Action|腾讯云|Tencent Cloud|cloud\.tencent\.com"),
    "alibaba": re.compile(r"aliyuncs\.com|OpenAPI Explorer|阿里云|Alibaba Cloud|help\.aliyun\.com|acs:"),
    "huawei": re.compile(r"huaweicloud|X-Auth-Token|华为云|Huawei Cloud|IAM用户"),
}
_READERS: Mapping[Vendor, Callable[[Document], list[ActionPage]]] = {
    "tencent": tencent.read,
    "alibaba": alibaba.read,
    "huawei": huawei.read,
}
_EXPECTED_CONTENT: Mapping[Vendor, str] = {
    "tencent": "a table of input parameters with a row Action that contains the name of the action",
    "alibaba": "request parameters, and the action in its title, in the row Action or in a sample call",
    "huawei": "a title that ends with the action (List things - ListThings), a URI or tables of parameters",
}
ACTION_LIMIT = 100


def recognise_vendor(document: Document) -> Vendor:
    """Return the vendor of a page, by its hosts, headers and names.

    Raises:
        PageError: The page mentions no known vendor.
    """
    text = f"{document.source or ''}\n{document.text()}"
    counts: dict[Vendor, int] = {vendor: len(marker.findall(text)) for vendor, marker in _MARKERS.items()}
    best = max(counts, key=lambda vendor: counts[vendor])
    if not counts[best]:
        raise PageError(
            f"{document.name} mentions no supported vendor ({', '.join(_MARKERS)}). "
            "Save the page of one action, with its tables and samples."
        )
    return best


def read_pages(document: Document) -> list[ActionPage]:
    """Return every action that a page documents.

    Raises:
        PageError: The page documents no action, too many, or one of them twice.
    """
    vendor = recognise_vendor(document)
    check_row_count(document.blocks)
    pages = _READERS[vendor](document)
    if not pages:
        raise PageError(
            f"{document.name} seems to be a page of {vendor}, but documents no action. "
            f"A page of an action has {_EXPECTED_CONTENT[vendor]}."
        )
    if len(pages) > ACTION_LIMIT:
        raise PageError(
            f"{document.name} documents {len(pages)} actions; the limit is {ACTION_LIMIT}. Split it."
        )
    names = [page.action for page in pages]
    if len(set(names)) < len(names):
        raise PageError(
            f"{document.name} documents an action twice ({', '.join(names)}). Remove one of the two."
        )
    return pages
