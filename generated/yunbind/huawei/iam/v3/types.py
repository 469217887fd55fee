# @generated from specs/huawei/iam/v3/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import SensitiveText, Shape


class AuthScopeDomain(Shape):
    """An account, identified by its ID or its name."""

    id: Annotated[str | None, Field(alias="id")] = None
    """ID of the account. Preferred over the name."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the account."""


class AuthScopeProject(Shape):
    """A project, identified by its ID or its name."""

    id: Annotated[str | None, Field(alias="id")] = None
    """ID of the project."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the project. The default project of a region has the region's ID as its name."""


class Links(Shape):
    """The links of a resource and its neighbours."""

    self_link: Annotated[str | None, Field(alias="self")] = None
    """URL of the resource."""
    previous: Annotated[str | None, Field(alias="previous")] = None
    """URL of the previous resource."""
    next: Annotated[str | None, Field(alias="next")] = None
    """URL of the next resource."""


class Project(Shape):
    """A project: the part of an account in one region."""

    id: Annotated[str, Field(alias="id")]
    """ID of the project."""
    name: Annotated[str, Field(alias="name")]
    """Name of the project. The default project of a region has the region's ID as its name."""
    description: Annotated[str | None, Field(alias="description")] = None
    """Description of the project."""
    domain_id: Annotated[str | None, Field(alias="domain_id")] = None
    """ID of the account that owns the project."""
    parent_id: Annotated[str | None, Field(alias="parent_id")] = None
    """ID of the parent: the region's default project for a user-created project, the account for a
    default project.
    """
    enabled: Annotated[bool | None, Field(alias="enabled")] = None
    """Whether the project is enabled."""
    is_domain: Annotated[bool | None, Field(alias="is_domain")] = None
    """Always false."""
    links: Annotated[Links | None, Field(alias="links")] = None
    """Links of the project."""


class PwdPasswordUserDomain(Shape):
    """The account of a user."""

    name: Annotated[str, Field(alias="name")]
    """Name of the account."""


class TokenDomain(Shape):
    """An account."""

    id: Annotated[str | None, Field(alias="id")] = None
    """ID of the account."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the account."""


class TokenEndpoint(Shape):
    """An endpoint of a service."""

    id: Annotated[str | None, Field(alias="id")] = None
    """ID of the endpoint."""
    interface: Annotated[str | None, Field(alias="interface")] = None
    """Visibility of the endpoint. The value public means everyone."""
    region: Annotated[str | None, Field(alias="region")] = None
    """Region of the endpoint."""
    region_id: Annotated[str | None, Field(alias="region_id")] = None
    """ID of the region."""
    url: Annotated[str | None, Field(alias="url")] = None
    """URL of the endpoint."""


class TokenProject(Shape):
    """A project."""

    id: Annotated[str | None, Field(alias="id")] = None
    """ID of the project."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the project."""
    domain: Annotated[TokenDomain | None, Field(alias="domain")] = None
    """Account of the project."""


class TokenRole(Shape):
    """A permission."""

    id: Annotated[str | None, Field(alias="id")] = None
    """ID of the permission. The value 0 means none."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the permission."""


class TokenUser(Shape):
    """A user."""

    id: Annotated[str | None, Field(alias="id")] = None
    """ID of the user."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the user."""
    password_expires_at: Annotated[UtcTimestamp | None, Field(alias="password_expires_at")] = None
    """Expiration time of the password. null if it does not expire."""
    domain: Annotated[TokenDomain | None, Field(alias="domain")] = None
    """Account of the user."""


class AuthDomain(Shape):
    """An account that a user can access."""

    id: Annotated[str, Field(alias="id")]
    """ID of the account."""
    name: Annotated[str, Field(alias="name")]
    """Name of the account."""
    description: Annotated[str | None, Field(alias="description")] = None
    """Description of the account."""
    enabled: Annotated[bool | None, Field(alias="enabled")] = None
    """Whether the account is enabled."""
    links: Annotated[Links | None, Field(alias="links")] = None
    """Links of the account."""


class AuthScope(Shape):
    """The scope of a token: an account or a project. If both are set, the project is used."""

    domain: Annotated[AuthScopeDomain | None, Field(alias="domain")] = None
    """Account, for global services."""
    project: Annotated[AuthScopeProject | None, Field(alias="project")] = None
    """Project, for regional services."""


class PwdPasswordUser(Shape):
    """A user with a password."""

    domain: Annotated[PwdPasswordUserDomain, Field(alias="domain")]
    """Account of the user."""
    name: Annotated[str, Field(alias="name")]
    """Name of the user."""
    password: Annotated[SensitiveText, Field(alias="password")]
    """Password of the user."""


class TokenCatalog(Shape):
    """A service."""

    id: Annotated[str | None, Field(alias="id")] = None
    """ID of the service."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the service."""
    type: Annotated[str | None, Field(alias="type")] = None
    """Type of the service."""
    endpoints: Annotated[list[TokenEndpoint] | None, Field(alias="endpoints")] = None
    """Endpoints of the service."""


class PwdPassword(Shape):
    """The password credentials of a user."""

    user: Annotated[PwdPasswordUser, Field(alias="user")]
    """User who requests the token."""


class Token(Shape):
    """The details of a token. The token itself is in a header of the response."""

    methods: Annotated[list[str] | None, Field(alias="methods")] = None
    """Authentication methods of the user."""
    expires_at: Annotated[UtcTimestamp | None, Field(alias="expires_at")] = None
    """Expiration time of the token."""
    issued_at: Annotated[UtcTimestamp | None, Field(alias="issued_at")] = None
    """Time at which the token was issued."""
    mfa_authn_at: Annotated[UtcTimestamp | None, Field(alias="mfa_authn_at")] = None
    """Time of the multi-factor authentication. Present only if the user has it enabled."""
    user: Annotated[TokenUser | None, Field(alias="user")] = None
    """User of the token."""
    domain: Annotated[TokenDomain | None, Field(alias="domain")] = None
    """Account of the token. Present only if the scope is an account."""
    project: Annotated[TokenProject | None, Field(alias="project")] = None
    """Project of the token. Present only if the scope is a project."""
    catalog: Annotated[list[TokenCatalog] | None, Field(alias="catalog")] = None
    """Services and their endpoints. Absent if nocatalog is set."""
    roles: Annotated[list[TokenRole] | None, Field(alias="roles")] = None
    """Permissions of the token."""


class PwdIdentity(Shape):
    """Password credentials."""

    methods: Annotated[list[str], Field(alias="methods")]
    """Authentication methods. Only password is supported here."""
    password: Annotated[PwdPassword, Field(alias="password")]
    """User with a password."""


class PwdAuth(Shape):
    """The credentials of a user and the scope of the token."""

    identity: Annotated[PwdIdentity, Field(alias="identity")]
    """Credentials of the user."""
    scope: Annotated[AuthScope | None, Field(alias="scope")] = None
    """Scope of the token. Without it, the token is valid for global services."""
