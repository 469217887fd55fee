"""The command on a pseudo-terminal, at 80 and 200 columns and in both languages."""

from __future__ import annotations

import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl

import pytest
from yunbind_cli.output.widths import measure
from yunbind_emulator import Emulator

from .program import YUNBIND, make_environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals"),
]

DESCRIBE = ("tencent", "tke", "DescribeImageCaches")
DELETE = ("tencent", "tke", "DeleteImageCaches", "--image-cache-ids", "imc-1", "--region", "ap-guangzhou")


def run_on_terminal(
    words: tuple[str, ...], environment: dict[str, str], width: int = 80, answers: str = ""
) -> tuple[int, str]:
    """Run a command on a terminal of its own. Returns its exit code, and all that the terminal shows."""
    main, side = pty.openpty()
    ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    process = subprocess.Popen(
        [*YUNBIND, *words],
        stdin=side,
        stdout=side,
        stderr=side,
        start_new_session=True,
        preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C is a signal
        env=make_environment({"TERM": "xterm", **environment}),
    )
    os.close(side)
    shown = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([main], [], [], 0.05)[0]:
            try:
                part = os.read(main, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
            if answers and (b"[y/N]" in shown or shown.endswith(b": ")):
                os.write(main, answers.encode())
                answers = ""
        elif process.poll() is not None:
            break
    os.close(main)
    return process.wait(timeout=20), shown.decode().replace("\r\n", "\n")


@pytest.fixture
def caches(cloud: Emulator, account: dict[str, str]) -> dict[str, str]:
    """The account with two caches, one with a Chinese name."""
    with cloud.tencent.tke() as tke:
        for name in ("plain", "镜像缓存"):
            tke.create_image_cache(
                images=["nginx"], vpc_id="vpc-1", subnet_id="subnet-1", image_cache_name=name
            )
    return account


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_list_is_a_table_that_fits(width: int, language: str, caches: dict[str, str]):
    code, shown = run_on_terminal((*DESCRIBE, "--lang", language, "--color", "never"), caches, width)
    notice, heading, *rows = shown.splitlines()
    assert (code, len(rows)) == (0, 2)
    assert heading.split()[:3] == ["ImageCacheId", "ImageCacheName", "Status"]
    assert max(measure(line) for line in (heading, *rows)) <= width
    assert notice.startswith("另有" if language == "zh" else "+")
    status = {measure(row[: row.index("Ready")]) for row in rows}
    assert len(status) == 1, "Columns are aligned although names are Chinese."


def test_colour_is_for_terminals_and_can_be_turned_off(caches: dict[str, str]):
    assert "\x1b[1m" in run_on_terminal(DESCRIBE, caches)[1]
    assert "\x1b[" not in run_on_terminal(DESCRIBE, {**caches, "NO_COLOR": "1"})[1]
    assert "\x1b[" not in run_on_terminal(DESCRIBE, {**caches, "TERM": "dumb"})[1]
    assert "\x1b[" not in run_on_terminal((*DESCRIBE, "--color", "never"), caches)[1]


def test_a_format_by_name_is_the_same_on_a_terminal(caches: dict[str, str]):
    code, shown = run_on_terminal((*DESCRIBE, "-o", "json"), caches)
    assert code == 0
    assert shown.startswith('{\n  "TotalCount"')


@pytest.mark.parametrize(("answer", "code"), [("n\n", 10), ("\n", 10), ("\x04", 10), ("\x03", 130)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_write_on_a_real_cloud_asks(answer: str, code: int, language: str, account: dict[str, str]):
    """Nothing is sent unless the answer is yes."""
    del account["YUNBIND_ENDPOINT"]
    found, shown = run_on_terminal((*DELETE, "--lang", language), account, answers=answer)
    assert found == code
    assert "DeleteImageCaches (imc-1)" in shown
    assert ("执行" in shown) is (language == "zh")


def test_yes_sends_the_write(account: dict[str, str]):
    """A key of an emulator is not sent to the vendor, which is the first thing after the question."""
    del account["YUNBIND_ENDPOINT"]
    code, shown = run_on_terminal(DELETE, account, answers="y\n")
    assert (code, "The key is an emulator's" in shown) == (3, True)


def test_a_secret_is_asked_for_without_showing_it(account: dict[str, str], cloud: Emulator):
    words = (
        *(
            "tencent",
            "tke",
            "CreateImageCache",
            "--images",
            "nginx",
            "--vpc-id",
            "vpc-1",
            "--subnet-id",
            "subnet-1",
        ),
        *("--image-registry-credentials.0.server", "r", "--image-registry-credentials.0.password"),
    )
    code, shown = run_on_terminal(words, account, answers="hunter2-hunter2\n")
    assert (code, "hunter2" in shown) == (0, False)
    (entry,) = cloud.control.journal.export()
    assert "Password" in str(entry)


def test_a_wait_has_one_status_line(account: dict[str, str]):
    words = (
        "tencent",
        "tke",
        "CreateImageCache",
        "--images",
        "nginx",
        "--vpc-id",
        "vpc-1",
        "--subnet-id",
        "subnet-1",
    )
    code, shown = run_on_terminal((*words, "--wait", "-o", "none"), account)
    assert code == 0
    assert re.fullmatch(r"(\r\x1b\[K\w+( \w+)* \d+ s)+\n", shown)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_whoami_fits_the_terminal(language: str):
    code, shown = run_on_terminal(("whoami", "--all", "--lang", language), {})
    assert code == 3
    assert all(measure(line) <= 80 for line in shown.splitlines())
    assert "…" in shown
