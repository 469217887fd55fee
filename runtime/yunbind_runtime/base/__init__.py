"""Errors, HTTP messages and small tools that every layer uses."""
