"""What does not fit the spec language, and that it hides nothing else."""

from __future__ import annotations

from typing import Self

import pytest
from pydantic import model_validator
from yunbind_codegen.documents import Document
from yunbind_codegen.keys import list_keys
from yunbind_codegen.language import ActionFile, Node
from yunbind_codegen.problems import ProblemCode
from yunbind_codegen.schema_errors import understand

from .specfolder import ACTION, COMMON, ERRORS, PROVIDER, SERVICE, TYPES, Mistake, SpecFolder

PROFILE = "keys: {key_id: i, key_secret: s}, types: {metadata: m}"
TYPED_PROFILE = "keys: {type: t, key_id: i, key_secret: s}, types: {metadata: m}"
PROFILES_WITH_LOGIN = (
    'kind: json_profiles, path: "~/{{profile}}", profile_variable: A, default_profile: a, '
    f"{TYPED_PROFILE.replace('{', '{{').replace('}', '}}')}, "
    "logins: [{{name: l, type: l, command: log in, {host}path: /a, token: t, expiry: e}}]"
)


def source(*facts: str, name: str = "") -> str:
    """Provider settings with credential sources, each given by the keys after its name and title."""
    names = name * len(facts) or "abc"
    sources = "".join(f"  - {{name: {names[index]}, title: a, {each}}}\n" for index, each in enumerate(facts))
    return f"credential_sources:\n{sources}clock_skew: 300"


