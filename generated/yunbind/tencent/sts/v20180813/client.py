# @generated from specs/tencent/sts/2018-08-13/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Tencent Cloud Security Token Service 2018-08-13."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, overload

from yunbind_runtime.client import AsyncClient, SyncClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from yunbind_runtime.operation import Service

    from .assume_role import AssumeRoleRequest, AssumeRoleResponse
    from .assume_role_with_web_identity import (
        AssumeRoleWithWebIdentityRequest,
        AssumeRoleWithWebIdentityResponse,
    )
    from .raw import AsyncStsRawClient, StsRawClient
    from .types import Tag

__all__ = ["AsyncStsClient", "StsClient"]


class StsClient(SyncClient):
    """Calls Tencent Cloud Security Token Service 2018-08-13, synchronously.

    Temporary credentials in exchange for a role.

    Args:
        region: Needed; found in TENCENTCLOUD_REGION when absent.
        credentials: Found in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or where else the
            vendor's SDK looks, when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: tc3-hmac-sha256, hmac-sha1, hmac-sha256; the first when absent.
        method: POST or GET; POST when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        retries: How often a failed call may be sent again, or Retries; 3 when absent.
        limiter: Keeps the documented rates; shared by the process when absent.
        hooks: What watches the calls.
        transport: A transport of yours, or an httpx client; it stays yours to close.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, and for tests ``environ``, ``clock``, ``sleep``, ``nonce`` and
            ``jitter``: see :class:`yunbind_runtime.client_base.Client`.

    API: https://www.tencentcloud.com/document/product/1150/49443
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> StsRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import StsRawClient

        return StsRawClient(self)

    def assume_role(
        self,
        *,
        role_arn: str,
        role_session_name: str,
        duration_seconds: int | None = None,
        policy: str | None = None,
        external_id: str | None = None,
        tags: list[Tag] | None = None,
        source_identity: str | None = None,
        serial_number: str | None = None,
        token_code: str | None = None,
    ) -> AssumeRoleResponse:
        """Get temporary credentials of a role.

        The caller needs a policy that permits this action, and the role has to name the caller as
        one who may take it. Long-term and temporary keys may both call. Reuse the credentials while
        they are valid.

        Args:
            role_arn: Role to take, by id (qcs::cam::uin/...:role/...) or by name
                (qcs::cam::uin/...:roleName/...).
            role_session_name: Name of the session, of your choice. 2 to 128 characters. Must match
                [A-Za-z0-9_+=,.@-]*.
            duration_seconds: Seconds for which the credentials are valid. At most 43200. When
                absent, the service takes 7200.
            policy: Policy that narrows what the credentials permit: JSON without a principal
                element, percent-encoded by the caller, whatever the transport encodes on top.
            external_id: External id that the role asks for. 2 to 128 characters. Must match
                [A-Za-z0-9_+=,.@:/-]*.
            tags: Tags of the session; no key may come twice. At most 50 items.
            source_identity: Account number of the caller.
            serial_number: Multi-factor device of the calling user; softToken is the only type.
            token_code: Code that the multi-factor device shows.

        Raises:
            FailedOperationCheckMFAError: The multi-factor check failed.
            FailedOperationMFATypeNotSupported: This type of multi-factor device is not supported.
            InternalErrorDbError: The service's database failed.
            InternalErrorEncryptError: The service could not encrypt the credentials.
            InternalErrorGetAppIdError: The service could not look up the account.
            InternalErrorGetRoleError: The service could not look up the role.
            InternalErrorGetSeedTokenError: The service could not make the token.
            InternalErrorIllegalRole: The role is not acceptable.
            InternalErrorPbSerializeError: The service could not pack its data.
            InternalErrorSystemError: The service failed internally, by a network fault for example.
            InternalErrorUnknownError: The service failed for an unknown reason.
            InvalidParameterAccountNotAvaliable: The account does not exist or cannot be used.
            InvalidParameterExtendStrategyOverSize: The extended policy is too large.
            InvalidParameterGrantOtherResource: The policy grants what the caller does not own.
            InvalidParameterOverLimit: Calls come too fast; wait, then go on more slowly.
            InvalidParameterOverTimeError: The credentials would be valid for longer than is
                allowed.
            InvalidParameterParamError: A parameter is wrong.
            InvalidParameterPolicyTooLong: The policy is too long.
            InvalidParameterResouceError: A resource in the policy does not have the six parts that
                it needs.
            InvalidParameterStrategyFormatError: The policy has a syntax error.
            InvalidParameterStrategyInvalid: The policy is not acceptable.
            InvalidParameterTempCodeNotAvaliable: The temporary code is not valid.
            ResourceNotFoundRoleNotFound: The account has no such role.
            UnauthorizedOperation: The caller may not do this.
            UnsupportedOperation: The operation is not supported.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 600 calls per second. Permission: sts:AssumeRole.

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
    ) -> AssumeRoleWithWebIdentityResponse:
        """Get temporary credentials of a role for an OpenID Connect token.

        Sent without a signature: the Authorization header holds the word SKIP, and no session token
        is sent. Pods of TKE get their credentials this way.

        Args:
            provider_id: Name of the identity provider.
            web_identity_token: Token that the identity provider issued.
            role_arn: Role to take.
            role_session_name: Name of the session.
            duration_seconds: Seconds for which the credentials are valid. At most 43200. When
                absent, the service takes 7200.

        Raises:
            InternalErrorGetRoleError: The service could not look up the role.
            InternalErrorSystemError: The service failed internally, by a network fault for example.
            InternalErrorUnknownError: The service failed for an unknown reason.
            InvalidParameterOverLimit: Calls come too fast; wait, then go on more slowly.
            InvalidParameterParamError: A parameter is wrong.
            InvalidParameterWebIdentityTokenError: The identity provider's token is not acceptable;
                get a new one.
            RequestLimitExceeded: Calls come too fast; wait, then go on more slowly.
            UnauthorizedOperation: The caller may not do this.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

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
            },
        )

    @overload
    def send(self, request: AssumeRoleRequest, /) -> AssumeRoleResponse: ...
    @overload
    def send(self, request: AssumeRoleWithWebIdentityRequest, /) -> AssumeRoleWithWebIdentityResponse: ...
    def send(
        self, request: AssumeRoleRequest | AssumeRoleWithWebIdentityRequest, /
    ) -> AssumeRoleResponse | AssumeRoleWithWebIdentityResponse:
        """Send a request model; the same as the method that it is named after."""
        return self._send(operations.OPERATIONS, request)


class AsyncStsClient(AsyncClient):
    """Calls Tencent Cloud Security Token Service 2018-08-13, asynchronously.

    Temporary credentials in exchange for a role.

    Args:
        region: Needed; found in TENCENTCLOUD_REGION when absent.
        credentials: Found in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or where else the
            vendor's SDK looks, when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: tc3-hmac-sha256, hmac-sha1, hmac-sha256; the first when absent.
        method: POST or GET; POST when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        retries: How often a failed call may be sent again, or Retries; 3 when absent.
        limiter: Keeps the documented rates; shared by the process when absent.
        hooks: What watches the calls.
        transport: A transport of yours, or an httpx client; it stays yours to close.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, and for tests ``environ``, ``clock``, ``sleep``, ``nonce`` and
            ``jitter``: see :class:`yunbind_runtime.client_base.Client`.

    API: https://www.tencentcloud.com/document/product/1150/49443
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> AsyncStsRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import AsyncStsRawClient

        return AsyncStsRawClient(self)

    async def assume_role(
        self,
        *,
        role_arn: str,
        role_session_name: str,
        duration_seconds: int | None = None,
        policy: str | None = None,
        external_id: str | None = None,
        tags: list[Tag] | None = None,
        source_identity: str | None = None,
        serial_number: str | None = None,
        token_code: str | None = None,
    ) -> AssumeRoleResponse:
        """Get temporary credentials of a role.

        The caller needs a policy that permits this action, and the role has to name the caller as
        one who may take it. Long-term and temporary keys may both call. Reuse the credentials while
        they are valid.

        Args:
            role_arn: Role to take, by id (qcs::cam::uin/...:role/...) or by name
                (qcs::cam::uin/...:roleName/...).
            role_session_name: Name of the session, of your choice. 2 to 128 characters. Must match
                [A-Za-z0-9_+=,.@-]*.
            duration_seconds: Seconds for which the credentials are valid. At most 43200. When
                absent, the service takes 7200.
            policy: Policy that narrows what the credentials permit: JSON without a principal
                element, percent-encoded by the caller, whatever the transport encodes on top.
            external_id: External id that the role asks for. 2 to 128 characters. Must match
                [A-Za-z0-9_+=,.@:/-]*.
            tags: Tags of the session; no key may come twice. At most 50 items.
            source_identity: Account number of the caller.
            serial_number: Multi-factor device of the calling user; softToken is the only type.
            token_code: Code that the multi-factor device shows.

        Raises:
            FailedOperationCheckMFAError: The multi-factor check failed.
            FailedOperationMFATypeNotSupported: This type of multi-factor device is not supported.
            InternalErrorDbError: The service's database failed.
            InternalErrorEncryptError: The service could not encrypt the credentials.
            InternalErrorGetAppIdError: The service could not look up the account.
            InternalErrorGetRoleError: The service could not look up the role.
            InternalErrorGetSeedTokenError: The service could not make the token.
            InternalErrorIllegalRole: The role is not acceptable.
            InternalErrorPbSerializeError: The service could not pack its data.
            InternalErrorSystemError: The service failed internally, by a network fault for example.
            InternalErrorUnknownError: The service failed for an unknown reason.
            InvalidParameterAccountNotAvaliable: The account does not exist or cannot be used.
            InvalidParameterExtendStrategyOverSize: The extended policy is too large.
            InvalidParameterGrantOtherResource: The policy grants what the caller does not own.
            InvalidParameterOverLimit: Calls come too fast; wait, then go on more slowly.
            InvalidParameterOverTimeError: The credentials would be valid for longer than is
                allowed.
            InvalidParameterParamError: A parameter is wrong.
            InvalidParameterPolicyTooLong: The policy is too long.
            InvalidParameterResouceError: A resource in the policy does not have the six parts that
                it needs.
            InvalidParameterStrategyFormatError: The policy has a syntax error.
            InvalidParameterStrategyInvalid: The policy is not acceptable.
            InvalidParameterTempCodeNotAvaliable: The temporary code is not valid.
            ResourceNotFoundRoleNotFound: The account has no such role.
            UnauthorizedOperation: The caller may not do this.
            UnsupportedOperation: The operation is not supported.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 600 calls per second. Permission: sts:AssumeRole.

        API: https://cloud.tencent.com/document/api/1312/48197
        """
        return await self._call(
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
            },
        )

    async def assume_role_with_web_identity(
        self,
        *,
        provider_id: str,
        web_identity_token: str,
        role_arn: str,
        role_session_name: str,
        duration_seconds: int | None = None,
    ) -> AssumeRoleWithWebIdentityResponse:
        """Get temporary credentials of a role for an OpenID Connect token.

        Sent without a signature: the Authorization header holds the word SKIP, and no session token
        is sent. Pods of TKE get their credentials this way.

        Args:
            provider_id: Name of the identity provider.
            web_identity_token: Token that the identity provider issued.
            role_arn: Role to take.
            role_session_name: Name of the session.
            duration_seconds: Seconds for which the credentials are valid. At most 43200. When
                absent, the service takes 7200.

        Raises:
            InternalErrorGetRoleError: The service could not look up the role.
            InternalErrorSystemError: The service failed internally, by a network fault for example.
            InternalErrorUnknownError: The service failed for an unknown reason.
            InvalidParameterOverLimit: Calls come too fast; wait, then go on more slowly.
            InvalidParameterParamError: A parameter is wrong.
            InvalidParameterWebIdentityTokenError: The identity provider's token is not acceptable;
                get a new one.
            RequestLimitExceeded: Calls come too fast; wait, then go on more slowly.
            UnauthorizedOperation: The caller may not do this.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1312/73070
        """
        return await self._call(
            operations.ASSUME_ROLE_WITH_WEB_IDENTITY,
            {
                "provider_id": provider_id,
                "web_identity_token": web_identity_token,
                "role_arn": role_arn,
                "role_session_name": role_session_name,
                "duration_seconds": duration_seconds,
            },
        )

    @overload
    async def send(self, request: AssumeRoleRequest, /) -> AssumeRoleResponse: ...
    @overload
    async def send(
        self, request: AssumeRoleWithWebIdentityRequest, /
    ) -> AssumeRoleWithWebIdentityResponse: ...
    async def send(
        self, request: AssumeRoleRequest | AssumeRoleWithWebIdentityRequest, /
    ) -> AssumeRoleResponse | AssumeRoleWithWebIdentityResponse:
        """Send a request model; the same as the method that it is named after."""
        return await self._send(operations.OPERATIONS, request)
