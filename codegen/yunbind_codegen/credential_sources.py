"""The spec language: the places where clients of a cloud look for credentials, in ``provider.yaml``.

A source has a kind, and the facts of that kind: names, paths and hosts. How files are parsed, and when
credentials are renewed, belongs to the clients.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .field_types import HeaderName, SnakeName, Variable
from .language import Node

Title: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=80)]
FilePath: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^(~|/)([A-Za-z0-9._/-]|\{profile\})*$", max_length=200)
]
UrlPath: TypeAlias = Annotated[str, StringConstraints(pattern=r"^/[A-Za-z0-9._/-]*$", max_length=200)]
HostName: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=200)
]
Key: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=80)]
Mark: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[#;]$")]
Seconds: TypeAlias = Annotated[int, Field(ge=1, le=86_400)]
Status: TypeAlias = Annotated[int, Field(ge=100, le=599)]


class _Source(Node):
    """A place where a client looks for credentials."""

    name: SnakeName = Field(description="Name of the source, unique in its cloud.")
    title: Title | None = Field(None, description="Title in reports. Defaults to the name.")


class EnvironmentSource(_Source):
    """The variables of ``environment.credentials``."""

    kind: Literal["environment"]


class ProfileTypes(Node):
    """The values of a profile's type, by the credentials that they mean."""

    keys: Key | None = Field(None, description="The keys of the profile.")
    temporary_keys: Key | None = Field(None, description="The keys of the profile, with a session token.")
    role: Key | None = Field(None, description="A role that the keys of the profile assume.")
    chained_role: Key | None = Field(
        None, description="A role that the credentials of source_profile assume."
    )
    metadata: Key | None = Field(None, description="The role of the machine.")
    oidc: Key | None = Field(None, description="A role, for an OpenID Connect token.")
    uri: Key | None = Field(None, description="The response of a URI.")
    program: Key | None = Field(None, description="The output of a program that the caller must allow.")
    unsupported: list[Key] = Field(default=[], description="Known types that clients do not support.")


class _Profile(Node):
    """The keys of a profile."""

    type: Key | None = Field(None, description="Type of the profile, one of types.")
    key_id: Key = Field(description="Access key ID.")
    key_secret: Key = Field(description="Access key secret.")
    session_token: Key | None = Field(None, description="Token of temporary keys.")
    role_arn: Key | None = Field(None, description="Role.")
    session_name: Key | None = Field(None, description="Name of the role's session.")
    policy: Key | None = Field(None, description="Policy that restricts the role.")
    provider: Key | None = Field(None, description="Identity provider.")
    token_file: Key | None = Field(None, description="File with the token of the identity provider.")
    role_name: Key | None = Field(None, description="Role of the machine.")


class IniKeys(_Profile):
    """The keys of a section."""

    project_id: Key | None = Field(None, description="Project.")
    iam_endpoint: Key | None = Field(
        None, description="Endpoint of the service that issues tokens for a provider and its token_file."
    )


class IniFileSource(_Source):
    """A section of an INI file. Keys are compared in lower case."""

    kind: Literal["ini_file"]
    path: FilePath = Field(description="The file. ~ is the home of the user.")
    shared_path: FilePath | None = Field(
        None, description="The file that replaces path if that does not exist."
    )
    path_variable: Variable = Field(
        description="Variable with another path. A file that it names must exist."
    )
    section_variable: Variable | None = Field(
        None, description="Variable with the section. A section that it names must exist."
    )
    sections: list[Key] = Field(min_length=1, description="Sections; the first that exists is used.")
    account_sections: list[Key] = Field(
        default=[], description="Sections that come first for services without projects."
    )
    needs_section: bool = Field(
        False, description="Whether a file without the section is an error. Else the source is absent."
    )
    comment: Mark | None = Field(None, description="Character that begins a comment, also behind a value.")
    keys: IniKeys
    types: ProfileTypes | None = Field(None, description="Values of the key type.")

    @model_validator(mode="after")
    def _check_types(self) -> Self:
        if (self.types is None) != (self.keys.type is None):
            raise ValueError("types and keys.type belong together")
        return self


class ProfileKeys(_Profile):
    """The keys of a profile of a command line."""

    expiry: Key | None = Field(None, description="Expiry of temporary keys.")
    oidc_session_name: Key | None = Field(
        None, description="Name of the role's session if session_name is absent and the role is for a token."
    )
    duration: Key | None = Field(None, description="Lifetime of the role's credentials in seconds.")
    external_id: Key | None = Field(None, description="Text agreed with the owner of the role.")
    source_profile: Key | None = Field(None, description="Profile whose credentials assume the role.")
    uri: Key | None = Field(None, description="URI of the credentials.")
    program: Key | None = Field(None, description="Program that prints the credentials, and its arguments.")
    sts_region: Key | None = Field(None, description="Region of the service for temporary credentials.")
    sts_endpoint: Key | None = Field(None, description="Endpoint of the service for temporary credentials.")
    private_sts: Key | None = Field(
        None, description="Whether that service is called in the private network."
    )


