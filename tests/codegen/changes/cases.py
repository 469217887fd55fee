"""Small edits of the base specs, and what each means to programs, there and back.

What is expected is reasoned from what the emitted code does: arguments are keywords, attributes of answers are
optional, limits count in requests, enums are open, and errors are classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..specfolder import ACTION, COMMON, ERRORS, PROVIDER, SERVICE, TYPES, SpecFolder

MAKE = "acme/box/2020-01-02/actions/MakeBox.yaml"

MAKE_BOX = """\
action: MakeBox
summary: {en: Make a box., zh: 制作箱子。}
source: https://acme.example/docs/box/MakeBox
access: write
request:
  Name: {type: string, doc: Name of the new box., required: true}
  Size: {type: int32, doc: Length of its sides in cm.}
  Depth: {type: integer, doc: Depth in cm.}
  Share: {type: float, doc: Part of the shelf that it takes.}
  Word: {type: string, doc: Word that opens it., sensitive: true}
  Tags: {type: "list[Tag]", doc: Tags to put on it., items: [null, 5]}
  Marks: {type: "list[Mark]", doc: Marks to put on it.}
  Token: {type: string, doc: Any word that no other call had., idempotency_token: true}
  Zone: {type: string, doc: Zone to make it in., required: true}
response:
  BoxId: {type: string, doc: Id of the new box.}
  Tags: {type: "list[Tag]", doc: Tags on it.}
  Price: {type: float, doc: Price in cents.}
  Count: {type: integer, doc: Boxes that there are., range: [0, 100]}
  Kind: {type: string, doc: Kind of box., enum: [plain, fancy]}
errors: [BoxNotFound]
"""

TYPES_MORE = """\

  Tag:
    doc: A name and a value on a box.
    members:
      Key: {type: string, doc: Name of the tag., required: true}
      Value: {type: string, doc: Value of the tag.}

  Mark:
    doc: A mark on a box.
    source: https://acme.example/docs/box#Mark
    members:
      Text: {type: string, doc: What it says., length: [1, 8]}
      Paint: {type: Paint, doc: What it is written in.}

  Paint:
    doc: Kinds of paint.
    enum: [oil, water]
"""

ERRORS_MORE = """\
  BoxNotFound.Lost:
    doc: The box was there once.
    kind: not_found
  Full.Shelf:
    doc: There is no room on the shelf.
    kind: quota_exceeded
"""

Edit = tuple[str, str, str]
"""A file, a text that stands in it once, and what it becomes; no text: the file is new, or goes."""


@dataclass(frozen=True)
class Case:
    """Two states of the specs, A and B, and what changes from A to B and from B to A."""

    name: str
    edits: tuple[Edit, ...]
    forward: tuple[str, ...]
    """Each a rule's code and a symbol below ``yunbind.acme.``."""
    backward: tuple[str, ...]
    start: tuple[Edit, ...] = ()
    """What A already has beyond the base."""

    def __str__(self) -> str:
        return self.name

    def write(self, root: Path, state: str) -> SpecFolder:
        """Write state A or B."""
        root.mkdir(parents=True, exist_ok=True)
        specs = SpecFolder(root)
        specs.write(MAKE, MAKE_BOX)
        specs.write(TYPES, specs.read(TYPES) + TYPES_MORE)
        specs.write(ERRORS, specs.read(ERRORS) + ERRORS_MORE)
        for path, old, new in self.start + (self.edits if state == "B" else ()):
            if old:
                specs.edit(path, old, new)
            elif new:
                specs.write(path, new)
            else:
                (specs.specs / path).unlink()
        return specs


def case(name: str, *edits: Edit, forward: str, backward: str, start: tuple[Edit, ...] = ()) -> Case:
    """A case; expectations are one to a line."""
    told = (tuple(line.strip() for line in text.strip().splitlines()) for text in (forward, backward))
    return Case(name, edits, next(told), next(told), start)


LIST = "box.BoxClient.describe_boxes"
MADE = "box.BoxClient.make_box"
ANSWER = "box.MakeBoxResponse"
OTHER = (ACTION, "  Verbose: {", "  Other: {type: string, doc: Another thing.}\n  Verbose: {")
MEMBER = "  Size: {type: int32, doc: Length of its sides in cm.}\n"
LABELLED = "  Zone: {type: string, doc: Zone to make it in., required: true}\n"

