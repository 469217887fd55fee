# @generated from specs/alibaba/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud: acc, eci, sts."""
