"""Edits of actions, paginators and waiters."""

from __future__ import annotations

from ...specfolder import ACTION
from .case import LIST_METHOD, MAKE, MAKE_BOX, MAKE_METHOD, case

COUNT = MAKE_BOX.replace("MakeBox", "CountBoxes").replace(
    "Kind: {type: string, doc: Kind of box., enum: [plain, fancy]}", "Kind: {type: string, doc: Kind of box.}"
)

COUNT_PATH = MAKE.replace("MakeBox", "CountBoxes")

ACTIONS = (
    case(
        "an action",
        (COUNT_PATH, "", COUNT),
        forward="action-added box.BoxClient.count_boxes",
        backward="action-removed box.BoxClient.count_boxes",
    ),
    case(
        "a renamed action",
        (MAKE, "", ""),
        (MAKE.replace("MakeBox", "BuildBox"), "", MAKE_BOX.replace("MakeBox", "BuildBox")),
        forward="action-renamed box.BoxClient.make_box\nsource-changed box.BoxClient.build_box",
        backward="action-renamed box.BoxClient.build_box\nsource-changed box.BoxClient.make_box",
    ),
    case(
        "another action in the place of one",
        (MAKE, "", ""),
        (COUNT_PATH, "", COUNT),
        forward="""action-removed box.BoxClient.make_box
            class-removed box.Kind
            action-added box.BoxClient.count_boxes""",
        backward="""action-removed box.BoxClient.count_boxes
            action-added box.BoxClient.make_box
            class-added box.Kind""",
    ),
    case(
        "two actions with the content of one, so that neither is the renamed one",
        (COUNT_PATH, "", ""),
        *(
            (COUNT_PATH.replace("Count", name), "", COUNT.replace("Count", name))
            for name in ("Build", "Glue")
        ),
        start=((COUNT_PATH, "", COUNT),),
        forward="""action-removed box.BoxClient.count_boxes
            action-added box.BoxClient.build_boxes
            action-added box.BoxClient.glue_boxes""",
        backward="""action-removed box.BoxClient.build_boxes
            action-removed box.BoxClient.glue_boxes
            action-added box.BoxClient.count_boxes""",
    ),
    case(
        "a read in the place of a write with the same members",
        (COUNT_PATH, "", ""),
        (
            COUNT_PATH.replace("Count", "Build"),
            "",
            COUNT.replace("Count", "Build").replace("access: write", "access: read"),
        ),
        start=((COUNT_PATH, "", COUNT),),
        forward="""action-removed box.BoxClient.count_boxes
            action-added box.BoxClient.build_boxes""",
        backward="""action-removed box.BoxClient.build_boxes
            action-added box.BoxClient.count_boxes""",
    ),
    case(
        "a method with another name for the same action",
        (MAKE, "action: MakeBox", "action: MakeBox\nrename: BuildBox"),
        forward="action-renamed box.BoxClient.make_box",
        backward="action-renamed box.BoxClient.build_box",
    ),
    case(
        "a write that becomes a read",
        (MAKE, "access: write", "access: read"),
        forward=f"action-became-read {MAKE_METHOD}",
        backward=f"action-became-write {MAKE_METHOD}",
    ),
    case(
        "a call without a signature",
        (MAKE, "access: write", "access: write\nunsigned: true"),
        forward=f"signature-not-needed {MAKE_METHOD}",
        backward=f"signature-needed {MAKE_METHOD}",
    ),
    case(
        "mutually exclusive arguments",
        (MAKE, "errors: [", "exclusive: [[Size, Depth]]\nerrors: ["),
        forward=f"exclusion-added {MAKE_METHOD}",
        backward=f"exclusion-removed {MAKE_METHOD}",
    ),
    case(
        "an exclusion of a new argument breaks no program",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        (MAKE, "errors: [", "exclusive: [[Size, Height]]\nerrors: ["),
        forward=f"request-member-added {MAKE_METHOD}(height)",
        backward=f"request-member-removed {MAKE_METHOD}(height)",
    ),
    case(
        "an argument that requires another",
        (MAKE, "errors: [", "requires: {Size: [Depth]}\nerrors: ["),
        forward=f"requirement-added {MAKE_METHOD}",
        backward=f"requirement-removed {MAKE_METHOD}",
    ),
    case(
        "a requirement of a new argument breaks no program",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        (MAKE, "errors: [", "requires: {Height: [Depth]}\nerrors: ["),
        forward=f"request-member-added {MAKE_METHOD}(height)",
        backward=f"request-member-removed {MAKE_METHOD}(height)",
    ),
    case(
        "an old argument that requires a new one breaks programs",
        (MAKE, "  Depth:", "  Height: {type: integer, doc: Height in cm.}\n  Depth:"),
        (MAKE, "errors: [", "requires: {Depth: [Height]}\nerrors: ["),
        forward=f"request-member-added {MAKE_METHOD}(height)\nrequirement-added {MAKE_METHOD}",
        backward=f"request-member-removed {MAKE_METHOD}(height)\nrequirement-removed {MAKE_METHOD}",
    ),
    case(
        "a region that one action does not need",
        (MAKE, "access: write", "access: write\nregion: optional"),
        forward=f"region-relaxed {MAKE_METHOD}",
        backward=f"region-need-changed {MAKE_METHOD}",
    ),
    case(
        "a rate limit",
        (ACTION, "rate_limit: 20/s", "rate_limit: 10/s"),
        forward=f"rate-limit-changed {LIST_METHOD}",
        backward=f"rate-limit-changed {LIST_METHOD}",
    ),
    case(
        "a permission",
        (ACTION, "level: List", "level: Read"),
        forward=f"permission-changed {LIST_METHOD}",
        backward=f"permission-changed {LIST_METHOD}",
    ),
    case(
        "the texts of an action",
        (ACTION, "{en: List boxes., zh: 列出箱子。}", "{en: List all boxes., zh: 列出箱子。}"),
        (ACTION, "zh: 文档将过滤键写作 KeyName。", "zh: 过滤键写作 KeyName。"),
        (ACTION, "doc: Look one box up.", "doc: Look for a box."),
        forward=f"text-changed {LIST_METHOD}\nquirks-changed {LIST_METHOD}\nexamples-changed {LIST_METHOD}",
        backward=f"text-changed {LIST_METHOD}\nquirks-changed {LIST_METHOD}\nexamples-changed {LIST_METHOD}",
    ),
    case(
        "an error code that a page lists",
        (MAKE, "errors: [BoxNotFound]", "errors: [BoxNotFound, InvalidParameter]"),
        forward=f"error-listed {MAKE_METHOD}",
        backward=f"error-unlisted {MAKE_METHOD}",
    ),
    case(
        "a paginator",
        (
            ACTION,
            "paginate: {name: boxes, items: Boxes, limit: Limit, offset: Offset, total: TotalCount}\n",
            "",
        ),
        forward="paginator-removed box.BoxClient.boxes",
        backward="paginator-added box.BoxClient.boxes\n"
        + "waiter-argument-removed box.BoxClient.wait_until_box_open\n" * 2,
    ),
    case(
        "a renamed paginator",
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
        "other paging members, with the same items",
        (ACTION, "offset: Offset, total", "page: Offset, total"),
        forward="paging-changed box.BoxClient.boxes",
        backward="paging-changed box.BoxClient.boxes",
    ),
    case(
        "a paginator that sets another argument",
        (ACTION, "limit: Limit, offset: Offset, total", "limit: Offset, offset: Limit, total"),
        forward="""
            paging-changed box.BoxClient.boxes
            paging-tuned box.BoxClient.boxes
            paginator-argument-removed box.BoxClient.boxes
        """,
        backward="""
            paging-changed box.BoxClient.boxes
            paging-tuned box.BoxClient.boxes
            paginator-argument-removed box.BoxClient.boxes
        """,
    ),
    case(
        "a total without a member",
        (ACTION, ", total: TotalCount}", "}"),
        forward="paging-tuned box.BoxClient.boxes",
        backward="paging-tuned box.BoxClient.boxes",
    ),
    case(
        "a renamed waiter",
        (ACTION, "- name: box_open", "- name: box_opened"),
        forward="waiter-removed box.BoxClient.wait_until_box_open\nwaiter-added box.BoxClient.wait_until_box_opened",
        backward="waiter-removed box.BoxClient.wait_until_box_opened\nwaiter-added box.BoxClient.wait_until_box_open",
    ),
    case(
        "a waiter that polls another action",
        (ACTION, '      - {path: "Boxes[].Status", all: Open}', "      - {path: Kind, all: fancy}"),
        (ACTION, '      - {path: "Boxes[].Status", any: Broken}', "      - {path: Kind, any: plain}"),
        (ACTION, "  - name: box_open\n", "  - name: box_open\n    poll: MakeBox\n"),
        forward="waiter-poll-changed box.BoxClient.wait_until_box_open\nwaiter-conditions-changed box.BoxClient.wait_until_box_open",
        backward="waiter-poll-changed box.BoxClient.wait_until_box_open\nwaiter-conditions-changed box.BoxClient.wait_until_box_open",
        start=((MAKE, "access: write", "access: read"),),
    ),
    case(
        "a waiter that succeeds on a failed poll",
        (ACTION, "      - {error: BoxNotFound}\n", ""),
        (ACTION, "    success:\n", "    success:\n      - {error: BoxNotFound}\n"),
        forward="waiter-result-widened box.BoxClient.wait_until_box_open\nwaiter-conditions-changed box.BoxClient.wait_until_box_open",
        backward="waiter-result-narrowed box.BoxClient.wait_until_box_open\nwaiter-conditions-changed box.BoxClient.wait_until_box_open",
    ),
    case(
        "the timeout and delay of a waiter",
        (ACTION, "delay: 2", "delay: 1"),
        (ACTION, "timeout: 60", "timeout: 30"),
        forward="waiter-delay-changed box.BoxClient.wait_until_box_open\nwaiter-timeout-shortened box.BoxClient.wait_until_box_open",
        backward="waiter-delay-changed box.BoxClient.wait_until_box_open\nwaiter-timeout-lengthened box.BoxClient.wait_until_box_open",
    ),
)
