"""The spec language: what ``provider.yaml`` and ``service.yaml`` say of a cloud and of its services."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .field_types import ErrorCode, HostTemplate, Region, Url, Variable, WireName
from .language import Doc, Member, Node, Summary


class Endpoints(Node):
    """Host templates; {service} and {region} are replaced."""

    regional: HostTemplate | None = Field(None, description="Where a region is given.")
    central: HostTemplate | None = Field(None, description="Where none is, or no regional host is known.")
    regions: dict[Region, HostTemplate] = Field(default={}, description="Regions whose host is different.")
    variables: list[Variable] = Field(
        default=[], description="Environment variables that name the endpoint; the first that is set wins."
    )


class ServiceFile(Node):
    """``service.yaml``: a service in one version."""

    service: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$", max_length=40)]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]*$", max_length=20)]
    default: bool = Field(description="Whether this version is what the service's name alone means.")
    client: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$")] = Field(
        description="What clients are named after: Tke makes TkeClient."
    )
    name: Summary
    summary: Summary
    source: Url
    signing_name: str | None = Field(
        None, pattern=r"^[a-z0-9-]+$", description="Service in the signature's scope."
    )
    endpoints: Endpoints | None = Field(None, description="In place of the provider's.")
    region: Literal["required", "optional", "none"] = Field(description="The common region parameter.")
    region_member: WireName | None = Field(
        None, description="Request member that the client's region fills when it is absent."
    )
    signing: list[str] = Field(
        default=[], description="Schemes in place of the provider's; the first is the default."
    )
    project: bool = Field(
        False, description="Calls act in a project; where credentials name none, keystone is asked."
    )
    regions: list[Region] = Field(default=[])
    quirks: list[Doc] = Field(default=[])


class CredentialVariables(Node):
    """Environment variables that the vendor's tools read; the first that is set wins."""

    key_id: list[Variable]
    key_secret: list[Variable]
    session_token: list[Variable] = Field(default=[])
    project_id: list[Variable] = Field(default=[])
    auth_token: list[Variable] = Field(default=[])


class Environment(Node):
    """What is read from the environment when the caller gives nothing."""

    credentials: CredentialVariables
    region: list[Variable] = Field(default=[])


class Keystone(Node):
    """The service that gives out tokens and knows projects, as OpenStack's Keystone does."""

    service: str = Field(description="The service, such as iam.")
    version: str
    token: WireName = Field(description="The action that gives a token for a password.")
    projects: WireName = Field(description="The action that lists projects.")
    token_ended: list[ErrorCode] = Field(
        default=[], description="Codes of a refusal after which a new token helps."
    )


class TokenService(Node):
    """The service that gives out temporary credentials."""

    service: str = Field(description="The service, such as sts.")
    version: str


class Remedies(Node):
    """What mends a refused call: codes after which it is mended so and sent once more."""

    clock: list[ErrorCode] = Field(
        default=[], description="The request's time is off: take the time from the answer's Date header."
    )
    session: list[ErrorCode] = Field(
        default=[], description="Temporary credentials have ended: get new ones where they came from."
    )


class SizeLimits(Node):
    """Largest requests, in bytes."""

    get: int | None = None
    form: int | None = None
    json_: int | None = Field(default=None, alias="json")
    any: int | None = None


class ProviderFile(Node):
    """``provider.yaml``: what all services of a cloud share."""

    provider: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$", max_length=40)]
    name: Summary
    source: Url
    protocol: Literal["tencent-api3", "alibaba-rpc", "huawei-rest"]
    signing: list[str] = Field(min_length=1, description="Schemes; the first is the default.")
    endpoints: Endpoints
    environment: Environment
    keystone: Keystone | None = Field(
        None, description="Where a password is turned into a token and a region into a project."
    )
    sts: TokenService | None = Field(None, description="Where temporary credentials come from.")
    remedies: Remedies = Remedies()
    naive_timestamps: str = Field(
        pattern=r"^[+-]\d{2}:\d{2}$", description="Zone of timestamps that carry none, such as +08:00."
    )
    clock_skew: int = Field(gt=0, description="Seconds that a request's time may be off.")
    size_limits: SizeLimits = SizeLimits()
    common_parameters: dict[WireName, Member] = Field(
        default={}, description="Sent by the bindings with each call."
    )
    quirks: list[Doc] = Field(default=[])