MEMBERS = (
    case(
        "an optional argument",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        forward=f"request-member-added {MADE}(height)",
        backward=f"request-member-removed {MADE}(height)",
    ),
    case(
        "a required argument",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm., required: true}\n  Depth:"),
        forward=f"request-member-added-required {MADE}(height)",
        backward=f"request-member-removed {MADE}(height)",
    ),
    case(
        "an argument with another wire name and the rest the same",
        (MAKE, "  Depth:", "  Height:"),
        forward=f"request-member-renamed {MADE}(depth)\nrequest-wire-name-changed {MADE}(height)",
        backward=f"request-member-renamed {MADE}(height)\nrequest-wire-name-changed {MADE}(depth)",
    ),
    case(
        "an argument with another name in Python",
        (MAKE, "{type: integer, doc: Depth in cm.}", "{type: integer, doc: Depth in cm., rename: Deep}"),
        forward=f"request-member-renamed {MADE}(depth)",
        backward=f"request-member-renamed {MADE}(deep)",
    ),
    case(
        "an argument whose wire name has other capitals",
        (MAKE, "  Depth:", "  depth:"),
        forward=f"request-wire-name-changed {MADE}(depth)",
        backward=f"request-wire-name-changed {MADE}(depth)",
    ),
    case(
        "an attribute of an answer whose wire name has other capitals",
        (MAKE, "  Price:", "  price:"),
        forward=f"response-wire-name-changed {ANSWER}.price",
        backward=f"response-wire-name-changed {ANSWER}.price",
    ),
    case(
        "an optional argument becomes required",
        (MAKE, "doc: Depth in cm.", "doc: Depth in cm., required: true"),
        forward=f"request-member-required {MADE}(depth)",
        backward=f"request-member-optional {MADE}(depth)",
    ),
    case(
        "an integer argument becomes a number",
        (MAKE, "Depth: {type: integer", "Depth: {type: float"),
        forward=f"request-type-widened {MADE}(depth)",
        backward=f"request-type-changed {MADE}(depth)",
    ),
    case(
        "a text argument becomes an integer",
        (MAKE, "Zone: {type: string", "Zone: {type: integer"),
        forward=f"request-type-changed {MADE}(zone)",
        backward=f"request-type-changed {MADE}(zone)",
    ),
    case(
        "an argument becomes a list",
        (MAKE, "Zone: {type: string", 'Zone: {type: "list[string]"'),
        forward=f"request-type-changed {MADE}(zone)",
        backward=f"request-type-changed {MADE}(zone)",
    ),
    case(
        "the items of a list argument become numbers of another kind, and lists can be written to",
        (ACTION, 'BoxIds: {type: "list[integer]"', 'BoxIds: {type: "list[float]"'),
        forward=f"request-type-changed {LIST}(box_ids)",
        backward=f"request-type-changed {LIST}(box_ids)",
        start=(
            (ACTION, 'BoxIds: {type: "list[string]"', 'BoxIds: {type: "list[integer]"'),
            (ACTION, "request: {BoxIds: [box-1], Limit: 10, Offset: 0}", "request: {Limit: 10}"),
        ),
    ),
    case(
        "a text argument gets documented values",
        (MAKE, "doc: Zone to make it in.", "doc: Zone to make it in., enum: [east, west]"),
        forward=f"request-type-changed {MADE}(zone)\nclass-added box.Zone",
        backward=f"request-type-widened {MADE}(zone)\nclass-removed box.Zone",
    ),
    case(
        "an integer argument of 32 bits gets 64",
        (MAKE, "Size: {type: int32", "Size: {type: int64"),
        forward=f"wire-type-changed {MADE}(size)\nrequest-range-loosened {MADE}(size)",
        backward=f"wire-type-changed {MADE}(size)\nrequest-range-tightened {MADE}(size)",
    ),
    case(
        "a narrower range",
        (ACTION, "range: [1, 50]", "range: [1, 20]"),
        forward=f"request-range-tightened {LIST}(limit)",
        backward=f"request-range-loosened {LIST}(limit)",
    ),
    case(
        "a range that moves refuses what was sent",
        (ACTION, "range: [1, 50]", "range: [5, 90]"),
        forward=f"request-range-tightened {LIST}(limit)",
        backward=f"request-range-tightened {LIST}(limit)",
    ),
    case(
        "a shorter length",
        (ACTION, "length: [1, 20]", "length: [1, 15]"),
        forward=f"request-length-tightened {LIST}(name)",
        backward=f"request-length-loosened {LIST}(name)",
    ),
    case(
        "fewer items",
        (ACTION, "items: [null, 10]", "items: [null, 9]"),
        forward=f"request-items-tightened {LIST}(box_ids)",
        backward=f"request-items-loosened {LIST}(box_ids)",
    ),
    case(
        "a pattern",
        (MAKE, "doc: Zone to make it in.", 'doc: Zone to make it in., pattern: "[a-z]+"'),
        forward=f"request-pattern-tightened {MADE}(zone)",
        backward=f"request-pattern-loosened {MADE}(zone)",
    ),
    case(
        "another pattern may refuse what was sent, whichever it is",
        (ACTION, 'pattern: "[a-z][a-z0-9-]*"', 'pattern: "[a-z0-9-]*"'),
        forward=f"request-pattern-tightened {LIST}(name)",
        backward=f"request-pattern-tightened {LIST}(name)",
    ),
    case(
        "the limit of an answer counts for nobody",
        (MAKE, "range: [0, 100]", "range: [0, 10]"),
        forward=f"response-limit-changed {ANSWER}.count",
        backward=f"response-limit-changed {ANSWER}.count",
    ),
    case(
        "a value of an argument",
        (TYPES, "enum: [oil, water]", "enum: [oil, water, chalk]"),
        forward="request-enum-value-added box.Paint.CHALK",
        backward="request-enum-value-removed box.Paint.CHALK",
    ),
    case(
        "a value of an argument that is given as a literal",
        (ACTION, "down: Largest first.}", "down: Largest first., none: As they come.}"),
        forward="request-enum-value-added box.Order.NONE",
        backward="request-enum-value-removed box.Order.NONE",
    ),
    case(
        "a value of an answer",
        (MAKE, "enum: [plain, fancy]", "enum: [plain, fancy, odd]"),
        forward="response-enum-value-added box.Kind.ODD",
        backward="response-enum-value-removed box.Kind.ODD",
    ),
    case(
        "an attribute of an answer",
        (MAKE, "  Price:", "  Colour: {type: Colour, doc: Colour that it came in.}\n  Price:"),
        forward=f"response-member-added {ANSWER}.colour",
        backward=f"response-member-removed {ANSWER}.colour",
    ),
    case(
        "an attribute of an answer with another name in Python",
        (MAKE, "doc: Price in cents.", "doc: Price in cents., rename: Cost"),
        forward=f"response-member-renamed {ANSWER}.price",
        backward=f"response-member-renamed {ANSWER}.cost",
    ),
    case(
        "a required member of an answered type is optional all the same",
        (TYPES, "doc: Weight in kg.", "doc: Weight in kg., required: true"),
        forward="response-required-changed box.Box.weight",
        backward="response-required-changed box.Box.weight",
    ),
    case(
        "a member of a type that travels both ways becomes required, and so is there for readers",
        (
            TYPES,
            "Value: {type: string, doc: Value of the tag.}",
            "Value: {type: string, doc: Value of the tag., required: true}",
        ),
        forward="request-member-required box.Tag.value",
        backward="response-member-optional box.Tag.value",
    ),
    case(
        "a type begins to be sent, so that readers can rely on what it requires",
        (MAKE, "  Depth:", '  Lids: {type: "list[Lid]", doc: Lids to choose from.}\n  Depth:'),
        forward=f"request-member-added {MADE}(lids)\nresponse-member-always box.Lid.colour",
        backward=f"request-member-removed {MADE}(lids)\nresponse-member-optional box.Lid.colour",
        start=((TYPES, "doc: Colour of the lid.", "doc: Colour of the lid., required: true"),),
    ),
    case(
        "an integer in an answer becomes a number",
        (MAKE, "Count: {type: integer", "Count: {type: float"),
        forward=f"response-type-changed {ANSWER}.count",
        backward=f"response-type-narrowed {ANSWER}.count",
    ),
    case(
        "a text in an answer becomes a time",
        (MAKE, "BoxId: {type: string", "BoxId: {type: datetime"),
        forward=f"response-type-changed {ANSWER}.box_id",
        backward=f"response-type-changed {ANSWER}.box_id",
    ),
    case(
        "a text in an answer gets documented values, which are texts too",
        (MAKE, "doc: Id of the new box.", "doc: Id of the new box., enum: [one, two]"),
        forward=f"response-type-narrowed {ANSWER}.box_id\nclass-added box.BoxId",
        backward=f"response-type-changed {ANSWER}.box_id\nclass-removed box.BoxId",
    ),
    case(
        "an integer in an answer is of another size",
        (MAKE, "Count: {type: integer", "Count: {type: int64"),
        forward=f"wire-type-changed {ANSWER}.count",
        backward=f"wire-type-changed {ANSWER}.count",
    ),
    case(
        "a member of a type that is sent",
        (
            TYPES,
            "      Text: {",
            "      Size: {type: integer, doc: Size of the letters., required: true}\n      Text: {",
        ),
        forward="request-member-added-required box.Mark.size",
        backward="request-member-removed box.Mark.size",
    ),
    case(
        "a limit of a type that is sent",
        (TYPES, "length: [1, 8]", "length: [1, 6]"),
        forward="request-length-tightened box.Mark.text",
        backward="request-length-loosened box.Mark.text",
    ),
    case(
        "a member of a type that is answered",
        (TYPES, "      Weight: {", "      Height: {type: float, doc: Height in m.}\n      Weight: {"),
        forward="response-member-added box.Box.height",
        backward="response-member-removed box.Box.height",
    ),
    case(
        "a secret",
        (MAKE, ", sensitive: true", ""),
        forward=f"sensitive-lost {MADE}(word)",
        backward=f"sensitive-gained {MADE}(word)",
    ),
    case(
        "an idempotency token",
        (MAKE, ", idempotency_token: true", ""),
        forward=f"idempotency-lost {MADE}(token)",
        backward=f"idempotency-gained {MADE}(token)",
    ),
    case(
        "what the service takes for an absent argument is never sent",
        (ACTION, "server_default: 20", "server_default: 10"),
        forward=f"server-default-changed {LIST}(limit)",
        backward=f"server-default-changed {LIST}(limit)",
    ),
    case(
        "what a page says of null",
        (TYPES, ", nullable: true", ""),
        forward="nullable-changed box.Box.name",
        backward="nullable-changed box.Box.name",
    ),
    case(
        "names of filters",
        (
            ACTION,
            "filters: {box-name: Name of the box.}",
            "filters: {box-name: Name of the box., lid: Its lid.}",
        ),
        forward=f"filters-changed {LIST}(filters)",
        backward=f"filters-changed {LIST}(filters)",
    ),
    case(
        "a deprecated argument",
        (ACTION, ", deprecated: Nothing uses it any more.", ""),
        forward=f"not-deprecated {LIST}(verbose)",
        backward=f"deprecated {LIST}(verbose)",
    ),
    case(
        "a date",
        (ACTION, 'since: "2021-05"', 'since: "2021-06"'),
        forward=f"since-changed {LIST}(secret)",
        backward=f"since-changed {LIST}(secret)",
    ),
    case(
        "a sample value",
        (ACTION, "example: crate", "example: chest"),
        forward=f"examples-changed {LIST}(name)",
        backward=f"examples-changed {LIST}(name)",
    ),
    case(
        "a description",
        (ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out."),
        forward=f"text-changed {LIST}(offset)",
        backward=f"text-changed {LIST}(offset)",
    ),
    case(
        "the order of arguments",
        (MAKE, MEMBER, ""),
        (MAKE, LABELLED, LABELLED + MEMBER),
        forward="order-changed box.MakeBoxRequest",
        backward="order-changed box.MakeBoxRequest",
    ),
)

