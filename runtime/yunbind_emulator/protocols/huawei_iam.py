"""The part of Huawei's IAM that other calls need: one user, its tokens, and a project in each region.

https://support.huaweicloud.com/api-iam/iam_30_0001.html (tokens) and
https://support.huaweicloud.com/api-iam/iam_06_0001.html (projects)
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias, cast

from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.state.lifecycle import add_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from yunbind_emulator.base.catalog import Json
    from yunbind_emulator.base.credentials import Account
    from yunbind_emulator.state.issued_secrets import SecretTable

TOKEN_LIFETIME = timedelta(hours=24)
"""Lifetime of a token, as documented."""
HOME = "cn-north-4"
"""The region whose project is in the info file."""

_Object: TypeAlias = "Mapping[str, Json]"
_WRONG_LOGIN = "The username or password is wrong."


class Iam:
    """The IAM of the account.

    Args:
        account: Keys, token and user that are accepted.
        regions: Regions in which the account has a project.
        tokens: The issued tokens.
        clock: Returns the present time, with a time zone.
        new_id: Returns the random part of tokens.
    """

    def __init__(
        self,
        account: Account,
        regions: Iterable[str],
        tokens: SecretTable,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
    ) -> None:
        self._account = account
        self._clock = clock
        self._new_id = new_id
        self._tokens = tokens
        project_id = account.user.project_id if account.user else ""
        self._domain_id = _derive(project_id, "domain")
        self._projects = {
            region: derive_project_id(project_id, region) for region in sorted({HOME, *regions})
        }

    def verify(self, token: str) -> None:
        """Verify ``X-Auth-Token``.

        Raises:
            VendorError: ``APIGW.0301`` for an unknown token, ``APIGW.0307`` for an expired one.
        """
        first = self._account.token
        if first is not None and hmac.compare_digest(first.encode(), token.encode()):
            return
        known = self._tokens.get(token)
        if not known:
            raise VendorError(
                "APIGW.0301", "Incorrect IAM authentication information: decrypt token fail", http=401
            )
        if self._clock() >= datetime.fromisoformat(str(known["ends"])):
            assumed = "An expired token is refused: `APIGW.0307`"
            raise VendorError("APIGW.0307", "The token must be updated.", http=401, assumed=assumed)

    def find_region(self, project_id: str | None, token: str | None = None) -> str | None:
        """Return the region of a request: that of its project, else of its token's project, else the home.

        None means that the account has no such project.
        """
        if project_id is None and token is not None:
            project_id = cast("str | None", self._tokens.get(token).get("project"))
        if project_id is None:
            return HOME
        return next((name for name, each in self._projects.items() if each == project_id), None)

    def is_scoped_elsewhere(self, project_id: str | None, token: str) -> bool:
        """Return whether a token was issued for another project than the request names."""
        scope = self._tokens.get(token).get("project")
        return project_id is not None and scope is not None and scope != project_id

    def respond(self, action: str, parameters: _Object, sample: _Object) -> dict[str, Json]:
        """Return the response of an action; ``sample`` provides what the state does not have.

        Raises:
            VendorError: With IAM's number as its code.
        """
        if action == "KeystoneCreateUserTokenByPassword":
            return self._issue_token(parameters, sample)
        if action == "KeystoneListProjects":
            return self._list_projects(parameters)
        if action == "KeystoneListAuthDomains":
            return self._list_domains()
        return dict(sample)

    def find_assumptions(self, action: str, parameters: _Object) -> tuple[str, ...]:
        """Return the assumed behaviours of a response."""
        scope = _get_nested(parameters, "auth", "scope")
        if action == "KeystoneListProjects":
            return ("Each region has one project",)
        return ("A project wins over a domain",) if {"project", "domain"} <= scope.keys() else ()

    def _issue_token(self, parameters: _Object, sample: _Object) -> dict[str, Json]:
        auth = _get_nested(parameters, "auth")
        user = self._account.user
        given = _get_nested(auth, "identity", "password", "user")
        login = (given.get("name"), given.get("password"), _get_nested(given, "domain").get("name"))
        if user is None or not all(map(_equal, login, (user.name, user.password, user.domain))):
            raise VendorError("401", _WRONG_LOGIN, http=401)
        domain: dict[str, Json] = {"id": self._domain_id, "name": user.domain}
        now = self._clock()
        ends = add_time(now, seconds=TOKEN_LIFETIME.total_seconds())
        owner: dict[str, Json] = {"id": _derive(self._domain_id, user.name), "name": user.name}
        token: dict[str, Json] = {
            **_get_nested(sample, "token"),
            "methods": ["password"],
            "issued_at": _write(now),
            "expires_at": _write(ends),
            "user": {**owner, "domain": domain, "password_expires_at": None},
            "domain": domain,
        }
        project = self._find_project(_get_nested(auth, "scope"))
        if project is not None:
            token["project"] = {**project, "domain": domain}
            del token["domain"]
        if parameters.get("nocatalog"):
            token.pop("catalog", None)
        text = f"emulator-token-{self._new_id().hex}"
        self._tokens.put(text, {"ends": ends.isoformat(), "project": project["id"] if project else None})
        return {"subject_token": text, "token": token}

    def _find_project(self, scope: _Object) -> dict[str, Json] | None:
        """Return the project of a scope, or None for an account. A project wins, as documented."""
        if "project" not in scope:
            return None
        wanted = _get_nested(scope, "project")
        for name, project_id in self._projects.items():
            if wanted.get("id") == project_id or (not wanted.get("id") and wanted.get("name") == name):
                return {"id": project_id, "name": name}
        message = "The project of the scope does not exist."
        assumed = "A scope with an unknown project is refused: `404`"
        raise VendorError("404", message, http=404, assumed=assumed)

    def _list_projects(self, parameters: _Object) -> dict[str, Json]:
        projects: list[dict[str, Json]] = [
            {
                "id": project_id,
                "name": name,
                "description": "",
                "domain_id": self._domain_id,
                "parent_id": self._domain_id,
                "enabled": True,
                "is_domain": False,
                "links": {"self": f"https://iam.myhuaweicloud.com/v3/projects/{project_id}"},
            }
            for name, project_id in self._projects.items()
        ]
        filters = {key: parameters[key] for key in projects[0] if parameters.get(key) is not None}
        found: list[Json] = [
            each for each in projects if all(each[key] == value for key, value in filters.items())
        ]
        page, size = parameters.get("page"), parameters.get("per_page")
        if isinstance(page, int) and isinstance(size, int):
            found = found[(page - 1) * size : page * size]
        links: Json = {"self": "https://iam.myhuaweicloud.com/v3/projects", "previous": None, "next": None}
        return {"projects": found, "links": links}

    def _list_domains(self) -> dict[str, Json]:
        address = "https://iam.myhuaweicloud.com/v3"
        domain: Json = {
            "id": self._domain_id,
            "name": self._account.user.domain if self._account.user else "",
            "description": "",
            "enabled": True,
            "links": {"self": f"{address}/domains/{self._domain_id}"},
        }
        return {"domains": [domain], "links": {"self": f"{address}/auth/domains"}}


def derive_project_id(home: str, region: str) -> str:
    """Return the id of a region's project, derived from that of the home region."""
    return home if region == HOME else _derive(home, region)


def _get_nested(value: _Object, *names: str) -> _Object:
    """Return a structure inside structures, or an empty one if there is none."""
    for name in names:
        inner = value.get(name)
        value = inner if isinstance(inner, dict) else {}
    return value


def _equal(given: Json, expected: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode(), expected.encode())


def _derive(*parts: str) -> str:
    """Return an id in the cloud's form. The same keys give the same id on each start."""
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:32]


def _write(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
