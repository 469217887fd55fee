# @generated from specs/alibaba/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Credential sources of Alibaba Cloud."""

from __future__ import annotations

SOURCES: tuple[str, ...] = ("environment", "oidc", "profile", "file", "role", "uri")
"""Names of the groups SOURCES_..., in order."""

SOURCES_ENVIRONMENT_KIND: str = "environment"

SOURCES_OIDC_TITLE: str = "OpenID Connect"
"""Title in reports. Defaults to the name."""

SOURCES_OIDC_KIND: str = "oidc_role"

SOURCES_OIDC_VARIABLES_PROVIDER: str = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"
"""Identity provider. Required."""

SOURCES_OIDC_VARIABLES_TOKEN_FILE: str = "ALIBABA_CLOUD_OIDC_TOKEN_FILE"
"""File with the token. Required."""

SOURCES_OIDC_VARIABLES_ROLE_ARN: str = "ALIBABA_CLOUD_ROLE_ARN"
"""Role. Required."""

SOURCES_OIDC_VARIABLES_SESSION_NAME: str = "ALIBABA_CLOUD_ROLE_SESSION_NAME"
"""Name of the role's session."""

SOURCES_PROFILE_TITLE: str = "aliyun CLI profile"
"""Title in reports. Defaults to the name."""

SOURCES_PROFILE_KIND: str = "json_profiles"

SOURCES_PROFILE_PATH: str = "~/.aliyun/config.json"
"""The file. {profile} is the profile if each has a file of its own."""

SOURCES_PROFILE_LIST_PROFILES: str = "profiles"
"""Key with the list of profiles."""

SOURCES_PROFILE_LIST_NAME: str = "name"
"""Key of a profile with its name. Of several profiles, the first counts."""

SOURCES_PROFILE_LIST_CURRENT: str = "current"
"""Key with the name of the profile that is used by default."""

SOURCES_PROFILE_PROFILE_VARIABLE: str = "ALIBABA_CLOUD_PROFILE"
"""Variable with the profile."""

SOURCES_PROFILE_DISABLED_VARIABLE: str = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED"
"""Variable that skips the source if it is true."""

SOURCES_PROFILE_PROGRAM_VARIABLE: str = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"
"""Variable that forbids programs if it is true."""

SOURCES_PROFILE_KEYS_TYPE: str = "mode"
"""Type of the profile, one of types."""

SOURCES_PROFILE_KEYS_KEY_ID: str = "access_key_id"
"""Access key ID."""

SOURCES_PROFILE_KEYS_KEY_SECRET: str = "access_key_secret"
"""Access key secret."""

SOURCES_PROFILE_KEYS_SESSION_TOKEN: str = "sts_token"
"""Token of temporary keys."""

SOURCES_PROFILE_KEYS_ROLE_ARN: str = "ram_role_arn"
"""Role."""

SOURCES_PROFILE_KEYS_SESSION_NAME: str = "ram_session_name"
"""Name of the role's session."""

SOURCES_PROFILE_KEYS_POLICY: str = "policy"
"""Policy that restricts the role."""

SOURCES_PROFILE_KEYS_PROVIDER: str = "oidc_provider_arn"
"""Identity provider."""

SOURCES_PROFILE_KEYS_TOKEN_FILE: str = "oidc_token_file"
"""File with the token of the identity provider."""

SOURCES_PROFILE_KEYS_ROLE_NAME: str = "ram_role_name"
"""Role of the machine."""

SOURCES_PROFILE_KEYS_EXPIRY: str = "sts_expiration"
"""Expiry of temporary keys."""

SOURCES_PROFILE_KEYS_OIDC_SESSION_NAME: str = "role_session_name"
"""Name of the role's session if session_name is absent and the role is for a token."""

SOURCES_PROFILE_KEYS_DURATION: str = "expired_seconds"
"""Lifetime of the role's credentials in seconds."""

SOURCES_PROFILE_KEYS_EXTERNAL_ID: str = "external_id"
"""Text agreed with the owner of the role."""

SOURCES_PROFILE_KEYS_SOURCE_PROFILE: str = "source_profile"
"""Profile whose credentials assume the role."""

SOURCES_PROFILE_KEYS_URI: str = "credentials_uri"
"""URI of the credentials."""

SOURCES_PROFILE_KEYS_PROGRAM: str = "process_command"
"""Program that prints the credentials, and its arguments."""

