"""Views of the client classes, synchronous and asynchronous, with one method for each action."""

from __future__ import annotations

from dataclasses import dataclass

from ..docstrings import describe, flatten, full_title
from ..headers import header
from ..ir import Action, Member, Provider, Service
from ..name import model_name
from ..safe_code import WIDTH, Code, annotation, docstring, entries, identifier, joined, literal
from .paging import PagesView, WaitView, view_pages, view_waits
from .parameters import ParameterView, view_parameter

_WAYS = {
    "tencent-api3": (("method", "``POST`` or ``GET``. Defaults to ``POST``."),),
    "alibaba-rpc": (
        ("method", "``POST`` or ``GET``. Defaults to ``POST``."),
        ("response_format", "``json`` or ``xml``; the models are the same. Defaults to ``json``."),
    ),
}
"""Options of clients by protocol."""


@dataclass(frozen=True)
class MethodView:
    name: Code
    constant: Code
    parameters: tuple[ParameterView, ...]
    request: Code
    response: Code
    docstring: Code
    raw_docstring: Code


@dataclass(frozen=True)
class ClassView:
    name: Code
    base: Code
    raw: Code
    raw_base: Code
    docstring: Code
    raw_docstring: Code
    define: Code
    call: Code
    methods: tuple[MethodView, ...]
    pages: tuple[PagesView, ...]
    waits: tuple[WaitView, ...]


@dataclass(frozen=True)
class ClientView:
    header: Code
    docstring: Code
    raw_header: Code
    raw_docstring: Code
    uses_overload: bool
    has_pages: bool
    imports: tuple[tuple[Code, Code], ...]
    raw_imports: tuple[tuple[Code, Code], ...]
    raw: Code
    async_raw: Code
    sync_text: Code
    async_text: Code
    raw_text: Code
    async_raw_text: Code
    requests: Code
    responses: Code
    clients: tuple[ClassView, ...]


def view_client(provider: Provider, service: Service) -> ClientView:
    """Return the view of the two clients of a service and of their raw clients."""
    name, twin = f"{service.spec.client}Client", f"Async{service.spec.client}Client"
    raw, raw_twin = f"{service.spec.client}RawClient", f"Async{service.spec.client}RawClient"
    title = f"{full_title(provider, service)} {service.version}"
    requests = [model_name(action.wire, "Request") for action in service.actions]
    responses = [model_name(action.wire, "Response") for action in service.actions]
    return ClientView(
        header=header(f"{service.folder}/actions"),
        docstring=docstring([f"Clients of {title}."], 0),
        raw_header=header(f"{service.folder}/actions"),
        raw_docstring=docstring(
            [f"Raw clients of {title}: methods that return status, headers and bytes beside the model."], 0
        ),
        uses_overload=len(service.actions) > 1,
        has_pages=any(action.spec.paginate for action in service.actions),
        imports=_imports(service, with_requests=True),
        raw_imports=_imports(service, with_requests=False),
        raw=identifier(raw),
        async_raw=identifier(raw_twin),
        sync_text=literal(name),
        async_text=literal(twin),
        raw_text=literal(raw),
        async_raw_text=literal(raw_twin),
        requests=annotation(" | ".join(requests)),
        responses=annotation(" | ".join(responses)),
        clients=(
            _class(provider, service, name, raw, is_async=False),
            _class(provider, service, twin, raw_twin, is_async=True),
        ),
    )


