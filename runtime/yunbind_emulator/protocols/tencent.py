"""Tencent Cloud API 3.0: every response, also an error, is HTTP 200 with a ``Response``.

https://cloud.tencent.com/document/api/213/30654
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yunbind_runtime.base.http import HttpResponse

from yunbind_emulator.auth.verification import MAX_NONCES, read_tc3_service, verify_tc3, verify_tencent_hmac
from yunbind_emulator.base.catalog import Target
from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.messages.parameters import (
    UnreadableParameters,
    is_form,
    parse_object,
    parse_pairs,
    read_encoded,
    read_form,
    unflatten,
)
from yunbind_emulator.messages.validation import Rule
from yunbind_emulator.protocols.cloud_protocol import LARGEST_REQUEST, CloudProtocol, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from yunbind_runtime.base.http import HttpRequest

    from yunbind_emulator.base.catalog import Json, Provider, Service
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import Account
    from yunbind_emulator.messages.validation import Violation
    from yunbind_emulator.state.issued_secrets import IssuedSecrets

_CODES = {
    Rule.MISSING: "MissingParameter",
    Rule.UNKNOWN: "UnknownParameter",
    Rule.TYPE: "InvalidParameter",
    Rule.VALUE: "InvalidParameterValue",
    Rule.COMBINATION: "InvalidParameter",
}
_TOO_LONG = "InvalidParameter.OverTimeError"
UNSUPPORTED_REGION = "An unknown region is refused: `UnsupportedRegion`"
# Services without a list of regions accept any place, but no region of other clouds, such as cn-hangzhou or
# ap-southeast-1.
_REGION = re.compile(r"(ap|eu|na|sa|me|af)-[a-z]+(-[a-z]+[0-9]*)*")
_COMMON_PARAMETERS = frozenset(
    {
        "Action",
        "Language",
        "Nonce",
        "Region",
        "RequestClient",
        "SecretId",
        "Signature",
        "SignatureMethod",
        "Timestamp",
        "Token",
        "Version",
    }
)


class TencentProtocol(CloudProtocol):
    """JSON by POST, or dotted names by GET. A header names the action or, in the older form, a parameter."""

    def __init__(
        self,
        provider: Provider,
        account: Account,
        clock: Clock,
        new_id: Callable[[], UUID],
        secrets: IssuedSecrets,
    ) -> None:
        super().__init__(provider, account, clock, new_id, secrets)
        self._nonces = secrets.table("tencent.nonces", MAX_NONCES)

    def recognises(self, request: HttpRequest) -> bool:
        if request.header("X-TC-Action") or (request.header("Authorization") or "").startswith("TC3-"):
            return True
        return _is_older(request)

    def check_size(self, request: HttpRequest) -> None:
        limits = self.provider.size_limits
        way = "get" if request.method == "GET" else "form" if is_form(request) else "json"
        limit = limits.get(way) or limits.get("any") or LARGEST_REQUEST
        if max(len(request.query), len(request.body)) > limit:
            raise VendorError("RequestSizeLimitExceeded", f"The request is larger than {limit} bytes.")

    def find_target(self, request: HttpRequest) -> Target:
        if request.method not in ("GET", "POST"):
            raise VendorError(
                "UnsupportedProtocol", f"The method {request.method} is not supported; use GET or POST."
            )
        action, version = self._common(request, "Action"), self._common(request, "Version")
        services = self._find_services(request)
        services = [service for service in services if service.version == version]
        if not services:
            raise VendorError("NoSuchVersion", f"There is no version {version} of the service.")
        for service in services:
            if action in service.actions:
                return Target(service, service.actions[action])
        raise VendorError("InvalidAction", f"There is no action {action} in version {version}.")

    def authenticate(self, request: HttpRequest, target: Target) -> None:
        now, skew = self.clock(), self.provider.clock_skew
        if _is_older(request):
            pairs = read_form(request, errors="replace")
            verify_tencent_hmac(request, pairs, self.keys, now, skew, self._nonces)
        else:
            service = read_tc3_service(request) or target.service.signing_name
            verify_tc3(request, self.keys, service, now, skew)

    def _find_services(self, request: HttpRequest) -> Sequence[Service]:
        """Return the services that the request can be for.

        The scope of the signature names the service. Some SDKs, such as the one for Node.js, take the name
        from the host up to the first dot. On loopback it names no service: action and version decide.
        """
        services, name = self.provider.services, read_tc3_service(request)
        named = [service for service in services if service.signing_name == name]
        host = request.host
        if named or name in (None, host.partition(".")[0], host.partition(":")[0].partition(".")[0]):
            return named or services
        raise VendorError("NoSuchProduct", f"There is no service {name}.")

    def read_parameters(self, request: HttpRequest, target: Target) -> dict[str, Json]:
        if target.action.region == "required":
            self._common(request, "Region")
        members = target.action.request
        try:
            if _is_older(request) and (request.method == "GET" or is_form(request)):
                common = _COMMON_PARAMETERS - members.keys()
                pairs = [(name, value) for name, value in read_form(request) if name not in common]
                return unflatten(pairs, members, target.service, self.first_index)
            if request.method == "GET":
                return unflatten(parse_pairs(request.query), members, target.service, self.first_index)
            kind = (request.header("Content-Type") or "").partition(";")[0].strip().lower()
            if kind == "application/json" and not _is_older(request):
                return read_encoded(parse_object(request.body or b"{}"), members)
        except UnreadableParameters as error:
            raise VendorError("InvalidParameter", str(error)) from error
        raise VendorError(
            "InvalidParameter",
            "The header Content-Type must be application/json, or application/x-www-form-urlencoded where "
            "the older signature is among the parameters.",
        )

    def find_region(
        self, request: HttpRequest, _target: Target, _parameters: Mapping[str, Json]
    ) -> str | None:
        return request.header("X-TC-Region") or dict(read_form(request, errors="replace")).get("Region")

    def translate_violation(self, violation: Violation, target: Target) -> VendorError:
        too_long = violation.parameter == "DurationSeconds" and violation.rule is Rule.VALUE
        if too_long and self.provider.find_error(_TOO_LONG, target.service, target.action):
            return VendorError(_TOO_LONG, violation.message)
        return VendorError(_CODES[violation.rule], violation.message)

    def check_region(self, request: HttpRequest, target: Target, parameters: Mapping[str, Json]) -> str:
        region = self.find_region(request, target, parameters) or ""
        known = target.service.regions
        if not (region in known if known else _REGION.fullmatch(region)):
            message = f"The region {region[:100]} is not supported."
            raise VendorError("UnsupportedRegion", message, assumed=UNSUPPORTED_REGION)
        return region

    def respond(self, request: HttpRequest, target: Target, parameters: Mapping[str, Json]) -> HttpResponse:
        example = self.find_response(request, target, parameters)
        return self.show_evidence(self._envelop(dict(example.response or {})), example)

    def write_error(self, _request: HttpRequest, _target: Target | None, error: VendorError) -> HttpResponse:
        return self._envelop({"Error": {"Code": error.code, "Message": error.message}})

    def _envelop(self, response: dict[str, Json]) -> HttpResponse:
        body = write_json({"Response": response | {"RequestId": str(self.new_id())}})
        return HttpResponse(200, (("Content-Type", "application/json"),), body)

    def _common(self, request: HttpRequest, name: str) -> str:
        value = request.header(f"X-TC-{name}") or dict(read_form(request, errors="replace")).get(name)
        if not value:
            raise VendorError(
                "MissingParameter", f"The required parameter {name} (header X-TC-{name}) is missing."
            )
        return value


def _is_older(request: HttpRequest) -> bool:
    """Return whether the signature is among the parameters, and not in a header."""
    if request.header("Authorization") is not None:
        return False
    return {"Action", "SecretId"} <= dict(read_form(request, errors="replace")).keys()
