"""Resolution of endpoints."""

from __future__ import annotations

import pytest
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.model.endpoints import Endpoint, Endpoints, parse_endpoint, resolve_endpoint

ENDPOINTS = Endpoints(
    regional="{service}.{region}.cloud.test",
    central="{service}.cloud.test",
    regions={"eu-west-101": "{service}.{region}.cloud.eu"},
)


def resolve(region: str | None = None, endpoint: str | None = None, **environ: str) -> str:
    return str(resolve_endpoint("cce", ENDPOINTS, region, endpoint, environ))


def test_the_order_of_endpoints() -> None:
    assert resolve("eu-west-101", "here.test", YUNBIND_ENDPOINT="there.test") == "https://here.test"
    assert resolve("eu-west-101", None, YUNBIND_ENDPOINT="there.test") == "https://there.test"
    assert resolve("eu-west-101") == "https://cce.eu-west-101.cloud.eu"
    assert resolve("cn-north-4") == "https://cce.cn-north-4.cloud.test"
    assert resolve() == "https://cce.cloud.test"


def test_the_central_host_is_used_without_a_regional_host() -> None:
    endpoint = resolve_endpoint("tke", Endpoints(central="{service}.cloud.test"), "ap-guangzhou", None, {})
    assert str(endpoint) == "https://tke.cloud.test"


def test_the_variables_of_a_service_precede_its_hosts() -> None:
    endpoints = Endpoints(regional="{service}.{region}.cloud.test", variables=("FIRST", "SECOND"))

    def find(endpoint: str | None = None, **environ: str) -> str:
        return str(resolve_endpoint("iam", endpoints, "cn-north-4", endpoint, environ))

    assert find() == "https://iam.cn-north-4.cloud.test"
    assert find(SECOND="b.test") == "https://b.test"
    assert find(FIRST="http://a.test", SECOND="b.test") == "http://a.test"
    assert find(FIRST="a.test", YUNBIND_ENDPOINT="there.test") == "https://there.test"
    assert find("here.test", FIRST="a.test") == "https://here.test"
    with pytest.raises(ConfigurationError, match="SECOND"):
        find(SECOND="b.test/path")


def test_a_service_without_central_host_needs_a_region() -> None:
    with pytest.raises(ConfigurationError, match="Pass region= or endpoint="):
        resolve_endpoint("cce", Endpoints(regional="{service}.{region}.cloud.test"), None, None, {})


@pytest.mark.parametrize(
    ("text", "scheme", "host"),
    [
        ("tke.cloud.test", "https", "tke.cloud.test"),
        ("TKE.cloud.test", "https", "tke.cloud.test"),
        ("127.0.0.1:8080", "https", "127.0.0.1:8080"),
        ("http://127.0.0.1:8080", "http", "127.0.0.1:8080"),
        ("http://127.0.0.1:8080/", "http", "127.0.0.1:8080"),
        ("http://localhost", "http", "localhost"),
        ("http://localhost:80", "http", "localhost"),
        ("http://localhost:443", "http", "localhost:443"),
        ("https://localhost:443", "https", "localhost"),
        ("https://localhost:80", "https", "localhost:80"),
        ("https://[::1]:8443", "https", "[::1]:8443"),
        ("http://my_container:8080", "http", "my_container:8080"),
        ("HTTPS://tke.cloud.test", "https", "tke.cloud.test"),
        ("HTTPS://TKE.cloud.test:443/", "https", "tke.cloud.test"),
        ("Http://localhost:80", "http", "localhost"),
        ("http://localhost:1", "http", "localhost:1"),
        ("http://localhost:65535", "http", "localhost:65535"),
    ],
)
def test_an_endpoint_is_a_host_with_optional_scheme_and_port(text: str, scheme: str, host: str) -> None:
    assert parse_endpoint(text, "endpoint=") == Endpoint(scheme, host)


@pytest.mark.parametrize(
    "text",
    [
        "https://h/path",
        "h/path",
        "https://h?x=1",
        "https://h#x",
        "https://user:s3cret@h",
        "user:s3cret@h",
        "ftp://h",
        "FTP://h",
        "https://",
        "://h",
        "h:",
        "h:port",
        "h:0",
        "h:65536",
        "h:123456",
        "h h",
        "h\r\nX: y",
        "https://h//",
        "[::1",
        "主机",
    ],
)
def test_any_other_text_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        resolve(endpoint=text)
    assert "s3cret" not in str(caught.value)
    with pytest.raises(ConfigurationError, match="YUNBIND_ENDPOINT"):
        resolve(YUNBIND_ENDPOINT=text)


@pytest.mark.parametrize("region", ["", "a.b", "a/b", "AP-GUANGZHOU", "a b", "a@b", "a:1", "区", "a\n"])
def test_a_region_cannot_change_the_rest_of_the_host(region: str) -> None:
    with pytest.raises(ConfigurationError, match="region"):
        resolve(region)
    with pytest.raises(ConfigurationError, match="region"):
        resolve(region, "here.test")
