"""Views of the reference: one Markdown page for each service, English with Chinese beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..ir import Action, Api, Error, Member, Provider, Service, Text, Waiter
from ..lower import list_limits, model_name
from ..name import version_module
from ..safe_code import Code, identifier, markdown, markdown_block, markdown_code, python_type, url
from ..types import Type
from .headers import full_title, header_text
from .paging import tell
from .snippets import ProgramView, view_call, view_listing

Row = tuple[Code, ...]


@dataclass(frozen=True)
class TableView:
    title: Code
    anchor: Code
    doc: Code | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SampleView:
    title: Code
    blocks: tuple[Code, ...]


@dataclass(frozen=True)
class PagesView:
    signature: Code
    doc: Code
    program: ProgramView


@dataclass(frozen=True)
class WaiterView:
    signature: Code
    doc: Code
    facts: tuple[tuple[Code, Code], ...]


@dataclass(frozen=True)
class ActionView:
    name: Code
    anchor: Code
    summary: Code
    summary_zh: Code
    doc: Code | None
    deprecated: Code | None
    signature: Code
    facts: tuple[tuple[Code, Code], ...]
    request: tuple[Row, ...]
    response: tuple[Row, ...]
    rules: tuple[Code, ...]
    errors: tuple[Row, ...]
    quirks: tuple[Code, ...]
    program: ProgramView
    pages: PagesView | None
    waiters: tuple[WaiterView, ...]
    samples: tuple[SampleView, ...]
    source: Code


@dataclass(frozen=True)
class ReferenceView:
    header: Code
    title: Code
    title_zh: Code
    summary: Code
    summary_zh: Code
    source: Code
    facts: tuple[tuple[Code, Code], ...]
    actions: tuple[ActionView, ...]
    types: tuple[TableView, ...]
    enums: tuple[TableView, ...]
    quirks: tuple[Code, ...]
    common_errors: tuple[Row, ...]


@dataclass(frozen=True)
class IndexRow:
    provider: Code
    service: Code
    page: Code
    version: Code
    client: Code
    actions: Code


@dataclass(frozen=True)
class IndexView:
    header: Code
    rows: tuple[IndexRow, ...]


def page_name(provider: Provider, service: Service) -> str:
    """File of a service's page, below ``reference``."""
    return f"{provider.name}-{service.name}-{version_module(service.version)}.md"


def view_index(api: Api) -> IndexView:
    """The list of all pages."""
    rows = [
        IndexRow(
            markdown(f"{provider.title.en} {provider.title.zh}"),
            markdown(f"{service.title.en} {service.title.zh}"),
            Code(page_name(provider, service)),
            markdown_code(service.version),
            markdown_code(f"{service.module.rpartition('.')[0]}.{service.client}Client"),
            Code(", ".join(markdown_code(action.wire) for action in service.actions)),
        )
        for provider in api.providers
        for service in provider.services
    ]
    return IndexView(Code(header_text("the specs")), tuple(rows))


def view_reference(provider: Provider, service: Service) -> ReferenceView:
    """The page of one service."""
    places = _places(service)
    return ReferenceView(
        header=Code(header_text(service.folder)),
        title=markdown(f"{full_title(provider, service)}"),
        title_zh=markdown(service.title.zh or ""),
        summary=markdown(service.summary.en),
        summary_zh=markdown(service.summary.zh or ""),
        source=url(service.source),
        facts=tuple((markdown(name), markdown_code(value)) for name, value in _facts(provider, service)),
        actions=tuple(_action(provider, service, action, places) for action in service.actions),
        types=tuple(
            TableView(
                markdown(each.python), places[each.python], _both(each.doc), _rows(each.members, places)
            )
            for each in service.structures
        ),
        enums=tuple(
            TableView(
                markdown(each.name),
                places[each.name],
                _both(each.doc),
                tuple(
                    (markdown_code(value.wire), _both(value.doc) if value.doc else Code(""))
                    for value in each.values
                ),
            )
            for each in service.enumerations
        ),
        quirks=tuple(_both(quirk) for quirk in (*provider.quirks, *service.quirks)),
        common_errors=tuple(
            _error_row(error, error.http, error.message, error.doc) for error in provider.errors
        ),
    )


