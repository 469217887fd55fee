"""Pages of a list: one document of several responses, and a token to go on later."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yunbind_cli.failures import WrongUsage
from yunbind_cli.json_values import is_list, is_object
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yunbind_cli.calls.actions import ActionCaller, Answer
    from yunbind_cli.catalog.entries import Action


@dataclass(frozen=True, slots=True)
class Start:
    """Where a list begins.

    Attributes:
        arguments: Arguments of the first page that differ from those of the command.
        skip: Items of the first page that an earlier command printed.
    """

    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])
    skip: int = 0


@dataclass(slots=True)
class Progress:
    """How far a list was read.

    Attributes:
        pages: Number of pages.
        items: Number of items.
        resume: Token of the rest, or None at the end of the list.
    """

    pages: int = 0
    items: int = 0
    resume: str | None = None


class PageLoop:
    """Reads the pages of an action.

    Args:
        action: The action.
        arguments: Arguments of the client's method.
        pages: Maximum number of pages, or None for all.
        max_items: Maximum number of items, or None for all.
        start: Where the list begins.
    """

    def __init__(
        self,
        action: Action,
        arguments: Mapping[str, Any],
        pages: int | None,
        max_items: int | None,
        start: Start,
    ) -> None:
        self._action = action
        self._arguments = arguments
        self._pages = pages
        self._left = max_items
        self._start = start
        self.progress = Progress()

    def read(self, caller: ActionCaller) -> Iterator[Answer]:
        """Yield the responses. Items that are skipped or beyond the maximum are removed.

        Raises:
            YunbindError: A call failed.
        """
        from yunbind_runtime.paging.pages import Cursor

        given = {**self._arguments, **self._start.arguments}
        cursor = Cursor(make_paginate(self._action), given, caller.operation.place)
        skip, current = self._start.skip, self._start.arguments
        while True:
            answer = caller.call(cursor.arguments)
            cursor.check(answer.parsed)
            has_more = cursor.advance(answer.parsed)
            self.progress.pages += 1
            following = {key: value for key, value in cursor.arguments.items() if given.get(key) != value}
            taken, is_cut = self._take(answer.members, skip)
            if is_cut:
                self.progress.resume = write_token(self._action, current, skip + taken)
            else:
                self.progress.resume = write_token(self._action, following, 0) if has_more else None
            yield answer
            is_enough = self.progress.pages == self._pages or self._left == 0
            if is_cut or not has_more or is_enough:
                return
            skip, current = 0, following

    def _take(self, members: dict[str, Any], skip: int) -> tuple[int, bool]:
        """Keep the items that are wanted. Returns their number, and whether further ones were left out."""
        name = (self._action.paginate or {})["items"]
        items = members.get(name)
        if not is_list(items):
            return 0, False
        wanted = items[skip:]
        is_cut = self._left is not None and len(wanted) > self._left
        if is_cut:
            wanted = wanted[: self._left]
        if skip or is_cut:
            members[name] = wanted
        if self._left is not None:
            self._left -= len(wanted)
        self.progress.items += len(wanted)
        return len(wanted), is_cut


def make_paginate(action: Action) -> Any:
    """Return the library's description of how an action pages, by Python names."""
    from yunbind_runtime.paging.pages import Paginate

    described = action.paginate or {}
    items = action.response[described["items"]]
    names = {
        key: action.request[described[key]].python
        for key in ("limit", "offset", "page", "token", "marker")
        if key in described
    }
    names |= {
        key: action.response[described[key]].python
        for key in ("items", "next_token", "total")
        if key in described
    }
    if "marker_from" in described:
        known = action.service.find_structure(items.item_type or "") or {}
        names["marker_from"] = known[described["marker_from"]].python
    return Paginate(**names)


def merge_pages(action: Action, pages: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one document of several pages: all items, and the other members of the last page."""
    if len(pages) == 1:
        return pages[0]
    name = (action.paginate or {})["items"]
    items = [item for page in pages for item in page.get(name) or ()]
    return {**pages[0], **pages[-1], name: items}


def write_token(action: Action, arguments: Mapping[str, Any], skip: int) -> str:
    """Return a token for ``--resume``."""
    document = {"of": action.reference, "at": dict(arguments), "skip": skip}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_token(action: Action, token: str) -> Start:
    """Return where a token begins.

    Raises:
        WrongUsage: The token is damaged, or belongs to another action.
    """
    paging = {action.request[name].python for key, name in (action.paginate or {}).items() if _is_sent(key)}
    try:
        document = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        skip, owner = document["skip"], document["of"]
        arguments: Any = document["at"]
    except (ValueError, KeyError, TypeError):
        owner, arguments, skip = "", None, -1
    if not (is_object(arguments) and arguments.keys() <= paging and isinstance(skip, int) and skip >= 0):
        raise WrongUsage([say("--resume: the token is damaged", "--resume：令牌已损坏")])
    if owner != action.reference:
        raise WrongUsage([say(f"--resume: the token belongs to {owner}", f"--resume：令牌属于 {owner}")])
    return Start(arguments, skip)


def _is_sent(key: str) -> bool:
    return key in ("limit", "offset", "page", "token", "marker")
