"""The admin API, which controls a running emulator on a port of its own.

Every request needs the token in ``X-Yunbind-Token``. Pages in a browser cannot use the
API even with the token: Host and Origin must be this machine's, and no header allows
another origin to read a response.

======================== ======================================================
GET /clock               ``{"now", "frozen"}``
POST /clock              one or more of ``{"set": time, "advance": seconds, "freeze": bool}``
GET, POST, DELETE /faults  list, add (one rule or a list) and remove rules
DELETE /faults/ID        remove one rule
GET, PUT /state          export and import everything, as versioned JSON
GET, DELETE /journal     list the last calls (``?after=NUMBER``), and delete them
GET, POST /rates         ``{"enabled": bool}``
GET, POST /metadata      ``{"tokens_required": bool}``: whether metadata services require a token
POST /seed               ``{"seed": integer or null}``: repeatable ids, or random ones
POST /reset              start again without state
======================== ======================================================

See :mod:`yunbind_emulator.faults.fault_rules` for rules.
"""

from __future__ import annotations

import hmac
import json
import logging
import math
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from yunbind_emulator.faults.fault_rules import FaultRuleError, parse_rule, parse_time
from yunbind_emulator.state.records import StateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

    from yunbind_emulator.control import Control

TOKEN_HEADER: Final = "X-Yunbind-Token"  # noqa: S105 - the name of a header
_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_MAX_BYTES: Final = 64 * 2**20
_OUTER_LEVELS: Final = 50
_log = logging.getLogger("yunbind.emulator")


class _Rejected(Exception):
    """A rejected request, with its HTTP status and the reason."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Admin:
    """The admin API as an ASGI application.

    Args:
        control: The parts of the emulator that the API controls.
        token: The token that callers must send.
    """

    def __init__(self, control: Control, token: str) -> None:
        self._control = control
        self._token = token
        self._routes: dict[tuple[str, str], Callable[[Request, Any], object]] = {
            ("GET", "/clock"): self._show_clock,
            ("POST", "/clock"): self._move_clock,
            ("GET", "/faults"): self._list_faults,
            ("POST", "/faults"): self._add_faults,
            ("DELETE", "/faults"): self._clear_faults,
            ("GET", "/state"): self._export_state,
            ("PUT", "/state"): self._import_state,
            ("GET", "/journal"): self._show_journal,
            ("DELETE", "/journal"): self._clear_journal,
            ("GET", "/rates"): self._show_rates,
            ("POST", "/rates"): self._switch_rates,
            ("GET", "/metadata"): self._show_metadata,
            ("POST", "/metadata"): self._switch_metadata,
            ("POST", "/seed"): self._seed,
            ("POST", "/reset"): self._reset,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response: Response
        try:
            self._guard(request)
            document = await _read_body(request)
            response = JSONResponse(self._respond(request, document))
        except ClientDisconnect:
            return
        except _Rejected as rejected:
            response = JSONResponse({"error": str(rejected)}, rejected.status)
        except (FaultRuleError, StateError) as error:
            response = JSONResponse({"error": str(error)}, 400)
        except OSError as error:
            _log.exception("The state file cannot be written")
            message = f"The change was made, but the state file cannot be written: {error.strerror}."
            response = JSONResponse({"error": message}, 507)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        await response(scope, receive, send)

    def _guard(self, request: Request) -> None:
        """Reject requests of other sites' pages and of other users of this machine."""
        _, port = request.scope["server"]
        allowed = {f"{host}:{port}" for host in _HOSTS}
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in allowed:
            raise _Rejected(403, f"The header Host must be 127.0.0.1:{port}.")
        for origin in request.headers.getlist("origin"):
            if origin.lower() not in {f"http://{host}" for host in allowed}:
                raise _Rejected(403, "The admin API rejects other origins.")
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            raise _Rejected(403, "The admin API rejects other sites.")
        given = request.headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            raise _Rejected(401, f"The header {TOKEN_HEADER} must contain the admin token of the info file.")

    def _respond(self, request: Request, document: Any) -> object:
        path, method = request.url.path, request.method
        route = self._routes.get((method, path))
        if route is not None:
            return route(request, document)
        if method == "DELETE" and path.startswith("/faults/"):
            if not self._control.fault_rules.remove(path.removeprefix("/faults/")):
                raise _Rejected(404, "There is no fault rule with this id.")
            return self._list_faults(request, None)
        methods = [known for known, place in self._routes if place == path]
        if methods:
            raise _Rejected(405, f"{path} supports only {', '.join(methods)}.")
        known = ", ".join(sorted({place for _, place in self._routes}))
        raise _Rejected(404, f"There is no route {path[:100]}. The routes are {known}.")

    def _show_clock(self, _request: Request, _document: Any) -> object:
        clock = self._control.clock
        return {"now": clock.now().isoformat(), "frozen": clock.frozen}

    def _move_clock(self, request: Request, document: Any) -> object:
        wanted = _members(document, "set", "advance", "freeze")
        seconds, freeze = wanted.get("advance", 0), wanted.get("freeze")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not math.isfinite(seconds):
            raise _Rejected(400, "advance must be a number of seconds.")
        if freeze is not None and not isinstance(freeze, bool):
            raise _Rejected(400, "freeze must be true or false.")
        moment = parse_time(wanted["set"], "set") if "set" in wanted else None
        clock = self._control.clock
        if freeze:
            clock.freeze()
        try:
            if moment is not None:
                clock.set(moment)
            clock.advance(seconds)
        except ValueError as error:
            raise _Rejected(400, str(error)) from error
        if freeze is False:
            clock.thaw()
        self._control.save()
        return self._show_clock(request, None)

    def _list_faults(self, _request: Request, _document: Any) -> object:
        return {"faults": self._control.fault_rules.export()}

    def _add_faults(self, _request: Request, document: Any) -> object:
        documents = cast("list[object]", document) if isinstance(document, list) else [document]
        for each in documents:
            parse_rule(each, "")
        return {"faults": [self._control.fault_rules.add(each).export() for each in documents]}

    def _clear_faults(self, request: Request, _document: Any) -> object:
        self._control.fault_rules.reset()
        return self._list_faults(request, None)

    def _export_state(self, _request: Request, _document: Any) -> object:
        return self._control.state.export()

    def _import_state(self, _request: Request, document: Any) -> object:
        from yunbind_emulator.services.record_schemas import check_records

        check_records(_object(document))
        self._control.state.restore(document)
        self._control.save()
        return self._control.state.export()

    def _show_journal(self, request: Request, _document: Any) -> object:
        after = request.query_params.get("after", "0")
        if not (after.isascii() and after.isdecimal()) or len(after) > 18:
            raise _Rejected(400, "after must be the number of a call.")
        return {"calls": self._control.journal.export(int(after))}

    def _clear_journal(self, _request: Request, _document: Any) -> object:
        self._control.journal.reset()
        return {"calls": []}

    def _show_rates(self, _request: Request, _document: Any) -> object:
        return {"enabled": self._control.rates.enabled}

    def _switch_rates(self, request: Request, document: Any) -> object:
        enabled = _members(document, "enabled").get("enabled")
        if not isinstance(enabled, bool):
            raise _Rejected(400, "enabled must be true or false.")
        self._control.rates.enabled = enabled
        return self._show_rates(request, None)

    def _show_metadata(self, _request: Request, _document: Any) -> object:
        return {"tokens_required": self._control.metadata_tokens}

    def _switch_metadata(self, request: Request, document: Any) -> object:
        required = _members(document, "tokens_required").get("tokens_required")
        if not isinstance(required, bool):
            raise _Rejected(400, "tokens_required must be true or false.")
        self._control.metadata_tokens = required
        return self._show_metadata(request, None)

    def _seed(self, _request: Request, document: Any) -> object:
        seed = _members(document, "seed").get("seed")
        if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
            raise _Rejected(400, "seed must be an integer, or null for random ids.")
        self._control.ids.seed(seed)
        return {"seed": seed}

    def _reset(self, _request: Request, _document: Any) -> object:
        self._control.reset()
        return {}


