# @generated from specs/huawei/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud: cce, iam."""
