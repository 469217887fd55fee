"""Names that collide, or are taken, once they are Python names."""

from __future__ import annotations

import pytest
from yunbind_codegen.problems import ProblemCode

from ..specfolder import ACTION, COMMON, ERRORS, SERVICE, TYPES, Mistake, SpecFolder, read_tree

OFFSET = "  Offset: {type: uint64, doc: Boxes to skip., server_default: 0}\n"


def member(name: str, more: str = "") -> str:
    """One more request member."""
    return f"{OFFSET}  {name}: {{type: string, doc: Something.{more}}}\n"


COLLISIONS = [
    Mistake(
        "two members that are one in snake case",
        ProblemCode.NAME_COLLISION,
        ACTION,
        OFFSET,
        member("boxIds"),
        "boxIds",
        "DescribeBoxes.boxIds and DescribeBoxes.BoxIds would both be box_ids in Python.\nAdd `rename: boxIds2`",
        member("boxIds", ", rename: OtherBoxIds"),
    ),
    Mistake(
        "two members of a type that are one in snake case",
        ProblemCode.NAME_COLLISION,
        TYPES,
        "      Colour: {type: Colour, doc: Colour of the lid.}\n",
        "      Colour: {type: Colour, doc: Colour of the lid.}\n      colour: {type: Colour, doc: Again.}\n",
        "colour: {type: Colour, doc: Again.}",
        "Add `rename: colour2`",
        "      Colour: {type: Colour, doc: Colour of the lid.}\n      color: {type: Colour, doc: Again.}\n",
    ),
    Mistake(
        "a new name that another member has",
        ProblemCode.NAME_COLLISION,
        ACTION,
        OFFSET,
        member("Crates", ", rename: BoxIds"),
        "Crates",
        "would both be box_ids",
        member("Crates", ", rename: CrateIds"),
    ),
    Mistake(
        "two values that are one constant",
        ProblemCode.NAME_COLLISION,
        ACTION,
        "enum: {up: Smallest first., down: Largest first.}",
        "enum: {up: Smallest first., down: Largest first., Up: Again.}",
        "enum: {up",
        "'up' and 'Up' would both be UP",
        "enum: {up: Smallest first., down: Largest first., up-again: Again.}",
    ),
    Mistake(
        "two values of a type that are one constant",
        ProblemCode.NAME_COLLISION,
        TYPES,
        "enum: [red, blue]",
        "enum: [red, blue, RED]",
        "enum: [red",
        "'red' and 'RED' would both be RED",
        "enum: [red, blue, reddish]",
    ),
    Mistake(
        "a paginator named like an action",
        ProblemCode.NAME_COLLISION,
        ACTION,
        "name: boxes, items",
        "name: describe_boxes, items",
        "name: describe_boxes",
        "would both be the method describe_boxes",
        "name: all_boxes, items",
    ),
    Mistake(
        "two waiters of one name",
        ProblemCode.NAME_COLLISION,
        ACTION,
        "quirks:\n",
        "  - {name: box_open, doc: Again., success: [{error: BoxNotFound}], "
        "failure: [{status: 500}], delay: 1, timeout: 2}\nquirks:\n",
        "name: box_open, doc: Again.",
        "would both be the method wait_until_box_open",
        "  - {name: box_gone, doc: Again., success: [{error: BoxNotFound}], "
        "failure: [{status: 500}], delay: 1, timeout: 2}\nquirks:\n",
    ),
    Mistake(
        "a type named like the values of a member",
        ProblemCode.NAME_COLLISION,
        TYPES,
        "      Lid: {type: Lid, doc: What covers the box.}\n",
        "      Lid: {type: Lid, doc: What covers the box.}\n      State: {type: BoxStatus, doc: State.}\n\n"
        "  BoxStatus:\n    doc: State.\n    members: {}\n",
        "enum:\n          Open",
        "would both be the class BoxStatus",
        "      Lid: {type: Lid, doc: What covers the box.}\n      State: {type: BoxState, doc: State.}\n\n"
        "  BoxState:\n    doc: State.\n    members: {}\n",
    ),
    Mistake(
        "a type named like a request",
        ProblemCode.NAME_COLLISION,
        TYPES,
        "      Lid: {type: Lid, doc: What covers the box.}\n",
        "      Lid: {type: Lid, doc: What covers the box.}\n      Again: {type: DescribeBoxesRequest, doc: It.}\n\n"
        "  DescribeBoxesRequest:\n    doc: It.\n    members: {}\n",
        "DescribeBoxesRequest:\n",
        "the request of DescribeBoxes",
        "      Lid: {type: Lid, doc: What covers the box.}\n      Again: {type: DescribeBoxesRequests, doc: It.}\n\n"
        "  DescribeBoxesRequests:\n    doc: It.\n    members: {}\n",
    ),
    Mistake(
        "two codes that are one class",
        ProblemCode.NAME_COLLISION,
        ERRORS,
        "errors:\n",
        "errors:\n  Box.NotFound: {doc: Gone., kind: not_found}\n",
        "BoxNotFound",
        "would both be the class BoxNotFound",
        "errors:\n  Box.NotFound: {doc: Gone., kind: not_found, name: BoxLost}\n",
    ),
    Mistake(
        "a code that is the class of a common one",
        ProblemCode.NAME_COLLISION,
        ERRORS,
        "errors:\n",
        "errors:\n  Invalid.Parameter: {doc: Wrong., kind: invalid_request}\n",
        "Invalid.Parameter",
        "Add `name:`",
        "errors:\n  InvalidParameter.Name: {doc: Wrong., kind: invalid_request}\n",
    ),
]

