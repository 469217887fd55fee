"""Alibaba Cloud RPC: parameters in the query or a form, responses in JSON or XML.

https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from xml.sax.saxutils import escape

from yunbind_runtime.base.http import HttpResponse

from yunbind_emulator.auth.verification import MAX_NONCES, verify_acs3, verify_alibaba_hmac
from yunbind_emulator.base.catalog import Target
from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.messages.parameters import UnreadableParameters, read_form, unflatten
from yunbind_emulator.messages.validation import Rule
from yunbind_emulator.protocols.cloud_protocol import LARGEST_REQUEST, CloudProtocol, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from yunbind_runtime.base.http import HttpRequest

    from yunbind_emulator.base.catalog import Json, Provider
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import Account
    from yunbind_emulator.messages.validation import Violation
    from yunbind_emulator.state.issued_secrets import IssuedSecrets

_PROTOCOL_PARAMETERS = frozenset(
    {
        "AccessKeyId",
        "Action",
        "BearerToken",
        "Format",
        "RegionId",  # the older SDK sends it to every service
        "SecurityToken",
        "Signature",
        "SignatureMethod",
        "SignatureNonce",
        "SignatureType",
        "SignatureVersion",
        "Timestamp",
        "Version",
    }
)
_CODE_NAMES = {"Policy": "PolicySize"}
"""Parameters whose own error code for a wrong value has another name."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class AlibabaProtocol(CloudProtocol):
    """Flat parameters; a header names the action or, in the older form, a parameter."""

    first_index: ClassVar[int] = 1

    def __init__(
        self,
        provider: Provider,
        account: Account,
        clock: Clock,
        new_id: Callable[[], UUID],
        secrets: IssuedSecrets,
    ) -> None:
        super().__init__(provider, account, clock, new_id, secrets)
        self._nonces = secrets.table("alibaba.nonces", MAX_NONCES)

    def recognises(self, request: HttpRequest) -> bool:
        if request.header("x-acs-action") or (request.header("Authorization") or "").startswith("ACS3-"):
            return True
        names = dict(read_form(request, errors="replace")).keys()
        return "Action" in names and not names.isdisjoint({"AccessKeyId", "SignatureNonce", "OIDCToken"})

    def check_size(self, request: HttpRequest) -> None:
        limit = self.provider.size_limits.get("any") or LARGEST_REQUEST
        if max(len(request.query), len(request.body)) > limit:
            raise VendorError("InvalidParameter.LengthExceeded", f"The request is larger than {limit} bytes.")

    def find_target(self, request: HttpRequest) -> Target:
        if request.method not in ("GET", "POST"):
            raise VendorError(
                "UnsupportedHTTPMethod",
                f"The method {request.method} is not supported; use GET or POST.",
                http=403,
            )
        action, version = self._common(request, "Action"), self._common(request, "Version")
        services = [service for service in self.provider.services if service.version == version]
        if not services:
            raise VendorError("InvalidVersion", f"There is no version {version} of the service.")
        for service in services:
            if action in service.actions:
                return Target(service, service.actions[action])
        raise VendorError(
            "InvalidAction.NotFound", f"There is no action {action} in version {version}.", http=404
        )

    def authenticate(self, request: HttpRequest, _target: Target) -> None:
        now, skew = self.clock(), self.provider.clock_skew
        if _is_older(request):
            pairs = read_form(request, errors="replace")
            verify_alibaba_hmac(request, pairs, self.keys, now, skew, self._nonces)
        else:
            verify_acs3(request, self.keys, now, skew, self._nonces)

    def read_parameters(self, request: HttpRequest, target: Target) -> dict[str, Json]:
        members = target.action.request
        common = _PROTOCOL_PARAMETERS - members.keys()
        try:
            pairs = [(name, value) for name, value in read_form(request) if name not in common]
            return unflatten(pairs, members, target.service, self.first_index)
        except UnreadableParameters as error:
            raise VendorError("InvalidParameter", str(error)) from error

    def find_region(
        self, _request: HttpRequest, target: Target, parameters: Mapping[str, Json]
    ) -> str | None:
        region = parameters.get(target.service.region_member or "")
        return region if isinstance(region, str) else None

    def translate_violation(self, violation: Violation, target: Target) -> VendorError:
        parameter, is_missing = violation.parameter, violation.rule is Rule.MISSING
        own = (
            f"Missing{parameter}"
            if is_missing
            else f"InvalidParameter.{_CODE_NAMES.get(parameter, parameter)}"
        )
        if self.provider.find_error(own, target.service, target.action):
            return VendorError(own, violation.message)
        return VendorError("MissingParameter" if is_missing else "InvalidParameter", violation.message)

    def respond(self, request: HttpRequest, target: Target, parameters: Mapping[str, Json]) -> HttpResponse:
        request_id = self._request_id()
        as_xml = _wants_xml(request)
        example = self.find_response(request, target, parameters, xml=as_xml)
        if as_xml and example.response_xml:
            fresh = f"<RequestId>{request_id}</RequestId>"
            text = re.sub("<RequestId>[^<]*</RequestId>", fresh, example.response_xml)
            return _respond(200, request_id, text.encode(), as_xml=True)
        content = dict(example.response or {}) | {"RequestId": request_id}
        body = (
            _write_xml(f"{target.action.name}Response", content).encode() if as_xml else write_json(content)
        )
        return self.show_evidence(_respond(200, request_id, body, as_xml=as_xml), example)

    def write_error(self, request: HttpRequest, target: Target | None, error: VendorError) -> HttpResponse:
        request_id = self._request_id()
        product = f"&product={target.service.product}" if target else ""
        content: dict[str, Json] = {
            "RequestId": request_id,
            "HostId": request.host,
            "Code": error.code,
            "Message": error.message,
            "Recommend": f"https://api.aliyun.com/troubleshoot?q={error.code}{product}&requestId={request_id}",
        }
        as_xml = _wants_xml(request)
        body = _write_xml("Error", content).encode() if as_xml else write_json(content)
        return _respond(error.http or 400, request_id, body, as_xml=as_xml)

    def _common(self, request: HttpRequest, name: str) -> str:
        value = request.header(f"x-acs-{name.lower()}") or dict(read_form(request, errors="replace")).get(
            name
        )
        if not value:
            raise VendorError(
                f"Missing{name}", f"The required parameter {name} (header x-acs-{name.lower()}) is missing."
            )
        return value

    def _request_id(self) -> str:
        return str(self.new_id()).upper()


