# @generated from specs/tencent/sts/2018-08-13/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Tencent Cloud Security Token Service 2018-08-13."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, overload

from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.client.derived_methods import async_method, async_raw_method, raw_method
from yunbind_runtime.client.raw_client import AsyncRawClient, SyncRawClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_runtime.model.operation import AnyOperation, Service

    from .assume_role import AssumeRoleRequest, AssumeRoleResponse
    from .assume_role_with_web_identity import (
        AssumeRoleWithWebIdentityRequest,
        AssumeRoleWithWebIdentityResponse,
    )
    from .types import Tag

__all__ = [
    "AsyncStsClient",
    "AsyncStsRawClient",
    "StsClient",
    "StsRawClient",
]


class StsClient(SyncClient):
    """Client of Tencent Cloud Security Token Service 2018-08-13.

    Temporary credentials for roles.

    Args:
        region: Region ID. Required unless TENCENTCLOUD_REGION is set in the environment.
        credentials: Credentials or a credential provider. Defaults to TENCENTCLOUD_SECRET_ID and
            TENCENTCLOUD_SECRET_KEY in the environment, or to another provider in the chain of the
            vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: tc3-hmac-sha256, hmac-sha1, hmac-sha256. Defaults to the first that
            fits.
        method: POST or GET. Defaults to POST.
        timeout: Seconds for each of connecting, reading and writing, or a Timeout. Defaults to 5 s
            to connect and 30 s to read and to write.
        retries: Number of retries of a failed call, or Retries. Defaults to 3.
        limiter: Rate limiter. Defaults to one that all clients of the process share.
        checks: warn, strict or types: what happens beyond documented limits. Defaults to warn.
        hooks: Callbacks for requests, responses and retries.
        transport: Transport or httpx client, which the caller closes. Defaults to the client's own.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, ``user_agent`` and, for tests, ``environ``, ``clock``, ``sleep``,
            ``nonce`` and ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://www.tencentcloud.com/document/product/1150/49443
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> StsRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return StsRawClient(self)

    def assume_role(
        self,
        *,
        role_arn: str,
        role_session_name: str,
        duration_seconds: int | None = None,
        policy: str | None = None,
        external_id: str | None = None,
        tags: Sequence[Tag | Mapping[str, object]] | None = None,
        source_identity: str | None = None,
        serial_number: str | None = None,
        token_code: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AssumeRoleResponse:
        """Get temporary credentials by assuming a role.

        The caller needs a policy that allows this action, and the role must list the caller as a
        trusted entity. Both long-term and temporary keys can call this action. Reuse the
        credentials while they are valid.

        Args:
            role_arn: Resource description of the role to assume, by ID (qcs::cam::uin/...:role/...)
                or by name (qcs::cam::uin/...:roleName/...).
            role_session_name: Name of the session, chosen by the caller (2 to 128 characters). It
                can contain ASCII letters, digits and the characters "_+=,.@-".
            duration_seconds: Lifetime of the credentials in seconds (up to 43200). Defaults to
                7200.
            policy: Policy that further restricts the permissions of the credentials: JSON without a
                principal element. The caller must URL-encode it, regardless of the encoding in
                transport.
            external_id: External ID of the role (2 to 128 characters). It can contain ASCII
                letters, digits and the characters "_+=,.@:/-".
            tags: Tags of the session, with unique keys (up to 50 items).
            source_identity: Account number (UIN) of the caller.
            serial_number: ID of the calling user's multi-factor authentication (MFA) device. Only
                the type softToken is supported.
            token_code: Code from the MFA device.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationCheckMFAError: Multi-factor authentication failed.
            FailedOperationMFATypeNotSupported: This type of MFA device is not supported.
            InternalErrorDbError: A database error occurred in the service.
            InternalErrorEncryptError: The service failed to encrypt the credentials.
            InternalErrorGetAppIdError: The service failed to get the account information.
            InternalErrorGetRoleError: The service failed to get the role.
            InternalErrorGetSeedTokenError: The service failed to get the token.
            InternalErrorIllegalRole: The role is invalid.
            InternalErrorPbSerializeError: The service failed to serialize its data.
            InternalErrorSystemError: An internal error occurred in the service, such as a network
                failure.
            InternalErrorUnknownError: An unknown error occurred in the service.
            InvalidParameterAccountNotAvaliable: The account does not exist or is not available.
            InvalidParameterExtendStrategyOverSize: The extended policy exceeds the maximum size.
            InvalidParameterGrantOtherResource: The policy grants access to resources that the
                caller does not own.
            InvalidParameterOverLimit: The request rate is too high. Wait, then send requests more
                slowly.
            InvalidParameterOverTimeError: The requested lifetime of the credentials exceeds the
                maximum.
            InvalidParameterParamError: A parameter is invalid.
            InvalidParameterPolicyTooLong: The policy exceeds the maximum length.
            InvalidParameterResouceError: A resource in the policy is invalid. Its description must
                have six segments.
            InvalidParameterStrategyFormatError: The policy has a syntax error.
            InvalidParameterStrategyInvalid: The policy is invalid.
            InvalidParameterTempCodeNotAvaliable: The temporary code is invalid.
            ResourceNotFoundRoleNotFound: The role does not exist in the account.
            UnauthorizedOperation: The caller is not authorized to perform this operation.
            UnsupportedOperation: The operation is not supported.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 600 calls per second. Permission: sts:AssumeRole.

        API: https://cloud.tencent.com/document/api/1312/48197
        """
        return self._call(
            operations.ASSUME_ROLE,
            {
                "role_arn": role_arn,
                "role_session_name": role_session_name,
                "duration_seconds": duration_seconds,
                "policy": policy,
                "external_id": external_id,
                "tags": tags,
                "source_identity": source_identity,
                "serial_number": serial_number,
                "token_code": token_code,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def assume_role_with_web_identity(
        self,
        *,
        provider_id: str,
        web_identity_token: str,
        role_arn: str,
        role_session_name: str,
        duration_seconds: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AssumeRoleWithWebIdentityResponse:
        """Exchange an OpenID Connect (OIDC) token for temporary credentials of a role.

        The request is unsigned: the Authorization header is SKIP, and no session token is sent. TKE
        pods get their credentials with this action.

        Args:
            provider_id: Name of the identity provider.
            web_identity_token: OIDC token issued by the identity provider.
            role_arn: Resource description of the role to assume.
            role_session_name: Name of the session.
            duration_seconds: Lifetime of the credentials in seconds (up to 43200). Defaults to
                7200.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InternalErrorGetRoleError: The service failed to get the role.
            InternalErrorSystemError: An internal error occurred in the service, such as a network
                failure.
            InternalErrorUnknownError: An unknown error occurred in the service.
            InvalidParameterOverLimit: The request rate is too high. Wait, then send requests more
                slowly.
            InvalidParameterParamError: A parameter is invalid.
            InvalidParameterWebIdentityTokenError: The token of the identity provider is invalid.
                Get a new one.
            RequestLimitExceeded: The request rate is too high. Wait, then send requests more
                slowly.
            UnauthorizedOperation: The caller is not authorized to perform this operation.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1312/73070
        """
        return self._call(
            operations.ASSUME_ROLE_WITH_WEB_IDENTITY,
            {
                "provider_id": provider_id,
                "web_identity_token": web_identity_token,
                "role_arn": role_arn,
                "role_session_name": role_session_name,
                "duration_seconds": duration_seconds,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    @overload
    def send(self, request: AssumeRoleRequest, /) -> AssumeRoleResponse: ...
    @overload
    def send(self, request: AssumeRoleWithWebIdentityRequest, /) -> AssumeRoleWithWebIdentityResponse: ...
    def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return self._send(operations.OPERATIONS, request)


class AsyncStsClient(AsyncClient):
    """Asyncio client of Tencent Cloud Security Token Service 2018-08-13.

    Temporary credentials for roles.

    Args:
        region: Region ID. Required unless TENCENTCLOUD_REGION is set in the environment.
        credentials: Credentials or a credential provider. Defaults to TENCENTCLOUD_SECRET_ID and
            TENCENTCLOUD_SECRET_KEY in the environment, or to another provider in the chain of the
            vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: tc3-hmac-sha256, hmac-sha1, hmac-sha256. Defaults to the first that
            fits.
        method: POST or GET. Defaults to POST.
        timeout: Seconds for each of connecting, reading and writing, or a Timeout. Defaults to 5 s
            to connect and 30 s to read and to write.
        retries: Number of retries of a failed call, or Retries. Defaults to 3.
        limiter: Rate limiter. Defaults to one that all clients of the process share.
        checks: warn, strict or types: what happens beyond documented limits. Defaults to warn.
        hooks: Callbacks for requests, responses and retries.
        transport: Transport or httpx client, which the caller closes. Defaults to the client's own.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, ``user_agent`` and, for tests, ``environ``, ``clock``, ``sleep``,
            ``nonce`` and ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://www.tencentcloud.com/document/product/1150/49443
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AsyncStsRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AsyncStsRawClient(self)

    assume_role = async_method(StsClient.assume_role)
    assume_role_with_web_identity = async_method(StsClient.assume_role_with_web_identity)

    @overload
    async def send(self, request: AssumeRoleRequest, /) -> AssumeRoleResponse: ...
    @overload
    async def send(
        self, request: AssumeRoleWithWebIdentityRequest, /
    ) -> AssumeRoleWithWebIdentityResponse: ...
    async def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return await self._send(operations.OPERATIONS, request)


class StsRawClient(SyncRawClient):
    """Methods of :class:`StsClient` that return raw responses."""

    assume_role = raw_method(StsClient.assume_role)
    assume_role_with_web_identity = raw_method(StsClient.assume_role_with_web_identity)


class AsyncStsRawClient(AsyncRawClient):
    """Methods of :class:`AsyncStsClient` that return raw responses."""

    assume_role = async_raw_method(StsClient.assume_role)
    assume_role_with_web_identity = async_raw_method(StsClient.assume_role_with_web_identity)
