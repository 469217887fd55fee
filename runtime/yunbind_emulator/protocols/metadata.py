"""The metadata services of the clouds' machines, which issue temporary keys of a role.

They share the port of the clouds and are recognised by their paths. A client needs only
another host, or the emulator as its proxy. They are always available, because the keys
are valid on this emulator only. There is one role, :data:`ROLE`. Its keys are valid for six
hours; in the last hour the service issues a new one.

https://cloud.tencent.com/document/product/598/85616 and
https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata/;
Huawei Cloud's service is known from the vendor's SDK. The status codes of errors are
assumed.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from yunbind_facts.clouds import alibaba, huawei, tencent
from yunbind_runtime.base.http import HttpResponse

from yunbind_emulator.base.catalog import Evidence, Target, read_catalog
from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.protocols.cloud_protocol import CloudProtocol, show_evidence, write_json
from yunbind_emulator.state.lifecycle import add_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from yunbind_runtime.base.http import HttpRequest

    from yunbind_emulator.auth.accepted_keys import Key
    from yunbind_emulator.base.catalog import Json
    from yunbind_emulator.base.credentials import Account
    from yunbind_emulator.control import Control
    from yunbind_emulator.messages.validation import Violation

ROLE: Final = "emulator-role"
"""The role of the machine."""
ALIBABA_URI: Final = "/alibaba/credentials"
"""Path of a key in the form of Alibaba Cloud's credentials URI; the path is the emulator's own."""
KEY_LIFETIME: Final = (
    "A key of the metadata service is valid for six hours; in the last hour there is a new one"
)
_KEY_SECONDS: Final = 6 * 3600
_RENEWAL: Final = timedelta(hours=1)
_MAX_TOKEN_SECONDS: Final = 21600
_ACTIONS: Final = ("IssueToken", "ShowRole", "ShowCredentials")
_SERVICE: Final[dict[str, Any]] = {
    "client": "Metadata",
    "actions": {
        name: {"region": "none", "unsigned": name == "IssueToken", "request": {}, "response": {}}
        for name in _ACTIONS
    },
}
_PROVIDERS: Final = read_catalog(
    {
        "providers": {
            cloud: {"clock_skew": 0, "services": {"metadata": {"latest": _SERVICE}}}
            for cloud in ("tencent", "alibaba", "huawei")
        }
    }
).providers
"""The metadata services in the form of a catalog; no vendor lists them among its APIs."""


class MetadataService(CloudProtocol):
    """The metadata service of one cloud's machines."""

    cloud: ClassVar[str]
    keys_path: ClassVar[str]
    """Path of the keys; with ``has_roles``, the path of the role's name, and its keys are below it."""
    has_roles: ClassVar[bool] = True
    token_path: ClassVar[str | None] = None
    token_header: ClassVar[str] = ""
    lifetime_header: ClassVar[str] = ""
    """Header with the lifetime in seconds that a token must have."""
    no_token: ClassVar[int] = 401

    def __init__(self, account: Account, new_id: Callable[[], UUID], control: Control) -> None:
        super().__init__(_PROVIDERS[self.cloud], account, control.clock, new_id, control.issued_secrets)
        self._control = control
        self._tokens = control.issued_secrets.table(f"{self.cloud}.metadata")
        self._role = control.issued_secrets.table(f"{self.cloud}.role")

    def recognises(self, request: HttpRequest) -> bool:
        path = request.path
        return path == self.token_path or path == self.keys_path or path.startswith(f"{self.keys_path}/")

    def check_size(self, request: HttpRequest) -> None:
        """Accept any request: its body is not read."""

    def find_target(self, request: HttpRequest) -> Target:
        (service,) = self.provider.services
        is_token = request.path == self.token_path
        if request.method != ("PUT" if is_token else "GET"):
            raise VendorError("MethodNotAllowed", f"{request.method} is not supported here.", http=405)
        if is_token:
            return Target(service, service.actions["IssueToken"])
        role = request.path.removeprefix(self.keys_path).strip("/")
        if self.has_roles and not role:
            return Target(service, service.actions["ShowRole"])
        if role not in (ROLE if self.has_roles else "",):
            raise VendorError("NotFound", f"The machine has no role {role[:100]}; it has {ROLE}.")
        return Target(service, service.actions["ShowCredentials"])

    def authenticate(self, request: HttpRequest, _target: Target, /) -> None:
        """Verify the token of a request, if it has one or :attr:`.Control.metadata_tokens` requires one."""
        if self.token_path is None:
            return
        token = request.header(self.token_header)
        if token is None and not self._control.metadata_tokens:
            return
        known = self._tokens.get(token or "")
        if not known or self.clock() >= datetime.fromisoformat(str(known["ends"])):
            message = f"The header {self.token_header} must contain a token of {self.token_path}."
            raise VendorError("Unauthorized", message, http=self.no_token)

    def read_parameters(self, _request: HttpRequest, _target: Target) -> dict[str, Json]:
        return {}

    def find_region(
        self, _request: HttpRequest, _target: Target, _parameters: Mapping[str, Json]
    ) -> str | None:
        return None

    def translate_violation(self, violation: Violation, _target: Target) -> VendorError:
        return VendorError("BadRequest", violation.message)

    def respond(self, request: HttpRequest, target: Target, _parameters: Mapping[str, Json]) -> HttpResponse:
        if target.action.name == "IssueToken":
            return _respond(self._issue_token(request).encode())
        if target.action.name == "ShowRole":
            return _respond(ROLE.encode())
        response = _respond(write_json(self.write_key(self._find_key())), "application/json")
        return show_evidence(response, Evidence(assumed=True, behaviours=(KEY_LIFETIME,)))

    def write_error(self, _request: HttpRequest, _target: Target | None, error: VendorError) -> HttpResponse:
        is_throttled = error.code.startswith(("RequestLimit", "Throttling"))
        status = error.http or (429 if is_throttled else 404)
        body = write_json({"Code": error.code, "Message": error.message})
        return _respond(body, "application/json", status)

    def write_key(self, key: Key) -> dict[str, Json]:
        """Write a key in the cloud's form."""
        raise NotImplementedError

    def _find_key(self) -> Key:
        """Return the role's key, or a new one if there is none or it is in its last hour."""
        current = str(self._role.get(ROLE).get("key_id", ""))
        key = self.keys.find(current) if current else None
        if key is None or key.ends is None or key.ends - self.clock() <= _RENEWAL:
            key = self.keys.issue(_KEY_SECONDS)
            self._role.put(ROLE, {"key_id": key.key_id, "since": self.clock().isoformat()})
        return key

    def _issue_token(self, request: HttpRequest) -> str:
        text = request.header(self.lifetime_header) or ""
        if not re.fullmatch("[0-9]{1,5}", text) or not 1 <= int(text) <= _MAX_TOKEN_SECONDS:
            range_text = f"a number of seconds from 1 to {_MAX_TOKEN_SECONDS}"
            message = f"The header {self.lifetime_header} must be {range_text}."
            raise VendorError("BadRequest", message, http=400)
        token = f"emulator-metadata-{self.new_id().hex}"
        self._tokens.put(token, {"ends": add_time(self.clock(), seconds=int(text)).isoformat()})
        return token


