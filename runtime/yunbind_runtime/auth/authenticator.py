"""Who calls: credentials and the scheme that proves them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from yunbind_runtime.base.errors import ApiError, ConfigurationError, CredentialsError
from yunbind_runtime.base.fork_safety import Lock
from yunbind_runtime.model.credentials import AuthToken, Credentials, KnownCredentials, PasswordLogin
from yunbind_runtime.model.endpoints import Endpoint, resolve_endpoint
from yunbind_runtime.wire.signing import find_signer

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from yunbind_runtime.auth.providers.chain import CredentialChain
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effect
    from yunbind_runtime.model.credentials import AnyCredentials, CallersCredentials
    from yunbind_runtime.model.operation import ResponseT, Service


@dataclass(frozen=True, slots=True)
class Identity:
    """Credentials with a signing scheme that fits them."""

    credentials: KnownCredentials
    signing: str


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls where that takes steps to find out.

    Attributes:
        chain: finds keys.
        signing: the scheme asked for; by default the service's first that fits what is found.
        endpoint: where the client was told to call, as it was given.
        environ: the environment that the client was given.
    """

    chain: CredentialChain
    signing: str | None
    endpoint: str | None
    environ: Mapping[str, str] = field(repr=False)


def check_signing(service: Service, signing: str | None) -> None:
    """Refuse a scheme that the service does not take.

    Raises:
        ConfigurationError: names the schemes it takes.
    """
    if signing is not None and signing not in service.signing:
        choices = ", ".join(service.signing)
        raise ConfigurationError(
            f"{service.title} cannot be signed with {signing!r}; choose one of: {choices}."
        )


class Search:
    """What finds keys for a client and its copies; opened at the first call: making a client stays cheap."""

    def __init__(
        self, service: Service, given: CallersCredentials | None, environ: Mapping[str, str]
    ) -> None:
        self._service = service
        self._given = given
        self._environ = environ
        self._lock = Lock()
        self._chain: CredentialChain | None = None

    def open(self) -> CredentialChain:
        """Return the sources to ask."""
        with self._lock:
            if self._chain is None:
                self._chain = self._make()
            return self._chain

    def _make(self) -> CredentialChain:
        from yunbind_runtime.auth.providers.chain import CredentialChain, make_default_chain

        if self._given is None:
            return make_default_chain(self._service, self._environ)
        return self._given if isinstance(self._given, CredentialChain) else CredentialChain(self._given)


def find_search(
    service: Service, credentials: AnyCredentials | None, environ: Mapping[str, str]
) -> Search | None:
    """Return what finds keys in the steps of a call; None where the caller gave what is no source."""
    if credentials is None:
        return Search(service, None, environ)
    if isinstance(credentials, (Credentials, AuthToken, PasswordLogin)):
        return None
    from yunbind_runtime.auth.providers.provider import CredentialProvider

    is_source = isinstance(credentials, CredentialProvider) or callable(credentials)
    return Search(service, credentials, environ) if is_source else None


def choose_identity(service: Service, credentials: object, signing: str | None) -> Identity:
    """Return the credentials with the scheme asked for, else with the service's first scheme that fits them.

    Raises:
        ConfigurationError: no scheme fits.
    """
    check_signing(service, signing)
    schemes = (signing,) if signing else service.signing
    kind = type(credentials)
    if isinstance(credentials, PasswordLogin) and service.keystone is not None:
        kind = AuthToken  # what it becomes
    for scheme in schemes:
        if issubclass(kind, find_signer(service.protocol, scheme).CREDENTIALS):
            return Identity(cast("KnownCredentials", credentials), scheme)
    wanted = " or ".join(
        sorted({find_signer(service.protocol, scheme).CREDENTIALS.__name__ for scheme in schemes})
    )
    given = type(credentials).__name__
    raise ConfigurationError(
        f"{service.title} signed with {' or '.join(schemes)} needs {wanted} and was given {given}."
    )


def complete(
    call: Call[ResponseT], ended: KnownCredentials | None = None
) -> Generator[Effect, Any, Call[ResponseT]]:
    """Return the call with credentials that can sign it.

    Args:
        call: as it was asked for.
        ended: credentials that the service refused as ended.

    Raises:
        CredentialsError: none were found.
        ConfigurationError: what was found fits no scheme of the service.
    """
    caller = call.caller
    if caller is not None:
        stale = None if isinstance(ended, PasswordLogin) else ended
        try:
            keys = yield from caller.chain.obtain(call, stale)
        except CredentialsError as error:
            error.place = error.place or call.operation.place
            raise
        service = call.operation.service
        identity = choose_identity(service, keys, caller.signing)
        keystone = find_keystone(
            service, keys, region=call.region, endpoint=caller.endpoint, environ=caller.environ
        )
        call = replace(call, credentials=keys, signing=identity.signing, keystone=keystone, caller=None)
    given = call.credentials
    if call.keystone is None:
        return call
    if isinstance(given, PasswordLogin):
        from .tokens import obtain_token

        token = yield from obtain_token(call, given, ended)
        return replace(call, credentials=token)
    if isinstance(given, Credentials):
        from .projects import find_project

        project_id = yield from find_project(call, given)
        return replace(call, credentials=replace(given, project_id=project_id))
    return call


def is_ended(call: Call[Any], error: ApiError) -> bool:
    """Whether a refusal says that what the call was signed with has ended, and other can be got."""
    service = call.operation.service
    documented_code = type(error).code  # the one sent may be spelt differently
    if isinstance(call.credentials, PasswordLogin):
        return service.keystone is not None and documented_code in service.keystone.token_ended
    return call.caller is not None and documented_code in service.session_ended


def find_keystone(
    service: Service,
    credentials: KnownCredentials,
    *,
    region: str | None,
    endpoint: str | None,
    environ: Mapping[str, str],
) -> Endpoint | None:
    """Return where a token or a project comes from; None where the credentials need neither.

    A password goes where the login says, else where the client was told to call, else to the identity
    service's own host. A project is looked up for key pairs without one, unless the client was told
    where to call: that host may know nothing of projects, and the vendor's SDK does not ask it either.

    Raises:
        ConfigurationError: the identity service has no host for the region.
    """
    keystone = service.keystone
    if keystone is None:
        return None
    lacks_project = service.project and isinstance(credentials, Credentials) and not credentials.project_id
    if isinstance(credentials, PasswordLogin):
        endpoint = credentials.endpoint or endpoint
    elif endpoint or not region or not lacks_project:
        return None
    identity_service = keystone.token_operation().service
    return resolve_endpoint(identity_service.name, identity_service.endpoints, region, endpoint, environ)
