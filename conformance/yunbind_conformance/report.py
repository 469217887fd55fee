"""Reports of a run: the table and the failures as text, JUnit and JSON."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from .results import LEVELS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .kit import Kit
    from .results import Result, Run

WIDTH = 80
"""Columns of the text."""
MAX_SHOWN = 25
"""Maximum number of failures that the text shows. JUnit and JSON have all."""
MAX_CHARACTERS = 2000
"""Maximum length of an explanation in the text."""
FORMAT = 1
"""Version of the JSON report."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot express."""


def write_text(kit: Kit, run: Run) -> str:
    """Return the failures and the table, within 80 columns."""
    failed = [result for result in run.results if result.status == "failed"]
    parts = [_describe(result) for result in failed[:MAX_SHOWN]]
    if len(failed) > MAX_SHOWN:
        parts.append(f"... and {len(failed) - MAX_SHOWN} more failures. --json FILE writes all of them.\n")
    parts += [f"{_wrap(f'STALE {sentence}')}\n" for sentence in run.stale]
    table = "\n".join(_list_rows(kit, run))
    return "\n".join([*parts, table, "", _summarize(run)])


def _describe(result: Result) -> str:
    case = result.case
    lines = [f"FAILED {case.name} ({case.level}, {case.evidence})", case.why]
    explanation = result.explanation[:MAX_CHARACTERS]
    more = len(result.differences) - 1
    if more > 0:
        explanation += f" (and {more} more)"
    return "\n".join([_wrap(lines[0]), _wrap(lines[1], "  "), _wrap(explanation, "  "), ""])


def _wrap(text: str, indent: str = "") -> str:
    lines = text.splitlines() or [""]
    return "\n".join(
        textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ") for line in lines
    )


def _list_rows(kit: Kit, run: Run) -> Iterator[str]:
    """Yield the table: passed, failed and skipped cases by file and level."""
    yield (f"{'':12}" + "".join(f"{level:^22}" for level in LEVELS)).rstrip()
    yield (f"{'file':12}" + f"{'pass':>8}{'fail':>6}{'skip':>6}  " * len(LEVELS)).rstrip()
    for file in (*kit.files, None):
        counts = run.count(file)
        if file and not counts:
            continue
        row = f"{file or 'all':12}"
        for level in LEVELS:
            passed, failed, skipped = (counts[level, status] for status in STATUSES)
            row += f"{passed:8}{failed:6}{skipped:6}  "
        yield row.rstrip()


def _summarize(run: Run) -> str:
    counts = run.count()
    totals = {status: sum(counts[level, status] for level in LEVELS) for status in STATUSES}
    return _wrap(
        f"{run.handler}: {totals['passed']} passed, {totals['failed']} failed, {totals['skipped']} skipped"
        f"{f', {len(run.stale)} stale in the skip file' if run.stale else ''} in {run.seconds:.1f} s."
    )


def write_junit(kit: Kit, run: Run) -> str:
    """Return the results in the XML of JUnit, one suite for each file."""
    suites = ET.Element("testsuites", name="yunbind conformance", time=f"{run.seconds:.3f}")
    for file in kit.files:
        results = [result for result in run.results if result.case.file == file]
        if results:
            _add_suite(suites, file, results)
    if run.stale:
        suite = ET.SubElement(suites, "testsuite", name="skip file", tests=str(len(run.stale)))
        suite.set("failures", str(len(run.stale)))
        for sentence in run.stale:
            case = ET.SubElement(suite, "testcase", name=sentence.split()[0], classname="skips")
            ET.SubElement(case, "failure", message=sentence)
    ET.indent(suites)
    return f"{ET.tostring(suites, encoding='unicode', xml_declaration=True)}\n"


def _add_suite(suites: ET.Element, file: str, results: list[Result]) -> None:
    suite = ET.SubElement(suites, "testsuite", name=file, tests=str(len(results)))
    for status, attribute in (("failed", "failures"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(result.status == status for result in results)))
    for result in results:
        case = ET.SubElement(suite, "testcase", name=result.case.id, classname=file)
        case.set("time", f"{result.seconds:.4f}")
        if result.status == "failed":
            failure = ET.SubElement(case, "failure", message=_clean(result.explanation))
            failure.text = _clean("\n".join([result.case.why, *map(str, result.differences)]))
        elif result.status == "skipped":
            ET.SubElement(case, "skipped", message=_clean(result.reason))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def write_json(run: Run) -> str:
    """Return the results as JSON."""
    counts = run.count()
    document = {
        "format": FORMAT,
        "handler": run.handler,
        "seconds": round(run.seconds, 3),
        "counts": {level: {status: counts[level, status] for status in STATUSES} for level in LEVELS},
        "stale": list(run.stale),
        "results": [
            {
                "file": result.case.file,
                "id": result.case.id,
                "level": result.case.level,
                "evidence": result.case.evidence,
                "status": result.status,
                **({"reason": result.reason} if result.reason else {}),
                **(
                    {"differences": [vars(each) for each in result.differences]} if result.differences else {}
                ),
            }
            for result in run.results
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
