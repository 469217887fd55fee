"""Files with facts that are missing, or whose content does not match their path."""

from __future__ import annotations

from collections.abc import Iterator

from ..documents import Specs
from ..problems import Problem, ProblemCode
from ..protocol import ProtocolFile
from ..provider import ProviderFile


def check(specs: Specs) -> Iterator[Problem]:
    """Check that the facts are complete, or all left to the installed bindings."""
    protocols = [document for document in specs.documents if document.kind == "protocol"]
    for document in protocols:
        content, name = document.content, document.parts[-1].removesuffix(".yaml")
        if isinstance(content, ProtocolFile) and content.protocol != name:
            yield document.problem(
                ("protocol",),
                ProblemCode.PLACE,
                f"protocol is {content.protocol}, but the path of the file says {name}.",
                f"Write `protocol: {name}`, or move the file.",
            )
    root = specs.documents[0].path.partition("/")[0] if specs.documents else ""
    if not any(document.kind == "behavior" for document in specs.documents):
        if protocols:
            yield _miss(
                f"{root}/behavior.yaml",
                "There are protocols, but no behavior.yaml.",
                "It holds the facts of every cloud. Without both, those of the installed bindings apply.",
            )
        return
    known = {document.parts[-1].removesuffix(".yaml") for document in protocols}
    clouds = [each.content for each in specs.documents if isinstance(each.content, ProviderFile)]
    for name in sorted({cloud.protocol for cloud in clouds} - known):
        yield _miss(
            f"{root}/protocols/{name}.yaml",
            f"A cloud uses the protocol {name}, which has no file.",
            "It holds the facts of the protocol, such as its methods and its envelope.",
        )


def _miss(path: str, message: str, hint: str) -> Problem:
    return Problem.of_file(path, ProblemCode.MISSING_FILE, message, hint)
