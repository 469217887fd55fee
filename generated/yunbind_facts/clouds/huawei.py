# @generated from specs/huawei/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Credential sources of Huawei Cloud."""

from __future__ import annotations

SOURCES: tuple[str, ...] = ("oidc", "identity_provider", "environment", "file", "agency", "pod")
"""Names of the groups SOURCES_..., in order."""

SOURCES_OIDC_TITLE: str = "OpenID Connect"
"""Title in reports. Defaults to the name."""

SOURCES_OIDC_KIND: str = "oidc_agency"

SOURCES_OIDC_VARIABLES_PROVIDER: str = "HUAWEICLOUD_OIDC_PROVIDER_URN"
"""Identity provider. Required."""

SOURCES_OIDC_VARIABLES_AGENCY: str = "HUAWEICLOUD_OIDC_AGENCY_URN"
"""Agency. Required."""

SOURCES_OIDC_VARIABLES_TOKEN: str = "HUAWEICLOUD_OIDC_ID_TOKEN"
"""The token. It precedes token_file."""

SOURCES_OIDC_VARIABLES_TOKEN_FILE: str = "HUAWEICLOUD_OIDC_TOKEN_FILE"
"""File with the token. Required without token."""

SOURCES_OIDC_VARIABLES_SESSION_NAME: str = "HUAWEICLOUD_OIDC_SESSION_NAME"
"""Name of the session."""

SOURCES_OIDC_VARIABLES_DURATION: str = "HUAWEICLOUD_OIDC_DURATION_SECONDS"
"""Requested lifetime in seconds."""

SOURCES_OIDC_VARIABLES_POLICY: str = "HUAWEICLOUD_OIDC_POLICY"
"""Policy that restricts the agency."""

SOURCES_OIDC_VARIABLES_POLICY_IDS: str = "HUAWEICLOUD_OIDC_POLICY_IDS"
"""IDs of such policies, separated by commas."""

SOURCES_OIDC_VARIABLES_PROJECT_ID: str = "HUAWEICLOUD_SDK_PROJECT_ID"
"""Project of the credentials."""

SOURCES_OIDC_HOST: str = "sts.cn-north-4.myhuaweicloud.com"
"""Host of the service."""

SOURCES_OIDC_HOST_VARIABLE: str = "HUAWEICLOUD_SDK_STS_ENDPOINT"
"""Variable with another endpoint of the service."""

SOURCES_OIDC_PATH: str = "/v5/agencies/assume-with-oidc"
"""Path of the request."""

SOURCES_OIDC_MEMBERS_PROVIDER: str = "provider_urn"

SOURCES_OIDC_MEMBERS_AGENCY: str = "agency_urn"

SOURCES_OIDC_MEMBERS_SESSION_NAME: str = "agency_session_name"

SOURCES_OIDC_MEMBERS_DURATION: str = "duration_seconds"

SOURCES_OIDC_MEMBERS_POLICY: str = "policy"

SOURCES_OIDC_MEMBERS_POLICY_IDS: str = "policy_ids"

SOURCES_OIDC_MEMBERS_TOKEN: str = "id_token"

SOURCES_OIDC_SESSION_NAME: str = "oidc-sts-session"
"""Name of the session without its variable."""

SOURCES_OIDC_DURATION: int = 3600
"""Requested lifetime in seconds without its variable."""

SOURCES_IDENTITY_PROVIDER_TITLE: str = "identity provider"
"""Title in reports. Defaults to the name."""

SOURCES_IDENTITY_PROVIDER_KIND: str = "identity_provider"

SOURCES_IDENTITY_PROVIDER_VARIABLES_IDENTITY_PROVIDER: str = "HUAWEICLOUD_SDK_IDP_ID"
"""Name of the identity provider."""

SOURCES_IDENTITY_PROVIDER_VARIABLES_TOKEN_FILE: str = "HUAWEICLOUD_SDK_ID_TOKEN_FILE"
"""File with the token of the identity provider."""

SOURCES_IDENTITY_PROVIDER_VARIABLES_PROJECT_ID: str = "HUAWEICLOUD_SDK_PROJECT_ID"
"""Project of the credentials."""

SOURCES_IDENTITY_PROVIDER_TOKEN_PATH: str = "/v3.0/OS-AUTH/id-token/tokens"
"""Path of the request for a token."""