def _class(provider: Provider, service: Service, name: str, raw: str, *, is_async: bool) -> ClassView:
    kind = "Asynchronous" if is_async else "Synchronous"
    first = f"{kind} client of {full_title(provider, service)} {service.version}."
    variables = provider.spec.environment
    found = " and ".join(variables.credentials.key_id[:1] + variables.credentials.key_secret[:1])
    region = {
        "required": "Region to call",
        "optional": "Region to call (optional), which selects the endpoint",
        "none": "Ignored: the service has no regions",
    }[service.spec.region]
    if variables.region and service.spec.region != "none":
        region += f". Defaults to the value of {' or '.join(variables.region)}"
    arguments = entries(
        "Args:",
        [
            ("region", f"{region}."),
            (
                "credentials",
                f"Keys or a credential provider. Defaults to {found}, then the vendor's other sources.",
            ),
            ("endpoint", "Host or URL to call. Defaults to YUNBIND_ENDPOINT, then to the documented host."),
            ("signing", f"Signature scheme: {', '.join(service.signing)}. Defaults to {service.signing[0]}."),
            *_WAYS.get(provider.spec.protocol, ()),
            ("timeout", "Timeout in seconds, or a Timeout with a limit for each phase."),
            ("retries", "Maximum number of retries of a call, or Retries. Defaults to 3."),
            ("limiter", "Rate limiter. Defaults to the one of the process, which keeps documented rates."),
            ("hooks", "Callbacks for requests, responses and retries."),
            ("transport", "A transport or an httpx client, which the caller closes."),
            (
                "others",
                "``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``, ``max_response_size`` and, "
                "for tests, ``environ``, ``clock``, ``sleep``, ``nonce`` and ``jitter``: see "
                ":class:`yunbind_runtime.client.base.Client`.",
            ),
        ],
        WIDTH - 4,
    )
    more = [service.spec.summary.en, arguments, f"API: {service.spec.source}"]
    return ClassView(
        name=identifier(name),
        base=Code("AsyncClient" if is_async else "SyncClient"),
        raw=identifier(raw),
        raw_base=Code("AsyncRawCalls" if is_async else "SyncRawCalls"),
        docstring=docstring([first, *more], 4),
        raw_docstring=docstring([f"The methods of ``{name}``, returning raw responses."], 4),
        define=Code("async def" if is_async else "def"),
        call=Code("await self" if is_async else "self"),
        methods=tuple(_method(service, action, name) for action in service.actions),
        pages=view_pages(service, is_async=is_async),
        waits=view_waits(service),
    )


def _method(service: Service, action: Action, client: str) -> MethodView:
    ordered = [member for member in action.request if member.is_asked]
    ordered += [member for member in action.request if not member.is_asked]
    return MethodView(
        name=identifier(action.python),
        constant=identifier(action.python.upper()),
        parameters=tuple(view_parameter(service, member) for member in ordered),
        request=identifier(model_name(action.wire, "Request")),
        response=identifier(model_name(action.wire, "Response")),
        docstring=docstring(_paragraphs(service, action, ordered), 8),
        raw_docstring=docstring([f"See :meth:`{client}.{action.python}`."], 8),
    )


def _paragraphs(service: Service, action: Action, ordered: list[Member]) -> list[str]:
    width = WIDTH - 8
    paragraphs = [action.spec.summary.en]
    if action.spec.doc:
        paragraphs.append(" ".join(action.spec.doc.en.split()))
    if ordered:
        told = [(member.python, _argument(service, member)) for member in ordered]
        paragraphs.append(entries("Args:", told, width))
    raised = [(error.error.python, flatten(error.doc or error.error.spec.doc)) for error in action.errors]
    raised.append(("InvalidArguments", "An argument breaks a documented rule. No request was sent."))
    paragraphs.append(entries("Raises:", raised, width))
    limits: list[str] = []
    if action.rate_limit:
        calls, seconds = action.rate_limit
        limits.append(
            f"Documented rate limit: {calls} calls per {'second' if seconds == 1 else f'{seconds} seconds'}."
        )
    if action.spec.permission:
        limits.append(f"Permission: {', '.join(each.action for each in action.spec.permission)}.")
    if limits:
        paragraphs.append(" ".join(limits))
    paragraphs.append(f"API: {action.spec.source}")
    return paragraphs


def _argument(service: Service, member: Member) -> str:
    text = describe(member)
    return f"{text} Defaults to the client's region." if member.wire == service.spec.region_member else text


def _imports(service: Service, *, with_requests: bool) -> tuple[tuple[Code, Code], ...]:
    """Return the names that annotations need, by module."""
    needed: dict[str, set[str]] = {}
    structures = {structure.python for structure in service.structures}
    enumerations = {enumeration.name for enumeration in service.enumerations}
    for action in service.actions:
        own = needed.setdefault(action.python, set())
        own.add(model_name(action.wire, "Response"))
        if with_requests:
            own.add(model_name(action.wire, "Request"))
            own_items = next((each for each in action.response if _is_page(action, each)), None)
            if own_items and own_items.type.leaf.name in structures:
                needed.setdefault("types", set()).add(own_items.type.leaf.name)
        for member in action.request:
            leaf = member.type.leaf.name
            if leaf in structures:
                needed.setdefault("types", set()).add(leaf)
            elif leaf in enumerations:
                needed.setdefault("enums", set()).add(leaf)
    return tuple(
        (identifier(module), joined(map(identifier, sorted(names))))
        for module, names in sorted(needed.items())
    )


def _is_page(action: Action, member: Member) -> bool:
    return action.spec.paginate is not None and member.wire == action.spec.paginate.items
