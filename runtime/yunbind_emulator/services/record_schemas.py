"""The schema of each kind of record, to validate an imported state.

A schema has the members that handlers use; a record can hold others. The module imports
pydantic, so it is imported only when a state is imported.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_pascal

from yunbind_emulator.state.records import StateError


def _check_moment(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a time needs its zone")
    return text


_ABSENT: Any = None
"""Default of members that can be missing, but not null."""
_Moment = Annotated[str, AfterValidator(_check_moment)]
_TkeStatus = Literal["Pending", "Ready", "Failed", "Updating", "UpdateFailed"]
_Number = Annotated[int, Field(ge=0, lt=2**63)]


class _Plain(BaseModel):
    model_config = ConfigDict(strict=True)


class _Shown(BaseModel):
    model_config = ConfigDict(strict=True, alias_generator=to_pascal)


class _Change(_Plain):
    began: _Moment
    goal: str
    reads: _Number


class _TkeChange(_Plain):
    began: _Moment
    goal: _TkeStatus
    reads: _Number


class _TkeShown(_Shown):
    image_cache_id: str
    image_cache_name: str
    images: list[str]
    status: _TkeStatus
    retention_days: int
    snapshotter: str
    image_registry_credentials: list[dict[str, Any]]
    events: list[dict[str, Any]]


class _TkeCache(_Plain):
    shown: _TkeShown
    created: _Moment
    expires: _Moment
    change: _TkeChange = _ABSENT


class _Image(_Shown):
    class Source(_Shown):
        image_id: str

    image_id: str
    image_name: str
    image_os_name: str
    image_type: str
    src_image: Source


class _EcmImage(_Plain):
    shown: _Image


class _EcmTask(_Plain):
    id: str
    operation: str
    image: str
    name: str
    state: str
    message: str
    began: str
    ended: str
    change: _Change = _ABSENT


class _EcmModule(_Plain):
    image: str


class _Tag(_Shown):
    key: str | None = None
    value: str | None = None


class _EciShown(_Shown):
    image_cache_id: str
    image_cache_name: str
    images: list[str]
    status: str
    creation_time: str
    last_matched_time: str = ""
    tags: list[_Tag]
    events: list[dict[str, Any]]


class _EciCache(_Plain):
    shown: _EciShown
    number: _Number
    created: _Moment
    expires: _Moment | None
    change: _Change = _ABSENT


class _EciToken(_Plain):
    request: str
    answer: dict[str, Any]


class _CceShown(_Plain):
    name: str
    id: str
    status: str


class _CceCache(_Plain):
    shown: _CceShown
    expires: _Moment | None
    change: _Change = _ABSENT


class _Families(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=lambda name: name.replace("_", "."))

    tke_caches: dict[str, _TkeCache] = {}
    ecm_images: dict[str, _EcmImage] = {}
    ecm_tasks: dict[str, _EcmTask] = {}
    ecm_modules: dict[str, _EcmModule] = {}
    eci_caches: dict[str, _EciCache] = {}
    eci_tokens: dict[str, _EciToken] = {}
    cce_caches: dict[str, _CceCache] = {}
    cce_orders: dict[str, dict[str, Any]] = {}


class _Document(BaseModel):
    accounts: dict[str, dict[str, _Families]]


def check_records(document: object) -> None:
    """Validate the records of an exported state.

    Raises:
        StateError: A record is invalid. The message names the first one, and shows no value.
    """
    try:
        _Document.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = f"{place[:200]}: {first['msg'][:200]}"
        raise StateError(f"The document was not imported: {problem}. Use a document of GET /state.") from None
