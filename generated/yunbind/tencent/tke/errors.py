# @generated from specs/tencent/tke/2018-05-25/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Kubernetes Engine, with the common ones."""

from yunbind.tencent.tke.v20180525.errors import *
