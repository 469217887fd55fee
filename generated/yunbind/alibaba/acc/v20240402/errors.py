# @generated from specs/alibaba/acc/2024-04-02/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Container Compute Service 2024-04-02, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.alibaba.errors import *

BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
