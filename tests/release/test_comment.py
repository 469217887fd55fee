"""The script that writes the comment, run with a fake ``gh``."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GH = """#!/bin/bash
echo "$*" >> "$RUNNER_TEMP/calls"
if [ "$1" = api ]; then cat "$RUNNER_TEMP/pulls.json"; else cat "${@: -1}" > "$RUNNER_TEMP/posted"; fi
"""
PULLS = [{"number": 7, "head": {"sha": "aaa"}}, {"number": 9, "head": {"sha": "bbb"}}]


def comment(
    folder: Path, text: str, *, sha: str = "bbb", branch: str = "topic", pulls: object = PULLS
) -> list[str]:
    """Run the script as the runner does, and return the calls of ``gh``."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8"))
    (script,) = [step["run"] for step in workflow["jobs"]["comment"]["steps"] if "run" in step]
    (folder / "api-diff").mkdir()
    (folder / "api-diff" / "comment.md").write_text(text, encoding="utf-8")
    (folder / "pulls.json").write_text(json.dumps(pulls), encoding="utf-8")
    (folder / "gh").write_text(GH, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    environment = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(folder),
        "REPOSITORY": "owner/name",
        "HEAD_OWNER": "stranger",
        "HEAD_BRANCH": branch,
        "HEAD_SHA": sha,
    }
    subprocess.run(["bash", "-e", "-c", script], env=environment, cwd=folder, check=True, capture_output=True)
    return (folder / "calls").read_text(encoding="utf-8").splitlines()


def test_the_comment_goes_to_the_pull_request_whose_head_was_checked(tmp_path: Path) -> None:
    """Other pull requests of the same branch get none. An earlier comment is updated."""
    asked, posted = comment(tmp_path, "Two breaking changes.")
    assert asked == "api --method GET repos/owner/name/pulls --field state=open --field head=stranger:topic"
    assert posted.startswith("pr comment 9 --repo owner/name --edit-last --create-if-none --body-file ")
    assert (tmp_path / "posted").read_text(encoding="utf-8") == "Two breaking changes."


@pytest.mark.parametrize(("sha", "pulls"), [("ccc", PULLS), ("bbb", [])])
def test_nothing_is_written_if_the_head_has_changed(tmp_path: Path, sha: str, pulls: object) -> None:
    assert len(comment(tmp_path, "Late.", sha=sha, pulls=pulls)) == 1


@pytest.mark.parametrize("start", ["", "a", "ab"])
def test_a_long_comment_is_cut_between_characters(tmp_path: Path, start: str) -> None:
    """GitHub accepts at most 65,536."""
    comment(tmp_path, start + "镜" * 70_000)
    posted = (tmp_path / "posted").read_text(encoding="utf-8")
    assert posted == (start + "镜" * 60_000)[:60_000]


def test_the_name_of_a_branch_is_never_run(tmp_path: Path) -> None:
    branch = '$(touch "$RUNNER_TEMP/run")`touch "$RUNNER_TEMP/run"`";touch run;"'
    asked, _ = comment(tmp_path, f"Text with $(touch run) and {branch}.", branch=branch)
    assert asked.endswith(f"head=stranger:{branch}")
    assert not (tmp_path / "run").exists()
