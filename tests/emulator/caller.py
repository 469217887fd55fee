"""Calls of an emulator with state, each signed at the time of its clock."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

from yunbind_emulator.application import EVIDENCE_HEADER, Application
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER
from yunbind_runtime.base.http import HttpResponse

from .signed_requests import alibaba, huawei, tencent

if TYPE_CHECKING:
    from .conftest import Clock

CCE = "/v5/imagecaches"


class Caller:
    """Calls that return the content of the response."""

    def __init__(self, application: Application, clock: Clock) -> None:
        self.application = application
        self.clock = clock
        self.status = 0
        self.evidence: str | None = None
        self.assumed: list[str] = []
        self._nonces = count()

    def tke(self, action: str, parameters: dict[str, Any] | None = None, region: str = "ap-guangzhou") -> Any:
        request = tencent(action, parameters or {}, region=region, moment=self.clock.now)
        return self._read(self.application.respond(request))["Response"]

    def ecm(self, action: str, parameters: dict[str, Any] | None = None) -> Any:
        request = tencent(
            action, parameters or {}, service="ecm", version="2019-07-19", region=None, moment=self.clock.now
        )
        return self._read(self.application.respond(request))["Response"]

    def eci(self, action: str, *, region: str = "cn-hangzhou", **parameters: str) -> Any:
        """Call ECI; ``_`` in a name replaces ``.``."""
        pairs = {name.replace("_", "."): value for name, value in parameters.items()}
        request = alibaba(
            {"RegionId": region, **pairs},
            action=action,
            nonce=f"n{next(self._nonces)}",
            date=self.clock.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        return self._read(self.application.respond(request))

    def cce(self, method: str, path: str = CCE, body: Any = None, query: str = "", project: str = "") -> Any:
        """Call CCE; return status and content."""
        request = huawei(
            method,
            path,
            query,
            json.dumps(body).encode() if body else b"",
            date=self.clock.now.strftime("%Y%m%dT%H%M%SZ"),
            headers={"x-project-id": project} if project else None,
        )
        response = self.application.respond(request)
        return response.status, self._read(response)

    def _read(self, response: HttpResponse) -> Any:
        self.status = response.status
        self.evidence = response.header(EVIDENCE_HEADER)
        assumed = response.header(ASSUMED_HEADER)
        self.assumed = assumed.split(" | ") if assumed else []
        return json.loads(response.body)
