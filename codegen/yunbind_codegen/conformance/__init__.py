"""The emitted conformance kit."""
