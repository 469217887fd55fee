"""Edits of services."""

from __future__ import annotations

from ...specfolder import ACTION, PROVIDER, SERVICE
from .case import LIST_METHOD, MAKE, MAKE_METHOD, case

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
        "the default version of a service",
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
        "another signing scheme",
        (PROVIDER, "signing: [tc3-hmac-sha256]", "signing: [tc3-hmac-sha256, hmac-sha1]"),
        forward="signing-scheme-added box",
        backward="signing-scheme-removed box",
    ),
    case(
        "the default signing scheme",
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
        "a region with its own host",
        (
            PROVIDER,
            '  far-1: "{service}.far.acme.example"',
            '  far-1: "{service}.far.acme.example"\n    far-2: "{service}.far.acme.example"',
        ),
        forward="endpoint-changed box",
        backward="endpoint-changed box",
    ),
    case(
        "a region whose own host equals the default",
        (
            PROVIDER,
            '  far-1: "{service}.far.acme.example"',
            '  far-1: "{service}.far.acme.example"\n    far-2: "{service}.far-2.acme.example"',
        ),
        forward="",
        backward="",
    ),
    case(
        "a host for calls without a region",
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
        "whether a region is used",
        (SERVICE, "region: optional", "region: none"),
        forward="region-need-changed box",
        backward="region-need-changed box",
        start=((SERVICE, "region: required", "region: optional"),),
    ),
    case(
        "a required argument that the client's region fills",
        (SERVICE, "region: required", "region: required\nregion_member: Zone"),
        forward=f"request-member-optional {MAKE_METHOD}(zone)\nregion-filled {LIST_METHOD}(zone)",
        backward=f"request-member-required {MAKE_METHOD}(zone)\nregion-not-filled {LIST_METHOD}(zone)",
        start=(ZONED,),
    ),
    case(
        "calls that need a project",
        (SERVICE, "region: required", "region: required\nproject: true"),
        forward="project-needed box",
        backward="project-not-needed box",
    ),
    case(
        "an optional argument that the client's region fills",
        (SERVICE, "region: required", "region: required\nregion_member: Zone"),
        forward=f"region-filled {MAKE_METHOD}(zone)\nregion-filled {LIST_METHOD}(zone)",
        backward=f"region-not-filled {MAKE_METHOD}(zone)\nregion-not-filled {LIST_METHOD}(zone)",
        start=(ZONED, (MAKE, "doc: Zone to make it in., required: true", "doc: Zone to make it in.")),
    ),
    case(
        "a documented region",
        (SERVICE, "regions: [near-1, far-1]", "regions: [near-1, far-1, sea-1]"),
        forward="region-accepted box",
        backward="region-refused box",
    ),
    case(
        "a list of regions",
        (SERVICE, "regions: [near-1, far-1]\nregions_source: https://docs.acme.example/regions\n", ""),
        forward="region-accepted box\nsource-changed box",
        backward="region-refused box\nsource-changed box",
    ),
    case(
        "the source of the regions",
        (SERVICE, "https://docs.acme.example/regions", "https://docs.acme.example/places"),
        forward="source-changed box",
        backward="source-changed box",
    ),
    case(
        "the texts of a service",
        (SERVICE, "Boxes to keep things in.", "Boxes for things."),
        (SERVICE, "  - The page calls a box a crate.", "  - The page calls boxes crates."),
        forward="text-changed box\nquirks-changed box",
        backward="text-changed box\nquirks-changed box",
    ),
)