RESERVED = [
    Mistake(
        "a member that is a keyword",
        ProblemCode.RESERVED_NAME,
        ACTION,
        OFFSET,
        member("From"),
        "From",
        "would be from in Python, which is reserved in a model.\nAdd `rename: FromValue`",
        member("From", ", rename: FromValue"),
    ),
    Mistake(
        "a member that every model has",
        ProblemCode.RESERVED_NAME,
        ACTION,
        OFFSET,
        member("Copy"),
        "Copy",
        "Add `rename: CopyValue`",
        member("Copies"),
    ),
    Mistake(
        "a member with the prefix of the models' own",
        ProblemCode.RESERVED_NAME,
        ACTION,
        OFFSET,
        member("ModelFields"),
        "ModelFields",
        "Add `rename: ModelFieldsValue`",
        member("Modelling"),
    ),
    Mistake(
        "a member that hides what a method needs",
        ProblemCode.RESERVED_NAME,
        ACTION,
        OFFSET,
        member("Operations"),
        "Operations",
        "would be operations in Python",
        member("Operation"),
    ),
    Mistake(
        "a new name that is a keyword",
        ProblemCode.RESERVED_NAME,
        ACTION,
        OFFSET,
        member("Kind", ", rename: Class"),
        "Kind",
        "would be class in Python",
        member("Kind", ", rename: Classes"),
    ),
    Mistake(
        "a paginator that every client has",
        ProblemCode.RESERVED_NAME,
        ACTION,
        "name: boxes, items",
        "name: close, items",
        "name: close",
        "which is reserved in clients",
        "name: closed, items",
    ),
    Mistake(
        "a type that every module has",
        ProblemCode.RESERVED_NAME,
        TYPES,
        "      Lid: {type: Lid, doc: What covers the box.}\n",
        "      Lid: {type: Lid, doc: What covers the box.}\n      Field: {type: Field, doc: A field.}\n\n"
        "  Field:\n    doc: A field.\n    members: {}\n",
        "Field:\n",
        "would be the class Field",
        "      Lid: {type: Lid, doc: What covers the box.}\n      Field: {type: Acre, doc: A field.}\n\n"
        "  Acre:\n    doc: A field.\n    members: {}\n",
    ),
    Mistake(
        "a type that Python itself has",
        ProblemCode.RESERVED_NAME,
        TYPES,
        "      Lid: {type: Lid, doc: What covers the box.}\n",
        "      Lid: {type: Lid, doc: What covers the box.}\n      Error: {type: Exception, doc: It.}\n\n"
        "  Exception:\n    doc: It.\n    members: {}\n",
        "Exception:\n",
        "would be the class Exception",
        "      Lid: {type: Lid, doc: What covers the box.}\n      Error: {type: Exceptions, doc: It.}\n\n"
        "  Exceptions:\n    doc: It.\n    members: {}\n",
    ),
    Mistake(
        "a code that is a number",
        ProblemCode.RESERVED_NAME,
        ERRORS,
        "errors:\n",
        'errors:\n  "0418": {doc: A teapot., kind: conflict}\n',
        '"0418"',
        "Add `name:`",
        'errors:\n  "0418": {doc: A teapot., kind: conflict, name: Teapot}\n',
    ),
    Mistake(
        "a name of a code that its module has",
        ProblemCode.RESERVED_NAME,
        COMMON,
        "errors:\n",
        'errors:\n  "0418": {doc: A teapot., kind: conflict, name: BY_CODE}\n',
        '"0418"',
        "Add `name:`",
        'errors:\n  "0418": {doc: A teapot., kind: conflict, name: Teapot}\n',
    ),
    Mistake(
        "a family of codes that is a builtin",
        ProblemCode.RESERVED_NAME,
        COMMON,
        "errors:\n",
        "errors:\n  Exception.All: {doc: All., kind: conflict}\n",
        "Exception.All",
        "Add `name:`",
        "errors:\n  Exception.All: {doc: All., kind: conflict, name: ExceptionAll}\n",
    ),
    Mistake(
        "a client that the runtime already has",
        ProblemCode.RESERVED_NAME,
        SERVICE,
        "client: Box",
        "client: Sync",
        "client",
        "SyncClient",
        "client: Synchrotron",
    ),
    Mistake(
        "a client whose twin the runtime already has",
        ProblemCode.RESERVED_NAME,
        SERVICE,
        "client: Box",
        "client: Async",
        "client",
        "AsyncClient",
        "client: Asynchronous",
    ),
]


