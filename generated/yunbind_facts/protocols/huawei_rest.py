# @generated from specs/protocols/huawei-rest.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Facts of the protocol huawei-rest.

https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html
"""

from __future__ import annotations

PROTOCOL: str = "huawei-rest"

SOURCE: str = "https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html"

METHODS: tuple[str, ...] = ()
"""HTTP methods that a client can choose, the default first. Empty without a choice."""

RESPONSE_FORMATS: tuple[str, ...] = ()
"""Response formats that a client can choose, the default first. Empty without a choice."""

PAUSE_HEADER: str | None = None
"""Response header that requests a pause in milliseconds from a throttled client."""

REQUESTS_MEMBERS: dict[str, str] = {
    "GET": "query",
    "POST": "json",
    "PUT": "json",
    "PATCH": "json",
    "DELETE": "query",
    "HEAD": "query",
}
"""Place of members by HTTP method, if the signature is in headers."""

REQUESTS_CONTENT_TYPES: dict[str, str] = {"query": "application/json", "json": "application/json"}
"""Content-Type by the place of members. Not sent for other places."""

REQUESTS_ALWAYS: dict[str, str] = {"project": "X-Project-Id"}
"""Common headers of each call, by their meaning."""

ENVELOPE_CODES: tuple[str, ...] = ("errorCode", "error_code", "code")
"""Members with the code, in order."""

ENVELOPE_MESSAGES: tuple[str, ...] = ("errorMessage", "errorMsg", "error_msg", "message")
"""Members with the message, in order."""

ENVELOPE_REQUEST_IDS: tuple[str, ...] = ("request_id", "requestId")
"""Members with the request id, in order."""

ENVELOPE_REQUEST_ID_HEADERS: tuple[str, ...] = ("X-Request-Id", "X-IAM-Trace-Id")
"""Headers with the request id, in order."""

ENVELOPE_EMPTY_STATUSES: tuple[int, ...] = (202, 204)
"""HTTP statuses with which a body can be empty."""

ENVELOPE_ERROR_DEPTH: int = 5
"""Number of levels that an error can be nested in others."""

ENVELOPE_SPECIFIC_CODE: str = "[A-Z]+\\.[0-9]+"
"""Regular expression of a code that precedes codes without this form."""

ENVELOPE_CODE_SPELLINGS: dict[str, str] = {"APIG.": "APIGW."}
"""Prefixes of received codes, and their documented spelling."""

SIGNING: tuple[str, ...] = ("sdk-hmac-sha256", "x-auth-token")
"""Names of the groups SIGNING_..., in order."""

SIGNING_SDK_HMAC_SHA256_LOCATION: str = "headers"
"""Location of the signature and of the common parameters."""

SIGNING_SDK_HMAC_SHA256_ALGORITHM: str = "SDK-HMAC-SHA256"
"""Name of the algorithm in the signature."""

SIGNING_SDK_HMAC_SHA256_HASH: str = "sha256"
"""Hash function of the HMAC."""

SIGNING_SDK_HMAC_SHA256_SIGNED_HEADERS: tuple[str, ...] = (
    "host",
    "content-type",
    "x-sdk-date",
    "x-security-token",
    "x-domain-id",
    "x-project-id",
    "x-sdk-content-sha256",
)
"""Headers that are signed if they are sent."""

SIGNING_SDK_HMAC_SHA256_NAMES: dict[str, str] = {
    "time": "X-Sdk-Date",
    "token": "X-Security-Token",
    "authorization": "Authorization",
    "payload_hash": "X-Sdk-Content-Sha256",
}
"""Headers or parameters that the signature adds, by their meaning."""

SIGNING_SDK_HMAC_SHA256_TIME: str = "iso8601_basic"
"""Form of the time, in UTC: unix_seconds (1551113065), iso8601 (2026-11-29T12:00:00Z) or iso8601_basic
(20261129T120000Z).
"""

SIGNING_X_AUTH_TOKEN_LOCATION: str = "headers"
"""Location of the signature and of the common parameters."""

SIGNING_X_AUTH_TOKEN_NAMES: dict[str, str] = {"token": "X-Auth-Token"}
"""Headers or parameters that the signature adds, by their meaning."""
