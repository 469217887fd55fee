"""Credentials, with the same names for all clouds. :mod:`yunbind_runtime.auth` finds them.

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
from typing import TypeAlias

from yunbind_facts.behavior import CREDENTIALS_REFUSED_LOGIN, SECRETS_MASK

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.single_flight import SingleFlightCache
from yunbind_runtime.base.unpicklable import Unpicklable

from .endpoints import parse_endpoint


@dataclass(frozen=True, slots=True)
class Credentials(Unpicklable):
    """A key pair, permanent or temporary.

    Attributes:
        key_id: The public key id. A repr shows it shortened.
        key_secret: The secret key. It is never shown.
        session_token: The token of temporary keys. It is never shown.
        project_id: Huawei's project. By default, the first call to a service that needs a project asks IAM
            for the one with the region's name, and the process caches it. This does not happen with
            ``endpoint=``.

    Raises:
        ConfigurationError: A value is empty, or contains white space or control characters.
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
        shown = self.key_id[:4] + SECRETS_MASK + self.key_id[-4:] if len(self.key_id) > 8 else SECRETS_MASK
        token = f", session_token='{SECRETS_MASK}'" if self.session_token else ""
        project = f", project_id={self.project_id!r}" if self.project_id else ""
        return f"Credentials(key_id='{shown}', key_secret='{SECRETS_MASK}'{token}{project})"


@dataclass(frozen=True, slots=True)
class AuthToken(Unpicklable):
    """A Huawei ``X-Auth-Token`` that IAM has already returned.

    Attributes:
        token: The token. It is never shown.
        project_id: The project of the token, if known.

    Raises:
        ConfigurationError: A value is empty, or contains white space or control characters.
    """

    token: str
    project_id: str | None = None

    def __post_init__(self) -> None:
        _check("token", self.token)
        _check_optional("project_id", self.project_id)

    def __repr__(self) -> str:
        project = f", project_id={self.project_id!r}" if self.project_id else ""
        return f"AuthToken(token='{SECRETS_MASK}'{project})"


LOGIN_ERROR_TTL = timedelta(seconds=CREDENTIALS_REFUSED_LOGIN)
"""How long a refused login is not repeated, because wrong passwords lock the user."""


@dataclass(frozen=True, slots=True)
class PasswordLogin(Unpicklable):
    """User name and password, which Huawei's IAM exchanges for an ``X-Auth-Token``.

    The first call gets a token. It is cached in this object, so clients with the same object share it, and
    renewed before its 24 hours end. One caller at a time asks IAM. A refused login is not repeated: for 15
    minutes, further calls raise the same error without a request.

    A token belongs to one project: ``project_id``, ``project_name``, or the project of the region. Services
    without projects, such as IAM, get a token of the account.

    The first of these is the endpoint of IAM: ``endpoint``, the client's ``endpoint=``, the environment
    variables ``YUNBIND_ENDPOINT`` and ``HUAWEICLOUD_SDK_IAM_ENDPOINT``, the vendor's host for the region.

    https://support.huaweicloud.com/api-iam/iam_30_0001.html

    Attributes:
        user: Name of an IAM user. A HUAWEI ID cannot be used.
        password: The password. It is never shown.
        domain: Name of the user's account.
        project_id: Id of the token's project.
        project_name: Name of the token's project.
        endpoint: The endpoint of IAM: ``host``, ``host:port`` or ``http(s)://host[:port]``.

    Raises:
        ConfigurationError: A value is empty, the endpoint is invalid, or the project is given twice.
    """

    user: str
    password: str
    domain: str
    project_id: str | None = None
    project_name: str | None = None
    endpoint: str | None = None
    tokens: SingleFlightCache[AuthToken] = field(
        default_factory=lambda: SingleFlightCache[AuthToken](LOGIN_ERROR_TTL), init=False, compare=False
    )

    def __post_init__(self) -> None:
        for name in ("user", "password", "domain", "project_name"):
            if getattr(self, name) == "":
                raise ConfigurationError(f"The {name} of the login is empty.")
        _check_optional("project_id", self.project_id)
        if self.project_id and self.project_name:
            raise ConfigurationError("Pass project_id or project_name to PasswordLogin, not both.")
        if self.endpoint is not None:
            parse_endpoint(self.endpoint, "PasswordLogin(endpoint=)")

    def __repr__(self) -> str:
        shown = {"project_id": self.project_id, "project_name": self.project_name, "endpoint": self.endpoint}
        more = "".join(f", {name}={value!r}" for name, value in shown.items() if value)
        return f"PasswordLogin(user={self.user!r}, password='{SECRETS_MASK}', domain={self.domain!r}{more})"


SigningCredentials: TypeAlias = Credentials | AuthToken
"""Credentials that a signing scheme accepts."""


@dataclass(frozen=True, slots=True)
class CredentialVariables:
    """Names of the environment variables that the vendor's tools read.

    The first variable that is set applies. A key id belongs to the key secret at the same position, so pairs
    of different tools are not mixed.
    """

    key_id: tuple[str, ...]
    key_secret: tuple[str, ...]
    session_token: tuple[str, ...] = ()
    project_id: tuple[str, ...] = ()
    auth_token: tuple[str, ...] = ()


def _check(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise ConfigurationError(
            f"The {name} of the credentials must be a string, not {type(value).__name__}."
        )
    if not value:
        raise ConfigurationError(f"The {name} of the credentials is empty.")
    if value != value.strip():
        raise ConfigurationError(f"The {name} of the credentials starts or ends with white space. Remove it.")
    if any(character.isspace() for character in value):
        raise ConfigurationError(f"The {name} of the credentials contains white space. Remove it.")
    if not value.isprintable() or not value.isascii():
        raise ConfigurationError(
            f"The {name} of the credentials contains invalid characters. Use printable ASCII only."
        )


def _check_optional(name: str, value: str | None) -> None:
    if value is not None:
        _check(name, value)
