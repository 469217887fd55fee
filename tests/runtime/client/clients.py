"""Clients of the tests."""

from __future__ import annotations

from typing import Any

from yunbind_runtime.model.credentials import Credentials

from ..fakes.services import PicClient
from ..loopback import Server, make_json

CREDENTIALS = Credentials("the-key-id-1234", "the-key-secret")


def make_client(cloud: Server, **options: Any) -> PicClient:
    usual = {"region": "ap-1", "credentials": CREDENTIALS, "endpoint": cloud.endpoint, "retries": 0}
    return PicClient(**{**usual, **options})


def respond_with_total(number: int = 1) -> Any:
    return lambda _: make_json({"Response": {"Total": number, "RequestId": "r-1"}})