def _facts(provider: Provider, service: Service) -> Iterable[tuple[str, str]]:
    variables = provider.environment
    yield "Package", f"{service.module.rpartition('.')[0]} ({service.module})"
    yield "Clients", f"{service.client}Client, Async{service.client}Client"
    yield "Version", service.version
    keys = [each[0] for each in (variables.credentials.key_id, variables.credentials.key_secret) if each]
    yield "Credentials from the environment", ", ".join(keys)
    if variables.region and service.region != "none":
        yield "Region from the environment", ", ".join(variables.region)
    yield "Signing", ", ".join(service.signing)
    yield "Region", service.region
    if service.regions:
        yield "Regions", ", ".join(service.regions)
    hosts = [host for host in (service.endpoints.regional, service.endpoints.central) if host]
    yield "Hosts", ", ".join(host.replace("{service}", service.name) for host in hosts)
    limits = provider.size_limits.model_dump(by_alias=True, exclude_none=True)
    if limits:
        words = {"get": "GET", "form": "form", "json": "JSON", "any": "any request"}
        yield "Largest request", ", ".join(f"{size} bytes ({words[way]})" for way, size in limits.items())
    yield "Clock may be off by", f"{provider.clock_skew} s"


def _places(service: Service) -> Mapping[str, Code]:
    """The anchor of each type and enum, by its name."""
    names = [each.python for each in service.structures] + [each.name for each in service.enumerations]
    return {name: Code(f"type-{str(identifier(name)).lower()}") for name in names}


def _action(provider: Provider, service: Service, action: Action, places: Mapping[str, Code]) -> ActionView:
    facts = [("Access", action.access)]
    if action.http:
        facts.append(("HTTP", " ".join(action.http)))
    if action.unsigned:
        facts.append(("Signature", "none needed"))
    if action.rate_limit:
        facts.append(("Rate limit", f"{action.rate_limit[0]} calls in {action.rate_limit[1]} s"))
    facts += [("Permission", each.action) for each in action.permission]
    if action.since:
        facts.append(("Since", action.since))
    rules = [f"At most one of {_join(group)}." for group in action.exclusive]
    rules += [f"{name} only together with {_join(others)}." for name, others in action.requires.items()]
    return ActionView(
        name=markdown(action.wire),
        anchor=Code(f"action-{str(identifier(action.wire)).lower()}"),
        summary=markdown(action.summary.en),
        summary_zh=markdown(action.summary.zh or ""),
        doc=_both(action.doc) if action.doc else None,
        deprecated=_both(action.deprecated) if action.deprecated else None,
        signature=markdown_code(f"client.{action.python}(...) -> {model_name(action, 'Response')}"),
        facts=tuple((markdown(name), markdown_code(value)) for name, value in facts),
        request=_rows(action.request, places),
        response=_rows(action.response, places),
        rules=tuple(markdown(rule) for rule in rules),
        errors=tuple(
            _error_row(each.error, each.http, each.message, each.doc or each.error.doc)
            for each in action.errors
        ),
        quirks=tuple(_both(quirk) for quirk in action.quirks),
        program=view_call(provider, service, action),
        pages=_pages(provider, service, action),
        waiters=tuple(_waiter(service, waiter) for waiter in action.waiters),
        samples=tuple(_samples(action)),
        source=url(action.source),
    )


