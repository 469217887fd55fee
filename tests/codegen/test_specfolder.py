"""The base specs that the other tests spoil."""

from __future__ import annotations

from .specfolder import SpecFolder, read_tree


def test_the_base_specs_have_no_problems(specs: SpecFolder) -> None:
    """The tree that tests spoil is itself without fault, or their problems would prove nothing."""
    assert specs.lint() == ()


def test_the_base_specs_are_the_same_as_json(specs: SpecFolder) -> None:
    """Files written from data say what the YAML files say."""
    specs.put(read_tree())
    assert specs.lint() == ()
