"""Requests to the admin API of a running emulator."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure
from yunbind_cli.language import say

if TYPE_CHECKING:
    from yunbind_cli.emulators.info import Info

_SECONDS: Final = 30


class AdminUnreachable(Failure):
    """Nothing responds at the address of the admin API."""


@dataclass(frozen=True, slots=True)
class AdminClient:
    """A client of the admin API.

    Attributes:
        info: The info file of the emulator.
    """

    info: Info

    def get(self, path: str) -> Any:
        """Return what a path shows."""
        return self.send("GET", path)

    def send(self, method: str, path: str, document: object = None) -> Any:
        """Send a request, and return the document of its response.

        Args:
            method: Method of HTTP.
            path: Path with its query.
            document: Body, or None for a request without one.

        Raises:
            AdminUnreachable: The emulator has ended.
            Failure: The admin API is closed, or refuses the request.
        """
        if self.info.admin is None:
            message = say(
                "The admin API of this emulator is closed, because other machines can reach it.",
                "该模拟器可被其他机器访问，其管理接口已关闭。",
            )
            raise Failure(message, ExitCode.SETUP)
        headers = {"X-Yunbind-Token": self.info.token}
        body = None
        if document is not None:
            body = json.dumps(document).encode()
            headers["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection(self.info.admin.removeprefix("http://"), timeout=_SECONDS)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            message = say(
                f"The emulator of {self.info.path} does not respond. Run `yunbind emulator start`.",
                f"{self.info.path} 对应的模拟器没有响应。请运行 `yunbind emulator start`。",
            )
            raise AdminUnreachable(message, ExitCode.NO_CONNECTION) from None
        finally:
            connection.close()
        return _read(response.status, content)


def _read(status: int, content: bytes) -> Any:
    try:
        found: Any = json.loads(content)
    except ValueError:
        found = {}
    if status == http.client.OK:
        return found
    reason = str(found.get("error") or f"HTTP {status}")
    raise Failure(say(f"The emulator refused: {reason}", f"模拟器拒绝：{reason}"), ExitCode.REFUSED)
