"""What a frozen program that uses yunbind needs: modules that are loaded by name, and data."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules  # pyright: ignore[reportMissingModuleSource]

hiddenimports = collect_submodules("yunbind")
datas = collect_data_files("yunbind")
