# @generated from specs/tencent/ecm/2019-07-19/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Cloud Edge Computing Machine, with the common ones."""

from yunbind.tencent.ecm.v20190719.errors import *
