"""The regions of clients: missing, unknown, and those of a project."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest
from yunbind import Credentials
from yunbind.alibaba.acc import AccClient, AsyncAccClient
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.alibaba.sts import AsyncStsClient as AsyncAlibabaStsClient
from yunbind.alibaba.sts import StsClient as AlibabaStsClient
from yunbind.errors import ConfigurationError, InvalidArguments
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.huawei.iam import AsyncIamClient, IamClient
from yunbind.tencent.ecm import AsyncEcmClient, EcmClient
from yunbind.tencent.sts import AsyncStsClient, StsClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_runtime.auth.projects import PROJECT_REGIONS
from yunbind_runtime.client.session import Session

from tests.bindings.scripted import KEYS, AsyncScript, Script, make_response

Make: TypeAlias = Callable[..., Any]

CLIENTS: dict[str, tuple[type[Any], type[Any]]] = {
    "tke": (TkeClient, AsyncTkeClient),
    "tencent sts": (StsClient, AsyncStsClient),
    "eci": (EciClient, AsyncEciClient),
    "acc": (AccClient, AsyncAccClient),
    "cce": (CceClient, AsyncCceClient),
    "iam": (IamClient, AsyncIamClient),
}
REQUIRING = ["tke", "tencent sts", "eci", "acc", "cce"]
LISTED = {
    "tke": ("ap-guangzou", "ap-guangzhou", "TKE", "TENCENTCLOUD_REGION"),
    "tencent sts": ("ap-beijin", "ap-beijing", "STS", "TENCENTCLOUD_REGION"),
    "eci": ("cn-hangzou", "cn-hangzhou", "ECI", "ALIBABA_CLOUD_REGION_ID"),
    "cce": ("cn-north-44", "cn-north-4", "CCE", None),
    "iam": ("cn-nort-4", "cn-north-4", "IAM", None),
}


@pytest.fixture(params=[0, 1], ids=["blocking", "async"])
def make(request: pytest.FixtureRequest) -> Make:
    """A function that makes a blocking or an asynchronous client."""

    def make_client(name: str, **options: Any) -> Any:
        script = AsyncScript(make_response({})) if request.param else Script(make_response({}))
        kind: type[Any] = CLIENTS[name][request.param]
        return kind(**{"credentials": KEYS, "transport": script, "environ": {}, **options})

    return make_client


@pytest.fixture(autouse=True)
def _forget_projects() -> Iterator[None]:
    PROJECT_REGIONS.clear()
    yield
    PROJECT_REGIONS.clear()


def call(method: Callable[..., Any], **arguments: Any) -> Any:
    result = method(**arguments)
    return asyncio.run(result) if asyncio.iscoroutine(result) else result


@pytest.mark.parametrize("name", REQUIRING)
def test_a_client_without_the_region_that_it_needs_is_refused(make: Make, name: str) -> None:
    with pytest.raises(ConfigurationError, match=r"A client of .* needs a region: pass region="):
        make(name)


@pytest.mark.parametrize(
    "kind", [EcmClient, AsyncEcmClient, AlibabaStsClient, AsyncAlibabaStsClient, IamClient, AsyncIamClient]
)
def test_a_client_that_needs_no_region_takes_none(kind: type[Any]) -> None:
    assert kind(credentials=KEYS, transport=Script(), environ={}).region is None


@pytest.mark.parametrize("name", LISTED)
def test_an_unknown_region_is_refused_with_the_closest_one(make: Make, name: str) -> None:
    wrong, right, title, _ = LISTED[name]
    with pytest.raises(ConfigurationError) as caught:
        make(name, region=wrong)
    assert str(caught.value) == (
        f"{wrong} is not a region of {title}. Did you mean {right}? known_region=False lets it pass."
    )


@pytest.mark.parametrize("name", LISTED)
def test_a_region_that_resembles_no_other_is_refused_with_examples(make: Make, name: str) -> None:
    with pytest.raises(ConfigurationError, match=r"mars-1 is not a region of .*\. Examples are "):
        make(name, region="mars-1")


@pytest.mark.parametrize("name", [name for name, row in LISTED.items() if row[3]])
def test_an_unknown_region_in_the_environment_is_refused_with_the_variable(make: Make, name: str) -> None:
    wrong, _, _, variable = LISTED[name]
    with pytest.raises(ConfigurationError, match=f"^{wrong} in {variable} is not a region of "):
        make(name, environ={variable: wrong})


@pytest.mark.parametrize("name", LISTED)
def test_a_copy_with_an_unknown_region_is_refused(make: Make, name: str) -> None:
    wrong, right, _, _ = LISTED[name]
    client = make(name, region=right, credentials=Credentials("id", "secret"))
    with pytest.raises(ConfigurationError, match=f"Did you mean {right}"):
        client.with_options(region=wrong)
    copy = client.with_options(region=wrong, known_region=False)
    assert copy.region == wrong
    assert copy.with_options(region="mars-1").region == "mars-1", "a copy keeps the option"


@pytest.mark.parametrize("name", LISTED)
def test_known_region_lets_an_unknown_region_pass(make: Make, name: str) -> None:
    assert make(name, region="mars-1", known_region=False).region == "mars-1"


def test_a_region_of_another_form_is_refused_even_if_it_may_be_unknown(make: Make) -> None:
    with pytest.raises(ConfigurationError, match="lower-case letters"):
        make("tke", region="Mars.1", known_region=False)


def test_a_service_without_a_list_takes_any_region(make: Make) -> None:
    """No page lists the regions of ACC."""
    assert make("acc", region="mars-1").region == "mars-1"


@pytest.mark.parametrize("kind", [EcmClient, AsyncEcmClient])
def test_a_service_that_ignores_regions_takes_any_region(kind: type[Any]) -> None:
    assert kind(region="mars-1", credentials=KEYS, transport=Script(), environ={}).region == "mars-1"


def test_an_unknown_region_among_the_arguments_is_refused(make: Make) -> None:
    """The argument replaces the region of the client, so it is checked too."""
    client = make("eci", region="cn-hangzhou")
    with pytest.raises(
        InvalidArguments, match="ECI DescribeImageCaches: cn-hangzou in RegionId is not a reg"
    ):
        call(client.describe_image_caches, region_id="cn-hangzou")
    call(client.with_options(known_region=False).describe_image_caches, region_id="cn-hangzou")
    call(client.describe_image_caches, region_id="cn-beijing")
    call(make("acc", region="mars-1").list_image_caches, region_id="mars-2")


def test_a_call_that_needs_no_region_lists_all_regions(make: Make) -> None:
    """The region of the client does not limit DescribeRegions."""
    client = make("eci", region="cn-hangzhou")
    call(client.describe_regions)
    session: Session[Any] = client._session
    script = session.open_transport()
    assert getattr(script, "script", script).queries == [{}]


def get_client(name: str, region: str, *, is_async: bool, **options: Any) -> Any:
    script = AsyncScript(make_response({})) if is_async else Script(make_response({}))
    return CLIENTS[name][is_async](region=region, transport=script, **options)


VARIABLES = {
    "HUAWEICLOUD_SDK_AK": "key-id",
    "HUAWEICLOUD_SDK_SK": "key-secret",
    "HUAWEICLOUD_SDK_PROJECT_ID": "project-1",
}
CREDENTIALS = Credentials("key-id", "key-secret", project_id="project-1")


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "async"])
@pytest.mark.parametrize(
    "options",
    [{"environ": VARIABLES}, {"environ": {}, "credentials": lambda: CREDENTIALS}],
    ids=["environment", "function"],
)
def test_a_project_that_was_not_given_directly_is_used_in_one_region(
    options: dict[str, Any], is_async: bool
) -> None:
    """Otherwise the second region would get the response of the first. IAM needs no project."""
    first = get_client("cce", "cn-north-4", is_async=is_async, **options)
    for _ in range(2):
        call(first.list_image_caches)
    others = [
        first.with_options(region="cn-south-1"),
        get_client("cce", "cn-south-1", is_async=is_async, **options),
    ]
    for other in others:
        with pytest.raises(
            ConfigurationError, match="project-1 was used in cn-north-4, and a project belongs"
        ):
            call(other.list_image_caches)
        session: Session[Any] = other._session
        sent = session.open_transport()
        assert all("cn-south-1" not in each.host for each in getattr(sent, "script", sent).requests)
    call(get_client("cce", "cn-north-4", is_async=is_async, **options).list_image_caches)
    call(get_client("iam", "cn-south-1", is_async=is_async, **options).keystone_list_projects)


def test_a_copy_in_another_region_does_not_take_a_given_project_along(make: Make) -> None:
    client = make("cce", region="cn-north-4")
    with pytest.raises(
        ConfigurationError, match="The project project of the credentials belongs to cn-north-4"
    ):
        client.with_options(region="cn-south-1")
    assert client.with_options(region="cn-north-4").region == "cn-north-4"


def test_each_client_uses_the_project_that_it_was_given(make: Make) -> None:
    """The caller decides: a client in each region with a project."""
    for region in ("cn-north-4", "cn-south-1"):
        client = make("cce", region=region, credentials=Credentials("id", "secret", project_id=f"{region}-p"))
        call(client.list_image_caches)
