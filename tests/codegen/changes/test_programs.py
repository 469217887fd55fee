"""Programs that run on the package of state A, of state B or of both, for breaks that a type checker misses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.changes.rules import Level

from .cases import CASES
from .judge import PROJECT, write_clouds, write_package

FAR_2 = """
client = p.BoxClient(region='far-2', known_region=False, credentials=Credentials('id', 's'))
assert client.endpoint.endswith('far-2.acme.example')
"""

PROGRAMS = {
    # Requests.
    "a narrower range": ("A", "send(o.DESCRIBE_BOXES, limit=30)"),
    "a range that moves rejects values that were valid": ("A", "send(o.DESCRIBE_BOXES, limit=2)"),
    "a shorter length": ("A", "send(o.DESCRIBE_BOXES, name='a' * 18)"),
    "fewer items": ("A", "send(o.DESCRIBE_BOXES, box_ids=['box'] * 10)"),
    "a pattern": ("A", "send(o.MAKE_BOX, name='n', zone='EAST')"),
    "mutually exclusive arguments": ("A", "send(o.MAKE_BOX, name='n', zone='z', size=1, depth=1)"),
    "an argument that requires another": ("A", "send(o.MAKE_BOX, name='n', zone='z', size=1)"),
    "an argument changes from int32 to int64": ("B", "send(o.MAKE_BOX, name='n', zone='z', size=2**40)"),
    "an enum value that programs give as a literal": ("B", "send(o.DESCRIBE_BOXES, order='none')"),
    "an argument whose wire name changes its capitals": (
        "A",
        "assert 'Depth' in send(o.MAKE_BOX, name='n', zone='z', depth=1)",
    ),
    "a default of the service is never sent": (
        "AB",
        "assert send(o.DESCRIBE_BOXES) == {}",
    ),
    "a secret": ("A", "assert 'hush' not in repr(p.MakeBoxRequest(name='n', zone='z', word='hush'))"),
    # Responses.
    "a limit of a response is not checked": (
        "AB",
        "assert read(p.MakeBoxResponse, Count=50).count == 50",
    ),
    "an enum value of a response": ("AB", "assert read(p.MakeBoxResponse, Kind='odd').kind == 'odd'"),
    "a required member of a response type stays optional for readers": (
        "AB",
        "assert read(p.DescribeBoxesResponse, Boxes=[{}]).boxes[0].weight is None",
    ),
    "whether a value can be null": (
        "AB",
        "assert read(p.DescribeBoxesResponse, Boxes=[{'Name': None}]).boxes[0].name is None",
    ),
    "a response attribute whose wire name changes its capitals": (
        "A",
        "assert read(p.MakeBoxResponse, Price=1.5).price == 1.5",
    ),
    "the time zone of times without one": (
        "A",
        """
        boxes = read(p.DescribeBoxesResponse, Boxes=[{"CreatedAt": "2021-12-06 22:52:24"}]).boxes
        assert boxes[0].created_at.isoformat() == "2021-12-06T22:52:24+08:00"
        """,
    ),
    # Clients and calls.
    "whether clients need a region": ("B", "p.BoxClient(credentials=Credentials('id', 'secret')).close()"),
    "another signing scheme": (
        "B",
        "p.BoxClient(region='near-1', credentials=Credentials('id', 'secret'), signing='hmac-sha1').close()",
    ),
    "a region with its own host": (
        "A",
        FAR_2,
    ),
    "a region whose own host equals the default": (
        "AB",
        FAR_2,
    ),
    "an optional argument that the client's region fills": ("B", "assert send(o.DESCRIBE_BOXES, 'near-1')"),
    "a write that becomes a read": ("B", "assert o.MAKE_BOX.access == 'read'"),
    "the timeout and delay of a waiter": ("A", "assert o.BOX_OPEN_WAITER.timeout >= 60"),
    # Errors.
    "a retryable error code": ("B", "assert e.FullShelf.retryable"),
    "a kind different from that of the family": (
        "AB",
        "assert issubclass(e.BoxNotFoundLost, (e.BoxNotFound, kinds.NotFound))",
    ),
    "a family that becomes a code": ("B", "assert issubclass(e.Full, kinds.QuotaExceeded)"),
    "another error code with the same class name": ("A", "assert e.BY_CODE['Full.Shelf'] is e.NoRoom"),
}
"""For each case: the states on whose packages the program runs, and the program."""

CHOSEN = {case.name: case for case in CASES if case.name in PROGRAMS}
CLOUDS = {name: f"cloud{number}" for number, name in enumerate(PROGRAMS)}

HEAD = """\
import importlib
import yunbind.errors as kinds
from yunbind import Credentials
from yunbind_runtime.model.validation import build_request, list_members
from yunbind_runtime.model.models import ResponseMetadata, read_response

p = importlib.import_module(f"yunbind.{cloud}.box.v20200102")
e = importlib.import_module(f"yunbind.{cloud}.box.v20200102.errors")
o = importlib.import_module(f"yunbind.{cloud}.box.v20200102.operations")

def send(operation, region=None, **arguments):
    return list_members(operation, build_request(operation, arguments, region), region, "strict")

def read(model, **members):
    return read_response(model, members, ResponseMetadata())
"""

RUNNER = """\
import json, sys

results = {}
for cloud, program in json.load(sys.stdin).items():
    try:
        exec(program, {"cloud": cloud})
        results[cloud] = ""
    except Exception as error:
        results[cloud] = repr(error)
print(json.dumps(results))
"""


def run_programs(package: Path) -> dict[str, str]:
    """Return the error of each program; empty if it succeeds."""
    programs = {CLOUDS[name]: HEAD + textwrap.dedent(text) for name, (_, text) in PROGRAMS.items()}
    path = os.pathsep.join((str(package), str(PROJECT / "runtime")))
    done = subprocess.run(
        [sys.executable, "-c", RUNNER],
        input=json.dumps(programs),
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_programs_run_on_the_expected_states(tmp_path: Path) -> None:
    """A program that runs on one state alone meets a breaking change on the direction to the other, and no program else."""
    cases = {CLOUDS[name]: CHOSEN[name] for name in PROGRAMS}
    ends: dict[str, dict[str, str]] = {}
    for state in "AB":
        write_package(tmp_path / state, write_clouds(tmp_path / f"specs{state}", state, cases))
        ends[state] = run_programs(tmp_path / state)
    found = {name: "".join(state for state in "AB" if not ends[state][CLOUDS[name]]) for name in PROGRAMS}
    assert found == {name: states for name, (states, _) in PROGRAMS.items()}, ends


@pytest.mark.parametrize("name", [name for name, (states, _) in PROGRAMS.items() if states != "AB"])
def test_a_program_that_runs_on_one_state_only_meets_a_breaking_change(name: str) -> None:
    """At least one of the changes between the states is breaking."""
    states = PROGRAMS[name][0]
    case = CHOSEN[name]
    old, new = (case.read(state) for state in (states, "B" if states == "A" else "A"))
    assert Level.BREAKING in {change.level for change in compare(old, new)}
