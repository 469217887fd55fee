"""Faults that tests ask for, and rate limits."""
