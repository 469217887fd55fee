"""Descriptions of places in the catalog, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from yunbind_cli.catalog.entries import Member, read_members
from yunbind_cli.language import choose, say

if TYPE_CHECKING:
    from yunbind_cli.catalog.entries import Action, Cloud, Service
    from yunbind_cli.knowledge.references import Place


def describe_place(place: Place) -> Iterator[str]:
    """Yield the lines of the description of a place."""
    if place.member is not None:
        yield from _describe_member(place, place.member)
    elif place.action is not None:
        yield from _describe_action(place.action)
    elif place.service is None:
        yield from _describe_cloud(place.cloud)
    elif place.structure is not None:
        yield f"{place.reference}  {say('structure', '结构')}"
        yield from _write_texts(place.document)
        yield from _write_members(say("Members", "成员"), read_members(place.document["members"]))
    else:
        yield from _describe_service(place.service)


def write_limits(member: Member) -> list[str]:
    """Return the limits of a member as phrases."""
    document = member.document
    phrases = [member.type]
    if member.is_required:
        phrases.append(say("required", "必填"))
    for name, word in (
        ("range", ""),
        ("length", say(" characters", " 个字符")),
        ("items", say(" items", " 项")),
    ):
        bounds = document.get(name)
        if bounds:
            phrases.append(_write_bounds(bounds, word))
    if document.get("pattern"):
        phrases.append(say(f"pattern {document['pattern']}", f"正则 {document['pattern']}"))
    if document.get("idempotency_token"):
        phrases.append(say("makes a repetition safe, and is filled in", "幂等令牌，自动填充"))
    if member.is_secret:
        phrases.append(say("secret", "敏感信息"))
    default = document.get("server_default")
    if default is not None:
        phrases.append(say(f"defaults to {default}", f"默认 {default}"))
    return phrases


def _write_bounds(bounds: Any, word: str) -> str:
    low, high = bounds
    if low is None:
        return say(f"at most {high}{word}", f"最多 {high}{word}")
    if high is None:
        return say(f"at least {low}{word}", f"最少 {low}{word}")
    return f"{low} - {high}{word}"


def _describe_member(place: Place, member: Member) -> Iterator[str]:
    yield place.reference
    yield f"  {' · '.join(write_limits(member))}"
    yield from _write_texts(member.document)
    example = member.document.get("example")
    if example is not None:
        from yunbind_cli.output.cells import write_json

        yield f"  {say('Example', '示例')}: {write_json(example)}"
    if place.service is None:
        return
    kind = member.item_type or member.type
    enumeration: Mapping[str, Any] = place.service.document["enums"].get(kind) or {}
    values: Mapping[str, Mapping[str, str]] = enumeration.get("values") or {}
    if values:
        yield f"{say('Values', '取值')}:"
        width = max(map(len, values))
        for value, about in values.items():
            yield f"  {value.ljust(width)}  {choose(about)}".rstrip()
    inner = place.service.find_structure(kind)
    if inner:
        yield from _write_members(say("Members", "成员"), inner)


def _describe_cloud(cloud: Cloud) -> Iterator[str]:
    yield f"{cloud.name}  {cloud.title}"
    yield f"  {say('Signatures', '签名')}: {', '.join(cloud.document['signing'])}"
    yield f"  {say('Source', '来源')}: {cloud.document['source']}"
    yield f"{say('Services', '服务')}:"
    for service in cloud.services.values():
        yield f"  {cloud.name}.{service.name}@{service.version}  {service.title}"
    yield from _write_quirks(cloud.document)


def _describe_service(service: Service) -> Iterator[str]:
    name = f"{service.cloud.name}.{service.name}"
    yield f"{name}  {service.title} ({service.version})"
    yield f"  {service.summary}"
    if service.regions:
        yield f"  {say('Regions', '地域')}: {', '.join(service.regions)}"
    yield f"  {say('Source', '来源')}: {service.document['source']}"
    yield f"{say('Actions', '接口')}:"
    for action in service.actions.values():
        yield f"  {action.reference}  {action.summary}"
    types: Mapping[str, Any] = service.document["types"]
    if types:
        yield f"{say('Structures', '结构')}: {', '.join(types)}"
    yield from _write_quirks(service.document)


def _describe_action(action: Action) -> Iterator[str]:
    yield f"{action.reference}  {action.summary}"
    text = choose(action.document.get("doc"))
    if text:
        yield f"  {text}"
    yield f"  {' · '.join(_list_facts(action))}"
    yield f"  {say('Source', '来源')}: {action.document['source']}"
    yield from _write_members(say("Request", "请求"), action.request)
    for names in action.document.get("exclusive") or ():
        yield f"  {say('Not together', '不可同时使用')}: {', '.join(names)}"
    requires: Mapping[str, list[str]] = action.document.get("requires") or {}
    for name, needed in requires.items():
        yield f"  {name} {say('requires', '需要同时给出')} {', '.join(needed)}"
    yield from _write_members(say("Response", "响应"), action.response)
    for name, waiter in action.waiters.items():
        yield f"{say('Waiter', '等待')} {name}: {choose(waiter.get('doc'))}".rstrip(": ")
    errors: Mapping[str, Any] = action.document["errors"]
    if errors:
        yield f"{say('Errors', '错误码')}: {', '.join(errors)}"
    yield from _write_quirks(action.document)


def _list_facts(action: Action) -> list[str]:
    facts = [say("write", "写操作") if action.is_write else say("read", "读操作")]
    rate = action.document.get("rate_limit")
    if rate:
        seconds = rate["seconds"]
        unit = say("second", "秒") if seconds == 1 else say(f"{seconds} s", f"{seconds} 秒")
        facts.append(say(f"{rate['calls']} per {unit}", f"每{unit} {rate['calls']} 次"))
    facts.append(say(f"region {action.document['region']}", f"地域 {action.document['region']}"))
    if action.paginate:
        facts.append(say("paged", "分页"))
    permissions: list[Mapping[str, Any]] = action.document.get("permission") or []
    names = ", ".join(permission["action"] for permission in permissions)
    if names:
        facts.append(say(f"permission {names}", f"权限 {names}"))
    return facts


def _write_members(heading: str, members: Mapping[str, Member]) -> Iterator[str]:
    yield f"{heading}:"
    if not members:
        yield f"  {say('no members', '无成员')}"
        return
    width = max(map(len, members))
    for name, member in members.items():
        yield f"  {name.ljust(width)}  {' · '.join(write_limits(member))}"
        if member.doc:
            yield f"  {' ' * width}  {member.doc}"


def _write_texts(document: Mapping[str, Any]) -> Iterator[str]:
    text = choose(document.get("doc"))
    if text:
        yield f"  {text}"
    if document.get("source"):
        yield f"  {say('Source', '来源')}: {document['source']}"
    yield from _write_quirks(document)


def _write_quirks(document: Mapping[str, Any]) -> Iterator[str]:
    for quirk in document.get("quirks") or ():
        yield f"  {say('Note', '注意')}: {choose(quirk)}"
