"""The handler of the Python client: it runs cases and returns the results of the client.

A port's handler does the same in its own language; :mod:`.serve` is the protocol, and each other module is
one file of the kit.
"""
