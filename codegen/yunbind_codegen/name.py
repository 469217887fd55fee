"""Rules that turn wire names into Python names."""

from __future__ import annotations

import builtins
import keyword
import re

METHODS_OF_CLIENTS = frozenset(
    {
        "aclose",
        "call",
        "close",
        "endpoint",
        "region",
        "report_credentials",
        "send",
        "signing",
        "timeout",
        "transport",
        "with_options",
        "with_raw_response",
        # Functions in the class bodies, which a method of that name would shadow.
        "async_method",
        "async_pages",
        "async_raw_method",
        "overload",
        "property",
        "raw_method",
        # Types in the annotations of the class bodies, likewise.
        *["bool", "bytes", "datetime", "dict", "float", "int", "list", "object", "str"],
    }
)
"""Names of a client's own attributes, which no action can have."""

PARAMETERS_OF_METHODS = frozenset({"extra", "extra_headers", "operations"})
"""Parameters of every method, and names in its body, which no request member can have."""

PARAMETERS_OF_WAITERS = frozenset({"delay", "missing_after", "on_poll", "timeout"})
"""Parameters of waiters, which no request member of a polled action can have."""

ATTRIBUTES_OF_MODELS = frozenset(
    {
        *[
            "construct",
            "copy",
            "dict",
            "fields",
            "from_orm",
            "json",
            "parse_file",
            "parse_obj",
            "parse_raw",
            "schema",
            "schema_json",
        ],
        *["update_forward_refs", "validate", "response_metadata", "unread"],
        # Attributes of every class.
        *["mro", "register"],
        # Used in annotations of the same class body, where a member of that name would shadow it.
        *["bool", "bytes", "dict", "float", "int", "list", "object", "str"],
        "self",
    }
)
"""Names of a model's own attributes, which no member can have. ``model_*`` is reserved too."""

CLASSES_OF_MODULES = frozenset(
    {
        *["Annotated", "Any", "ClassVar", "Field", "Literal", "Mapping", "Sequence", "TYPE_CHECKING"],
        *["RequestModel", "ResponseModel", "Shape", "OpenEnum", "SensitiveText", "Int32", "Int64", "Uint64"],
        *["Timestamp", "ChinaTimestamp", "UtcTimestamp"],
        *["ApiError", "AnyOperation", "Operation", "Service", "RawResponse"],
        *["Pages", "AsyncPages", "PollListener"],
        *["SyncClient", "AsyncClient", "SyncRawClient", "AsyncRawClient", "SERVICE"],
        *(name for name in dir(builtins) if name[0].isupper()),
    }
)
"""Names that emitted modules import, which no type can have."""


def snake_case(wire: str) -> str:
    """Return a wire name in snake case: ``ImageIDSet`` -> ``image_id_set``."""
    split = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", wire)
    split = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", split)
    return re.sub(r"_+", "_", split).strip("_").lower()


def is_reserved_member(name: str) -> bool:
    """Return whether no model can have a member of this Python name."""
    return keyword.iskeyword(name) or name in ATTRIBUTES_OF_MODELS or name.startswith("model_")


def is_reserved_method(name: str) -> bool:
    """Return whether no client can have a method of this name."""
    return keyword.iskeyword(name) or name in METHODS_OF_CLIENTS


def is_reserved_class(name: str) -> bool:
    """Return whether no module can hold a class of this name."""
    return keyword.iskeyword(name) or name in CLASSES_OF_MODULES


def class_name(wire: str) -> str:
    """Return the class of a wire name or an error code: ``Forbidden.SubUser`` -> ``ForbiddenSubUser``."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", wire) if part)


def model_name(action: str, suffix: str) -> str:
    """Return the class of an action's request or response: ``DescribeImageRequest``."""
    return class_name(action) + suffix


def enum_name(owner: str | None, member: str) -> str:
    """Return the name of an inline enum: its type and member, without a repeated prefix."""
    name = class_name(member)
    if owner is None or name.startswith(owner):
        return name
    return owner + name


def enum_member_name(value: str) -> str:
    """Return the constant of a value: ``zh-cn`` -> ``ZH_CN``, empty -> ``EMPTY``."""
    words = re.sub(r"[^A-Za-z0-9]+", "_", value).strip("_")
    name = snake_case(words).upper() if words else "EMPTY"
    if name[0].isdigit():
        name = f"VALUE_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in ("MRO", "NAME", "VALUE") else name


def version_module(version: str) -> str:
    """Return the module of a version: ``2018-05-25`` -> ``v20180525``; ``v5`` stays."""
    digits = re.sub(r"[^0-9A-Za-z]+", "", version).lower()
    return digits if digits.startswith("v") else f"v{digits}"
