"""The files with keys that a call may read, and who else can read them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.paths import expand_path, find_home

from yunbind_cli.accounts.findings import Finding, Status
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from yunbind_cli.catalog.entries import Cloud

_OTHERS = 0o077


def list_key_files(cloud: Cloud, environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield the files with keys that the credential sources of a cloud read and that exist."""
    home = find_home(environ)
    for source in cloud.document.get("credential_sources", ()):
        for text in _list_paths(source, environ):
            if text.startswith("~/") and home is None:
                continue
            path = home / text[2:] if home and text.startswith("~/") else expand_path(text, environ)
            if path.is_file():
                yield path


def _list_paths(source: Mapping[str, Any], environ: Mapping[str, str]) -> Iterator[str]:
    named = environ.get(source.get("path_variable", ""), "")
    if named:
        yield named
    elif "path" in source:
        profile = environ.get(source.get("profile_variable", "")) or source.get("default_profile", "")
        yield str(source["path"]).replace("{profile}", str(profile))
        if "shared_path" in source:
            yield str(source["shared_path"])


def check_files(cloud: Cloud, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for each file with keys: nobody but its owner may read it."""
    if os.name != "posix":
        return
    for path in list_key_files(cloud, environ):
        mode = path.stat().st_mode & 0o777
        if mode & _OTHERS:
            message = say(
                f"other accounts can read {path} (mode {mode:03o})",
                f"其他用户可读取 {path}（权限 {mode:03o}）",
            )
            yield Finding(cloud.name, "file", Status.WARN, message, f"chmod 600 {path}")
        else:
            yield Finding(cloud.name, "file", Status.OK, f"{path} ({mode:03o})")
