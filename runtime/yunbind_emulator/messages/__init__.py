"""Parameters of requests, their validation, and sample responses."""
