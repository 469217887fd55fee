"""Completion of commands, members and values, also in real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from yunbind_cli.commands import yunbind
from yunbind_cli.commands.completion import SHELLS

from .program import make_environment, run_here


def complete(line: str) -> list[str]:
    *words, incomplete = line.split(" ")
    found = ShellComplete(yunbind, {}, "yunbind", "_YUNBIND_COMPLETE").get_completions(words[1:], incomplete)
    return [item.value for item in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("yunbind ten", ["tencent"]),
        ("yunbind tencent t", ["tke"]),
        ("yunbind tencent tke Des", ["DescribeImageCaches"]),
        ("yunbind tencent tke describe-i", ["describe-image-caches"]),
        ("yunbind tencent tke wait image-cache-r", ["image-cache-ready"]),
        ("yunbind tencent tke DescribeImageCaches --image-cache-i", ["--image-cache-ids"]),
        ("yunbind tencent tke DescribeImageCaches -o js", ["json"]),
        (
            "yunbind tencent tke DescribeImageCaches --limit 5 --region ap-gua",
            ["ap-guangzhou", "ap-guangzhou-open"],
        ),
        ("yunbind tencent tke DescribeImageCaches --region ap-seoul,ap-tok", ["ap-seoul,ap-tokyo"]),
        ("yunbind alibaba eci DescribeImageCaches --region-id cn-chengd", ["cn-chengdu"]),
        ("yunbind alibaba eci ListTagResources --resource-type imagec", ["ImageCache"]),
        ("yunbind tencent tke CreateImageCache --auto-create-eip ", ["true", "false"]),
        ("yunbind tencent tke DescribeImageCaches --image-cache-ids ", []),
    ],
)
def test_the_next_word_is_completed(line: str, expected: list[str]):
    assert complete(line) == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script(shell: str):
    done = run_here("completion", shell)
    assert (done.code, "_YUNBIND_COMPLETE" in done.output) == (0, True)


SCRIPTS = {
    "bash": """
        eval "$(yunbind completion bash)"
        COMP_WORDS=(yunbind tencent tke describe-i) COMP_CWORD=3
        _yunbind_completion yunbind; echo "${COMPREPLY[@]}"
    """,
    "fish": 'yunbind completion fish | source; complete -C "yunbind tencent tke describe-i"',
    "zsh": """
        autoload -U compinit; compinit -u -D
        eval "$(yunbind completion zsh)"
        compadd() { print -r -- "$@" }; compstate() { }
        _describe() { print -rl -- ${(P)3} ${(P)4} }
        words=(yunbind tencent tke describe-i) CURRENT=4
        _yunbind_completion
    """,
}


@pytest.mark.slow
@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_shell_completes_an_action(shell: str, tmp_path: Path):
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [program, "-c", SCRIPTS[shell]],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=make_environment({"PATH": path, "HOME": str(tmp_path)}),
    )
    assert "describe-image-caches" in done.stdout, done.stderr
