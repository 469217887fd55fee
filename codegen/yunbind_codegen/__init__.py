"""Generate the typed bindings from the specs.

The pipeline is one module per step: ``load`` reads the YAML, ``check`` finds
its problems, ``resolve`` makes frozen data of it with the names that ``name``
gives, ``json_schema`` and ``views`` prepare the output, ``render`` prints the
templates, ``format`` lays the code out, ``verify`` checks that each module holds
only what a module of its kind may hold, and ``write`` puts the files on disk, all
or nothing.
"""
