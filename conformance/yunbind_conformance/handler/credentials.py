"""``credentials``: the search for keys in variables, files and metadata services."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from yunbind_runtime.auth.credential_provider import CredentialRequest
from yunbind_runtime.auth.providers import metadata, tencent
from yunbind_runtime.auth.providers.default_chains import make_default_chain
from yunbind_runtime.auth.providers.sources import find_cloud_facts, list_kinds
from yunbind_runtime.base.errors import ConnectFailed, YunbindError
from yunbind_runtime.base.http import HttpResponse
from yunbind_runtime.call.effects import drive
from yunbind_runtime.model.credentials import AuthToken
from yunbind_runtime.wire.signing.percent import decode_pairs

from .patches import replaced
from .references import find_operations
from .sessions import make_call
from .values import read_content

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from yunbind_runtime.base.http import HttpRequest, Timeout
    from yunbind_runtime.model.credentials import SigningCredentials

    from .world import World

_SOURCES = {
    "environment": "environment",
    "ini_file": "file",
    "json_profiles": "profile",
    "metadata": "metadata",
    "oidc_role": "web-identity",
    "oidc_agency": "web-identity",
    "identity_provider": "web-identity",
    "pod_identity": "token",
    "uri": "uri",
}
"""The kit's name of a source, by its kind."""


class LocalServices:
    """A transport to the metadata and token services of a case. Others cannot be reached."""

    def __init__(self, answers: Sequence[Mapping[str, Any]]) -> None:
        self._answers = answers

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:  # noqa: ARG002
        """Return the answer to a request."""
        for answer in self._answers:
            if _fits(request, answer):
                return HttpResponse(answer.get("status", 200), (), read_content(answer.get("body", "")))
        raise ConnectFailed("There is no such service.")

    def close(self) -> None:
        """Do nothing."""


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return the source of the keys and the keys, or the text of the error."""
    operation = find_operations(given["service"])[0]
    chain = make_default_chain(operation.service)
    call = make_call(operation, given["service"], world)
    with _make_machine(given) as environ:
        request = CredentialRequest(call, environ, None, make_default_chain)
        services = LocalServices(given.get("http", ()))
        try:
            found = drive(chain.get_credentials(request), services, world.sleep)
        except YunbindError as error:
            return {"error": True, "message": "\n".join([str(error), *getattr(error, "__notes__", ())])}
    used = next(index for index, report in enumerate(chain.report()) if report.outcome == "used")
    kind = list_kinds(find_cloud_facts(operation.service.provider))[used]
    return {"source": _SOURCES[kind], "credentials": _write_keys(found)}


def _fits(request: HttpRequest, answer: Mapping[str, Any]) -> bool:
    url = f"{request.scheme}://{request.host}{request.path}"
    if request.method != answer["method"] or answer["url"] not in (url, request.url):
        return False
    wanted: Mapping[str, str] = answer.get("query", {})
    return wanted.items() <= dict(decode_pairs(request.query)).items()


@contextmanager
def _make_machine(given: Mapping[str, Any]) -> Generator[Mapping[str, str]]:
    """Write the files of a case below a temporary folder, and yield variables whose paths lead there."""
    with TemporaryDirectory(prefix="yunbind-") as folder:
        home = given.get("home", "/home/porter")
        for path, content in given.get("files", {}).items():
            place = Path(folder + path.replace("~", home, 1) if path.startswith("~") else folder + path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(read_content(content))
        environ: Mapping[str, str] = {"HOME": home, **given.get("environ", {})}
        answers: Sequence[Mapping[str, str]] = given.get("http", ())
        hosts = {urlsplit(answer["url"]).hostname for answer in answers}

        def resolves(name: str, _seconds: float) -> bool:
            return name in hosts

        with (
            replaced(tencent, SHARED_FILE=Path(f"{folder}{tencent.SHARED_FILE}")),
            replaced(metadata, _resolves=resolves),
        ):
            yield {
                name: folder + value if value.startswith("/") else value for name, value in environ.items()
            }


def _write_keys(found: SigningCredentials) -> dict[str, str]:
    if isinstance(found, AuthToken):
        return {"token": found.token}
    keys = {
        "key_id": found.key_id,
        "key_secret": found.key_secret,
        "session_token": found.session_token,
        "project_id": found.project_id,
    }
    return {name: value for name, value in keys.items() if value is not None}