SOURCES_PROFILE_KEYS_STS_REGION: str = "sts_region"
"""Region of the service for temporary credentials."""

SOURCES_PROFILE_KEYS_STS_ENDPOINT: str = "sts_endpoint"
"""Endpoint of the service for temporary credentials."""

SOURCES_PROFILE_KEYS_PRIVATE_STS: str = "enable_vpc"
"""Whether that service is called in the private network."""

SOURCES_PROFILE_TYPES_KEYS: str = "AK"
"""The keys of the profile."""

SOURCES_PROFILE_TYPES_TEMPORARY_KEYS: str = "StsToken"
"""The keys of the profile, with a session token."""

SOURCES_PROFILE_TYPES_ROLE: str = "RamRoleArn"
"""A role that the keys of the profile assume."""

SOURCES_PROFILE_TYPES_CHAINED_ROLE: str = "ChainableRamRoleArn"
"""A role that the credentials of source_profile assume."""

SOURCES_PROFILE_TYPES_METADATA: str = "EcsRamRole"
"""The role of the machine."""

SOURCES_PROFILE_TYPES_OIDC: str = "OIDC"
"""A role, for an OpenID Connect token."""

SOURCES_PROFILE_TYPES_URI: str = "CredentialsURI"
"""The response of a URI."""

SOURCES_PROFILE_TYPES_PROGRAM: str = "External"
"""The output of a program that the caller must allow."""

SOURCES_PROFILE_LOGINS: tuple[str, ...] = ("cloud_sso", "oauth")
"""Names of the groups SOURCES_PROFILE_LOGINS_..., in order."""

SOURCES_PROFILE_LOGINS_CLOUD_SSO_TYPE: str = "CloudSSO"
"""Type of profiles with such a login."""

SOURCES_PROFILE_LOGINS_CLOUD_SSO_COMMAND: str = "aliyun configure --profile {profile} --mode CloudSSO"
"""Command that logs in again; {profile} is replaced."""

SOURCES_PROFILE_LOGINS_CLOUD_SSO_URL: str = "cloud_sso_sign_in_url"
"""Key of the profile with the URL of the host."""

SOURCES_PROFILE_LOGINS_CLOUD_SSO_PATH: str = "/cloud-credentials"
"""Path of the request with the token, which uses POST."""

SOURCES_PROFILE_LOGINS_CLOUD_SSO_TOKEN: str = "access_token"
"""Key of the profile with the token."""

SOURCES_PROFILE_LOGINS_CLOUD_SSO_EXPIRY: str = "cloud_sso_access_token_expire"
"""Key of the profile with the expiry of the token."""

SOURCES_PROFILE_LOGINS_CLOUD_SSO_BODY: dict[str, str] = {
    "AccountId": "cloud_sso_account_id",
    "AccessConfigurationId": "cloud_sso_access_config",
}
"""Members of the request, and the keys of their values."""

SOURCES_PROFILE_LOGINS_OAUTH_TYPE: str = "OAuth"
"""Type of profiles with such a login."""

SOURCES_PROFILE_LOGINS_OAUTH_COMMAND: str = "aliyun configure --profile {profile} --mode OAuth"
"""Command that logs in again; {profile} is replaced."""

SOURCES_PROFILE_LOGINS_OAUTH_HOSTS: dict[str, str] = {
    "CN": "oauth.aliyun.com",
    "INTL": "oauth.alibabacloud.com",
}
"""Hosts by the value of the profile's key site. The first is the default."""

SOURCES_PROFILE_LOGINS_OAUTH_SITE: str = "oauth_site_type"
"""Key of the profile with the site."""

SOURCES_PROFILE_LOGINS_OAUTH_PATH: str = "/v1/exchange"
"""Path of the request with the token, which uses POST."""

SOURCES_PROFILE_LOGINS_OAUTH_TOKEN: str = "oauth_access_token"
"""Key of the profile with the token."""

SOURCES_PROFILE_LOGINS_OAUTH_EXPIRY: str = "oauth_access_token_expire"
"""Key of the profile with the expiry of the token."""

SOURCES_FILE_TITLE: str = "file ~/.alibabacloud/credentials.ini"
"""Title in reports. Defaults to the name."""

SOURCES_FILE_KIND: str = "ini_file"

SOURCES_FILE_PATH: str = "~/.alibabacloud/credentials.ini"
"""The file. ~ is the home of the user."""

