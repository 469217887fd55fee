"""The protocol of the scripts in this folder: one JSON line for a call, one for its result.

The scripts run in .venv-peer with the vendors' SDKs. They import nothing from
this project, so that the SDKs check it from outside.
"""

import json
import os
import sys
import traceback


def serve(functions):
    """Run functions for the calls on standard input until it ends.

    Args:
        functions: Functions by name. Arguments and results are JSON values.
    """
    lines = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
    os.dup2(2, 1)  # some SDKs print to standard output
    for line in sys.stdin:
        call = json.loads(line)
        try:
            reply = {"value": functions[call["function"]](**call["arguments"])}
        except Exception:  # noqa: BLE001 - reported to the calling test
            reply = {"failure": traceback.format_exc()}
        lines.write(json.dumps(reply) + "\n")


def list_members(kind, members_of, prefix=""):
    """Return the kinds of a class and its nested classes by path, such as ``Filters[].Values[]``.

    Args:
        kind: The class.
        members_of: Function that returns the members of a class as ``(wire name, depth of lists,
            leaf)``. The leaf is a class or the name of a scalar.
        prefix: Path of the class.
    """
    paths = {}
    for name, depth, leaf in members_of(kind):
        path = prefix + name
        for _ in range(depth):
            paths[path] = "list"
            path += "[]"
        if isinstance(leaf, str):
            paths[path] = leaf
        else:
            paths[path] = "object"
            paths.update(list_members(leaf, members_of, path + "."))
    return paths


def drop_none(value):
    """Return a value without members that are None."""
    if isinstance(value, dict):
        return {name: drop_none(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [drop_none(item) for item in value]
    return value


def describe_error(error, **facts):
    """Return the facts of an exception that a caller of an SDK sees."""
    return {"error": type(error).__name__, "text": str(error), **facts}