CLASSES = (
    case(
        "a type",
        (
            TYPES,
            "  Mark:\n",
            "  Label:\n    doc: A label on a box.\n    members:\n      Words: {type: string, doc: What it says.}\n\n  Mark:\n",
        ),
        (MAKE, "  Depth:", "  Label: {type: Label, doc: Label to put on it.}\n  Depth:"),
        forward=f"class-added box.Label\nrequest-member-added {MADE}(label)",
        backward=f"class-removed box.Label\nrequest-member-removed {MADE}(label)",
    ),
    case(
        "a type with another name",
        (TYPES, "  Mark:\n", "  Label:\n"),
        (MAKE, "list[Mark]", "list[Label]"),
        forward="class-renamed box.Mark",
        backward="class-renamed box.Label",
    ),
    case(
        "an enum with another name",
        (TYPES, "  Paint:\n", "  Ink:\n"),
        (TYPES, "type: Paint", "type: Ink"),
        forward="class-renamed box.Paint",
        backward="class-renamed box.Ink",
    ),
    case(
        "the meaning of a value, and the order of values",
        (TYPES, "          Shut: {en: Nothing can go in., zh: 不可放入。}\n", ""),
        (TYPES, "          Open:", "          Shut: {en: Nothing goes in., zh: 不可放入。}\n          Open:"),
        forward="order-changed box.BoxStatus\ntext-changed box.BoxStatus.SHUT",
        backward="order-changed box.BoxStatus\ntext-changed box.BoxStatus.SHUT",
    ),
    case(
        "the page of a type",
        (TYPES, "box#Mark", "box#Marks"),
        forward="source-changed box.Mark",
        backward="source-changed box.Mark",
    ),
)

