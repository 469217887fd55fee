# @generated from specs/huawei/iam/v3/actions/KeystoneListProjects.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import Links, Project


class KeystoneListProjectsRequest(RequestModel):
    """Parameters of KeystoneListProjects: https://support.huaweicloud.com/api-iam/iam_06_0001.html"""

    domain_id: Annotated[str | None, Field(alias="domain_id")] = None
    """ID of the account that owns the projects."""
    enabled: Annotated[bool | None, Field(alias="enabled")] = None
    """Whether the projects are enabled."""
    is_domain: Annotated[bool | None, Field(alias="is_domain")] = None
    """Do not set this parameter, as the vendor's page requires."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the project. The default project of a region has the region's ID as its name."""
    page: Annotated[int | None, Field(alias="page", ge=1)] = None
    """Number of the page to return (at least 1). Requires per_page."""
    parent_id: Annotated[str | None, Field(alias="parent_id")] = None
    """ID of the parent: the region's default project for user-created projects, the account for
    default projects.
    """
    per_page: Annotated[int | None, Field(alias="per_page", ge=1, le=5000)] = None
    """Maximum number of projects per page (1 to 5000). Requires page."""


class KeystoneListProjectsResponse(ResponseModel):
    """Response of KeystoneListProjects: https://support.huaweicloud.com/api-iam/iam_06_0001.html"""

    projects: Annotated[list[Project], Field(alias="projects")]
    """Projects that match the filters."""
    links: Annotated[Links, Field(alias="links")]
    """Links of the list."""
