# @generated from specs/protocols/tencent-api3.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Facts of the protocol tencent-api3.

https://cloud.tencent.com/document/api/213/30654
"""

from __future__ import annotations

PROTOCOL: str = "tencent-api3"

SOURCE: str = "https://cloud.tencent.com/document/api/213/30654"

METHODS: tuple[str, ...] = ("POST", "GET")
"""HTTP methods that a client can choose, the default first. Empty without a choice."""

RESPONSE_FORMATS: tuple[str, ...] = ()
"""Response formats that a client can choose, the default first. Empty without a choice."""

PAUSE_HEADER: str | None = None
"""Response header that requests a pause in milliseconds from a throttled client."""

REQUESTS_FIRST_INDEX: int = 0
"""Number of the first item of a list among parameters."""

REQUESTS_MEMBERS: dict[str, str] = {"GET": "query", "POST": "json"}
"""Place of members by HTTP method, if the signature is in headers."""

REQUESTS_MEMBERS_BESIDE_PARAMETERS: dict[str, str] = {"GET": "query", "POST": "form"}
"""Place of members by HTTP method, if the signature is among parameters."""

REQUESTS_CONTENT_TYPES: dict[str, str] = {
    "query": "application/x-www-form-urlencoded",
    "form": "application/x-www-form-urlencoded",
    "json": "application/json",
}
"""Content-Type by the place of members. Not sent for other places."""

REQUESTS_HEADERS: dict[str, str] = {
    "action": "X-TC-Action",
    "version": "X-TC-Version",
    "client": "X-TC-RequestClient",
    "region": "X-TC-Region",
}
"""Common headers of calls with the signature in headers, by their meaning."""

REQUESTS_PARAMETERS: dict[str, str] = {
    "action": "Action",
    "version": "Version",
    "client": "RequestClient",
    "region": "Region",
}
"""Common parameters of calls with the signature among parameters, by their meaning."""

ENVELOPE_PAYLOAD: str = "Response"
"""Member that holds all others of a response."""

ENVELOPE_ERROR: str = "Error"
"""Member, or root element of XML, whose presence means a service error."""

ENVELOPE_SUCCESS_STATUSES: tuple[int, ...] = (200,)
"""HTTP statuses of success. Defaults to all from 200 to 299."""

ENVELOPE_CODES: tuple[str, ...] = ("Code",)
"""Members with the code, in order."""

ENVELOPE_MESSAGES: tuple[str, ...] = ("Message",)
"""Members with the message, in order."""

ENVELOPE_REQUEST_IDS: tuple[str, ...] = ("RequestId",)
"""Members with the request id, in order."""

ENVELOPE_REQUEST_ID_HEADERS: tuple[str, ...] = ("X-TC-RequestId",)
"""Headers with the request id, in order."""

SIGNING: tuple[str, ...] = ("tc3-hmac-sha256", "hmac-sha1", "hmac-sha256")
"""Names of the groups SIGNING_..., in order."""

SIGNING_TC3_HMAC_SHA256_LOCATION: str = "headers"
"""Location of the signature and of the common parameters."""

SIGNING_TC3_HMAC_SHA256_ALGORITHM: str = "TC3-HMAC-SHA256"
"""Name of the algorithm in the signature."""

SIGNING_TC3_HMAC_SHA256_HASH: str = "sha256"
"""Hash function of the HMAC."""

SIGNING_TC3_HMAC_SHA256_KEY_PREFIX: str = "TC3"
"""Text before the secret in the first key."""

SIGNING_TC3_HMAC_SHA256_TERMINATOR: str = "tc3_request"
"""Last part of the signature's scope."""

SIGNING_TC3_HMAC_SHA256_SIGNED_HEADERS: tuple[str, ...] = ("content-type", "host")
"""Headers that are signed if they are sent."""

SIGNING_TC3_HMAC_SHA256_NAMES: dict[str, str] = {
    "time": "X-TC-Timestamp",
    "authorization": "Authorization",
    "token": "X-TC-Token",
    "payload_hash": "X-TC-Content-SHA256",
}
"""Headers or parameters that the signature adds, by their meaning."""

SIGNING_TC3_HMAC_SHA256_TIME: str = "unix_seconds"
"""Form of the time, in UTC: unix_seconds (1551113065), iso8601 (2026-11-29T12:00:00Z) or iso8601_basic
(20261129T120000Z).
"""

SIGNING_TC3_HMAC_SHA256_UNSIGNED_PAYLOAD: str = "UNSIGNED-PAYLOAD"
"""Value of the header payload_hash that matches any body."""

SIGNING_HMAC_SHA1_LOCATION: str = "parameters"
"""Location of the signature and of the common parameters."""

SIGNING_HMAC_SHA1_ALGORITHM: str = "HmacSHA1"
"""Name of the algorithm in the signature."""

SIGNING_HMAC_SHA1_HASH: str = "sha1"
"""Hash function of the HMAC."""

SIGNING_HMAC_SHA1_NAMES: dict[str, str] = {
    "key_id": "SecretId",
    "time": "Timestamp",
    "nonce": "Nonce",
    "token": "Token",
    "signature": "Signature",
}
"""Headers or parameters that the signature adds, by their meaning."""

SIGNING_HMAC_SHA1_TIME: str = "unix_seconds"
"""Form of the time, in UTC: unix_seconds (1551113065), iso8601 (2026-11-29T12:00:00Z) or iso8601_basic
(20261129T120000Z).
"""

SIGNING_HMAC_SHA256_LOCATION: str = "parameters"
"""Location of the signature and of the common parameters."""

SIGNING_HMAC_SHA256_ALGORITHM: str = "HmacSHA256"
"""Name of the algorithm in the signature."""

SIGNING_HMAC_SHA256_HASH: str = "sha256"
"""Hash function of the HMAC."""

SIGNING_HMAC_SHA256_NAMES: dict[str, str] = {
    "key_id": "SecretId",
    "time": "Timestamp",
    "nonce": "Nonce",
    "method": "SignatureMethod",
    "token": "Token",
    "signature": "Signature",
}
"""Headers or parameters that the signature adds, by their meaning."""

SIGNING_HMAC_SHA256_TIME: str = "unix_seconds"
"""Form of the time, in UTC: unix_seconds (1551113065), iso8601 (2026-11-29T12:00:00Z) or iso8601_basic
(20261129T120000Z).
"""

UNSIGNED_LOCATION: str = "headers"
"""Location of the common parameters."""

UNSIGNED_NAMES: dict[str, str] = {"time": "X-TC-Timestamp", "authorization": "Authorization"}
"""Headers or parameters that are added."""

UNSIGNED_TIME: str = "unix_seconds"
"""Form of the time, as in a signature."""

UNSIGNED_AUTHORIZATION: str = "SKIP"
"""Value instead of a signature."""
