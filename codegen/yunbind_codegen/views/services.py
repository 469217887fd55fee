"""Views of the settings, operations, enums and packages of a service."""

from __future__ import annotations

from dataclasses import dataclass

from ..docstrings import full_title
from ..headers import header
from ..ir import Action, Enumeration, Keystone, Member, Provider, Service, TokenService
from ..name import model_name, version_module
from ..safe_code import Code, docstring, dotted_name, identifier, joined, literal
from .paging import PagesView, WaitView, view_pages, view_waits

Field = tuple[Code, Code]

_WITH_BODY = ("POST", "PUT", "PATCH")


@dataclass(frozen=True)
class ServiceView:
    header: Code
    docstring: Code
    fields: tuple[Field, ...]
    endpoints: tuple[Field, ...]
    credentials: tuple[Field, ...]
    keystone: tuple[Field, ...]
    sts: tuple[Field, ...]
    imports: Code


def view_service(provider: Provider, service: Service) -> ServiceView:
    """Return the view of a service's settings."""
    endpoints: dict[str, object] = {
        "regional": service.endpoints.regional,
        "central": service.endpoints.central,
        "regions": service.endpoints.regions,
    }
    if service.endpoints.variables:
        endpoints["variables"] = tuple(service.endpoints.variables)
    variables = provider.spec.environment.credentials
    credentials: dict[str, object] = {
        "key_id": tuple(variables.key_id),
        "key_secret": tuple(variables.key_secret),
        "session_token": tuple(variables.session_token),
        "project_id": tuple(variables.project_id),
        "auth_token": tuple(variables.auth_token),
    }
    title = f"Endpoints, signing and limits of {full_title(provider, service)} {service.version}."
    return ServiceView(
        header(f"{service.folder}/service.yaml"),
        docstring([title], 0),
        _fields(_list_settings(provider, service)),
        _fields(endpoints),
        _fields(credentials),
        _keystone(provider.keystone) if provider.keystone else (),
        _token_service(provider.sts) if provider.sts else (),
        _list_classes(provider),
    )


def _list_settings(provider: Provider, service: Service) -> dict[str, object]:
    settings: dict[str, object] = {
        "provider": provider.name,
        "name": service.name,
        "version": service.version,
        "title": service.name.upper(),
        "protocol": provider.spec.protocol,
        "signing": service.signing,
        "signing_name": service.signing_name,
        "region": service.spec.region,
        "regions_variables": tuple(provider.spec.environment.region),
        "errors_module": f"{service.module}.errors",
        "clock_skew": provider.spec.clock_skew,
        "size_limits": provider.spec.size_limits.model_dump(by_alias=True, exclude_none=True),
    }
    optional: dict[str, object] = {
        "project": service.spec.project,
        "regions": tuple(service.spec.regions),
        "clock_refused": tuple(provider.spec.remedies.clock),
        "session_ended": tuple(provider.spec.remedies.session),
        "key_refused": tuple(provider.spec.remedies.key),
    }
    return settings | {name: value for name, value in optional.items() if value}


def _keystone(keystone: Keystone) -> tuple[Field, ...]:
    fields: dict[str, object] = {
        "module": keystone.module,
        "token": keystone.token,
        "projects": keystone.projects,
        "token_ended": tuple(keystone.spec.token_ended),
    }
    return _fields(fields)


def _token_service(sts: TokenService) -> tuple[Field, ...]:
    members = sts.spec.members.model_dump(exclude_none=True) if sts.spec.members else {}
    region = sts.spec.region
    fields: dict[str, object] = {
        "module": sts.module,
        "role": sts.role,
        "oidc": sts.oidc,
        "members": members,
        "encodes_policy": sts.spec.encodes_policy,
        "has_client_region": region.client,
        "region_variable": region.variable,
        "region": region.default,
        "private_variable": region.private_variable,
        "private_host": region.private_host,
    }
    return _fields({name: value for name, value in fields.items() if value})


