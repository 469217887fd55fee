"""HTTP connections: pooling, proxies, TLS and timeouts."""
