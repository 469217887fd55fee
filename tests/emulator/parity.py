"""The parity page: what the emulator does, and what that stands on.

``python -m tests.emulator.parity --write`` writes docs/parity.md. Rows of rates come
from the catalog, rows of the vendors' SDKs from the cases of tests/peer.
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
_CACHE = "test_life.py::test_a_cache_is_made_waited_for_changed_and_deleted"
_IMAGE = "test_ecm.py::test_an_image_is_made_waited_for_found_renamed_used_and_deleted"
_IMPORT = "test_ecm.py::test_images_are_imported_and_listed_by_pages"
_ROLE = "test_roles.py::test_a_key_that_the_sdk_got_from_sts_is_accepted"
_LIVED = {
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
_PAGELESS = "No page of its own"
_NAMES = {"tencent": "Tencent Cloud", "alibaba": "Alibaba Cloud", "huawei": "Huawei Cloud"}
_TEXT = """# Parity

What the emulator does, action by action, and what each behaviour stands on. It is written from the tests
(`python -m tests.emulator.parity --write`), and a test fails when it is out of date.

- **documented**: the page that is linked says so, in its text, its tables or its sample.
- **peer**: the vendor's own SDK shows it. This says something of requests, signatures and reading of answers, and nothing of what the
  cloud does with them.
- **assumed**: no page says so; it is the likeliest reading. Do not build on it.

Nothing here was compared with a real account. Where a page gives statuses but not the moves between them, the moves are assumed.
Where assumed behaviours have a part in an answer, the header `X-Yunbind-Assumed` names them in the words of this page, and
`X-Yunbind-Evidence` says assumed; else it says documented. What shows in no single answer, such as that regions are apart, stands here alone.

The vendors' SDKs for Python judge the emulator, unmodified: Tencent's (synchronous and asynchronous), Alibaba's new and old one, Huawei's.
Tencent's command line, tccli, does not: installed it takes 647 MB.
"""


def list_behaviours(action: Action) -> list[Behaviour]:
    """Return all that is known of an action: its own behaviours, its rate, and what the SDKs show."""
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
        parts += [f"{quirk['en']}\n" for quirk in action.entry["quirks"] if quirk["en"].startswith(_PAGELESS)]
        parts.append(_tabulate(list_behaviours(action), action.entry["source"]))
    return "\n".join(parts) + "\n"


@cache
def find_source(provider: str) -> str:
    """Return the page of what holds for all actions of a cloud."""
    return read_catalog()["providers"][provider]["source"]


@cache
def read_catalog() -> dict[str, Any]:
    """Return the emitted catalog."""
    return json.loads((ROOT / "generated" / "yunbind" / "catalog.json").read_text("utf-8"))


def _state_rate(action: Action) -> list[Behaviour]:
    rate = action.entry.get("rate_limit")
    if rate is None:
        return []
    code = "RequestLimitExceeded" if action.provider == "tencent" else "Throttling.User"
    text = f"{rate['calls']} calls in {rate['seconds']} s are admitted; then `{code}`"
    test = f"tests/emulator/test_parity.py::test_each_documented_rate_is_kept[{action.place}]"
    return [Behaviour("documented", text, test, LIMITS if action.provider == "alibaba" else "")]


def _list_peer(action: Action) -> list[Behaviour]:
    """Return what tests/peer proves of an action; nothing where it sends nothing."""
    wire, responses = _PEER_TESTS
    rows: list[Behaviour] = []
    for (service, test), names in _LIVED.items():
        if service == f"{action.provider}.{action.service}" and action.name in names:
            text = "The vendor's SDK calls it on a running emulator and reads the response"
            rows.append(Behaviour("peer", text, f"tests/peer/life/{test}"))
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
