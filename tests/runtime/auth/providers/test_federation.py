"""Credentials for tokens of an identity provider, request by request."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from yunbind_runtime.auth.providers.federation import (
    AgencyWithOidc,
    FederatedUser,
    Federation,
    PodIdentity,
)
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.base.http import HttpResponse, Timeout
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.model.endpoints import Endpoint

from .effects import Answers, make_request

IAM = Endpoint("https", "iam.test")
KEYS = {"access": "i", "secret": "s", "securitytoken": "t", "expires_at": "2026-01-02T00:00:00Z"}
ISSUED = HttpResponse(201, (), json.dumps({"credential": KEYS}).encode())


def test_an_agency_gets_credentials_for_a_token() -> None:
    provider = AgencyWithOidc(IAM, {"duration_seconds": 900}, lambda: "the-token", "p")
    answers = Answers(ISSUED)
    issued = answers.run(provider.fetch(make_request()))
    assert issued.credentials == Credentials("i", "s", "t", "p")
    (request,) = answers.sent
    assert request.url == "https://iam.test/v5/agencies/assume-with-oidc"
    assert json.loads(request.body) == {"duration_seconds": 900, "id_token": "the-token"}
    assert answers.timeouts == [Timeout(5, 10, 10, 15)]


def test_a_federated_user_gets_a_token_and_then_credentials_for_six_hours() -> None:
    """They are renewed a quarter of an hour before."""
    provider = FederatedUser(Federation(IAM, "idp", lambda: "the-token", "p"))
    answers = Answers(HttpResponse(201, (("X-Subject-Token", "subject"),)), ISSUED)
    issued = answers.run(provider.fetch(make_request()))
    assert issued.credentials == Credentials("i", "s", "t", "p")
    first, second = answers.sent
    assert first.url == "https://iam.test/v3.0/OS-AUTH/id-token/tokens"
    assert first.header("X-Idp-Id") == "idp"
    assert json.loads(first.body) == {"auth": {"id_token": {"id": "the-token"}}}
    asked = {"id": "subject", "duration_seconds": 21_600}
    assert json.loads(second.body) == {"auth": {"identity": {"methods": ["token"], "token": asked}}}
    assert provider.find_margin(make_request()) == timedelta(minutes=15)


def test_a_response_without_a_token_is_an_error() -> None:
    provider = FederatedUser(Federation(IAM, "idp", lambda: "the-token", None))
    with pytest.raises(CredentialsError, match=r"IAM at https://iam\.test contains no token"):
        Answers(HttpResponse(201, (), b"{}")).run(provider.fetch(make_request()))
    with pytest.raises(CredentialsError, match=r"refused to issue credentials \(HTTP 403\)"):
        Answers(HttpResponse(403, (), b"{}")).run(provider.fetch(make_request()))


@pytest.mark.parametrize(
    ("uri", "target"),
    [("http://h:1", "/"), ("http://h:1/", "/"), ("http://h:1/a", "/a"), ("http://h:1/a?b=1", "/a?b=1")],
)
def test_a_pod_is_answered_within_ten_seconds(uri: str, target: str) -> None:
    """The service is in the same cluster."""
    answers = Answers(ISSUED)
    answers.run(PodIdentity(uri, lambda: "the-token").fetch(make_request()))
    (request,) = answers.sent
    assert request.url == f"http://h:1{target}"
    assert request.header("Authorization") == "the-token"
    assert answers.timeouts == [Timeout(5, 5, 5, 10)]


def test_an_invalid_address_of_a_pod_names_its_variable() -> None:
    with pytest.raises(ConfigurationError, match="HC_CONTAINER_CREDENTIALS_FULL_URI"):
        PodIdentity("ftp://h", lambda: "token")
