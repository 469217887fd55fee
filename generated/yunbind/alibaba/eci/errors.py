# @generated from specs/alibaba/eci/2018-08-08/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Elastic Container Instance, with the common ones."""

from yunbind.alibaba.eci.v20180808.errors import *
