"""Samples of the five documents, parsed by the clients and checked field by field.

The files in ``samples`` contain the vendors' values as their pages print them. The
expectations were typed from the same pages. All are ``documented`` evidence.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from yunbind import AuthToken, Credentials
from yunbind.alibaba.eci import DescribeImageCachesResponse, EciClient
from yunbind.alibaba.eci import ImageCacheStatus as EciStatus
from yunbind.huawei.cce import CceClient, ImageCacheDetailStatus
from yunbind.tencent.ecm import EcmClient
from yunbind.tencent.ecm import ImageType as EcmImageType
from yunbind.tencent.tke import ImageCacheEventType, ImageCacheStatus, TkeClient

from tests.bindings.canned import read_sample

CHINA = timezone(timedelta(hours=8))
KEYS = Credentials("key-id", "key-secret", project_id="project")


def test_the_tke_list_sample_is_parsed() -> None:
    """TKE DescribeImageCaches: the page's sample, with naive times and an empty expiration time."""
    tke = TkeClient(
        region="ap-guangzhou", credentials=KEYS, transport=read_sample("tke-describe-image-caches.json")
    )
    response = tke.describe_image_caches(image_cache_ids=["imc-xxx"], offset=0, limit=10)
    assert response.request_id == "6704dc99-e331-4055-8af9-123456789"
    assert response.total_count == 1
    assert response.image_caches is not None
    assert len(response.image_caches) == 1
    cache = response.image_caches[0]
    assert cache.image_cache_id == "imc-xxx"
    assert cache.image_cache_name == "imc-nginx"
    assert cache.image_cache_size == 20
    assert cache.status is ImageCacheStatus.READY
    assert cache.images == ["nginx"]
    assert cache.creation_time == datetime(2021, 12, 6, 22, 52, 24, tzinfo=CHINA)
    assert cache.creation_time.text == "2021-12-06 22:52:24"
    assert cache.expire_date_time is None
    assert cache.last_matched_time == datetime(2021, 12, 7, 21, 30, 15, tzinfo=CHINA)
    assert cache.snapshot_id == "snap-xxx"
    assert cache.retention_days is None
    assert cache.image_registry_credentials is None
    assert cache.events is not None
    assert [(event.reason, event.message) for event in cache.events] == [
        ("SnapCreated", "Snap snap-xxx created"),
        ("DiskCreated", "Disk disk-xxx created"),
        ("EksciCreated", "Eksci eksci-xxx created"),
    ]
    assert [event.first_timestamp for event in cache.events] == [
        datetime(2021, 12, 6, 15, 10, 43, tzinfo=CHINA),
        datetime(2021, 12, 6, 15, 3, 24, tzinfo=CHINA),
        datetime(2021, 12, 6, 15, 3, 24, tzinfo=CHINA),
    ]
    assert {event.type for event in cache.events} == {ImageCacheEventType.NORMAL}
    assert {event.image_cache_id for event in cache.events} == {"imc-xxx"}
    assert response.unread == {}
    assert response.response_metadata.request_id == "6704dc99-e331-4055-8af9-123456789"


def test_the_tke_create_sample_is_parsed() -> None:
    """TKE CreateImageCache: the page's sample response."""
    transport = read_sample("tke-create-image-cache.json")
    tke = TkeClient(region="ap-guangzhou", credentials=KEYS, transport=transport)
    response = tke.create_image_cache(
        vpc_id="vpc-508ctkfb", subnet_id="subnet-8ah75lo8", images=["nginx:latest"], image_cache_size=50
    )
    assert response.image_cache_id == "imc-xxx"
    assert response.request_id == "232323-5ed9-4cb7-9194-a95e2cd626e5"


