"""Changes of what calls an action more than once: paginators and waiters."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Action, Service, Waiter
from ..language import Paginate
from .change import Change, Subject, compare_texts
from .public_api import ServiceApi
from .rules import Rule


def compare_paginators(old: tuple[ServiceApi, Action], new: tuple[ServiceApi, Action]) -> Iterator[Change]:
    """How an action pages, and what the method is called that does."""
    before, after = old[1].spec.paginate, new[1].spec.paginate
    if before is not None and after is None:
        yield _make_subject(*old, before).change(Rule.PAGINATOR_REMOVED, f"{before.name} is gone.")
    elif after is not None and before is None:
        yield _make_subject(*new, after).change(
            Rule.PAGINATOR_ADDED, f"{after.name} iterates over what {new[1].python} lists."
        )
    elif before is not None and after is not None:
        if before.name != after.name:
            said = f"{before.name} is now called {after.name}."
            yield _make_subject(*old, before).change(Rule.PAGINATOR_RENAMED, said, "name")
        yield from _compare_paging(before, after, _make_subject(*new, after))


def _make_subject(service_api: ServiceApi, action: Action, paginate: Paginate) -> Subject:
    return Subject(f"{service_api.client}.{paginate.name}", action.wire, action.path, ("paginate",))


def _compare_paging(old: Paginate, new: Paginate, subject: Subject) -> Iterator[Change]:
    if old.items != new.items:
        said = f"It gives the items of {new.items} instead of {old.items}."
        yield subject.change(Rule.PAGINATOR_ITEMS_CHANGED, said, "items")
    if _list_paging_members(old) != _list_paging_members(new):
        now, was = (" and ".join(filter(None, _list_paging_members(each))) for each in (new, old))
        said = f"Pages are asked for by {now} instead of {was}."
        yield subject.change(Rule.PAGING_CHANGED, said)
    for key in ("limit", "total"):
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            said = f"The {key} is {now or 'unknown'} instead of {was or 'unknown'}."
            yield subject.change(Rule.PAGING_TUNED, said, key)


def _list_paging_members(paginate: Paginate) -> tuple[str | None, ...]:
    return (
        paginate.offset,
        paginate.page,
        paginate.token,
        paginate.next_token,
        paginate.marker,
        paginate.marker_from,
    )


def compare_waiters(old: ServiceApi, new: ServiceApi) -> Iterator[Change]:
    """The waiters of a service, whichever file says them."""
    before, after = _by_name(old.service), _by_name(new.service)
    for name, (action, waiter, index) in before.items():
        subject = _wait(old, action, waiter, index)
        if name not in after:
            yield subject.change(Rule.WAITER_REMOVED, f"wait_until_{name} is gone.")
            continue
        action, now, index = after[name]
        yield from _compare_waiter(waiter, now, _wait(new, action, now, index))
    for name, (action, waiter, index) in after.items():
        if name not in before:
            said = f"wait_until_{name} polls {waiter.poll}."
            yield _wait(new, action, waiter, index).change(Rule.WAITER_ADDED, said)


def _by_name(service: Service) -> dict[str, tuple[Action, Waiter, int]]:
    return {
        waiter.name: (action, waiter, index)
        for action in service.actions
        for index, waiter in enumerate(action.waiters)
    }


def _wait(service_api: ServiceApi, action: Action, waiter: Waiter, index: int) -> Subject:
    symbol = f"{service_api.client}.wait_until_{waiter.name}"
    return Subject(symbol, waiter.poll, action.path, ("waiters", index))


def _compare_waiter(old: Waiter, new: Waiter, subject: Subject) -> Iterator[Change]:
    if old.poll != new.poll:
        yield subject.change(Rule.WAITER_POLL_CHANGED, f"It polls {new.poll} instead of {old.poll}.", "poll")
    if _may_be_none(old) != _may_be_none(new):
        widened = _may_be_none(new)
        rule = Rule.WAITER_RESULT_WIDENED if widened else Rule.WAITER_RESULT_NARROWED
        said = "It returns None where a failed poll is a success." if widened else "It never returns None."
        yield subject.change(rule, said, "success")
    differing = [key for key in ("success", "failure") if getattr(old.spec, key) != getattr(new.spec, key)]
    if differing:
        said = f"The conditions of {' and '.join(differing)} are others."
        yield subject.change(Rule.WAITER_CONDITIONS_CHANGED, said, differing[0])
    if old.spec.timeout != new.spec.timeout:
        longer = new.spec.timeout > old.spec.timeout
        rule = Rule.WAITER_TIMEOUT_LENGTHENED if longer else Rule.WAITER_TIMEOUT_SHORTENED
        said = f"It gives up after {new.spec.timeout:g} seconds; it was {old.spec.timeout:g}."
        yield subject.change(rule, said, "timeout")
    if old.spec.delay != new.spec.delay:
        said = f"It polls again after {new.spec.delay:g} seconds; it was {old.spec.delay:g}."
        yield subject.change(Rule.WAITER_DELAY_CHANGED, said, "delay")
    yield from compare_texts(subject, {"doc": old.spec.doc}, {"doc": new.spec.doc})


def _may_be_none(waiter: Waiter) -> bool:
    return any(each.error or each.status for each in waiter.spec.success)