async def _read_body(request: Request) -> Any:
    """Return the JSON body of a request, or None if it has no body."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BYTES:
            raise _Rejected(413, f"The body is larger than {_MAX_BYTES} bytes.")
    if not body:
        return None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise _Rejected(415, "The header Content-Type must be application/json.")
    try:
        document = json.loads(
            body.decode("utf-8"), parse_constant=_reject, parse_int=_read_integer, parse_float=_read_float
        )
        # Responses show the document within others. They cannot contain lone surrogates or endless levels.
        shown = document
        # pyrefly: ignore[non-convergent-recursion] - it infers a type for each level
        for _ in range(_OUTER_LEVELS):
            shown = [shown]
        json.dumps(shown, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        message = (
            "The body must be JSON with numbers of 64 bits and valid Unicode, and without endless levels."
        )
        raise _Rejected(400, message) from error
    return document


def _read_integer(text: str) -> int:
    number = int(text)  # rejects thousands of digits itself
    return number if -(2**63) <= number < 2**63 else _reject(text)


def _read_float(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _reject(text)


def _reject(text: str) -> NoReturn:
    raise ValueError(text)


def _object(document: object) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise _Rejected(400, "The body must be a JSON object.")
    return cast("dict[str, Any]", document)


def _members(document: object, *names: str) -> dict[str, Any]:
    found = _object(document)
    unknown = found.keys() - set(names)
    if not found or unknown:
        odd = f", not {', '.join(sorted(unknown))[:100]}" if unknown else ""
        raise _Rejected(400, f"The body must contain {', '.join(names)}{odd}.")
    return found