class Login(Node):
    """A login of a command line: a token in the profile, which is exchanged for temporary keys."""

    name: SnakeName = Field(description="Name of the login, unique in its source.")
    type: Key = Field(description="Type of profiles with such a login.")
    command: Title = Field(description="Command that logs in again; {profile} is replaced.")
    host: HostName | None = Field(None, description="Host that exchanges the token.")
    hosts: dict[Key, HostName] = Field(
        {}, description="Hosts by the value of the profile's key site. The first is the default."
    )
    url: Key | None = Field(None, description="Key of the profile with the URL of the host.")
    site: Key | None = Field(None, description="Key of the profile with the site.")
    path: UrlPath = Field(description="Path of the request with the token, which uses POST.")
    role_path: UrlPath | None = Field(
        None,
        description="Path of a second request, which exchanges the SAML assertion of the first for keys.",
    )
    token: Key = Field(description="Key of the profile with the token.")
    expiry: Key = Field(description="Key of the profile with the expiry of the token.")
    body: dict[Key, Key] = Field({}, description="Members of the request, and the keys of their values.")
    needs: list[Key] = Field(default=[], description="Further keys without which there is no login.")

    @model_validator(mode="after")
    def _check_host(self) -> Self:
        if [bool(self.host), bool(self.hosts), bool(self.url)].count(True) != 1:
            raise ValueError("a login has exactly one of host, hosts and url")
        if self.hosts and self.site is None:
            raise ValueError("hosts needs site")
        return self


class ProfileList(Node):
    """The profiles in one file."""

    profiles: Key = Field(description="Key with the list of profiles.")
    name: Key = Field(description="Key of a profile with its name. Of several profiles, the first counts.")
    current: Key = Field(description="Key with the name of the profile that is used by default.")


def _check_logins(logins: list[Login]) -> list[Login]:
    names = [login.name for login in logins]
    if len(set(names)) < len(names):
        raise ValueError("two logins have the same name")
    return logins


class JsonProfilesSource(_Source):
    """The profiles of the vendor's command line, in JSON."""

    kind: Literal["json_profiles"]
    path: FilePath = Field(description="The file. {profile} is the profile if each has a file of its own.")
    list_: ProfileList | None = Field(
        None, alias="list", description="Keys around profiles that share a file."
    )
    profile_variable: Variable = Field(description="Variable with the profile.")
    default_profile: Key | None = Field(None, description="The profile that is used by default.")
    disabled_variable: Variable | None = Field(
        None, description="Variable that skips the source if it is true."
    )
    program_variable: Variable | None = Field(
        None, description="Variable that forbids programs if it is true."
    )
    keys: ProfileKeys
    types: ProfileTypes = Field(description="Values of the key type.")
    logins: Annotated[list[Login], AfterValidator(_check_logins)] = Field(
        default=[], min_length=1, description="Logins that profiles can hold."
    )

    @model_validator(mode="after")
    def _check_profiles(self) -> Self:
        if (self.list_ is None) != ("{profile}" in self.path):
            raise ValueError("a source has either list or {profile} in its path")
        if self.keys.type is None:
            raise ValueError("types needs keys.type")
        if (self.list_ is None) != (self.default_profile is not None):
            raise ValueError("a source has either list or default_profile")
        return self


class OidcRoleVariables(Node):
    """Variables of a role for an OpenID Connect token."""

    region: Variable | None = Field(
        None, description="Region of the service for temporary credentials. Required."
    )
    provider: Variable = Field(description="Identity provider. Required.")
    token_file: Variable = Field(description="File with the token. Required.")
    role_arn: Variable = Field(description="Role. Required.")
    session_name: Variable | None = Field(None, description="Name of the role's session.")


class OidcRoleSource(_Source):
    """A role that the action ``sts.actions.oidc`` grants for an OpenID Connect token."""

    kind: Literal["oidc_role"]
    variables: OidcRoleVariables
    duration: Seconds | None = Field(
        None, description="Requested lifetime in seconds. Defaults to the service's."
    )


class OidcAgencyVariables(Node):
    """Variables of an agency for an OpenID Connect token."""

    provider: Variable = Field(description="Identity provider. Required.")
    agency: Variable = Field(description="Agency. Required.")
    token: Variable = Field(description="The token. It precedes token_file.")
    token_file: Variable = Field(description="File with the token. Required without token.")
    session_name: Variable = Field(description="Name of the session.")
    duration: Variable = Field(description="Requested lifetime in seconds.")
    policy: Variable = Field(description="Policy that restricts the agency.")
    policy_ids: Variable = Field(description="IDs of such policies, separated by commas.")
    project_id: Variable = Field(description="Project of the credentials.")


