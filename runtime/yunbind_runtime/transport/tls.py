"""TLS contexts, and explanations of failed handshakes.

Contexts verify certificates and host names and use TLS 1.2 or later. Loading the certificate authorities
takes about 20 ms, so a context is created at the first https call and cached.
"""

from __future__ import annotations

import os
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.fork_safety import ForkSafeLock
from yunbind_runtime.base.paths import expand_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CONTEXTS: dict[tuple[str, str], ssl.SSLContext] = {}
_LOCK = ForkSafeLock()

AUTHORITY_VARIABLES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Variables that set the certificate authorities. The first one that is set applies."""
_NOT_YET_VALID, _EXPIRED = 9, 10
_UNKNOWN_AUTHORITY = (2, 18, 19, 20, 21)
_OTHER_HOST = (62, 64)
_NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG")
_OLD_TLS = ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE")

EXPIRED = "the server's certificate has expired. Check the clock of this machine, or renew the certificate"
NOT_YET_VALID = "the server's certificate is not valid yet. Check the clock of this machine"
OTHER_HOST = "the server's certificate is for another host. Check endpoint="
UNKNOWN_AUTHORITY = "the server's certificate was issued by an untrusted authority"
ENDED = "the server ended the TLS handshake. Check the host, the proxy and the firewall"
NO_TLS = (
    "the server does not use TLS on this port. For a server without TLS, such as an emulator, write http:// "
    "in endpoint="
)
OLD_TLS = "the server supports neither TLS 1.2 nor later, and older versions are unsafe. Update it"


def find_context(
    ca_bundle: str | os.PathLike[str] | None,
    environ: Mapping[str, str],
    make_default: Callable[[], ssl.SSLContext],
) -> ssl.SSLContext:
    """Return the cached context for a choice of certificate authorities.

    Args:
        ca_bundle: A PEM file, or a directory of hashed certificates. Defaults to the first variable that is
            set: ``SSL_CERT_FILE``, ``SSL_CERT_DIR``, ``REQUESTS_CA_BUNDLE``, ``CURL_CA_BUNDLE``.
        environ: The environment variables.
        make_default: Makes the context with the default certificate authorities.

    Raises:
        ConfigurationError: The file or directory is missing or contains no certificates.
    """
    if ca_bundle is not None:
        origin, path = "ca_bundle=", os.fspath(ca_bundle)
    else:
        origin = find_variable(environ)
        path = str(expand_path(environ[origin], environ)) if origin else ""
    with _LOCK:
        context = _CONTEXTS.get((origin, path))
        if context is None:
            context = _load(origin, path) if origin else make_default()
            context.minimum_version = max(context.minimum_version, ssl.TLSVersion.TLSv1_2)
            _CONTEXTS[origin, path] = context
    return context


def make_default_context() -> ssl.SSLContext:
    """Return a new context with the certificate authorities of the package certifi, as httpx does.

    Without certifi, which comes with httpx, it has those of the operating system.
    """
    try:
        import certifi
    except ImportError:
        return ssl.create_default_context()
    return ssl.create_default_context(cafile=certifi.where())


def find_variable(environ: Mapping[str, str]) -> str:
    """Return the name of the variable that sets the certificate authorities, or an empty text."""
    return next((name for name in AUTHORITY_VARIABLES if environ.get(name)), "")


def _load(origin: str, path: str) -> ssl.SSLContext:
    try:
        if Path(path).is_dir():
            return ssl.create_default_context(capath=path)
        return ssl.create_default_context(cafile=path)
    except ssl.SSLError:
        reason = "contains no certificate in PEM format"
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    raise ConfigurationError(
        f"{origin} is set to {path}, which {reason}. "
        "Set it to a file with the certificates of the trusted authorities."
    )


def explain(error: ssl.SSLError) -> str:
    """Return the reason for a failed TLS handshake and its remedy, without the last full stop."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _explain_certificate(error)
    if isinstance(error, ssl.SSLEOFError):
        return ENDED
    if error.reason in _NO_TLS:
        return NO_TLS
    if error.reason in _OLD_TLS:
        return OLD_TLS
    return f"the TLS handshake failed ({error.reason or 'unknown reason'})"


def _explain_certificate(error: ssl.SSLCertVerificationError) -> str:
    code = error.verify_code
    if code == _EXPIRED:
        return EXPIRED
    if code == _NOT_YET_VALID:
        return NOT_YET_VALID
    if code in _OTHER_HOST:
        return OTHER_HOST
    if code in _UNKNOWN_AUTHORITY:
        return (
            f"{UNKNOWN_AUTHORITY}. If it is the authority of your proxy or private cloud, pass its "
            "certificate as ca_bundle="
        )
    return f"the server's certificate is invalid: {error.verify_message}"
