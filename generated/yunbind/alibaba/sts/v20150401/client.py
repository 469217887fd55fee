# @generated from specs/alibaba/sts/2015-04-01/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Alibaba Cloud Security Token Service 2015-04-01."""

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

    from .assume_role import AssumeRoleRequest, AssumeRoleResponse
    from .assume_role_with_oidc import AssumeRoleWithOIDCRequest, AssumeRoleWithOIDCResponse

__all__ = [
    "AsyncStsClient",
    "AsyncStsRawClient",
    "StsClient",
    "StsRawClient",
]


class StsClient(SyncClient):
    """Client of Alibaba Cloud Security Token Service 2015-04-01.

    Temporary credentials for the roles of an account.

    Args:
        region: Region ID, which selects the endpoint. Defaults to ALIBABA_CLOUD_REGION_ID in the
            environment.
        credentials: Credentials or a credential provider. Defaults to ALIBABA_CLOUD_ACCESS_KEY_ID
            and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or to another provider in the
            chain of the vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: acs3-hmac-sha256, hmac-sha1. Defaults to the first that fits.
        method: POST or GET. Defaults to POST.
        response_format: json or xml. Defaults to json. The models are the same.
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

    API: https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-errorcodes
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
        source_identity: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AssumeRoleResponse:
        """Get temporary credentials for a role.

        Only RAM users and roles can call this action; an account itself cannot. Keep the
        credentials and use them until shortly before they expire. The service limits the number of
        credentials that it issues.

        Args:
            role_arn: ARN of the role, such as acs:ram::<account>:role/<name>.
            role_session_name: Name of the session, which identifies the caller in the vendor's
                audit log: letters, digits, periods, at signs, hyphens and underscores (2 to 64
                characters).
            duration_seconds: Lifetime of the credentials in seconds (at least 900). The maximum is
                the session duration of the role. Defaults to 3600.
            policy: JSON policy that restricts the credentials (1 to 2048 characters). Both this
                policy and the policies of the role must allow a call.
            external_id: External ID agreed with the owner of the role (2 to 1224 characters). It
                prevents the confused deputy problem. Allowed are letters, digits, underscores, plus
                and equal signs, commas, periods, at signs, colons, slashes and hyphens.
            source_identity: Source identity of the session. Once set, it persists through role
                chaining.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            AuthenticationFailApiPassword: The API password is invalid.
            AuthenticationFailApiUsername: The API user name is invalid.
            EntityNotExistRole: The role does not exist. Check the ARN of the role.
            InternalError: An internal error occurred in the service. Try again. If the error
                persists, report it with the request ID.
            InvalidParameterContentType: The content type of the request is not supported.
            InvalidParameterDurationSeconds: The duration is less than 900 seconds or more than the
                session duration of the role.
            InvalidParameterExternalId: The format of ExternalId is invalid.
            InvalidParameterPolicyGrammar: The syntax of the policy is invalid. Correct the policy.
            InvalidParameterPolicySize: The policy is too long. Shorten it.
            InvalidParameterRoleArn: The format of RoleArn is invalid.
            InvalidParameterRoleSessionName: The format of RoleSessionName is invalid.
            InvalidParameterSerialNumber: The format of SerialNumber is invalid.
            InvalidParameterTokenCode: The format of TokenCode is invalid.
            NoPermission: A permission or role that the call requires is missing.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Permission: sts:AssumeRole.

        API: https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole
        """
        return self._call(
            operations.ASSUME_ROLE,
            {
                "role_arn": role_arn,
                "role_session_name": role_session_name,
                "duration_seconds": duration_seconds,
                "policy": policy,
                "external_id": external_id,
                "source_identity": source_identity,
                "extra": extra,
                "extra_headers": extra_headers,
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
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AssumeRoleWithOIDCResponse:
        """Exchange an OpenID Connect (OIDC) token for temporary credentials of a role.

        The token proves the identity of the caller, so the request is not signed.

        Args:
            oidc_provider_arn: ARN of the identity provider.
            role_arn: ARN of the role.
            oidc_token: OIDC token as issued by the identity provider (4 to 20000 characters). Do
                not decode it.
            role_session_name: Name of the session, which identifies the caller in the vendor's
                audit log: letters, digits, periods, at signs, hyphens and underscores (2 to 64
                characters).
            policy: JSON policy that restricts the credentials (1 to 2048 characters). Both this
                policy and the policies of the role must allow a call.
            duration_seconds: Lifetime of the credentials in seconds (at least 900). The maximum is
                the session duration of the role. Defaults to 3600.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            AuthenticationFailNoPermission: The role does not trust the caller, or the identity
                provider is not registered. Check the trust policy of the role and the provider.
            AuthenticationFailOIDCTokenAudienceNotMatch: The token was issued for another audience.
            AuthenticationFailOIDCTokenExpired: The token has expired. Get a new one from the
                identity provider.
            AuthenticationFailOIDCTokenHttpsUrlInvalid: The certificate of the identity provider's
                address is not trusted.
            AuthenticationFailOIDCTokenInvalid: The token is empty or malformed. The message
                contains the reason.
            AuthenticationFailOIDCTokenInvalidSignature: The signature of the token is invalid.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API:
        https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
        """
        return self._call(
            operations.ASSUME_ROLE_WITH_OIDC,
            {
                "oidc_provider_arn": oidc_provider_arn,
                "role_arn": role_arn,
                "oidc_token": oidc_token,
                "role_session_name": role_session_name,
                "policy": policy,
                "duration_seconds": duration_seconds,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    @overload
    def send(self, request: AssumeRoleRequest, /) -> AssumeRoleResponse: ...
    @overload
    def send(self, request: AssumeRoleWithOIDCRequest, /) -> AssumeRoleWithOIDCResponse: ...
    def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return self._send(operations.OPERATIONS, request)


class AsyncStsClient(AsyncClient):
    """Asyncio client of Alibaba Cloud Security Token Service 2015-04-01.

    Temporary credentials for the roles of an account.

    Args:
        region: Region ID, which selects the endpoint. Defaults to ALIBABA_CLOUD_REGION_ID in the
            environment.
        credentials: Credentials or a credential provider. Defaults to ALIBABA_CLOUD_ACCESS_KEY_ID
            and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or to another provider in the
            chain of the vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: acs3-hmac-sha256, hmac-sha1. Defaults to the first that fits.
        method: POST or GET. Defaults to POST.
        response_format: json or xml. Defaults to json. The models are the same.
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

    API: https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-errorcodes
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AsyncStsRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AsyncStsRawClient(self)

    assume_role = async_method(StsClient.assume_role)
    assume_role_with_oidc = async_method(StsClient.assume_role_with_oidc)

    @overload
    async def send(self, request: AssumeRoleRequest, /) -> AssumeRoleResponse: ...
    @overload
    async def send(self, request: AssumeRoleWithOIDCRequest, /) -> AssumeRoleWithOIDCResponse: ...
    async def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return await self._send(operations.OPERATIONS, request)


class StsRawClient(SyncRawClient):
    """Methods of :class:`StsClient` that return raw responses."""

    assume_role = raw_method(StsClient.assume_role)
    assume_role_with_oidc = raw_method(StsClient.assume_role_with_oidc)


class AsyncStsRawClient(AsyncRawClient):
    """Methods of :class:`AsyncStsClient` that return raw responses."""

    assume_role = async_raw_method(StsClient.assume_role)
    assume_role_with_oidc = async_raw_method(StsClient.assume_role_with_oidc)
