"""Views of the reference: one Markdown page for each service, English with Chinese beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from ..api import Action, Api, Error, Member, Provider, Service, Text
from ..code import Code, identifier, markdown, markdown_block, markdown_code, url
from ..lower import list_limits, model_name
from ..name import version_module
from .headers import full_title, header_text

Row = tuple[Code, ...]


@dataclass(frozen=True)
class TableView:
    title: Code
    doc: Code | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SampleView:
    title: Code
    blocks: tuple[Code, ...]


@dataclass(frozen=True)
class ActionView:
    name: Code
    anchor: Code
    summary: Code
    summary_zh: Code
    doc: Code | None
    signature: Code
    facts: tuple[tuple[Code, Code], ...]
    request: tuple[Row, ...]
    response: tuple[Row, ...]
    rules: tuple[Code, ...]
    errors: tuple[Row, ...]
    quirks: tuple[Code, ...]
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
    facts = [
        ("Package", f"{service.module.rpartition('.')[0]} ({service.module})"),
        ("Clients", f"{service.client}Client, Async{service.client}Client"),
        ("Version", service.version),
        ("Signing", ", ".join(service.signing)),
        ("Region", service.region),
    ]
    hosts = [host for host in (service.endpoints.regional, service.endpoints.central) if host]
    facts.append(("Hosts", ", ".join(host.replace("{service}", service.name) for host in hosts)))
    return ReferenceView(
        header=Code(header_text(service.folder)),
        title=markdown(f"{full_title(provider, service)}"),
        title_zh=markdown(service.title.zh or ""),
        summary=markdown(service.summary.en),
        summary_zh=markdown(service.summary.zh or ""),
        source=url(service.source),
        facts=tuple((markdown(name), markdown_code(value)) for name, value in facts),
        actions=tuple(_action(action) for action in service.actions),
        types=tuple(
            TableView(markdown(each.python), _both(each.doc), _rows(each.members))
            for each in service.structures
        ),
        enums=tuple(
            TableView(
                markdown(each.name),
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


def _action(action: Action) -> ActionView:
    facts = [("Access", action.access)]
    if action.http:
        facts.append(("HTTP", " ".join(action.http)))
    if action.rate_limit:
        facts.append(("Rate limit", f"{action.rate_limit[0]} calls in {action.rate_limit[1]} s"))
    facts += [("Permission", each.action) for each in action.permission]
    if action.since:
        facts.append(("Since", action.since))
    rules = [f"At most one of {_join(group)}." for group in action.exclusive]
    rules += [f"{name} only together with {_join(others)}." for name, others in action.requires.items()]
    return ActionView(
        name=markdown(action.wire),
        anchor=Code(str(identifier(action.wire)).lower()),
        summary=markdown(action.summary.en),
        summary_zh=markdown(action.summary.zh or ""),
        doc=_both(action.doc) if action.doc else None,
        signature=markdown_code(f"client.{action.python}(...) -> {model_name(action, 'Response')}"),
        facts=tuple((markdown(name), markdown_code(value)) for name, value in facts),
        request=_rows(action.request),
        response=_rows(action.response),
        rules=tuple(markdown(rule) for rule in rules),
        errors=tuple(
            _error_row(each.error, each.http, each.message, each.doc or each.error.doc)
            for each in action.errors
        ),
        quirks=tuple(_both(quirk) for quirk in action.quirks),
        samples=tuple(_samples(action)),
        source=url(action.source),
    )


def _join(names: Iterable[str]) -> str:
    return ", ".join(names)


def _rows(members: Iterable[Member]) -> tuple[Row, ...]:
    return tuple(
        (
            markdown_code(member.python),
            markdown_code(member.wire),
            markdown_code(str(member.type)),
            Code("yes") if member.required else Code(""),
            _member_doc(member),
        )
        for member in members
    )


def _member_doc(member: Member) -> Code:
    notes = list_limits(member)
    if member.server_default is not None:
        shown = member.server_default
        notes.append(f"server default {json.dumps(shown, ensure_ascii=False)}")
    notes += [f"filter {name}: {doc.en}" for name, doc in member.filters.items()]
    if member.nullable:
        notes.append("may be null")
    if member.sensitive:
        notes.append("secret")
    if member.since:
        notes.append(f"since {member.since}")
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
        yield SampleView(markdown(example.name), tuple(blocks))


def _both(text: Text) -> Code:
    """English, then Chinese."""
    return Code(f"{markdown(text.en)} {markdown(text.zh)}") if text.zh else markdown(text.en)
