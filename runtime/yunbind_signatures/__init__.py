"""Request signatures, explained step by step, and checked after a refusal.

:func:`yunbind_signatures.trace.trace_signature` shows how a signature comes about.
:func:`yunbind_signatures.check.check_signature` takes a request that was refused, and finds what its sender
signed in place of what was sent. The command line and the explorer stand on both.
"""
