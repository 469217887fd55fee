"""A user's tests with the emulator, which are type-checked in strict mode and never run.

A line that must not type-check has an ignore comment with the violated rule for each type checker.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import assert_type

import pytest
from yunbind.alibaba.acc import AccClient, AsyncAccClient
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.alibaba.sts import StsClient as AlibabaStsClient
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.huawei.iam import IamClient
from yunbind.tencent.ecm import AsyncEcmClient, EcmClient
from yunbind.tencent.sts import StsClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_emulator import Emulator


def check_clients(cloud: Emulator) -> None:
    assert_type(cloud.tencent.tke(), TkeClient)
    assert_type(cloud.tencent.async_tke(), AsyncTkeClient)
    assert_type(cloud.tencent.ecm(), EcmClient)
    assert_type(cloud.tencent.async_ecm(), AsyncEcmClient)
    assert_type(cloud.tencent.sts(), StsClient)
    assert_type(cloud.alibaba.eci(), EciClient)
    assert_type(cloud.alibaba.async_eci(), AsyncEciClient)
    assert_type(cloud.alibaba.acc(), AccClient)
    assert_type(cloud.alibaba.async_acc(), AsyncAccClient)
    assert_type(cloud.alibaba.sts(), AlibabaStsClient)
    assert_type(cloud.huawei.cce(), CceClient)
    assert_type(cloud.huawei.async_cce(), AsyncCceClient)
    assert_type(cloud.huawei.iam(), IamClient)


def check_options(cloud: Emulator) -> None:
    cloud.tencent.tke(region="ap-beijing", retries=0, timeout=5.0, sleep=cloud.control.clock.advance)
    cloud.tencent.tke(regoin="ap-beijing")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # ty: ignore[unknown-argument]  # pyrefly: ignore[unexpected-keyword]
    cloud.tencent.cvm()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # ty: ignore[missing-attribute]  # pyrefly: ignore[missing-attribute]


def check_use() -> None:
    with Emulator(instant_waits=True) as cloud, cloud.tencent.tke() as tke:
        assert_type(tke, TkeClient)


@pytest.fixture
def tke(yunbind_emulator: Emulator, yunbind_instant_waits: Emulator) -> TkeClient:
    assert yunbind_instant_waits is yunbind_emulator
    return yunbind_emulator.tencent.tke()
