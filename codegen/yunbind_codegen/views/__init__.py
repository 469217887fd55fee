"""View models: everything that a template prints, decided here and frozen.

A template loops over what it finds in its view, tests a named boolean, and
prints. Names, signatures, literals, docstrings and order are all made here.
"""
