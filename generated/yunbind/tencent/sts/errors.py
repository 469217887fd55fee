# @generated from specs/tencent/sts/2018-08-13/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Cloud Security Token Service, with the common ones."""

from yunbind.tencent.sts.v20180813.errors import *  # noqa: F403
from yunbind.tencent.sts.v20180813.errors import BY_CODE as BY_CODE
from yunbind.tencent.sts.v20180813.errors import __all__ as __all__
