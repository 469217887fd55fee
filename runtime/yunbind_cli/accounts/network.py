"""The way to a cloud: proxy, certificate authorities, name, connection and clock."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from yunbind_runtime.base.errors import ConfigurationError, YunbindError
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.call.retries import read_date
from yunbind_runtime.transport.libraries import make_transport
from yunbind_runtime.transport.options import TransportOptions
from yunbind_runtime.transport.proxies import Proxy, find_proxy
from yunbind_runtime.transport.tls import find_context, find_variable, make_default_context

from yunbind_cli.accounts.findings import Finding, Status
from yunbind_cli.language import say
from yunbind_cli.sentences import name_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yunbind_cli.catalog.entries import Cloud

_SECONDS: Final = 10.0
_NOTABLE_SKEW: Final = 30.0
_PROXY_VARIABLES: Final = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")


@dataclass(frozen=True, slots=True)
class Way:
    """The way to an endpoint.

    Attributes:
        cloud: The cloud.
        scheme: ``http`` or ``https``.
        host: The host, with a port unless it is the default one of the scheme.
        environ: Environment variables.
    """

    cloud: Cloud
    scheme: str
    host: str
    environ: Mapping[str, str] = field(repr=False)

    @classmethod
    def to(cls, cloud: Cloud, endpoint: str, environ: Mapping[str, str]) -> Way:
        """Return the way to an endpoint such as ``https://tke.tencentcloudapi.com``."""
        scheme, _, host = endpoint.partition("://")
        return cls(cloud, scheme, host, environ)

    def check_settings(self) -> Iterator[Finding]:
        """Yield the findings about proxies and certificate authorities. Nothing is sent."""
        yield self._check_proxy()
        for name in _PROXY_VARIABLES:
            upper, lower = self.environ.get(name), self.environ.get(name.lower())
            if upper and lower and upper != lower:
                message = say(
                    f"{name} and {name.lower()} differ, and the one in lower case counts",
                    f"{name} 与 {name.lower()} 不一致，以小写的为准",
                )
                remedy = say(f"unset one of them: unset {name}", f"删除其中之一：unset {name}")
                yield self._find("proxy", Status.WARN, message, remedy)
        if self.scheme == "https":
            yield self._check_authorities()

    def check_network(self) -> Iterator[Finding]:
        """Yield the findings about name, connection and clock. The first failure is the last finding."""
        finding = self._check_name()
        if finding is not None:
            yield finding
        if finding is None or finding.status is not Status.FAIL:
            yield from self._check_connection()

    def _find(self, check: str, status: Status, message: str, remedy: str = "") -> Finding:
        return Finding(self.cloud.name, check, status, message, remedy)

    def _find_proxy(self) -> Proxy | None:
        return find_proxy(None, self.environ, self.scheme, self.host)

    def _check_proxy(self) -> Finding:
        try:
            proxy = self._find_proxy()
        except ConfigurationError as error:
            remedy = say("correct or unset the variable", "更正或删除该变量")
            return self._find("proxy", Status.FAIL, str(error), remedy)
        if proxy is not None:
            return self._find("proxy", Status.OK, say(f"through {proxy}", f"经由 {proxy}"))
        names = [
            name for name in _PROXY_VARIABLES[:3] if self.environ.get(name.lower()) or self.environ.get(name)
        ]
        if not names:
            return self._find("proxy", Status.OK, say("none", "未使用"))
        text = say(
            f"none: {', '.join(names)} does not apply to {self.host}",
            f"未使用：{'、'.join(names)} 不适用于 {self.host}",
        )
        return self._find("proxy", Status.OK, text)

    def _check_authorities(self) -> Finding:
        try:
            find_context(None, self.environ, make_default_context)
        except ConfigurationError as error:
            remedy = say(
                "name a PEM file that exists, or unset the variable", "指定存在的 PEM 文件，或删除该变量"
            )
            return self._find("authorities", Status.FAIL, str(error), remedy)
        variable = find_variable(self.environ)
        origin = (
            f"{variable}: {self.environ[variable]}" if variable else say("those of certifi", "certifi 自带")
        )
        return self._find("authorities", Status.OK, origin)

    def _check_name(self) -> Finding | None:
        """Return the finding about the name of the host. None if a proxy looks it up, or it is an address."""
        name, _, port = self.host.partition(":")
        if self.host.startswith("[") or name.replace(".", "").isdigit() or self._find_proxy() is not None:
            return None
        found: list[object] = []
        thread = threading.Thread(target=_look_up, args=(name, port or "443", found), daemon=True)
        thread.start()
        thread.join(_SECONDS)
        remedy = say(
            "check the spelling of the host, the network, the name server and the proxy",
            "检查主机名拼写、网络、DNS 服务器与代理设置",
        )
        if not found:
            message = say(
                f"the name server did not respond about {name} within {_SECONDS:g} s",
                f"DNS 服务器 {_SECONDS:g} 秒内未返回 {name} 的结果",
            )
            return self._find("name", Status.FAIL, message, remedy)
        if isinstance(found[0], OSError):
            reason = found[0].strerror or str(found[0])
            message = say(f"{name} has no address: {reason}", f"{name} 没有地址：{reason}")
            return self._find("name", Status.FAIL, message, remedy)
        return self._find("name", Status.OK, f"{name}: {found[0]}")

    def _check_connection(self) -> Iterator[Finding]:
        transport = make_transport(TransportOptions(environ=self.environ))
        begun = time.monotonic()
        try:
            response = transport.send(
                HttpRequest("GET", self.scheme, self.host, "/"),
                Timeout(_SECONDS, _SECONDS, _SECONDS, _SECONDS),
            )
        except YunbindError as error:
            remedy = say("check the endpoint, the proxy and the firewall", "检查访问地址、代理与防火墙")
            yield self._find("connection", Status.FAIL, name_options(str(error)), remedy)
            return
        finally:
            transport.close()
        seconds = time.monotonic() - begun
        text = say(
            f"{self.scheme}://{self.host} responds in {seconds * 1000:.0f} ms",
            f"{self.scheme}://{self.host} 在 {seconds * 1000:.0f} 毫秒内响应",
        )
        yield self._find("connection", Status.OK, text)
        date = read_date(response.header("Date"))
        if date is not None:
            yield self._check_clock((date - datetime.now(UTC)).total_seconds())

    def _check_clock(self, ahead: float) -> Finding:
        """Return the finding about the clock. ``Date`` has whole seconds, and so has the finding."""
        tolerance = float(self.cloud.document.get("clock_skew", 900))
        if abs(ahead) < _NOTABLE_SKEW:
            return self._find("clock", Status.OK, say("right", "准确"))
        side = say("behind", "慢") if ahead > 0 else say("ahead", "快")
        message = say(
            f"this machine is {abs(ahead):.0f} s {side}; the cloud tolerates {tolerance:.0f} s",
            f"本机时钟{side} {abs(ahead):.0f} 秒；云端允许 {tolerance:.0f} 秒",
        )
        remedy = say(
            "set the clock: sudo timedatectl set-ntp true", "校准时钟：sudo timedatectl set-ntp true"
        )
        status = Status.FAIL if abs(ahead) >= tolerance else Status.WARN
        return self._find("clock", status, message, remedy)


def _look_up(name: str, port: str, found: list[object]) -> None:
    """Put the first address of a host into ``found``, or the error."""
    try:
        found.append(socket.getaddrinfo(name, int(port), type=socket.SOCK_STREAM)[0][4][0])
    except OSError as error:
        found.append(error)
