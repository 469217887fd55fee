# @generated from specs/huawei/iam/v3/actions/KeystoneListProjects.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import Links, Project


class KeystoneListProjectsRequest(RequestModel):
    """Parameters of KeystoneListProjects: https://support.huaweicloud.com/api-iam/iam_06_0001.html"""

    domain_id: Annotated[str | None, Field(alias="domain_id")] = None
    """Id of the account that the projects belong to."""
    enabled: Annotated[bool | None, Field(alias="enabled")] = None
    """Whether the projects can be used."""
    is_domain: Annotated[bool | None, Field(alias="is_domain")] = None
    """Leave it out; the page says so."""
    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the project; that of a region's own project is the region's id."""
    page: Annotated[int | None, Field(alias="page", ge=1)] = None
    """Page to give, counted from 1; goes with per_page. At least 1."""
    parent_id: Annotated[str | None, Field(alias="parent_id")] = None
    """Id of the region's own project for projects made by users; id of the account for a region's own."""
    per_page: Annotated[int | None, Field(alias="per_page", ge=1, le=5000)] = None
    """Projects per page; goes with page. 1 to 5000."""


class KeystoneListProjectsResponse(ResponseModel):
    """Answer of KeystoneListProjects: https://support.huaweicloud.com/api-iam/iam_06_0001.html"""

    projects: Annotated[list[Project] | None, Field(alias="projects")] = None
    """Projects that fit the conditions."""
    links: Annotated[Links | None, Field(alias="links")] = None
    """Address of the list."""
