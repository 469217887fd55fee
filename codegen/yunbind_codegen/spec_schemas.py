"""JSON Schemas of the spec language, for completion and checks in editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel

from .behavior import BehaviorFile
from .headers import header_text
from .language import ActionFile, ErrorsFile, TypesFile
from .protocol import ProtocolFile
from .provider import ProviderFile, ServiceFile

SCHEMAS: dict[str, type[BaseModel]] = {
    "action": ActionFile,
    "behavior": BehaviorFile,
    "errors": ErrorsFile,
    "protocol": ProtocolFile,
    "provider": ProviderFile,
    "service": ServiceFile,
    "types": TypesFile,
}


@cache
def render_schemas() -> Mapping[str, str]:
    """Return the path below ``specs`` and the text of each schema."""
    rendered: dict[str, str] = {}
    for name, model in SCHEMAS.items():
        schema = {
            "//": header_text("the spec language"),
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **model.model_json_schema(by_alias=True),
        }
        rendered[f"schema/{name}.json"] = json.dumps(schema, indent=1) + "\n"
    return rendered
