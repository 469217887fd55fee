"""Protocols and signing: HTTP requests from operations, data from HTTP responses."""
