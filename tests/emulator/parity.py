"""The parity page: the behaviours of the emulator and their evidence.

``python -m tests.emulator.parity --write`` writes docs/parity.md. The rows about rates come
from the catalog, the rows about the vendors' SDKs from the cases of tests/peer.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from tests.peer.catalog import Action, list_actions
from tests.peer.differences import MISSING_ACTIONS
from tests.peer.responses import SAMPLES_READ_DIFFERENTLY
from tests.peer.test_responses import SAMPLES
from tests.peer.test_wire import CASES, SIGNED

from .behaviours import ACTIONS, CLOUDS, Behaviour
from .behaviours.behaviour import LIMITS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "parity.md"
CLASSES = ("documented", "peer", "assumed")
_PEER_TESTS = "tests/peer/test_wire.py::", "tests/peer/test_responses.py::"
_SDKS = {
    "tencent": "Tencent's SDK",
    "alibaba": "Alibaba's new SDK",
    "alibaba_old": "Alibaba's old SDK",
    "huawei": "Huawei's SDK",
}
_CACHE = "test_caches.py::test_a_cache_is_made_waited_for_changed_and_deleted"
_IMAGE = "test_ecm.py::test_an_image_is_made_waited_for_found_renamed_used_and_deleted"
_IMPORT = "test_ecm.py::test_images_are_imported_and_listed_by_pages"
_ROLE = "test_roles.py::test_a_key_that_the_sdk_got_from_sts_is_accepted"
_CALLED_BY_SDKS = {
    ("tencent.tke", _CACHE): (
        "CreateImageCache",
        "DescribeImageCaches",
        "UpdateImageCache",
        "DeleteImageCaches",
    ),
    ("tencent.ecm", _IMAGE): (
        "CreateImage",
        "DescribeTaskStatus",
        "DescribeTaskResult",
        "DescribeImage",
        "ModifyImageAttribute",
        "ModifyModuleImage",
        "DeleteImage",
    ),
    ("tencent.ecm", _IMPORT): (
        "ImportImage",
        "ImportCustomImage",
        "DescribeImportImageOs",
        "DescribeCustomImageTask",
    ),
    ("tencent.sts", _ROLE): ("AssumeRole",),
    ("alibaba.eci", _CACHE): (
        "CreateImageCache",
        "DescribeImageCaches",
        "UpdateImageCache",
        "DeleteImageCache",
    ),
    ("alibaba.sts", _ROLE): ("AssumeRole",),
    ("huawei.cce", _CACHE): ("CreateImageCache", "ShowImageCache", "ListImageCaches", "DeleteImageCache"),
}
"""Actions that the SDKs call on a running emulator, by service and test."""
_WITHOUT_PAGE = "No page of its own"
_NAMES = {"tencent": "Tencent Cloud", "alibaba": "Alibaba Cloud", "huawei": "Huawei Cloud"}
_TEXT = """# Parity

This page lists the behaviours of the emulator, action by action, and the evidence for each. It is generated from the tests
(`python -m tests.emulator.parity --write`), and a test fails if it is out of date.

- **documented**: the linked page describes it, in its text, its tables or its sample.
- **peer**: the vendor's own SDK shows it. This is evidence for requests, signatures and the parsing of responses, and not for what the
  cloud does with a request.
- **assumed**: no page describes it; it is the most likely behaviour. Do not depend on it.

Nothing on this page was compared with a real account. If a page lists statuses but not their order, the order is assumed.
If a response depends on assumed behaviours, the header `X-Yunbind-Assumed` names them in the words of this page, and
`X-Yunbind-Evidence` is `assumed`; otherwise it is `documented`. Behaviours that no single response shows, such as separate regions, are
listed only here.

