"""What the emitted code says about services and operations, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .credentials import CredentialVariables
    from .endpoints import Endpoints
    from .models import RequestModel, ResponseModel

RequestT = TypeVar("RequestT", bound="RequestModel")
ResponseT = TypeVar("ResponseT", bound="ResponseModel")

RegionNeed: TypeAlias = Literal["required", "optional", "none"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keystone:
    """Who gives out tokens and knows the projects, on clouds that have OpenStack's Keystone for it.

    Attributes:
        module: dotted name of the module with its operations.
        token: name there of the operation that gives a token for a password.
        projects: name there of the operation that lists projects.
        token_ended: documented codes that say: get a new token.
    """

    module: str
    token: str
    projects: str
    token_ended: tuple[str, ...] = ()

    def token_operation(self) -> AnyOperation:
        """Return the operation that gives a token for a password."""
        return cast("AnyOperation", _load(self.module, self.token))

    def projects_operation(self) -> AnyOperation:
        """Return the operation that lists projects."""
        return cast("AnyOperation", _load(self.module, self.projects))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Service:
    """A service in one version.

    Attributes:
        provider: such as ``tencent``.
        name: wire name, such as ``tke``; replaces ``{service}`` in hosts.
        version: as it is sent.
        title: for people, such as ``TKE``.
        protocol: key of :data:`yunbind_runtime.wire.protocols.PROTOCOLS`.
        signing: keys of :data:`yunbind_runtime.wire.signing.SIGNERS`, the default first.
        signing_name: the service in a signature's scope.
        endpoints: host templates.
        region: whether a client needs a region.
        regions_variables: environment variables that name the region; the first that is set wins.
        credentials: environment variables that hold credentials.
        errors_module: dotted name of the module whose ``BY_CODE`` maps codes to classes.
        clock_skew: seconds that a request's time may be off.
        size_limits: largest requests in bytes: ``get`` (path and query), ``form`` and ``json`` (bodies),
            ``any`` (each of them).
        keystone: who gives out tokens and knows the projects, where the cloud has that.
        project: whether calls act in a project, which is looked up where the credentials name none.
        sts_module: dotted name of the module with the operations that give out temporary credentials.
        clock_refused: documented codes that say: the request's time is off.
        session_ended: documented codes that say: the temporary credentials have ended.
    """

    provider: str
    name: str
    version: str
    title: str
    protocol: str
    signing: tuple[str, ...]
    signing_name: str
    endpoints: Endpoints
    region: RegionNeed
    regions_variables: tuple[str, ...]
    credentials: CredentialVariables
    errors_module: str
    clock_skew: int
    size_limits: Mapping[str, int] = field(default_factory=dict[str, int])
    keystone: Keystone | None = None
    project: bool = False
    sts_module: str | None = None
    clock_refused: tuple[str, ...] = ()
    session_ended: tuple[str, ...] = ()

    def find_sts(self, name: str) -> AnyOperation:
        """Return an operation of ``sts_module``, which must be there."""
        return cast("AnyOperation", _load(str(self.sts_module), name))


@dataclass(frozen=True, slots=True)
class WireMember:
    """How a member travels that is not plainly part of the body.

    Attributes:
        location: where it stands in the request.
        name: its name there.
        encode: a structure sent as one text, as JSON or joined by commas.
        flatten: a list that travels as repeated parameters of one name.
    """

    location: Literal["path", "query", "header", "body"]
    name: str
    encode: Literal["json", "comma"] | None = None
    flatten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Operation(Generic[RequestT, ResponseT]):
    """One documented action.

    Attributes:
        service: what it belongs to.
        action: wire name.
        method: name of the client's method.
        module: dotted module of the two models.
        request: class name of the request model.
        response: class name of the response model.
        access: ``read`` may be repeated freely.
        rate_limit: documented calls per seconds, such as ``(20, 1.0)``.
        http: method and path template, for REST.
        success: HTTP statuses of success, for REST.
        unsigned: the vendor takes it without a signature.
        region: whether the common region parameter is needed.
        region_member: request member, by wire name, that the client's region fills when it is absent.
        members: how members travel that are not plain body members, by wire name.
        response_headers: header that holds a member of the answer, by wire name.
        exclusive: sets of which at most one member may be given, by wire name.
        requires: members that are allowed only together with all of these, by wire name.
        idempotency_token: member, by wire name, that makes a repeated call safe.
        source: the vendor's page.
    """

    service: Service
    action: str
    method: str
    module: str
    request: str
    response: str
    access: Literal["read", "write"]
    rate_limit: tuple[int, float] | None = None
    http: tuple[str, str] | None = None
    success: tuple[int, ...] = (200,)
    unsigned: bool = False
    region: RegionNeed = "optional"
    region_member: str | None = None
    members: Mapping[str, WireMember] = field(default_factory=dict[str, WireMember])
    response_headers: Mapping[str, str] = field(default_factory=dict[str, str])
    exclusive: tuple[tuple[str, ...], ...] = ()
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    idempotency_token: str | None = None
    source: str = ""

    @property
    def place(self) -> str:
        """Service and action, as error messages name them."""
        return f"{self.service.title} {self.action}"

    def request_type(self) -> type[RequestT]:
        """Return the request model, imported at the first use."""
        return cast("type[RequestT]", _load(self.module, self.request))

    def response_type(self) -> type[ResponseT]:
        """Return the response model, imported at the first use."""
        return cast("type[ResponseT]", _load(self.module, self.response))


AnyOperation: TypeAlias = Operation[Any, Any]


@cache
def _load(module: str, name: str) -> object:
    return getattr(import_module(module), name)
