"""Request signatures, explained step by step, and checked after a refusal.

:func:`yunbind_signatures.trace.trace_signature` shows how a signature comes about.
:func:`yunbind_signatures.check.check_signature` finds the mistake in the signature of a refused request.
"""
