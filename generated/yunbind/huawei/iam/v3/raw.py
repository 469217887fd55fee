# @generated from specs/huawei/iam/v3/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Raw clients of Huawei Cloud Identity and Access Management v3: methods that return status, headers
and bytes beside the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.call.raw_response import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from yunbind_runtime.call.raw_response import RawResponse

    from .keystone_create_user_token_by_password import KeystoneCreateUserTokenByPasswordResponse
    from .keystone_list_auth_domains import KeystoneListAuthDomainsResponse
    from .keystone_list_projects import KeystoneListProjectsResponse
    from .types import PwdAuth

__all__ = ["AsyncIamRawClient", "IamRawClient"]


class IamRawClient(SyncRawCalls):
    """The methods of ``IamClient``, returning raw responses."""

    def keystone_create_user_token_by_password(
        self,
        *,
        auth: PwdAuth,
        nocatalog: str | None = None,
    ) -> RawResponse[KeystoneCreateUserTokenByPasswordResponse]:
        """See :meth:`IamClient.keystone_create_user_token_by_password`."""
        return self._call(
            operations.KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD,
            {
                "auth": auth,
                "nocatalog": nocatalog,
            },
        )

    def keystone_list_auth_domains(
        self,
    ) -> RawResponse[KeystoneListAuthDomainsResponse]:
        """See :meth:`IamClient.keystone_list_auth_domains`."""
        return self._call(
            operations.KEYSTONE_LIST_AUTH_DOMAINS,
            {},
        )

    def keystone_list_projects(
        self,
        *,
        domain_id: str | None = None,
        enabled: bool | None = None,
        is_domain: bool | None = None,
        name: str | None = None,
        page: int | None = None,
        parent_id: str | None = None,
        per_page: int | None = None,
    ) -> RawResponse[KeystoneListProjectsResponse]:
        """See :meth:`IamClient.keystone_list_projects`."""
        return self._call(
            operations.KEYSTONE_LIST_PROJECTS,
            {
                "domain_id": domain_id,
                "enabled": enabled,
                "is_domain": is_domain,
                "name": name,
                "page": page,
                "parent_id": parent_id,
                "per_page": per_page,
            },
        )


class AsyncIamRawClient(AsyncRawCalls):
    """The methods of ``AsyncIamClient``, returning raw responses."""

    async def keystone_create_user_token_by_password(
        self,
        *,
        auth: PwdAuth,
        nocatalog: str | None = None,
    ) -> RawResponse[KeystoneCreateUserTokenByPasswordResponse]:
        """See :meth:`AsyncIamClient.keystone_create_user_token_by_password`."""
        return await self._call(
            operations.KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD,
            {
                "auth": auth,
                "nocatalog": nocatalog,
            },
        )

    async def keystone_list_auth_domains(
        self,
    ) -> RawResponse[KeystoneListAuthDomainsResponse]:
        """See :meth:`AsyncIamClient.keystone_list_auth_domains`."""
        return await self._call(
            operations.KEYSTONE_LIST_AUTH_DOMAINS,
            {},
        )

    async def keystone_list_projects(
        self,
        *,
        domain_id: str | None = None,
        enabled: bool | None = None,
        is_domain: bool | None = None,
        name: str | None = None,
        page: int | None = None,
        parent_id: str | None = None,
        per_page: int | None = None,
    ) -> RawResponse[KeystoneListProjectsResponse]:
        """See :meth:`AsyncIamClient.keystone_list_projects`."""
        return await self._call(
            operations.KEYSTONE_LIST_PROJECTS,
            {
                "domain_id": domain_id,
                "enabled": enabled,
                "is_domain": is_domain,
                "name": name,
                "page": page,
                "parent_id": parent_id,
                "per_page": per_page,
            },
        )