SOURCES_FILE_PATH_VARIABLE: str = "ALIBABA_CLOUD_CREDENTIALS_FILE"
"""Variable with another path. A file that it names must exist."""

SOURCES_FILE_SECTION_VARIABLE: str = "ALIBABA_CLOUD_PROFILE"
"""Variable with the section. A section that it names must exist."""

SOURCES_FILE_SECTIONS: tuple[str, ...] = ("default",)
"""Sections; the first that exists is used."""

SOURCES_FILE_COMMENT: str = "#"
"""Character that begins a comment, also behind a value."""

SOURCES_FILE_KEYS_TYPE: str = "type"
"""Type of the profile, one of types."""

SOURCES_FILE_KEYS_KEY_ID: str = "access_key_id"
"""Access key ID."""

SOURCES_FILE_KEYS_KEY_SECRET: str = "access_key_secret"
"""Access key secret."""

SOURCES_FILE_KEYS_ROLE_ARN: str = "role_arn"
"""Role."""

SOURCES_FILE_KEYS_SESSION_NAME: str = "role_session_name"
"""Name of the role's session."""

SOURCES_FILE_KEYS_POLICY: str = "policy"
"""Policy that restricts the role."""

SOURCES_FILE_KEYS_PROVIDER: str = "oidc_provider_arn"
"""Identity provider."""

SOURCES_FILE_KEYS_TOKEN_FILE: str = "oidc_token_file_path"
"""File with the token of the identity provider."""

SOURCES_FILE_KEYS_ROLE_NAME: str = "role_name"
"""Role of the machine."""

SOURCES_FILE_TYPES_KEYS: str = "access_key"
"""The keys of the profile."""

SOURCES_FILE_TYPES_ROLE: str = "ram_role_arn"
"""A role that the keys of the profile assume."""

SOURCES_FILE_TYPES_METADATA: str = "ecs_ram_role"
"""The role of the machine."""

SOURCES_FILE_TYPES_OIDC: str = "oidc_role_arn"
"""A role, for an OpenID Connect token."""

SOURCES_FILE_TYPES_UNSUPPORTED: tuple[str, ...] = ("rsa_key_pair",)
"""Known types that clients do not support."""

SOURCES_ROLE_TITLE: str = "ECS role"
"""Title in reports. Defaults to the name."""

SOURCES_ROLE_KIND: str = "metadata"

SOURCES_ROLE_VARIABLES_ROLE: str = "ALIBABA_CLOUD_ECS_METADATA"
"""Role of the machine. Defaults to the one that is listed."""

SOURCES_ROLE_VARIABLES_DISABLED: str = "ALIBABA_CLOUD_ECS_METADATA_DISABLED"
"""Variable that skips the source if it is true."""

SOURCES_ROLE_VARIABLES_TOKEN_ONLY: str = "ALIBABA_CLOUD_IMDSV1_DISABLED"
"""Variable that requires the token if it is true."""

SOURCES_ROLE_HOST: str = "100.100.100.200"
"""Host of the service."""

SOURCES_ROLE_PATH: str = "/latest/meta-data/ram/security-credentials/"
"""Path of the credentials, or of the list of roles."""

SOURCES_ROLE_LISTS_ROLES: bool = True
"""Whether path lists roles, and the credentials are below it."""

SOURCES_ROLE_TOKEN_PATH: str = "/latest/api/token"

SOURCES_ROLE_TOKEN_HEADER: str = "X-aliyun-ecs-metadata-token"
"""Header with the token."""

SOURCES_ROLE_TOKEN_LIFETIME_HEADER: str = "X-aliyun-ecs-metadata-token-ttl-seconds"
"""Header with the requested lifetime."""

SOURCES_ROLE_TOKEN_LIFETIME: int = 21600
"""Requested lifetime in seconds."""

SOURCES_ROLE_ABSENT_STATUSES: tuple[int, ...] = (404,)
"""HTTP statuses that mean that the machine has no role."""

SOURCES_ROLE_MARGIN: int = 900
"""Seconds before their expiry at which credentials are renewed."""

SOURCES_URI_TITLE: str = "credentials URI"
"""Title in reports. Defaults to the name."""

SOURCES_URI_KIND: str = "uri"

SOURCES_URI_VARIABLE: str = "ALIBABA_CLOUD_CREDENTIALS_URI"
"""Variable with the URI."""
