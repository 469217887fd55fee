"""A provider of credentials that a program prints. No program runs unless the caller requests it."""

from __future__ import annotations

import math
import shlex
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from yunbind_facts.behavior import CREDENTIALS_RENEWAL_PROGRAM_MARGIN

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.base.option_checks import check_seconds
from yunbind_runtime.call.effects import Run

from .bases import IssuedCredentials, RefreshableProvider
from .documents import read_issued_credentials

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effects


class ExternalProcess(RefreshableProvider):
    """A provider of credentials that a program prints, as in the ``External`` profiles of the aliyun CLI.

    The program prints a JSON object with ``access_key_id``, ``access_key_secret`` and, for temporary
    credentials, ``sts_token`` and ``expiration``. The names that the clouds' services use are accepted too.
    The program runs without a shell and without input. Its error stream is discarded. With asyncio it runs in
    a thread.

    https://help.aliyun.com/document_detail/121258.html

    Args:
        command: Program and arguments. A string is split as by a POSIX shell, without any expansion.
        timeout: Timeout in seconds. The deadline of the call, and a timeout that the client was given, count
            if they are shorter. Defaults to 60.

    Raises:
        ConfigurationError: The command is empty or cannot be split, or an argument is invalid.
    """

    margin: ClassVar[timedelta] = timedelta(seconds=CREDENTIALS_RENEWAL_PROGRAM_MARGIN)

    def __init__(self, command: str | Sequence[str], *, timeout: float = 60.0) -> None:
        check_seconds(timeout, "ExternalProcess(timeout=)")
        try:
            self._command = shlex.split(command) if isinstance(command, str) else list(command)
        except (TypeError, ValueError):
            self._command = []
        if not all(isinstance(part, str) for part in self._command):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ConfigurationError("The command must consist of texts.")
        if not self._command:
            raise ConfigurationError("The command is empty or its quotes do not match.")
        self._timeout = timeout
        super().__init__(f"program {self._command[0]}")

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        call = request.call
        seconds = self._timeout
        if call.timeout != Timeout():  # the default is no wish of the user
            seconds = min(seconds, call.timeout.read, call.timeout.longest)
        deadline = call.deadline
        left = math.inf if deadline is None else deadline.left
        output = yield Run(lambda: self._run(min(seconds, left)))
        if not isinstance(output, bytes):
            if deadline is not None:
                deadline.check()
            raise CredentialsError(f"the program {self._command[0]} {output}")
        try:
            return read_issued_credentials(output, f"the program {self._command[0]}")
        except CredentialsUnavailable as absence:
            raise CredentialsError(absence.args[0]) from None

    def _run(self, seconds: float) -> bytes | str:
        """Return the output of the program, or the reason why there is none."""
        import subprocess

        try:
            done = subprocess.run(  # noqa: S603 - the command comes from the caller
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            reason = f"did not finish within {seconds:.3g} s"
        except OSError as error:
            reason = f"cannot be started: {error.strerror}"
        else:
            if done.returncode == 0:
                return done.stdout
            reason = f"failed with status {done.returncode}; run it in a terminal to see its errors"
        return reason
