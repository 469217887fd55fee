"""What a frozen program that uses yunbind_facts needs: modules that are loaded by name."""

from PyInstaller.utils.hooks import collect_submodules  # pyright: ignore[reportMissingModuleSource]

hiddenimports = collect_submodules("yunbind_facts")
