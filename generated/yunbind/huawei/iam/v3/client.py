# @generated from specs/huawei/iam/v3/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Huawei Cloud Identity and Access Management v3."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, overload

from yunbind_runtime.client.client import AsyncClient, SyncClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from yunbind_runtime.model.operation import Service

    from .keystone_create_user_token_by_password import (
        KeystoneCreateUserTokenByPasswordRequest,
        KeystoneCreateUserTokenByPasswordResponse,
    )
    from .keystone_list_auth_domains import KeystoneListAuthDomainsRequest, KeystoneListAuthDomainsResponse
    from .keystone_list_projects import KeystoneListProjectsRequest, KeystoneListProjectsResponse
    from .raw import AsyncIamRawClient, IamRawClient
    from .types import PwdAuth

__all__ = ["AsyncIamClient", "IamClient"]


class IamClient(SyncClient):
    """Calls Huawei Cloud Identity and Access Management v3, synchronously.

    Tokens, projects and accounts, as far as calling the other services needs them.

    Args:
        region: Chooses the endpoint; optional.
        credentials: Found in HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or where else the vendor's
            SDK looks, when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: sdk-hmac-sha256, x-auth-token; the first when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        retries: How often a failed call may be sent again, or Retries; 3 when absent.
        limiter: Keeps the documented rates; shared by the process when absent.
        hooks: What watches the calls.
        transport: A transport of yours, or an httpx client; it stays yours to close.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, and for tests ``environ``, ``clock``, ``sleep``, ``nonce`` and
            ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://support.huaweicloud.com/api-iam/iam_30_0001.html
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> IamRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import IamRawClient

        return IamRawClient(self)

    def keystone_create_user_token_by_password(
        self,
        *,
        auth: PwdAuth,
        nocatalog: str | None = None,
    ) -> KeystoneCreateUserTokenByPasswordResponse:
        """Get a token for a user by name and password.

        The token works for 24 hours, and older ones go on working. It dies within 30 minutes when
        the user is removed, gets another password, key or permission, or when the account falls
        into arrears. Keep it rather than asking often, and never repeat a refused call: wrong
        passwords lock the user. A HUAWEI ID cannot be used; make a user of the account.

        Args:
            auth: Who asks and what the token is to be good for.
            nocatalog: Any text that is not empty keeps the catalog out of the answer; advised.

        Raises:
            BadRequest: The request cannot be understood.
            Unauthorized: Name, password or token are wrong. Do not repeat it; wrong passwords lock
                the user.
            Forbidden: The caller may not do this.
            ObjectNotFound: There is no such object.
            InternalServerError: Something failed inside the service.
            ServiceUnavailable: The service cannot answer for the moment.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://support.huaweicloud.com/api-iam/iam_30_0001.html
        """
        return self._call(
            operations.KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD,
            {
                "auth": auth,
                "nocatalog": nocatalog,
            },
        )

    def keystone_list_auth_domains(
        self,
    ) -> KeystoneListAuthDomainsResponse:
        """List the accounts that the caller can reach.

        Needs no permission.

        Raises:
            BadRequest: The request cannot be understood.
            Unauthorized: Name, password or token are wrong. Do not repeat it; wrong passwords lock
                the user.
            Forbidden: The caller may not do this.
            MethodNotAllowed: The method is not allowed for this path.
            RequestEntityTooLarge: The body is too large.
            InternalServerError: Something failed inside the service.
            ServiceUnavailable: The service cannot answer for the moment.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://support.huaweicloud.com/api-iam/iam_07_0001.html
        """
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
    ) -> KeystoneListProjectsResponse:
        """List projects that fit given conditions.

        With the id of a region as the name it gives the project to call that region's services in.

        Args:
            domain_id: Id of the account that the projects belong to.
            enabled: Whether the projects can be used.
            is_domain: Leave it out; the page says so.
            name: Name of the project; that of a region's own project is the region's id.
            page: Page to give, counted from 1; goes with per_page. At least 1.
            parent_id: Id of the region's own project for projects made by users; id of the account
                for a region's own.
            per_page: Projects per page; goes with page. 1 to 5000.

        Raises:
            BadRequest: The request cannot be understood.
            Unauthorized: Name, password or token are wrong. Do not repeat it; wrong passwords lock
                the user.
            Forbidden: The caller may not do this.
            ObjectNotFound: There is no such object.
            InternalServerError: Something failed inside the service.
            ServiceUnavailable: The service cannot answer for the moment.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://support.huaweicloud.com/api-iam/iam_06_0001.html
        """
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

    @overload
    def send(
        self, request: KeystoneCreateUserTokenByPasswordRequest, /
    ) -> KeystoneCreateUserTokenByPasswordResponse: ...
    @overload
    def send(self, request: KeystoneListAuthDomainsRequest, /) -> KeystoneListAuthDomainsResponse: ...
    @overload
    def send(self, request: KeystoneListProjectsRequest, /) -> KeystoneListProjectsResponse: ...
    def send(
        self,
        request: KeystoneCreateUserTokenByPasswordRequest
        | KeystoneListAuthDomainsRequest
        | KeystoneListProjectsRequest,
        /,
    ) -> (
        KeystoneCreateUserTokenByPasswordResponse
        | KeystoneListAuthDomainsResponse
        | KeystoneListProjectsResponse
    ):
        """Send a request model; the same as the method that it is named after."""
        return self._send(operations.OPERATIONS, request)


class AsyncIamClient(AsyncClient):
    """Calls Huawei Cloud Identity and Access Management v3, asynchronously.

    Tokens, projects and accounts, as far as calling the other services needs them.

    Args:
        region: Chooses the endpoint; optional.
        credentials: Found in HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or where else the vendor's
            SDK looks, when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: sdk-hmac-sha256, x-auth-token; the first when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        retries: How often a failed call may be sent again, or Retries; 3 when absent.
        limiter: Keeps the documented rates; shared by the process when absent.
        hooks: What watches the calls.
        transport: A transport of yours, or an httpx client; it stays yours to close.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, and for tests ``environ``, ``clock``, ``sleep``, ``nonce`` and
            ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://support.huaweicloud.com/api-iam/iam_30_0001.html
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> AsyncIamRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import AsyncIamRawClient

        return AsyncIamRawClient(self)

    async def keystone_create_user_token_by_password(
        self,
        *,
        auth: PwdAuth,
        nocatalog: str | None = None,
    ) -> KeystoneCreateUserTokenByPasswordResponse:
        """Get a token for a user by name and password.

        The token works for 24 hours, and older ones go on working. It dies within 30 minutes when
        the user is removed, gets another password, key or permission, or when the account falls
        into arrears. Keep it rather than asking often, and never repeat a refused call: wrong
        passwords lock the user. A HUAWEI ID cannot be used; make a user of the account.

        Args:
            auth: Who asks and what the token is to be good for.
            nocatalog: Any text that is not empty keeps the catalog out of the answer; advised.

        Raises:
            BadRequest: The request cannot be understood.
            Unauthorized: Name, password or token are wrong. Do not repeat it; wrong passwords lock
                the user.
            Forbidden: The caller may not do this.
            ObjectNotFound: There is no such object.
            InternalServerError: Something failed inside the service.
            ServiceUnavailable: The service cannot answer for the moment.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://support.huaweicloud.com/api-iam/iam_30_0001.html
        """
        return await self._call(
            operations.KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD,
            {
                "auth": auth,
                "nocatalog": nocatalog,
            },
        )

    async def keystone_list_auth_domains(
        self,
    ) -> KeystoneListAuthDomainsResponse:
        """List the accounts that the caller can reach.

        Needs no permission.

        Raises:
            BadRequest: The request cannot be understood.
            Unauthorized: Name, password or token are wrong. Do not repeat it; wrong passwords lock
                the user.
            Forbidden: The caller may not do this.
            MethodNotAllowed: The method is not allowed for this path.
            RequestEntityTooLarge: The body is too large.
            InternalServerError: Something failed inside the service.
            ServiceUnavailable: The service cannot answer for the moment.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://support.huaweicloud.com/api-iam/iam_07_0001.html
        """
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
    ) -> KeystoneListProjectsResponse:
        """List projects that fit given conditions.

        With the id of a region as the name it gives the project to call that region's services in.

        Args:
            domain_id: Id of the account that the projects belong to.
            enabled: Whether the projects can be used.
            is_domain: Leave it out; the page says so.
            name: Name of the project; that of a region's own project is the region's id.
            page: Page to give, counted from 1; goes with per_page. At least 1.
            parent_id: Id of the region's own project for projects made by users; id of the account
                for a region's own.
            per_page: Projects per page; goes with page. 1 to 5000.

        Raises:
            BadRequest: The request cannot be understood.
            Unauthorized: Name, password or token are wrong. Do not repeat it; wrong passwords lock
                the user.
            Forbidden: The caller may not do this.
            ObjectNotFound: There is no such object.
            InternalServerError: Something failed inside the service.
            ServiceUnavailable: The service cannot answer for the moment.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://support.huaweicloud.com/api-iam/iam_06_0001.html
        """
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

    @overload
    async def send(
        self, request: KeystoneCreateUserTokenByPasswordRequest, /
    ) -> KeystoneCreateUserTokenByPasswordResponse: ...
    @overload
    async def send(self, request: KeystoneListAuthDomainsRequest, /) -> KeystoneListAuthDomainsResponse: ...
    @overload
    async def send(self, request: KeystoneListProjectsRequest, /) -> KeystoneListProjectsResponse: ...
    async def send(
        self,
        request: KeystoneCreateUserTokenByPasswordRequest
        | KeystoneListAuthDomainsRequest
        | KeystoneListProjectsRequest,
        /,
    ) -> (
        KeystoneCreateUserTokenByPasswordResponse
        | KeystoneListAuthDomainsResponse
        | KeystoneListProjectsResponse
    ):
        """Send a request model; the same as the method that it is named after."""
        return await self._send(operations.OPERATIONS, request)