COUNT = MAKE_BOX.replace("MakeBox", "CountBoxes").replace(
    "Kind: {type: string, doc: Kind of box., enum: [plain, fancy]}", "Kind: {type: string, doc: Kind of box.}"
)

ACTIONS = (
    case(
        "an action",
        (MAKE.replace("MakeBox", "CountBoxes"), "", COUNT),
        forward="action-added box.BoxClient.count_boxes",
        backward="action-removed box.BoxClient.count_boxes",
    ),
    case(
        "an action with another name",
        (MAKE, "", ""),
        (MAKE.replace("MakeBox", "BuildBox"), "", MAKE_BOX.replace("MakeBox", "BuildBox")),
        forward="action-renamed box.BoxClient.make_box\nsource-changed box.BoxClient.build_box",
        backward="action-renamed box.BoxClient.build_box\nsource-changed box.BoxClient.make_box",
    ),
    case(
        "a write that only reads",
        (MAKE, "access: write", "access: read"),
        forward=f"action-became-read {MADE}",
        backward=f"action-became-write {MADE}",
    ),
    case(
        "a call without a signature",
        (MAKE, "access: write", "access: write\nunsigned: true"),
        forward=f"signature-not-needed {MADE}",
        backward=f"signature-needed {MADE}",
    ),
    case(
        "what excludes what",
        (MAKE, "errors: [", "exclusive: [[Size, Depth]]\nerrors: ["),
        forward=f"exclusion-added {MADE}",
        backward=f"exclusion-removed {MADE}",
    ),
    case(
        "what a new argument excludes refuses no program",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        (MAKE, "errors: [", "exclusive: [[Size, Height]]\nerrors: ["),
        forward=f"request-member-added {MADE}(height)",
        backward=f"request-member-removed {MADE}(height)",
    ),
    case(
        "what needs what",
        (MAKE, "errors: [", "requires: {Size: [Depth]}\nerrors: ["),
        forward=f"requirement-added {MADE}",
        backward=f"requirement-removed {MADE}",
    ),
    case(
        "what a new argument needs refuses no program",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        (MAKE, "errors: [", "requires: {Height: [Depth]}\nerrors: ["),
        forward=f"request-member-added {MADE}(height)",
        backward=f"request-member-removed {MADE}(height)",
    ),
    case(
        "an old argument that needs a new one refuses programs",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        (MAKE, "errors: [", "requires: {Depth: [Height]}\nerrors: ["),
        forward=f"request-member-added {MADE}(height)\nrequirement-added {MADE}",
        backward=f"request-member-removed {MADE}(height)\nrequirement-removed {MADE}",
    ),
    case(
        "a region that one action does not need",
        (MAKE, "access: write", "access: write\nregion: optional"),
        forward=f"region-relaxed {MADE}",
        backward=f"region-need-changed {MADE}",
    ),
    case(
        "a rate of calls",
        (ACTION, "rate_limit: 20/s", "rate_limit: 10/s"),
        forward=f"rate-limit-changed {LIST}",
        backward=f"rate-limit-changed {LIST}",
    ),
    case(
        "a permission",
        (ACTION, "level: List", "level: Read"),
        forward=f"permission-changed {LIST}",
        backward=f"permission-changed {LIST}",
    ),
    case(
        "the texts of an action",
        (ACTION, "{en: List boxes., zh: 列出箱子。}", "{en: List all boxes., zh: 列出箱子。}"),
        (ACTION, "zh: 文档将过滤键写作 KeyName。", "zh: 过滤键写作 KeyName。"),
        (ACTION, "doc: Look one box up.", "doc: Look for a box."),
        forward=f"text-changed {LIST}\nquirks-changed {LIST}\nexamples-changed {LIST}",
        backward=f"text-changed {LIST}\nquirks-changed {LIST}\nexamples-changed {LIST}",
    ),
    case(
        "a code that a page lists",
        (MAKE, "errors: [BoxNotFound]", "errors: [BoxNotFound, InvalidParameter]"),
        forward=f"error-listed {MADE}",
        backward=f"error-unlisted {MADE}",
    ),
    case(
        "a paginator",
        (
            ACTION,
            "paginate: {name: boxes, items: Boxes, limit: Limit, offset: Offset, total: TotalCount}\n",
            "",
        ),
        forward="paginator-removed box.BoxClient.boxes",
        backward="paginator-added box.BoxClient.boxes",
    ),
    case(
        "a paginator with another name",
        (ACTION, "paginate: {name: boxes,", "paginate: {name: all_boxes,"),
        forward="paginator-renamed box.BoxClient.boxes",
        backward="paginator-renamed box.BoxClient.all_boxes",
    ),
    case(
        "a paginator of other items",
        (ACTION, "paginate: {name: boxes, items: Boxes,", "paginate: {name: boxes, items: Lids,"),
        forward="paginator-items-changed box.BoxClient.boxes",
        backward="paginator-items-changed box.BoxClient.boxes",
        start=((ACTION, "  Boxes: {type", '  Lids: {type: "list[Lid]", doc: Their lids.}\n  Boxes: {type'),),
    ),
    case(
        "another way of paging, with the same items",
        (ACTION, "offset: Offset, total", "page: Offset, total"),
        forward="paging-changed box.BoxClient.boxes",
        backward="paging-changed box.BoxClient.boxes",
    ),
    case(
        "a total that is not known",
        (ACTION, ", total: TotalCount}", "}"),
        forward="paging-tuned box.BoxClient.boxes",
        backward="paging-tuned box.BoxClient.boxes",
    ),
    case(
        "a waiter with another name",
        (ACTION, "- name: box_open", "- name: box_opened"),
        forward="waiter-removed box.BoxClient.wait_until_box_open\nwaiter-added box.BoxClient.wait_until_box_opened",
        backward="waiter-removed box.BoxClient.wait_until_box_opened\nwaiter-added box.BoxClient.wait_until_box_open",
    ),
    case(
        "a wait that polls another action",
        (ACTION, '      - {path: "Boxes[].Status", all: Open}', "      - {path: Kind, all: fancy}"),
        (ACTION, '      - {path: "Boxes[].Status", any: Broken}', "      - {path: Kind, any: plain}"),
        (ACTION, "  - name: box_open\n", "  - name: box_open\n    poll: MakeBox\n"),
        forward="waiter-poll-changed box.BoxClient.wait_until_box_open\nwaiter-conditions-changed box.BoxClient.wait_until_box_open",
        backward="waiter-poll-changed box.BoxClient.wait_until_box_open\nwaiter-conditions-changed box.BoxClient.wait_until_box_open",
        start=((MAKE, "access: write", "access: read"),),
    ),
    case(
        "a wait that a failed poll can end well",
        (ACTION, "      - {error: BoxNotFound}\n", ""),
        (ACTION, "    success:\n", "    success:\n      - {error: BoxNotFound}\n"),
        forward="waiter-result-widened box.BoxClient.wait_until_box_open\nwaiter-conditions-changed box.BoxClient.wait_until_box_open",
        backward="waiter-result-narrowed box.BoxClient.wait_until_box_open\nwaiter-conditions-changed box.BoxClient.wait_until_box_open",
    ),
    case(
        "the times of a wait",
        (ACTION, "delay: 2", "delay: 1"),
        (ACTION, "timeout: 60", "timeout: 30"),
        forward="waiter-delay-changed box.BoxClient.wait_until_box_open\nwaiter-timeout-shortened box.BoxClient.wait_until_box_open",
        backward="waiter-delay-changed box.BoxClient.wait_until_box_open\nwaiter-timeout-lengthened box.BoxClient.wait_until_box_open",
    ),
)

