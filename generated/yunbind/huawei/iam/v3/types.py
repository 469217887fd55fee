# @generated from specs/huawei/iam/v3/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import SensitiveText, Shape


class AuthScopeDomain(Shape):
    """An account, by id or by name."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the account; preferred."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the account."""


class AuthScopeProject(Shape):
    """A project, by id or by name."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the project."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the project; that of a region's own project is the region's id."""


class Links(Shape):
    """Addresses of a resource and its neighbours."""

    self_link: Annotated[str | None, Field(alias="self")] = None
    """Address of the resource itself."""
    previous: Annotated[str | None, Field(alias="previous")] = None
    """Address of the one before."""
    next: Annotated[str | None, Field(alias="next")] = None
    """Address of the one after."""


class Project(Shape):
    """A project; the part of an account in a region."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the project."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the project; that of a region's own project is the region's id."""
    description: Annotated[str | None, Field(alias="description")] = None
    """Description of the project."""
    domain_id: Annotated[str | None, Field(alias="domain_id")] = None
    """Id of the account that the project belongs to."""
    parent_id: Annotated[str | None, Field(alias="parent_id")] = None
    """
    Id of the region's own project for a project made by a user; id of the account for a region's
    own.
    """
    enabled: Annotated[bool | None, Field(alias="enabled")] = None
    """Whether the project can be used."""
    is_domain: Annotated[bool | None, Field(alias="is_domain")] = None
    """Always false."""
    links: Annotated[Links | None, Field(alias="links")] = None
    """Address of the project."""


class PwdPasswordUserDomain(Shape):
    """Account of a user."""

    name: Annotated[str, Field(alias="name")]
    """Name of the account."""


class TokenDomain(Shape):
    """An account."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the account."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the account."""


class TokenEndpoint(Shape):
    """Where a service can be called."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the endpoint."""
    interface: Annotated[str | None, Field(alias="interface")] = None
    """Who can reach it; public means everybody."""
    region: Annotated[str | None, Field(alias="region")] = None
    """Region of the endpoint."""
    region_id: Annotated[str | None, Field(alias="region_id")] = None
    """Id of the region."""
    url: Annotated[str | None, Field(alias="url")] = None
    """Address of the endpoint."""


class TokenProject(Shape):
    """A project."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the project."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the project."""
    domain: Annotated[TokenDomain | None, Field(alias="domain")] = None
    """Account that the project belongs to."""


class TokenRole(Shape):
    """A permission."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the permission; 0 stands for none."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the permission."""


class TokenUser(Shape):
    """A user."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the user."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the user."""
    password_expires_at: Annotated[UtcTimestamp | None, Field(alias="password_expires_at")] = None
    """When the password expires; null for never."""
    domain: Annotated[TokenDomain | None, Field(alias="domain")] = None
    """Account that the user belongs to."""


class AuthDomain(Shape):
    """An account that a user can reach."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the account."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the account."""
    description: Annotated[str | None, Field(alias="description")] = None
    """Description of the account."""
    enabled: Annotated[bool | None, Field(alias="enabled")] = None
    """Whether the account is active."""
    links: Annotated[Links | None, Field(alias="links")] = None
    """Address of the account."""


class AuthScope(Shape):
    """What a token is good for. Give one; a project wins over a domain."""

    domain: Annotated[AuthScopeDomain | None, Field(alias="domain")] = None
    """An account, for services that know no regions."""
    project: Annotated[AuthScopeProject | None, Field(alias="project")] = None
    """A project, for services of a region."""


class PwdPasswordUser(Shape):
    """A user with its password."""

    domain: Annotated[PwdPasswordUserDomain, Field(alias="domain")]
    """Account that the user belongs to."""
    name: Annotated[str, Field(alias="name")]
    """Name of the user."""
    password: Annotated[SensitiveText, Field(alias="password")]
    """Password of the user."""


class TokenCatalog(Shape):
    """A service."""

    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the service."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the service."""
    type: Annotated[str | None, Field(alias="type")] = None
    """Type of the service."""
    endpoints: Annotated[list[TokenEndpoint] | None, Field(alias="endpoints")] = None
    """Where the service can be called."""


class PwdPassword(Shape):
    """A password and whose it is."""

    user: Annotated[PwdPasswordUser, Field(alias="user")]
    """Whom the token is for."""


class Token(Shape):
    """What a token stands for; the token itself is a header of the answer."""

    methods: Annotated[list[str] | None, Field(alias="methods")] = None
    """Ways in which the user authenticated."""
    expires_at: Annotated[UtcTimestamp | None, Field(alias="expires_at")] = None
    """When the token stops working."""
    issued_at: Annotated[UtcTimestamp | None, Field(alias="issued_at")] = None
    """When the token was issued."""
    mfa_authn_at: Annotated[UtcTimestamp | None, Field(alias="mfa_authn_at")] = None
    """When the second factor was checked; only where the user has one."""
    user: Annotated[TokenUser | None, Field(alias="user")] = None
    """Who got the token."""
    domain: Annotated[TokenDomain | None, Field(alias="domain")] = None
    """The account; only where the scope is an account."""
    project: Annotated[TokenProject | None, Field(alias="project")] = None
    """The project; only where the scope is a project."""
    catalog: Annotated[list[TokenCatalog] | None, Field(alias="catalog")] = None
    """Services and their endpoints; absent with nocatalog."""
    roles: Annotated[list[TokenRole] | None, Field(alias="roles")] = None
    """Permissions of the token."""


class PwdIdentity(Shape):
    """A proof of identity by password."""

    methods: Annotated[list[str], Field(alias="methods")]
    """Ways to authenticate; password is the only one here."""
    password: Annotated[PwdPassword, Field(alias="password")]
    """The password and whose it is."""


class PwdAuth(Shape):
    """Who asks for a token and what it is to be good for."""

    identity: Annotated[PwdIdentity, Field(alias="identity")]
    """Who asks."""
    scope: Annotated[AuthScope | None, Field(alias="scope")] = None
    """What the token is good for; without it, for the services that know no regions."""
