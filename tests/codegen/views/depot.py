"""A second cloud whose specs use what the base specs leave out: REST, pages by marker, families of errors."""

from __future__ import annotations

from functools import cache

from yunbind_codegen.check import check
from yunbind_codegen.documents import Specs
from yunbind_codegen.ir import Action, Provider, Service
from yunbind_codegen.load import KINDS, read
from yunbind_codegen.resolve import resolve

PROVIDER = """\
provider: depot
name: {en: Depot Cloud, zh: 仓库云}
source: https://depot.example/docs
protocol: huawei-rest
signing: [sdk-hmac-sha256, x-auth-token]
endpoints: {central: "{service}.depot.example"}
environment:
  credentials:
    key_id: [DEPOT_ID, DEPOT_OLD_ID]
    key_secret: [DEPOT_SECRET]
    session_token: [DEPOT_TOKEN]
    project_id: [DEPOT_PROJECT]
keystone: {service: crate, version: "2", token: MakeToken, projects: ListCrates, token_ended: [Ended]}
sts: {service: crate, version: "2"}
remedies: {clock: [Ended]}
naive_timestamps: "+00:00"
clock_skew: 900
"""

COMMON = """\
source: https://depot.example/docs/errors
errors:
  Ended: {doc: The token has ended., kind: auth_failed}
  Gone: {doc: It is gone., kind: not_found}
  Limit.Calls: {doc: Too many calls., kind: throttled, retryable: false}
"""

SERVICE = """\
service: crate
version: "2"
default: true
client: Crate
name: {en: Depot Crates, zh: 仓库箱}
summary: {en: Crates for goods., zh: 装货物的箱子。}
source: https://depot.example/docs/crate
region: none
project: true
"""

TYPES = """\
types:
  Crate:
    doc: A crate.
    members:
      Id: {type: string, doc: Id of the crate., required: true}
      State: {type: State, doc: State of the crate.}
      Size: {type: int32, doc: Size in cm.}
  Content:
    doc: Goods in a crate.
    members:
      Name: {type: string, doc: Name of the goods., required: true, length: [null, 9]}
      Note: {type: string, doc: A note.}
      Kind: {type: Kind, doc: Kind of goods., required: true}
      Count: {type: integer, doc: Number of pieces., required: true, range: [3, null]}
  Empty:
    doc: A type without required members.
    members:
      Size: {type: float, doc: Size in m.}
      Sealed: {type: boolean, doc: Whether it is sealed.}
  State: {doc: States., enum: [new, old]}
  Kind: {doc: Kinds., enum: [dry, cold]}
  Odd: {doc: Values that no literal can hold., enum: ["a\\\\b", plain]}
"""

ERRORS = """\
source: https://depot.example/docs/crate/errors
errors:
  Ended.Early: {doc: It ended early., kind: auth_failed, http: 401}
  Ended.Late: {doc: It ended late., kind: server_fault}
  Full.Shelf: {doc: No room on the shelf., kind: quota_exceeded, message: No room.}
  Full.Depot: {doc: No room at all., kind: throttled}
  Limit.Crates: {doc: Too many crates., kind: quota_exceeded, name: CratesExceeded, retryable: true}
  Busy: {doc: Wait., kind: unavailable, retryable: true}
"""

LIST_CRATES = """\
action: ListCrates
summary: {en: List crates., zh: 列出箱子。}
source: https://depot.example/docs/crate/ListCrates
access: read
http: GET /v2/{depot}/crates
unsigned: true
since: "2024-03"
rate_limit: 1/min
permission:
  - {action: "crate:list", level: List, resource: "*"}
request:
  size: {type: integer, doc: Crates on a page., in: query, server_default: 10}
  depot: {type: string, doc: The depot., in: path, required: true}
  after: {type: string, doc: Id to continue from., in: query}
  tags: {type: "list[string]", doc: Tags., in: query, flatten: true}
  trace: {type: string, doc: Trace., in: header, name: X-Trace}
response:
  Total: {type: integer, doc: Number of crates., always: true}
  Crates: {type: "list[Crate]", doc: Crates of the page., nullable: true}
  Trace: {type: string, doc: Trace., in: header, name: X-Trace}
  Served: {type: string, doc: Server., in: header}
requires: {after: [size, tags]}
exclusive: [[tags, trace]]
errors: [Gone, Full.Shelf]
paginate: {name: crates, items: Crates, limit: size, marker: after, marker_from: Id}
waiters:
  - name: crates_gone
    doc: Wait until the crates are gone.
    success:
      - {path: "Crates[]", empty: true}
      - {status: 404}
    failure:
      - {error: Gone}
    delay: 1.5
    timeout: 90
  - name: crates_old
    doc: Wait until the crates are old.
    success:
      - {path: "Crates[].State", all: old, count: tags}
    failure:
      - {path: "Crates[].State", any: new}
    delay: 2
    timeout: 60
"""

