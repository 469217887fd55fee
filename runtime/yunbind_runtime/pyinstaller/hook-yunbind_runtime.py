"""What a frozen program that uses yunbind_runtime needs: modules that are loaded by name, and data."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules  # pyright: ignore[reportMissingModuleSource]

_LEFT_OUT = "yunbind_runtime.pyinstaller"
hiddenimports = collect_submodules("yunbind_runtime", filter=lambda name: name != _LEFT_OUT)
datas = collect_data_files("yunbind_runtime")