def _is_older(request: HttpRequest) -> bool:
    """Return whether the request has the older form, with everything among the parameters."""
    if request.header("Authorization") is not None:
        return False
    return "Action" in dict(read_form(request, errors="replace"))


def _wants_xml(request: HttpRequest) -> bool:
    """Return whether the response must be XML.

    The parameter ``Format`` decides. Without it, the older form gets XML, and ACS3 follows the header
    ``accept``.
    """
    chosen = dict(read_form(request, errors="replace")).get("Format")
    if chosen:
        return chosen.upper() == "XML"
    if _is_older(request):
        return True
    accepted = request.header("accept") or ""
    return "xml" in accepted and "json" not in accepted


def _respond(status: int, request_id: str, body: bytes, *, as_xml: bool) -> HttpResponse:
    kind = "text/xml;charset=utf-8" if as_xml else "application/json;charset=utf-8"
    return HttpResponse(status, (("Content-Type", kind), ("x-acs-request-id", request_id)), body)


def _write_xml(name: str, value: Json) -> str:
    """Write a value as the samples do: a list is its items, repeated under one name."""
    if isinstance(value, list):
        return "".join(_write_xml(name, item) for item in value)
    if isinstance(value, dict):
        content = "".join(_write_xml(key, item) for key, item in value.items())
    elif isinstance(value, bool):
        content = str(value).lower()
    else:
        content = "" if value is None else escape(_NOT_IN_XML.sub("?", str(value)))
    return f"<{name}>{content}</{name}>"
