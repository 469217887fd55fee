"""Tests that need Redis are skipped on a developer's machine and fail in CI."""

from __future__ import annotations

import pytest

from .redis_server import find_redis


def test_a_missing_redis_skips_the_test_and_names_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"redis-server is not installed\. Run: make redis"):
        find_redis()


def test_a_missing_redis_is_a_failure_in_ci(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"redis-server is not installed\. Run: make redis"):
        find_redis()
