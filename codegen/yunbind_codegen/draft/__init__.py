"""Draft a spec from a vendor's documentation page, and compare the two.

``document`` turns a saved page (text, Markdown or HTML) into lines, tables and
code; ``vendors`` tells whose page it is and has ``tencent``, ``alibaba`` or
``huawei`` read it into the facts of ``page``, with the help of ``tables``,
``wording``, ``typewords``, ``samples`` and ``nesting``. From there, ``compose``
makes the data of spec files that ``yamltext`` prints and ``store`` keeps, and
``compare`` holds the page against a spec.

Facts carry over: names, types, limits, codes, sample values. Sentences do not:
they stay empty for the author to write, and ``lint`` refuses a spec with an
empty one.
"""
