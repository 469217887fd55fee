# @generated from specs/huawei/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".

from yunbind_emulator.client_factory import ClientFactory

from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.huawei.iam import AsyncIamClient, IamClient

class HuaweiClients(ClientFactory):
    """The emulator's clients of this cloud."""

    @property
    def cce(self) -> type[CceClient]: ...
    @property
    def async_cce(self) -> type[AsyncCceClient]: ...
    @property
    def iam(self) -> type[IamClient]: ...
    @property
    def async_iam(self) -> type[AsyncIamClient]: ...
