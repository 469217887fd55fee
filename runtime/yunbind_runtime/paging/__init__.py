"""Pagination and waiters."""