MISTAKES = [
    Mistake(
        "a member's key misspelt",
        ProblemCode.UNKNOWN_KEY,
        ACTION,
        "example: crate",
        "exmaple: crate",
        "exmaple",
        "Did you mean example? Valid: always, deprecated, doc, encode, enum, example,",
        "example: exmaple",
    ),
    Mistake(
        "an action's key misspelt",
        ProblemCode.UNKNOWN_KEY,
        ACTION,
        "rate_limit: 20/s",
        "rate_limits: 20/s",
        "rate_limits",
        "Did you mean rate_limit?",
        "rate_limit: 20/min",
    ),
    Mistake(
        "a waiter's key misspelt",
        ProblemCode.UNKNOWN_KEY,
        ACTION,
        "    delay: 2\n",
        "    delay: 2\n    timout: 3\n",
        "timout",
        "Did you mean timeout?",
        "    delay: 2.5\n",
    ),
    Mistake(
        "a key in the wrong kind of file",
        ProblemCode.UNKNOWN_KEY,
        PROVIDER,
        "clock_skew: 300",
        "clock_skew: 300\nregions: [near-1]",
        "regions: [near-1]",
        "Valid: clock_skew, common_parameters, credential_sources, endpoints",
        "clock_skew: 301",
    ),
    Mistake(
        "a credential source of a kind that does not exist",
        ProblemCode.VALUE,
        PROVIDER,
        "clock_skew: 300",
        source("kind: enviroment"),
        "kind: enviroment",
        "Did you mean environment?",
        source("kind: environment"),
    ),
    Mistake(
        "a credential source without a kind",
        ProblemCode.MISSING_KEY,
        PROVIDER,
        "clock_skew: 300",
        source("title: 'b'").replace("title: a, ", ""),
        "{name: a",
        "credential_sources.0.kind is missing.",
        source("kind: environment"),
    ),
    Mistake(
        "a key that the kind of a credential source does not have",
        ProblemCode.UNKNOWN_KEY,
        PROVIDER,
        "clock_skew: 300",
        source("kind: uri, variable: ACME_URI, variabel: ACME_OTHER"),
        "variabel",
        "Did you mean variable?",
        source("kind: uri, variable: ACME_URI"),
    ),
    Mistake(
        "two credential sources with one name",
        ProblemCode.VALUE,
        PROVIDER,
        "clock_skew: 300",
        source("kind: environment", "kind: environment", name="a"),
        "credential_sources",
        "two sources have the name a",
        source("kind: environment", "kind: environment"),
    ),
    Mistake(
        "profiles that share a file without a list",
        ProblemCode.VALUE,
        PROVIDER,
        "clock_skew: 300",
        source(
            f"kind: json_profiles, path: ~/.acme, profile_variable: A, default_profile: a, {TYPED_PROFILE}"
        ),
        "{name: a",
        "a source has either list or {profile} in its path",
        source(
            f'kind: json_profiles, path: "~/{{profile}}.json", profile_variable: A, default_profile: a, {TYPED_PROFILE}'
        ),
    ),
    Mistake(
        "types of sections without a key of the type",
        ProblemCode.VALUE,
        PROVIDER,
        "clock_skew: 300",
        source(f"kind: ini_file, path: ~/a, path_variable: A, sections: [a], {PROFILE}"),
        "{name: a",
        "types and keys.type belong together",
        source(f"kind: ini_file, path: ~/a, path_variable: A, sections: [a], {TYPED_PROFILE}"),
    ),
    Mistake(
        "a login without a host",
        ProblemCode.VALUE,
        PROVIDER,
        "clock_skew: 300",
        source(PROFILES_WITH_LOGIN.format(host="")),
        "{name: l",
        "a login has exactly one of host, hosts and url",
        source(PROFILES_WITH_LOGIN.format(host="host: a.example, ")),
    ),
    Mistake(
        "a private host without its variable",
        ProblemCode.VALUE,
        PROVIDER,
        "clock_skew: 300",
        'sts: {service: box, version: "2020-01-02", region: {private_host: a.example}}\nclock_skew: 300',
        "region: {private_host",
        "private_host and private_variable belong together",
        'sts: {service: box, version: "2020-01-02", region: {private_host: a.example, '
        "private_variable: A}}\nclock_skew: 300",
    ),
    Mistake(
        "a key left out",
        ProblemCode.MISSING_KEY,
        ACTION,
        ", doc: Ids of the boxes.",
        "",
        "BoxIds: {",
        "Add doc.",
        ', doc: ""',
    ),
    Mistake(
        "no Chinese summary",
        ProblemCode.MISSING_KEY,
        ACTION,
        "{en: List boxes., zh: 列出箱子。}",
        "{en: List boxes.}",
        "summary",
        "Add zh.",
        "{en: List boxes., zh: List boxes.}",
    ),
    Mistake(
        "a text in Chinese alone",
        ProblemCode.MISSING_KEY,
        TYPES,
        "doc: {en: A box., zh: 箱子。}",
        "doc: {zh: 箱子。}",
        "doc: {zh",
        "Add en.",
        "doc: {en: A box.}",
    ),
    Mistake(
        "a meaning of a value in Chinese alone",
        ProblemCode.MISSING_KEY,
        TYPES,
        "Open: {en: Things can go in., zh: 可放入。}",
        "Open: {zh: 可放入。}",
        "Open: {zh",
        "Add en.",
        "Open: Things can go in.",
    ),
    Mistake(
        "a blank text",
        ProblemCode.VALUE,
        TYPES,
        "doc: {en: A box., zh: 箱子。}",
        "doc: {en: ' ', zh: 箱子。}",
        "en: ' '",
        "pattern",
        "doc: {en: '-', zh: 箱子。}",
    ),
    Mistake(
        "no kind of an error",
        ProblemCode.MISSING_KEY,
        ERRORS,
        "    kind: not_found\n",
        "",
        "BoxNotFound",
        "Add kind.",
        "    kind: conflict\n",
    ),
    Mistake(
        "a word of none of the choices",
        ProblemCode.VALUE,
        ACTION,
        "access: read",
        "access: reed",
        "access",
        "'read' or 'write'",
        "access: 'read'",
    ),
    Mistake(
        "a text where a boolean belongs",
        ProblemCode.VALUE,
        TYPES,
        "required: true",
        "required: yes",
        "required",
        "boolean",
        "required: false",
    ),
    Mistake(
        "a rate without a unit",
        ProblemCode.VALUE,
        ACTION,
        "20/s",
        "'20'",
        "rate_limit",
        "pattern",
        "20/h",
    ),
    Mistake(
        "an address with a quotation mark",
        ProblemCode.VALUE,
        ACTION,
        "source: https://acme.example/docs/box/DescribeBoxes",
        "source: https://acme.example/docs/box/'DescribeBoxes'",
        "source",
        "pattern",
        "source: https://acme.example/docs/box/?a=Describe%27Boxes&b=1#c",
    ),
    Mistake(
        "a host that is an address",
        ProblemCode.VALUE,
        PROVIDER,
        'central: "{service}.acme.example"',
        'central: "https://{service}.acme.example/"',
        "central",
        "pattern",
        'central: "{service}-{region}.acme.example"',
    ),
    Mistake(
        "a host with a placeholder that nobody fills",
        ProblemCode.VALUE,
        PROVIDER,
        'far-1: "{service}.far.acme.example"',
        'far-1: "{service.__class__}.far.acme.example"',
        "far-1",
        "pattern",
        'far-1: "far.acme.example"',
    ),
    Mistake(
        "a variable of the environment with a space",
        ProblemCode.VALUE,
        PROVIDER,
        "[ACME_KEY_ID]",
        "[ACME_KEY_ID, ACME KEY]",
        "ACME KEY",
        "pattern",
        "[ACME_KEY_ID, ACME_KEY_2]",
    ),
    Mistake(
        "a region with a slash",
        ProblemCode.VALUE,
        SERVICE,
        "[near-1, far-1]",
        "[near-1, far/1]",
        "far/1",
        "pattern",
        "[near-1]",
    ),
    Mistake(
        "a status that HTTP does not know",
        ProblemCode.VALUE,
        COMMON,
        "http: 429",
        "http: 42",
        "http: 42",
        "greater than or equal to 100",
        "http: 599",
    ),
    Mistake(
        "a member that is only a type",
        ProblemCode.VALUE,
        ACTION,
        "Offset: {type: uint64, doc: Boxes to skip., server_default: 0}",
        "Offset: uint64",
        "Offset: uint64",
        "mapping of keys and values",
        "Offset: {type: uint64, doc: Boxes to skip.}",
    ),
    Mistake(
        "an acceptor with two conditions",
        ProblemCode.VALUE,
        ACTION,
        "any: Broken}",
        "any: Broken, all: Broken}",
        '{path: "Boxes[].Status", any',
        "exactly one of",
        "any: Shut}",
    ),
    Mistake(
        "an acceptor that must not be empty",
        ProblemCode.VALUE,
        ACTION,
        '{path: "Boxes[].Status", any: Broken}',
        '{path: "Boxes[]", empty: false}',
        "empty: false",
        "should be True",
        '{path: "Boxes[]", empty: true}',
    ),
    Mistake(
        "a type with members and values",
        ProblemCode.VALUE,
        TYPES,
        "    enum: [red, blue]",
        "    enum: [red, blue]\n    members: {}",
        "Colour:\n    doc",
        "either members or enum",
        "    enum: [red]",
    ),
    Mistake(
        "an error message without text",
        ProblemCode.VALUE,
        ERRORS,
        '"Box not found."',
        '""',
        "message",
        "at least 1 character",
        '"%s"',
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_misfit_is_located_and_its_look_alike_passes(specs: SpecFolder, mistake: Mistake) -> None:
    """Each thing that the language does not know is one problem at its place; its look-alike is none."""
    mistake.expect(specs)


def test_five_mistakes_in_one_file_are_five_problems_in_one_run(specs: SpecFolder) -> None:
    """Mistakes of five kinds in one file are all found at once, each at its own place."""
    specs.edit(ACTION, "access: read", "access: reed")
    specs.edit(ACTION, "rate_limit: 20/s", "rate_limit: 20/s\nrate_limit: 30/s")
    specs.edit(ACTION, "example: crate", "exmaple: crate")
    specs.edit(ACTION, "list[Filter]", "list[Filtr]")
    specs.edit(
        ACTION, "any: Broken}\n      - {error: BoxNotFound}", "any: Broken}\n      - {error: BoxNotFond}"
    )
    found = [(problem.line, problem.column, problem.code) for problem in specs.lint()]
    assert found == [
        (*specs.find(ACTION, "access: reed"), ProblemCode.VALUE),
        (*specs.find(ACTION, "rate_limit: 30/s"), ProblemCode.DUPLICATE_KEY),
        (*specs.find(ACTION, "exmaple"), ProblemCode.UNKNOWN_KEY),
        (*specs.find(ACTION, 'type: "list[Filtr]"'), ProblemCode.UNKNOWN_TYPE),
        (*specs.find(ACTION, "error: BoxNotFond"), ProblemCode.WAITER),
    ]


def test_problems_of_several_files_come_together_and_sorted(specs: SpecFolder) -> None:
    """One run names the mistakes of every file, in the order of paths, lines and columns."""
    specs.edit(TYPES, "type: Lid", "type: Lidd")
    specs.edit(PROVIDER, "clock_skew: 300", "clock_skew: 0")
    specs.edit(SERVICE, "default: true", "default: false")
    specs.edit(ACTION, "limit: Limit", "limit: Limti")
    specs.edit(COMMON, "kind: throttled", "kind: throtled")
    specs.write("acme/notes.txt", "Notes.")
    problems = specs.lint()
    assert [(problem.path.removeprefix("specs/"), problem.code) for problem in problems] == [
        (ACTION, ProblemCode.PAGINATOR),
        (SERVICE, ProblemCode.DEFAULT_VERSION),
        (TYPES, ProblemCode.UNKNOWN_TYPE),
        (COMMON, ProblemCode.VALUE),
        ("acme/notes.txt", ProblemCode.STRAY_FILE),
        (PROVIDER, ProblemCode.VALUE),
    ]
    assert list(problems) == sorted(problems)


@pytest.mark.parametrize("path", [PROVIDER, COMMON, SERVICE, TYPES, ERRORS])
def test_a_file_that_cannot_be_read_blames_no_other_file(specs: SpecFolder, path: str) -> None:
    """What an unreadable file would have defined is not reported as missing elsewhere."""
    specs.write(path, "a: [\n")
    assert [(problem.path, problem.code) for problem in specs.lint()] == [
        (f"specs/{path}", ProblemCode.SYNTAX)
    ]


@pytest.mark.parametrize("path", [PROVIDER, COMMON, SERVICE, TYPES, ERRORS, ACTION])
@pytest.mark.parametrize("content", ["just text\n", "- a list\n", "{}\n", "12\n"])
def test_a_file_of_another_shape_is_refused(specs: SpecFolder, path: str, content: str) -> None:
    """A file that holds no mapping, or an empty one, is a problem of that file alone and no crash."""
    specs.write(path, content)
    problems = specs.lint()
    assert problems
    assert {problem.path for problem in problems} == {f"specs/{path}"}
    assert {problem.code for problem in problems} <= {ProblemCode.VALUE, ProblemCode.MISSING_KEY}


def test_a_problem_is_shown_as_place_code_and_message(specs: SpecFolder) -> None:
    """A problem prints as path:line:column CODE message, with its hint on a line of its own."""
    specs.edit(ACTION, "access: read", "acess: read")
    shown = [str(problem) for problem in specs.lint()]
    assert shown == [
        f"specs/{ACTION}:1:1 S202 access is missing.\n    Add access.",
        f"specs/{ACTION}:5:1 S201 acess: unknown key.\n    "
        "Did you mean access? Valid: access, action, deprecated, doc, errors, examples, exclusive, http, "
        "paginate, permission, quirks, rate_limit, region, rename, request, requires, response, since, source, "
        "success, summary, unsigned, waiters.",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("range: [1, 50]", "range: [1, many]"),
        ("range: [1, 50]", "range: [1, 50, 100]"),
        ("rate_limit: 20/s", "rate_limit: often"),
        ("access: read", "access: reed"),
        ("delay: 2", "delay: soon"),
    ],
)
def test_an_invalid_value_does_not_hide_problems_of_the_checks(specs: SpecFolder, old: str, new: str) -> None:
    """The rest of the file is checked as if the value were good, also if an item of a list is invalid."""
    specs.edit(ACTION, "list[Filter]", "list[Filtr]")
    unknown = specs.lint()
    assert ProblemCode.UNKNOWN_TYPE in {problem.code for problem in unknown}
    specs.edit(ACTION, old, new)
    found = specs.lint()
    assert [problem.code for problem in found if problem not in unknown] == [ProblemCode.VALUE]
    assert set(unknown) <= set(found)


def test_the_keys_of_a_hint_are_those_of_specs() -> None:
    """Some have another name in Python, where they are keywords."""
    keys = list_keys(ActionFile, ("request", "Limit"))
    assert {"in", "type", "doc"} <= set(keys)
    assert "in_" not in keys
    assert list_keys(ActionFile, ("waiters", 0, "success", 0)) == sorted(
        ["path", "all", "any", "empty", "count", "error", "status"]
    )


class Refusing(Node):
    """A file that is refused as a whole."""

    name: str

    @model_validator(mode="after")
    def _refuse(self) -> Self:
        raise ValueError("no such file is possible")


def test_a_file_that_is_refused_as_a_whole_is_one_problem() -> None:
    """No key of it is to blame, so none is replaced."""
    content, problems = understand(
        Document("specs/a.yaml", "a", None, {(): (1, 1)}, b""), Refusing, {"name": "a"}
    )
    assert content is None
    assert [problem.message for problem in problems] == ["the file: no such file is possible."]
