"""Starts and saves that fail: the file is free again, the reason is logged, and the clouds say so."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import load_catalog
from yunbind_emulator.base.catalog_file import CatalogError
from yunbind_emulator.base.errors import StateFileError, VendorError
from yunbind_emulator.control import Control
from yunbind_emulator.factory import build_parts
from yunbind_emulator.protocols.cloud_protocol import EVIDENCE_HEADER
from yunbind_emulator.state.issued_secrets import IssuedSecrets
from yunbind_emulator.state.records import State
from yunbind_emulator.state.state_file import StateFile

from .catalog_requests import read_refusal
from .signed_requests import KEYS, alibaba, huawei, tencent
from .test_admin import call


def test_a_file_that_cannot_be_used_is_free_for_the_next_try(state_path: Path):
    """The errors are kept, as a debugger keeps them; the file must not wait for them."""
    file = StateFile(state_path)
    file.open()
    file.save({"credentials": {}, "clock": {}}, State(), IssuedSecrets())
    file.close()
    kept: list[BaseException] = []
    for _ in range(2):
        with pytest.raises(StateFileError, match="does not hold") as caught:
            build_parts(state_file=state_path)
        kept.append(caught.value)
    build_parts(state_file=state_path, fresh=True).application.control.close()
    assert len(kept) == 2


def test_keys_that_cannot_be_used_are_an_error_without_a_file_too():
    with pytest.raises(KeyError):
        build_parts(credentials={"azure": {"key": "k"}})


def test_a_missing_catalog_is_an_error(tmp_path: Path):
    with pytest.raises(CatalogError):
        build_parts(catalog=tmp_path / "none.json")


def test_two_emulators_take_free_ports():
    with Emulator() as first, Emulator() as second:
        ports = {each["endpoint"] for each in (first.admin, second.admin)}
        assert len({first.endpoint, second.endpoint, *ports}) == 4


def test_an_emulator_is_not_there_before_and_after():
    emulator = Emulator()
    for name in ("endpoint", "admin"):
        with pytest.raises(RuntimeError, match="is not running"):
            getattr(emulator, name)
    with emulator:
        assert emulator.endpoint
    with pytest.raises(RuntimeError, match="is not running"):
        _ = emulator.endpoint


class Full(Control):
    """A control whose file cannot be written."""

    def save(self) -> None:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        (tencent(), 200, "InternalError"),
        (alibaba(), 500, "InternalError"),
        (huawei(), 500, "CCE.01500001"),
    ],
    ids=["tencent", "alibaba", "huawei"],
)
def test_a_change_that_cannot_be_written_is_the_clouds_own_error(
    caplog: pytest.LogCaptureFixture, request_: Any, status: int, code: str
):
    """The clock of the requests is set; the log has the reason."""
    control = Full(rates=False)
    moment = request_.header("X-TC-Timestamp")
    assert moment is None or moment.isdecimal()
    application = create_application(load_catalog(), KEYS, control=control, samples=True)
    with caplog.at_level(logging.ERROR):
        response = application.respond(request_)
    assert (response.status, (read_refusal(response) or ("",))[0]) == (status, code)
    assert response.header(EVIDENCE_HEADER) == "documented"
    assert "The state file cannot be written" in caplog.text
    assert "No space left on device" in caplog.text


def test_the_admin_api_logs_why_the_state_file_cannot_be_written(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    with Emulator(credentials=KEYS) as cloud:

        def fail() -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(cloud.control, "save", fail)
        with caplog.at_level(logging.ERROR):
            status, _, headers = call(cloud, "POST", "/reset")
    assert (status, headers["X-Content-Type-Options"]) == (507, "nosniff")
    assert "The state file cannot be written" in caplog.text


def test_an_error_of_a_vendor_shows_its_code_and_message():
    assert VendorError("Code", "The message.").args == ("Code", "The message.")


def test_a_new_state_has_no_revision(emulator: Application):
    assert State().revision == 0
    assert emulator.control.state.export() == {"format": 1, "accounts": {}}
