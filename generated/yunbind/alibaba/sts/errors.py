# @generated from specs/alibaba/sts/2015-04-01/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Security Token Service, with the common ones."""

from yunbind.alibaba.sts.v20150401.errors import *
