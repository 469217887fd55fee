"""The second wall: what an emitted module may not hold."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from yunbind_codegen.verify import VerifyError, verify, verify_members

MODEL = '''
class Box(Shape):
    """A box."""

    box_id: Annotated[str | None, Field(alias="BoxId")] = None
    """Id of the box."""
    name: str | None = None
'''

BAD = {
    "an import": "import os",
    "an import of something strange": "from os import system",
    "an import of a neighbour of ours": "from yunbind_codegen.write import write",
    "an import under the name of something harmless": "from typing import get_type_hints as Field",
    "a call of the system": "os.system('id')",
    "exec": "exec('1')",
    "eval in a value": "A = eval('1')",
    "__import__": "__import__('os')",
    "a call in a default": "def f(a: int = open('x')) -> None: ...",
    "a call in an annotation": "a: print('x') = 1",
    "a call in a base": "class A(print('x')): ...",
    "a call in a subscript": "A = dict[print('x')]",
    "a call in a return": "def f() -> None:\n    return print('x')",
    "a call of what a call gave": "Field()()",
    "a decorator": "@print\ndef f() -> None: ...",
    "a decorator of an asynchronous function": "@print\nasync def f() -> None: ...",
    "a decorator with arguments": "@property()\ndef f() -> None: ...",
    "a decorator of a class": "@print\nclass A: ...",
    "a metaclass": "class A(metaclass=B): ...",
    "a lambda": "A = lambda: 1",
    "a loop": "while True:\n    pass",
    "a loop over something": "for a in b:\n    pass",
    "a comprehension": "A = [a for a in b]",
    "a generator": "def f() -> None:\n    yield 1",
    "a condition": "if A:\n    pass",
    "a condition that only looks harmless": "if not TYPE_CHECKING:\n    pass",
    "a conditional value": "A = 1 if B else 2",
    "a comparison": "A = B == C",
    "an attempt": "try:\n    pass\nexcept E:\n    pass",
    "a block with a context": "with a:\n    pass",
    "an exception": "raise E",
    "an assertion": "assert a",
    "a deletion": "del a",
    "a global name": "def f() -> None:\n    global a",
    "a formatted text": "A = f'{b}'",
    "a walrus": "A = (b := 1)",
    "an expression that is no text": "a.b",
    "a number that stands alone": "1",
    "a sum": "A = 1 + 2",
    "unpacked arguments": "A = Field(*b)",
    "a match": "match a:\n    case 1:\n        pass",
    "a class that says how it is pickled": "class A:\n    def __reduce__(self) -> None: ...",
    "a class that is given how it is pickled": "class A:\n    __reduce__ = b",
    "a hook of subclasses": "class A:\n    def __init_subclass__(cls) -> None: ...",
    "an attribute that leads out": "A = b.__class__.__subclasses__",
    "the built-in names": "A = __builtins__",
    "no Python": "class",
    "a null character": "A = '\0'",
}

GOOD = {
    "a text that looks like code": 'A = \'__import__("os").system("id")\'',
    "an import of the runtime": "from yunbind_runtime.model.models import Shape",
    "an import from beside": "from .types import Box",
    "an import under its own name": "from .errors import BY_CODE as BY_CODE",
    "a model": MODEL,
    "a union": "A: int | None = None",
    "a negative number": "A = -1",
    "a property": "class A:\n    @property\n    def b(self) -> int:\n        return 1",
    "an overload": "class A:\n    @overload\n    def b(self, c: int) -> int: ...",
    "a call of the client": "class A:\n    def b(self) -> int:\n        return self._call(operations.B, {})",
    "an asynchronous call": "class A:\n    async def b(self) -> int:\n        return await self._call(operations.B, {})",
    "imports for types alone": "if TYPE_CHECKING:\n    from .types import Box\nelse:\n    __getattr__ = attach()",
    "a list of names": '__all__ = ["A"]',
    "merged codes": "A = {**B, 'a': C}",
}


@pytest.mark.parametrize("source", BAD.values(), ids=BAD.keys())
def test_a_module_that_does_something_is_refused(source: str) -> None:
    """A module that holds anything but what our templates make is named with the reason."""
    with pytest.raises(VerifyError, match=r"^yunbind/bad\.py"):
        verify({"yunbind/good.py": MODEL, "yunbind/bad.py": source})


@pytest.mark.parametrize("source", GOOD.values(), ids=GOOD.keys())
def test_a_module_that_our_templates_could_make_passes(source: str) -> None:
    """What only looks dangerous, or is what our templates make, is let through."""
    verify({"yunbind/good.py": source})


def test_what_is_nested_too_deeply_is_refused() -> None:
    """A module that no compiler can take is refused like any other."""
    with pytest.raises(VerifyError, match="is not Python"):
        verify({"yunbind/deep.py": f"A = {'(' * 500}1{')' * 500}"})


EXPECTED = {"Box": [("BoxId", "box_id"), ("name", "name")]}

WRONG_MEMBERS: Mapping[str, str] = {
    "a member too many": f"{MODEL}    more: int | None = None\n",
    "a member too few": MODEL.replace("    name: str | None = None\n", ""),
    "a member under another name": MODEL.replace("box_id:", "id:"),
    "a member of another wire name": MODEL.replace('"BoxId"', '"BoxID"'),
    "a class too many": f"{MODEL}\nclass Crate(Shape):\n    pass\n",
    "a class under another name": MODEL.replace("class Box", "class Box1"),
    "a class twice": f"{MODEL}\nclass Box(Shape):\n    pass\n",
    "a method": f"{MODEL}\n    def b(self) -> int:\n        return 1\n",
    "a value": f"{MODEL}\n    model_config = {{}}\n",
    "a function": f"{MODEL}\n\ndef b() -> int:\n    return 1\n",
}


def test_the_members_asked_for_pass() -> None:
    """A module with just the classes and members asked for passes."""
    verify_members("types.py", MODEL, EXPECTED)


@pytest.mark.parametrize("source", WRONG_MEMBERS.values(), ids=WRONG_MEMBERS.keys())
def test_other_members_than_asked_for_are_refused(source: str) -> None:
    """A model with more, fewer or other members than the spec asks for is refused."""
    with pytest.raises(VerifyError, match=r"types\.py does not hold the expected models"):
        verify_members("types.py", source, EXPECTED)


@pytest.mark.slow
def test_what_is_emitted_passes(real_files: Mapping[str, str]) -> None:
    """Every module that the project's own specs ask for passes the wall."""
    modules = {path: text for path, text in real_files.items() if path.endswith(".py")}
    assert len(modules) > 40
    verify(modules)
