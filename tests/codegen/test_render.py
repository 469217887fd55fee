"""Templates print nothing but code that was made safe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import TemplateError, UndefinedError
from markupsafe import Markup
from yunbind_codegen import render as render_module
from yunbind_codegen.render import render
from yunbind_codegen.safe_code import Code

Print = Callable[..., str]


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Print]:
    """Print a template of the test's own with some names."""

    def show(template: str, **names: object) -> str:
        (tmp_path / "template.j2").write_text(template, encoding="utf-8")
        render_module._environment.cache_clear()  # pyright: ignore[reportPrivateUsage]
        return render("template.j2", SimpleNamespace(**names))

    monkeypatch.setattr(render_module, "TEMPLATES", tmp_path)
    render_module._environment.cache_clear()  # pyright: ignore[reportPrivateUsage]
    yield show
    render_module._environment.cache_clear()  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(
    "value",
    ["text", Markup("text"), 1, None, True, b"text", ["text"], object(), Code("a") + "b", Code("a").upper()],
    ids=["str", "Markup", "int", "None", "bool", "bytes", "list", "object", "joined", "changed"],
)
def test_a_value_that_is_not_code_cannot_be_printed(show: Print, value: object) -> None:
    """Printing anything but code is an error, even what is marked as safe for other places."""
    if type(value) is Code:
        assert show("{{ view.a }}", a=value) == str(value)
        return
    with pytest.raises(TypeError, match="may print Code only"):
        show("{{ view.a }}", a=value)


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'text' }}",
        "{{ 1 }}",
        "{{ view.a ~ 'b' }}",
        "{{ [view.a] }}",
        "{{ view.a if view.a else 'b' }}{{ 'c' }}",
    ],
)
def test_a_template_cannot_make_text_of_its_own(show: Print, template: str) -> None:
    """What a template itself puts together is not code either."""
    with pytest.raises(TypeError, match="may print Code only"):
        show(template, a=Code("a"))


@pytest.mark.parametrize(
    "template", ["{{ view.b }}", "{{ b }}", "{{ view.a.b }}", "{% for x in view.b %}{% endfor %}"]
)
def test_a_name_that_is_not_there_is_an_error(show: Print, template: str) -> None:
    """A misspelt name in a template never prints nothing."""
    with pytest.raises((UndefinedError, TypeError), match=r"undefined|has no attribute|StrictUndefined"):
        show(template, a=Code("a"))


@pytest.mark.parametrize(
    "template",
    [
        "{{ view.a|upper }}",
        "{{ view.a|safe }}",
        "{% if view.a is defined %}{% endif %}",
        "{{ range(3) }}",
        "{{ cycler }}",
    ],
)
def test_filters_tests_and_globals_do_not_exist(show: Print, template: str) -> None:
    """Templates have loops and names, and nothing else to decide or change things with."""
    with pytest.raises((TemplateError, TypeError)):
        show(template, a=Code("a"))


def test_code_is_printed_as_it_is(show: Print) -> None:
    """Code is printed once, neither escaped again nor changed, and the text around it stays."""
    page = show(
        "<a> {{ view.a }}\n{% for b in view.b %}\n- {{ b }}\n{% endfor %}\n",
        a=Code('"<&>\'"'),
        b=(Code("1"), Code("2")),
    )
    assert page == '<a> "<&>\'"\n- 1\n- 2\n'
