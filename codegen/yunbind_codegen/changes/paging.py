"""Changes of paginators and waiters."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Action, Member, Service, Waiter
from ..language import Paginate
from .change import Change, Subject, compare_texts
from .public_api import ServiceApi
from .rules import Rule


def compare_paginators(old: tuple[ServiceApi, Action], new: tuple[ServiceApi, Action]) -> Iterator[Change]:
    """Yield the changes of an action's paginator."""
    before, after = old[1].spec.paginate, new[1].spec.paginate
    if before is not None and after is None:
        yield _make_subject(*old, before).change(Rule.PAGINATOR_REMOVED, f"{before.name} was removed.")
    elif after is not None and before is None:
        yield _make_subject(*new, after).change(
            Rule.PAGINATOR_ADDED, f"{after.name} was added; it iterates over the items of {new[1].python}."
        )
    elif before is not None and after is not None:
        if before.name != after.name:
            sentence = f"{before.name} was renamed to {after.name}."
            yield _make_subject(*old, before).change(Rule.PAGINATOR_RENAMED, sentence, "name")
        subject = _make_subject(*new, after)
        yield from _compare_paging(before, after, subject)
        taken_over = _list_taken_over(new[1], old[1].paginator_arguments, new[1].paginator_arguments)
        for member in taken_over:
            sentence = f"The paginator now sets {member.python} itself."
            yield subject.change(Rule.PAGINATOR_ARGUMENT_REMOVED, sentence)


def _list_taken_over(new: Action, before: tuple[Member, ...], after: tuple[Member, ...]) -> list[Member]:
    """Return the members of both requests that were arguments and that paging now sets."""
    given = {member.wire for member in before} - {member.wire for member in after}
    return [member for member in new.request if member.wire in given]


def _make_subject(service_api: ServiceApi, action: Action, paginate: Paginate) -> Subject:
    return Subject(f"{service_api.client}.{paginate.name}", action.wire, action.path, ("paginate",))


def _compare_paging(old: Paginate, new: Paginate, subject: Subject) -> Iterator[Change]:
    if old.items != new.items:
        sentence = f"The paginator now yields the items of {new.items}; it yielded those of {old.items}."
        yield subject.change(Rule.PAGINATOR_ITEMS_CHANGED, sentence, "items")
    if _list_paging_members(old) != _list_paging_members(new):
        now, was = (" and ".join(filter(None, _list_paging_members(each))) for each in (new, old))
        sentence = f"The paginator now requests pages with {now}; it used {was}."
        yield subject.change(Rule.PAGING_CHANGED, sentence)
    for key in ("limit", "total"):
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            sentence = f"The {key} member is now {now or 'none'}; it was {was or 'none'}."
            yield subject.change(Rule.PAGING_TUNED, sentence, key)


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
    """Yield every change of the waiters of a service, whichever action defines them."""
    before, after = _by_name(old.service), _by_name(new.service)
    for name, (action, waiter, index) in before.items():
        subject = _make_waiter_subject(old, action, waiter, index)
        if name not in after:
            yield subject.change(Rule.WAITER_REMOVED, f"wait_until_{name} was removed.")
            continue
        action, now, index = after[name]
        subject = _make_waiter_subject(new, action, now, index)
        yield from _compare_waiter(waiter, now, subject)
        if waiter.poll == now.poll:
            yield from _compare_waiter_arguments(
                _find_action(old.service, now.poll), _find_action(new.service, now.poll), subject
            )
    for name, (action, waiter, index) in after.items():
        if name not in before:
            sentence = f"wait_until_{name} was added; it polls {waiter.poll}."
            yield _make_waiter_subject(new, action, waiter, index).change(Rule.WAITER_ADDED, sentence)


def _compare_waiter_arguments(old: Action, new: Action, subject: Subject) -> Iterator[Change]:
    for member in _list_taken_over(new, old.waiter_arguments, new.waiter_arguments):
        sentence = f"Paging now sets {member.python}."
        yield subject.change(Rule.WAITER_ARGUMENT_REMOVED, sentence, "poll")


def _find_action(service: Service, wire: str) -> Action:
    return next(action for action in service.actions if action.wire == wire)


def _by_name(service: Service) -> dict[str, tuple[Action, Waiter, int]]:
    return {
        waiter.name: (action, waiter, index)
        for action in service.actions
        for index, waiter in enumerate(action.waiters)
    }


def _make_waiter_subject(service_api: ServiceApi, action: Action, waiter: Waiter, index: int) -> Subject:
    symbol = f"{service_api.client}.wait_until_{waiter.name}"
    return Subject(symbol, waiter.poll, action.path, ("waiters", index))


def _compare_waiter(old: Waiter, new: Waiter, subject: Subject) -> Iterator[Change]:
    if old.poll != new.poll:
        yield subject.change(
            Rule.WAITER_POLL_CHANGED, f"The waiter now polls {new.poll}; it polled {old.poll}.", "poll"
        )
    if _can_return_none(old) != _can_return_none(new):
        widened = _can_return_none(new)
        rule = Rule.WAITER_RESULT_WIDENED if widened else Rule.WAITER_RESULT_NARROWED
        sentence = f"The waiter can {'now' if widened else 'no longer'} return None."
        yield subject.change(rule, sentence, "success")
    differing = [key for key in ("success", "failure") if getattr(old.spec, key) != getattr(new.spec, key)]
    if differing:
        sentence = f"The {' and '.join(differing)} conditions changed."
        yield subject.change(Rule.WAITER_CONDITIONS_CHANGED, sentence, differing[0])
    if old.spec.timeout != new.spec.timeout:
        longer = new.spec.timeout > old.spec.timeout
        rule = Rule.WAITER_TIMEOUT_LENGTHENED if longer else Rule.WAITER_TIMEOUT_SHORTENED
        sentence = f"The default timeout is now {new.spec.timeout:g} s; it was {old.spec.timeout:g} s."
        yield subject.change(rule, sentence, "timeout")
    if old.spec.delay != new.spec.delay:
        sentence = f"The default delay is now {new.spec.delay:g} s; it was {old.spec.delay:g} s."
        yield subject.change(Rule.WAITER_DELAY_CHANGED, sentence, "delay")
    yield from compare_texts(subject, {"doc": old.spec.doc}, {"doc": new.spec.doc})


def _can_return_none(waiter: Waiter) -> bool:
    return any(each.error or each.status for each in waiter.spec.success)
