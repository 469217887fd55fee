# @generated from specs/tencent/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud: ecm, sts, tke."""