ERROR_CASES = (
    case(
        "a code",
        (
            ERRORS,
            "  Full.Shelf:",
            "  Closed:\n    doc: The shop is closed.\n    kind: unavailable\n  Full.Shelf:",
        ),
        forward="error-added box.errors.Closed",
        backward="error-removed box.errors.Closed",
    ),
    case(
        "a code below another",
        (
            ERRORS,
            "  Full.Shelf:",
            "  BoxNotFound.Stolen:\n    doc: The box was taken.\n    kind: not_found\n  Full.Shelf:",
        ),
        forward="error-added box.errors.BoxNotFoundStolen",
        backward="error-removed box.errors.BoxNotFoundStolen",
    ),
    case(
        "a code with a class of another name",
        (
            ERRORS,
            "    doc: There is no room on the shelf.\n",
            "    doc: There is no room on the shelf.\n    name: ShelfFull\n",
        ),
        forward="error-renamed box.errors.FullShelf\nerror-removed box.errors.Full\nerror-base-lost box.errors.ShelfFull",
        backward="error-renamed box.errors.ShelfFull\nerror-added box.errors.Full\nerror-base-gained box.errors.FullShelf",
    ),
    case(
        "a code with a class of the same name",
        (ERRORS, "  Full.Shelf:\n", "  Shelf.Full:\n"),
        forward="error-code-changed box.errors.NoRoom",
        backward="error-code-changed box.errors.NoRoom",
        start=((ERRORS, "    kind: quota_exceeded\n", "    kind: quota_exceeded\n    name: NoRoom\n"),),
    ),
    case(
        "the kind of a code",
        (ERRORS, "kind: quota_exceeded", "kind: conflict"),
        forward="error-base-lost box.errors.FullShelf",
        backward="error-base-lost box.errors.FullShelf",
    ),
    case(
        "a kind beside the one of the family",
        (
            ERRORS,
            "    doc: The box was there once.\n    kind: not_found",
            "    doc: The box was there once.\n    kind: conflict",
        ),
        forward="error-base-gained box.errors.BoxNotFoundLost\nerror-kind-changed box.errors.BoxNotFoundLost",
        backward="error-base-lost box.errors.BoxNotFoundLost",
    ),
    case(
        "a family that becomes a code",
        (
            ERRORS,
            "  Full.Shelf:",
            "  Full:\n    doc: There is no room.\n    kind: quota_exceeded\n  Full.Shelf:",
        ),
        forward="error-added box.errors.Full\nerror-base-gained box.errors.Full",
        backward="error-base-lost box.errors.Full",
    ),
    case(
        "a code that may be tried again",
        (
            ERRORS,
            "    doc: There is no room on the shelf.\n",
            "    doc: There is no room on the shelf.\n    retryable: true\n",
        ),
        forward="error-retryable box.errors.FullShelf",
        backward="error-not-retryable box.errors.FullShelf",
    ),
    case(
        "the message of a code",
        (ERRORS, "Box not found.", "No such box."),
        forward="text-changed box.errors.BoxNotFound",
        backward="text-changed box.errors.BoxNotFound",
    ),
    case(
        "a code of any service",
        (
            COMMON,
            "  Throttling.User:",
            "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n  Throttling.User:",
        ),
        forward="error-added errors.Busy",
        backward="error-removed errors.Busy",
    ),
    case(
        "a code of any service becomes the service's own, where it stays",
        (COMMON, "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n", ""),
        (
            ERRORS,
            "  Full.Shelf:",
            "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n  Full.Shelf:",
        ),
        forward="error-removed errors.Busy",
        backward="error-added errors.Busy",
        start=(
            (
                COMMON,
                "  Throttling.User:",
                "  Busy:\n    doc: Everybody is busy.\n    kind: unavailable\n  Throttling.User:",
            ),
        ),
    ),
)

