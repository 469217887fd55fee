"""Modules that a frozen program loads by name from yunbind_facts."""

from PyInstaller.utils.hooks import collect_submodules  # pyright: ignore[reportMissingModuleSource]

hiddenimports = collect_submodules("yunbind_facts")
