"""Differences between the Python symbols of two versions of an emitted module."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_SKIPPED = "raw.py"
"""A module that repeats the methods of the client."""


class SymbolStatus(StrEnum):
    """What happens to a symbol."""

    ADDED = "+"
    REMOVED = "-"
    CHANGED = "~"
    DOCUMENTED = "documentation"


@dataclass(frozen=True)
class Symbol:
    """A class, method, parameter, attribute or constant."""

    kind: str
    form: str
    """Everything that programs depend on: bases, types, defaults, values."""
    doc: str


@dataclass(frozen=True)
class SymbolChange:
    """A difference of one symbol."""

    status: SymbolStatus
    kind: str
    name: str
    """The dotted name that programs import; parameters in parentheses."""
    old: str
    new: str

    def __str__(self) -> str:
        forms = {
            SymbolStatus.ADDED: self.new,
            SymbolStatus.REMOVED: "",
            SymbolStatus.CHANGED: f"{self.old} -> {self.new}",
        }
        form = forms.get(self.status, "")
        shown = f": {form}" if form and self.kind in ("parameter", "attribute", "enum member") else ""
        return f"{self.status} {self.kind} {self.name}{shown}"


class UnreadableModule(Exception):
    """A module on disk is not valid Python."""


def compare_module(path: str, old: str | None, new: str | None) -> tuple[SymbolChange, ...]:
    """Return the differences between two texts of a module; None stands for a missing module.

    Async classes are left out: they change with their sync counterparts.

    Raises:
        UnreadableModule: The old text is not valid Python.
    """
    if path.endswith(_SKIPPED):
        return ()
    try:
        before = dict(_list_symbols(path, old or ""))
    except (SyntaxError, ValueError, RecursionError) as error:
        raise UnreadableModule(path) from error
    return tuple(_compare(before, dict(_list_symbols(path, new or ""))))


def _compare(before: Mapping[str, Symbol], after: Mapping[str, Symbol]) -> Iterator[SymbolChange]:
    for name, symbol in before.items():
        if name not in after:
            if _parent_name(name) not in before or _parent_name(name) in after:
                yield SymbolChange(SymbolStatus.REMOVED, symbol.kind, name, symbol.form, "")
        elif symbol.form != after[name].form:
            yield SymbolChange(SymbolStatus.CHANGED, symbol.kind, name, symbol.form, after[name].form)
        elif symbol.doc != after[name].doc:
            yield SymbolChange(SymbolStatus.DOCUMENTED, symbol.kind, name, symbol.form, symbol.form)
    for name, symbol in after.items():
        if name not in before and (_parent_name(name) not in after or _parent_name(name) in before):
            yield SymbolChange(SymbolStatus.ADDED, symbol.kind, name, "", symbol.form)


def _parent_name(name: str) -> str:
    """Return the method of a parameter, or the class of an attribute."""
    return name.partition("(")[0] if "(" in name else name.rpartition(".")[0]


def _list_symbols(path: str, source: str) -> Iterator[tuple[str, Symbol]]:
    module = path.removeprefix("generated/").removesuffix(".py").replace("/", ".")
    package, _, file = module.rpartition(".")
    # Programs import errors, operations and settings from their modules, all else from the package.
    home = module if file in ("errors", "operations", "service") else package
    for node, doc in _with_docs(ast.parse(source).body):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("Async"):
            kind = {"errors": "error class", "enums": "enum", "client": "client"}.get(file, "model")
            bases = ", ".join(ast.unparse(base) for base in node.bases)
            yield f"{home}.{node.name}", Symbol(kind, bases, ast.get_docstring(node) or "")
            yield from _list_members(f"{home}.{node.name}", node, kind)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            kind = "setting" if file == "service" else "operation"
            yield f"{home}.{ast.unparse(node.target)}", Symbol(kind, ast.unparse(node.value), doc)
        elif isinstance(node, ast.Assign) and file in ("operations", "service"):
            kind = "setting" if file == "service" else "operation"
            yield f"{home}.{ast.unparse(node.targets[0])}", Symbol(kind, ast.unparse(node.value), doc)


def _list_members(owner: str, holder: ast.ClassDef, kind: str) -> Iterator[tuple[str, Symbol]]:
    for node, doc in _with_docs(holder.body):
        if isinstance(node, ast.AnnAssign):
            form = ast.unparse(node.annotation)
            form += f" = {ast.unparse(node.value)}" if node.value else ""
            yield f"{owner}.{ast.unparse(node.target)}", Symbol("attribute", form, doc)
        elif isinstance(node, ast.Assign):
            word = "enum member" if kind == "enum" else "attribute"
            yield f"{owner}.{ast.unparse(node.targets[0])}", Symbol(word, ast.unparse(node.value), doc)
        elif isinstance(node, ast.FunctionDef) and not node.decorator_list and node.name != "send":
            yield from _list_parameters(f"{owner}.{node.name}", node)


def _list_parameters(name: str, node: ast.FunctionDef) -> Iterator[tuple[str, Symbol]]:
    returns = ast.unparse(node.returns) if node.returns else ""
    kind = "iterator" if returns.startswith("Pages[") else "method"
    kind = "waiter" if node.name.startswith("wait_until_") else kind
    yield name, Symbol(kind, returns, ast.get_docstring(node) or "")
    for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
        form = ast.unparse(argument.annotation) if argument.annotation else ""
        form += f" = {ast.unparse(default)}" if default else ""
        yield f"{name}({argument.arg})", Symbol("parameter", form, "")


def _with_docs(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each statement with the string below it, which documents an attribute."""
    for node, below in pairwise([*body, ast.Pass()]):
        value = below.value if isinstance(below, ast.Expr) else None
        yield node, value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
