"""What a frozen program that uses yunbind_emulator needs: modules that are loaded by name, and data."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules  # pyright: ignore[reportMissingModuleSource]

_LEFT_OUT = "yunbind_emulator.plugin"  # it imports pytest
hiddenimports = collect_submodules("yunbind_emulator", filter=lambda name: name != _LEFT_OUT)
datas = collect_data_files("yunbind_emulator")
