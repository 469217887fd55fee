# @generated from specs/tencent/tke/2018-05-25/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Kubernetes Engine 2018-05-25, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.tencent.errors import *
from yunbind.tencent.errors import InternalError


class InternalErrorCamNoAuth(InternalError, kinds.PermissionDenied):
    """The access policies of the account do not allow this call.

    Code ``InternalError.CamNoAuth``.
    """

    code = "InternalError.CamNoAuth"
    kind = "permission_denied"
    retryable = False


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
