# @generated from specs/tencent/provider.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".

from yunbind_emulator.client_factory import ClientFactory

from yunbind.tencent.ecm import AsyncEcmClient, EcmClient
from yunbind.tencent.sts import AsyncStsClient, StsClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient

class TencentClients(ClientFactory):
    """The emulator's clients of this cloud."""

    @property
    def ecm(self) -> type[EcmClient]: ...
    @property
    def async_ecm(self) -> type[AsyncEcmClient]: ...
    @property
    def sts(self) -> type[StsClient]: ...
    @property
    def async_sts(self) -> type[AsyncStsClient]: ...
    @property
    def tke(self) -> type[TkeClient]: ...
    @property
    def async_tke(self) -> type[AsyncTkeClient]: ...
