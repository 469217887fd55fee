"""Check that each emitted module holds only what a module of its kind may hold.

``safe_code`` escapes; this is the second line of defence. Each module is compiled,
and every statement, call, import and attribute of its syntax tree must be one that
the templates and models produce. So text from a spec can only be a string constant.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any


class VerifyError(Exception):
    """An emitted module holds something forbidden. Nothing was written."""


IMPORTS = (
    "__future__",
    "collections",
    "typing",
    "datetime",
    "pydantic",
    "yunbind",
    "yunbind_emulator",
    "yunbind_runtime",
)
"""Packages that emitted code may import from."""

CALLS = frozenset(
    {
        *("Field", "attach", "attach_modules", "attach_version", "collect_codes", "model_rebuild"),
        *(
            "Service",
            "Endpoints",
            "Keystone",
            "TokenService",
            "CredentialVariables",
            "Operation",
            "WireMember",
        ),
        *("Paginate", "Acceptor", "Waiter"),
        *(
            "_call",
            "_send",
            "_pages",
            "_wait",
            "_wait_or_error",
            "raw_method",
            "async_raw_method",
            "async_method",
            "async_pages",
        ),
    }
)
"""Names that emitted code may call, besides raw clients."""

RENAMED = frozenset({"kinds"})
"""Names that emitted code may give to imports. With others, a call could be of anything."""

DECORATORS = frozenset({"property", "overload"})
"""Names that emitted code may decorate functions with."""

HOOKS = frozenset({"__all__", "__dir__", "__getattr__", "__name__"})
"""The only names with double underscores in emitted code."""


def verify(modules: Mapping[str, str]) -> None:
    """Check every module; VerifyError names the first forbidden part."""
    for path, source in modules.items():
        try:
            tree = ast.parse(source, path)
            compile(tree, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError) as error:
            raise VerifyError(f"{path} is not Python: {error}") from error
        for node in ast.walk(tree):
            _verify_node(path, node)


def _verify_node(path: str, node: ast.AST) -> None:
    kind = type(node)
    if kind in _PLAIN:
        return
    find = _CHECKS.get(kind)
    what = f"a {kind.__name__}" if find is None else find(node)
    if what:
        _refuse(path, node, what)


def _check_expression(node: ast.Expr) -> str:
    value = node.value
    if isinstance(value, ast.Constant):
        is_inert = value.value is ... or isinstance(value.value, str)
    else:
        is_inert = isinstance(value, ast.Call) and _called(value) == "model_rebuild"
    return "" if is_inert else "an expression with an effect"


def _check_condition(node: ast.If) -> str:
    is_typing = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return "" if is_typing else "a condition"


def _check_import(node: ast.ImportFrom) -> str:
    return "" if _is_known(node) else f"an import from {node.module}"


def _check_call(node: ast.Call) -> str:
    return "" if _called(node) in CALLS or _is_raw_client(node) else f"a call of {_called(node)}"


def _check_function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    if any(not isinstance(each, ast.Name) or each.id not in DECORATORS for each in node.decorator_list):
        return "a decorator"
    return f"the method {node.name}" if node.name.startswith("__") else ""


def _check_class(node: ast.ClassDef) -> str:
    return "a class with a decorator or a metaclass" if node.decorator_list or node.keywords else ""


def _check_attribute(node: ast.Attribute) -> str:
    return f"the attribute {node.attr}" if node.attr.startswith("__") else ""


def _check_name(node: ast.Name) -> str:
    return f"the name {node.id}" if node.id.startswith("__") and node.id not in HOOKS else ""


_PLAIN = frozenset(
    {
        *(ast.AnnAssign, ast.Assign, ast.Await, ast.BinOp, ast.BitOr, ast.Constant, ast.Dict, ast.List),
        *(ast.Load, ast.Module, ast.Pass, ast.Return, ast.Store, ast.Subscript, ast.Tuple, ast.UnaryOp),
        *(ast.USub, ast.alias, ast.arg, ast.arguments, ast.keyword),
    }
)
"""Syntax that emitted code may hold anywhere."""

_CHECKS: Mapping[type[ast.AST], Callable[[Any], str]] = MappingProxyType(
    {
        ast.AsyncFunctionDef: _check_function,
        ast.Attribute: _check_attribute,
        ast.Call: _check_call,
        ast.ClassDef: _check_class,
        ast.Expr: _check_expression,
        ast.FunctionDef: _check_function,
        ast.If: _check_condition,
        ast.Import: lambda _: "a plain import",
        ast.ImportFrom: _check_import,
        ast.Name: _check_name,
    }
)
"""The functions that name the forbidden part of a node, if there is one. Other syntax is forbidden."""


def _is_known(node: ast.ImportFrom) -> bool:
    if any(each.asname not in (None, each.name, *RENAMED) for each in node.names):
        return False
    return node.level > 0 or (node.module or "").split(".")[0] in IMPORTS


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else type(node.func).__name__


def _is_raw_client(node: ast.Call) -> bool:
    """Return whether a call is exactly ``TkeRawClient(self)`` or its like."""
    plain = len(node.args) == 1 and ast.unparse(node.args[0]) == "self"
    return plain and not node.keywords and _called(node).endswith("RawClient")


def _refuse(path: str, node: ast.AST, what: str) -> None:
    line = getattr(node, "lineno", 1)
    raise VerifyError(f"{path}:{line} holds {what}, which no emitted module may hold. Nothing was written.")


def verify_facts(modules: Mapping[str, str]) -> None:
    """Check that the modules hold only constants, each once; VerifyError names the first other statement."""
    for path, source in modules.items():
        seen: set[str] = set()
        for node in ast.parse(source, path).body:
            if isinstance(node, ast.AnnAssign) and node.value is not None:
                name = _target(node)
                if not name.isupper() or name in seen or not _is_plain(node.value):
                    _refuse(path, node, f"the value of {name}")
                seen.add(name)
            elif not isinstance(node, ast.Expr | ast.ImportFrom):
                _refuse(path, node, f"a {type(node).__name__}")


def _is_plain(value: ast.expr) -> bool:
    """Return whether a value is a constant, a tuple or a mapping of them."""
    if isinstance(value, ast.Tuple):
        return all(_is_plain(item) for item in value.elts)
    if isinstance(value, ast.Dict):
        return all(key is not None and _is_plain(key) for key in value.keys) and all(
            map(_is_plain, value.values)
        )
    if isinstance(value, ast.UnaryOp):
        return isinstance(value.op, ast.USub) and isinstance(value.operand, ast.Constant)
    return isinstance(value, ast.Constant)


def verify_members(path: str, source: str, expected: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Check that the models hold exactly the expected members.

    ``expected`` holds, for each class, the wire and Python names of its members in order.
    """
    body = ast.parse(source, path).body
    classes = [node for node in body if isinstance(node, ast.ClassDef)]
    fields = {each.name: [node for node in each.body if isinstance(node, ast.AnnAssign)] for each in classes}
    found = {
        name: sorted((_alias(each) or _target(each), _target(each)) for each in members)
        for name, members in fields.items()
    }
    others = [node for node in body if not isinstance(node, ast.ClassDef | ast.ImportFrom | ast.Expr)]
    inner = [node for each in classes for node in each.body]
    others += [node for node in inner if not isinstance(node, ast.AnnAssign | ast.Expr | ast.Pass)]
    twice = len(fields) < len(classes)
    if others or twice or found != {name: sorted(members) for name, members in expected.items()}:
        raise VerifyError(f"{path} does not hold the expected models. Nothing was written.")


def _target(node: ast.AnnAssign) -> str:
    return node.target.id if isinstance(node.target, ast.Name) else ""


def _alias(node: ast.AnnAssign) -> str | None:
    for each in ast.walk(node.annotation):
        if isinstance(each, ast.keyword) and each.arg == "alias" and isinstance(each.value, ast.Constant):
            return str(each.value.value)
    return None
