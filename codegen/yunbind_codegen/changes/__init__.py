"""What a change of the specs does to programs that use the bindings.

``revision`` reads the specs of a git revision, ``comparison`` compares them with others and tells each
change by one of the ``rules``, ``versions`` says which version the changes ask for, and ``reports`` shows
them.
``symbols`` compares emitted Python itself, for what ``plan`` says before anything is written.
"""
