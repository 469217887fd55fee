# @generated from specs/tencent/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Credential sources of Tencent Cloud."""

from __future__ import annotations

SOURCES: tuple[str, ...] = ("environment", "file", "profile", "role", "pod")
"""Names of the groups SOURCES_..., in order."""

SOURCES_ENVIRONMENT_KIND: str = "environment"

SOURCES_FILE_TITLE: str = "file ~/.tencentcloud/credentials"
"""Title in reports. Defaults to the name."""

SOURCES_FILE_KIND: str = "ini_file"

SOURCES_FILE_PATH: str = "~/.tencentcloud/credentials"
"""The file. ~ is the home of the user."""

SOURCES_FILE_SHARED_PATH: str = "/etc/tencentcloud/credentials"
"""The file that replaces path if that does not exist."""

SOURCES_FILE_PATH_VARIABLE: str = "TENCENTCLOUD_CREDENTIALS_FILE"
"""Variable with another path. A file that it names must exist."""

SOURCES_FILE_SECTIONS: tuple[str, ...] = ("default",)
"""Sections; the first that exists is used."""

SOURCES_FILE_NEEDS_SECTION: bool = True
"""Whether a file without the section is an error. Else the source is absent."""

SOURCES_FILE_KEYS_KEY_ID: str = "secret_id"
"""Access key ID."""

SOURCES_FILE_KEYS_KEY_SECRET: str = "secret_key"
"""Access key secret."""

SOURCES_PROFILE_TITLE: str = "tccli profile"
"""Title in reports. Defaults to the name."""

SOURCES_PROFILE_KIND: str = "json_profiles"

SOURCES_PROFILE_PATH: str = "~/.tccli/{profile}.credential"
"""The file. {profile} is the profile if each has a file of its own."""

SOURCES_PROFILE_PROFILE_VARIABLE: str = "TCCLI_PROFILE"
"""Variable with the profile."""

SOURCES_PROFILE_DEFAULT_PROFILE: str = "default"
"""The profile that is used by default."""

SOURCES_PROFILE_KEYS_TYPE: str = "type"
"""Type of the profile, one of types."""

SOURCES_PROFILE_KEYS_KEY_ID: str = "secretId"
"""Access key ID."""

SOURCES_PROFILE_KEYS_KEY_SECRET: str = "secretKey"
"""Access key secret."""

SOURCES_PROFILE_KEYS_SESSION_TOKEN: str = "token"
"""Token of temporary keys."""

SOURCES_PROFILE_KEYS_ROLE_ARN: str = "role-arn"
"""Role."""

SOURCES_PROFILE_KEYS_SESSION_NAME: str = "role-session-name"
"""Name of the role's session."""

SOURCES_PROFILE_KEYS_EXPIRY: str = "expiresAt"
"""Expiry of temporary keys."""

SOURCES_PROFILE_TYPES_METADATA: str = "cvm-role"
"""The role of the machine."""

SOURCES_PROFILE_LOGINS: tuple[str, ...] = ("oauth", "sso")
"""Names of the groups SOURCES_PROFILE_LOGINS_..., in order."""

SOURCES_PROFILE_LOGINS_OAUTH_TYPE: str = "oauth"
"""Type of profiles with such a login."""

SOURCES_PROFILE_LOGINS_OAUTH_COMMAND: str = "tccli auth login --profile {profile}"
"""Command that logs in again; {profile} is replaced."""

SOURCES_PROFILE_LOGINS_OAUTH_HOST: str = "cli.cloud.tencent.com"
"""Host that exchanges the token."""

SOURCES_PROFILE_LOGINS_OAUTH_PATH: str = "/get_temp_cred"
"""Path of the request with the token, which uses POST."""

SOURCES_PROFILE_LOGINS_OAUTH_TOKEN: str = "accessToken"
"""Key of the profile with the token."""

SOURCES_PROFILE_LOGINS_OAUTH_EXPIRY: str = "expiresAt"
"""Key of the profile with the expiry of the token."""

SOURCES_PROFILE_LOGINS_OAUTH_BODY: dict[str, str] = {"AccessToken": "accessToken", "Site": "site"}
"""Members of the request, and the keys of their values."""

SOURCES_PROFILE_LOGINS_SSO_TYPE: str = "sso"
"""Type of profiles with such a login."""

SOURCES_PROFILE_LOGINS_SSO_COMMAND: str = "tccli sso login --profile {profile}"
"""Command that logs in again; {profile} is replaced."""

SOURCES_PROFILE_LOGINS_SSO_HOST: str = "cli.cloud.tencent.com"
"""Host that exchanges the token."""

SOURCES_PROFILE_LOGINS_SSO_PATH: str = "/api/org/gen_saml_response"
"""Path of the request with the token, which uses POST."""

SOURCES_PROFILE_LOGINS_SSO_ROLE_PATH: str = "/api/sts/assume_role_with_saml"
"""Path of a second request, which exchanges the SAML assertion of the first for keys."""

SOURCES_PROFILE_LOGINS_SSO_TOKEN: str = "token"
"""Key of the profile with the token."""

SOURCES_PROFILE_LOGINS_SSO_EXPIRY: str = "expiresAt"
"""Key of the profile with the expiry of the token."""

SOURCES_PROFILE_LOGINS_SSO_BODY: dict[str, str] = {
    "LoginToken": "token",
    "TargetUin": "uin",
    "RoleConfigurationId": "roleConfigurationId",
    "Site": "site",
}
"""Members of the request, and the keys of their values."""

SOURCES_PROFILE_LOGINS_SSO_NEEDS: tuple[str, ...] = ("roleConfigurationName", "zoneId")
"""Further keys without which there is no login."""

SOURCES_ROLE_TITLE: str = "CVM role"
"""Title in reports. Defaults to the name."""

SOURCES_ROLE_KIND: str = "metadata"

SOURCES_ROLE_HOST: str = "metadata.tencentyun.com"
"""Host of the service."""

SOURCES_ROLE_PATH: str = "/latest/meta-data/cam/security-credentials/"
"""Path of the credentials, or of the list of roles."""

SOURCES_ROLE_LISTS_ROLES: bool = True
"""Whether path lists roles, and the credentials are below it."""

SOURCES_ROLE_ABSENT_STATUSES: tuple[int, ...] = (404,)
"""HTTP statuses that mean that the machine has no role."""

SOURCES_ROLE_MARGIN: int = 300
"""Seconds before their expiry at which credentials are renewed."""

SOURCES_POD_TITLE: str = "TKE pod identity"
"""Title in reports. Defaults to the name."""

SOURCES_POD_KIND: str = "oidc_role"

SOURCES_POD_VARIABLES_REGION: str = "TKE_REGION"
"""Region of the service for temporary credentials. Required."""

SOURCES_POD_VARIABLES_PROVIDER: str = "TKE_PROVIDER_ID"
"""Identity provider. Required."""

SOURCES_POD_VARIABLES_TOKEN_FILE: str = "TKE_WEB_IDENTITY_TOKEN_FILE"
"""File with the token. Required."""

SOURCES_POD_VARIABLES_ROLE_ARN: str = "TKE_ROLE_ARN"
"""Role. Required."""

SOURCES_POD_DURATION: int = 7200
"""Requested lifetime in seconds. Defaults to the service's."""
