"""Nothing that the library can print shows a secret of a credential provider."""

from __future__ import annotations

import copy
import gc
import json
import logging
import pickle
import traceback
from typing import Any
from urllib.parse import unquote_plus

import pytest
from yunbind import AssumeRole, Credentials, CredentialsUri, ExternalProcess, MetadataRole, WebIdentity
from yunbind.errors import YunbindError
from yunbind_runtime.auth.providers import CredentialProvider
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from . import test_alibaba as alibaba
from . import test_huawei as huawei
from . import test_tencent as tencent
from .world import World, make_json

MARK = "m4rk"
"""Part of every secret, and of nothing else."""


def mark(world: World) -> None:
    """Mark every secret in the responses of the network."""
    for what, response in list(world.net.responses.items()):
        if isinstance(response, HttpResponse):
            body = response.body.decode()
            for end in ("-secret", "-key", "-sk", "-token"):
                body = body.replace(f'{end}"', f'{end}-{MARK}"')
            world.net.on(what, HttpResponse(response.status, response.headers, body.encode()))


def refuse(request: HttpRequest) -> HttpResponse:
    """Return an error that repeats the whole request."""
    echo = unquote_plus(f"{request.body.decode()} {request.headers} {request.query}")
    return make_json({"Code": "Failed", "Message": echo, "error_msg": echo}, 403)


def set_tencent(world: World) -> Any:
    tencent.give_role(world)
    tencent.give_sts(world)
    return world.tke(AssumeRole("role", credentials=MetadataRole()))


def set_alibaba(world: World) -> Any:
    alibaba.set_oidc(world)
    world.write("token", f"oidc-{MARK}")
    alibaba.give_sts(world)
    return world.eci()


def set_alibaba_profile(world: World) -> Any:
    fields = {**alibaba.AK, "access_key_secret": f"cli-{MARK}", "mode": "RamRoleArn"}
    alibaba.write_profile(world, **fields, ram_role_arn=alibaba.ROLE, external_id="ext")
    alibaba.give_sts(world)
    return world.eci()


def set_uri(world: World) -> Any:
    response = make_json({"Code": "Success", **alibaba.keys_document(world, "uri")})
    world.net.on("GET helper.test/keys", response)
    return world.eci(CredentialsUri(f"http://helper.test/keys?key={MARK}"))


def set_huawei(world: World) -> Any:
    huawei.give_project(world)
    huawei.set_provider(world)
    world.write("id-token", f"jwt-{MARK}")
    iam_token = make_json({}, 201, **{"X-Subject-Token": f"iam-{MARK}"})
    world.net.on(huawei.ID_TOKENS, iam_token)
    return world.cce()


def set_program(world: World) -> Any:
    output = json.dumps({"access_key_id": "program-id", "access_key_secret": f"program-{MARK}"})
    program = world.write("program", f"#!/bin/sh\necho '{output}'\n", mode=0o700)
    return world.eci(ExternalProcess([str(program), MARK]))


def call(client: Any) -> object:
    name = "list_image_caches" if hasattr(client, "list_image_caches") else "describe_image_caches"
    return getattr(client.with_raw_response, name)()


class Onlooker:
    """Collects all library objects that a test creates."""

    def __init__(self) -> None:
        gc.collect()
        self._before = {id(each) for each in gc.get_objects()}

    def show_all(self) -> list[str]:
        """Return the reprs of the library objects created since the start."""
        return [
            repr(each)
            for each in gc.get_objects()
            if id(each) not in self._before
            and type(each).__module__.startswith(("yunbind_runtime", "yunbind."))
        ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "prepare", [set_tencent, set_alibaba, set_alibaba_profile, set_uri, set_huawei, set_program]
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_no_secret_is_shown(world: World, caplog: pytest.LogCaptureFixture, prepare: Any) -> None:
    """No repr, report, log or exception shows one, whether the keys are accepted or rejected."""
    caplog.set_level(logging.DEBUG)
    onlooker = Onlooker()
    client = prepare(world)
    mark(world)
    texts = [repr(call(client)), str(client.report_credentials()), *onlooker.show_all()]
    for what in world.net.responses:
        world.net.on(what, refuse)
    world.advance(hours=30)
    with pytest.raises(YunbindError) as caught:
        call(client)
    texts += traceback.format_exception(caught.value)
    texts += [str(client.report_credentials()), *onlooker.show_all()]
    error: BaseException | None = caught.value
    while error is not None:
        texts.append(repr(error) + str(error.args) + str(vars(error)))
        error = error.__context__
    texts.append(caplog.text)
    assert not [text for text in texts if MARK in text]


@pytest.mark.parametrize(
    "provider",
    [
        AssumeRole("r", credentials=Credentials("i", MARK)),
        WebIdentity("r", provider="p", token_file="t"),
        MetadataRole(),
        CredentialsUri(f"http://h/keys?{MARK}"),
    ],
)
def test_a_provider_shows_no_secret_and_cannot_be_pickled(provider: CredentialProvider) -> None:
    assert MARK not in repr(provider)
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot be pickled"):
            attempt(provider)
