"""Whose page it is, and what it documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from . import alibaba, huawei, tencent
from .document import Document, PageError
from .page import ActionPage, Vendor
from .tables import count_rows

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
    "tencent": "a table of input parameters whose row Action says the name of the action",
    "alibaba": "request parameters, and the action in its title, in the row Action or in a sample call",
    "huawei": "a title that ends in the action (List things - ListThings), and a URI or tables of parameters",
}
ACTION_LIMIT = 100


def recognise_vendor(document: Document) -> Vendor:
    """Whose page it is, by what it speaks of; PageError when of nobody known."""
    text = f"{document.source or ''}\n{document.text()}"
    counts: dict[Vendor, int] = {vendor: len(form.findall(text)) for vendor, form in _MARKERS.items()}
    best = max(counts, key=lambda vendor: counts[vendor])
    if not counts[best]:
        raise PageError(
            f"{document.name} speaks of no vendor whose pages are known: {', '.join(_MARKERS)}. "
            "Save the page of one action, with its tables and samples."
        )
    return best


def read_pages(document: Document) -> list[ActionPage]:
    """Every action that a page documents; PageError when it documents none."""
    vendor = recognise_vendor(document)
    count_rows(document.blocks)
    pages = _READERS[vendor](document)
    if not pages:
        raise PageError(
            f"{document.name} seems to be a page of {vendor}, but documents no action. "
            f"Such a page has {_EXPECTED_CONTENT[vendor]}."
        )
    if len(pages) > ACTION_LIMIT:
        raise PageError(
            f"{document.name} documents {len(pages)} actions, more than {ACTION_LIMIT}. Split it."
        )
    names = [page.action for page in pages]
    if len(set(names)) < len(names):
        raise PageError(
            f"{document.name} documents an action twice ({', '.join(names)}). Keep one of the two."
        )
    return pages
