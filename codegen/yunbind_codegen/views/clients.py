"""Views of the client classes, synchronous and asynchronous, with one method for each action."""

from __future__ import annotations

from dataclasses import dataclass

from ..docstrings import describe, describe_rate, flatten, full_title
from ..headers import header
from ..ir import Action, Member, Provider, Service
from ..name import model_name
from ..safe_code import Code, Entries, annotation, docstring, identifier, joined, literal
from .paging import PagesView, WaitView, view_pages, view_waits
from .parameters import EXTRA_ARGUMENTS, ParameterView, view_parameter

_WAYS = {
    "tencent-api3": (("method", "POST or GET. Defaults to POST."),),
    "alibaba-rpc": (
        ("method", "POST or GET. Defaults to POST."),
        ("response_format", "json or xml. Defaults to json. The models are the same."),
    ),
}
"""Arguments of the clients of a protocol."""


@dataclass(frozen=True)
class MethodView:
    name: Code
    constant: Code
    parameters: tuple[ParameterView, ...]
    request: Code
    response: Code
    docstring: Code


@dataclass(frozen=True)
class ClassView:
    name: Code
    is_async: bool
    base: Code
    raw: Code
    raw_base: Code
    raw_method: Code
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
    uses_overload: bool
    has_pages: bool
    imports: tuple[tuple[Code, Code], ...]
    exports: tuple[Code, ...]
    requests: Code
    responses: Code
    blocking: Code
    """The client whose methods the others are made from."""
    clients: tuple[ClassView, ...]


def view_client(provider: Provider, service: Service) -> ClientView:
    """Return the two clients of a service and their raw clients."""
    name, twin = f"{service.spec.client}Client", f"Async{service.spec.client}Client"
    raw, raw_twin = f"{service.spec.client}RawClient", f"Async{service.spec.client}RawClient"
    title = f"{full_title(provider, service)} {service.version}"
    requests = [model_name(action.title, "Request") for action in service.actions]
    responses = [model_name(action.title, "Response") for action in service.actions]
    return ClientView(
        header=header(f"{service.folder}/actions"),
        docstring=docstring([f"Clients of {title}."], 0),
        uses_overload=len(service.actions) > 1,
        has_pages=any(action.spec.paginate for action in service.actions),
        imports=_imports(service),
        exports=tuple(literal(each) for each in sorted([name, twin, raw, raw_twin])),
        requests=annotation(" | ".join(requests)),
        responses=annotation(" | ".join(responses)),
        blocking=identifier(name),
        clients=(
            _class(provider, service, name, raw, is_async=False),
            _class(provider, service, twin, raw_twin, is_async=True),
        ),
    )


def _class(provider: Provider, service: Service, name: str, raw: str, *, is_async: bool) -> ClassView:
    kind = "Asyncio client" if is_async else "Client"
    first = f"{kind} of {full_title(provider, service)} {service.version}."
    more: list[str | Entries] = [
        service.spec.summary.en,
        _describe_options(provider, service),
        f"API: {service.spec.source}",
    ]
    return ClassView(
        name=identifier(name),
        is_async=is_async,
        base=Code("AsyncClient" if is_async else "SyncClient"),
        raw=identifier(raw),
        raw_base=Code("AsyncRawClient" if is_async else "SyncRawClient"),
        raw_method=Code("async_raw_method" if is_async else "raw_method"),
        docstring=docstring([first, *more], 4),
        raw_docstring=docstring([f"Methods of :class:`{name}` that return raw responses."], 4),
        define=Code("async def" if is_async else "def"),
        call=Code("await self" if is_async else "self"),
        methods=tuple(_method(service, action) for action in service.actions),
        pages=view_pages(service),
        waits=view_waits(service),
    )


