# @generated from specs/tencent/sts/2018-08-13/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import SensitiveText, Shape


class Credentials(Shape):
    """A temporary key and its session token."""

    token: Annotated[SensitiveText, Field(alias="Token")]
    """Session token, at most 4096 bytes. The length depends on the policies."""
    tmp_secret_id: Annotated[str, Field(alias="TmpSecretId")]
    """Temporary key ID, at most 1024 bytes."""
    tmp_secret_key: Annotated[SensitiveText, Field(alias="TmpSecretKey")]
    """Temporary secret key, at most 1024 bytes."""


class Tag(Shape):
    """A session tag."""

    key: Annotated[str, Field(alias="Key", max_length=128)]
    """Key of the tag (up to 128 characters). Case-sensitive."""
    value: Annotated[str, Field(alias="Value", max_length=256)]
    """Value of the tag (up to 256 characters). Case-sensitive."""
