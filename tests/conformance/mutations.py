"""Deliberate errors in the runtime, each with the file of the kit that must find it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """A wrong client.

    Attributes:
        name: The error, in words.
        path: The module below the runtime's package.
        right: A text that occurs in the module once.
        wrong: Its replacement.
        file: The file of the kit that must fail.
    """

    name: str
    path: str
    right: str
    wrong: str
    file: str

    def __str__(self) -> str:
        return self.name


SIGNING = (
    Mutation(
        "ACS3 leaves the x-acs headers unsigned",
        "wire/signing/acs3_hmac_sha256.py",
        "return name in _SIGNED or name.startswith(facts.SIGNING_ACS3_HMAC_SHA256_SIGNED_PREFIXES)",
        "return name in _SIGNED",
        "sign",
    ),
    Mutation(
        "ACS3 forgets the key id of temporary keys",
        "wire/signing/acs3_hmac_sha256.py",
        'headers.append((_NAMES["key_id"], credentials.key_id))',
        "pass",
        "sign",
    ),
    Mutation(
        "ACS3 signs the query as sent",
        "wire/signing/acs3_hmac_sha256.py",
        "percent.canonical_query(query)",
        "query",
        "sign",
    ),
    Mutation(
        "TC3 keeps the capitals of header values",
        "wire/signing/tc3_hmac_sha256.py",
        "headers = [(name, value.lower()) for name, value in headers]",
        "headers = list(headers)",
        "sign",
    ),
    Mutation(
        "TC3 derives its key without the service",
        "wire/signing/tc3_hmac_sha256.py",
        "service_key = hmac_digest(date_key, service, _HASH)",
        "service_key = date_key",
        "sign",
    ),
    Mutation(
        "TC3 forgets the session token",
        "wire/signing/tc3_hmac_sha256.py",
        'headers.append((_NAMES["token"], credentials.session_token))',
        "pass",
        "sign",
    ),
    Mutation(
        "The old signature of Tencent names HmacSHA1",
        "wire/signing/tencent_hmac.py",
        'if "method" in names:\n        pairs.append((names["method"], signature_method))',
        'pairs.append(("SignatureMethod", signature_method))',
        "sign",
    ),
    Mutation(
        "The old signature of Tencent encodes its parameters",
        "wire/signing/tencent_hmac.py",
        'f"{name}={value}" for name, value in sorted(pairs)',
        'f"{name}={percent.encode(value)}" for name, value in sorted(pairs)',
        "sign",
    ),
    Mutation(
        "The old signature of Alibaba encodes once",
        "wire/signing/alibaba_hmac_sha1.py",
        "{percent.encode(percent.encode_pairs(list(pairs)))}",
        "{percent.encode_pairs(list(pairs))}",
        "sign",
    ),
    Mutation(
        "The old signature of Alibaba forgets the ampersand of the key",
        "wire/signing/alibaba_hmac_sha1.py",
        'f"{secret}{facts.SIGNING_HMAC_SHA1_KEY_SUFFIX}"',
        "secret",
        "sign",
    ),
    Mutation(
        "Huawei's path has no slash at its end",
        "wire/signing/sdk_hmac_sha256.py",
        'return uri if uri.endswith("/") else f"{uri}/"',
        "return uri",
        "sign",
    ),
    Mutation(
        "Huawei leaves the content type unsigned",
        "wire/signing/sdk_hmac_sha256.py",
        "in sent if header[0].lower() in _SIGNED]",
        'in sent if header[0].lower() in set(_SIGNED) - {"content-type"}]',
        "sign",
    ),
    Mutation(
        "A tilde is percent-encoded",
        "wire/signing/percent.py",
        'return quote(text, safe="~")',
        'return quote(text, safe="").replace("~", "%7E")',
        "sign",
    ),
    Mutation(
        "A token is sent under another name",
        "wire/signing/x_auth_token.py",
        'facts.SIGNING_X_AUTH_TOKEN_NAMES["token"]',
        '"X-Token"',
        "sign",
    ),
)

REQUESTS = (
    Mutation(
        "Alibaba counts lists from 0",
        "wire/protocols/alibaba_rpc.py",
        "flatten(operation, name, value, facts.REQUESTS_FIRST_INDEX)",
        "flatten(operation, name, value, 0)",
        "request",
    ),
    Mutation(
        "Tencent counts lists from 1",
        "wire/protocols/tencent_api3.py",
        "flatten(operation, name, value, facts.REQUESTS_FIRST_INDEX)",
        "flatten(operation, name, value, 1)",
        "request",
    ),
    Mutation(
        "Tencent sends a region that the action does not have",
        "wire/protocols/tencent_api3.py",
        'if region and operation.region != "none":',
        "if region:",
        "request",
    ),
    Mutation(
        "Booleans of parameters are capitalised",
        "wire/protocols/codec.py",
        "return value if isinstance(value, str) else write_json(value)",
        "return str(value)",
        "request",
    ),
    Mutation(
        "An empty list of parameters vanishes",
        "wire/protocols/codec.py",
        'raise _make_empty_error(operation, name, "list", first_index)',
        "return",
        "request",
    ),
    Mutation(
        "A path may climb to another resource",
        "wire/protocols/huawei_rest.py",
        'if value in ("", ".", ".."):',
        'if value == "":',
        "request",
    ),
    Mutation(
        "A segment of a path is not encoded",
        "wire/protocols/huawei_rest.py",
        "return percent.encode(value)",
        "return value",
        "request",
    ),
    Mutation(
        "Huawei forgets the project",
        "wire/protocols/huawei_rest.py",
        'headers.append((facts.REQUESTS_ALWAYS["project"], project_id))',
        "pass",
        "request",
    ),
    Mutation(
        "An unsigned call of Alibaba has its token in the URL",
        "wire/protocols/alibaba_rpc.py",
        "if operation.unsigned and options.method in facts.UNSIGNED_FORM_METHODS:",
        "if False:",
        "request",
    ),
)

RESPONSES = (
    Mutation(
        "A prefix of a code selects nothing",
        "base/errors.py",
        "prefix = prefix.rpartition(ERRORS_SEPARATOR)[0]",
        'prefix = ""',
        "response",
    ),
    Mutation(
        "Alibaba's code in small letters is not read",
        "wire/protocols/alibaba_rpc.py",
        "members = {name.lower(): value for name, value in payload.items()}",
        'members = {"code": payload.get("Code"), "message": payload.get("Message")}',
        "response",
    ),
    Mutation(
        "A success of Tencent with another status passes",
        "wire/protocols/tencent_api3.py",
        "    if response.status not in facts.ENVELOPE_SUCCESS_STATUSES:",
        "    if response.status >= 300:",
        "response",
    ),
    Mutation(
        "Huawei's nested errors are not found",
        "wire/protocols/huawei_rest.py",
        "if depth < facts.ENVELOPE_ERROR_DEPTH:",
        "if depth < 0:",
        "response",
    ),
    Mutation(
        "Huawei's general code wins over the specific one",
        "wire/protocols/huawei_rest.py",
        "code = next((code for code in codes if _SPECIFIC.fullmatch(code)), codes[0])",
        "code = codes[-1]",
        "response",
    ),
    Mutation(
        "The prefix APIG is unknown",
        "wire/protocols/huawei_rest.py",
        "return documented + code.removeprefix(received)",
        "return code",
        "response",
    ),
    Mutation(
        "A byte order mark makes a body unreadable",
        "wire/protocols/codec.py",
        'body.decode("utf-8-sig")',
        'body.decode("utf-8")',
        "response",
    ),
    Mutation(
        "NaN is a number",
        "wire/protocols/codec.py",
        "_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)",
        "_DECODER = json.JSONDecoder()",
        "response",
    ),
    Mutation(
        "Nine digits are no time",
        "base/timestamps.py",
        "if not _EPOCH.fullmatch(text):",
        "if not _EPOCH.fullmatch(text) or len(text) < 10:",
        "time",
    ),
    Mutation(
        "A time without a zone is in UTC",
        "base/timestamps.py",
        "_put_together(_take_apart(moment)[1][0], received or zone)",
        "_put_together(_take_apart(moment)[1][0], received or UTC)",
        "time",
    ),
    Mutation(
        "The zero date is unreadable",
        "base/timestamps.py",
        'if text.startswith("0000") and _ZERO.fullmatch(text):',
        "if not text:",
        "time",
    ),
)

BEHAVIOUR = (
    Mutation(
        "A member that excludes another is accepted",
        "model/validation.py",
        "if len(conflicting) > 1:",
        "if len(conflicting) > 2:",
        "validate",
    ),
    Mutation(
        "Undocumented values pass strict checks",
        "model/validation.py",
        'if problems or (undocumented and checks == "strict"):',
        "if problems:",
        "validate",
    ),
    Mutation(
        "A region with a host of its own gets the usual one",
        "model/endpoints.py",
        '"region": endpoints.regions.get(region) if region is not None else None,',
        '"region": None,',
        "endpoint",
    ),
    Mutation(
        "The option endpoint is ignored",
        "model/endpoints.py",
        '"option": {"endpoint=": endpoint},',
        '"option": {},',
        "endpoint",
    ),
    Mutation(
        "Backoff doubles twice",
        "call/retries.py",
        "first * RETRIES_GROWTH **",
        "first * (2 * RETRIES_GROWTH) **",
        "retry",
    ),
    Mutation(
        "Retry-After is ignored",
        "call/retries.py",
        "pause = max(drawn, requested)",
        "pause = drawn",
        "retry",
    ),
    Mutation(
        "A write is repeated after a reset",
        "call/retries.py",
        "return is_idempotent or not failure.maybe_sent",
        "return True",
        "retry",
    ),
    Mutation(
        "A write is repeated after a damaged success",
        "call/retries.py",
        "(is_idempotent and (failure.retryable or is_success(status)))",
        "(failure.retryable or is_success(status))",
        "retry",
    ),
    Mutation(
        "An offset counts pages",
        "paging/pages.py",
        "self._position += received",
        "self._position += 1",
        "pages",
    ),
    Mutation(
        "A repeated token loops",
        "paging/pages.py",
        "if hash(value) in self._seen or value == self.arguments.get(member):",
        "if False:",
        "pages",
    ),
    Mutation(
        "A total of 0 ends a list with items",
        "paging/pages.py",
        "return total if isinstance(total, int) and total > 0 else None",
        "return total",
        "pages",
    ),
    Mutation(
        "An item that cannot be read counts as gone",
        "paging/observations.py",
        "tally.total += _count_unreadable(page, path)",
        "tally.total += 0",
        "waiter",
    ),
    Mutation(
        "The pauses of a waiter do not grow",
        "paging/wait_loop.py",
        "pause = min(pause * ",
        "pause = min(pause * 0 + first, ",
        "waiter",
    ),
    Mutation(
        "A waiter compares codes without their prefix",
        "paging/wait_loop.py",
        'return failure.code == condition.error or failure.code.startswith(f"{condition.error}.")',
        "return failure.code == condition.error",
        "waiter",
    ),
    Mutation(
        "A success by status wins over a failure by code",
        "paging/wait_loop.py",
        "            if _accepts_error(condition, failure):",
        "            if _accepts_error(condition, failure) and not self._is_success(failure):",
        "waiter",
    ),
    Mutation(
        "The limiter forgets its margin",
        "call/limits.py",
        "rate[1] + self.margin",
        "rate[1]",
        "limiter",
    ),
    Mutation(
        "A call waits beyond its deadline",
        "call/limits.py",
        "if now + wait > deadline:",
        "if False:",
        "limiter",
    ),
    Mutation(
        "Half an environment is an error",
        "auth/providers/environment.py",
        "raise CredentialsUnavailable(_describe_missing",
        "raise CredentialsError(_describe_missing",
        "credentials",
    ),
    Mutation(
        "Metadata services come before files",
        "auth/providers/sources.py",
        "    for name in cloud_facts.SOURCES:\n",
        "    for name in reversed(cloud_facts.SOURCES):\n",
        "credentials",
    ),
    Mutation(
        "A secret in Base64 is shown",
        "model/redaction.py",
        "for offset in range(3):",
        "for offset in range(0):",
        "redact",
    ),
    Mutation(
        "A secret that is escaped twice is shown",
        "model/redaction.py",
        "            layers.append(inner)\n            text = inner.text\n",
        "            return\n",
        "redact",
    ),
    Mutation(
        "A read is not repeated after a throttled response",
        "call/retries.py",
        "may_help = may_repeat(failure, is_idempotent=self._is_idempotent)",
        "may_help = False",
        "blackbox",
    ),
)

MUTATIONS = (*SIGNING, *REQUESTS, *RESPONSES, *BEHAVIOUR)
