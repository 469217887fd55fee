"""The error of a command whose optional dependencies are missing."""

from __future__ import annotations

import click


class MissingExtra(click.ClickException):
    """An optional dependency is not installed."""

    exit_code = 3
