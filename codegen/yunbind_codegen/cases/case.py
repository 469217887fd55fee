"""The parts that all cases have: name, level, evidence and reason."""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from ..field_types import Kind, Words
from ..language import Node

CaseId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=240)]
Level: TypeAlias = Literal["must", "should", "optional"]
Evidence: TypeAlias = Literal["documented", "peer", "ours"]
ErrorKind: TypeAlias = Kind | Literal["unknown"]
Seconds: TypeAlias = Annotated[int | float, Field(ge=0)]
TRUE: TypeAlias = Literal[True]


class Case(Node):
    """A case: an input, and the output that a port must give."""

    id: CaseId = Field(description="Name of the case, unique in its file of the kit.")
    level: Level = Field(description="must for every port; should for a good one; optional for a full one.")
    evidence: Evidence = Field(
        description="documented: a vendor's page; peer: a vendor's SDK; ours: a decision of this project."
    )
    source: Words | None = Field(
        None, description="The vendor's page, or the SDK and its version. Required unless evidence is ours."
    )
    why: Words = Field(description="The rule that the case proves, in one sentence.")

    @model_validator(mode="after")
    def _check_source(self) -> Self:
        if self.evidence != "ours" and self.source is None:
            raise ValueError(f"a case with the evidence {self.evidence} needs a source")
        return self
