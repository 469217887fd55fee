"""The page about new clouds: a reader who follows it ends with a cloud that can be called."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from yunbind_codegen.check.limits import SCHEMES

from tests.docs.pages import ROOT
from tests.docs.walkthrough import Reader, list_steps
from tests.runtime.loopback import CannedResponse, Received, make_json, serve

PAGE = ROOT / "docs" / "new-cloud.md"


def respond(received: Received) -> CannedResponse:
    """What the made-up cloud of the page says."""
    if received.headers["x-acs-action"] == "CreateThing":
        return make_json({"ThingId": "thing-2", "RequestId": "r"})
    return make_json({"Things": [{"ThingId": "thing-1", "Status": "Ready"}], "RequestId": "r"})


@pytest.mark.slow
def test_a_reader_who_does_what_the_page_says_has_a_cloud_that_answers(tmp_path: Path) -> None:
    """Each block is a step: commands are run, YAML is written where its first line says, the program is run."""
    reader = Reader(tmp_path)
    reader.copy("specs")
    steps = list(list_steps(PAGE))
    assert [step.language for step in steps] == ["sh", "yaml", "sh", "python"]
    with serve() as server:
        server.respond = respond
        reader.environment |= {
            "YUNBIND_ENDPOINT": server.endpoint,
            "ACME_ACCESS_KEY_ID": "id",
            "ACME_ACCESS_KEY_SECRET": "secret",
        }
        printed = [reader.follow(step) for step in steps]
    assert "The specs have no problems.\n" in printed[2]
    assert printed[2].endswith("`generated/` is up to date.\n")
    assert printed[3].splitlines() == ["thing-2", "thing-1 Ready"]
    query = parse_qs(server.received[0].target.partition("?")[2], strict_parsing=True)
    assert json.loads(query.pop("Place")[0]) == {"shelf": "3"}
    assert query == {"Images.1": ["nginx:1"], "Images.2": ["redis:8"], "RegionId": ["region-1"]}


def test_the_table_has_every_protocol_with_its_signing_schemes() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    shown = {row.split("`")[1]: row.rsplit("|", 2)[1] for row in rows[1:]}
    assert {
        protocol: [scheme for scheme in SCHEMES[protocol] if f"`{scheme}`" in schemes]
        for protocol, schemes in shown.items()
    } == {protocol: list(schemes) for protocol, schemes in SCHEMES.items()}
