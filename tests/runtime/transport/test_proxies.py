"""Selection of the proxy for a request."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.transport.options import TransportOptions
from yunbind_runtime.transport.proxies import Proxy, find_proxy, read_proxy

P = "http://proxy.test:3128"
Q = "http://other.test:3128"


def find(environ: dict[str, str], scheme: str = "https", host: str = "tke.tencentcloudapi.com") -> str | None:
    proxy = find_proxy(None, environ, scheme, host)
    return str(proxy) if proxy else None


@pytest.mark.parametrize(
    ("environ", "https", "http"),
    [
        ({}, None, None),
        ({"HTTPS_PROXY": P}, P, None),
        ({"https_proxy": P}, P, None),
        ({"HTTP_PROXY": P}, None, P),
        ({"http_proxy": P}, None, P),
        ({"ALL_PROXY": P}, P, P),
        ({"all_proxy": P}, P, P),
        ({"HTTPS_PROXY": P, "ALL_PROXY": Q}, P, Q),
        ({"HTTPS_PROXY": Q, "https_proxy": P}, P, None),
        ({"ALL_PROXY": Q, "all_proxy": P}, P, P),
        ({"HTTPS_PROXY": ""}, None, None),
        ({"https_proxy": "", "HTTPS_PROXY": P}, P, None),
        ({"https_proxy": "", "ALL_PROXY": P}, P, P),
        # A visitor of a CGI script sets HTTP_PROXY with the header "Proxy". No header sets a lower-case name.
        ({"REQUEST_METHOD": "GET", "HTTP_PROXY": P}, None, None),
        ({"REQUEST_METHOD": "GET", "http_proxy": P}, None, P),
        ({"REQUEST_METHOD": "GET", "HTTPS_PROXY": P}, P, None),
        ({"FTP_PROXY": P, "PROXY": P}, None, None),
    ],
)
def test_variables_are_read_like_in_curl(
    environ: dict[str, str], https: str | None, http: str | None
) -> None:
    """``documented``: curl's manual, "Environment"."""
    assert (find(environ), find(environ, "http")) == (https, http)


DIRECT = [
    ("*", "anything.test"),
    ("a.test, *", "anything.test"),
    ("example.com", "example.com"),
    ("example.com", "www.example.com"),
    ("example.com", "a.b.example.com"),
    (".example.com", "www.example.com"),
    (".example.com", "example.com"),
    ("*.example.com", "www.example.com"),
    ("EXAMPLE.com", "www.example.COM"),
    ("example.com.", "example.com"),
    ("example.com", "example.com."),
    (" a.test , example.com ", "example.com"),
    ("a.test example.com", "example.com"),
    ("a.test,,example.com,", "example.com"),
    ("example.com:8443", "example.com:8443"),
    ("example.com:443", "example.com"),
    ("example.com", "example.com:8443"),
    (".example.com:8443", "www.example.com:8443"),
    ("10.1.2.3", "10.1.2.3"),
    ("10.1.2.3:8443", "10.1.2.3:8443"),
    ("10.0.0.0/8", "10.255.0.1"),
    ("10.0.0.0/8", "10.255.0.1:8443"),
    ("10.1.2.3/8", "10.9.9.9"),
    ("192.168.0.0/16,10.0.0.0/8", "10.0.0.1"),
    ("2001:db8::1", "[2001:db8::1]"),
    ("2001:DB8:0::1", "[2001:db8::1]:8443"),
    ("[2001:db8::1]", "[2001:db8::1]"),
    ("[2001:db8::1]:8443", "[2001:db8::1]:8443"),
    ("2001:db8::/32", "[2001:db8:ffff::1]"),
    ("10.0.0.0/8", "[::ffff:10.1.2.3]"),
]

PROXIED = [
    ("", "example.com"),
    ("example.com", "notexample.com"),
    ("example.com", "example.com.evil.test"),
    ("example.com", "example.org"),
    ("www.example.com", "example.com"),
    (".com.example", "example.com"),
    ("example.com:8443", "example.com"),
    ("example.com:8443", "example.com:8444"),
    ("example.com:port", "example.com"),
    ("10.1.2.3", "10.1.2.30"),
    ("1.2.3", "10.1.2.3"),
    ("2.3", "10.1.2.3"),
    ("10.0.0.0/8", "11.0.0.1"),
    ("10.0.0.0/8", "10.example.com"),
    ("10.0.0.0/99", "10.0.0.1"),
    ("example.com/8", "example.com"),
    ("[2001:db8::1]:8443", "[2001:db8::1]"),
    ("2001:db8::/32", "[2001:db9::1]"),
    ("2001:db8::/32", "10.0.0.1"),
    (".", "example.com"),
    ("*.", "example.com"),
    (",", "example.com"),
    ("*example.com", "notexample.com"),
]


@pytest.mark.parametrize(("entries", "host"), DIRECT)
@pytest.mark.parametrize("variable", ["NO_PROXY", "no_proxy"])
def test_hosts_of_no_proxy_have_a_direct_connection(variable: str, entries: str, host: str) -> None:
    assert find({"HTTPS_PROXY": P, variable: entries}, host=host) is None


@pytest.mark.parametrize(("entries", "host"), PROXIED)
def test_other_hosts_are_reached_through_the_proxy(entries: str, host: str) -> None:
    assert find({"HTTPS_PROXY": P, "NO_PROXY": entries}, host=host) == P


