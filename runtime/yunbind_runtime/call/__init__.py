"""A call: its attempts, retries, rate limits, hooks and effects."""
