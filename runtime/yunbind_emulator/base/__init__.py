"""Catalog, clock, credentials and errors: modules that need no other part of the emulator."""
