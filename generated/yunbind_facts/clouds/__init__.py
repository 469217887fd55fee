# @generated from the specs by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Facts of the clouds."""

from __future__ import annotations
