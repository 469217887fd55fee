"""A profile and the rules for its values."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from yunbind_cli.language import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
SOURCES: Final = ("default", "environment", "vendor-profile", "process")
WRITES: Final = ("ask", "allow", "deny")
OUTPUTS: Final = ("table", "json", "yaml", "text", "flat", "ndjson", "csv", "raw", "none")
_SECRET: Final = re.compile(r"secret|token|password|key|(^|_)[as]k$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A profile.

    Attributes:
        cloud: Name of the cloud.
        region: The region, or None for that of the environment.
        source: The credential source: ``default`` is the chain of the vendor's SDK, ``environment`` the
            vendor's variables, ``vendor-profile`` a profile of the vendor's command line, ``process`` the
            output of a program.
        vendor_profile: Name of the vendor's profile, for ``vendor-profile``.
        process: The program with its arguments, for ``process``.
        writes: Whether a write on the real cloud is asked about, allowed or denied.
        output: Format of responses, or None for the default one.
        lang: Language of texts, or None for that of the environment.
    """

    cloud: str
    region: str | None = None
    source: str = "default"
    vendor_profile: str | None = None
    process: str | None = None
    writes: str = "ask"
    output: str | None = None
    lang: str | None = None

    def describe(self) -> dict[str, str]:
        """Return the members that are set, in order."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


MEMBERS: Final = tuple(item.name for item in fields(Profile))


def list_problems(values: Mapping[str, object], clouds: tuple[str, ...]) -> Iterator[str]:
    """Yield the problems of the members of a profile.

    Args:
        values: Members by name.
        clouds: Names of the clouds.
    """
    for name, value in values.items():
        if name not in MEMBERS:
            yield _describe_unknown(name)
        elif not isinstance(value, str) or not value or not value.isprintable():
            yield say(f"{name} must be a text of one line", f"{name} 须为单行文本")
    choices = {
        "cloud": clouds,
        "source": SOURCES,
        "writes": WRITES,
        "output": OUTPUTS,
        "lang": tuple(LANGUAGES),
    }
    for name, allowed in choices.items():
        if name in values and values[name] not in allowed:
            yield say(f"{name} must be one of {', '.join(allowed)}", f"{name} 须为 {'、'.join(allowed)} 之一")
    if "cloud" not in values:
        yield say("cloud is missing", "缺少 cloud")
    yield from _list_source_problems(values)


def _list_source_problems(values: Mapping[str, object]) -> Iterator[str]:
    source = values.get("source", "default")
    for name, fitting in (("vendor_profile", "vendor-profile"), ("process", "process")):
        if source == fitting and name not in values:
            yield say(f"source {fitting} needs {name}", f"source 为 {fitting} 时须给出 {name}")
        elif source != fitting and name in values:
            yield say(f"{name} needs source {fitting}", f"{name} 仅用于 source 为 {fitting} 时")
    if source == "vendor-profile" and values.get("cloud") == "huawei":
        yield say(
            "profiles of hcloud cannot be read, because it encrypts their keys",
            "无法读取 hcloud 的配置，因其密钥已加密",
        )


def _describe_unknown(name: str) -> str:
    if _SECRET.search(name):
        return say(
            f"{name}: profiles contain no secrets; remove it and name a source",
            f"{name}：配置中不保存密钥；请删除并改用 source",
        )
    return say(f"{name} is unknown", f"没有成员 {name}")
