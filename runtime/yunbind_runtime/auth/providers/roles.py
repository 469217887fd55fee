"""Providers of a role's credentials, which the cloud's Security Token Service issues."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from yunbind_runtime.auth.authenticator import ProviderAuthenticator
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.base.fork_safety import ForkSafeLock
from yunbind_runtime.base.option_checks import check_count, check_text, check_type
from yunbind_runtime.base.paths import expand_path
from yunbind_runtime.call.perform import perform
from yunbind_runtime.model.endpoints import parse_endpoint

from .bases import IssuedCredentials, RefreshableProvider
from .chain import CredentialChain
from .documents import find_values
from .files import read_token, shorten_path
from .sts import find_endpoint, find_operation, find_region, find_token_service

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import (
        CredentialProvider,
        CredentialRequest,
        CredentialsLike,
    )
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.call.raw_response import RawResponse
    from yunbind_runtime.model.operation import AnyOperation, TokenService


class _RoleProvider(RefreshableProvider):
    """The common part of AssumeRole and WebIdentity."""

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
        check_text(role_arn, "role_arn=")
        if not role_arn:
            raise ConfigurationError("role_arn is empty.")
        if duration is not None:
            check_count(duration, "duration=")
        texts = {"session_name=": session_name, "policy=": policy, "region=": region, "endpoint=": endpoint}
        for name, text in texts.items():
            if text is not None:
                check_text(text, name)
        self._role_arn = role_arn
        self._session_name = session_name
        self._duration = duration
        self._policy = policy
        self._region = region
        self._endpoint = parse_endpoint(endpoint, "endpoint=") if endpoint else None

    def _call_sts(
        self,
        request: CredentialRequest,
        operation: AnyOperation,
        members: Mapping[str, object],
        *,
        provider: CredentialProvider | None = None,
        secrets: tuple[str, ...] = (),
    ) -> Effects[IssuedCredentials]:
        """Return the credentials that an operation of STS issues.

        Args:
            request: Request for credentials.
            operation: Operation to call.
            members: Its request members that are special to it, by their meaning.
            provider: Credentials that sign the call. None for an unsigned call.
            secrets: Secrets among the members, which errors must not contain.
        """
        call, environ = request.call, request.environ
        sts = find_token_service(request.service)
        region = find_region(sts, self._region, call.region, environ)
        sts_call = replace(
            call,
            operation=operation,
            members=self._list_members(request, sts, members),
            endpoint=self._endpoint or find_endpoint(sts, operation.service, region, environ),
            region=region,
            credentials=None,
            signing="",
            list_secrets=lambda: secrets,
            authenticator=_make_authenticator(request, provider) if provider else None,
            method="",
            response_format="",
        )
        raw: RawResponse[Any] = yield from perform(sts_call)
        return _read_response(raw, f"the response of {operation.place}")

    def _list_members(
        self, request: CredentialRequest, sts: TokenService, members: Mapping[str, object]
    ) -> dict[str, object]:
        policy = quote(self._policy, safe="") if self._policy and sts.encodes_policy else self._policy
        given = {
            "role": self._role_arn,
            "session_name": self._session_name or f"yunbind-{int(request.call.clock().timestamp())}",
            "duration": self._duration,
            "policy": policy,
            **members,
        }
        given = {name: value for name, value in given.items() if value is not None}
        for name in given.keys() - sts.members.keys():
            raise ConfigurationError(f"{request.service.title}'s Security Token Service accepts no {name}.")
        return {sts.members[name]: value for name, value in given.items()}


class AssumeRole(_RoleProvider):
    """A provider of a role's credentials, which other credentials assume. For Tencent and Alibaba.

    The provider calls STS at its first use, and again before the credentials expire. One caller fetches, the
    others wait. If a renewal fails, the old credentials are used until they expire. STS is called at
    ``endpoint``, else at the environment variable ``YUNBIND_ENDPOINT``, else at the vendor's host. It is not
    called at the client's ``endpoint=``, which belongs to another service.

    - Tencent: https://cloud.tencent.com/document/api/1312/48197
    - Alibaba: https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole

    Args:
        role_arn: ``qcs::cam::uin/<uin>:roleName/<name>`` on Tencent, ``acs:ram::<account>:role/<name>`` on
            Alibaba.
        credentials: Credentials that assume the role, or their provider. Defaults to the default provider
            chain.
        session_name: Name of the session in the vendor's audit log: letters, digits and ``@._-``, up to 64
            (Alibaba) or 128 (Tencent) characters. Defaults to ``yunbind-`` and the time.
        duration: Lifetime of the credentials in seconds. Defaults to 7200 (Tencent, up to 43200) or 3600
            (Alibaba, at least 900).
        external_id: Text agreed with the owner of the role.
        policy: JSON that restricts the permissions of the credentials.
        region: Region of STS. Defaults to the client's, else ``ap-guangzhou`` (Tencent), or to
            ``ALIBABA_CLOUD_STS_REGION``, else the central host (Alibaba).
        endpoint: ``host``, ``host:port`` or ``http(s)://host[:port]``.

    Raises:
        ConfigurationError: An argument is invalid.
    """

    def __init__(
        self,
        role_arn: str,
        *,
        credentials: CredentialsLike | None = None,
        session_name: str | None = None,
        duration: int | None = None,
        external_id: str | None = None,
        policy: str | None = None,
        region: str | None = None,
        endpoint: str | None = None,
    ) -> None:
        super().__init__(role_arn, session_name, duration, policy, region, endpoint)
        if external_id is not None:
            check_text(external_id, "external_id=")
        self._external_id = external_id
        self._provider: CredentialProvider | None = None
        if credentials is not None:
            self._provider = CredentialChain(credentials)
        self._lock = ForkSafeLock()

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        service = request.service
        sts = find_token_service(service)
        with self._lock:
            if self._provider is None:
                self._provider = request.default_provider(service)
            provider = self._provider
        members = {"external_id": self._external_id}
        operation = find_operation(service, sts.role)
        return (yield from self._call_sts(request, operation, members, provider=provider))


class WebIdentity(_RoleProvider):
    """A provider of a role's credentials for an OpenID Connect token, such as a Kubernetes service account's.

    The token file is read at every renewal, because the platform replaces it. The call to STS is not signed.

    - Tencent: https://cloud.tencent.com/document/api/1312/73070
    - Alibaba: https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc

    Args:
        role_arn: As for :class:`AssumeRole`.
        provider: Identity provider: its name on Tencent, its ARN on Alibaba.
        token_file: File that contains the token.
        session_name: As for :class:`AssumeRole`.
        duration: As for :class:`AssumeRole`.
        policy: As for :class:`AssumeRole`. Only Alibaba accepts one.
        region: As for :class:`AssumeRole`.
        endpoint: As for :class:`AssumeRole`.

    Raises:
        ConfigurationError: An argument is invalid.
    """

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
        check_text(provider, "provider=")
        check_type(token_file, "token_file=", (str, os.PathLike), "a path")
        self._identity_provider = provider
        self._token_file = token_file

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        sts = find_token_service(request.service)
        file = expand_path(self._token_file, request.environ)
        token = read_token(file, shorten_path(file, request.environ))
        members = {"provider": self._identity_provider, "token": token}
        operation = find_operation(request.service, sts.oidc)
        return (yield from self._call_sts(request, operation, members, secrets=(token,)))


def _make_authenticator(request: CredentialRequest, provider: CredentialProvider) -> ProviderAuthenticator:
    return ProviderAuthenticator(
        provider=provider, default_provider=request.default_provider, environ=request.environ
    )


def _read_response(raw: RawResponse[Any], place: str) -> IssuedCredentials:
    document = raw.parsed.model_dump(by_alias=True, warnings=False)
    found = find_values(document)
    if not (found.key_id and found.key_secret and found.session_token):
        raise CredentialsError(f"{place} contains no credentials (request id {raw.request_id or 'unknown'})")
    return found.issue(place)
