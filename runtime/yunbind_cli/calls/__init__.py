"""Calls through the clients of the library: their options, their pages, their waits."""
