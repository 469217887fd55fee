# @generated from specs/huawei/cce/v5/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Huawei Cloud Cloud Container Engine, with the common ones."""

from yunbind.huawei.cce.v5.errors import *
