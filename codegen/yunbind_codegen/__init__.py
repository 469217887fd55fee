"""Generate the typed bindings from the specs.

The pipeline is one module per step: ``load`` reads the YAML, ``check`` finds
what is wrong with it, ``resolve`` makes one frozen model of it with the names
that ``name`` gives, ``lower`` turns it into JSON Schema and view models,
``render`` prints the templates, ``format`` lays the code out, ``verify`` proves
that it holds nothing but what a module of its kind may hold, and ``write`` puts
it on disk, all or nothing.
"""
