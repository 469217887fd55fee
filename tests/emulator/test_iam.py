"""The emulated IAM of Huawei Cloud."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from yunbind_emulator.application import Application
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER, EVIDENCE_HEADER
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .conftest import Clock
from .signed_requests import HOST, KEYS, NOW, huawei, huawei_error

USER = {"name": "huawei-user", "password": "huawei-password", "domain": {"name": "huawei-domain"}}
JSON = ("content-type", "application/json")


def ask(emulator: Application, scope: Any = None, query: str = "nocatalog=true", **user: Any) -> HttpResponse:
    auth: dict[str, Any] = {
        "identity": {"methods": ["password"], "password": {"user": {**USER, **user}}},
    }
    if scope is not None:
        auth["scope"] = scope
    body = json.dumps({"auth": auth}).encode()
    return emulator.respond(HttpRequest("POST", "http", HOST, "/v3/auth/tokens", query, (JSON,), body))


def get(emulator: Application, path: str, token: str, query: str = "") -> HttpResponse:
    return emulator.respond(HttpRequest("GET", "http", HOST, path, query, (JSON, ("x-auth-token", token))))


def read_token(response: HttpResponse) -> str:
    assert response.status == 201, response.body
    token = response.header("X-Subject-Token")
    assert token
    return token


def read_error(response: HttpResponse) -> tuple[int, int]:
    error = json.loads(response.body)["error"]
    assert error.keys() == {"code", "message", "title"}
    return response.status, error["code"]


def test_a_token_is_in_the_header_only(emulator: Application) -> None:
    """``documented``: 201, X-Subject-Token, and the content of the token in the body."""
    response = ask(emulator, {"project": {"name": "cn-north-4"}})
    assert read_token(response).encode() not in response.body
    token = json.loads(response.body)["token"]
    assert json.loads(response.body).keys() == {"token"}
    assert token["methods"] == ["password"]
    assert token["project"]["name"] == "cn-north-4"
    assert token["project"]["id"] == KEYS["huawei"]["project_id"]
    assert token["user"]["name"] == "huawei-user"
    assert "domain" not in token
    times = [datetime.fromisoformat(token[name]) for name in ("issued_at", "expires_at")]
    assert times == [NOW, NOW + timedelta(hours=24)]


def test_the_catalog_stays_away_when_asked(emulator: Application) -> None:
    assert "catalog" not in json.loads(ask(emulator).body)["token"]
    assert "catalog" in json.loads(ask(emulator, query="").body)["token"]


def test_a_token_opens_other_services(emulator: Application) -> None:
    assert get(emulator, "/v5/imagecaches", read_token(ask(emulator))).status == 200


def test_an_older_token_goes_on_working(emulator: Application) -> None:
    first, second = read_token(ask(emulator)), read_token(ask(emulator))
    assert first != second
    assert get(emulator, "/v5/imagecaches", first).status == 200


def test_a_token_ends_after_a_day(emulator: Application, clock: Clock) -> None:
    token = read_token(ask(emulator))
    clock.advance(24 * 3600 - 1)
    assert get(emulator, "/v5/imagecaches", token).status == 200
    clock.advance(1)
    assert huawei_error(get(emulator, "/v5/imagecaches", token)) == (401, "APIGW.0307")


def test_the_token_of_the_info_file_never_ends(emulator: Application, clock: Clock) -> None:
    clock.advance(10 * 24 * 3600)
    assert get(emulator, "/v5/imagecaches", KEYS["huawei"]["token"]).status == 200


@pytest.mark.parametrize(
    "wrong", [{"name": "someone"}, {"password": "wrong"}, {"domain": {"name": "other"}}, {"password": "é"}]
)
def test_wrong_credentials_are_refused(emulator: Application, wrong: dict[str, Any]) -> None:
    response = ask(emulator, **wrong)
    assert read_error(response) == (401, 401)
    assert response.header("X-Subject-Token") is None


@pytest.mark.parametrize("scope", [{"project": {"name": "nowhere"}}, {"project": {"id": "none"}}])
def test_a_scope_that_does_not_exist_is_refused(emulator: Application, scope: Any) -> None:
    assert read_error(ask(emulator, scope)) == (404, 404)


def test_a_project_wins_over_a_domain(emulator: Application) -> None:
    scope = {"project": {"name": "cn-south-1"}, "domain": {"name": "huawei-domain"}}
    assert json.loads(ask(emulator, scope).body)["token"]["project"]["name"] == "cn-south-1"


def test_a_body_that_does_not_fit_is_refused(emulator: Application) -> None:
    request = HttpRequest("POST", "http", HOST, "/v3/auth/tokens", "", (JSON,), b'{"auth": {}}')
    assert read_error(emulator.respond(request)) == (400, 400)


def projects(response: HttpResponse) -> list[dict[str, Any]]:
    assert response.status == 200, response.body
    return json.loads(response.body)["projects"]


def test_a_region_has_one_project_and_always_the_same(emulator: Application) -> None:
    for region in ("cn-north-4", "cn-south-1"):
        found = [
            projects(emulator.respond(huawei("GET", "/v3/projects", f"name={region}"))) for _ in range(2)
        ]
        assert found[0] == found[1]
        assert [each["name"] for each in found[0]] == [region]


def test_projects_have_ids_of_their_own(emulator: Application) -> None:
    every = projects(emulator.respond(huawei("GET", "/v3/projects")))
    ids = [each["id"] for each in every]
    assert len(ids) == len(set(ids)) > 30
    assert projects(emulator.respond(huawei("GET", "/v3/projects", "name=nowhere"))) == []


def test_projects_come_in_pages_when_asked(emulator: Application) -> None:
    every = projects(emulator.respond(huawei("GET", "/v3/projects")))
    assert projects(emulator.respond(huawei("GET", "/v3/projects", "page=2&per_page=10"))) == every[10:20]


def test_a_token_lists_projects_and_domains(emulator: Application) -> None:
    token = read_token(ask(emulator, {"domain": {"name": "huawei-domain"}}))
    assert projects(get(emulator, "/v3/projects", token))
    (domain,) = json.loads(get(emulator, "/v3/auth/domains", token).body)["domains"]
    assert domain["name"] == "huawei-domain"
    assert projects(get(emulator, "/v3/projects", token, f"domain_id={domain['id']}"))
    assert projects(get(emulator, "/v3/projects", token, "domain_id=other")) == []


@pytest.mark.parametrize("path", ["/v3/projects", "/v3/auth/domains"])
def test_lists_need_a_proof(emulator: Application, path: str) -> None:
    assert huawei_error(get(emulator, path, "nothing")) == (401, "APIGW.0301")


@pytest.mark.parametrize(
    ("scope", "notes"),
    [
        (None, None),
        ({"domain": {"name": "huawei-domain"}}, None),
        ({"project": {"name": "cn-south-1"}}, None),
        (
            {"project": {"name": "cn-south-1"}, "domain": {"name": "huawei-domain"}},
            "A project wins over a domain",
        ),
    ],
)
def test_a_token_names_the_assumed_behaviour_behind_it(
    emulator: Application, scope: Any, notes: str | None
) -> None:
    response = ask(emulator, scope)
    assert response.header(ASSUMED_HEADER) == notes
    assert response.header(EVIDENCE_HEADER) == ("assumed" if notes else "documented")


def test_a_list_of_projects_names_the_assumed_behaviour_behind_it(emulator: Application) -> None:
    response = emulator.respond(huawei("GET", "/v3/projects"))
    assert response.header(ASSUMED_HEADER) == "Each region has one project"
    assert response.header(EVIDENCE_HEADER) == "assumed"
    assert emulator.respond(huawei("GET", "/v3/auth/domains")).header(EVIDENCE_HEADER) == "documented"


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("page=1&per_page=1", 0, 1),
        ("page=2&per_page=1", 1, 2),
        ("page=1&per_page=5000", 0, 5000),
        ("page=999&per_page=10", 0, 0),
    ],
)
def test_pages_of_projects_begin_with_the_first(
    emulator: Application, query: str, first: int, last: int
) -> None:
    every = projects(emulator.respond(huawei("GET", "/v3/projects")))
    assert projects(emulator.respond(huawei("GET", "/v3/projects", query))) == every[first:last]


def test_a_project_has_the_members_of_the_page(emulator: Application) -> None:
    """``documented``: their names; it is enabled, and no domain."""
    (found,) = projects(emulator.respond(huawei("GET", "/v3/projects", "name=cn-north-4")))
    assert found["id"] == KEYS["huawei"]["project_id"]
    assert (found["enabled"], found["is_domain"], found["description"]) == (True, False, "")
    assert found["domain_id"] == found["parent_id"]
    assert len(found["domain_id"]) == 32
    assert found["links"]["self"].endswith(f"/v3/projects/{found['id']}")


@pytest.mark.parametrize(
    ("query", "count"), [("enabled=true", None), ("enabled=false", 0), ("parent_id=other", 0)]
)
def test_projects_are_found_by_each_filter(emulator: Application, query: str, count: int | None) -> None:
    every = projects(emulator.respond(huawei("GET", "/v3/projects")))
    found = projects(emulator.respond(huawei("GET", "/v3/projects", query)))
    assert len(found) == (len(every) if count is None else count)


def test_a_token_is_of_the_domain_or_of_the_project(emulator: Application) -> None:
    token = json.loads(ask(emulator).body)["token"]
    assert token["domain"]["name"] == "huawei-domain"
    assert "project" not in token
    assert token["user"]["domain"] == token["domain"]
    assert token["user"]["password_expires_at"] is None
    assert len(token["user"]["id"]) == 32
    assert json.loads(ask(emulator).body)["token"]["user"] == token["user"]


def test_the_domain_of_the_account_is_enabled(emulator: Application) -> None:
    """``documented``: the members of the list."""
    content = json.loads(emulator.respond(huawei("GET", "/v3/auth/domains")).body)
    (domain,) = content["domains"]
    assert (domain["enabled"], domain["name"], domain["description"]) == (True, "huawei-domain", "")
    assert domain["id"] == json.loads(ask(emulator).body)["token"]["domain"]["id"]
    assert domain["links"]["self"].endswith(f"/domains/{domain['id']}")


def test_a_project_is_found_by_its_id_before_its_name(emulator: Application) -> None:
    scope = {"project": {"id": KEYS["huawei"]["project_id"], "name": "cn-south-1"}}
    assert json.loads(ask(emulator, scope).body)["token"]["project"]["name"] == "cn-north-4"
    wrong = {"project": {"id": "none", "name": "cn-south-1"}}
    assert read_error(ask(emulator, wrong)) == (404, 404)
