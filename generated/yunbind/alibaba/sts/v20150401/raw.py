# @generated from specs/alibaba/sts/2015-04-01/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Raw clients of Alibaba Cloud Security Token Service 2015-04-01: methods that return status, headers
and bytes beside the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.call.raw_response import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from yunbind_runtime.call.raw_response import RawResponse

    from .assume_role import AssumeRoleResponse
    from .assume_role_with_oidc import AssumeRoleWithOIDCResponse

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
        source_identity: str | None = None,
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
                "source_identity": source_identity,
            },
        )

    def assume_role_with_oidc(
        self,
        *,
        oidc_provider_arn: str,
        role_arn: str,
        oidc_token: str,
        role_session_name: str,
        policy: str | None = None,
        duration_seconds: int | None = None,
    ) -> RawResponse[AssumeRoleWithOIDCResponse]:
        """See :meth:`StsClient.assume_role_with_oidc`."""
        return self._call(
            operations.ASSUME_ROLE_WITH_OIDC,
            {
                "oidc_provider_arn": oidc_provider_arn,
                "role_arn": role_arn,
                "oidc_token": oidc_token,
                "role_session_name": role_session_name,
                "policy": policy,
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
        source_identity: str | None = None,
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
                "source_identity": source_identity,
            },
        )

    async def assume_role_with_oidc(
        self,
        *,
        oidc_provider_arn: str,
        role_arn: str,
        oidc_token: str,
        role_session_name: str,
        policy: str | None = None,
        duration_seconds: int | None = None,
    ) -> RawResponse[AssumeRoleWithOIDCResponse]:
        """See :meth:`AsyncStsClient.assume_role_with_oidc`."""
        return await self._call(
            operations.ASSUME_ROLE_WITH_OIDC,
            {
                "oidc_provider_arn": oidc_provider_arn,
                "role_arn": role_arn,
                "oidc_token": oidc_token,
                "role_session_name": role_session_name,
                "policy": policy,
                "duration_seconds": duration_seconds,
            },
        )