def _pages(provider: Provider, service: Service, action: Action) -> PagesView | None:
    paginate, program = action.paginate, view_listing(provider, service, action)
    if paginate is None or program is None:
        return None
    items = next(member for member in action.response if member.wire == paginate.items)
    way = {"offset": "offset", "page": "page number", "token": "token", "marker": "marker"}[paginate.ways[0]]
    text = (
        f"Every item of {items.python}, page by page by {way}, fetched as the iteration needs them; "
        ".pages() gives whole answers."
    )
    zh = "按需逐页遍历全部结果；.pages() 逐页返回完整响应。"
    signature = f"client.{paginate.name}(...) -> Pages[{python_type(items.type.leaf)}]"
    return PagesView(markdown_code(signature), _both(Text(text, zh)), program)


def _waiter(service: Service, waiter: Waiter) -> WaiterView:
    polled = next(each for each in service.actions if each.wire == waiter.poll)
    facts = (
        ("Polls · 轮询", f"{polled.python}"),
        ("Succeeds when · 成功条件", "; ".join(tell(each) for each in waiter.success)),
        ("Fails when · 失败条件", "; ".join(tell(each) for each in waiter.failure)),
        ("First pause · 首次间隔", f"{waiter.delay:g} s"),
        ("Gives up after · 超时", f"{waiter.timeout:g} s"),
    )
    return WaiterView(
        signature=markdown_code(f"client.wait_until_{waiter.name}(...)"),
        doc=_both(waiter.doc),
        facts=tuple((markdown(name), markdown_code(value)) for name, value in facts),
    )


def _join(names: Iterable[str]) -> str:
    return ", ".join(names)


def _rows(members: Iterable[Member], places: Mapping[str, Code]) -> tuple[Row, ...]:
    return tuple(
        (
            markdown_code(member.python),
            markdown_code(member.wire),
            _type(member.type, places),
            Code("yes") if member.required else Code(""),
            _limits(member),
            _member_doc(member),
        )
        for member in members
    )


def _type(kind: Type, places: Mapping[str, Code]) -> Code:
    """A type, linked to its section where it has one."""
    shown, leaf = markdown_code(str(kind)), kind.leaf.name
    return Code(f"[{shown}](#{places[leaf]})") if leaf in places else shown


def _limits(member: Member) -> Code:
    limits = list_limits(member)
    if member.server_default is not None:
        limits.append(f"Default {json.dumps(member.server_default, ensure_ascii=False)}")
    return markdown("; ".join(limits)) if limits else Code("")


def _member_doc(member: Member) -> Code:
    notes = [f"filter {name}: {doc.en}" for name, doc in member.filters.items()]
    if member.nullable:
        notes.append("may be null")
    if member.sensitive:
        notes.append("secret")
    if member.idempotency_token:
        notes.append("makes a repeated call safe")
    if member.since:
        notes.append(f"since {member.since}")
    if member.deprecated:
        notes.append(f"deprecated: {member.deprecated.en}")
    extra = markdown(f" ({'; '.join(notes)})") if notes else Code("")
    return Code(f"{_both(member.doc)} {extra}".strip())


def _error_row(error: Error, http: int | None, message: str | None, doc: Text) -> Row:
    return (
        markdown_code(error.code),
        markdown_code(error.python),
        markdown(error.kind),
        Code("yes") if error.retryable else Code("no"),
        Code(str(http)) if http is not None else Code(""),
        Code(f"{_both(doc)}{' ' + markdown_code(message) if message else ''}"),
    )


def _samples(action: Action) -> Iterable[SampleView]:
    for example in action.examples:
        blocks: list[Code] = []
        if example.request is not None:
            blocks.append(markdown_block(json.dumps(example.request, ensure_ascii=False, indent=2), "json"))
        if example.response is not None:
            blocks.append(markdown_block(json.dumps(example.response, ensure_ascii=False, indent=2), "json"))
        if example.response_xml is not None:
            blocks.append(markdown_block(example.response_xml, "xml"))
        if blocks:
            yield SampleView(markdown(example.name), tuple(blocks))


def _both(text: Text) -> Code:
    """English, then Chinese."""
    return Code(f"{markdown(text.en)} {markdown(text.zh)}") if text.zh else markdown(text.en)
