"""The models, made by datamodel-code-generator used as a library.

Everything that the project asks of it stands behind :func:`render_models`, so
that another back end could take its place. It is pinned exactly, its warnings
are errors, and ``verify`` checks that the classes hold just the members asked for.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path

from .format import LINE_LENGTH
from .json_schema import JsonSchema


def render_models(definitions: JsonSchema, names: Mapping[str, str]) -> dict[str, str]:
    """Source of each module (``types``, ``describe_image_caches``), without header, unformatted."""
    from datamodel_code_generator import InputFileType, PythonVersion, generate
    from datamodel_code_generator.config import GenerateConfig
    from datamodel_code_generator.enums import DataModelType, TargetPydanticVersion
    from datamodel_code_generator.format import Formatter

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        modules = generate(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions},
            config=GenerateConfig(
                input_file_type=InputFileType.JsonSchema,
                input_filename="specs",
                output_model_type=DataModelType.PydanticV2BaseModel,
                target_python_version=PythonVersion.PY_311,
                target_pydantic_version=TargetPydanticVersion.V2_12,
                aliases=names,
                use_annotated=True,
                field_constraints=True,
                use_field_description=True,
                use_schema_description=True,
                use_single_line_docstring=True,
                skip_root_model=True,
                treat_dot_as_module=True,
                use_exact_imports=True,
                disable_timestamp=True,
                disable_appending_item_suffix=True,
                formatters=[Formatter.BUILTIN],
                builtin_format_line_length=LINE_LENGTH,
                settings_path=Path(Path(__file__).anchor),  # else a pyproject.toml above would count
                custom_file_header="#",
            ),
        )
    if not isinstance(modules, dict):
        raise TypeError("datamodel-code-generator did not split the models into modules")
    return {
        path[-1].removesuffix(".py"): str(source).removeprefix("#").lstrip("\n")
        for path, source in modules.items()
        if path[-1] != "__init__.py"
    }
