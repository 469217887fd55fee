"""Tencent's SDK for Node.js signs in each of its ways, and the emulator accepts it.

It takes the service's name from the endpoint's host, and signs the host without its port.
"""

from __future__ import annotations

import pytest

from .vendor_sdks import SDKS, SdkError, Session

pytestmark = [
    pytest.mark.peer,
    pytest.mark.xdist_group("life"),
    pytest.mark.parametrize(
        "connected", [sdk for sdk in SDKS if sdk.name == "tencent-node"], ids=["node"], indirect=True
    ),
]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("signing", ["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"])
def test_requests_are_accepted_in_each_way_of_signing(session: Session, signing: str, method: str):
    session.connect(signing=signing, method=method)
    members = {
        "ImageCacheName": "web",
        "Images": ["nginx", "redis"],
        "VpcId": "vpc-1",
        "SubnetId": "subnet-1",
    }
    made = session.send("CreateImageCache", members)["ImageCacheId"]
    filters = [{"Name": "image-cache-name", "Values": ["web"]}]
    (found,) = session.send("DescribeImageCaches", {"Filters": filters, "Limit": 5})["ImageCaches"]
    assert (found["ImageCacheId"], found["Images"]) == (made, ["nginx", "redis"])


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("signing", ["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"])
def test_a_wrong_secret_is_refused_in_each_way_of_signing(session: Session, signing: str, method: str):
    session.connect(signing=signing, method=method, TENCENTCLOUD_SECRET_KEY="wrong")
    with pytest.raises(SdkError) as raised:
        session.send("DescribeImageCaches", {})
    assert raised.value.code == "AuthFailure.SignatureFailure"
