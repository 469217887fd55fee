"""Behaviours of Huawei Cloud."""

from __future__ import annotations

from .behaviour import GATEWAY, Behaviour, assumed, documented, met_by_provider, signed_by_sdk

_SOLD = assumed(
    "The package of the sample is on sale, and an order costs nothing",
    "cce_packages.py::test_the_list_has_the_package_that_the_sample_orders",
)
_SOLD_ELSEWHERE = assumed(
    "A region that sells no packages is refused: `APIGW.0801`",
    "cce_packages.py::test_packages_are_sold_in_two_regions_only",
)

CLOUD = (
    signed_by_sdk("huawei", "Signatures of the SDK's functions are accepted"),
    documented(
        "A wrong signature is refused: `APIGW.0301`",
        "huawei.py::test_a_request_with_a_wrong_signature_is_refused",
    ),
    documented(
        "An expired token, or a token of another key, is refused: `APIGW.0301`",
        "metadata.py::test_a_key_of_huawei_works_with_its_token_until_it_ends",
        GATEWAY,
    ),
    met_by_provider(
        "The SDK's own provider gets a valid key from the metadata service",
        "test_the_provider_of_huawei_finds_a_key",
    ),
    assumed(
        "A key of the metadata service is valid for six hours; in the last hour there is a new one",
        "metadata.py::test_a_key_is_given_again_until_its_last_hour",
    ),
    assumed(
        "A temporary key without its token is refused: `APIGW.0301`",
        "metadata.py::test_a_key_of_huawei_works_with_its_token_until_it_ends",
    ),
    assumed("An expired token is refused: `APIGW.0307`", "iam.py::test_a_token_ends_after_a_day"),
    assumed(
        "A project of another account is refused: `APIGW.0310`",
        "regions.py::test_huawei_refuses_a_project_that_the_account_does_not_have",
    ),
    assumed(
        "A token of another project is refused: `APIGW.0307`",
        "regions.py::test_huawei_refuses_a_token_of_another_project",
    ),
    assumed(
        "Each action has the gateway's default of 200 calls in a second; then `APIGW.0308`",
        "rate_limits.py::test_huawei_admits_200_calls_in_a_second_by_default",
    ),
)

ACTIONS: dict[str, tuple[Behaviour, ...]] = {
    "huawei.cce.CreateImageCache": (
        documented("Names are unique", "cce.py::test_a_name_is_taken_until_its_cache_is_gone"),
        documented("An account has at most 50 caches", "cce.py::test_an_account_has_at_most_50_caches"),
        documented(
            "An expired cache is Unavailable and is then deleted",
            "cce.py::test_an_expired_cache_is_unavailable_and_is_then_deleted",
        ),
        assumed(
            "A duplicate name is refused: `CCE.01409001`",
            "cce.py::test_a_name_is_taken_until_its_cache_is_gone",
        ),
        assumed(
            "A fifty-first cache is refused: `CCE.01400019`",
            "cce.py::test_an_account_has_at_most_50_caches",
        ),
        assumed(
            "A cache holds at most 20 images, from the user guide",
            "cce.py::test_a_cache_holds_at_most_20_images",
        ),
        assumed(
            "The response is 200 with the whole cache",
            "cce.py::test_a_new_cache_has_the_members_of_the_page",
        ),
        assumed("A cache is Creating, then Available", "cce.py::test_a_cache_is_creating_and_then_available"),
        assumed(
            "A cache with an image that cannot be pulled is Failed",
            "cce.py::test_one_image_that_cannot_be_pulled_fails_the_whole_cache",
        ),
    ),
    "huawei.cce.ListImageCaches": (
        documented("The filter takes the full name", "cce.py::test_the_filter_wants_the_full_name"),
        assumed("An unknown name gives an empty list", "cce.py::test_the_filter_wants_the_full_name"),
        assumed("Each project has its own caches", "cce.py::test_each_project_has_its_own_caches"),
    ),
    "huawei.cce.ShowImageCache": (
        assumed("The response is the whole cache", "cce.py::test_a_cache_is_creating_and_then_available"),
        assumed("An unknown id is refused with 404: `CCE.01404001`", "cce.py::test_a_missing_cache_is_404"),
    ),
    "huawei.cce.DeleteImageCache": (
        documented("The status is 202", "cce.py::test_a_deleted_cache_is_deleting_and_then_missing"),
        assumed(
            "The cache is Deleting, then missing",
            "cce.py::test_a_deleted_cache_is_deleting_and_then_missing",
        ),
        assumed("A second deletion changes nothing", "cce.py::test_deleting_twice_does_not_begin_again"),
        assumed("An unknown id is refused with 404: `CCE.01404001`", "cce.py::test_a_missing_cache_is_404"),
    ),
    "huawei.cce.ListPackageProducts": (
        documented(
            "Packages are sold in cn-southwest-2 and cn-south-1 only",
            "cce_packages.py::test_packages_are_sold_in_two_regions_only",
        ),
        documented(
            "Names are in Chinese by default",
            "cce_packages.py::test_names_are_in_the_language_asked_for",
        ),
        _SOLD,
        _SOLD_ELSEWHERE,
    ),
    "huawei.cce.SubscribePackageProducts": (
        documented(
            "Packages are sold in cn-southwest-2 and cn-south-1 only",
            "cce_packages.py::test_packages_are_sold_in_two_regions_only",
        ),
        documented(
            "An order has one to ten packages", "cce_packages.py::test_one_to_ten_of_a_package_are_ordered"
        ),
        assumed(
            "The package of the sample is on sale, and an order costs nothing",
            "cce_packages.py::test_an_order_is_kept",
        ),
        assumed(
            "An unknown package is refused: `CCE.01400001`",
            "cce_packages.py::test_an_unknown_package_is_refused",
        ),
        _SOLD_ELSEWHERE,
    ),
    "huawei.iam.KeystoneCreateUserTokenByPassword": (
        documented(
            "The status is 201, X-Subject-Token has the token, which is valid for 24 hours",
            "iam.py::test_a_token_is_in_the_header_only",
        ),
        documented("nocatalog omits the catalog", "iam.py::test_the_catalog_stays_away_when_asked"),
        documented("Wrong credentials are refused: `401`", "iam.py::test_wrong_credentials_are_refused"),
        assumed(
            "A scope with an unknown project is refused: `404`",
            "iam.py::test_a_scope_that_does_not_exist_is_refused",
        ),
        assumed("A project wins over a domain", "iam.py::test_a_project_wins_over_a_domain"),
    ),
    "huawei.iam.KeystoneListProjects": (
        documented("page and per_page select a page", "iam.py::test_projects_come_in_pages_when_asked"),
        assumed("Each region has one project", "iam.py::test_a_region_has_one_project_and_always_the_same"),
        documented(
            "An unknown token is refused: `APIGW.0301`",
            "iam.py::test_lists_need_a_proof",
            GATEWAY,
        ),
    ),
    "huawei.iam.KeystoneListAuthDomains": (
        documented(
            "The list has the account of the token", "iam.py::test_a_token_lists_projects_and_domains"
        ),
        documented(
            "An unknown token is refused: `APIGW.0301`",
            "iam.py::test_lists_need_a_proof",
            GATEWAY,
        ),
    ),
}
