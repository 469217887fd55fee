"""Caches in an emulator with a state file, and the bytes of the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from yunbind_emulator.factory import EmulatorParts

from .signed_requests import tencent

Start = Callable[..., EmulatorParts]
ROLE = {"RoleArn": "qcs::cam::uin/1:roleName/r", "RoleSessionName": "me"}
IMAGE = {"Images": ["nginx:latest"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}


def create(parts: EmulatorParts, name: str) -> str:
    moment = parts.application.control.clock.now()
    request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": name}, moment=moment)
    return json.loads(parts.application.respond(request).body)["Response"]["ImageCacheId"]


def names(parts: EmulatorParts) -> list[str]:
    request = tencent(moment=parts.application.control.clock.now())
    content = json.loads(parts.application.respond(request).body)["Response"]
    return sorted(each["ImageCacheName"] for each in content["ImageCaches"])


def create_nothing(parts: EmulatorParts) -> None:
    parts.application.control.save()


def read_files(path: Path) -> list[bytes]:
    """Return the bytes of the database, and of the file with its newest changes."""
    return [each.read_bytes() for each in (path, path.with_name(f"{path.name}-wal")) if each.exists()]
