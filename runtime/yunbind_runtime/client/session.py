"""Sessions: settings, authentication and transport of a client, which its copies share in part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, cast

from yunbind_runtime.auth.resolver import Authentication, make_authentication
from yunbind_runtime.auth.schemes import check_signing
from yunbind_runtime.base.errors import ClientClosed, ConfigurationError, InvalidArguments
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.base.lazy_imports import LazyModule
from yunbind_runtime.base.option_checks import check_function, check_text, check_type
from yunbind_runtime.call.call import Call
from yunbind_runtime.call.retries import Retries
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.model.endpoints import Endpoint, check_known_region, check_region, resolve_endpoint
from yunbind_runtime.wire.options import check_wire_options

from .lazy_transport import CLOSED, LazyTransport, TransportT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from yunbind_runtime.auth.credential_provider import AnyCredentials, ProviderReport
    from yunbind_runtime.call import limits
    from yunbind_runtime.call.context import CallContext
    from yunbind_runtime.call.limits import Limiter
    from yunbind_runtime.model import models, validation
    from yunbind_runtime.model.models import RequestModel, ResponseModel
    from yunbind_runtime.model.operation import AnyOperation, Operation, ResponseT, Service
    from yunbind_runtime.model.validation import Checks
else:  # the first call needs them; two import pydantic
    limits = LazyModule(globals(), "limits", "yunbind_runtime.call.limits")
    models = LazyModule(globals(), "models", "yunbind_runtime.model.models")
    validation = LazyModule(globals(), "validation", "yunbind_runtime.model.validation")

_CHECKS = ("warn", "strict", "types")
_TIMEOUT, _RETRIES = Timeout(), Retries()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of a client; see its constructor."""

    service: Service
    environ: Mapping[str, str] = field(repr=False)
    context: CallContext
    region: str | None
    credentials: AnyCredentials | None
    given_endpoint: str | None
    endpoint: Endpoint
    sleep: Callable[[float], Any] | None
    known_region: bool = True
    signing: str | None = None
    method: str | None = None
    response_format: str | None = None
    timeout: Timeout = _TIMEOUT
    retries: Retries = _RETRIES
    limiter: Limiter | None = None
    checks: Checks = "warn"

    @classmethod
    def make(
        cls,
        service: Service,
        environ: Mapping[str, str],
        context: CallContext,
        region: str | None,
        credentials: AnyCredentials | None,
        endpoint: str | None,
        sleep: Callable[[float], Any] | None,
        *,
        known_region: bool = True,
    ) -> Settings:
        """Return settings with the region and the endpoint that the environment supplies.

        Raises:
            ConfigurationError: The region or the endpoint is invalid or missing.
        """
        check_type(environ, "environ=", Mapping, "a mapping of texts")
        check_type(known_region, "known_region=", bool, "True or False")
        if sleep is not None:
            check_function(sleep, "sleep=")
        if endpoint is not None:
            check_text(endpoint, "endpoint=")
        region = find_region(service, region, environ, known_region=known_region)
        return cls(
            service=service,
            environ=environ,
            context=context,
            region=region,
            credentials=credentials,
            given_endpoint=endpoint,
            endpoint=resolve_endpoint(service.name, service.endpoints, region, endpoint, environ),
            sleep=sleep,
            known_region=known_region,
        )

    def change(
        self,
        signing: str | None,
        method: str | None,
        response_format: str | None,
        timeout: float | Timeout | None,
        retries: int | Retries | None,
        limiter: Limiter | None,
        region: str | None = None,
        endpoint: str | None = None,
        known_region: bool | None = None,
        checks: Checks | None = None,
    ) -> Settings:
        """Return a copy with other settings. None keeps a setting.

        Raises:
            ConfigurationError: A setting is invalid.
        """
        service = self.service
        check_signing(service, signing)
        check_wire_options(service, method, response_format)
        if checks not in (None, *_CHECKS):
            raise ConfigurationError(f"checks={checks!r} is unknown. Choose one of: {', '.join(_CHECKS)}.")
        if endpoint is not None:
            check_text(endpoint, "endpoint=")
        if known_region is not None:
            check_type(known_region, "known_region=", bool, "True or False")
        if limiter is not None and not all(hasattr(limiter, name) for name in ("acquire", "pause")):
            raise ConfigurationError(f"limiter= must be a limiter, such as LocalLimiter(), not {limiter!r}.")
        known_region = self.known_region if known_region is None else known_region
        if region is None:
            region = self.region
        else:
            region = find_region(service, region, self.environ, known_region=known_region)
            self._check_project(region)
        endpoint = endpoint or self.given_endpoint
        return replace(
            self,
            region=region,
            given_endpoint=endpoint,
            endpoint=resolve_endpoint(service.name, service.endpoints, region, endpoint, self.environ),
            known_region=known_region,
            signing=signing or self.signing,
            method=method or self.method,
            response_format=response_format or self.response_format,
            timeout=self.timeout if timeout is None else Timeout.of(timeout),
            retries=self.retries if retries is None else Retries.of(retries),
            limiter=self.limiter if limiter is None else limiter,
            checks=self.checks if checks is None else checks,
        )

    def _check_project(self, region: str | None) -> None:
        credentials = self.credentials
        project_id = credentials.project_id if isinstance(credentials, Credentials) else None
        if self.service.project and project_id and region != self.region:
            raise ConfigurationError(
                f"The project {project_id} of the credentials belongs to {self.region}. Create a client of "
                f"{region} with the project of that region, or with credentials without a project."
            )


