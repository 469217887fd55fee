"""View models: frozen data with everything that a template prints.

A template only loops, tests a boolean and prints. Names, signatures, literals,
docstrings and order are decided here.
"""
