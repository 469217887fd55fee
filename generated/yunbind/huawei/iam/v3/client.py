# @generated from specs/huawei/iam/v3/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Huawei Cloud Identity and Access Management v3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, overload

from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.client.derived_methods import async_method, async_raw_method, raw_method
from yunbind_runtime.client.raw_client import AsyncRawClient, SyncRawClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.model.operation import AnyOperation, Service

    from .keystone_create_user_token_by_password import (
        KeystoneCreateUserTokenByPasswordRequest,
        KeystoneCreateUserTokenByPasswordResponse,
    )
    from .keystone_list_auth_domains import KeystoneListAuthDomainsRequest, KeystoneListAuthDomainsResponse
    from .keystone_list_projects import KeystoneListProjectsRequest, KeystoneListProjectsResponse
    from .types import PwdAuth

__all__ = [
    "AsyncIamClient",
    "AsyncIamRawClient",
    "IamClient",
    "IamRawClient",
]


class IamClient(SyncClient):
    """Client of Huawei Cloud Identity and Access Management v3.

    Tokens, projects and accounts for calls of the other services.

    Args:
        region: Region ID, which selects the endpoint.
        credentials: Credentials or a credential provider. Defaults to HUAWEICLOUD_SDK_AK and
            HUAWEICLOUD_SDK_SK in the environment, or to another provider in the chain of the
            vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: sdk-hmac-sha256, x-auth-token. Defaults to the first that fits.
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

    API: https://support.huaweicloud.com/api-iam/iam_30_0001.html
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> IamRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return IamRawClient(self)

    def keystone_create_user_token_by_password(
        self,
        *,
        auth: PwdAuth | Mapping[str, object],
        nocatalog: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> KeystoneCreateUserTokenByPasswordResponse:
        """Get a token for an IAM user with a name and a password.

        The token is valid for 24 hours. Earlier tokens remain valid. A token becomes invalid within
        30 minutes after the user is deleted or the user's password, access keys or permissions
        change, or after the account falls into arrears. Cache the token. Do not retry a rejected
        call: wrong passwords lock the user. A HUAWEI ID cannot get a token; create an IAM user in
        its account.

        Args:
            auth: Credentials of the user and scope of the token.
            nocatalog: Any non-empty string omits the catalog from the response. Recommended.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            BadRequest: The request is invalid. Check the parameters.
            Unauthorized: The name, the password or the token is wrong. Do not retry: wrong
                passwords lock the user.
            Forbidden: The caller has no permission for the operation. Check the policies of the
                user.
            ObjectNotFound: The resource does not exist. Check the ID and the region.
            InternalServerError: An internal error occurred in the service. Try again later.
            ServiceUnavailable: The service is temporarily unavailable. Try again later.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API: https://support.huaweicloud.com/api-iam/iam_30_0001.html
        """
        return self._call(
            operations.KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD,
            {
                "auth": auth,
                "nocatalog": nocatalog,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def keystone_list_auth_domains(
        self,
        *,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> KeystoneListAuthDomainsResponse:
        """List the accounts that the user can access.

        No permission is required.

        Args:
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            BadRequest: The request is invalid. Check the parameters.
            Unauthorized: The name, the password or the token is wrong. Do not retry: wrong
                passwords lock the user.
            Forbidden: The caller has no permission for the operation. Check the policies of the
                user.
            MethodNotAllowed: The path does not support the HTTP method.
            RequestEntityTooLarge: The body of the request is too large.
            InternalServerError: An internal error occurred in the service. Try again later.
            ServiceUnavailable: The service is temporarily unavailable. Try again later.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API: https://support.huaweicloud.com/api-iam/iam_07_0001.html
        """
        return self._call(
            operations.KEYSTONE_LIST_AUTH_DOMAINS,
            {
                "extra": extra,
                "extra_headers": extra_headers,
            },
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
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> KeystoneListProjectsResponse:
        """List the projects of the account, optionally filtered.

        To get the project of a region, filter by the name of the region, such as cn-north-4.

        Args:
            domain_id: ID of the account that owns the projects.
            enabled: Whether the projects are enabled.
            is_domain: Do not set this parameter, as the vendor's page requires.
            name: Name of the project. The default project of a region has the region's ID as its
                name.
            page: Number of the page to return (at least 1). Requires per_page.
            parent_id: ID of the parent: the region's default project for user-created projects, the
                account for default projects.
            per_page: Maximum number of projects per page (1 to 5000). Requires page.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            BadRequest: The request is invalid. Check the parameters.
            Unauthorized: The name, the password or the token is wrong. Do not retry: wrong
                passwords lock the user.
            Forbidden: The caller has no permission for the operation. Check the policies of the
                user.
            ObjectNotFound: The resource does not exist. Check the ID and the region.
            InternalServerError: An internal error occurred in the service. Try again later.
            ServiceUnavailable: The service is temporarily unavailable. Try again later.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

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
                "extra": extra,
                "extra_headers": extra_headers,
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
    def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return self._send(operations.OPERATIONS, request)


class AsyncIamClient(AsyncClient):
    """Asyncio client of Huawei Cloud Identity and Access Management v3.

    Tokens, projects and accounts for calls of the other services.

    Args:
        region: Region ID, which selects the endpoint.
        credentials: Credentials or a credential provider. Defaults to HUAWEICLOUD_SDK_AK and
            HUAWEICLOUD_SDK_SK in the environment, or to another provider in the chain of the
            vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: sdk-hmac-sha256, x-auth-token. Defaults to the first that fits.
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

    API: https://support.huaweicloud.com/api-iam/iam_30_0001.html
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AsyncIamRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AsyncIamRawClient(self)

    keystone_create_user_token_by_password = async_method(IamClient.keystone_create_user_token_by_password)
    keystone_list_auth_domains = async_method(IamClient.keystone_list_auth_domains)
    keystone_list_projects = async_method(IamClient.keystone_list_projects)

    @overload
    async def send(
        self, request: KeystoneCreateUserTokenByPasswordRequest, /
    ) -> KeystoneCreateUserTokenByPasswordResponse: ...
    @overload
    async def send(self, request: KeystoneListAuthDomainsRequest, /) -> KeystoneListAuthDomainsResponse: ...
    @overload
    async def send(self, request: KeystoneListProjectsRequest, /) -> KeystoneListProjectsResponse: ...
    async def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return await self._send(operations.OPERATIONS, request)


class IamRawClient(SyncRawClient):
    """Methods of :class:`IamClient` that return raw responses."""

    keystone_create_user_token_by_password = raw_method(IamClient.keystone_create_user_token_by_password)
    keystone_list_auth_domains = raw_method(IamClient.keystone_list_auth_domains)
    keystone_list_projects = raw_method(IamClient.keystone_list_projects)


class AsyncIamRawClient(AsyncRawClient):
    """Methods of :class:`AsyncIamClient` that return raw responses."""

    keystone_create_user_token_by_password = async_raw_method(
        IamClient.keystone_create_user_token_by_password
    )
    keystone_list_auth_domains = async_raw_method(IamClient.keystone_list_auth_domains)
    keystone_list_projects = async_raw_method(IamClient.keystone_list_projects)