class OidcAgencyMembers(Node):
    """Members of the request for an agency."""

    provider: Key
    agency: Key
    session_name: Key
    duration: Key
    policy: Key
    policy_ids: Key
    token: Key


class OidcAgencySource(_Source):
    """An agency that a service grants for an OpenID Connect token, with an unsigned POST of JSON."""

    kind: Literal["oidc_agency"]
    variables: OidcAgencyVariables
    host: HostName = Field(description="Host of the service.")
    host_variable: Variable = Field(description="Variable with another endpoint of the service.")
    path: UrlPath = Field(description="Path of the request.")
    members: OidcAgencyMembers
    session_name: Key = Field(description="Name of the session without its variable.")
    duration: Seconds = Field(description="Requested lifetime in seconds without its variable.")


class IdentityProviderVariables(Node):
    """Variables of a federated user. All but project_id are required."""

    identity_provider: Variable = Field(description="Name of the identity provider.")
    token_file: Variable = Field(description="File with the token of the identity provider.")
    project_id: Variable = Field(description="Project of the credentials.")


class IdentityProviderSource(_Source):
    """A federated user: the identity service issues a token, and credentials for that token."""

    kind: Literal["identity_provider"]
    variables: IdentityProviderVariables
    token_path: UrlPath = Field(description="Path of the request for a token.")
    provider_header: HeaderName = Field(description="Header of that request with the identity provider.")
    token_header: HeaderName = Field(description="Header of its response with the token.")
    credentials_path: UrlPath = Field(description="Path of the request for credentials.")
    duration: Seconds = Field(description="Requested lifetime of the credentials in seconds.")


class MetadataToken(Node):
    """The token that protects a metadata service against forged requests. It is requested with PUT."""

    path: UrlPath
    header: HeaderName = Field(description="Header with the token.")
    lifetime_header: HeaderName = Field(description="Header with the requested lifetime.")
    lifetime: Seconds = Field(description="Requested lifetime in seconds.")


class MetadataVariables(Node):
    """Variables of a metadata service."""

    role: Variable | None = Field(
        default=None, description="Role of the machine. Defaults to the one that is listed."
    )
    disabled: Variable | None = Field(
        default=None, description="Variable that skips the source if it is true."
    )
    token_only: Variable | None = Field(
        default=None, description="Variable that requires the token if it is true."
    )


class MetadataSource(_Source):
    """The role of the machine, from its metadata service, with GET over HTTP."""

    kind: Literal["metadata"]
    variables: MetadataVariables = MetadataVariables()
    host: HostName = Field(description="Host of the service.")
    path: UrlPath = Field(description="Path of the credentials, or of the list of roles.")
    lists_roles: bool = Field(description="Whether path lists roles, and the credentials are below it.")
    token: MetadataToken | None = None
    absent_statuses: list[Status] = Field(
        min_length=1, description="HTTP statuses that mean that the machine has no role."
    )
    margin: Seconds = Field(description="Seconds before their expiry at which credentials are renewed.")


class UriSource(_Source):
    """A URI that returns credentials in JSON to a GET."""

    kind: Literal["uri"]
    variable: Variable = Field(description="Variable with the URI.")


class PodIdentityVariables(Node):
    """Variables of a pod's identity. Both are required."""

    uri: Variable = Field(description="URI of the credentials.")
    token_file: Variable = Field(description="File with the token of the pod.")


class PodIdentitySource(_Source):
    """A URI in the cluster that returns credentials to a POST with the token of the pod."""

    kind: Literal["pod_identity"]
    variables: PodIdentityVariables
    token_header: HeaderName = Field(description="Header with the token.")


CredentialSource: TypeAlias = Annotated[
    EnvironmentSource
    | IniFileSource
    | JsonProfilesSource
    | OidcRoleSource
    | OidcAgencySource
    | IdentityProviderSource
    | MetadataSource
    | UriSource
    | PodIdentitySource,
    Field(discriminator="kind"),
]


def _check_names(sources: list[CredentialSource]) -> list[CredentialSource]:
    names = [source.name for source in sources]
    repeated = next((name for index, name in enumerate(names) if name in names[:index]), None)
    if repeated is not None:
        raise ValueError(f"two sources have the name {repeated}")
    return sources


CredentialSources: TypeAlias = Annotated[list[CredentialSource], AfterValidator(_check_names)]
"""The sources of a cloud, in their order."""