@pytest.mark.parametrize("mistake", COLLISIONS, ids=str)
def test_names_that_would_be_one_in_python_are_located(specs: SpecFolder, mistake: Mistake) -> None:
    """Two things that would get one Python name are a problem that says what to write; a new name mends it."""
    mistake.expect(specs)


@pytest.mark.parametrize("mistake", RESERVED, ids=str)
def test_a_name_that_is_taken_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """A name that Python or the bindings need for themselves is a problem; another word mends it."""
    mistake.expect(specs)


def _rename_action(specs: SpecFolder, name: str) -> str:
    text = specs.read(ACTION).replace("DescribeBoxes", name)
    (specs.specs / ACTION).unlink()
    path = ACTION.replace("DescribeBoxes", name)
    specs.write(path, text)
    return path


@pytest.mark.parametrize(
    "name",
    ["Import", "Send", "Close", "WithOptions", "Overload", "Property", "Client", "Errors", "Types"],
)
def test_an_action_whose_name_is_taken_is_located(specs: SpecFolder, name: str) -> None:
    """An action cannot become a method or a module that a client has already."""
    path = _rename_action(specs, name)
    problems = specs.lint()
    assert {(each.path, each.line, each.column) for each in problems} == {(f"specs/{path}", 1, 1)}
    assert {each.code for each in problems} <= {ProblemCode.RESERVED_NAME, ProblemCode.NAME_COLLISION}


@pytest.mark.parametrize(
    "name", ["Imports", "SendBox", "Closed", "Clients", "ListErrors", "TypesOfBoxes", "Raw"]
)
def test_an_action_whose_name_only_looks_taken_passes(specs: SpecFolder, name: str) -> None:
    """A name that merely holds a taken one is free."""
    _rename_action(specs, name)
    assert specs.lint() == ()


@pytest.mark.parametrize("name", ["class", "is", "lambda", "errors"])
@pytest.mark.parametrize("key", ["provider", "service"])
def test_a_folder_that_cannot_be_a_package_is_located(specs: SpecFolder, key: str, name: str) -> None:
    """A provider or service whose name Python or its neighbour needs is a problem of its own file."""
    word = {"provider": "acme", "service": "box"}[key]
    folder = {"provider": specs.specs / "acme", "service": specs.specs / "acme" / "box"}[key]
    path = {"provider": "acme/provider.yaml", "service": SERVICE}[key]
    specs.edit(path, f"{key}: {word}\n", f"{key}: {name}\n")
    folder.rename(folder.with_name(name))
    (found,) = specs.lint()
    assert (found.code, found.line, found.column) == (ProblemCode.RESERVED_NAME, 1, 1)


def test_a_polled_member_that_its_waiter_needs_is_located(specs: SpecFolder) -> None:
    """A waiter's method has a delay and a timeout of its own, which a member must not repeat."""
    specs.edit(ACTION, OFFSET, member("Timeout"))
    (found,) = specs.lint()
    assert found.code is ProblemCode.RESERVED_NAME
    assert (found.line, found.column) == specs.find(ACTION, "Timeout")
    specs.edit(ACTION, "doc: Something.", "rename: TimeoutValue, doc: Something.")
    assert specs.lint() == ()


def test_two_actions_that_would_be_one_module_are_located(specs: SpecFolder) -> None:
    """Actions whose names differ in case alone would overwrite each other."""
    again = read_tree()[ACTION] | {"action": "DescribeBOXES", "waiters": []}
    del again["paginate"]
    specs.put({ACTION.replace("DescribeBoxes", "DescribeBOXES"): again})
    assert {problem.code for problem in specs.lint()} == {ProblemCode.NAME_COLLISION}
