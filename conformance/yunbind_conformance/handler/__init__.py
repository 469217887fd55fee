"""The handler of the Python client: it carries out cases and returns what the client did.

A port's handler does the same in its own language; :mod:`.serve` is the protocol, and each other module is
one file of the kit.
"""
