"""Keys from a program that the caller names. Nothing here runs unless it was asked for in so many words."""

from __future__ import annotations

import shlex
from collections.abc import Generator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.call.effects import Run

from .bases import IssuedCredentials, RefreshableProvider
from .documents import read_issued_credentials

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effect


class ExternalProcess(RefreshableProvider):
    """A program that prints keys in JSON, as the ``External`` profiles of the aliyun CLI name one.

    It prints ``access_key_id``, ``access_key_secret`` and, for temporary keys, ``sts_token`` and
    ``expiration``; the names that the clouds' services use are understood too. It runs without a shell and
    without input; what it writes to its error stream is shown nowhere. Under asyncio it runs in a thread.

    https://help.aliyun.com/document_detail/121258.html

    Args:
        command: program and arguments; a text is split as a POSIX shell would, and nothing in it is expanded.
        timeout: seconds that it may take.

    Raises:
        ConfigurationError: the command is empty or cannot be split.
    """

    margin: ClassVar[timedelta] = timedelta(minutes=3)

    def __init__(self, command: str | Sequence[str], *, timeout: float = 60.0) -> None:
        try:
            self._command = shlex.split(command) if isinstance(command, str) else list(command)
        except ValueError:
            self._command = []
        if not self._command:
            raise ConfigurationError("The command of an ExternalProcess is empty or its quotes do not match.")
        self._timeout = timeout
        super().__init__(f"program {self._command[0]}")

    def fetch(self, request: CredentialRequest) -> Generator[Effect, Any, IssuedCredentials]:  # noqa: ARG002
        output = yield Run(self._run)
        try:
            return read_issued_credentials(output, f"the program {self._command[0]}")
        except CredentialsUnavailable as absence:
            raise CredentialsError(absence.args[0]) from None

    def _run(self) -> bytes:
        import subprocess

        name = self._command[0]
        try:
            done = subprocess.run(  # noqa: S603 - the caller's own command
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self._timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            reason = f"did not end within {self._timeout:g} s"
        except OSError as error:
            reason = f"cannot be run: {error.strerror}"
        else:
            if not done.returncode:
                return done.stdout
            reason = f"ended with status {done.returncode}; run it by hand to see why"
        # Raised here, outside of the handlers: the originals hold the command and what was printed so far.
        raise CredentialsError(f"the program {name} {reason}")
