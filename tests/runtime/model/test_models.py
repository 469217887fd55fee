"""Models: two names for each member, strict requests, hidden secrets."""

from __future__ import annotations

import copy
import pickle
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from yunbind_runtime.base.errors import InvalidArguments
from yunbind_runtime.model.models import (
    Int32,
    Int64,
    ResponseMetadata,
    SensitiveText,
    Shape,
    Uint64,
    read_response,
    sensitive_members,
)

from tests.runtime.fakes.models import (
    Filter,
    Image,
    ListImagesRequest,
    ListImagesResponse,
    Login,
    MakeImageRequest,
    Tag,
)

METADATA = ResponseMetadata(200, (("X-Request-Id", "r"), ("X-Subject-Token", "s3cret")), "r")


def test_members_are_accepted_by_python_name_or_wire_name() -> None:
    assert Tag(key="k") == Tag(Key="k") == Tag.model_validate({"Key": "k"})  # type: ignore[call-arg]


def test_wire_names_are_written() -> None:
    assert Tag(key="k").model_dump(exclude_none=True) == {"Key": "k"}
    assert Tag(key="k").model_dump_json(exclude_none=True) == '{"Key":"k"}'


def test_requests_refuse_unknown_members_at_every_depth() -> None:
    with pytest.raises(InvalidArguments):
        ListImagesRequest(Limitt=1)  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        ListImagesRequest.model_validate({"filters": [{"Name": "n", "Values": [], "Nope": 1}]})


def test_validation_errors_do_not_show_the_given_values() -> None:
    with pytest.raises(ValidationError) as caught:
        MakeImageRequest.model_validate({"Name": "n", "Logins": [{"Password": ["s3cret"]}]})
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("show", [repr, str, "{}".format])
def test_no_repr_shows_a_sensitive_member_at_any_depth(show: object) -> None:
    login = Login(server="r.example.com", password="s3cret")
    request = MakeImageRequest(name="n", logins=[login])
    response = read_response(
        ListImagesResponse,
        {"Images": [{"Logins": [{"Password": "s3cret", "Secret": "s3cret", "NewPassword": "s3cret"}]}]},
        METADATA,
    )
    for value in (login, request, response, [login]):
        shown = show(value)  # type: ignore[operator]
        assert "s3cret" not in shown
        assert "password='***'" in shown
    assert "r.example.com" in repr(login)


def test_an_absent_secret_is_shown_as_none() -> None:
    assert "password=None" in repr(Login(server="s"))


def test_a_dump_contains_the_secret() -> None:
    assert Login(password="s3cret").model_dump(exclude_none=True) == {"Password": "s3cret"}


def test_the_marker_is_found_at_any_depth_of_an_annotation() -> None:
    class Holder(Shape):
        plain: str | None = None
        bare: SensitiveText | None = None
        needed: Annotated[SensitiveText, Field(alias="Needed")]
        listed: Annotated[list[SensitiveText] | None, Field(alias="Listed")] = None

    assert sensitive_members(Holder) == {"bare", "needed", "listed"}
    assert "s3cret" not in repr(Holder(needed="s3cret", listed=["s3cret"]))


def test_unknown_members_of_a_response_are_readable_and_never_sent() -> None:
    response = read_response(
        ListImagesResponse, {"Images": [{"Tags": [{"Key": "k", "New": 1}]}], "Next": 2}, METADATA
    )
    assert response.images is not None
    tag = (response.images[0].tags or [])[0]
    assert response.model_extra == {"Next": 2}
    assert tag.model_extra == {"New": 1}
    assert tag.New == 1  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    request = MakeImageRequest(name="n", tags=response.images[0].tags)
    assert request.model_dump(exclude_none=True) == {"Name": "n", "Tags": [{"Key": "k"}]}


def test_a_response_has_metadata() -> None:
    response = read_response(ListImagesResponse, {}, METADATA)
    assert response.response_metadata.http_status == 200
    assert response.response_metadata.request_id == "r"
    assert ("X-Request-Id", "r") in response.response_metadata.headers
    assert "s3cret" not in repr(response.response_metadata)


def test_a_response_created_by_the_caller_has_empty_metadata() -> None:
    response = ListImagesResponse()
    assert response.response_metadata == ResponseMetadata()
    assert response.unread == {}


@pytest.mark.parametrize(
    "payload", [{"Total": 1, "New": 2}, {"Total": "x", "Images": [{"Size": "y", "New": 2}]}]
)
@pytest.mark.parametrize("duplicate", [lambda m: pickle.loads(pickle.dumps(m)), copy.copy, copy.deepcopy])
def test_responses_can_be_pickled_and_copied(payload: dict[str, object], duplicate: object) -> None:
    """A pickle leaves the headers out, because they can hold tokens."""
    response = read_response(ListImagesResponse, payload, METADATA)
    same = duplicate(response)  # type: ignore[operator]
    assert same == response
    assert same.unread == response.unread
    assert same.response_metadata == METADATA
    is_copy = duplicate in (copy.copy, copy.deepcopy)
    assert same.response_metadata.headers == (METADATA.headers if is_copy else ())
    assert same.model_extra == response.model_extra


def test_a_model_with_a_secret_cannot_be_pickled() -> None:
    """The secret is a sensitive member, or an undocumented member with a secret name, at any depth."""
    documented = MakeImageRequest(name="n", logins=[Login(password="hidden words")])
    undocumented = read_response(ListImagesResponse, {"New": [{"TmpSecretKey": "hidden words"}]}, METADATA)
    for model, name in ((documented, "password"), (undocumented, "New")):
        with pytest.raises(TypeError, match=rf"holds a secret \({name}\)"):
            pickle.dumps(model)
        assert copy.deepcopy(model) == model


@pytest.mark.parametrize(
    ("kind", "minimum", "maximum"),
    [(Int32, -(2**31), 2**31 - 1), (Int64, -(2**63), 2**63 - 1), (Uint64, 0, 2**64 - 1)],
)
def test_integers_have_the_range_of_their_type(kind: object, minimum: int, maximum: int) -> None:
    adapter: TypeAdapter[int] = TypeAdapter(kind)
    assert [adapter.validate_python(number) for number in (minimum, maximum)] == [minimum, maximum]
    for number in (minimum - 1, maximum + 1):
        with pytest.raises(ValidationError):
            adapter.validate_python(number)


def test_a_required_member_is_required() -> None:
    with pytest.raises(ValidationError):
        Filter.model_validate({"Name": "n"})


def test_models_are_built_at_the_first_use() -> None:
    """The schemas of unused models cost nothing."""

    class Unused(Shape):
        image: Image | None = None

    assert not Unused.__pydantic_complete__
    Unused(image=Image())
    assert Unused.__pydantic_complete__