class Session(Generic[TransportT]):
    """The state of a client or of a copy.

    Attributes:
        settings: Settings of the client.
    """

    __slots__ = ("_authentication", "_is_closed", "_parent", "_transport", "settings")

    def __init__(
        self,
        settings: Settings,
        transport: LazyTransport[TransportT],
        parent: Session[TransportT] | None = None,
    ) -> None:
        self.settings = settings
        self._transport = transport
        self._parent = parent
        self._is_closed = False
        self._authentication: Authentication = make_authentication(
            settings.service,
            settings.credentials,
            settings.signing,
            region=settings.region,
            endpoint=settings.given_endpoint,
            environ=settings.environ,
            resolver=parent._authentication.resolver if parent else None,  # noqa: SLF001 - its own class
        )

    def derive(self, settings: Settings) -> Session[TransportT]:
        """Return a session with other settings and the same transport."""
        return Session(settings, self._transport, self)

    @property
    def is_closed(self) -> bool:
        """Whether this session or the one it was derived from was closed."""
        return self._is_closed or (self._parent is not None and self._parent.is_closed)

    @property
    def signing(self) -> str:
        """Signing scheme. Before a credential provider was asked, the service's first."""
        return self._authentication.signing

    def open_transport(self) -> TransportT:
        """Return the transport.

        Raises:
            ClientClosed: The client was closed.
        """
        if self.is_closed:
            raise ClientClosed(CLOSED)
        opened = self._transport.opened
        return self._transport.open() if opened is None else opened

    def close(self) -> TransportT | None:
        """Prevent further calls. Returns the transport if the caller must close it."""
        self._is_closed = True
        return self._transport.close() if self._parent is None else None

    def prepare(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> Call[ResponseT]:
        """Return a call with arguments by Python name."""
        region = self.settings.region
        request, members = validation.read_arguments(operation, arguments, region, self.settings.checks)
        call = self._make_call(operation, members, region, _find_secrets(request))
        extra, headers = arguments.get("extra"), arguments.get("extra_headers")
        return call if extra is None and headers is None else _extend(call, extra, headers)

    def prepare_request(self, operation: Operation[Any, ResponseT], request: RequestModel) -> Call[ResponseT]:
        """Return a call with a request model."""
        region = self.settings.region
        members = validation.list_members(operation, request, region, self.settings.checks)
        return self._make_call(operation, members, region, _find_secrets(request))

    def prepare_action(
        self,
        known: Iterable[AnyOperation],
        action: str,
        members: Mapping[str, object],
        headers: Mapping[str, str] | None,
    ) -> Call[ResponseModel]:
        """Return a call of any action, with members by wire name.

        Args:
            known: The documented operations of the service.
            action: Wire name of the action, or method and path.
            members: The members.
            headers: More headers.
        """
        from yunbind_runtime.model.untyped import list_sent_secrets, make_operation, write_members

        documented = tuple(known)
        operation = make_operation(self.settings.service, documented, action)
        region = self.settings.region
        sent = write_members(members, operation.place)
        if region is not None and operation.region_member is not None:
            sent.setdefault(operation.region_member, region)
        call = self._make_call(operation, sent, region, lambda: list_sent_secrets(documented, action, sent))
        return _extend(call, None, headers)

    def _make_call(
        self,
        operation: Operation[Any, ResponseT],
        members: dict[str, Any],
        region: str | None,
        list_secrets: Callable[[], tuple[str, ...]],
    ) -> Call[ResponseT]:
        settings = self.settings
        self._check_region(operation, members)
        token = operation.idempotency_token
        if token is not None and not members.get(token):
            members[token] = settings.context.nonce()  # all attempts of the call have the same token
        authentication = None if operation.unsigned else self._authentication
        return Call(
            operation=operation,
            members=members,
            endpoint=settings.endpoint,
            region=region,
            credentials=authentication.credentials if authentication else None,
            signing=authentication.signing if authentication else "",
            method=settings.method or "",
            response_format=settings.response_format or "",
            timeout=settings.timeout,
            retries=settings.retries,
            limiter=settings.limiter or (limits.LOCAL if settings.sleep is None else limits.UNLIMITED),
            context=settings.context,
            list_secrets=list_secrets,
            authenticator=authentication.authenticator if authentication else None,
        )

    def _check_region(self, operation: AnyOperation, members: Mapping[str, Any]) -> None:
        """Check the region of a call, which can be a member of the request.

        Raises:
            ConfigurationError: There is no region, and the call needs one.
            InvalidArguments: The member is not a documented region.
        """
        settings, service, name = self.settings, self.settings.service, operation.region_member
        given = members.get(name) if name is not None else None
        if given is None:
            if settings.region is None and operation.region == "required":
                raise _make_region_error(service, operation.place)
        elif settings.known_region and given != settings.region:
            try:
                check_known_region(given, service.regions, service.title, str(name))
            except ConfigurationError as error:
                refusal = InvalidArguments(str(error), problems=[str(error)])
                refusal.place = operation.place
                raise refusal from None

    def report_credentials(self) -> tuple[ProviderReport, ...]:
        """Return the outcome of each credential provider; see the client's method."""
        if self._authentication.resolver is not None:
            return self._authentication.resolver.report()
        from yunbind_runtime.auth.credential_provider import ProviderReport

        return (ProviderReport("credentials=", "used", repr(self.settings.credentials)),)


def _find_secrets(request: RequestModel) -> Callable[[], tuple[str, ...]]:
    """Return a function that lists the secrets of a request. Most requests cannot have any."""
    return partial(models.list_secrets, request) if models.has_sensitive_members(type(request)) else tuple


def _extend(call: Call[ResponseT], extra: object, headers: object) -> Call[ResponseT]:
    """Return a call with more members and headers, which replace others of the same name."""
    from yunbind_runtime.model.untyped import check_headers, list_named_secrets, write_members

    place, list_others = call.operation.place, call.list_secrets
    added = write_members(cast("Any", {} if extra is None else extra), place)
    pairs = check_headers(cast("Any", {} if headers is None else headers), place)
    return replace(
        call,
        members={**call.members, **added},
        headers=pairs,
        list_secrets=lambda: (*list_others(), *list_named_secrets(added), *list_named_secrets(dict(pairs))),
    )


def find_region(
    service: Service, region: str | None, environ: Mapping[str, str], *, known_region: bool = True
) -> str | None:
    """Return the given region, or the one of the environment.

    Args:
        service: The service that is called.
        region: The given region.
        environ: Environment variables.
        known_region: Whether to refuse a region that the service does not document.

    Raises:
        ConfigurationError: The region is invalid or unknown, or it is missing and the service requires one.
    """
    origin = ""
    if region is None and service.region != "none":
        origin = next((name for name in service.regions_variables if environ.get(name)), "")
        region = environ[origin] if origin else None
    if region is not None:
        check_region(region)
        if known_region and service.region != "none":
            check_known_region(region, service.regions, service.title, origin)
    elif service.region == "required":
        raise _make_region_error(service, f"A client of {service.title}")
    return region


def _make_region_error(service: Service, place: str) -> ConfigurationError:
    variables = " or ".join(service.regions_variables)
    otherwise = f", or set {variables} in the environment" if variables else ""
    return ConfigurationError(f"{place} needs a region: pass region={otherwise}.")
