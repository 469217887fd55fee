"""The retry budget of a client."""

from __future__ import annotations

import pytest
from yunbind_runtime.base.errors import (
    ConnectionLost,
    TimedOut,
)
from yunbind_runtime.call.retries import RetryBudget

from ..scripted import OK, Script, make_call, run


def test_the_retry_budget_limits_calls_to_a_broken_service() -> None:
    """300 failing calls make 100 retries instead of 900."""
    budget = RetryBudget()
    sent = 0
    for _ in range(300):
        script = Script(*(ConnectionLost("words") for _ in range(4)))
        with pytest.raises(ConnectionLost) as caught:
            run(make_call(budget=budget), script)
        sent += len(script.sent)
    assert sent == 300 + 100
    assert "budget" in caught.value.__notes__[0]


def test_successful_calls_refill_the_budget() -> None:
    budget = RetryBudget(10)
    assert budget.spend(ConnectionLost("words"))
    assert budget.spend(ConnectionLost("words"))
    assert not budget.spend(ConnectionLost("words"))
    for _ in range(5):
        run(make_call(budget=budget), Script(OK))
    assert budget.spend(ConnectionLost("words"))


def test_a_call_that_succeeds_gets_back_its_cost() -> None:
    """Otherwise, three failures in ten calls would spend the budget of a healthy client."""
    budget = RetryBudget(15)
    for _ in range(10):
        run(make_call(budget=budget), Script(*(ConnectionLost("words") for _ in range(3)), OK))


def test_a_timeout_costs_twice_as_much() -> None:
    budget = RetryBudget(15)
    assert budget.spend(TimedOut("words"))
    assert not budget.spend(TimedOut("words"))
