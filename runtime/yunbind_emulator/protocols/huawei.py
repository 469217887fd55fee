"""Huawei Cloud REST: method and path determine the action.

The gateway and the service have different error formats:
https://support.huaweicloud.com/api-cce-autopilot/ErrorCode.html (the service) and
https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html (the gateway)
"""

from __future__ import annotations

import re
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote

from yunbind_runtime.base.http import HttpResponse

from yunbind_emulator.auth.verification import verify_sdk_hmac
from yunbind_emulator.base.catalog import Evidence, Target
from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.messages.parameters import (
    UnreadableParameters,
    parse_object,
    parse_pairs,
    read_encoded,
    read_text,
)
from yunbind_emulator.protocols.cloud_protocol import LARGEST_REQUEST, CloudProtocol, write_json
from yunbind_emulator.protocols.huawei_iam import Iam

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from yunbind_runtime.base.http import HttpRequest

    from yunbind_emulator.base.catalog import Json, Provider
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import Account
    from yunbind_emulator.messages.validation import Violation
    from yunbind_emulator.state.issued_secrets import IssuedSecrets

UNKNOWN_PROJECT = "A project of another account is refused: `APIGW.0310`"
OTHER_PROJECT = "A token of another project is refused: `APIGW.0307`"
_STATUS_IN_CODE = re.compile(r"CCE\.\d{2}(\d{3})\d{3}")
_TITLES = {status.value: status.phrase for status in HTTPStatus}