SOURCES_IDENTITY_PROVIDER_PROVIDER_HEADER: str = "X-Idp-Id"
"""Header of that request with the identity provider."""

SOURCES_IDENTITY_PROVIDER_TOKEN_HEADER: str = "X-Subject-Token"
"""Header of its response with the token."""

SOURCES_IDENTITY_PROVIDER_CREDENTIALS_PATH: str = "/v3.0/OS-CREDENTIAL/securitytokens"
"""Path of the request for credentials."""

SOURCES_IDENTITY_PROVIDER_DURATION: int = 21600
"""Requested lifetime of the credentials in seconds."""

SOURCES_ENVIRONMENT_KIND: str = "environment"

SOURCES_FILE_TITLE: str = "file ~/.huaweicloud/credentials"
"""Title in reports. Defaults to the name."""

SOURCES_FILE_KIND: str = "ini_file"

SOURCES_FILE_PATH: str = "~/.huaweicloud/credentials"
"""The file. ~ is the home of the user."""

SOURCES_FILE_PATH_VARIABLE: str = "HUAWEICLOUD_SDK_CREDENTIALS_FILE"
"""Variable with another path. A file that it names must exist."""

SOURCES_FILE_SECTIONS: tuple[str, ...] = ("basiccredentials", "basic")
"""Sections; the first that exists is used."""

SOURCES_FILE_ACCOUNT_SECTIONS: tuple[str, ...] = ("globalcredentials", "global")
"""Sections that come first for services without projects."""

SOURCES_FILE_KEYS_KEY_ID: str = "ak"
"""Access key ID."""

SOURCES_FILE_KEYS_KEY_SECRET: str = "sk"
"""Access key secret."""

SOURCES_FILE_KEYS_SESSION_TOKEN: str = "security_token"
"""Token of temporary keys."""

SOURCES_FILE_KEYS_PROVIDER: str = "idp_id"
"""Identity provider."""

SOURCES_FILE_KEYS_TOKEN_FILE: str = "id_token_file"
"""File with the token of the identity provider."""

SOURCES_FILE_KEYS_PROJECT_ID: str = "project_id"
"""Project."""

SOURCES_FILE_KEYS_IAM_ENDPOINT: str = "iam_endpoint"
"""Endpoint of the service that issues tokens for a provider and its token_file."""

SOURCES_AGENCY_TITLE: str = "ECS agency"
"""Title in reports. Defaults to the name."""

SOURCES_AGENCY_KIND: str = "metadata"

SOURCES_AGENCY_HOST: str = "169.254.169.254"
"""Host of the service."""

SOURCES_AGENCY_PATH: str = "/openstack/latest/securitykey"
"""Path of the credentials, or of the list of roles."""

SOURCES_AGENCY_LISTS_ROLES: bool = False
"""Whether path lists roles, and the credentials are below it."""

SOURCES_AGENCY_TOKEN_PATH: str = "/meta-data/latest/api/token"

SOURCES_AGENCY_TOKEN_HEADER: str = "X-Metadata-Token"
"""Header with the token."""

SOURCES_AGENCY_TOKEN_LIFETIME_HEADER: str = "X-Metadata-Token-Ttl-Seconds"
"""Header with the requested lifetime."""

SOURCES_AGENCY_TOKEN_LIFETIME: int = 21600
"""Requested lifetime in seconds."""

SOURCES_AGENCY_ABSENT_STATUSES: tuple[int, ...] = (401, 404)
"""HTTP statuses that mean that the machine has no role."""

SOURCES_AGENCY_MARGIN: int = 900
"""Seconds before their expiry at which credentials are renewed."""

SOURCES_POD_TITLE: str = "CCE pod identity"
"""Title in reports. Defaults to the name."""

SOURCES_POD_KIND: str = "pod_identity"

SOURCES_POD_VARIABLES_URI: str = "HC_CONTAINER_CREDENTIALS_FULL_URI"
"""URI of the credentials."""

SOURCES_POD_VARIABLES_TOKEN_FILE: str = "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE"
"""File with the token of the pod."""

SOURCES_POD_TOKEN_HEADER: str = "Authorization"
"""Header with the token."""
