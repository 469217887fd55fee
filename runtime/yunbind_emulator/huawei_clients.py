"""The clients of Huawei Cloud, by service.

Type checkers read the stubs of this module, which list the clients with their types. The generator
emits the stubs, because the emulator does not depend on the clients.
"""

from __future__ import annotations

from yunbind_emulator.client_factory import ClientFactory


class HuaweiClients(ClientFactory):
    """Creates clients of Huawei Cloud, such as ``cce()``."""
