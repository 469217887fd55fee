# @generated from specs/tencent/sts/2018-08-13/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Cloud Security Token Service, with the common ones."""

from yunbind.tencent.sts.v20180813.errors import *
