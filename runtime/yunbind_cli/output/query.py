"""``--query``: a JMESPath expression over a whole document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Callable


def read_query(text: str, option: str = "--query") -> Callable[[Any], Any]:
    """Return the function of an expression, or of the one in a file if the text is ``@FILE``.

    Raises:
        WrongUsage: The expression is invalid. A caret shows the place. When the function is called: it cannot
            be applied to the document.
    """
    import jmespath
    from jmespath.exceptions import JMESPathError

    expression = _read_file(text[1:], option) if text.startswith("@") and text != "@" else text
    try:
        compiled = jmespath.compile(expression)
    except JMESPathError as error:
        raise WrongUsage([_describe(error, expression, option)]) from None

    def search(document: Any) -> Any:
        try:
            return compiled.search(document)
        except JMESPathError as error:
            raise WrongUsage([f"{option}: {error}"]) from None

    return search


def _read_file(name: str, option: str) -> str:
    try:
        return Path(name).expanduser().read_text(encoding="utf-8-sig").strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise WrongUsage(
            [say(f"{option}: {name} cannot be read: {reason}", f"{option}：无法读取 {name}：{reason}")]
        ) from None


def _describe(error: Exception, expression: str, option: str) -> str:
    """Return a sentence with the expression and a caret below the place of the problem."""
    place: int | None = getattr(error, "lex_position", None)
    if place is None:
        place = getattr(error, "lexer_position", None)
    text = say(f"{option}: the expression is invalid", f"{option}：表达式无效")
    if "-" in expression:
        text += say('; a name with a hyphen needs quotes: "a-b"', '；含连字符的名称需要引号："a-b"')
    if place is None or "\n" in expression:
        return f"{text}: {expression}"
    return f"{text}\n  {expression}\n  {' ' * place}^"
