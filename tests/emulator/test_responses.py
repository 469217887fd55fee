"""The sample in a response, errors on demand, and the requirements of actions."""

from __future__ import annotations

import json

import pytest
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.faults.fault_triggers import find_triggered_code

from .conftest import Clock
from .invented_catalog import INVENTED
from .signed_requests import (
    KEYS,
    NOW,
    alibaba,
    alibaba_error,
    huawei,
    huawei_error,
    tencent,
    tencent_error,
    without,
)


@pytest.fixture
def zoo() -> Application:
    return create_application(INVENTED, KEYS, clock=Clock(NOW))


def ali(action: str, parameters: dict[str, str], **parts):
    return alibaba(parameters, action=action, version="2020-01-01", **parts)


@pytest.mark.parametrize(
    ("path", "sample"), [("cat", "cat"), ("dog", "any"), ("dodo", "any"), ("all", "all")]
)
def test_the_response_is_the_sample_with_the_most_similar_request(zoo: Application, path: str, sample: str):
    """Never a sample of an error. A literal path wins over a placeholder."""
    response = zoo.respond(huawei("GET", f"/v5/animals/{path}"))
    assert json.loads(response.body) == {"of": sample}


def test_the_response_of_an_action_without_a_sample_is_a_request_id(zoo: Application):
    request = tencent("Feed", {"Keeper": "Ann"}, service="zoo", version="2020-01-01", region=None)
    assert json.loads(zoo.respond(request).body)["Response"].keys() == {"RequestId"}


def test_a_success_has_the_documented_status(zoo: Application):
    added = zoo.respond(huawei("POST", "/v5/animals/cat", body=b'{"name": "Tom"}'))
    dropped = zoo.respond(huawei("DELETE", "/v5/animals/cat"))
    assert (added.status, added.body) == (202, b"{}")
    assert (dropped.status, dropped.body) == (204, b"")


def test_an_unsigned_action_needs_no_signature(zoo: Application):
    request = tencent("Greet", service="zoo", version="2020-01-01", headers={"authorization": "SKIP"})
    assert "Error" not in json.loads(zoo.respond(request).body)["Response"]
    request = without(tencent("Greet", version="2020-01-01"), "authorization")
    assert "Error" not in json.loads(zoo.respond(request).body)["Response"]


def test_a_response_without_a_sample_in_xml_is_written_from_json(zoo: Application):
    response = zoo.respond(ali("Choose", {"Diet": "Meat", "Format": "XML"}))
    request_id = response.header("x-acs-request-id")
    assert response.body.decode() == (
        "<ChooseResponse><List>1</List><List><On>true</On></List><None></None>"
        f"<RequestId>{request_id}</RequestId></ChooseResponse>"
    )


def test_a_missing_parameter_has_its_own_code_where_one_is_documented(zoo: Application):
    assert alibaba_error(zoo.respond(ali("Choose", {}))) == (400, "MissingDiet")
    assert alibaba_error(zoo.respond(ali("Feed", {}, nonce="2"))) == (400, "MissingParameter")


def test_rest_parameters_are_read_from_path_query_and_header(zoo: Application):
    good = huawei("GET", "/v5/animals/cat", "deep=true&tag=1&tag=2", headers={"X-Language": "3"})
    assert zoo.respond(good).status == 200


@pytest.mark.parametrize(
    ("request_parts", "named"),
    [
        (("GET", "/v5/animals/CAT"), "animal_id"),
        (("GET", "/v5/animals/cat", "deep=perhaps"), "deep"),
        (("GET", "/v5/animals/cat", "tag=1&tag=x"), "tag.1"),
        (("POST", "/v5/animals/cat", "", b"{}"), "name"),
        (("POST", "/v5/animals/cat", "", b'{"name": "Tom", "animal_id": "dog"}'), "animal_id"),
        (("POST", "/v5/animals/cat", "", b"nonsense"), "JSON"),
        (("POST", "/v5/animals/cat", "", b""), "name"),
        (("POST", "/v5/animals/cat", "name=Tom", b"{}"), "name"),
    ],
)
def test_a_rest_parameter_that_does_not_fit_is_refused_by_name(
    zoo: Application, request_parts: tuple, named: str
):
    response = zoo.respond(huawei(*request_parts))
    assert huawei_error(response) == (400, "CCE.01400001")
    assert named in json.loads(response.body)["errorMessage"]


def test_a_header_that_does_not_fit_is_refused(zoo: Application):
    response = zoo.respond(huawei("GET", "/v5/animals/cat", headers={"X-Language": "latin"}))
    assert huawei_error(response) == (400, "CCE.01400001")


def test_a_path_is_decoded_after_it_is_taken_apart(zoo: Application):
    """An encoded slash is part of the value."""
    headers = {"x-auth-token": KEYS["huawei"]["token"]}
    request = without(huawei("GET", "/v5/animals/a%2Fb%20c", headers=headers), "authorization")
    assert zoo.respond(request).status == 200


def test_a_body_of_another_type_is_refused(zoo: Application):
    request = huawei("POST", "/v5/animals/cat", body=b"x", signed_headers={"content-type": "text/plain"})
    assert huawei_error(zoo.respond(request)) == (400, "CCE.01400006")


def test_a_body_larger_than_documented_is_refused(zoo: Application):
    response = zoo.respond(huawei("POST", "/v5/animals/cat", body=b"x" * 1001))
    assert huawei_error(response) == (413, "APIGW.0201")


def test_a_structure_in_a_text_is_opened_before_it_is_checked(zoo: Application):
    parts = {"service": "zoo", "version": "2020-01-01", "region": None}
    good = tencent("Feed", {"Keeper": "Ann", "Sizes": "1,2", "Plan": '{"Name": "a"}'}, **parts)
    assert "Error" not in json.loads(zoo.respond(good).body)["Response"]
    bad = tencent("Feed", {"Keeper": "Ann", "Plan": '{"Name": 1}'}, **parts)
    assert tencent_error(zoo.respond(bad)) == "InvalidParameter"


def test_iam_has_an_envelope_of_its_own(zoo: Application):
    for query, status in (("id=error%3A404", 404), ("colour=red", 400)):
        response = zoo.respond(huawei("GET", "/v3/found", query))
        content = json.loads(response.body)["error"]
        assert (response.status, content["code"]) == (status, status)
        assert content["title"] == {404: "Not Found", 400: "Bad Request"}[status]


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"ImageCacheName": "error:A.B"}, "A.B"),
        ({"Ids": ["x", "error:A.B"]}, "A.B"),
        ({"Filters": [{"Name": "error:A.B"}]}, "A.B"),
        ({"name": "error-a-b"}, "A.B"),
        ({"ImageCacheName": "error:C"}, None),
        ({"ImageCacheName": "error:"}, None),
        ({"Password": "error:A.B"}, None),
        ({"ImageCacheName": "my error:A.B"}, None),
        ({}, None),
    ],
)
def test_only_an_id_or_a_name_asks_for_a_documented_error(parameters: dict, code: str | None):
    assert find_triggered_code(parameters, ["A", "A.B"]) == code


def test_an_undocumented_code_triggers_no_error(zoo: Application):
    request = tencent("Feed", {"Keeper": "error:Nope"}, service="zoo", version="2020-01-01", region=None)
    assert "Error" not in json.loads(zoo.respond(request).body)["Response"]
    assert tencent_error(zoo.respond(tencent("Feed", {}, service="zoo", version="2020-01-01")))
