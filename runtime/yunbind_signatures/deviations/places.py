"""Mistakes about the method, the host and the path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from yunbind_facts.protocols import tencent_api3

from yunbind_signatures.draft import Draft
from yunbind_signatures.signed_request import SignedRequest, decode_path
from yunbind_signatures.texts import Text

from .deviation import (
    ALL_SCHEMES,
    HEADER_SCHEMES,
    PARAMETER_SCHEMES,
    TENCENT,
    Change,
    Deviation,
    set_each,
    with_header,
)

_REGION_HEADERS = (tencent_api3.REQUESTS_HEADERS["region"],)
_REGION_PARAMETERS = (tencent_api3.REQUESTS_PARAMETERS["region"], "RegionId")


def _change_host(values: Callable[[SignedRequest], Iterable[str]]) -> Change:
    def change(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
        for value in dict.fromkeys(values(seen)):
            if value == seen.request.host:
                continue
            if seen.scheme in TENCENT:
                yield replace(draft, host=value)
            elif "host" in dict(draft.headers):
                yield with_header(draft, "host", value)

    return change


def _other_ports(seen: SignedRequest) -> Iterator[str]:
    name, _, port = seen.request.host.partition(":")
    if port:
        yield name
    else:
        yield from (f"{name}:443", f"{name}:80")


def _other_endpoints(seen: SignedRequest) -> Iterator[str]:
    """Hosts of the same service with, without and behind a region, and forms that are no host."""
    host = seen.request.host
    yield from (f"https://{host}", f"http://{host}", f"{host}/", host.upper())
    first, *rest = host.split(".")
    if len(rest) > 2:
        yield ".".join((first, *rest[1:]))
    yield ".".join(rest)
    regions = [seen.header(name) for name in _REGION_HEADERS] + [
        seen.parameter(n) for n in _REGION_PARAMETERS
    ]
    for region in filter(None, regions):
        yield ".".join((first, region, *rest))
        if len(rest) > 2:
            yield ".".join((first, region, *rest[1:]))


def _other_paths(_: Draft, seen: SignedRequest) -> Iterator[str]:
    path = seen.request.path or "/"
    yield from (path, path.rstrip("/"), f"{path.rstrip('/')}/", "/", "")
    yield from (f"{path}?{seen.request.query}", f"{seen.request.host}{path}")


def _recoded_paths(draft: Draft, seen: SignedRequest) -> Iterator[str]:
    path = seen.request.path or "/"
    end = "/" if draft.path.endswith("/") and not path.endswith("/") else ""
    for other in (decode_path(path), path, quote(path, safe="/~"), path.replace("%7E", "~"), path.lower()):
        yield other + end


def _other_methods(draft: Draft, _: SignedRequest) -> Iterator[str]:
    yield from ("GET", "POST", "PUT", "DELETE", draft.method.lower())


PLACES: tuple[Deviation, ...] = (
    Deviation(
        "method",
        "method",
        ALL_SCHEMES,
        set_each("method", _other_methods),
        Text("The signer signed another HTTP method.", "签名时使用了另一种 HTTP 方法。"),
        Text("Sign the method that is sent, in capitals.", "请用实际发送的方法签名，并使用大写。"),
    ),
    Deviation(
        "host-port",
        "host",
        (*HEADER_SCHEMES, *TENCENT),
        _change_host(_other_ports),
        Text(
            "The signed host has another port than the host that was sent.",
            "签名中的主机端口与实际发送的不同。",
        ),
        Text(
            "Sign the header Host exactly as the HTTP library sends it.",
            "请按 HTTP 库实际发送的 Host 头签名。",
        ),
    ),
    Deviation(
        "host",
        "host",
        (*HEADER_SCHEMES, *TENCENT),
        _change_host(_other_endpoints),
        Text("The signer signed another host.", "签名中的主机与实际发送的不同。"),
        Text(
            "Sign the host that the request goes to, without scheme and path.",
            "请用请求的目标主机签名，不要带协议和路径。",
        ),
    ),
    Deviation(
        "path-slash",
        "path",
        HEADER_SCHEMES,
        set_each("path", _other_paths),
        Text(
            "The signed path has another form, such as a slash more or less at its end.",
            "签名中的路径形式不同，例如末尾多或少一个斜杠。",
        ),
        Text(
            "Sign the path of the vendor's form. Huawei's ends with a slash, Tencent's is always a slash.",
            "请按厂商规定的形式签名路径：华为云的路径以斜杠结尾，腾讯云的路径固定为斜杠。",
        ),
    ),
    Deviation(
        "path-encoding",
        "path",
        HEADER_SCHEMES,
        set_each("path", _recoded_paths),
        Text("The signed path is encoded otherwise.", "签名中的路径编码方式不同。"),
        Text("Percent-encode each segment of the path once.", "请对路径的每一段做一次百分号编码。"),
    ),
    Deviation(
        "slash",
        "path",
        PARAMETER_SCHEMES,
        set_each("path", lambda draft, _seen: ["/", "", "%2f", "/index.php", "/v2/index.php", draft.path]),
        Text("The path in the string to sign has another form.", "待签名字符串中的路径形式不同。"),
        Text("Tencent signs / and Alibaba signs %2F.", "腾讯云使用 /，阿里云使用 %2F。"),
    ),
)
