"""The runtime reads the credential sources of each cloud from its facts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.runtime.edited_facts import Edit, check_edit

PROVIDERS = (
    "from yunbind_runtime.auth.providers.default_chains import make_default_chain\n"
    "from types import SimpleNamespace\n"
    "chain = make_default_chain(SimpleNamespace(provider={cloud!r}))\n"
    "print(*(report.provider for report in chain.report()), sep=', ')"
)
SEARCH = (
    "import sys\nfrom pathlib import Path\nfrom tempfile import TemporaryDirectory\n"
    "from types import SimpleNamespace\n"
    "from yunbind_runtime.auth.credential_provider import CredentialRequest\n"
    "from yunbind_runtime.auth.providers import {module}\n"
    "from yunbind_runtime.base.errors import YunbindError\n"
    "service = SimpleNamespace(provider={cloud!r}, project=True, sts=None, title='Box')\n"
    "call = SimpleNamespace(operation=SimpleNamespace(service=service), region=None)\n"
    "with TemporaryDirectory() as home:\n"
    "    for path, text in {files!r}.items():\n"
    "        place = Path(home, path)\n"
    "        place.parent.mkdir(parents=True)\n"
    "        place.write_text(text)\n"
    "        place.chmod(0o600)\n"
    "    request = CredentialRequest(call, {{'HOME': home, **{environ!r}}}, None, None)\n"
    "    try: print(type({module}.READERS[{kind!r}](request)).__name__)\n"
    "    except YunbindError as error: print(str(error).replace(home, '~'))"
)
METADATA = (
    "from yunbind_runtime.auth.providers.metadata_services import find_metadata_service\n"
    "service = find_metadata_service({cloud!r})\n"
    "print(service.host, service.path, service.token_header, service.absent_statuses, service.margin)"
)


def search(
    cloud: str, kind: str, environ: Mapping[str, str] | None = None, files: Mapping[str, str] | None = None
) -> str:
    """Return a program that prints the provider of a credential source, or the reason why there is none."""
    return SEARCH.format(
        cloud=cloud, module=cloud, kind=kind, environ=dict(environ or {}), files=dict(files or {})
    )


INI = {".tencentcloud/credentials": "[default]\nsecret_id = i\nsecret_key = k\n"}
OIDC = {
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": "p",
    "ALIBABA_CLOUD_OIDC_TOKEN_FILE": "/t",
    "ALIBABA_CLOUD_ROLE_ARN": "r",
}
ALIYUN = {
    ".aliyun/config.json": '{"current": "p", "profiles": [{"name": "p", "mode": "EcsRamRole"}]}',
}
EDITS = (
    Edit(
        "SOURCES",
        ("file", "environment"),
        PROVIDERS.format(cloud="tencent"),
        "environment, file ~/.tencentcloud/credentials, tccli profile, CVM role, TKE pod identity",
        "file ~/.tencentcloud/credentials, environment",
        "clouds/tencent",
    ),
    Edit(
        "SOURCES_FILE_PATH",
        "~/.other/keys",
        search("tencent", "ini_file", files=INI),
        "StaticProvider",
        "the file ~/.other/keys does not exist",
        "clouds/tencent",
    ),
    Edit(
        "SOURCES_FILE_KEYS_KEY_SECRET",
        "other_key",
        search("tencent", "ini_file", files=INI),
        "StaticProvider",
        "section [default] of ~/.tencentcloud/credentials (line 1) has no other_key",
        "clouds/tencent",
    ),
    Edit(
        "SOURCES_PROFILE_PATH",
        "~/.other/{profile}.json",
        search("tencent", "json_profiles", {"TCCLI_PROFILE": "ci"}),
        "the file ~/.tccli/ci.credential does not exist, but profile 'ci' was requested by name",
        "the file ~/.other/ci.json does not exist, but profile 'ci' was requested by name",
        "clouds/tencent",
    ),
    Edit(
        "SOURCES_ROLE_HOST",
        "other.example",
        METADATA.format(cloud="tencent"),
        "metadata.tencentyun.com /latest/meta-data/cam/security-credentials/  (404,) 0:05:00",
        "other.example /latest/meta-data/cam/security-credentials/  (404,) 0:05:00",
        "clouds/tencent",
    ),
    Edit(
        "SOURCES_OIDC_VARIABLES_ROLE_ARN",
        "OTHER",
        search("alibaba", "oidc_role", OIDC),
        "WebIdentity",
        "OTHER must be set",
        "clouds/alibaba",
    ),
    Edit(
        "SOURCES_PROFILE_TYPES_METADATA",
        "Machine",
        search("alibaba", "json_profiles", files=ALIYUN).replace(
            "str(error)", "str(error).partition(',')[0]"
        ),
        "MetadataRole",
        "profile 'p' in ~/.aliyun/config.json has the mode 'EcsRamRole'",
        "clouds/alibaba",
    ),
    Edit(
        "SOURCES_URI_VARIABLE",
        "OTHER",
        search("alibaba", "uri", {"ALIBABA_CLOUD_CREDENTIALS_URI": "http://127.0.0.1/"}),
        "CredentialsUri",
        "OTHER must be set",
        "clouds/alibaba",
    ),
    Edit(
        "SOURCES_AGENCY_TOKEN_HEADER",
        "X-Other",
        METADATA.format(cloud="huawei"),
        "169.254.169.254 /openstack/latest/securitykey X-Metadata-Token (401, 404) 0:15:00",
        "169.254.169.254 /openstack/latest/securitykey X-Other (401, 404) 0:15:00",
        "clouds/huawei",
    ),
    Edit(
        "SOURCES_FILE_SECTIONS",
        ("other",),
        search("huawei", "ini_file", files={".huaweicloud/credentials": "[basic]\nak = a\nsk = s\n"}),
        "StaticProvider",
        "the file ~/.huaweicloud/credentials has no section [other]",
        "clouds/huawei",
    ),
)


def test_each_cloud_has_an_edit() -> None:
    """No module of facts is a copy that nothing reads."""
    assert {edit.module for edit in EDITS} == {"clouds/alibaba", "clouds/huawei", "clouds/tencent"}


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_an_edited_fact_changes_where_credentials_are_found(edit: Edit, tmp_path: Path) -> None:
    """In an interpreter that finds an edited copy of the package first."""
    check_edit(edit, tmp_path)
