# @generated from specs/huawei/iam/v3/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Huawei Cloud Identity and Access Management, with the common ones."""

from yunbind.huawei.iam.v3.errors import *
