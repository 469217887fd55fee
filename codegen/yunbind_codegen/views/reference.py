"""Views of the reference: one Markdown page for each service, in English and Chinese."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..docstrings import describe_rate, full_title, list_limits
from ..headers import header_text
from ..ir import Action, Api, Error, Member, Provider, Service, Waiter
from ..language import Bilingual, Summary
from ..name import model_name, version_module
from ..safe_code import Code, identifier, markdown, markdown_block, markdown_code, python_type, url
from ..types import Type
from .paging import describe_acceptor
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
    """Return the file name of the page of a service, below ``reference``."""
    return f"{provider.name}-{service.name}-{version_module(service.version)}.md"


def view_index(api: Api) -> IndexView:
    """Return the view of the list of all pages."""
    rows = [
        IndexRow(
            markdown(f"{provider.spec.name.en} {provider.spec.name.zh}"),
            markdown(f"{service.spec.name.en} {service.spec.name.zh}"),
            Code(page_name(provider, service)),
            markdown_code(service.version),
            markdown_code(f"{service.module.rpartition('.')[0]}.{service.spec.client}Client"),
            Code(", ".join(markdown_code(action.wire) for action in service.actions)),
        )
        for provider in api.providers
        for service in provider.services
    ]
    return IndexView(Code(header_text("the specs")), tuple(rows))


def view_reference(provider: Provider, service: Service) -> ReferenceView:
    """Return the view of the page of one service."""
    places = _places(service)
    return ReferenceView(
        header=Code(header_text(service.folder)),
        title=markdown(f"{full_title(provider, service)}"),
        title_zh=markdown(service.spec.name.zh or ""),
        summary=markdown(service.spec.summary.en),
        summary_zh=markdown(service.spec.summary.zh or ""),
        source=url(service.spec.source),
        facts=tuple((markdown(name), markdown_code(value)) for name, value in _facts(provider, service)),
        actions=tuple(_action(provider, service, action, places) for action in service.actions),
        types=tuple(
            TableView(
                markdown(each.python), places[each.python], _both(each.spec.doc), _rows(each.members, places)
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
        quirks=tuple(_both(quirk) for quirk in (*provider.spec.quirks, *service.spec.quirks)),
        common_errors=tuple(
            _error_row(error, error.spec.http, error.spec.message, error.spec.doc)
            for error in provider.errors
        ),
    )


def _facts(provider: Provider, service: Service) -> Iterable[tuple[str, str]]:
    variables = provider.spec.environment
    yield "Package", f"{service.module.rpartition('.')[0]} ({service.module})"
    yield "Clients", f"{service.spec.client}Client, Async{service.spec.client}Client"
    yield "Version", service.version
    keys = [each[0] for each in (variables.credentials.key_id, variables.credentials.key_secret) if each]
    yield "Credentials from the environment", ", ".join(keys)
    if variables.region and service.spec.region != "none":
        yield "Region from the environment", ", ".join(variables.region)
    yield "Signing", ", ".join(service.signing)
    yield "Region", service.spec.region
    if service.spec.regions:
        yield "Regions", f"{', '.join(service.spec.regions)} ({service.spec.regions_source})"
    hosts = [host for host in (service.endpoints.regional, service.endpoints.central) if host]
    yield "Hosts", ", ".join(host.replace("{service}", service.name) for host in hosts)
    limits = provider.spec.size_limits.model_dump(by_alias=True, exclude_none=True)
    if limits:
        words = {"get": "GET", "form": "form", "json": "JSON", "any": "any request"}
        yield (
            "Maximum request size",
            ", ".join(f"{size} bytes ({words[way]})" for way, size in limits.items()),
        )
    yield "Maximum clock skew", f"{provider.spec.clock_skew} s"


def _places(service: Service) -> Mapping[str, Code]:
    """Return the anchor of each type and enum, by name."""
    names = [each.python for each in service.structures] + [each.name for each in service.enumerations]
    return {name: Code(f"type-{str(identifier(name)).lower()}") for name in names}


def _action(provider: Provider, service: Service, action: Action, places: Mapping[str, Code]) -> ActionView:
    facts: list[tuple[str, str]] = [("Access", action.spec.access)]
    if action.http:
        facts.append(("HTTP", " ".join(action.http)))
    if action.spec.unsigned:
        facts.append(("Signature", "not needed"))
    if action.rate_limit:
        facts.append(("Rate limit", describe_rate(action.rate_limit)))
    facts += [("Permission", each.action) for each in action.spec.permission]
    if action.spec.since:
        facts.append(("Since", action.spec.since))
    rules = [f"Pass at most one of {_join(group)}." for group in action.spec.exclusive]
    rules += [f"{name} requires {_join(others)}." for name, others in action.spec.requires.items()]
    return ActionView(
        name=markdown(action.wire),
        anchor=Code(f"action-{identifier(f'_{action.wire}')[1:].lower()}"),
        summary=markdown(action.spec.summary.en),
        summary_zh=markdown(action.spec.summary.zh or ""),
        doc=_both(action.spec.doc) if action.spec.doc else None,
        deprecated=_both(action.spec.deprecated) if action.spec.deprecated else None,
        signature=markdown_code(f"client.{action.python}(...) -> {model_name(action.title, 'Response')}"),
        facts=tuple((markdown(name), markdown_code(value)) for name, value in facts),
        request=_rows(action.request, places),
        response=_rows(action.response, places),
        rules=tuple(markdown(rule) for rule in rules),
        errors=tuple(
            _error_row(each.error, each.http, each.message, each.doc or each.error.spec.doc)
            for each in action.errors
        ),
        quirks=tuple(_both(quirk) for quirk in action.spec.quirks),
        program=view_call(provider, service, action),
        pages=_pages(provider, service, action),
        waiters=tuple(_waiter(service, waiter) for waiter in action.waiters),
        samples=tuple(_samples(action)),
        source=url(action.spec.source),
    )


def _pages(provider: Provider, service: Service, action: Action) -> PagesView | None:
    paginate, program = action.spec.paginate, view_listing(provider, service, action)
    if paginate is None or program is None:
        return None
    items = next(member for member in action.response if member.wire == paginate.items)
    way = {"offset": "offset", "page": "page number", "token": "token", "marker": "marker"}[paginate.ways[0]]
    text = (
        f"Iterates over all items of {items.python}. Pages are fetched by {way} as the iteration needs them. "
        ".pages() iterates over whole responses."
    )
    zh = "按需逐页遍历全部结果；.pages() 逐页返回完整响应。"
    signature = f"client.{paginate.name}(...) -> Pages[{python_type(items.type.leaf)}]"
    return PagesView(markdown_code(signature), _both(Bilingual(en=text, zh=zh)), program)


def _waiter(service: Service, waiter: Waiter) -> WaiterView:
    polled = next(each for each in service.actions if each.wire == waiter.poll)
    facts = (
        ("Polls · 轮询", f"{polled.python}"),
        ("Succeeds when · 成功条件", "; ".join(describe_acceptor(each) for each in waiter.spec.success)),
        ("Fails when · 失败条件", "; ".join(describe_acceptor(each) for each in waiter.spec.failure)),
        ("First pause · 首次间隔", f"{waiter.spec.delay:g} s"),
        ("Gives up after · 超时", f"{waiter.spec.timeout:g} s"),
    )
    return WaiterView(
        signature=markdown_code(f"client.wait_until_{waiter.name}(...)"),
        doc=_both(waiter.spec.doc),
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
            Code("yes") if member.spec.required else Code(""),
            _limits(member),
            _member_doc(member),
        )
        for member in members
    )


def _type(kind: Type, places: Mapping[str, Code]) -> Code:
    """Return a type, linked to its section if it has one."""
    shown, leaf = markdown_code(str(kind)), kind.leaf.name
    return Code(f"[{shown}](#{places[leaf]})") if leaf in places else shown


def _limits(member: Member) -> Code:
    limits = [markdown(limit) for limit in list_limits(member)]
    if member.spec.pattern is not None:
        limits.append(Code(f"matches {markdown_code(member.spec.pattern)}"))
    if member.spec.server_default is not None:
        shown = json.dumps(member.spec.server_default, ensure_ascii=False)
        limits.append(Code(f"default {markdown_code(shown)}"))
    return Code("; ".join(limits))


def _member_doc(member: Member) -> Code:
    notes = [f"filter {name}: {doc.en}" for name, doc in (member.spec.filters or {}).items()]
    if member.spec.always:
        notes.append("in every response")
    if member.spec.nullable:
        notes.append("can be null")
    if member.spec.sensitive:
        notes.append("secret")
    if member.spec.idempotency_token:
        notes.append("generated if omitted, which makes retries safe")
    if member.spec.since:
        notes.append(f"since {member.spec.since}")
    if member.spec.deprecated:
        notes.append(f"deprecated: {member.spec.deprecated.en}")
    extra = markdown(f" ({'; '.join(notes)})") if notes else Code("")
    return Code(f"{_both(member.spec.doc)} {extra}".strip())


def _error_row(error: Error, http: int | None, message: str | None, doc: Bilingual) -> Row:
    return (
        markdown_code(error.code),
        markdown_code(error.python),
        markdown(error.spec.kind),
        Code("yes") if error.retryable else Code("no"),
        Code(str(http)) if http is not None else Code(""),
        Code(f"{_both(doc)}{' ' + markdown_code(message) if message else ''}"),
    )


def _samples(action: Action) -> Iterable[SampleView]:
    for example in action.spec.examples:
        blocks: list[Code] = []
        if example.request is not None:
            blocks.append(markdown_block(json.dumps(example.request, ensure_ascii=False, indent=2), "json"))
        if example.response is not None:
            blocks.append(markdown_block(json.dumps(example.response, ensure_ascii=False, indent=2), "json"))
        if example.response_xml is not None:
            blocks.append(markdown_block(example.response_xml, "xml"))
        if blocks:
            yield SampleView(markdown(example.name), tuple(blocks))


def _both(text: Bilingual | Summary) -> Code:
    """Return the English text, then the Chinese one."""
    return Code(f"{markdown(text.en)} {markdown(text.zh)}") if text.zh else markdown(text.en)
