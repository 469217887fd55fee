"""Handlers of the emulated services: one module per service."""
