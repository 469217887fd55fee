"""The 13 files of the kit, and the frozen world in which their cases happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from pydantic import Field, create_model

from ..language import Node
from . import behaviour, wire
from .case import Case

WORLD: Mapping[str, object] = MappingProxyType(
    {
        "time": "2026-11-29T12:00:00Z",
        "nonce": "0123456789abcdef0123456789abcdef",
        "idempotency_token": "00000000-0000-4000-8000-000000000000",
        "jitter": 1,
        "key_id": "AKIDEXAMPLEEXAMPLEEXAMPLE",
        "key_secret": "ExampleSecretExampleSecret",
        "session_token": None,
        "token": "example-token-example-token",
        "project_id": "0123456789abcdef0123456789abcdef",
        "regions": {"tencent": "ap-guangzhou", "alibaba": "cn-hangzhou", "huawei": "cn-north-4"},
    }
)
"""Values that a port uses in all cases that give no others. Only sleeping advances the clock."""

CASES: Mapping[str, type[Case]] = MappingProxyType(
    {
        "validate": wire.ValidateCase,
        "endpoint": behaviour.EndpointCase,
        "request": wire.RequestCase,
        "sign": wire.SignCase,
        "time": wire.TimeCase,
        "response": wire.ResponseCase,
        "retry": behaviour.RetryCase,
        "pages": behaviour.PagesCase,
        "waiter": behaviour.WaiterCase,
        "limiter": behaviour.LimiterCase,
        "credentials": behaviour.CredentialsCase,
        "redact": behaviour.RedactCase,
        "blackbox": behaviour.BlackboxCase,
    }
)
"""The class of the cases of each file, in the order in which one builds a port."""


class CaseFile(Node):
    """A YAML file with cases of one file of the kit."""

    file: str
    cases: Sequence[Case]


@dataclass(frozen=True)
class WrittenCase:
    """A case, and the place where it is written."""

    case: Case
    path: str
    """The YAML file."""
    index: int
    """The position among the cases of that file."""


Kit: TypeAlias = Mapping[str, Sequence[WrittenCase]]
"""Cases by file of the kit."""


def _make_model(name: str, case: type[Case]) -> type[CaseFile]:
    fields: dict[str, Any] = {
        # Types that are made at run time, which type checkers do not follow.
        "file": (Literal[name], Field(description="The file of the kit.")),  # ty: ignore[invalid-type-form]  # pyrefly: ignore[not-a-type]
        "cases": (list[case], Field(min_length=1)),  # type: ignore[valid-type]  # ty: ignore[invalid-type-form]
    }
    doc = f"A YAML file with cases of {name}."
    return create_model(f"{name.title()}File", __base__=CaseFile, __doc__=doc, **fields)


CASE_FILES: Mapping[str, type[CaseFile]] = MappingProxyType(
    {name: _make_model(name, case) for name, case in CASES.items()}
)
"""The language of the YAML files, by file of the kit."""
