"""Accepted keys and the verification of signatures."""
