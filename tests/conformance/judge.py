"""Runs the kit in this process and prints the files with failures, one a line. The mutations run it."""

from __future__ import annotations

import sys

from yunbind_conformance.blackbox import EmulatedClouds
from yunbind_conformance.comparison import compare
from yunbind_conformance.handler.files import run_case
from yunbind_conformance.kit import Case, load_kit


def passes(case: Case, clouds: EmulatedClouds) -> bool:
    world = load_kit().world
    try:
        if case.file == "blackbox":
            return not clouds.run(case.input, lambda given: run_case(case.file, given, world))
        return not compare(case.file, case.output, run_case(case.file, case.input, world))
    except Exception:  # noqa: BLE001 - a wrong client can raise anything
        return False


def main(files: list[str]) -> None:
    failed: dict[str, None] = {}
    with EmulatedClouds(load_kit().world) as clouds:
        for case in load_kit().cases:
            if case.file in files and case.file not in failed and not passes(case, clouds):
                failed[case.file] = None
    print("\n".join(failed))


if __name__ == "__main__":
    main(sys.argv[1:])