class HuaweiProtocol(CloudProtocol):
    """JSON over REST behind a gateway (codes ``APIGW.*``)."""

    def __init__(
        self,
        provider: Provider,
        account: Account,
        clock: Clock,
        new_id: Callable[[], UUID],
        secrets: IssuedSecrets,
    ) -> None:
        super().__init__(provider, account, clock, new_id, secrets)
        regions = {region for service in provider.services for region in service.regions}
        self._iam = Iam(account, regions, secrets.table("huawei.tokens"), clock, new_id)

    def recognises(self, request: HttpRequest) -> bool:
        return (
            request.header("X-Sdk-Date") is not None
            or request.header("X-Auth-Token") is not None
            or (request.header("Authorization") or "").startswith("SDK-HMAC-SHA256")
            or request.path.startswith(("/v3/", "/v5/"))
        )

    def check_size(self, request: HttpRequest) -> None:
        limit = self.provider.size_limits.get("any") or LARGEST_REQUEST
        if len(request.body) > limit:
            raise VendorError("APIGW.0201", f"The request body is larger than {limit} bytes.", http=413)

    def find_target(self, request: HttpRequest) -> Target:
        segments = request.path.split("/")
        found = [
            Target(service, action, path)
            for service in self.provider.services
            for action in service.actions.values()
            if action.http
            and action.http[0] == request.method
            and (path := _match(action.http[1].split("/"), segments)) is not None
        ]
        if not found:
            raise VendorError(
                "APIGW.0101",
                f"The API does not exist: {request.method} {request.path} is not supported.",
                http=404,
            )
        return min(found, key=lambda target: len(target.path))

    def authenticate(self, request: HttpRequest, _target: Target) -> None:
        token = request.header("X-Auth-Token")
        if token is not None and not request.header("Authorization"):
            self._iam.verify(token)
        else:
            verify_sdk_hmac(request, self.keys, self.clock(), self.provider.clock_skew)

    def read_parameters(self, request: HttpRequest, target: Target) -> dict[str, Json]:
        members = target.action.request
        values: dict[str, Json] = dict(target.path)
        try:
            values |= self._read_query(request, target)
            if any(member.location == "body" for member in members.values()):
                values |= self._read_body(request, target)
        except UnreadableParameters as error:
            raise VendorError(_invalid(target), str(error)) from error
        for member in members.values():
            text = request.header(member.wire) if member.location == "header" else None
            if text is not None:
                values[member.name] = read_text(text, member.type, member.encode)
        return values

    def find_region(
        self, request: HttpRequest, target: Target, _parameters: Mapping[str, Json]
    ) -> str | None:
        return self._iam.find_region(_find_project(request, target), request.header("X-Auth-Token"))

    def check_region(self, request: HttpRequest, target: Target, parameters: Mapping[str, Json]) -> str:
        region = self.find_region(request, target, parameters)
        project, token = _find_project(request, target), request.header("X-Auth-Token")
        if region is None:
            message = f"The account has no project {project}."
            raise VendorError("APIGW.0310", message, http=403, assumed=UNKNOWN_PROJECT)
        if token is not None and self._iam.is_scoped_elsewhere(project, token):
            message = "The token must be updated: it was issued for another project."
            raise VendorError("APIGW.0307", message, http=401, assumed=OTHER_PROJECT)
        return region

    def translate_violation(self, violation: Violation, target: Target) -> VendorError:
        return VendorError(_invalid(target), f"Invalid request. {violation.message}")

    def respond(self, request: HttpRequest, target: Target, parameters: Mapping[str, Json]) -> HttpResponse:
        example = self.find_response(request, target, parameters)
        statuses = target.action.statuses
        status = example.status if example.status in statuses else statuses[0]
        content = dict(example.response or {})
        if target.service.name == "iam":
            content = self._iam.respond(target.action.name, parameters, content)
            if behaviours := self._iam.find_assumptions(target.action.name, parameters):
                example = replace(example, evidence=Evidence(assumed=True, behaviours=behaviours))
        headers = [
            (member.wire, str(content.pop(name)))
            for name, member in target.action.response.items()
            if member.location == "header" and name in content
        ]
        body = b"" if status == 204 else write_json(content)
        return self.show_evidence(self._respond(status, body, self._request_id(), *headers), example)

    def write_error(self, _request: HttpRequest, _target: Target | None, error: VendorError) -> HttpResponse:
        request_id = self._request_id()
        status = error.http or _status(error.code)
        content: dict[str, Json]
        if error.code.startswith("APIGW."):
            content = {
                "error_msg": error.message,
                "error_code": error.code,
                "request_id": request_id,
            }
        elif error.code.isdecimal():
            title = _TITLES.get(status, "Error")
            content = {"error": {"code": status, "message": error.message, "title": title}}
        else:
            content = {"errorCode": error.code, "errorMessage": error.message}
        return self._respond(status, write_json(content), request_id)

    def _read_query(self, request: HttpRequest, target: Target) -> dict[str, Json]:
        texts: dict[str, list[str]] = {}
        for name, text in parse_pairs(request.query):
            texts.setdefault(name, []).append(text)
        members = {
            member.wire: member for member in target.action.request.values() if member.location == "query"
        }
        values: dict[str, Json] = {}
        for name, given in texts.items():
            member = members.get(name)
            if member is None:
                raise UnreadableParameters(f"The query parameter {name} is not known.")
            if member.flatten:
                values[member.name] = [read_text(text, member.type[5:-1]) for text in given]
            elif len(given) == 1:
                values[member.name] = read_text(given[0], member.type, member.encode)
            else:
                raise UnreadableParameters(f"The parameter {name} is given twice.")
        return values

    def _read_body(self, request: HttpRequest, target: Target) -> dict[str, Json]:
        kind = (request.header("Content-Type") or "").partition(";")[0].strip().lower()
        if request.body and kind != "application/json":
            code = "CCE.01400006" if target.service.name == "cce" else _invalid(target)
            raise VendorError(code, "The header Content-Type must be application/json.")
        values = parse_object(request.body or b"{}")
        for name in values:
            member = target.action.request.get(name)
            if member is not None and member.location != "body":
                raise UnreadableParameters(f"The parameter {name} does not belong in the body.")
        return read_encoded(values, target.action.request)

    def _respond(self, status: int, body: bytes, request_id: str, *headers: tuple[str, str]) -> HttpResponse:
        always = (("Content-Type", "application/json"), ("X-Request-Id", request_id))
        return HttpResponse(status, (*always, *headers), body)

    def _request_id(self) -> str:
        return self.new_id().hex


def _find_project(request: HttpRequest, target: Target) -> str | None:
    return target.path.get("project_id") or request.header("X-Project-Id")


def _match(template: list[str], segments: list[str]) -> dict[str, str] | None:
    """Return the values of the template's placeholders, or None if the path does not match."""
    if len(template) != len(segments):
        return None
    values: dict[str, str] = {}
    for part, segment in zip(template, segments, strict=True):
        if part.startswith("{") and segment:
            values[part[1:-1]] = unquote(segment)
        elif part != segment:
            return None
    return values


def _invalid(target: Target) -> str:
    """Return the code for a request that the service, not the gateway, rejects."""
    return "CCE.01400001" if target.service.name == "cce" else "400"


def _status(code: str) -> int:
    digits = _STATUS_IN_CODE.fullmatch(code)
    return int(digits[1]) if digits else 400
