"""The check-up of a cloud: from its key to one signed read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_cli.accounts.files import check_files
from yunbind_cli.accounts.findings import Finding, Status
from yunbind_cli.accounts.identities import identify
from yunbind_cli.accounts.network import Way
from yunbind_cli.accounts.places import find_read, find_region
from yunbind_cli.accounts.signed_read import read_signed
from yunbind_cli.calls.clients import make_client
from yunbind_cli.calls.profile_settings import apply_profile
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yunbind_cli.accounts.identities import Identity
    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Cloud


def check_clouds(clouds: Sequence[Cloud], settings: CallSettings, *, is_offline: bool) -> Iterator[Finding]:
    """Yield the findings about clouds. Of several clouds, those without any key are skipped.

    Args:
        clouds: The clouds.
        settings: The options.
        is_offline: Whether to send nothing.
    """
    chosen = [apply_profile(settings, cloud) for cloud in clouds]
    identities = [identify(cloud, own) for cloud, own in zip(clouds, chosen, strict=True)]
    has_any = any(identity.winner is not None for identity in identities)
    for identity, own in zip(identities, chosen, strict=True):
        if identity.winner is None and len(identities) > 1:
            status = Status.SKIP if has_any else Status.FAIL
            yield _find_key(identity, status, "" if has_any else _suggest_sources())
        else:
            yield from _check_cloud(identity, own, is_offline=is_offline)


def _suggest_sources() -> str:
    return say(
        "see docs/credentials.md, or run: yunbind whoami --all",
        "参见 docs/credentials.md，或运行：yunbind whoami --all",
    )


def _find_key(identity: Identity, status: Status, remedy: str = "") -> Finding:
    message = identity.write_why() or say("none", "无")
    return Finding(identity.cloud.name, "key", status, message, remedy)


def _check_cloud(identity: Identity, settings: CallSettings, *, is_offline: bool) -> Iterator[Finding]:
    cloud = identity.cloud
    yield _check_key(identity)
    yield from check_files(cloud, settings.environ)
    region = find_region(cloud, settings).name
    service = find_read(cloud).service
    with make_client(service, settings, region, (), known_region=False) as client:
        way = Way.to(cloud, client.endpoint, settings.environ)
    settings_found = list(way.check_settings())
    yield from settings_found
    has_failed = any(finding.status is Status.FAIL for finding in settings_found)
    if is_offline or has_failed:
        return
    for finding in way.check_network():
        yield finding
        has_failed = has_failed or (finding.status is Status.FAIL and finding.check != "clock")
    can_sign = identity.winner is None or identity.winner.outcome != "failed"
    if not has_failed and can_sign:
        yield _check_read(cloud, settings, region)


def _check_key(identity: Identity) -> Finding:
    winner = identity.winner
    if winner is None:
        is_open = any(source.outcome == "not asked" for source in identity.sources)
        return _find_key(identity, Status.WARN if is_open else Status.FAIL, _suggest_sources())
    if winner.outcome == "failed":
        message = f"{winner.title}: {identity.write_why()}"
        remedy = say("correct this source, or remove it", "更正或移除该来源")
        return Finding(identity.cloud.name, "key", Status.FAIL, message, remedy)
    parts = [winner.title, *([identity.key] if identity.key != "-" else [])]
    why = identity.write_why()
    message = ", ".join(parts) + (f" ({why})" if why else "")
    status = Status.WARN if winner.warning else Status.OK
    return Finding(identity.cloud.name, "key", status, message)


def _check_read(cloud: Cloud, settings: CallSettings, region: str) -> Finding:
    from yunbind_cli.error_report import describe_error

    read = read_signed(cloud, settings, region)
    if read.error is None:
        return Finding(cloud.name, "read", Status.OK, read.write_sentence())
    known = describe_error(read.error).get("remedy")
    if read.key_works:
        remedy = str(known or say("grant the permission to the user of the key", "为该密钥的用户授权"))
        return Finding(cloud.name, "read", Status.WARN, read.write_sentence(), remedy)
    remedy = str(known or say("run: yunbind whoami --all --check", "运行：yunbind whoami --all --check"))
    return Finding(cloud.name, "read", Status.FAIL, read.write_sentence(), remedy)
