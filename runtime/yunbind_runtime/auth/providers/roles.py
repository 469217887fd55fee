"""Keys of a role, from the cloud's Security Token Service."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from yunbind_runtime.auth.authenticator import Caller
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.base.fork_safety import Lock
from yunbind_runtime.call.call import perform
from yunbind_runtime.model.endpoints import Endpoint, parse_endpoint
from yunbind_runtime.wire.options import DEFAULT_WIRE_OPTIONS

from .chain import CredentialChain, make_default_chain
from .documents import read_end
from .files import read_token, show
from .provider import IssuedCredentials, RefreshableProvider, find_environ, make_credentials
from .vendors import find_vendor

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effect
    from yunbind_runtime.call.raw_response import RawResponse
    from yunbind_runtime.model.credentials import CallersCredentials
    from yunbind_runtime.model.operation import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class StsRules:
    """How a cloud's STS is called.

    Attributes:
        assume_role: name of the operation that gives keys of a role for other keys.
        web_identity: name of the operation that gives them for a token of OpenID Connect.
        provider: member that names the identity provider.
        token: member with the token.
        encodes_policy: whether a policy is percent-encoded within its member.
        keys: attributes of ``credentials`` in the answer: key id, key secret and session token.
        find_end: tells when the keys end, from the answer.
        find_region: tells the region of the call, from the one asked for, the client's, and the environment.
        find_endpoint: tells where STS is, from its service, the region, and the environment.
    """

    assume_role: str
    web_identity: str
    provider: str
    token: str
    encodes_policy: bool
    keys: tuple[str, str, str]
    find_end: Callable[[Any], object]
    find_region: Callable[[str | None, str | None, Mapping[str, str]], str | None]
    find_endpoint: Callable[[Service, str | None, Mapping[str, str]], Endpoint]


class _Role(RefreshableProvider):
    """What both ways to a role share."""

    def __init__(
        self,
        role_arn: str,
        session_name: str | None,
        duration: int | None,
        policy: str | None,
        region: str | None,
        endpoint: str | None,
    ) -> None:
        super().__init__(f"role {role_arn}")
        if not role_arn:
            raise ConfigurationError("The role_arn of the role to assume is empty.")
        if duration is not None and duration < 1:
            raise ConfigurationError(
                "The duration of a role's keys is a number of seconds greater than zero."
            )
        self._role_arn = role_arn
        self._session_name = session_name
        self._duration = duration
        self._policy = policy
        self._region = region
        self._endpoint = parse_endpoint(endpoint, "endpoint=") if endpoint else None

    def _ask(
        self,
        call: Call[Any],
        rules: StsRules,
        operation: str,
        members: Mapping[str, object],
        chain: CredentialChain | None,
        secrets: tuple[str, ...] = (),
    ) -> Generator[Effect, Any, IssuedCredentials]:
        service = call.operation.service
        environ = find_environ(call)
        region = rules.find_region(self._region, call.region, environ)
        sts_operation = service.find_sts(operation)
        policy = quote(self._policy, safe="") if self._policy and rules.encodes_policy else self._policy
        asked = {
            "RoleArn": self._role_arn,
            "RoleSessionName": self._session_name or f"yunbind-{int(call.clock().timestamp())}",
            "DurationSeconds": self._duration,
            "Policy": policy,
            **members,
        }
        inner = replace(
            call,
            operation=sts_operation,
            members={name: value for name, value in asked.items() if value is not None},
            endpoint=self._endpoint or rules.find_endpoint(sts_operation.service, region, environ),
            region=region,
            credentials=None,
            signing="",
            keystone=None,
            list_secrets=lambda: secrets,
            caller=Caller(chain, None, None, environ) if chain else None,
            method=DEFAULT_WIRE_OPTIONS.method,
            response_format=DEFAULT_WIRE_OPTIONS.response_format,
        )
        raw: RawResponse[Any] = yield from perform(inner)
        given, place = raw.parsed.credentials, f"the answer of {sts_operation.place}"
        key_id, key_secret, token = (getattr(given, name, None) for name in rules.keys)
        if not (key_id and key_secret and token):
            raise CredentialsError(f"{place} holds no keys (request id {raw.request_id or 'unknown'})")
        return IssuedCredentials(
            make_credentials(place, key_id, key_secret, token), read_end(rules.find_end(raw.parsed), place)
        )


class AssumeRole(_Role):
    """The keys of a role that other credentials may assume, on Tencent and Alibaba.

    STS is called at the first use and then ahead of the keys' end, by one caller at a time; while that fails,
    the old keys serve until they end. It is reached at ``endpoint``, else at the environment variable
    ``YUNBIND_ENDPOINT``, else at the vendor's host; never at the client's ``endpoint=``, which is of another
    service.

    - Tencent: https://cloud.tencent.com/document/api/1312/48197
    - Alibaba: https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole

    Args:
        role_arn: ``qcs::cam::uin/<uin>:roleName/<name>`` on Tencent, ``acs:ram::<account>:role/<name>`` on
            Alibaba.
        source: who assumes it; by default what the client would find without the role.
        session_name: tells callers apart in the vendor's audit log: letters, digits and ``@._-``, at most 64
            (Alibaba) or 128 (Tencent); by default ``yunbind-`` and the time.
        duration: seconds that the keys serve; by default 7200 (Tencent, at most 43200) or 3600 (Alibaba, at
            least 900).
        external_id: text agreed with the role's owner.
        policy: JSON that narrows what the keys may do.
        region: where STS is called; by default the client's (Tencent; else ``ap-guangzhou``) or
            ``ALIBABA_CLOUD_STS_REGION`` (Alibaba; else the central host).
        endpoint: ``host``, ``host:port`` or ``http(s)://host[:port]``.

    Raises:
        ConfigurationError: an argument cannot work.
    """

    def __init__(
        self,
        role_arn: str,
        *,
        source: CallersCredentials | None = None,
        session_name: str | None = None,
        duration: int | None = None,
        external_id: str | None = None,
        policy: str | None = None,
        region: str | None = None,
        endpoint: str | None = None,
    ) -> None:
        super().__init__(role_arn, session_name, duration, policy, region, endpoint)
        self._external_id = external_id
        self._chain = None if source is None else CredentialChain(source)
        self._lock = Lock()

    def fetch(self, call: Call[Any]) -> Generator[Effect, Any, IssuedCredentials]:
        rules = find_rules(call)
        with self._lock:
            if self._chain is None:
                self._chain = make_default_chain(call.operation.service, find_environ(call))
        members = {"ExternalId": self._external_id}
        return (yield from self._ask(call, rules, rules.assume_role, members, self._chain))


class WebIdentity(_Role):
    """The keys of a role for a token of OpenID Connect, such as a Kubernetes service account's.

    The file is read anew at every renewal, because the platform replaces it. The call to STS is not signed.

    - Tencent: https://cloud.tencent.com/document/api/1312/73070
    - Alibaba: https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc

    Args:
        role_arn: as for :class:`AssumeRole`.
        provider: the identity provider: its name on Tencent, its ARN on Alibaba.
        token_file: file that holds the token.
        session_name: as for :class:`AssumeRole`.
        duration: as for :class:`AssumeRole`.
        policy: as for :class:`AssumeRole`; Alibaba alone takes one.
        region: as for :class:`AssumeRole`.
        endpoint: as for :class:`AssumeRole`.

    Raises:
        ConfigurationError: an argument cannot work.
    """

    margin = timedelta(minutes=15)

    def __init__(
        self,
        role_arn: str,
        *,
        provider: str,
        token_file: str | Path,
        session_name: str | None = None,
        duration: int | None = None,
        policy: str | None = None,
        region: str | None = None,
        endpoint: str | None = None,
    ) -> None:
        super().__init__(role_arn, session_name, duration, policy, region, endpoint)
        self._provider = provider
        self._token_file = Path(token_file)

    def fetch(self, call: Call[Any]) -> Generator[Effect, Any, IssuedCredentials]:
        rules = find_rules(call)
        token = read_token(self._token_file, show(self._token_file, find_environ(call)))
        members = {rules.provider: self._provider, rules.token: token}
        return (yield from self._ask(call, rules, rules.web_identity, members, None, (token,)))


def find_rules(call: Call[Any]) -> StsRules:
    """Return how the cloud's STS is called.

    Raises:
        ConfigurationError: it cannot be.
    """
    service = call.operation.service
    cloud = find_vendor(service.provider) if service.sts_module else None
    rules = cloud.STS if cloud else None
    if rules is None:
        raise ConfigurationError(
            f"{service.title} has no Security Token Service that roles can be assumed at."
        )
    return rules
