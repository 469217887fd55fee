"""Importing a client is cheap and loads only the modules that it uses."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.bindings.canned import SAMPLES
from tests.runtime.loopback import make_json, serve


def list_modules(code: str) -> set[str]:
    """Return the modules that are loaded in a new interpreter after running ``code``."""
    program = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_a_service_loads_no_model_module() -> None:
    """`import yunbind.tencent.tke` loads the two packages and no module of an action."""
    loaded = {name for name in list_modules("import yunbind.tencent.tke") if name.startswith("yunbind.")}
    assert loaded == {"yunbind.tencent", "yunbind.tencent.tke"}


def test_importing_a_client_loads_no_model_module() -> None:
    """The client class loads only its operation table."""
    loaded = list_modules("from yunbind.tencent.tke import TkeClient")
    version = "yunbind.tencent.tke.v20180525"
    assert {name for name in loaded if name.startswith(f"{version}.")} == {
        f"{version}.{name}" for name in ("client", "operations", "service")
    }


def test_importing_a_client_loads_neither_pydantic_nor_httpx() -> None:
    """Expensive modules are loaded by the first call."""
    loaded = list_modules("from yunbind.tencent.tke import TkeClient; TkeClient(region='ap-guangzhou')")
    assert not loaded & {"pydantic", "pydantic_core", "httpx", "httpcore", "ssl", "asyncio"}


def test_a_call_loads_only_its_own_models() -> None:
    """A call loads the module of its action and the shared types, not those of other actions."""
    loaded = list_modules(
        "from tests.bindings.canned import read_sample\n"
        "from yunbind import Credentials\n"
        "from yunbind.tencent.tke import TkeClient\n"
        "responses = read_sample('tke-describe-image-caches.json')\n"
        "tke = TkeClient(region='ap-guangzhou', credentials=Credentials('a', 'b'), transport=responses)\n"
        "tke.describe_image_caches()"
    )
    version = "yunbind.tencent.tke.v20180525"
    assert f"{version}.describe_image_caches" in loaded
    assert f"{version}.create_image_cache" not in loaded


FIRST_CALLS = {
    "tke-describe-image-caches": ("tencent.tke", "TkeClient", "ap-guangzhou"),
    "eci-describe-image-caches": ("alibaba.eci", "EciClient", "cn-hangzhou"),
    "cce-list-image-caches": ("huawei.cce", "CceClient", "cn-north-4"),
}
UNUSED = {
    "asyncio",
    "concurrent.futures",
    "difflib",
    "html",
    "http.client",
    "httpx",
    "urllib.request",
}
"""Modules that a blocking call over http does without. httpx alone takes 16 ms."""


@pytest.mark.parametrize("sample", FIRST_CALLS)
def test_a_first_call_loads_few_modules(sample: str) -> None:
    """56 for a client and 85 for a call over http, of the bindings and the runtime."""
    module, client, region = FIRST_CALLS[sample]
    method = sample.partition("-")[2].replace("-", "_")
    create = (
        f"from yunbind import Credentials\nfrom yunbind.{module} import {client}\n"
        f"keys = Credentials('id', 'a-secret', project_id='p')\n"
        f"client = {client}(region={region!r}, credentials=keys, endpoint=%r, environ={{}})\n"
    )
    with serve() as server:
        server.respond = lambda _: make_json(json.loads((SAMPLES / f"{sample}.json").read_bytes()))
        created = list_modules(create % server.endpoint)
        called = list_modules(create % server.endpoint + f"client.{method}()\nclient.close()")
    counts = [
        sum(name.partition(".")[0] in ("yunbind", "yunbind_facts", "yunbind_runtime") for name in names)
        for names in (created, called)
    ]
    assert counts[0] <= 56
    assert counts[1] <= 85
    assert called & UNUSED == set()


def test_an_unknown_name_in_a_package_is_an_attribute_error() -> None:
    """The error message contains the name of the package."""
    code = (
        "import yunbind.tencent.tke as tke\ntry: tke.TkeKlient\nexcept AttributeError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "module 'yunbind.tencent.tke' has no attribute 'TkeKlient'"


def test_every_name_of_every_package_can_be_loaded() -> None:
    """Every name in `__all__` exists, for each service and each version."""
    code = """
import importlib, json
from yunbind_emulator.base.catalog_file import find_installed
catalog = json.loads(find_installed().read_text(encoding='utf-8'))
for provider, cloud in catalog['providers'].items():
    for name, versions in cloud['services'].items():
        for version in versions.values():
            name = version['names']['python']['module']
            for module in (name, name.rpartition('.')[0]):
                package = importlib.import_module(module)
                for each in package.__all__:
                    assert getattr(package, each) is not None, (module, each)
                assert set(package.__all__) <= set(dir(package))
"""
    list_modules(code)
