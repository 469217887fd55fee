"""What a frozen program that uses yunbind needs: modules that are loaded by name, and data."""

from pathlib import Path

from PyInstaller.utils.hooks import (  # pyright: ignore[reportMissingModuleSource]
    collect_data_files,
    collect_submodules,
    get_package_paths,
)

hiddenimports = collect_submodules("yunbind")
datas = collect_data_files("yunbind")
_FOLDER = Path(get_package_paths("yunbind")[0])
if _FOLDER.name == "generated":  # an editable install
    datas.append((str(_FOLDER / "catalog.json"), "yunbind"))
