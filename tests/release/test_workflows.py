"""The workflows keep the repository safe, and run the commands that contributors run."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ALLOWED = {"name", "on", "permissions", "concurrency", "env", "jobs"}
ALLOWED_IN_JOBS = {"name", "if", "runs-on", "timeout-minutes", "permissions", "strategy", "steps"}
ALLOWED_IN_STEPS = {"name", "uses", "with", "run", "env"}

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def read(path: Path) -> dict[str, Any]:
    """Return a workflow with its key ``on``, which YAML 1.1 reads as true."""
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in loaded.items()}


def list_steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def list_runs(workflow: dict[str, Any]) -> Iterator[str]:
    yield from (step["run"] for step in list_steps(workflow) if "run" in step)


def test_the_workflows_are_known() -> None:
    assert [path.name for path in WORKFLOWS] == [
        "audit.yml",
        "ci.yml",
        "comment.yml",
        "mutation.yml",
        "tccli.yml",
    ]


@each_workflow
def test_a_workflow_has_known_keys_only(path: Path) -> None:
    """Each job names its runner and its timeout, and each step does one thing."""
    workflow = read(path)
    assert workflow.keys() <= ALLOWED
    for job in workflow["jobs"].values():
        assert job.keys() <= ALLOWED_IN_JOBS
        assert re.fullmatch(r"ubuntu-\d\d\.\d\d", job["runs-on"])
        assert 0 < job["timeout-minutes"] <= (360 if path.name == "mutation.yml" else 30)
    for step in list_steps(workflow):
        assert step.keys() <= ALLOWED_IN_STEPS
        assert ("uses" in step) != ("run" in step)


@each_workflow
def test_actions_are_pinned_by_commit_with_their_version_beside(path: Path) -> None:
    """A tag can be moved to other code; a commit cannot."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert re.fullmatch(r" +- uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@each_workflow
def test_the_token_has_read_access_unless_a_job_needs_more(path: Path) -> None:
    """No job can write to the repository."""
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "write" not in job.get("permissions", {}).get("contents", "")


@each_workflow
def test_no_secret_is_named_and_no_checkout_keeps_the_token(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    for step in list_steps(read(path)):
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


@each_workflow
def test_no_script_contains_text_of_an_event(path: Path) -> None:
    """Text from strangers, such as a branch name, comes in variables. Only the matrix is inserted."""
    for script in list_runs(read(path)):
        assert set(re.findall(r"\$\{\{(.*?)\}\}", script)) <= {" matrix.python ", " matrix.package "}


@each_workflow
def test_the_shell_can_parse_every_script(path: Path) -> None:
    for script in list_runs(read(path)):
        done = subprocess.run(["bash", "-n", "-c", script], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_pull_requests_run_without_write_access() -> None:
    for path in WORKFLOWS:
        workflow = read(path)
        if "pull_request" in workflow["on"]:
            assert all("permissions" not in job for job in workflow["jobs"].values())


def test_the_workflow_that_comments_runs_no_code_of_the_pull_request() -> None:
    """It checks nothing out, and reads the comment from a file."""
    workflow = read(ROOT / ".github" / "workflows" / "comment.yml")
    assert workflow["on"] == {"workflow_run": {"workflows": ["CI"], "types": ["completed"]}}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert not [step for step in job["steps"] if "checkout" in step.get("uses", "")]
    (script,) = list_runs(workflow)
    assert "--body-file" in script
    for command in ("make", "pip", "python3? (?!-I )", "git ", "eval", "source", "bash", r"\. "):
        assert not re.search(rf"(^|[|;&]\s*|\$\(){command}", script, re.MULTILINE), command


def test_the_comment_comes_from_the_artifact_of_the_other_workflow() -> None:
    """Both use the same name and the same file."""
    ci, comment = (read(path) for path in WORKFLOWS if path.name in ("ci.yml", "comment.yml"))
    (upload,) = [step for step in list_steps(ci) if "upload-artifact" in step.get("uses", "")]
    (download,) = [step for step in list_steps(comment) if "download-artifact" in step.get("uses", "")]
    assert upload["with"]["name"] == download["with"]["name"] == "api-diff"
    assert comment["on"]["workflow_run"]["workflows"] == [ci["name"]]
    (script,) = list_runs(comment)
    assert "api-diff/comment.md" in script
    assert any("> api-diff/comment.md" in each for each in list_runs(ci))


def test_the_tests_run_on_each_supported_python_only() -> None:
    classifiers = [each.rpartition(" :: ")[2] for each in SETTINGS["project"]["classifiers"]]
    named = [each for each in classifiers if re.fullmatch(r"3\.\d+", each)]
    matrix = read(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert matrix == named == ["3.11", "3.12", "3.13", "3.14"]
    assert SETTINGS["project"]["requires-python"] == f">={named[0]}"


def test_ci_runs_the_commands_of_the_makefile() -> None:
    """Contributors can run every check of CI, and CI runs all of theirs."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    runs = "\n".join(list_runs(read(ROOT / ".github" / "workflows" / "ci.yml")))
    targets = set(re.findall(r"^make ([\w-]+)", runs, re.MULTILINE))
    assert targets == {"check", "demo", "install", "peer", "test", "test-fast"}
    assert all(re.search(rf"^{target}:.*## ", makefile, re.MULTILINE) for target in targets)


def test_the_type_checker_judges_the_comparison_of_a_pull_request() -> None:
    """It uses the same base, and runs after the comparison is uploaded."""
    steps = read(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["diff"]["steps"]
    said = [str(step.get("run") or step.get("uses")) for step in steps]
    (compared,) = [number for number, each in enumerate(said) if "yunbind-codegen diff HEAD^1" in each]
    (kept,) = [number for number, each in enumerate(said) if each.startswith("actions/upload-artifact@")]
    (judged,) = [number for number, each in enumerate(said) if "tests.codegen.changes.judge HEAD^1" in each]
    assert compared < kept < judged


def read_hooks() -> list[dict[str, Any]]:
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert repository["repo"] == "local"
    return repository["hooks"]


def test_the_hooks_check_what_make_check_checks() -> None:
    """Each hook uses the tool in .venv, so that no other version is used.

    Installed packages and their licences are not checked, since they rarely change.
    """
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.partition("\ncheck:")[2].partition("\n\n")[0]
    checked = {tuple(shlex.split(line)) for line in re.findall(r"\$\(BIN\)/((?!pip).*)", recipe)}
    hooked = {
        tuple(
            word
            for word in shlex.split(hook["entry"].removeprefix(".venv/bin/"))
            if word != "--force-exclude"
        )
        for hook in read_hooks()
    }
    assert hooked == {tuple(word for word in each if word != ".") for each in checked}
    assert all(hook["entry"].startswith(".venv/bin/") for hook in read_hooks())


TYPES = {"pyright", "mypy", "ty", "pyrefly"}


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("specs/tencent/provider.yaml", {"lint", "drift"}),
        ("generated/yunbind/__init__.py", {"drift", "imports", *TYPES}),
        ("codegen/yunbind_codegen/load.py", {"drift", "imports", *TYPES}),
        ("pyproject.toml", {"imports", *TYPES}),
        ("README.md", set()),
    ],
)
def test_a_hook_runs_for_its_files(path: str, hooks: set[str]) -> None:
    """Hooks that select Python files by type are not listed."""
    assert {
        hook["id"] for hook in read_hooks() if "files" in hook and re.search(hook["files"], path)
    } == hooks
