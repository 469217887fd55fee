"""Credentials in one vocabulary for all clouds, and where they are found.

========== ============= ================= ==============
here       Tencent       Alibaba           Huawei
========== ============= ================= ==============
key id     SecretId      AccessKeyId       AK
key secret SecretKey     AccessKeySecret   SK
token      Token         SecurityToken     SecurityToken
========== ============= ================= ==============
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from .endpoints import parse_endpoint
from .errors import ConfigurationError, CredentialsError
from .shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """A key pair, lasting or temporary.

    Attributes:
        key_id: public half; shown shortened.
        key_secret: never shown.
        session_token: comes with temporary keys only; never shown.
        project_id: Huawei's project. Where it is not given, the first call to a service that needs one asks
            IAM for the project named like the region, and the process keeps the answer; not so where
            the client was given ``endpoint=``.

    Raises:
        ConfigurationError: a value is empty, or holds white space or control characters around or in it.
    """

    key_id: str
    key_secret: str
    session_token: str | None = None
    project_id: str | None = None

    def __post_init__(self) -> None:
        _check("key_id", self.key_id)
        _check("key_secret", self.key_secret)
        _check_optional("session_token", self.session_token)
        _check_optional("project_id", self.project_id)

    def __repr__(self) -> str:
        shown = self.key_id[:4] + "***" + self.key_id[-4:] if len(self.key_id) > 8 else "***"
        token = ", session_token='***'" if self.session_token else ""
        project = f", project_id={self.project_id!r}" if self.project_id else ""
        return f"Credentials(key_id='{shown}', key_secret='***'{token}{project})"


@dataclass(frozen=True, slots=True, repr=False)
class AuthToken:
    """A Huawei ``X-Auth-Token`` that was already obtained from IAM.

    Attributes:
        token: never shown.
        project_id: the project that the token is for, where it is known.

    Raises:
        ConfigurationError: a value is empty, or holds white space or control characters around or in it.
    """

    token: str
    project_id: str | None = None

    def __post_init__(self) -> None:
        _check("token", self.token)
        _check_optional("project_id", self.project_id)

    def __repr__(self) -> str:
        project = f", project_id={self.project_id!r}" if self.project_id else ""
        return f"AuthToken(token='***'{project})"


REFUSAL_KEPT = timedelta(minutes=15)
"""How long a refused login is not tried again, because wrong passwords lock the user."""


@dataclass(frozen=True, slots=True, repr=False)
class PasswordLogin:
    """A user's name and password, for which Huawei's IAM gives an ``X-Auth-Token``.

    The token is got at the first call, kept in this object, and renewed before its 24 hours end, so
    clients that are given the same object share it. IAM is asked by one caller at a time. A refused
    login is never repeated by itself: for 15 minutes further calls raise the same error without asking.

    A token is good for one project: that of ``project_id`` or ``project_name``, else the region's own.
    Services that know no projects, such as IAM, get one for the account.

    IAM is reached at ``endpoint``, else where the client was told to call (``endpoint=`` or the
    environment variable ``YUNBIND_ENDPOINT``), else at ``HUAWEICLOUD_SDK_IAM_ENDPOINT``, else at the
    vendor's host for the region.

    https://support.huaweicloud.com/api-iam/iam_30_0001.html

    Attributes:
        user: name of an IAM user; a HUAWEI ID cannot be used.
        password: never shown.
        domain: name of the account that the user belongs to.
        project_id: project that the token is for.
        project_name: the same by name.
        endpoint: where IAM is, as ``host``, ``host:port`` or ``http(s)://host[:port]``.

    Raises:
        ConfigurationError: a value is empty or is no address, or the project is given twice.
    """

    user: str
    password: str
    domain: str
    project_id: str | None = None
    project_name: str | None = None
    endpoint: str | None = None
    tokens: Shelf[AuthToken] = field(
        default_factory=lambda: Shelf[AuthToken](REFUSAL_KEPT), init=False, compare=False
    )

    def __post_init__(self) -> None:
        for name in ("user", "password", "domain", "project_name"):
            if getattr(self, name) == "":
                raise ConfigurationError(f"The {name} of the login is empty.")
        _check_optional("project_id", self.project_id)
        if self.project_id and self.project_name:
            raise ConfigurationError("Give the project of the login by id or by name, not by both.")
        if self.endpoint is not None:
            parse_endpoint(self.endpoint, "PasswordLogin(endpoint=)")

    def __repr__(self) -> str:
        shown = {"project_id": self.project_id, "project_name": self.project_name, "endpoint": self.endpoint}
        more = "".join(f", {name}={value!r}" for name, value in shown.items() if value)
        return f"PasswordLogin(user={self.user!r}, password='***', domain={self.domain!r}{more})"

    def __reduce__(self) -> tuple[Any, ...]:
        # Tokens stay with the object that got them.
        project = (self.project_id, self.project_name)
        return PasswordLogin, (self.user, self.password, self.domain, *project, self.endpoint)


SigningKeys: TypeAlias = Credentials | AuthToken
"""What a scheme signs with."""
AnyCredentials: TypeAlias = Credentials | AuthToken | PasswordLogin
"""What a caller may give."""
CredentialKinds: TypeAlias = tuple[type[Credentials] | type[AuthToken], ...]


@dataclass(frozen=True, slots=True)
class CredentialVariables:
    """Names of the environment variables that the vendor's tools read.

    Of several names the first that is set wins. A key id goes with the key
    secret at the same position, so that pairs of different tools do not mix.
    """

    key_id: tuple[str, ...]
    key_secret: tuple[str, ...]
    session_token: tuple[str, ...] = ()
    project_id: tuple[str, ...] = ()
    auth_token: tuple[str, ...] = ()


class CredentialSource(Protocol):
    """A place where credentials may be found; None when there are none."""

    def __call__(
        self, variables: CredentialVariables, environ: Mapping[str, str], kinds: CredentialKinds
    ) -> SigningKeys | None: ...


def find_credentials(
    variables: CredentialVariables,
    environ: Mapping[str, str],
    kinds: CredentialKinds = (Credentials, AuthToken),
) -> SigningKeys:
    """Return the first credentials that a source has.

    Args:
        variables: names of the vendor's environment variables.
        environ: the environment to look in.
        kinds: what the signing scheme can use, preferred first.

    Raises:
        CredentialsError: none were found; says which variables are missing and how to pass credentials.
        ConfigurationError: a variable is set to something that cannot be a key.
    """
    for source in SOURCES:
        found = source(variables, environ, kinds)
        if found is not None:
            return found
    raise CredentialsError(_explain_absence(variables, environ, kinds))


def read_environment(
    variables: CredentialVariables, environ: Mapping[str, str], kinds: CredentialKinds
) -> SigningKeys | None:
    """Return the credentials that the environment variables hold."""
    project_id = _first_set(variables.project_id, environ)
    for kind in kinds:
        if kind is AuthToken:
            token = _first_set(variables.auth_token, environ)
            if token:
                return AuthToken(token, project_id)
            continue
        for id_name, secret_name in zip(variables.key_id, variables.key_secret, strict=False):
            key_id, key_secret = environ.get(id_name), environ.get(secret_name)
            if key_id and key_secret:
                return Credentials(
                    key_id, key_secret, _first_set(variables.session_token, environ), project_id
                )
    return None


SOURCES: tuple[CredentialSource, ...] = (read_environment,)
"""Where credentials are looked for, in order."""


def _first_set(names: tuple[str, ...], environ: Mapping[str, str]) -> str | None:
    return next((environ[name] for name in names if environ.get(name)), None)


def _explain_absence(
    variables: CredentialVariables, environ: Mapping[str, str], kinds: CredentialKinds
) -> str:
    choices: list[str] = []
    ways: list[str] = []
    if Credentials in kinds:
        for pair in zip(variables.key_id, variables.key_secret, strict=False):
            missing = [name for name in pair if not environ.get(name)]
            if len(missing) == 1:
                choices.insert(0, missing[0])  # half of this pair is there: name the other half first
            else:
                choices.append(" and ".join(missing))
        ways.append("credentials=Credentials(key_id, key_secret)")
    if AuthToken in kinds and variables.auth_token:
        choices += variables.auth_token
        ways.append("credentials=AuthToken(token)")
    wanted = ", or ".join(choices)
    return f"No credentials were found. Set {wanted} in the environment, or pass {' or '.join(ways)}."


def _check(name: str, value: str) -> None:
    if not value:
        raise ConfigurationError(f"The {name} of the credentials is empty.")
    if value != value.strip():
        raise ConfigurationError(f"The {name} of the credentials starts or ends with white space; remove it.")
    if not value.isprintable() or not value.isascii():
        raise ConfigurationError(f"The {name} of the credentials holds characters that no key has.")


def _check_optional(name: str, value: str | None) -> None:
    if value is not None:
        _check(name, value)
