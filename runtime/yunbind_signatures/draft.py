"""A signature in its parts, before they are joined, so that each part can be changed alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a signature.

    Attributes:
        method: The HTTP method.
        host: The host, in the schemes over parameters.
        path: The path in its signed form.
        query: The query in its signed form. In the schemes over parameters: all parameters.
        headers: The signed headers in the order of their lines.
        names: The list of their names.
        payload: The hash of the body.
        secret: The secret of the key.
        time: The line of the time, in seconds or in the vendor's form. None: there is no such line.
        date: The date of the scope and of the key.
        service: The service of the scope and of the key.
        hash: The hash function of the signature.
        newline: The separator of lines in the canonical request.
        outer_newline: The separator of lines in the string to sign.
        skipped_lines: The empty lines that are left out.
        digest: How the canonical request enters the string to sign.
        encoding: The form of the signature.
        key: How the key is made from the secret.
        outer: Whether the parameters are encoded once more, in Alibaba's scheme over parameters.
        suffix: Text behind the string to sign.
    """

    method: str
    host: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...] = ()
    names: str = ""
    payload: str = ""
    secret: str = ""
    time: str | None = None
    date: str = ""
    service: str = ""
    hash: str = "sha256"
    newline: str = "\n"
    outer_newline: str = "\n"
    skipped_lines: Literal["none", "behind-headers", "empty"] = "none"
    digest: Literal["lower", "upper", "none"] = "lower"
    encoding: Literal["hex", "HEX", "base64"] = "hex"
    key: Literal["documented", "plain", "hex", "no-affix"] = "documented"
    outer: bool = True
    suffix: str = ""
