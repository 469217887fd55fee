"""``yunbind verify``: find out why a request was refused."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from yunbind_cli.arguments.sources import Sources
from yunbind_cli.arguments.values import Problem
from yunbind_cli.bilingual import BilingualCommand
from yunbind_cli.calls.masks import mask_key_id
from yunbind_cli.calls.settings import CallSettings
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure, WrongUsage
from yunbind_cli.language import LANGUAGES, say
from yunbind_cli.streams import is_terminal, write_data

if TYPE_CHECKING:
    from yunbind_signatures.check import Verdict
    from yunbind_signatures.evidence import Evidence

_CLOUDS = {"tc3": "tencent", "tencent": "tencent", "acs3": "alibaba", "alibaba": "alibaba", "sdk": "huawei"}


@click.command(
    cls=BilingualCommand,
    short_help="Find out why a request was refused.",
    chinese="查明请求为何被拒绝：第一个不同的字节、原因与办法。\n\n"
    "FILE 为失败的请求：curl 命令（含或不含 -v 的输出）、HTTP 请求、HAR 文件、"
    "模拟器的调用记录，或附在请求之后的厂商错误。"
    "以 --- 行分隔的两段文本会相互比较。退出码：0 签名正确，11 存在差异，2 无法读取。",
    chinese_options={
        "secret": "签名所用密钥：@文件，或 - 表示标准输入；仅 @ 表示提问。默认取环境中 ID 相同的密钥。",
        "own": "签名方的规范请求或待签名字符串。",
    },
)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option(
    "--secret",
    metavar="@FILE|-",
    help="Secret of the key that signed: @FILE, or - for standard input. Defaults to the key of the "
    "environment if its id is the one of the request. @ without a name asks for it.",
)
@click.option("--own", metavar="FILE", help="The signer's canonical request or string to sign.")
@click.option("--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="YUNBIND_LANG", help="Language of texts.")
def verify(file: str, secret: str | None, own: str | None, output: str, lang: str | None) -> ExitCode:
    """Find out why a request was refused: the first byte that differs, the cause and the fix.

    FILE holds the failing request: a curl command with or without the output of -v, an HTTP request, a HAR
    file, an entry of the emulator's journal, or an error of the vendor behind the request. Two texts with a
    line --- between them are compared.

    \b
    Exit codes: 0 the signature is right, 11 something differs, 2 FILE cannot be read.
    Example: yunbind verify failing.curl --secret @secret.txt
    """
    del lang  # read before click is called
    from yunbind_signatures.check import check_signature
    from yunbind_signatures.inputs.input_error import InputError
    from yunbind_signatures.signed_request import NoSignatureError

    sources = Sources(can_ask=is_terminal(sys.stdin))
    try:
        evidence = _read(file, own, sources)
        verdict = check_signature(evidence, _find_secret(evidence, secret, sources))
    except (Problem, InputError, NoSignatureError) as error:
        raise WrongUsage([str(error)]) from None
    write_data(_write_json(verdict) if output == "json" else _write_text(verdict))
    is_right = verdict.kind == "right" and not verdict.problems
    return ExitCode.DONE if is_right else ExitCode.DIFFERS


def _read(file: str, own: str | None, sources: Sources) -> Evidence:
    from dataclasses import replace

    from yunbind_signatures.inputs.reader import read_evidence, read_signed_text

    if file != "-" and not Path(file).exists():
        raise Problem(say(f"{file} does not exist.", f"{file} 不存在。"))
    evidence = read_evidence(sources.read_file(file))
    return evidence if own is None else replace(evidence, own=read_signed_text(sources.read_file(own)))


def _find_secret(evidence: Evidence, given: str | None, sources: Sources) -> str | None:
    """Return the secret that was given, or the one of the environment with the id of the request."""
    if given is not None:
        return sources.ask_secret("--secret") if given == "@" else sources.read_text(given)
    if evidence.request is None:
        return None
    from yunbind_signatures.signed_request import read_signed_request

    seen = read_signed_request(evidence.request)
    cloud = _CLOUDS.get(seen.scheme.partition("-")[0])
    return None if cloud is None else _find_key(cloud, seen.key_id)


def _find_key(cloud: str, key_id: str) -> str | None:
    """Return the secret of a key of the environment, or None if it has another key or no key."""
    from yunbind_runtime.base.errors import YunbindError
    from yunbind_runtime.model.credentials import Credentials

    from yunbind_cli.calls.keys import find_keys
    from yunbind_cli.catalog.reader import read_clouds

    service = next(iter(read_clouds()[cloud].services.values()))
    try:
        keys = find_keys(service, CallSettings(environ=os.environ), None)
    except (YunbindError, Failure):
        return None
    return keys.key_secret if isinstance(keys, Credentials) and keys.key_id == key_id else None


def _write_json(verdict: Verdict) -> str:
    import json

    found: dict[str, Any] = {
        "verdict": verdict.kind,
        "summary": say(*verdict.summary),
        "scheme": verdict.scheme or None,
        "key_id": mask_key_id(verdict.key_id) if verdict.key_id else None,
    }
    difference = verdict.difference
    if difference is not None:
        found |= {
            "step": difference.step,
            "byte": difference.byte,
            "line": difference.line,
            "signed": difference.signed,
            "expected": difference.expected,
        }
    found["causes"] = [
        {
            "name": cause.name,
            "part": cause.step,
            "cause": say(*cause.cause),
            "remedy": say(*cause.remedy),
        }
        for cause in verdict.causes
    ]
    found["problems"] = [{"name": item.name, "text": say(*item.text)} for item in verdict.problems]
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"


_STEPS = {
    "canonical_request": ("canonical request", "规范请求"),
    "string_to_sign": ("string to sign", "待签名字符串"),
}


def _write_text(verdict: Verdict) -> str:
    lines = [say(*verdict.summary)]
    if verdict.scheme:
        masked = mask_key_id(verdict.key_id or "")
        key = say(f", key {masked}", f"，密钥 {masked}") if verdict.key_id else ""
        lines.append(f"  {verdict.scheme}{key}")
    difference = verdict.difference
    if difference is not None:
        step = say(*_STEPS[difference.step])
        place = say(
            f"Byte {difference.byte} of the {step}, line {difference.line}:",
            f"{step}第 {difference.byte} 字节，第 {difference.line} 行：",
        )
        heads = (say("signed", "签名的"), say("expected", "应为"))
        width = max(len(head.encode("gb18030")) for head in heads)
        lines.append(place)
        for head, text in zip(heads, (difference.signed, difference.expected), strict=True):
            lines.append(f"  {head}{' ' * (width - len(head.encode('gb18030')))}  {text}")
        lines.append(f"{' ' * (width + 4 + difference.caret)}^")
    for cause in verdict.causes:
        lines.append(say(f"Cause: {cause.cause.en}", f"原因：{cause.cause.zh}"))
        lines.append(say(f"Fix:   {cause.remedy.en}", f"办法：{cause.remedy.zh}"))
    lines += [say(f"Also:  {item.text.en}", f"另外：{item.text.zh}") for item in verdict.problems]
    return "".join(f"{line}\n" for line in lines)
