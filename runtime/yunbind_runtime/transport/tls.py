"""TLS contexts, one for each choice of certificate authorities in a process, and why a handshake failed.

Contexts verify certificates and host names and speak TLS 1.2 or later. Loading
the authorities costs some twenty milliseconds, so contexts are made at the
first https call and kept.
"""

from __future__ import annotations

import os
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.fork_safety import Lock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_contexts: dict[tuple[str, str], ssl.SSLContext] = {}
_lock = Lock()

_NOT_YET_VALID, _EXPIRED = 9, 10
_UNKNOWN_AUTHORITY = (2, 18, 19, 20, 21)
_OTHER_HOST = (62, 64)
_NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG")
_OLD_TLS = ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE")


def find_context(
    ca_bundle: str | os.PathLike[str] | None,
    environ: Mapping[str, str],
    make_usual: Callable[[], ssl.SSLContext],
) -> ssl.SSLContext:
    """Return the context for a choice of authorities; the same one each time.

    Args:
        ca_bundle: PEM file, or directory of hashed certificates; by default what ``SSL_CERT_FILE`` or else
            ``SSL_CERT_DIR`` names.
        environ: where these are looked for.
        make_usual: makes the context that trusts the usual authorities, where nothing names others.

    Raises:
        ConfigurationError: what is named is missing or holds no certificates.
    """
    if ca_bundle is not None:
        origin, path = "ca_bundle=", os.fspath(ca_bundle)
    else:
        origin = next((each for each in ("SSL_CERT_FILE", "SSL_CERT_DIR") if environ.get(each)), "")
        path = environ[origin] if origin else ""
    with _lock:
        context = _contexts.get((origin, path))
        if context is None:
            context = _load(origin, path) if origin else make_usual()
            context.minimum_version = max(context.minimum_version, ssl.TLSVersion.TLSv1_2)
            _contexts[origin, path] = context
    return context


def _load(origin: str, path: str) -> ssl.SSLContext:
    try:
        if Path(path).is_dir():
            return ssl.create_default_context(capath=path)
        return ssl.create_default_context(cafile=path)
    except ssl.SSLError:
        reason = "holds no certificate in PEM form"
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    raise ConfigurationError(
        f"{origin} names {path}, which {reason}. "
        "Name a file that holds the certificates of the authorities to trust."
    )


def explain(error: ssl.SSLError) -> str:
    """Return why no TLS connection came about, and what to do."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _explain_certificate(error)
    if error.reason in _NO_TLS:
        return "it does not speak TLS there; write http:// in endpoint= if that is meant, as for an emulator"
    if error.reason in _OLD_TLS:
        return "it speaks no TLS 1.2 or later, and nothing older is safe; it must be updated"
    if isinstance(error, ssl.SSLEOFError):
        return "it hung up during the TLS handshake; check the host, and any proxy or firewall between"
    return f"the TLS handshake failed ({error.reason or 'no reason given'})"


def _explain_certificate(error: ssl.SSLCertVerificationError) -> str:
    code = error.verify_code
    if code == _EXPIRED:
        return "its certificate has expired; check the clock of this machine, else the server must renew it"
    if code == _NOT_YET_VALID:
        return "its certificate is not valid yet; check the clock of this machine"
    if code in _OTHER_HOST:
        return "its certificate is for another host; check endpoint="
    if code in _UNKNOWN_AUTHORITY:
        return (
            "its certificate comes from an authority that is not trusted; if a proxy or a cloud of your own "
            "issued it, pass that authority's certificate as ca_bundle="
        )
    return f"its certificate is not accepted: {error.verify_message}"
