"""What the emitted clients stand on: signing, transport, errors, models, endpoints and credentials.

Nothing is imported here, so that a program pays only for what it uses.
"""

__version__ = "0.1.0"