class TencentMetadata(MetadataService):
    """The service of CVM, at ``metadata.tencentyun.com``; it has no tokens."""

    cloud = "tencent"
    keys_path = tencent.SOURCES_ROLE_PATH.rstrip("/")
    has_roles = tencent.SOURCES_ROLE_LISTS_ROLES

    def write_key(self, key: Key) -> dict[str, Json]:
        ends = key.ends or self.clock()
        return {
            "TmpSecretId": key.key_id,
            "TmpSecretKey": key.secret,
            "ExpiredTime": int(ends.timestamp()),
            "Expiration": _write(ends),
            "Token": key.token,
            "Code": "Success",
        }


class AlibabaMetadata(MetadataService):
    """The service of ECS, at ``100.100.100.200``; and the credentials URI, which takes no token."""

    cloud = "alibaba"
    keys_path = alibaba.SOURCES_ROLE_PATH.rstrip("/")
    has_roles = alibaba.SOURCES_ROLE_LISTS_ROLES
    token_path = alibaba.SOURCES_ROLE_TOKEN_PATH
    token_header = alibaba.SOURCES_ROLE_TOKEN_HEADER
    lifetime_header = alibaba.SOURCES_ROLE_TOKEN_LIFETIME_HEADER
    no_token = 403

    def recognises(self, request: HttpRequest) -> bool:
        return request.path == ALIBABA_URI or super().recognises(request)

    def find_target(self, request: HttpRequest) -> Target:
        if request.path == ALIBABA_URI and request.method == "GET":
            (service,) = self.provider.services
            return Target(service, service.actions["ShowCredentials"])
        return super().find_target(request)

    def authenticate(self, request: HttpRequest, target: Target, /) -> None:
        if request.path != ALIBABA_URI:
            super().authenticate(request, target)

    def write_key(self, key: Key) -> dict[str, Json]:
        since = datetime.fromisoformat(str(self._role.get(ROLE)["since"]))
        return {
            "AccessKeyId": key.key_id,
            "AccessKeySecret": key.secret,
            "Expiration": _write(key.ends or self.clock()),
            "SecurityToken": key.token,
            "LastUpdated": _write(since),
            "Code": "Success",
        }


class HuaweiMetadata(MetadataService):
    """The service of ECS, at ``169.254.169.254``; it names no role."""

    cloud = "huawei"
    keys_path = huawei.SOURCES_AGENCY_PATH
    has_roles = huawei.SOURCES_AGENCY_LISTS_ROLES
    token_path = huawei.SOURCES_AGENCY_TOKEN_PATH
    token_header = huawei.SOURCES_AGENCY_TOKEN_HEADER
    lifetime_header = huawei.SOURCES_AGENCY_TOKEN_LIFETIME_HEADER

    def write_key(self, key: Key) -> dict[str, Json]:
        ends = (key.ends or self.clock()).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return {
            "credential": {
                "access": key.key_id,
                "secret": key.secret,
                "securitytoken": key.token,
                "expires_at": ends,
            }
        }


METADATA_SERVICES: Final[tuple[type[MetadataService], ...]] = (
    TencentMetadata,
    AlibabaMetadata,
    HuaweiMetadata,
)


def list_metadata_addresses(endpoint: str) -> dict[str, str]:
    """Return the addresses of the keys by cloud, as the info file contains them."""
    return {
        **{kind.cloud: endpoint + kind.keys_path + "/" * kind.has_roles for kind in METADATA_SERVICES},
        "alibaba_credentials_uri": endpoint + ALIBABA_URI,
        "role": ROLE,
    }


def _respond(body: bytes, kind: str = "text/plain", status: int = 200) -> HttpResponse:
    return HttpResponse(status, (("Content-Type", kind),), body)


def _write(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
