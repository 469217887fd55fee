"""What the scripts here share: answering questions, one JSON line each, and naming members.

These scripts run in .venv-peer, beside the vendors' SDKs. They import nothing of
this project, so that the SDKs judge it from outside.
"""

import json
import os
import sys
import traceback


def answer(questions):
    """Answer questions from standard input until it ends.

    Args:
        questions: functions by name; each takes and returns what JSON can say.
    """
    lines = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
    os.dup2(2, 1)  # some SDKs print
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            told = {"value": questions[asked["ask"]](**asked["arguments"])}
        except Exception:  # noqa: BLE001 - told to the test that asked
            told = {"failure": traceback.format_exc()}
        lines.write(json.dumps(told) + "\n")


def list_members(kind, members_of, prefix=""):
    """Return kinds by path, such as ``Filters[].Values[]``, of a class and all classes below it.

    Args:
        kind: the class.
        members_of: returns, for a class, its members as ``(wire name, depth of lists, leaf)``, where the
            leaf is a class or the name of a scalar.
        prefix: path of the class.
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
        return {name: drop_none(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [drop_none(each) for each in value]
    return value


def describe_error(error, **facts):
    """Return what a caller of an SDK sees of an exception."""
    return {"error": type(error).__name__, "text": str(error), **facts}
