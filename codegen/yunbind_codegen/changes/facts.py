"""Changes of the facts that clients of every language share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from ..ir import Api
from ..language import Node
from ..provider import ProviderFile
from .change import Change, Subject
from .rules import Rule

PACKAGE = "yunbind_facts"


def compare_facts(old: Api, new: Api) -> Iterator[Change]:
    """Yield every change of the behaviour and of the protocols."""
    was, now = _list_files(old), _list_files(new)
    for path in sorted(was.keys() | now.keys()):
        module = path.removesuffix(".yaml").replace("-", "_").replace("/", ".")
        subject = Subject(f"{PACKAGE}.{module}", module.rpartition(".")[2], f"specs/{path}")
        if path not in was:
            yield subject.change(Rule.FACTS_ADDED, f"{path} was added.")
        elif path not in now:
            yield subject.change(Rule.FACTS_REMOVED, f"{path} was removed.")
        else:
            yield from compare_groups(subject, was[path], now[path])


def _list_files(api: Api) -> Mapping[str, Node]:
    files: dict[str, Node] = {f"protocols/{each.protocol}.yaml": each for each in api.protocols}
    return files | ({"behavior.yaml": api.behavior} if api.behavior else {})


def compare_sources(old: ProviderFile, new: ProviderFile) -> Iterator[Change]:
    """Yield every change of the credential sources of a cloud."""
    module, path = f"{PACKAGE}.clouds.{new.provider}", f"specs/{new.provider}/provider.yaml"
    subject = Subject(module, new.provider, path, ("credential_sources",))
    yield from compare_groups(subject, old.credential_sources, new.credential_sources)


def compare_groups(
    subject: Subject, old: object, new: object, names: tuple[str, ...] | None = None
) -> Iterator[Change]:
    """Yield a change for each fact that two groups of facts state differently.

    Args:
        subject: The group, at its place in the file.
        old: The group before.
        new: The group now.
        names: Names on the way to the group, for sentences. Defaults to the keys of its place.
    """
    if names is None:
        names = tuple(map(str, subject.location))
    before, after = _list_parts(old), _list_parts(new)
    if before is None or after is None:
        if old != new:
            yield _find_change(subject, ".".join(names), old, new)
        return
    for key in dict.fromkeys((*before, *after)):
        if not isinstance(new, list):
            place = subject.at(key)
        else:
            place = subject.at(list(after).index(key)) if key in after else subject
        yield from compare_groups(place, before.get(key), after.get(key), (*names, key))
    if list(before) != list(after) and before.keys() == after.keys():
        yield subject.change(Rule.FACT_CHANGED, f"{'.'.join(names) or subject.wire} has another order.")


def _list_parts(value: object) -> Mapping[str, object] | None:
    """Return the parts of a group by name. None if the value is a single fact."""
    if isinstance(value, Node):
        return {field.alias or name: getattr(value, name) for name, field in type(value).model_fields.items()}
    if isinstance(value, dict):
        return cast("Mapping[str, object]", value)
    if isinstance(value, list):
        items = cast("list[object]", value)
        parts = {str(getattr(item, "name", "")): item for item in items if isinstance(item, Node)}
        return parts if len(parts) == len(items) else None
    return None


def _find_change(subject: Subject, name: str, old: object, new: object) -> Change:
    if subject.location[-1:] == ("source",):
        return subject.change(Rule.SOURCE_CHANGED, "The address of the vendor's page changed.")
    if (old is None and isinstance(new, Node)) or (new is None and isinstance(old, Node)):
        return subject.change(Rule.FACT_CHANGED, f"{name} was {'removed' if old else 'added'}.")
    sentence = f"{name} is now {_show(new)}; it was {_show(old)}."
    return subject.change(Rule.FACT_CHANGED, sentence)


def _show(value: object) -> str:
    if value is None:
        return "not given"
    if isinstance(value, list):
        return ", ".join(map(_show, cast("list[object]", value))) or "empty"
    return f"{value:g}" if isinstance(value, float) else str(value)
