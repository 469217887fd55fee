"""A program that PyInstaller has frozen starts, and makes calls on every cloud."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-frozen" / "bin" / "python"
PROGRAM = """
import asyncio, json, sys
from yunbind import CredentialChain, Credentials, errors
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.ecm import EcmClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_emulator import Emulator

done = []

def count(name, client, method="describe_image_caches", **arguments):
    with client:
        done.append([name, type(getattr(client, method)(**arguments)).__name__])

async def count_async(name, client, method="describe_image_caches"):
    async with client:
        done.append([name, type(await getattr(client, method)()).__name__])

def refuse(client):
    with client:
        try:
            client.update_image_cache(image_cache_id="imc-00000000")
        except errors.ApiError as error:
            done.append(["error", type(error).__name__])

with Emulator() as emulator:
    tencent, alibaba, huawei = emulator.tencent, emulator.alibaba, emulator.huawei
    for scheme in ("tc3-hmac-sha256", "hmac-sha1", "hmac-sha256"):
        count(scheme, tencent.tke(signing=scheme))
    for scheme in ("acs3-hmac-sha256", "hmac-sha1"):
        for form in ("json", "xml"):
            count(f"{scheme} {form}", alibaba.eci(signing=scheme, response_format=form))
    count("cce", huawei.cce(), "list_image_caches")
    count("ecm", tencent.ecm(), "describe_image")
    asyncio.run(count_async("async tke", tencent.async_tke()))
    asyncio.run(count_async("async eci", alibaba.async_eci()))
    asyncio.run(count_async("async cce", huawei.async_cce(), "list_image_caches"))
    refuse(tencent.tke())

for kind in (TkeClient, EciClient, CceClient):  # the default chains, which find no key
    region = {TkeClient: "ap-guangzhou", EciClient: "cn-hangzhou", CceClient: "cn-north-4"}[kind]
    with kind(region=region, endpoint="http://127.0.0.1:1", environ={"HOME": "/nowhere"}) as client:
        done.append(["chain", len(client.report_credentials()) > 0])
print(json.dumps(done))
"""


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a program that PyInstaller has built, with the hooks of the installed wheel and no other option."""
    if not PYTHON.exists():
        pytest.fail("PyInstaller is not installed. Run `make test`, which creates .venv-frozen.")
    folder = tmp_path_factory.mktemp("frozen")
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    pip = ["-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [sys.executable, *pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT]
    subprocess.run(build, check=True)
    (wheel,) = folder.glob("yunbind-*.whl")
    subprocess.run(
        [PYTHON, *pip, "install", "--no-deps", "--no-index", "--force-reinstall", wheel], check=True
    )
    command = [
        PYTHON,
        "-m",
        "PyInstaller",
        "--onedir",
        "--noconfirm",
        "--log-level=WARN",
        "program.py",
    ]
    environment = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(folder / "cache")}
    built = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder / "dist" / "program" / "program"


@pytest.mark.slow
def test_a_frozen_program_makes_calls_on_every_cloud(frozen: Path, tmp_path: Path) -> None:
    """Clients, signers, protocols, models, errors and providers are all loaded by name."""
    result = subprocess.run([frozen], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    done = json.loads(result.stdout)
    assert [outcome for name, outcome in done if name == "chain"] == [True] * 3
    assert [outcome for name, outcome in done if name == "error"] != ["ApiError"]
    assert len(done) == 16