OLD_SERVICE = """\
service: box
version: "2019-01-02"
default: false
client: Box
name: {en: Acme Box, zh: 顶点箱}
summary: {en: Boxes to keep things in., zh: 存放物品的箱子。}
source: https://acme.example/docs/box
region: required
"""
OLD_ACTION = """\
action: CountBoxes
summary: {en: Count boxes., zh: 计数。}
source: https://acme.example/docs/box/CountBoxes
access: read
request: {}
response: {}
"""
OLD = (
    ("acme/box/2019-01-02/service.yaml", "", OLD_SERVICE),
    ("acme/box/2019-01-02/actions/CountBoxes.yaml", "", OLD_ACTION),
)
ZONED = (ACTION, "  BoxIds: {", "  Zone: {type: string, doc: Zone to look in.}\n  BoxIds: {")
STS = (
    (
        "acme/sts/2020-01-02/service.yaml",
        "",
        OLD_SERVICE.replace("box", "sts")
        .replace("2019", "2020")
        .replace("client: Box", "client: Sts")
        .replace("default: false", "default: true"),
    ),
    ("acme/sts/2020-01-02/actions/CountBoxes.yaml", "", OLD_ACTION),
)
STS_SAID = (PROVIDER, "naive_timestamps:", 'sts: {service: sts, version: "2020-01-02"}\nnaive_timestamps:')
REST = (
    (
        PROVIDER,
        "protocol: tencent-api3\nsigning: [tc3-hmac-sha256]",
        "protocol: huawei-rest\nsigning: [sdk-hmac-sha256]",
    ),
    (ACTION, "access: read", "access: read\nhttp: GET /boxes"),
    (ACTION, "  BoxIds: {", "  BoxIds: {in: query, flatten: true, "),
    (ACTION, "  Name: {", "  Name: {in: query, "),
    (ACTION, "  Order: {", "  Order: {in: query, "),
    (ACTION, "  Filters: {", "  Filters: {in: query, encode: json, "),
    (ACTION, "  Limit: {", "  Limit: {in: query, "),
    (ACTION, "  Offset: {", "  Offset: {in: query, "),
    (ACTION, "  Secret: {", "  Secret: {in: query, "),
    (ACTION, "  Verbose: {", "  Verbose: {in: query, "),
    (MAKE, "access: write", "access: write\nhttp: POST /boxes"),
)