def _list_classes(provider: Provider) -> Code:
    """Return the names of the classes that the settings of a service need."""
    given = {"Keystone": provider.keystone, "Service": provider, "TokenService": provider.sts}
    return Code(", ".join(name for name, value in given.items() if value))


def _fields(values: dict[str, object]) -> tuple[Field, ...]:
    return tuple((identifier(name), literal(value)) for name, value in values.items())


@dataclass(frozen=True)
class OperationView:
    constant: Code
    module: Code
    request: Code
    response: Code
    request_text: Code
    fields: tuple[Field, ...]
    members: tuple[Field, ...]


@dataclass(frozen=True)
class OperationsView:
    header: Code
    docstring: Code
    imports: Code
    operations: tuple[OperationView, ...]
    pages: tuple[PagesView, ...]
    waits: tuple[WaitView, ...]


def view_operations(provider: Provider, service: Service) -> OperationsView:
    """Return the view of the operations: how each action is sent."""
    operations = tuple(_operation(service, action) for action in service.actions)
    title = f"The operations of {full_title(provider, service)} {service.version}, as data."
    return OperationsView(
        header(f"{service.folder}/actions"),
        docstring([title], 0),
        Code("Operation, WireMember") if any(each.members for each in operations) else Code("Operation"),
        operations,
        view_pages(service),
        view_waits(service),
    )


def _operation(service: Service, action: Action) -> OperationView:
    token = next((member.wire for member in action.request if member.spec.idempotency_token), None)
    fields: dict[str, object] = {
        "action": action.wire,
        "method": action.python,
        "module": f"{service.module}.{action.python}",
        "request": model_name(action.title, "Request"),
        "response": model_name(action.title, "Response"),
        "access": action.spec.access,
        "rate_limit": action.rate_limit,
        "http": action.http,
        "unsigned": action.spec.unsigned,
        "region": action.region,
        "region_member": next((member.wire for member in action.request if member.is_filled), None),
        "exclusive": tuple(tuple(group) for group in action.spec.exclusive),
        "requires": {name: tuple(others) for name, others in action.spec.requires.items()},
        "response_headers": {
            member.wire: member.header or member.wire
            for member in action.response
            if member.location == "header"
        },
        "idempotency_token": token,
        "source": action.spec.source,
    }
    empty: tuple[object, ...] = (None, (), {}, False)
    shown = {name: value for name, value in fields.items() if value not in empty}
    has_body = not action.http or action.http[0] in _WITH_BODY
    members = [(member, _wire(member, has_body=has_body)) for member in action.request]
    return OperationView(
        constant=identifier(action.python.upper()),
        module=identifier(action.python),
        request=identifier(model_name(action.title, "Request")),
        response=identifier(model_name(action.title, "Response")),
        request_text=literal(model_name(action.title, "Request")),
        fields=_fields(shown),
        members=tuple(
            (literal(member.wire), joined(Code(f"{name}={value}") for name, value in wire))
            for member, wire in members
            if wire
        ),
    )


def _wire(member: Member, *, has_body: bool) -> tuple[Field, ...]:
    """Return how a member is sent, unless it is in the body under its own name."""
    if (
        has_body
        and member.location == "body"
        and not (member.spec.encode or member.spec.flatten or member.header)
    ):
        return ()
    fields: dict[str, object] = {"location": member.location, "name": member.header or member.wire}
    if member.spec.encode:
        fields["encode"] = member.spec.encode
    if member.spec.flatten:
        fields["flatten"] = True
    return _fields(fields)


@dataclass(frozen=True)
class ValueView:
    name: Code
    text: Code
    docstring: Code | None


@dataclass(frozen=True)
class EnumView:
    name: Code
    docstring: Code
    values: tuple[ValueView, ...]


@dataclass(frozen=True)
class EnumsView:
    header: Code
    docstring: Code
    exports: tuple[Code, ...]
    enums: tuple[EnumView, ...]


