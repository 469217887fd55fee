"""Services and operations as plain data, written by the generator."""

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

Location: TypeAlias = Literal["path", "query", "header", "body"]
"""A place in a request."""

RegionNeed: TypeAlias = Literal["required", "optional", "none"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keystone:
    """The token service of a cloud that uses OpenStack's Keystone.

    Attributes:
        module: Dotted name of the module with its operations.
        token: Name of the operation that returns a token for a password.
        projects: Name of the operation that lists projects.
        token_ended: Documented error codes of an expired token.
    """

    module: str
    token: str
    projects: str
    token_ended: tuple[str, ...] = ()

    def token_operation(self) -> AnyOperation:
        """Return the operation that returns a token for a password."""
        return cast("AnyOperation", _load(self.module, self.token))

    def projects_operation(self) -> AnyOperation:
        """Return the operation that lists projects."""
        return cast("AnyOperation", _load(self.module, self.projects))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TokenService:
    """The service of a cloud that issues temporary credentials.

    Attributes:
        module: Dotted name of the module with its operations.
        role: Name of the operation that issues credentials of a role. None if there is none.
        oidc: Name of the operation that issues them for an OpenID Connect token. None if there is none.
        members: Wire names of request members: ``role``, ``session_name``, ``duration``, ``policy``,
            ``external_id``, ``provider`` and ``token``.
        encodes_policy: Whether a policy is percent-encoded in its member.
        has_client_region: Whether the client's region is used if the caller gives none.
        region_variable: Environment variable with the region.
        region: The region without any other. None for the central host.
        private_variable: Environment variable that selects ``private_host`` if it is ``true``.
        private_host: Host template in the vendor's private network.
    """

    module: str
    role: str | None = None
    oidc: str | None = None
    members: Mapping[str, str] = field(default_factory=dict[str, str])
    encodes_policy: bool = False
    has_client_region: bool = False
    region_variable: str | None = None
    region: str | None = None
    private_variable: str | None = None
    private_host: str | None = None

    def operation(self, name: str) -> AnyOperation:
        """Return the operation of a name."""
        return cast("AnyOperation", _load(self.module, name))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Service:
    """A service in one version.

    Attributes:
        provider: The cloud, such as ``tencent``.
        name: The wire name, such as ``tke``. It replaces ``{service}`` in hosts.
        version: The version as sent.
        title: The name for people, such as ``TKE``.
        protocol: The protocol, one of :data:`yunbind_runtime.wire.protocols.PROTOCOLS`.
        signing: The vendor's names of its signing schemes, the default first.
        signing_name: The service in a signature's scope.
        endpoints: The host templates.
        region: Whether a client needs a region.
        regions: The documented regions. Empty if there is no list, so that any region is accepted.
        regions_variables: Environment variables with the region. The first one that is set applies.
        credentials: Environment variables with credentials.
        errors_module: Dotted name of the module whose ``BY_CODE`` maps codes to classes.
        clock_skew: Accepted deviation of a request's time, in seconds.
        size_limits: Maximum sizes of requests, in bytes: ``get`` (path and query), ``form`` and ``json``
            (bodies), ``any`` (each of them).
        keystone: The token service of the cloud, if it has one.
        project: Whether calls belong to a project. The client looks it up if the credentials have none.
        sts: The service that issues temporary credentials, if the cloud has one.
        clock_refused: Documented error codes of a wrong request time.
        session_ended: Documented error codes of expired temporary credentials.
        key_refused: Documented error codes of an unknown or inactive key.
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
    regions: tuple[str, ...] = ()
    sts: TokenService | None = None
    clock_refused: tuple[str, ...] = ()
    session_ended: tuple[str, ...] = ()
    key_refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WireMember:
    """The location and encoding of a member that is not an ordinary member of the body.

    Attributes:
        location: The location in the request.
        name: The name in this location.
        encode: The encoding of a structure as one text: JSON, or a list joined by commas.
        flatten: Whether a list is sent as repeated parameters with one name.
    """

    location: Location
    name: str
    encode: Literal["json", "comma"] | None = None
    flatten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Operation(Generic[RequestT, ResponseT]):
    """One documented action.

    Attributes:
        service: The service.
        action: The action's wire name.
        method: Name of the client's method.
        module: Dotted name of the module with the two models.
        request: Class name of the request model.
        response: Class name of the response model.
        access: ``read`` or ``write``. A read can be retried safely.
        rate_limit: Documented number of calls and period in seconds, such as ``(20, 1.0)``.
        http: HTTP method and path template, for REST.
        unsigned: Whether the vendor accepts requests without a signature.
        region: Whether the common region parameter is needed.
        region_member: Wire name of the request member with the client's region as default.
        members: Location and encoding of members that are not ordinary members of the body, by wire name.
        response_headers: Headers with members of the response, by wire name.
        exclusive: Sets of wire names. At most one member of a set can be given.
        requires: Members that a member requires, by wire name.
        idempotency_token: Wire name of the member that makes retries safe.
        source: The vendor's page.
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
        """Service and action for error messages."""
        return f"{self.service.title} {self.action}"

    @property
    def is_delete(self) -> bool:
        """Whether the operation deletes something, so that a success can have nothing to say."""
        return self.action.startswith("Delete") or (self.http is not None and self.http[0] == "DELETE")

    @cache  # noqa: B019 - operations are constants
    def request_type(self) -> type[RequestT]:
        """Return the request model. It is imported at the first use."""
        return cast("type[RequestT]", _load(self.module, self.request))

    @cache  # noqa: B019 - operations are constants
    def response_type(self) -> type[ResponseT]:
        """Return the response model. It is imported at the first use."""
        return cast("type[ResponseT]", _load(self.module, self.response))


AnyOperation: TypeAlias = Operation[Any, Any]


@cache
def _load(module: str, name: str) -> object:
    return getattr(import_module(module), name)