SERVICES = (
    case(
        "a service",
        *STS,
        forward="service-added sts.v20200102",
        backward="service-removed sts.v20200102",
    ),
    case(
        "a version",
        *OLD,
        forward="version-added box.v20190102",
        backward="version-removed box.v20190102",
    ),
    case(
        "the version that the name of a service stands for",
        (SERVICE, "default: true", "default: false"),
        (OLD[0][0], "default: false", "default: true"),
        forward="default-version-changed box",
        backward="default-version-changed box",
        start=OLD,
    ),
    case(
        "the name of the clients",
        (SERVICE, "client: Box", "client: Crate"),
        forward="client-renamed box.BoxClient",
        backward="client-renamed box.CrateClient",
    ),
    case(
        "another scheme, beside the one that was",
        (PROVIDER, "signing: [tc3-hmac-sha256]", "signing: [tc3-hmac-sha256, hmac-sha1]"),
        forward="signing-scheme-added box",
        backward="signing-scheme-removed box",
    ),
    case(
        "the scheme that is taken when none is said",
        (SERVICE, "client: Box", "client: Box\nsigning: [hmac-sha1, tc3-hmac-sha256]"),
        forward="signing-default-changed box",
        backward="signing-default-changed box",
        start=((PROVIDER, "signing: [tc3-hmac-sha256]", "signing: [tc3-hmac-sha256, hmac-sha1]"),),
    ),
    case(
        "the name of the service in signatures",
        (SERVICE, "client: Box", "client: Box\nsigning_name: boxes"),
        forward="signing-name-changed box",
        backward="signing-name-changed box",
    ),
    case(
        "a region of its own host",
        (
            PROVIDER,
            '  far-1: "{service}.far.acme.example"',
            '  far-1: "{service}.far.acme.example"\n    far-2: "{service}.far.acme.example"',
        ),
        forward="endpoint-changed box",
        backward="endpoint-changed box",
    ),
    case(
        "a region whose own host is the usual one",
        (
            PROVIDER,
            '  far-1: "{service}.far.acme.example"',
            '  far-1: "{service}.far.acme.example"\n    far-2: "{service}.far-2.acme.example"',
        ),
        forward="",
        backward="",
    ),
    case(
        "a host without region",
        (PROVIDER, '  central: "{service}.acme.example"\n', ""),
        forward="endpoint-removed box",
        backward="endpoint-added box",
    ),
    case(
        "whether clients need a region",
        (SERVICE, "region: required", "region: optional"),
        forward="region-relaxed box",
        backward="region-need-changed box",
    ),
    case(
        "whether a region counts",
        (SERVICE, "region: optional", "region: none"),
        forward="region-need-changed box",
        backward="region-need-changed box",
        start=((SERVICE, "region: required", "region: optional"),),
    ),
    case(
        "a required argument that the client's region fills",
        (SERVICE, "region: required", "region: required\nregion_member: Zone"),
        forward=f"request-member-optional {MADE}(zone)\nregion-filled {LIST}(zone)",
        backward=f"request-member-required {MADE}(zone)\nregion-not-filled {LIST}(zone)",
        start=(ZONED,),
    ),
    case(
        "calls in a project",
        (SERVICE, "region: required", "region: required\nproject: true"),
        forward="project-needed box",
        backward="project-not-needed box",
    ),
    case(
        "an optional argument that the client's region fills",
        (SERVICE, "region: required", "region: required\nregion_member: Zone"),
        forward=f"region-filled {MADE}(zone)\nregion-filled {LIST}(zone)",
        backward=f"region-not-filled {MADE}(zone)\nregion-not-filled {LIST}(zone)",
        start=(ZONED, (MAKE, "doc: Zone to make it in., required: true", "doc: Zone to make it in.")),
    ),
    case(
        "the texts of a service",
        (SERVICE, "Boxes to keep things in.", "Boxes for things."),
        (SERVICE, "regions: [near-1, far-1]", "regions: [near-1]"),
        (SERVICE, "  - The page calls a box a crate.", "  - The page calls boxes crates."),
        forward="text-changed box\nregions-changed box\nquirks-changed box",
        backward="text-changed box\nregions-changed box\nquirks-changed box",
    ),
)

