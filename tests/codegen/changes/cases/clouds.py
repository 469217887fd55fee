"""Edits of the settings of a cloud."""

from __future__ import annotations

from ...specfolder import ACTION, PROVIDER
from .case import LIST_METHOD, MAKE, MAKE_METHOD, RESPONSE, case
from .services import STS

STS_SETTING = (PROVIDER, "naive_timestamps:", 'sts: {service: sts, version: "2020-01-02"}\nnaive_timestamps:')
TOKENS = (
    "actions: {role: CountBoxes}, "
    "members: {role: Role, session_name: Name, duration: Seconds, policy: Policy}"
)
ENVIRONMENT_SOURCE = "  - {name: environment, title: environment, kind: environment}\n"
FILE_SOURCE = """\
  - name: file
    title: file
    kind: ini_file
    path: ~/.acme/keys
    path_variable: ACME_FILE
    sections: [default]
    keys: {key_id: id, key_secret: secret}
"""
SOURCES = (
    PROVIDER,
    "naive_timestamps:",
    f"credential_sources:\n{ENVIRONMENT_SOURCE}{FILE_SOURCE}naive_timestamps:",
)
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

CLOUDS = (
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
            http-changed {LIST_METHOD}
            http-changed {MAKE_METHOD}
            request-place-changed {LIST_METHOD}(box_ids)
            request-place-changed {LIST_METHOD}(name)
            request-place-changed {LIST_METHOD}(order)
            request-place-changed {LIST_METHOD}(filters)
            request-place-changed {LIST_METHOD}(limit)
            request-place-changed {LIST_METHOD}(offset)
            request-place-changed {LIST_METHOD}(secret)
            request-place-changed {LIST_METHOD}(verbose)
        """,
        backward=f"""
            protocol-changed
            signing-scheme-added box
            signing-scheme-removed box
            signing-default-changed box
            http-changed {LIST_METHOD}
            http-changed {MAKE_METHOD}
            request-place-changed {LIST_METHOD}(box_ids)
            request-place-changed {LIST_METHOD}(name)
            request-place-changed {LIST_METHOD}(order)
            request-place-changed {LIST_METHOD}(filters)
            request-place-changed {LIST_METHOD}(limit)
            request-place-changed {LIST_METHOD}(offset)
            request-place-changed {LIST_METHOD}(secret)
            request-place-changed {LIST_METHOD}(verbose)
        """,
        start=REST,
    ),
    case(
        "the path of a call",
        (MAKE, "http: POST /boxes", "http: PUT /boxes"),
        forward=f"http-changed {MAKE_METHOD}",
        backward=f"http-changed {MAKE_METHOD}",
        start=REST,
    ),
    case(
        "an HTTP status of success",
        (MAKE, "access: write", "access: write\nsuccess: [200, 202]"),
        forward=f"statuses-changed {MAKE_METHOD}",
        backward=f"statuses-changed {MAKE_METHOD}",
        start=REST,
    ),
    case(
        "where an argument is sent",
        (MAKE, "  Size: {", "  Size: {in: query, "),
        forward=f"request-place-changed {MAKE_METHOD}(size)",
        backward=f"request-place-changed {MAKE_METHOD}(size)",
        start=REST,
    ),
    case(
        "where a response attribute is read from",
        (MAKE, "  Price: {", "  Price: {in: header, name: X-Price, "),
        forward=f"response-place-changed {RESPONSE}.price",
        backward=f"response-place-changed {RESPONSE}.price",
        start=REST,
    ),
    case(
        "the time zone of times without one",
        (PROVIDER, 'naive_timestamps: "+08:00"', 'naive_timestamps: "+00:00"'),
        forward="timestamp-zone-changed",
        backward="timestamp-zone-changed",
    ),
    case(
        "the maximum request size",
        (PROVIDER, "get: 32768", "get: 16384"),
        forward="size-limit-lowered",
        backward="size-limit-raised",
    ),
    case(
        "another environment variable for the key",
        (PROVIDER, "key_id: [ACME_KEY_ID]", "key_id: [ACME_KEY_ID, ACME_ID]"),
        forward="variable-added",
        backward="variables-changed",
    ),
    case(
        "an environment variable with higher precedence",
        (PROVIDER, "key_id: [ACME_KEY_ID]", "key_id: [ACME_ID, ACME_KEY_ID]"),
        forward="variables-changed",
        backward="variables-changed",
    ),
    case(
        "a service that issues temporary credentials",
        STS_SETTING,
        forward="token-service-added",
        backward="token-service-changed",
        start=STS,
    ),
    case(
        "the action that issues temporary credentials",
        (PROVIDER, 'version: "2020-01-02"}', f'version: "2020-01-02", {TOKENS}}}'),
        forward="token-service-added",
        backward="token-service-changed",
        start=(*STS, STS_SETTING),
    ),
    case(
        "the request for temporary credentials",
        (PROVIDER, "policy: Policy", "policy: Rules"),
        (PROVIDER, "policy: Rules}", "policy: Rules}, encodes_policy: true, region: {client: true}"),
        forward="fact-changed\nfact-changed\nfact-changed",
        backward="fact-changed\nfact-changed\nfact-changed",
        start=(*STS, STS_SETTING, (PROVIDER, 'version: "2020-01-02"}', f'version: "2020-01-02", {TOKENS}}}')),
    ),
    case(
        "the names and the order of credential sources",
        (
            PROVIDER,
            "    path: ~/.acme/keys\n    path_variable: ACME_FILE\n",
            "    path: ~/.acme/pairs\n    path_variable: ACME_KEYS\n",
        ),
        (PROVIDER, ENVIRONMENT_SOURCE, ""),
        (PROVIDER, "naive_timestamps:", f"{ENVIRONMENT_SOURCE}naive_timestamps:"),
        forward="fact-changed yunbind_facts.clouds.acme\n" * 3,
        backward="fact-changed yunbind_facts.clouds.acme\n" * 3,
        start=(SOURCES,),
    ),
    case(
        "a credential source",
        (PROVIDER, ENVIRONMENT_SOURCE, ""),
        forward="fact-changed yunbind_facts.clouds.acme",
        backward="fact-changed yunbind_facts.clouds.acme",
        start=(SOURCES,),
    ),
    case(
        "all credential sources",
        SOURCES,
        forward="fact-changed yunbind_facts.clouds.acme\n" * 2,
        backward="fact-changed yunbind_facts.clouds.acme\n" * 2,
    ),
    case(
        "error codes that the client recovers from",
        (PROVIDER, "naive_timestamps:", "remedies: {clock: [InvalidParameter]}\nnaive_timestamps:"),
        forward="remedy-added",
        backward="remedy-removed",
    ),
    case(
        "error codes of a refused key",
        (PROVIDER, "naive_timestamps:", "remedies: {key: [InvalidParameter]}\nnaive_timestamps:"),
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
