# @generated from specs/protocols/alibaba-rpc.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Facts of the protocol alibaba-rpc.

https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
"""

from __future__ import annotations

PROTOCOL: str = "alibaba-rpc"

SOURCE: str = "https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature"

METHODS: tuple[str, ...] = ("POST", "GET")
"""HTTP methods that a client can choose, the default first. Empty without a choice."""

RESPONSE_FORMATS: tuple[str, ...] = ("json", "xml")
"""Response formats that a client can choose, the default first. Empty without a choice."""

PAUSE_HEADER: str | None = "x-acs-retry-after"
"""Response header that requests a pause in milliseconds from a throttled client."""

REQUESTS_FIRST_INDEX: int = 1
"""Number of the first item of a list among parameters."""

REQUESTS_MEMBERS: dict[str, str] = {"GET": "query", "POST": "query"}
"""Place of members by HTTP method, if the signature is in headers."""

REQUESTS_MEMBERS_BESIDE_PARAMETERS: dict[str, str] = {"GET": "query", "POST": "query"}
"""Place of members by HTTP method, if the signature is among parameters."""

REQUESTS_CONTENT_TYPES: dict[str, str] = {"form": "application/x-www-form-urlencoded"}
"""Content-Type by the place of members. Not sent for other places."""

REQUESTS_ACCEPTED_TYPES: dict[str, str] = {"json": "application/json", "xml": "application/xml"}
"""Value of the common header format, by the response format that a client chooses."""

REQUESTS_ALWAYS: dict[str, str] = {"format": "accept"}
"""Common headers of each call, by their meaning."""

REQUESTS_HEADERS: dict[str, str] = {"action": "x-acs-action", "version": "x-acs-version"}
"""Common headers of calls with the signature in headers, by their meaning."""

REQUESTS_PARAMETERS: dict[str, str] = {"action": "Action", "version": "Version", "format": "Format"}
"""Common parameters of calls with the signature among parameters, by their meaning."""

ENVELOPE_ERROR: str = "Error"
"""Member, or root element of XML, whose presence means a service error."""

ENVELOPE_CODES: tuple[str, ...] = ("code",)
"""Members with the code, in order."""

ENVELOPE_MESSAGES: tuple[str, ...] = ("message",)
"""Members with the message, in order."""

ENVELOPE_REQUEST_IDS: tuple[str, ...] = ("RequestId", "requestId")
"""Members with the request id, in order."""

ENVELOPE_REQUEST_ID_HEADERS: tuple[str, ...] = ("x-acs-request-id",)
"""Headers with the request id, in order."""

ENVELOPE_SIGNED_TEXT: str = "server string to sign is"
"""Text of a message before the string that the server signed, which can hold secrets."""

SIGNING: tuple[str, ...] = ("acs3-hmac-sha256", "hmac-sha1")
"""Names of the groups SIGNING_..., in order."""

SIGNING_ACS3_HMAC_SHA256_LOCATION: str = "headers"
"""Location of the signature and of the common parameters."""

SIGNING_ACS3_HMAC_SHA256_ALGORITHM: str = "ACS3-HMAC-SHA256"
"""Name of the algorithm in the signature."""

SIGNING_ACS3_HMAC_SHA256_HASH: str = "sha256"
"""Hash function of the HMAC."""

SIGNING_ACS3_HMAC_SHA256_SIGNED_HEADERS: tuple[str, ...] = ("host", "content-type")
"""Headers that are signed if they are sent."""

SIGNING_ACS3_HMAC_SHA256_SIGNED_PREFIXES: tuple[str, ...] = ("x-acs-",)
"""Prefixes of the names of further headers that are signed."""

SIGNING_ACS3_HMAC_SHA256_NAMES: dict[str, str] = {
    "time": "x-acs-date",
    "nonce": "x-acs-signature-nonce",
    "payload_hash": "x-acs-content-sha256",
    "key_id": "x-acs-accesskey-id",
    "token": "x-acs-security-token",
    "authorization": "Authorization",
}
"""Headers or parameters that the signature adds, by their meaning."""

SIGNING_ACS3_HMAC_SHA256_TIME: str = "iso8601"
"""Form of the time, in UTC: unix_seconds (1551113065), iso8601 (2026-11-29T12:00:00Z) or iso8601_basic
(20261129T120000Z).
"""

SIGNING_HMAC_SHA1_LOCATION: str = "parameters"
"""Location of the signature and of the common parameters."""

SIGNING_HMAC_SHA1_ALGORITHM: str = "HMAC-SHA1"
"""Name of the algorithm in the signature."""

SIGNING_HMAC_SHA1_VERSION: str = "1.0"
"""Version of the signature as sent."""

SIGNING_HMAC_SHA1_HASH: str = "sha1"
"""Hash function of the HMAC."""

SIGNING_HMAC_SHA1_KEY_SUFFIX: str = "&"
"""Text after the secret in the key."""

SIGNING_HMAC_SHA1_NAMES: dict[str, str] = {
    "key_id": "AccessKeyId",
    "method": "SignatureMethod",
    "version": "SignatureVersion",
    "nonce": "SignatureNonce",
    "time": "Timestamp",
    "token": "SecurityToken",
    "signature": "Signature",
}
"""Headers or parameters that the signature adds, by their meaning."""

SIGNING_HMAC_SHA1_TIME: str = "iso8601"
"""Form of the time, in UTC: unix_seconds (1551113065), iso8601 (2026-11-29T12:00:00Z) or iso8601_basic
(20261129T120000Z).
"""

UNSIGNED_LOCATION: str = "parameters"
"""Location of the common parameters."""

UNSIGNED_FORM_METHODS: tuple[str, ...] = ("POST",)
"""HTTP methods that send members in a form, so that tokens stay out of URLs."""

UNSIGNED_NAMES: dict[str, str] = {"time": "Timestamp"}
"""Headers or parameters that are added."""

UNSIGNED_TIME: str = "iso8601"
"""Form of the time, as in a signature."""