PROVIDERS = (
    case(
        "the protocol",
        (
            PROVIDER,
            "protocol: huawei-rest\nsigning: [sdk-hmac-sha256]",
            "protocol: tencent-api3\nsigning: [tc3-hmac-sha256]",
        ),
        *((path, new, old) for path, old, new in REST[1:]),
        forward=f"""
            protocol-changed
            signing-scheme-added box
            signing-scheme-removed box
            signing-default-changed box
            http-changed {LIST}
            http-changed {MADE}
            request-place-changed {LIST}(box_ids)
            request-place-changed {LIST}(name)
            request-place-changed {LIST}(order)
            request-place-changed {LIST}(filters)
            request-place-changed {LIST}(limit)
            request-place-changed {LIST}(offset)
            request-place-changed {LIST}(secret)
            request-place-changed {LIST}(verbose)
        """,
        backward=f"""
            protocol-changed
            signing-scheme-added box
            signing-scheme-removed box
            signing-default-changed box
            http-changed {LIST}
            http-changed {MADE}
            request-place-changed {LIST}(box_ids)
            request-place-changed {LIST}(name)
            request-place-changed {LIST}(order)
            request-place-changed {LIST}(filters)
            request-place-changed {LIST}(limit)
            request-place-changed {LIST}(offset)
            request-place-changed {LIST}(secret)
            request-place-changed {LIST}(verbose)
        """,
        start=REST,
    ),
    case(
        "the path of a call",
        (MAKE, "http: POST /boxes", "http: PUT /boxes"),
        forward=f"http-changed {MADE}",
        backward=f"http-changed {MADE}",
        start=REST,
    ),
    case(
        "a status of success",
        (MAKE, "access: write", "access: write\nsuccess: [200, 202]"),
        forward=f"success-added {MADE}",
        backward=f"success-removed {MADE}",
        start=REST,
    ),
    case(
        "where an argument travels",
        (MAKE, "  Size: {", "  Size: {in: query, "),
        forward=f"request-place-changed {MADE}(size)",
        backward=f"request-place-changed {MADE}(size)",
        start=REST,
    ),
    case(
        "where an attribute of an answer travels",
        (MAKE, "  Price: {", "  Price: {in: header, name: X-Price, "),
        forward=f"response-place-changed {ANSWER}.price",
        backward=f"response-place-changed {ANSWER}.price",
        start=REST,
    ),
    case(
        "the zone of times",
        (PROVIDER, 'naive_timestamps: "+08:00"', 'naive_timestamps: "+00:00"'),
        forward="timestamp-zone-changed",
        backward="timestamp-zone-changed",
    ),
    case(
        "the largest request",
        (PROVIDER, "get: 32768", "get: 16384"),
        forward="size-limit-lowered",
        backward="size-limit-raised",
    ),
    case(
        "another variable that names the key",
        (PROVIDER, "key_id: [ACME_KEY_ID]", "key_id: [ACME_KEY_ID, ACME_ID]"),
        forward="variable-added",
        backward="variables-changed",
    ),
    case(
        "a variable that comes before the one that was",
        (PROVIDER, "key_id: [ACME_KEY_ID]", "key_id: [ACME_ID, ACME_KEY_ID]"),
        forward="variables-changed",
        backward="variables-changed",
    ),
    case(
        "a service that gives temporary credentials",
        STS_SAID,
        forward="token-service-added",
        backward="token-service-changed",
        start=STS,
    ),
    case(
        "what mends a refusal",
        (PROVIDER, "naive_timestamps:", "remedies: {clock: [InvalidParameter]}\nnaive_timestamps:"),
        forward="remedy-added",
        backward="remedy-removed",
    ),
    case(
        "the texts of a cloud",
        (PROVIDER, "{en: Acme Cloud, zh: 顶点云}", "{en: Acme, zh: 顶点云}"),
        (PROVIDER, "  - Times carry no zone.", "  - Times have no zone."),
        (PROVIDER, "clock_skew: 300", "clock_skew: 600"),
        (PROVIDER, "doc: Language of messages.", "doc: Language of its messages."),
        forward="text-changed\nquirks-changed\nclock-skew-changed\ncommon-parameters-changed",
        backward="text-changed\nquirks-changed\nclock-skew-changed\ncommon-parameters-changed",
    ),
)

CASES = (*MEMBERS, *CLASSES, *ACTIONS, *ERROR_CASES, *SERVICES, *PROVIDERS)
