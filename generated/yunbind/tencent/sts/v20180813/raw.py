# @generated from specs/tencent/sts/2018-08-13/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Raw clients of Tencent Cloud Security Token Service 2018-08-13: methods that return status, headers
and bytes beside the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.call.raw_response import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from yunbind_runtime.call.raw_response import RawResponse

    from .assume_role import AssumeRoleResponse
    from .assume_role_with_web_identity import AssumeRoleWithWebIdentityResponse
    from .types import Tag

__all__ = ["AsyncStsRawClient", "StsRawClient"]


class StsRawClient(SyncRawCalls):
    """The methods of ``StsClient``, returning raw responses."""

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
    ) -> RawResponse[AssumeRoleResponse]:
        """See :meth:`StsClient.assume_role`."""
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
    ) -> RawResponse[AssumeRoleWithWebIdentityResponse]:
        """See :meth:`StsClient.assume_role_with_web_identity`."""
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


class AsyncStsRawClient(AsyncRawCalls):
    """The methods of ``AsyncStsClient``, returning raw responses."""

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
    ) -> RawResponse[AssumeRoleResponse]:
        """See :meth:`AsyncStsClient.assume_role`."""
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
    ) -> RawResponse[AssumeRoleWithWebIdentityResponse]:
        """See :meth:`AsyncStsClient.assume_role_with_web_identity`."""
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
