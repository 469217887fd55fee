# @generated from specs/alibaba/acc/2024-04-02/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Container Compute Service, with the common ones."""

from yunbind.alibaba.acc.v20240402.errors import *
