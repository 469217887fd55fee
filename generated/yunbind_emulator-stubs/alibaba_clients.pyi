# @generated from specs/alibaba/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".

from yunbind_emulator.client_factory import ClientFactory

from yunbind.alibaba.acc import AccClient, AsyncAccClient
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.alibaba.sts import AsyncStsClient, StsClient

class AlibabaClients(ClientFactory):
    """The emulator's clients of this cloud."""

    @property
    def acc(self) -> type[AccClient]: ...
    @property
    def async_acc(self) -> type[AsyncAccClient]: ...
    @property
    def eci(self) -> type[EciClient]: ...
    @property
    def async_eci(self) -> type[AsyncEciClient]: ...
    @property
    def sts(self) -> type[StsClient]: ...
    @property
    def async_sts(self) -> type[AsyncStsClient]: ...