def test_a_host_without_a_port_has_the_port_of_its_scheme() -> None:
    environ = {"ALL_PROXY": P, "NO_PROXY": "example.com:80"}
    assert find(environ, "http", "example.com") is None
    assert find(environ, "https", "example.com") == P


@given(
    entries=st.text(alphabet="ab.*:/[]1, \0é%", max_size=30),
    host=st.sampled_from(["a.b", "1.1.1.1", "[::1:1]"]),
)
def test_no_value_of_no_proxy_fails_a_call(entries: str, host: str) -> None:
    """Property: with any value, the connection is direct or uses the proxy."""
    assert find({"HTTPS_PROXY": P, "NO_PROXY": entries}, host=host) in (None, P)


LOOPBACK = [
    "localhost",
    "LOCALHOST:8080",
    "app.localhost",
    "127.0.0.1:80",
    "127.9.9.9",
    "[::1]:80",
    "[::ffff:127.0.0.1]",
]
METADATA = [
    "169.254.169.254",
    "169.254.0.23",
    "100.100.100.200",
    "metadata.tencentyun.com",
    "[fe80::a9fe:a9fe]",
    "[::ffff:169.254.169.254]",
]


@pytest.mark.parametrize("host", LOOPBACK + METADATA)
def test_proxies_of_the_environment_do_not_apply_to_local_addresses(host: str) -> None:
    for scheme in ("http", "https"):
        assert find({"ALL_PROXY": P}, scheme, host) is None


@pytest.mark.parametrize("host", LOOPBACK)
def test_the_proxy_of_the_client_applies_to_loopback(host: str) -> None:
    assert str(find_proxy(P, {"NO_PROXY": "*"}, "http", host)) == P


@pytest.mark.parametrize("host", METADATA)
def test_no_proxy_applies_to_the_metadata_services(host: str) -> None:
    """``documented``: the addresses of the three clouds' metadata services."""
    assert find_proxy(P, {}, "http", host) is None


@pytest.mark.parametrize(
    "host", ["localhost.test", "mylocalhost", "128.0.0.1", "100.100.100.201", "[::2]", "127.0.0.1.test"]
)
def test_addresses_that_only_look_local_use_the_proxy(host: str) -> None:
    assert find({"ALL_PROXY": P}, "http", host) == P


def test_false_means_no_proxy() -> None:
    assert find_proxy(False, {"ALL_PROXY": P}, "https", "example.com") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://proxy.test:3128", Proxy("http", "proxy.test", 3128)),
        ("proxy.test:3128", Proxy("http", "proxy.test", 3128)),
        ("proxy.test", Proxy("http", "proxy.test", 80)),
        ("https://proxy.test/", Proxy("https", "proxy.test", 443)),
        ("HTTP://PROXY.test", Proxy("http", "proxy.test", 80)),
        ("http://u:p@proxy.test:1", Proxy("http", "proxy.test", 1, "u", "p")),
        ("http://u%40corp:p%2F%23%3A@proxy.test:1", Proxy("http", "proxy.test", 1, "u@corp", "p/#:")),
        ("http://u@corp:p@ss@proxy.test:1", Proxy("http", "proxy.test", 1, "u@corp", "p@ss")),
        ("http://[2001:db8::1]:3128", Proxy("http", "2001:db8::1", 3128)),
    ],
)
def test_the_url_of_a_proxy_is_read(text: str, expected: Proxy) -> None:
    assert read_proxy(text, "proxy=") == expected


def test_an_ipv6_proxy_is_shown_in_brackets() -> None:
    assert str(read_proxy("http://[2001:db8::1]:3128", "proxy=")) == "http://[2001:db8::1]:3128"


WRONG = [
    "http://",
    "http://user:s3cret@",
    "http://user:s3cret@proxy.test:port",
    "http://user:s3c/ret@proxy.test:3128",
    "http://user:12/s3cret@proxy.test:3128",
    "http://user:s3c#ret@proxy.test:3128",
    "http://user:s3c?ret@proxy.test:3128",
    "http://proxy.test:3128/s3cret",
    "http://proxy.test:99999",
    "http://[::1",
    "ftp://user:s3cret@proxy.test",
    "socks4://user:s3cret@proxy.test",
    "socks5://user:s3cret@proxy.test",
]


@pytest.mark.parametrize("text", WRONG)
def test_the_error_for_an_invalid_url_does_not_repeat_it(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^proxy= ") as given_error:
        TransportOptions(proxy=text)
    with pytest.raises(ConfigurationError, match=r"^HTTPS_PROXY ") as found_error:
        find({"HTTPS_PROXY": text})
    for caught in (given_error, found_error):
        error: Any = caught.value
        while error is not None:
            assert "s3c" not in f"{error} {error!r} {vars(error)}"
            error = error.__context__


def test_the_error_for_a_socks_proxy_names_the_missing_package() -> None:
    with pytest.raises(ConfigurationError, match=r"pip install 'httpx\[socks\]'"):
        TransportOptions(proxy="socks5://proxy.test")


def test_true_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="must be a URL, False for no proxy, or None"):
        TransportOptions(proxy=True)  # type: ignore[arg-type]


def test_no_text_shows_user_and_password_of_a_proxy() -> None:
    url = "http://somebody:s3cret@proxy.test:1"
    proxy = read_proxy(url, "proxy=")
    for shown in (str(proxy), repr(proxy), repr(TransportOptions(proxy=url, environ={"HTTPS_PROXY": url}))):
        assert "s3cret" not in shown
        assert "somebody" not in shown
