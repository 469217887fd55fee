"""The clouds as one ASGI application, told apart by their requests alone.

Host and path say nothing here: clients point any endpoint at the emulator, and
some send a host that is a URL. So every request is taken as it stood on the
wire, given to the dialect that recognises it, and verified over those bytes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from yunbind_runtime.http import HttpRequest, HttpResponse

from yunbind_emulator.credentials import Account, EmulatorCredentials, IamUser, issue_credentials
from yunbind_emulator.dialects.alibaba import Alibaba
from yunbind_emulator.dialects.dialect import LARGEST_REQUEST
from yunbind_emulator.dialects.huawei import Huawei
from yunbind_emulator.dialects.tencent import Tencent
from yunbind_emulator.faults import find_fault
from yunbind_emulator.refusals import Refusal
from yunbind_emulator.samples import is_documented
from yunbind_emulator.validation import Violation, check_parameters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.types import Receive, Scope, Send

    from yunbind_emulator.catalog import Catalog, Json
    from yunbind_emulator.credentials import HuaweiKeys
    from yunbind_emulator.dialects.dialect import Clock, Dialect, Target

STRING_TO_SIGN_HEADER = "X-Yunbind-String-To-Sign"
"""Header of a refused signature: what should have been signed, line ends written as ``\\n``."""
EVIDENCE_HEADER = "X-Yunbind-Evidence"
"""Header of every answer: ``documented`` by a sample or an error code of a page, or ``assumed`` here."""

_UNRECOGNISED = (
    "This request is meant for none of the emulated clouds, which are told apart by it.\n"
    "Tencent Cloud: a header X-TC-Action, or the parameters Action and SecretId.\n"
    "Alibaba Cloud: a header x-acs-action, or the parameters Action and AccessKeyId, SignatureNonce or "
    "OIDCToken.\n"
    "Huawei Cloud: a header X-Sdk-Date or X-Auth-Token, or a path that begins with /v3/ or /v5/.\n"
)


def system_clock() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)


def create_application(
    catalog: Catalog,
    credentials: EmulatorCredentials | None = None,
    *,
    clock: Clock = system_clock,
    new_id: Callable[[], UUID] = uuid4,
) -> Application:
    """Make the ASGI application.

    Args:
        catalog: what the clouds document.
        credentials: the keys to accept; fresh random ones when absent.
        clock: gives the present, aware.
        new_id: gives the ids of answers.
    """
    keys = credentials or issue_credentials()
    accounts = {
        "tencent": Account(keys["tencent"]["secret_id"], keys["tencent"]["secret_key"]),
        "alibaba": Account(keys["alibaba"]["access_key_id"], keys["alibaba"]["access_key_secret"]),
        "huawei": _make_huawei_account(keys["huawei"]),
    }
    kinds: dict[str, type[Dialect]] = {"tencent": Tencent, "alibaba": Alibaba, "huawei": Huawei}
    return Application(
        [
            kind(catalog.providers[name], accounts[name], clock, new_id)
            for name, kind in kinds.items()
            if name in catalog.providers
        ]
    )


def _make_huawei_account(keys: HuaweiKeys) -> Account:
    user = IamUser(keys["user"], keys["password"], keys["domain"], keys["project_id"])
    return Account(keys["ak"], keys["sk"], keys["token"], user)


class Application:
    """An ASGI application over dialects; :meth:`answer` is its whole meaning, without I/O."""

    def __init__(self, dialects: Sequence[Dialect]) -> None:
        self._dialects = tuple(dialects)
        limits = (limit for dialect in dialects for limit in dialect.provider.size_limits.values())
        self._most_bytes = max(LARGEST_REQUEST, *limits, 0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = await self._receive(Request(scope, receive))
        except ClientDisconnect:
            return
        answer = self.answer(request)
        response = Response(answer.body, answer.status)
        response.raw_headers.extend(
            (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
            for name, value in answer.headers
        )
        await response(scope, receive, send)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Answer a request as its cloud would."""
        dialect = next((dialect for dialect in self._dialects if dialect.recognises(request)), None)
        if dialect is None:
            plain = (("Content-Type", "text/plain; charset=utf-8"),)
            return _show_evidence(HttpResponse(404, plain, _UNRECOGNISED.encode()), documented=False)
        target: Target | None = None
        try:
            dialect.check_size(request)
            target = dialect.find_target(request)
            parameters = _admit(request, dialect, target)
            response = dialect.answer(request, target, parameters)
        except Refusal as refusal:
            response = _show_string_to_sign(dialect.refuse(request, target, refusal), refusal)
            return _show_evidence(response, documented=dialect.provider.knows_code(refusal.code))
        return _show_evidence(response, documented=is_documented(target.action, parameters))

    async def _receive(self, request: Request) -> HttpRequest:
        """Take a request as it was sent; of a body only one byte beyond the largest limit is kept."""
        body = bytearray()
        async for chunk in request.stream():
            body += chunk[: self._most_bytes + 1 - len(body)]
        headers = [(_decode(name), _decode(value)) for name, value in request.headers.raw]
        return HttpRequest(
            method=request.method,
            scheme=request.scope["scheme"],
            host=next((value for name, value in headers if name == "host"), ""),
            path=_decode(request.scope["raw_path"]),
            query=_decode(request.scope["query_string"]),
            headers=tuple(header for header in headers if header[0] != "host"),
            body=bytes(body),
        )


def _admit(request: HttpRequest, dialect: Dialect, target: Target) -> dict[str, Json]:
    """Return the parameters of a request that is signed and valid, and asks for no fault."""
    if not target.action.unsigned:
        dialect.authenticate(request, target)
    parameters = dialect.read_parameters(request, target)
    _raise_fault(parameters, dialect, target)
    try:
        check_parameters(parameters, target.action, target.service, dialect.first_index)
    except Violation as violation:
        raise dialect.complain(violation, target) from violation
    return parameters


def _raise_fault(parameters: dict[str, Json], dialect: Dialect, target: Target) -> None:
    provider, service, action = dialect.provider, target.service, target.action
    code = find_fault(parameters, provider.codes(service, action))
    error = provider.find_error(code, service, action) if code else None
    if error is not None:
        message = (error.message or error.doc).replace("%s", "(asked for)")
        raise Refusal(error.code, message, http=error.http)


def _show_string_to_sign(response: HttpResponse, refusal: Refusal) -> HttpResponse:
    if refusal.string_to_sign is None:
        return response
    escaped = refusal.string_to_sign.encode("unicode_escape").decode("ascii")
    return replace(response, headers=(*response.headers, (STRING_TO_SIGN_HEADER, escaped)))


def _show_evidence(response: HttpResponse, *, documented: bool) -> HttpResponse:
    """Say what an answer stands on, unless its dialect said so itself."""
    if response.header(EVIDENCE_HEADER) is not None:
        return response
    evidence = (EVIDENCE_HEADER, "documented" if documented else "assumed")
    return replace(response, headers=(*response.headers, evidence))


def _decode(raw: bytes) -> str:
    """Read header text: UTF-8, as Huawei's SDK sends it, or else whatever bytes it is."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