def view_enums(provider: Provider, service: Service) -> EnumsView:
    """Return the view of the enums."""
    title = f"Documented values of {full_title(provider, service)} {service.version}."
    return EnumsView(
        header(f"{service.folder}"),
        docstring([title, "An undocumented value is kept, as a member whose ``is_known`` is false."], 0),
        tuple(literal(each.name) for each in service.enumerations),
        tuple(_enum(each) for each in service.enumerations),
    )


def _enum(enumeration: Enumeration) -> EnumView:
    values = tuple(
        ValueView(
            identifier(value.python),
            literal(value.wire),
            docstring([value.doc.en], 4) if value.doc else None,
        )
        for value in enumeration.values
    )
    return EnumView(identifier(enumeration.name), docstring([enumeration.doc.en], 4), values)


@dataclass(frozen=True)
class PackageView:
    header: Code
    docstring: Code
    imports: tuple[Field, ...]
    sources: tuple[Field, ...]
    """Modules, each with its names separated by spaces."""
    exports: tuple[Code, ...]


def view_version(provider: Provider, service: Service) -> PackageView:
    """Return the view of the lazy package of one version of a service."""
    sources: dict[str, list[str]] = {
        "client": [f"{service.spec.client}Client", f"Async{service.spec.client}Client"],
        "enums": [enumeration.name for enumeration in service.enumerations],
        "types": [structure.python for structure in service.structures],
    }
    for action in service.actions:
        sources[action.python] = [model_name(action.title, suffix) for suffix in ("Request", "Response")]
    named = [(module, sorted(names)) for module, names in sorted(sources.items()) if names]
    title = f"{full_title(provider, service)}, version {service.version}: {service.spec.summary.en}"
    return PackageView(
        header(f"{service.folder}/service.yaml"),
        docstring([title], 0),
        (
            (Code("."), identifier("errors")),
            *((Code(f".{identifier(module)}"), joined(map(identifier, names))) for module, names in named),
        ),
        tuple((literal(module), literal(" ".join(names))) for module, names in named),
        tuple(literal(name) for name in sorted(["errors", *(name for _, names in named for name in names)])),
    )


@dataclass(frozen=True)
class DefaultView:
    header: Code
    docstring: Code
    version: Code
    version_text: Code


def view_default(provider: Provider, service: Service) -> DefaultView:
    """Return the view of the package of a service, which exports its default version."""
    version = version_module(service.version)
    title = f"{full_title(provider, service)}: {service.spec.summary.en}"
    return DefaultView(
        header(f"{service.folder}/service.yaml"),
        docstring([title], 0),
        identifier(version),
        literal(version),
    )


@dataclass(frozen=True)
class AliasView:
    header: Code
    docstring: Code
    module: Code


def view_default_errors(provider: Provider, service: Service) -> AliasView:
    """Return the view of the error classes of a service's default version."""
    title = f"Error codes of {full_title(provider, service)}, with the common ones."
    return AliasView(
        header(f"{service.folder}/errors.yaml"),
        docstring([title], 0),
        dotted_name(f"{service.module}.errors"),
    )


@dataclass(frozen=True)
class ProviderView:
    header: Code
    docstring: Code


def view_provider(provider: Provider) -> ProviderView:
    """Return the view of the package of a provider, which holds only other packages."""
    names = ", ".join(sorted({service.name for service in provider.services}))
    return ProviderView(
        header(f"specs/{provider.name}/provider.yaml"), docstring([f"{provider.spec.name.en}: {names}."], 0)
    )


def view_root() -> ProviderView:
    """Return the view of the import package."""
    text = "Typed clients for the image APIs of Tencent Cloud, Alibaba Cloud and Huawei Cloud."
    more = "Each client is in the package of its service, such as ``yunbind.tencent.tke``."
    return ProviderView(header("the specs"), docstring([text, more], 0))