MAKE_TOKEN = """\
action: MakeToken
rename: IssueToken
summary: {en: Issue a token., zh: 签发令牌。}
source: https://depot.example/docs/crate/MakeToken
access: write
http: POST /v2/tokens
success: [201, 202]
request:
  Once: {type: string, doc: Any text., idempotency_token: true, deprecated: Not read., since: "2024-04"}
  Content: {type: Content, doc: Goods., required: true}
  More: {type: "map[list[Content]]", doc: More goods., required: true}
  Empty: {type: "list[Empty]", doc: Nothing much., required: true}
  Open: {type: boolean, doc: Whether it is open., required: true}
  Big_Size: {type: float, doc: Size., required: true}
  Word_Of: {type: string, doc: A word., required: true, sensitive: true}
  Odd: {type: Odd, doc: Odd values.}
  Packed: {type: "map[string]", doc: Packed., encode: json}
  Goal: {type: string, doc: State to reach., enum: [up, down], required: true}
response:
  Until: {type: datetime, doc: When it ends.}
  Raw: {type: bytes, doc: The token.}
"""

DROP_CRATE = """\
action: DropCrate
summary: {en: Drop a crate., zh: 丢弃。}
doc: {en: It cannot be undone., zh: 无法撤销。}
deprecated: {en: Use something else., zh: 请用别的。}
source: https://depot.example/docs/crate/DropCrate
access: write
http: DELETE /v2/crates
rate_limit: 30/min
request:
  Id: {type: string, doc: Id of the crate., in: query, required: true, example: crate-7}
response: {}
errors:
  Gone: {doc: There was no such crate., http: 410, message: Too late.}
quirks:
  - {en: The page says nothing., zh: 文档未说明。}
examples:
  - name: a failure
    request: {Id: wrong}
    error: Gone
    response: {code: Gone}
  - name: a drop
    request: {Id: crate-1}
  - name: nothing to show
"""

FILES = {
    "depot/provider.yaml": PROVIDER,
    "depot/errors.yaml": COMMON,
    "depot/crate/2/service.yaml": SERVICE,
    "depot/crate/2/types.yaml": TYPES,
    "depot/crate/2/errors.yaml": ERRORS,
    "depot/crate/2/actions/ListCrates.yaml": LIST_CRATES,
    "depot/crate/2/actions/MakeToken.yaml": MAKE_TOKEN,
    "depot/crate/2/actions/DropCrate.yaml": DROP_CRATE,
}


@cache
def read_depot(*edits: tuple[str, str]) -> tuple[Provider, Service]:
    """Return the cloud and its service, after replacements of texts that occur once in all files."""
    files = dict(FILES)
    for old, new in edits:
        (path,) = [path for path, text in files.items() if old in text]
        assert files[path].count(old) == 1, f"{old!r} occurs {files[path].count(old)} times"
        files[path] = files[path].replace(old, new)
    found = [
        read(text.encode(), f"specs/{path}", next(kind for kind, (shape, _) in KINDS.items() if shape.fullmatch(path)))
        for path, text in files.items()
    ]  # fmt: skip
    specs = Specs(tuple(document for document, _ in found), tuple(each for _, more in found for each in more))
    problems = check(specs)
    assert not problems, "\n".join(map(str, problems))
    provider = resolve(specs).providers[0]
    return provider, provider.services[0]


def find_action(wire: str, *edits: tuple[str, str]) -> Action:
    """Return an action of the service."""
    return next(action for action in read_depot(*edits)[1].actions if action.wire == wire)
