"""Credential providers of a cloud that has only specs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

import pytest
from yunbind_runtime.auth.providers import AssumeRole, CliProfile, MetadataRole
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.model.operation import Service

from ...fakes.services import LIST_IMAGES, TENCENT, PicClient
from ...loopback import Server, make_json

NEW = replace(TENCENT, provider="new")
LIST_NEW_IMAGES = replace(LIST_IMAGES, service=NEW)


class NewClient(PicClient):
    """A client of a cloud that has only specs."""

    _service: ClassVar[Service] = NEW

    def list_images(self, **arguments: Any) -> Any:
        return self._call(LIST_NEW_IMAGES, arguments)


def test_a_new_cloud_reads_only_the_environment(cloud: Server) -> None:
    """A new cloud needs no code here."""
    cloud.respond = lambda _: make_json({"Response": {"Total": 0, "RequestId": "id"}})
    environ = {"TENCENT_ID": "i", "TENCENT_KEY": "k"}
    with NewClient(region="ap-1", environ=environ, endpoint=cloud.endpoint) as client:
        client.list_images()
        assert [each.provider for each in client.report_credentials()] == ["environment"]
    with NewClient(region="ap-1", environ={}) as client, pytest.raises(CredentialsError):
        client.list_images()


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        (MetadataRole(), "no metadata service"),
        (AssumeRole("r", credentials=Credentials("i", "s")), "no Security Token Service"),
        (CliProfile("x"), "no command line"),
    ],
)
def test_providers_that_a_new_cloud_does_not_support_raise_an_error(provider: object, expected: str) -> None:
    with (
        NewClient(region="ap-1", credentials=provider, environ={}) as client,  # type: ignore[arg-type]
        pytest.raises(ConfigurationError, match=f"PIC has {expected}"),
    ):
        client.list_images()
