"""Mistakes about the signed headers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from yunbind_runtime.base.http import FORM

from yunbind_signatures.draft import Draft
from yunbind_signatures.signed_request import SignedRequest
from yunbind_signatures.texts import Text

from .deviation import HEADER_SCHEMES, Change, Deviation, set_each, with_header


def _change_content_type(values: Callable[[str], Iterable[str]]) -> Change:
    def change(draft: Draft, _: SignedRequest) -> Iterator[Draft]:
        sent = dict(draft.headers).get("content-type")
        if sent is not None:
            for value in dict.fromkeys(values(sent)):
                if value != sent:
                    yield with_header(draft, "content-type", value)

    return change


def _drop_headers(draft: Draft, _: SignedRequest) -> Iterator[Draft]:
    for name, _value in draft.headers:
        headers = tuple(header for header in draft.headers if header[0] != name)
        yield replace(draft, headers=headers)
        yield replace(draft, headers=headers, names=";".join(key for key, _ in headers))


def _change_newlines(draft: Draft, _: SignedRequest) -> Iterator[Draft]:
    yield replace(draft, newline="\r\n")
    yield replace(draft, outer_newline="\r\n")
    yield replace(draft, newline="\r\n", outer_newline="\r\n")


def _keep_case(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
    sent = dict(seen.signed_headers)
    yield replace(draft, headers=tuple((name, sent[name].strip()) for name, _ in draft.headers))
    yield replace(draft, headers=tuple((name, sent[name].strip().lower()) for name, _ in draft.headers))


def _keep_space(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
    sent = dict(seen.signed_headers)
    yield replace(draft, headers=tuple((name, sent[name]) for name, _ in draft.headers))
    yield replace(draft, headers=tuple((name, f" {value}") for name, value in draft.headers))


def _reorder_headers(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
    values = dict(draft.headers)
    sent = [name for name in seen.signed_names if name in values]
    as_listed = tuple((name, values[name]) for name in sent)
    as_sent = tuple(header for header in draft.headers[::-1])
    for headers in (as_listed, as_sent):
        yield replace(draft, headers=headers)
        yield replace(draft, headers=headers, names=";".join(name for name, _ in headers))
    yield replace(draft, names=";".join(sent))


def _list_names(draft: Draft, _: SignedRequest) -> Iterator[str]:
    names = draft.names.split(";")
    yield from (
        ",".join(names),
        "; ".join(names),
        ";".join(name.title() for name in names),
        f"{draft.names};",
    )


HEADERS: tuple[Deviation, ...] = (
    Deviation(
        "content-type",
        "headers",
        HEADER_SCHEMES,
        _change_content_type(
            lambda sent: (
                sent.partition(";")[0].strip(),
                f"{sent.partition(';')[0].strip()}; charset=utf-8",
                f"{sent.partition(';')[0].strip()};charset=utf-8",
                f"{sent.partition(';')[0].strip()}; charset=UTF-8",
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=utf-8",
                FORM,
                "",
            )
        ),
        Text(
            "The signed Content-Type was not sent. HTTP libraries add a charset or a default.",
            "签名中的 Content-Type 与实际发送的不同。HTTP 库会自动添加字符集或默认值。",
        ),
        Text(
            "The media type is signed: set the header yourself, and send it as signed.",
            "媒体类型参与签名：请自行设置该请求头，并按签名的内容发送。",
        ),
    ),
    Deviation(
        "header-case",
        "headers",
        HEADER_SCHEMES,
        _keep_case,
        Text("The case of a signed header's value differs.", "签名中请求头取值的大小写不同。"),
        Text(
            "TC3 signs values in lower case. The other schemes sign them as they are sent.",
            "TC3 用小写的值签名，其他方式按发送的值签名。",
        ),
    ),
    Deviation(
        "header-space",
        "headers",
        HEADER_SCHEMES,
        _keep_space,
        Text("A signed header has a space around its value.", "签名中请求头的值带有空格。"),
        Text(
            "Strip the values, and write name:value without a space.", "请去掉值两端的空格，写成 name:value。"
        ),
    ),
    Deviation(
        "header-missing",
        "headers",
        HEADER_SCHEMES,
        _drop_headers,
        Text(
            "SignedHeaders names a header whose line was not signed.",
            "SignedHeaders 中的某个请求头没有参与签名。",
        ),
        Text(
            "Write a line for each header of SignedHeaders, and list the same names.",
            "SignedHeaders 中的每个请求头都要有一行，名称也要一致。",
        ),
    ),
    Deviation(
        "header-order",
        "headers",
        HEADER_SCHEMES,
        _reorder_headers,
        Text("The signed headers are not sorted.", "签名中的请求头没有排序。"),
        Text(
            "Sort the headers by name in lower case, also in SignedHeaders.",
            "请按小写的名称排序，SignedHeaders 也一样。",
        ),
    ),
    Deviation(
        "header-names",
        "headers",
        HEADER_SCHEMES,
        set_each("names", _list_names),
        Text("The list of header names has another form.", "请求头名称列表的形式不同。"),
        Text("Write the names in lower case, joined by semicolons.", "名称请用小写，并用分号连接。"),
    ),
    Deviation(
        "blank-line",
        "headers",
        HEADER_SCHEMES,
        set_each("skipped_lines", lambda _draft, _seen: ["behind-headers", "empty"]),
        Text(
            "An empty line is missing: the one behind the headers, or the one of an empty query.",
            "缺少空行：请求头之后的空行，或空查询串的空行。",
        ),
        Text(
            "Each header line ends with a line feed, and a line feed joins the parts.",
            "每个请求头行以换行结尾，各部分之间再用换行连接。",
        ),
    ),
    Deviation(
        "line-feeds",
        "canonical_request",
        HEADER_SCHEMES,
        _change_newlines,
        Text("The lines end with CR LF.", "行尾是 CR LF。"),
        Text("Join the lines with a line feed alone.", "请只用换行符（LF）连接各行。"),
    ),
)
