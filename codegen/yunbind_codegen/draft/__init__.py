"""Drafting a spec from a vendor's documentation page, and comparing a page with a spec.

``page_file`` reads a saved page (text, Markdown or HTML) as a ``document`` of lines, tables and code blocks.
``vendors`` recognises the vendor. ``tencent``, ``alibaba`` and ``huawei`` read the document as the facts of
``page``, with the help of ``tables``, ``members``, ``error_tables``, ``prose``, ``type_names``, ``samples``
and ``nesting``.
``compose`` makes spec files from the facts, ``yaml_text`` renders them, and ``output`` writes them.
``compare`` compares a page with a spec.

A draft takes over facts: names, types, limits, codes and sample values. It does not take over
sentences: they are empty for the author to write, and ``lint`` rejects a spec with an empty sentence.
"""
