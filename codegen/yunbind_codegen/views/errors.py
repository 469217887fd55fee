"""Views of the modules with error classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..docstrings import full_title
from ..field_types import RETRYABLE_KINDS
from ..headers import header
from ..ir import Error, Provider, Service
from ..name import class_name
from ..safe_code import Code, docstring, dotted_name, identifier, joined, literal

KIND_CLASSES: Mapping[str, str] = {
    "throttled": "Throttled",
    "auth_failed": "AuthFailed",
    "permission_denied": "PermissionDenied",
    "not_found": "NotFound",
    "conflict": "Conflict",
    "quota_exceeded": "QuotaExceeded",
    "invalid_request": "InvalidRequest",
    "unavailable": "Unavailable",
    "server_fault": "ServerFault",
}


@dataclass(frozen=True)
class ErrorView:
    name: Code
    bases: Code
    docstring: Code
    code: Code | None
    kind: Code | None
    """Set only where the class inherits another kind first."""
    retryable: Code | None


@dataclass(frozen=True)
class ErrorsView:
    header: Code
    docstring: Code
    common: Code | None
    """The module of the common errors, whose classes are here too."""
    inherited: Code | None
    """Those of its classes that classes here are made from."""
    exports: tuple[Code, ...]
    """Empty if the module exports all public names."""
    errors: tuple[ErrorView, ...]


@dataclass(frozen=True)
class KindsView:
    header: Code
    docstring: Code
    names: tuple[Code, ...]
    exports: tuple[Code, ...]


BASE_ERRORS = (
    "ApiError",
    "ClientClosed",
    "ConfigurationError",
    "ConnectFailed",
    "ConnectionLost",
    "CredentialsError",
    "DeadlineExceeded",
    "InvalidArguments",
    "PaginationError",
    "RateLimitTimedOut",
    "TimedOut",
    "TransportError",
    "UnreadableResponse",
    "WaiterFailed",
    "WaiterTimedOut",
    "YunbindError",
    "UndocumentedValueWarning",
)


def view_kinds() -> KindsView:
    """Return the view of the errors that are the same on every cloud."""
    names = sorted({*BASE_ERRORS, *KIND_CLASSES.values()})
    text = "Errors that are the same on every cloud: kinds of service errors, and errors of the client."
    return KindsView(
        header("the error kinds of the spec language"),
        docstring([text], 0),
        tuple(identifier(name) for name in names),
        tuple(literal(name) for name in names),
    )


def view_common_errors(provider: Provider) -> ErrorsView:
    """Return the view of the codes that any action of a provider can return."""
    title = f"Error codes that any action of {provider.spec.name.en} can return."
    source = f"specs/{provider.name}/errors.yaml"
    return _view(source, title, None, {}, provider.errors)


def view_errors(provider: Provider, service: Service) -> ErrorsView:
    """Return the view of the codes of a service, with the common ones."""
    documented = {error.python: error for error in provider.errors}
    inherited = {
        str(error.name): documented.get(str(error.name)) for error in view_common_errors(provider).errors
    }
    title = f"Error codes of {full_title(provider, service)} {service.version}, with the common ones."
    return _view(
        f"{service.folder}/errors.yaml", title, f"yunbind.{provider.name}.errors", inherited, service.errors
    )


def _view(
    source: str,
    title: str,
    common: str | None,
    inherited: Mapping[str, Error | None],
    errors: tuple[Error, ...],
) -> ErrorsView:
    """``inherited`` holds the classes of ``common``, with None for a family that is not a code itself."""
    known: dict[str, Error | None] = dict(inherited)
    documented = {error.python: error for error in errors}
    views: dict[str, ErrorView] = {}

    def add(error: Error) -> None:
        if error.python in views:
            return
        parent = _parent(error)
        if parent is not None and parent in documented:
            add(documented[parent])
        elif parent is not None and parent not in known:
            views[parent] = _family(error)
            known[parent] = None
        views[error.python] = _error(error, parent, known.get(parent) if parent else None)
        known[error.python] = error

    for error in sorted(errors, key=lambda each: each.python):
        add(error)
    named = {base for view in views.values() for base in view.bases.split(", ")}
    bases = [identifier(name) for name in sorted(named & inherited.keys())]
    return ErrorsView(
        header=header(source),
        docstring=docstring([title, "Each class is a subclass of its kind in ``yunbind.errors``."], 0),
        common=dotted_name(common) if common else None,
        inherited=joined(bases) if bases else None,
        exports=() if common else tuple(literal(name) for name in sorted(views)),
        errors=tuple(views.values()),
    )


def _parent(error: Error) -> str | None:
    """Return the class of the code's first level, unless the class has its own name."""
    first, dot, _ = error.code.partition(".")
    return class_name(first) if dot and error.python == class_name(error.code) else None


def _family(error: Error) -> ErrorView:
    first = error.code.partition(".")[0]
    text = f"Any code that starts with ``{first}.``."
    return ErrorView(
        identifier(class_name(first)), Code("kinds.ApiError"), docstring([text], 4), None, None, None
    )


def _error(error: Error, parent: str | None, above: Error | None) -> ErrorView:
    kind = Code(f"kinds.{identifier(KIND_CLASSES[error.spec.kind])}")
    inherits = above is not None and above.spec.kind == error.spec.kind
    bases = [kind] if parent is None else [identifier(parent)] if inherits else [identifier(parent), kind]
    default = above.retryable if above and inherits else error.spec.kind in RETRYABLE_KINDS
    mixed = above is not None and not inherits
    facts = [f"Code ``{error.code}``"]
    if error.spec.http is not None:
        facts.append(f"HTTP status {error.spec.http}")
    if error.spec.message is not None:
        facts.append(f"message: {error.spec.message}")
    return ErrorView(
        identifier(error.python),
        joined(bases),
        docstring([error.spec.doc.en, "; ".join(facts).rstrip(".") + "."], 4),
        literal(error.code),
        literal(error.spec.kind) if mixed else None,
        literal(error.retryable) if mixed or error.retryable != default else None,
    )
