"""The comparison of two states of the specs: what breaks programs, what adds to them.

``git`` reads the specs of a revision. ``comparison`` compares two states and classifies each change
by one of the ``rules``. ``semver`` derives the required version, and ``reports`` renders the result.
``symbols`` compares emitted Python modules, for the command ``plan``.
"""