def test_the_ecm_sample_is_parsed() -> None:
    """ECM DescribeImage: two images, the second with empty strings and a zero in its source."""
    ecm = EcmClient(credentials=KEYS, transport=read_sample("ecm-describe-image.json"))
    response = ecm.describe_image(offset=0, limit=10)
    assert response.request_id == "51e18e32-9bb8-4b1d-a7ac-92040fab2949"
    assert response.total_count == 20
    assert response.image_set is not None
    first, second = response.image_set
    assert first.image_id == "img-060ov1xz"
    assert first.image_name == first.image_os_name == first.image_description == "CentOS 6.9 32位"
    assert first.image_state == "NORMAL"
    assert first.image_type is EcmImageType.PRIVATE_IMAGE
    assert first.image_owner == 251006057
    assert first.architecture == "i386"
    assert first.os_type == "CentOS"
    assert first.platform == ""
    assert first.os_version == "CentOS 6.9 32位"
    assert first.image_create_time == datetime(2019, 7, 22, 20, 48, 14, tzinfo=CHINA)
    assert first.image_size == 50
    assert first.image_source == "CREATE_IMAGE"
    assert first.task_id is None
    assert first.is_support_cloud_init is None
    source = first.src_image
    assert source is not None
    assert source.image_description == "CentOS 6.9 32位"
    assert source.instance_id == "ein-gwht9ek2"
    assert source.region == "ap-chongqing-ecm2"
    assert source.region_id == 1084
    assert source.image_id == "img-cho4vg0s"
    assert source.image_name == "test"
    assert source.region_name == "重庆二区"
    assert source.instance_name == ""
    assert source.image_type == "PRIVATE_IMAGE"
    assert source.image_os_name == "CentOS 6.9 32位"
    assert second.image_id == "img-1tyt4apn"
    assert second.image_name == second.os_version == "CentOS 7.4 裸金属 64位"
    assert second.architecture == "x86_64"
    assert second.image_source == "EXTERNAL_IMPORT"
    empty = second.src_image
    assert empty is not None
    assert (empty.region_id, empty.image_id, empty.instance_id, empty.region) == (0, "", "", "")
    assert empty.image_name == empty.image_os_name == "CentOS 7.4 64位"
    assert response.unread == {}


@pytest.mark.parametrize("name", ["eci-describe-image-caches.json", "eci-describe-image-caches.xml"])
def test_the_eci_samples_are_parsed(name: str) -> None:
    """ECI DescribeImageCaches: numbers sent as strings and a list sent as one string, in JSON and in XML."""
    eci = EciClient(region="cn-hangzhou", credentials=KEYS, transport=read_sample(name))
    _check_eci(eci.describe_image_caches())


def _check_eci(response: DescribeImageCachesResponse) -> None:
    assert response.request_id == "39FC2E43-3DD7-4CEF-9EF4-E4AD6E635301"
    assert response.next_token is None
    assert response.total_count is None
    assert response.image_caches is not None
    assert len(response.image_caches) == 1
    cache = response.image_caches[0]
    assert cache.image_cache_size == 20
    assert cache.status is EciStatus.READY
    assert cache.snapshot_id == "s-2zec5oj8e1yhxijt****"
    assert cache.progress == "100%"
    assert cache.resource_group_id == "rg-2df3isufhi38****"
    assert cache.image_cache_id == "imc-bp195erqe9o2pb09****"
    assert cache.image_cache_name == "imagetest"
    assert cache.creation_time == datetime(2021, 2, 9, 2, 24, 7, tzinfo=UTC)
    assert cache.container_group_id == "eci-bp18oq3m15prd9jb****"
    assert cache.region_id == "cn-beijing"
    assert cache.expire_date_time == datetime(2019, 11, 10, 9, 0, 48, tzinfo=UTC)
    assert cache.images == ["registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl"]
    assert cache.tags is not None
    assert [(tag.key, tag.value) for tag in cache.tags] == [("imc", "test")]
    assert cache.events is not None
    assert len(cache.events) == 1
    event = cache.events[0]
    assert event.type == "Normal"
    assert event.count == 1
    assert event.name == "imagetest.1661f31f851a****"
    assert event.message == "Successfully check image cache resource."
    assert event.first_timestamp == event.last_timestamp == datetime(2021, 2, 9, 2, 24, 48, tzinfo=UTC)
    assert response.unread == {}


@pytest.mark.parametrize("credentials", [KEYS, AuthToken("token-text", project_id="project")])
def test_the_cce_sample_is_parsed(credentials: Credentials | AuthToken) -> None:
    """CCE ListImageCaches: a time in Go's format, authenticated with keys and with a token."""
    cce = CceClient(
        region="cn-north-4", credentials=credentials, transport=read_sample("cce-list-image-caches.json")
    )
    response = cce.list_image_caches()
    assert response.image_caches is not None
    assert len(response.image_caches) == 1
    cache = response.image_caches[0]
    assert cache.name == "test-imagecache"
    assert cache.id == "c271e39e-1a6e-4d3d-8fa8-2a36329c68d2"
    assert cache.created_at == datetime(2024, 11, 25, 6, 32, 34, 923248, tzinfo=UTC)
    assert cache.created_at.text == "2024-11-25 06:32:34.923248 +0000 UTC"
    assert cache.images == ["swr.xxxxx.com/xxxxx/nginx:latest", "busybox:latest"]
    assert cache.image_cache_size == 25
    assert cache.retention_days == 7
    assert cache.building_config is not None
    assert cache.building_config.cluster == "c271e39f-1a6e-4d3d-8fa8-2a36329c68d2"
    assert cache.building_config.image_pull_secrets == [
        "default:secret1",
        "default:secret2",
        "kube-system:secret3",
    ]
    assert cache.status is ImageCacheDetailStatus.AVAILABLE
    assert cache.message is None
    assert response.unread == {}
