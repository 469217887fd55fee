"""The spec language: ``provider.yaml`` and ``service.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .credential_sources import CredentialSources
from .field_types import ErrorCode, HostTemplate, Region, Url, Variable, WireName
from .language import Doc, Member, Node, Summary
from .protocol import ProtocolName


class CommonParameter(Member):
    """A parameter of every call. Its place and name are those of the cloud's first signing scheme."""

    set_by: Literal["client", "signer", "credentials", "user", "transport"] = Field(
        "client",
        description="Origin of the value. client: the called action, or fixed; signer: computed for each "
        "attempt; credentials: copied from them; user: an option of the caller; transport: the HTTP library.",
    )
    sent: Literal["always", "signed", "temporary", "token", "known"] = Field(
        "always",
        description="Requests that have it. signed: those with a signature; temporary: those with temporary "
        "credentials; token: those with a token instead of a signature; known: those for which the caller or "
        "the credentials supply a value.",
    )


class Endpoints(Node):
    """Host templates; {service} and {region} are replaced."""

    regional: HostTemplate | None = Field(None, description="Host if a region is given.")
    central: HostTemplate | None = Field(
        None, description="Host without a region, or if no regional host is known."
    )
    regions: dict[Region, HostTemplate] = Field(default={}, description="Host templates of single regions.")
    variables: list[Variable] = Field(
        default=[], description="Environment variables for the endpoint. The first that is set is used."
    )


class ServiceFile(Node):
    """``service.yaml``: a service in one version."""

    service: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$", max_length=40)]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]*$", max_length=20)]
    default: bool = Field(description="Whether the service's package exports this version.")
    client: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$")] = Field(
        description="Prefix of the clients' names: Tke for TkeClient."
    )
    name: Summary
    summary: Summary
    source: Url
    signing_name: str | None = Field(
        None, pattern=r"^[a-z0-9-]+$", description="Service in the signature's scope."
    )
    endpoints: Endpoints | None = Field(None, description="Replaces the provider's.")
    region: Literal["required", "optional", "none"] = Field(description="The common region parameter.")
    region_member: WireName | None = Field(
        None, description="Request member that defaults to the client's region."
    )
    signing: list[str] = Field(
        default=[], description="Schemes that replace the provider's; the first is the default."
    )
    project: bool = Field(
        False, description="Calls act in a project, which keystone looks up if the credentials name none."
    )
    regions: list[Region] = Field(
        default=[], description="All documented regions. Clients refuse others by default."
    )
    regions_source: Url | None = Field(None, description="The page or the file that lists the regions.")
    quirks: list[Doc] = Field(default=[])

    @model_validator(mode="after")
    def _check_regions(self) -> ServiceFile:
        if bool(self.regions) != bool(self.regions_source):
            raise ValueError("regions and regions_source belong together")
        return self


class CredentialVariables(Node):
    """Environment variables of the vendor's tools. The first that is set is used."""

    key_id: list[Variable]
    key_secret: list[Variable]
    session_token: list[Variable] = Field(default=[])
    project_id: list[Variable] = Field(default=[])
    auth_token: list[Variable] = Field(default=[])


class Environment(Node):
    """Environment variables for values that the caller does not pass."""

    credentials: CredentialVariables
    region: list[Variable] = Field(default=[])


class Keystone(Node):
    """The service that issues tokens and lists projects, such as OpenStack's Keystone."""

    service: str = Field(description="The service, such as iam.")
    version: str
    token: WireName = Field(description="The action that issues a token for a password.")
    projects: WireName = Field(description="The action that lists projects.")
    token_ended: list[ErrorCode] = Field(default=[], description="Error codes after which a new token helps.")


class TokenActions(Node):
    """Actions of the service that issues temporary credentials."""

    role: WireName | None = Field(default=None, description="Issues them for a role and other credentials.")
    oidc: WireName | None = Field(
        default=None, description="Issues them for a role and an OpenID Connect token."
    )


class TokenMembers(Node):
    """Request members of the actions that issue temporary credentials."""

    role: WireName = Field(description="The role.")
    session_name: WireName = Field(description="Name of the session in the vendor's audit log.")
    duration: WireName = Field(description="Lifetime of the credentials in seconds.")
    policy: WireName = Field(description="Policy that restricts the credentials.")
    external_id: WireName | None = Field(None, description="Text agreed with the owner of the role.")
    provider: WireName | None = Field(None, description="Identity provider of the token.")
    token: WireName | None = Field(None, description="The OpenID Connect token.")


class TokenRegion(Node):
    """The region in which temporary credentials are requested. A region that the caller gives comes first."""

    client: bool = Field(default=False, description="Whether the region of the client is used.")
    variable: Variable | None = Field(default=None, description="Environment variable with the region.")
    default: Region | None = Field(
        default=None, description="Region without any other. Defaults to the central host."
    )
    private_variable: Variable | None = Field(
        default=None,
        description="Environment variable that selects private_host if it is true and there is a region.",
    )
    private_host: HostTemplate | None = Field(
        default=None, description="Host in the vendor's private network."
    )

    @model_validator(mode="after")
    def _check_private_host(self) -> TokenRegion:
        if (self.private_host is None) != (self.private_variable is None):
            raise ValueError("private_host and private_variable belong together")
        return self


class TokenService(Node):
    """The service that issues temporary credentials."""

    service: str = Field(description="The service, such as sts.")
    version: str
    actions: TokenActions = TokenActions()
    members: TokenMembers | None = Field(None, description="Request members. Required with actions.")
    encodes_policy: bool = Field(False, description="Whether a policy is percent-encoded in its member.")
    region: TokenRegion = TokenRegion()

    @model_validator(mode="after")
    def _check_members(self) -> TokenService:
        if self.actions != TokenActions() and self.members is None:
            raise ValueError("actions need members")
        return self


class Remedies(Node):
    """Error codes that the client can recover from, and then sends the request once more."""

    clock: list[ErrorCode] = Field(
        default=[], description="The clock is wrong: use the time of the response's Date header."
    )
    session: list[ErrorCode] = Field(
        default=[], description="Temporary credentials have expired: refresh them."
    )
    key: list[ErrorCode] = Field(
        default=[],
        description="The key is unknown or inactive: read the file or variables that it came from again.",
    )


class SizeLimits(Node):
    """Maximum request sizes, in bytes."""

    get: int | None = None
    form: int | None = None
    json_: int | None = Field(default=None, alias="json")
    any: int | None = None


class ProviderFile(Node):
    """``provider.yaml``: the settings of all services of a cloud."""

    provider: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$", max_length=40)]
    name: Summary
    source: Url
    protocol: ProtocolName
    signing: list[str] = Field(min_length=1, description="Schemes; the first is the default.")
    endpoints: Endpoints
    environment: Environment
    credential_sources: CredentialSources = Field(
        default=[], description="Places where clients look for credentials, in order."
    )
    keystone: Keystone | None = Field(None, description="The service for tokens and projects.")
    sts: TokenService | None = Field(None, description="The service for temporary credentials.")
    remedies: Remedies = Remedies()
    naive_timestamps: str = Field(
        pattern=r"^[+-]\d{2}:\d{2}$", description="Time zone of timestamps without one, such as +08:00."
    )
    clock_skew: int = Field(gt=0, description="Maximum clock skew of a request in seconds.")
    size_limits: SizeLimits = SizeLimits()
    common_parameters: dict[WireName, CommonParameter] = Field(
        default={}, description="Parameters of every call, beside those of the action."
    )
    quirks: list[Doc] = Field(default=[])