The vendors' SDKs for Python are used unmodified: Tencent's (synchronous and asynchronous), Alibaba's new and old one, Huawei's.
Tencent's command line, tccli, is left out: its installation takes 647 MB.
"""


def list_behaviours(action: Action) -> list[Behaviour]:
    """Return all behaviours of an action: its own, its rate, and those that the SDKs show."""
    own = ACTIONS.get(action.place, ())
    rows = [*own, *_state_rate(action), *_list_peer(action)]
    return sorted(rows, key=lambda row: CLASSES.index(row.evidence))


def render() -> str:
    """Return the page."""
    parts = [_TEXT, "| Action | documented | peer | assumed |\n|---|---|---|---|"]
    parts += [_count(action) for action in list_actions()]
    provider = ""
    for action in list_actions():
        if action.provider != provider:
            provider = action.provider
            parts.append(f"\n## {_NAMES[provider]}: all actions\n")
            parts.append(_tabulate(CLOUDS[provider], find_source(provider)))
        parts.append(f"\n## {action.place}\n")
        parts += [
            f"{quirk['en']}\n" for quirk in action.entry["quirks"] if quirk["en"].startswith(_WITHOUT_PAGE)
        ]
        parts.append(_tabulate(list_behaviours(action), action.entry["source"]))
    return "\n".join(parts) + "\n"


@cache
def find_source(provider: str) -> str:
    """Return the vendor's page about all actions of a cloud."""
    return read_catalog()["providers"][provider]["source"]


@cache
def read_catalog() -> dict[str, Any]:
    """Return the emitted catalog."""
    return json.loads((ROOT / "generated" / "catalog.json").read_text("utf-8"))


def _state_rate(action: Action) -> list[Behaviour]:
    rate = action.entry.get("rate_limit")
    if rate is None:
        return []
    code = "RequestLimitExceeded" if action.provider == "tencent" else "Throttling.User"
    text = f"{rate['calls']} calls in {rate['seconds']} s are admitted; then `{code}`"
    test = f"tests/emulator/test_parity.py::test_each_documented_rate_is_kept[{action.place}]"
    return [Behaviour("documented", text, test, LIMITS if action.provider == "alibaba" else "")]


def _list_peer(action: Action) -> list[Behaviour]:
    """Return the behaviours of an action that tests/peer proves."""
    wire, responses = _PEER_TESTS
    rows: list[Behaviour] = []
    for (service, test), names in _CALLED_BY_SDKS.items():
        if service == f"{action.provider}.{action.service}" and action.name in names:
            text = "The vendor's SDK calls it on a running emulator and reads the response"
            rows.append(Behaviour("peer", text, f"tests/peer/lifecycle/{test}"))
    for text, test, cases in (
        (
            "The request of {} is as the catalog describes it",
            "test_both_requests_mean_what_the_input_says",
            CASES,
        ),
        (
            "The emulator's verification accepts the signature of {}",
            "test_our_steps_verify_the_request_of_the_sdk",
            SIGNED,
        ),
    ):
        sdks = dict.fromkeys(
            _name_sdk(case.values[0].sdk, action) for case in cases if case.values[1].action == action
        )
        rows += [Behaviour("peer", text.format(sdk), f"{wire}{test}") for sdk in sdks]
    for case in SAMPLES:
        if case.values[0] != action:
            continue
        name = case.values[1]["name"]
        but = ", except for listed members" if (action.place, name) in SAMPLES_READ_DIFFERENTLY else ""
        text = f"{_SDKS[action.provider]} reads the page's sample ({name}) as the yunbind client does{but}"
        rows.append(Behaviour("peer", text, f"{responses}test_documented_samples_are_read_alike"))
    return rows


def _name_sdk(sdk: str, action: Action) -> str:
    unknown = any(each.sdk == sdk and fnmatchcase(action.place, each.actions) for each in MISSING_ACTIONS)
    return f"the general client of {_SDKS[sdk]}" if unknown else _SDKS[sdk]


def _count(action: Action) -> str:
    counts = Counter(row.evidence for row in list_behaviours(action))
    link = action.place.replace(".", "").lower()
    return f"| [{action.place}](#{link}) | " + " | ".join(str(counts[each]) for each in CLASSES) + " |"


def _tabulate(rows: tuple[Behaviour, ...] | list[Behaviour], page: str) -> str:
    lines = ["| Behaviour | Evidence | Test |", "|---|---|---|"]
    for row in rows:
        evidence = f"[documented]({row.page or page})" if row.evidence == "documented" else row.evidence
        test = row.test.partition("[")[0].removeprefix("tests/")
        lines.append(f"| {row.text} | {evidence} | `{test}` |")
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(render(), "utf-8", newline="\n")
    else:
        sys.stdout.write(render())