def _describe_options(provider: Provider, service: Service) -> Entries:
    return Entries(
        "Args:",
        [
            ("region", _describe_region(provider, service)),
            ("credentials", _describe_credentials(provider)),
            (
                "endpoint",
                "Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's host.",
            ),
            (
                "signing",
                f"Signing scheme: {', '.join(service.signing)}. Defaults to the first that fits.",
            ),
            *_WAYS.get(provider.spec.protocol, ()),
            (
                "timeout",
                "Seconds for each of connecting, reading and writing, or a Timeout. Defaults to 5 s to "
                "connect and 30 s to read and to write.",
            ),
            ("retries", "Number of retries of a failed call, or Retries. Defaults to 3."),
            ("limiter", "Rate limiter. Defaults to one that all clients of the process share."),
            ("checks", "warn, strict or types: what happens beyond documented limits. Defaults to warn."),
            ("hooks", "Callbacks for requests, responses and retries."),
            (
                "transport",
                "Transport or httpx client, which the caller closes. Defaults to the client's own.",
            ),
            (
                "others",
                "``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``, ``max_response_size``, "
                "``user_agent`` and, for tests, ``environ``, ``clock``, ``sleep``, ``nonce`` and ``jitter``: "
                "see :class:`yunbind_runtime.client.base.Client`.",
            ),
        ],
    )


def _describe_region(provider: Provider, service: Service) -> str:
    variables = " or ".join(provider.spec.environment.region)
    if service.spec.region == "none":
        return "Not used by this service."
    if service.spec.region == "required":
        unless = f" unless {variables} is set in the environment" if variables else ""
        return f"Region ID. Required{unless}."
    return "Region ID, which selects the endpoint." + (
        f" Defaults to {variables} in the environment." if variables else ""
    )


def _describe_credentials(provider: Provider) -> str:
    variables = provider.spec.environment.credentials
    names = " and ".join(variables.key_id[:1] + variables.key_secret[:1])
    return (
        f"Credentials or a credential provider. Defaults to {names} in the environment, or to another "
        "provider in the chain of the vendor's SDK."
    )


def _method(service: Service, action: Action) -> MethodView:
    ordered = [member for member in action.request if member.is_asked]
    ordered += [member for member in action.request if not member.is_asked]
    return MethodView(
        name=identifier(action.python),
        constant=identifier(action.python.upper()),
        parameters=tuple(view_parameter(service, member) for member in ordered),
        request=identifier(model_name(action.title, "Request")),
        response=identifier(model_name(action.title, "Response")),
        docstring=docstring(_paragraphs(action, ordered), 8),
    )


def _paragraphs(action: Action, ordered: list[Member]) -> list[str | Entries]:
    paragraphs: list[str | Entries] = [action.spec.summary.en]
    if action.spec.doc:
        paragraphs.append(" ".join(action.spec.doc.en.split()))
    described = [(member.python, _argument(member)) for member in ordered]
    paragraphs.append(Entries("Args:", [*described, EXTRA_ARGUMENTS]))
    raised = [(error.error.python, flatten(error.doc or error.error.spec.doc)) for error in action.errors]
    raised.append(("InvalidArguments", "An argument breaks a documented rule. Nothing was sent."))
    paragraphs.append(Entries("Raises:", raised))
    limits: list[str] = []
    if action.rate_limit:
        limits.append(f"Documented rate limit: {describe_rate(action.rate_limit)}.")
    if action.spec.permission:
        limits.append(f"Permission: {', '.join(each.action for each in action.spec.permission)}.")
    if limits:
        paragraphs.append(" ".join(limits))
    paragraphs.append(f"API: {action.spec.source}")
    return paragraphs


def _argument(member: Member) -> str:
    text = describe(member)
    return f"{text} Defaults to the client's region." if member.is_filled else text


def _imports(service: Service) -> tuple[tuple[Code, Code], ...]:
    """Return the names that annotations need, by module."""
    needed: dict[str, set[str]] = {}
    structures = {structure.python for structure in service.structures}
    enumerations = {enumeration.name for enumeration in service.enumerations}
    for action in service.actions:
        needed[action.python] = {model_name(action.title, "Request"), model_name(action.title, "Response")}
        members = [*action.request, *(member for member in action.response if _is_page(action, member))]
        for member in members:
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
