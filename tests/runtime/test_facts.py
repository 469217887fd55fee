"""The runtime reads its facts from the emitted package: an edited fact changes what it does."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yunbind_runtime
from yunbind_runtime.wire.protocols import PROTOCOLS

from .edited_facts import FACTS, Edit, check_edit

RUNTIME = Path(yunbind_runtime.__file__).parent
DOCUMENTARY = {"PROTOCOL", "SOURCE", "SIGNING", "SOURCES_PROFILE_LOGINS"}
"""Constants for people. The runtime has a module for each name in SIGNING, and a reader for each login."""


CLOUDS = ("alibaba", "huawei", "tencent")
LOADED_BY_NAME = {
    "protocol_facts": [f"yunbind_facts.protocols.{name.replace('-', '_')}" for name in PROTOCOLS],
    "cloud_facts": [f"yunbind_facts.clouds.{name}" for name in CLOUDS],
}
"""Modules of facts by the variable that holds any of them."""
GENERIC = re.compile(r"SOURCES_[A-Z_]+_(KIND|TITLE)")
"""Constants that the list of providers reads by name."""


def list_constants() -> dict[str, set[str]]:
    """Return the constants of each module of the facts."""
    return {
        "yunbind_facts." + ".".join(path.relative_to(FACTS).with_suffix("").parts): {
            node.target.id
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        }
        for path in sorted(FACTS.rglob("*.py"))
    }


def list_imports() -> dict[str, set[str]]:
    """Return the constants that a module of the runtime imports, by module of the facts."""
    found: dict[str, set[str]] = {}
    for path in RUNTIME.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("yunbind_facts"):
                for name in node.names:
                    found.setdefault(node.module or "", set()).add(name.name)
                    modules[name.asname or name.name] = f"{node.module}.{name.name}"
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in modules
            ):
                found.setdefault(modules[node.value.id], set()).add(node.attr)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                for module in LOADED_BY_NAME.get(node.value.id, ()):
                    found.setdefault(module, set()).add(node.attr)
    return found


def test_the_runtime_imports_every_fact() -> None:
    """A fact that nothing reads would be a promise that nobody keeps."""
    used = list_imports()
    unused = {
        f"{module}.{name}"
        for module, names in list_constants().items()
        for name in names - used.get(module, set()) - DOCUMENTARY
        if not GENERIC.fullmatch(name)
    }
    assert unused == set()


ERROR = "from yunbind_runtime.base.errors import error_class, Throttled\n"
MODEL = "import pydantic\nfrom yunbind_runtime.model import models\n"
READ = (
    "from yunbind_runtime.wire.protocols.codec import read_object\n"
    "try: print(read_object({body!r}))\nexcept ValueError as error: print(error)"
)
TIME = (
    "from datetime import UTC\nfrom yunbind_runtime.base.timestamps import parse_timestamp\n"
    "try: print(parse_timestamp({text!r}, UTC))\nexcept ValueError as error: print('unread')"
)
ENDPOINT = (
    "from yunbind_runtime.model.endpoints import Endpoints, resolve_endpoint\n"
    "hosts = Endpoints('r.example', 'c.example', {'a': 'a.example'}, ('OWN',))\n"
    "environ = {'YUNBIND_ENDPOINT': 'all.example', 'OWN': 'own.example', 'OTHER': 'other.example'}\n"
    "print(resolve_endpoint('box', hosts, 'a', None, environ).host)"
)
PAUSE = "from yunbind_runtime.wire.protocols import find_protocol; print(find_protocol('alibaba-rpc').PAUSE_HEADER)"
CHOICES = (
    "from yunbind_runtime.wire.options import find_protocol_facts\n"
    "print(*find_protocol_facts('tencent-api3').METHODS)"
)
ERROR_CODE = (
    "from types import SimpleNamespace\nfrom yunbind_runtime.wire.protocols import huawei_rest\n"
    "print(huawei_rest._spell('APIG.0301'), next(huawei_rest._find_errors({'a': {'code': 'X'}}), None))"
)
UNSIGNED = (
    "from datetime import UTC, datetime\nfrom yunbind_runtime.base.http import HttpRequest\n"
    "from yunbind_runtime.wire.signing import tencent_unsigned\n"
    "request = HttpRequest('POST', 'https', 'h', '/')\n"
    "signed = tencent_unsigned.sign(request, None, service='', moment=datetime(1970, 1, 2, tzinfo=UTC), nonce='')\n"
    "print(signed.headers[-1][1])"
)
SIGNED = (
    "from datetime import UTC, datetime\nfrom yunbind_runtime.base.http import HttpRequest\n"
    "from yunbind_runtime.model.credentials import Credentials\nfrom yunbind_runtime.wire.signing import {scheme}\n"
    "request = HttpRequest('POST', 'https', 'h', '/', '', (('Content-Type', 'a/b'), ('x-acs-a', 'b')))\n"
    "moment = datetime(2026, 11, 29, tzinfo=UTC)\n"
    "signed = {scheme}.sign(request, Credentials('i', 's'), service='box', moment=moment, nonce='n')\n"
    "print(signed.header('Authorization').split('SignedHeaders=')[1].split(',')[0])"
)
TC3_LABEL = SIGNED.format(scheme="tc3_hmac_sha256").replace(
    "split('SignedHeaders=')[1].split(',')[0]", "split()[0]"
)
LATE = (
    "from datetime import UTC, datetime, timedelta\n"
    "from yunbind_runtime.base.http import HttpResponse\nfrom yunbind_runtime.call.clock_offset import ClockOffset\n"
    "signed = datetime(2026, 11, 29, 12, tzinfo=UTC)\n"
    "response = HttpResponse(200, (('Date', 'Sun, 29 Nov 2026 12:03:20 GMT'),), b'')\n"
    "print(ClockOffset().update(response, signed, signed, 300))"
)
EMPTY_PAGES = (
    "from types import SimpleNamespace\nfrom yunbind_runtime.base.errors import PaginationError\n"
    "from yunbind_runtime.paging.pages import Cursor, Paginate\n"
    "cursor = Cursor(Paginate(items='items', token='token', next_token='token'), {})\n"
    "try:\n    for number in range(1, 10): cursor.advance(SimpleNamespace(items=[], token=str(number)))\n"
    "except PaginationError: print(number)\nelse: print('on')"
)
EDITS = (
    Edit(
        "RETRIES_ATTEMPTS",
        7,
        "from yunbind_runtime.call.retries import Retries; print(Retries().attempts)",
        "4",
        "7",
    ),
    Edit(
        "RETRIES_FINAL_STATUSES",
        (403,),
        "from yunbind_runtime.base.errors import ServerFault\nfrom yunbind_runtime.call.retries import may_repeat\n"
        "print(*(may_repeat(ServerFault(code='A', http_status=n), is_idempotent=True) for n in (401, 403)))",
        "False True",
        "True False",
    ),
    Edit(
        "RETRIES_REFUSED_KINDS",
        ("unavailable",),
        "from yunbind_runtime.base.errors import Throttled, Unavailable\n"
        "from yunbind_runtime.call.retries import may_repeat\n"
        "errors = (kind(code='A', http_status=200) for kind in (Throttled, Unavailable))\n"
        "print(*(may_repeat(error, is_idempotent=False) for error in errors))",
        "True False",
        "False True",
    ),
    Edit(
        "STATUSES_SERVER_ERROR_FROM",
        450,
        ERROR + "print(error_class('A', 460, {}).__name__, error_class('A', 410, {}).__name__)",
        "InvalidRequest InvalidRequest",
        "ServerFault InvalidRequest",
    ),
    Edit(
        "STATUSES_SUCCESS_TO",
        310,
        "from yunbind_runtime.base.http import is_success; print(is_success(302))",
        "False",
        "True",
    ),
    Edit(
        "BUDGET_COST",
        250,
        "from yunbind_runtime.base.errors import ServerFault\nfrom yunbind_runtime.call.retries import RetryBudget\n"
        "budget = RetryBudget()\nprint(*(budget.spend(ServerFault(code='A')) for _ in range(3)))",
        "5 5 5",
        "250 250 0",
    ),
    Edit("PAGES_EMPTY", 3, EMPTY_PAGES, "on", "3"),
    Edit(
        "WAITERS_SHORTEST",
        0.5,
        "from yunbind_runtime.paging.wait_loop import _find_spacing\nfrom types import SimpleNamespace\n"
        "print(_find_spacing(SimpleNamespace(rate_limit=None)))",
        "0.05",
        "0.5",
    ),
    Edit(
        "ERRORS_STATUSES",
        {"conflict": (404,)},
        ERROR + "print(error_class('A', 404, {}).__name__, error_class('A', 429, {}).__name__)",
        "NotFound Throttled",
        "Conflict InvalidRequest",
    ),
    Edit("ERRORS_RETRYABLE_KINDS", (), ERROR + "print(Throttled.retryable)", "True", "False"),
    Edit(
        "ERRORS_SEPARATOR",
        "-",
        ERROR + "print(*(error_class(code, 400, {'A': Throttled}).__name__ for code in ('A.B', 'A-B')))",
        "Throttled InvalidRequest",
        "InvalidRequest Throttled",
    ),
    Edit(
        "INTEGERS_INT32_MAXIMUM",
        5,
        MODEL + "try: print(pydantic.TypeAdapter(models.Int32).validate_python(6))\n"
        "except ValueError: print('too large')",
        "6",
        "too large",
    ),
    Edit(
        "RESPONSES_DEPTH",
        2,
        READ.format(body=b'{"a": [[[1]]]}'),
        "{'a': [[[1]]]}",
        "its JSON is nested too deeply",
    ),
    Edit(
        "RESPONSES_VALUES",
        1,
        READ.format(body=b'{"a": 1, "b": 2}'),
        "{'a': 1, 'b': 2}",
        "it has more than 1 values",
    ),
    Edit(
        "TIMES_GO",
        "never()()",
        TIME.format(text="2024-11-25 06:32:34 +0000 UTC"),
        "2024-11-25 06:32:34+00:00",
        "unread",
    ),
    Edit(
        "TIMES_MILLISECONDS_FROM",
        10**13,
        TIME.format(text="157410400000").replace("UTC))", "UTC).year)"),
        "1974",
        "6958",
    ),
    Edit(
        "SECRETS_SHORTEST",
        4,
        "from yunbind_runtime.base.errors import ServerFault\nfrom yunbind_runtime.model.redaction import redact\n"
        "error = ServerFault(code='A', message='abcde')\nredact(error, ['abcde'])\nprint(error.message)",
        "abcde",
        "***",
    ),
    Edit(
        "SECRETS_MASK",
        "xxx",
        "from yunbind_runtime.model.credentials import AuthToken\nprint(AuthToken('abc'))",
        "AuthToken(token='***')",
        "AuthToken(token='xxx')",
    ),
    Edit(
        "ENDPOINTS_PRECEDENCE",
        ("region", "variable"),
        ENDPOINT,
        "all.example",
        "a.example",
    ),
    Edit("ENDPOINTS_VARIABLE", "OTHER", ENDPOINT, "all.example", "other.example"),
    Edit(
        "LIMITS_MARGIN",
        0.5,
        "from yunbind_runtime.call.limits import LocalLimiter; print(LocalLimiter().margin)",
        "0.05",
        "0.5",
    ),
    Edit("PAUSE_HEADER", "x-wait", PAUSE, "x-acs-retry-after", "x-wait", "protocols/alibaba_rpc"),
    Edit("METHODS", ("GET",), CHOICES, "POST GET", "GET", "protocols/tencent_api3"),
    Edit(
        "ENVELOPE_CODE_SPELLINGS",
        {},
        ERROR_CODE,
        "APIGW.0301 {'code': 'X'}",
        "APIG.0301 {'code': 'X'}",
        "protocols/huawei_rest",
    ),
    Edit(
        "ENVELOPE_ERROR_DEPTH",
        0,
        ERROR_CODE,
        "APIGW.0301 {'code': 'X'}",
        "APIGW.0301 None",
        "protocols/huawei_rest",
    ),
    Edit(
        "SIGNING_TC3_HMAC_SHA256_SIGNED_HEADERS",
        ("host",),
        SIGNED.format(scheme="tc3_hmac_sha256"),
        "content-type;host",
        "host",
        "protocols/tencent_api3",
    ),
    Edit(
        "SIGNING_TC3_HMAC_SHA256_ALGORITHM",
        "TC4",
        TC3_LABEL,
        "TC3-HMAC-SHA256",
        "TC4",
        "protocols/tencent_api3",
    ),
    Edit(
        "SIGNING_ACS3_HMAC_SHA256_SIGNED_PREFIXES",
        (),
        SIGNED.format(scheme="acs3_hmac_sha256"),
        "content-type;host;x-acs-a;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce",
        "content-type;host",
        "protocols/alibaba_rpc",
    ),
    Edit(
        "SIGNING_SDK_HMAC_SHA256_SIGNED_HEADERS",
        ("host", "x-acs-a"),
        SIGNED.format(scheme="sdk_hmac_sha256"),
        "content-type;host;x-sdk-date",
        "host;x-acs-a",
        "protocols/huawei_rest",
    ),
    Edit(
        "SIGNING_SDK_HMAC_SHA256_TIME",
        "iso8601",
        "from datetime import UTC, datetime\nfrom yunbind_runtime.wire.signing.sdk_hmac_sha256 import format_moment\n"
        "print(format_moment(datetime(2026, 11, 29, 12, tzinfo=UTC)))",
        "20261129T120000Z",
        "2026-11-29T12:00:00Z",
        "protocols/huawei_rest",
    ),
    Edit(
        "UNSIGNED_TIME",
        "iso8601",
        UNSIGNED.replace("[-1]", "[-2]", 1),
        "86400",
        "1970-01-02T00:00:00Z",
        "protocols/tencent_api3",
    ),
    Edit(
        "RESPONSE_FORMATS",
        ("xml", "json"),
        "from yunbind_runtime.wire.options import complete_wire_options\n"
        "options = complete_wire_options('alibaba-rpc')\nprint(options.method, options.response_format)",
        "POST json",
        "POST xml",
        "protocols/alibaba_rpc",
    ),
    Edit("UNSIGNED_AUTHORIZATION", "NONE", UNSIGNED, "SKIP", "NONE", "protocols/tencent_api3"),
    Edit("CLOCK_CONFIRMED_SHARE", 0.75, LATE, "True", "False"),
    Edit(
        "TIMEOUTS_CONNECT",
        2.5,
        "from yunbind_runtime.base.http import Timeout; print(Timeout().connect)",
        "5.0",
        "2.5",
    ),
    Edit(
        "CREDENTIALS_DOCUMENT_KEY_ID",
        ("Other",),
        "from yunbind_runtime.auth.providers.documents import find_values\n"
        "print(find_values({'Credentials': {'AccessKeyId': 'i', 'Other': 'o'}}).key_id)",
        "i",
        "o",
    ),
)


def test_every_group_of_the_behavior_has_an_edit() -> None:
    groups = {name.partition("_")[0] for name in list_constants()["yunbind_facts.behavior"]}
    assert groups == {edit.name.partition("_")[0] for edit in EDITS if edit.module == "behavior"}


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_an_edited_fact_changes_what_the_runtime_does(edit: Edit, tmp_path: Path) -> None:
    """In an interpreter that finds an edited copy of the package first."""
    check_edit(edit, tmp_path)
