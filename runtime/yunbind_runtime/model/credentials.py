"""Credentials in one vocabulary for all clouds; :mod:`yunbind_runtime.auth` finds them.

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

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.single_flight import SingleFlightCache
from yunbind_runtime.base.unpicklable import Unpicklable

from .endpoints import parse_endpoint


@dataclass(frozen=True, slots=True, repr=False)
class Credentials(Unpicklable):
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
class AuthToken(Unpicklable):
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
class PasswordLogin(Unpicklable):
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
    tokens: SingleFlightCache[AuthToken] = field(
        default_factory=lambda: SingleFlightCache[AuthToken](REFUSAL_KEPT), init=False, compare=False
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


SigningCredentials: TypeAlias = Credentials | AuthToken
"""Credentials that a signing scheme accepts."""


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
