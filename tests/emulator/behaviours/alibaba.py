"""Behaviours of Alibaba Cloud."""

from __future__ import annotations

from .behaviour import (
    IDEMPOTENCE,
    MEMBERS,
    OIDC_CODES,
    RPC,
    Behaviour,
    assumed,
    documented,
    met_by_provider,
    signed_by_sdk,
)

_ASSUMED = "acc.py::test_every_action_has_a_response_from_the_catalog"
_CACHES = "https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches"

CLOUD = (
    signed_by_sdk("alibaba", "ACS3 signatures of the SDK's functions are accepted"),
    documented(
        "A wrong signature is refused: `SignatureDoesNotMatch`",
        "alibaba.py::test_a_request_with_a_wrong_signature_is_refused",
    ),
    documented("A nonce is valid once; then `SignatureNonceUsed`", "alibaba.py::test_a_nonce_is_good_once"),
    documented(
        "The response to the older form is XML unless the request asks for JSON",
        "alibaba.py::test_the_response_to_the_older_form_is_xml_by_default",
        RPC,
    ),
    documented(
        "A temporary key is valid with its token until it expires; then `InvalidSecurityToken.Expired`",
        "temporary_keys.py::test_a_key_of_alibaba_works_with_its_token_until_it_ends",
        OIDC_CODES,
    ),
    documented(
        "A temporary key without its token is refused: `MissingSecurityToken`; with another: "
        "`InvalidSecurityToken.MismatchWithAccessKey`",
        "temporary_keys.py::test_alibaba_refuses_a_key_without_its_token_or_with_another",
        OIDC_CODES,
    ),
    met_by_provider(
        "The SDK's own provider gets a valid key from the metadata service",
        "test_the_provider_of_alibaba_finds_a_key_with_a_token",
    ),
    met_by_provider(
        "The SDK's own provider gets a valid key from a credentials URI",
        "test_the_provider_of_alibaba_reads_a_credentials_uri",
    ),
    assumed(
        "A key of the metadata service is valid for six hours; in the last hour there is a new one",
        "metadata.py::test_a_key_is_given_again_until_its_last_hour",
    ),
    assumed(
        "A throttled call carries x-acs-retry-after in milliseconds",
        "rate_limits.py::test_alibaba_refuses_with_its_hint_in_milliseconds",
    ),
)

ACTIONS: dict[str, tuple[Behaviour, ...]] = {
    "alibaba.acc.CreateImageCache": (
        assumed("The response has the documented members; the emulator keeps no state", _ASSUMED),
        assumed(
            "The JSON text of NetworkConfig is validated like other members: `MissingParameter`",
            "acc.py::test_parameters_are_checked_against_the_catalog",
        ),
    ),
    "alibaba.acc.GetImageCache": (
        assumed("The response has the documented members, and the cache is Ready", _ASSUMED),
        assumed("Any id exists", "acc.py::test_a_response_has_the_requested_cache"),
    ),
    "alibaba.acc.ListImageCaches": (assumed("The list has one cache, on one page", _ASSUMED),),
    "alibaba.acc.DeleteImageCache": (
        assumed("Any id can be deleted; the emulator keeps no state", _ASSUMED),
    ),
    "alibaba.eci.CreateImageCache": (
        documented(
            "A new cache is Preparing, Creating, then Ready, with its Progress in percent",
            "eci.py::test_a_cache_is_prepared_created_and_ready_and_shows_its_progress",
            _CACHES,
        ),
        documented("A failed cache is deleted after a day", "eci.py::test_a_failed_cache_is_kept_for_a_day"),
        documented(
            "The same ClientToken with the same request gets the same response",
            "eci.py::test_a_client_token_makes_a_repeat_harmless",
            IDEMPOTENCE,
        ),
        documented(
            "The same ClientToken with another request is refused: `IdempotentParameterMismatch`",
            "eci.py::test_a_client_token_with_another_request_is_refused",
            IDEMPOTENCE,
        ),
        documented(
            "At the quota, a cache that can be eliminated is deleted, or the call is refused: `QuotaExceeded`",
            "eci.py::test_at_the_quota_a_cache_that_can_be_eliminated_is_deleted",
        ),
        assumed("Each region has its own caches", "eci.py::test_each_region_has_its_own_caches"),
    ),
    "alibaba.eci.DescribeImageCaches": (
        documented(
            "Limit and NextToken select a page; the last page has no token",
            "eci.py::test_pages_follow_their_tokens_to_the_end",
        ),
        documented(
            "In XML, each item of a list is an element with the name of the list",
            "eci.py::test_xml_has_the_same_content_as_json",
        ),
        documented(
            "The first event is the one of the sample",
            "eci.py::test_events_are_added_and_count_from_the_sample",
        ),
        assumed(
            "An unknown region is refused: `InvalidParameter`",
            "eci.py::test_a_region_that_the_service_does_not_have_is_refused",
        ),
        assumed(
            "There are later events, with assumed texts",
            "eci.py::test_events_are_added_and_count_from_the_sample",
        ),
        assumed(
            "Names match exactly, and a cache must meet all conditions",
            "eci.py::test_conditions_hold_together",
        ),
        assumed(
            "A deletion between two pages skips no cache",
            "eci.py::test_a_deletion_between_two_pages_skips_no_cache",
        ),
        assumed(
            "A wrong NextToken or Limit is refused: `InvalidParameter`",
            "eci.py::test_a_wrong_page_is_refused",
        ),
        assumed(
            "MatchImage ranks ready caches by the number of matching images",
            "eci.py::test_matching_ranks_ready_caches_by_the_images_that_they_hold",
        ),
    ),
    "alibaba.eci.UpdateImageCache": (
        documented(
            "A cache that is not Ready is refused: `ImageCache.IncorrectStatus`",
            "eci.py::test_only_a_ready_cache_may_be_updated",
        ),
        documented(
            "A cache that is UpdateFailed can be updated again",
            "eci.py::test_a_failed_update_can_be_made_good",
        ),
        documented(
            "Images are pulled again, even the same ones: Updating, then Ready",
            "eci.py::test_images_are_pulled_again_and_other_changes_leave_the_cache_ready",
        ),
        documented(
            "An update without changes is refused: `NoNeedUpdate`",
            "eci.py::test_an_update_that_changes_nothing_is_refused",
        ),
        assumed(
            "After an update without images the cache stays Ready",
            "eci.py::test_images_are_pulled_again_and_other_changes_leave_the_cache_ready",
        ),
        assumed(
            "An unknown id is refused: `InvalidParameter.NotFound`",
            "eci.py::test_an_unknown_id_is_an_assumed_404",
        ),
    ),
    "alibaba.eci.DeleteImageCache": (
        documented(
            "A deletion can be repeated with its ClientToken",
            "eci.py::test_a_deletion_can_be_repeated_by_its_token",
            IDEMPOTENCE,
        ),
        assumed("A deleted cache is gone at once", "eci.py::test_a_deleted_cache_is_gone"),
        assumed(
            "An unknown id is refused: `InvalidParameter.NotFound`",
            "eci.py::test_an_unknown_id_is_an_assumed_404",
        ),
    ),
    "alibaba.eci.ListUsage": (
        documented(
            "Attributes have the number of caches and the quota",
            "eci.py::test_at_the_quota_a_cache_that_can_be_eliminated_is_deleted",
        ),
        assumed(
            "The quota is 500 caches, from the sample",
            "parity.py::test_the_quota_of_eci_is_that_of_the_sample",
        ),
        assumed(
            "Other resources are unused, with the limits of the sample",
            "parity.py::test_the_quota_of_eci_is_that_of_the_sample",
        ),
    ),
    "alibaba.eci.TagResources": (
        documented(
            "More than 20 tags of a resource are refused: `NumberExceed.Tags`",
            "eci.py::test_a_resource_has_at_most_20_tags",
        ),
        assumed("A tag replaces one with the same key", "eci.py::test_tags_come_and_go"),
        assumed(
            "Tags without a key, or with the same key twice, are refused: `InvalidParameter`",
            "eci.py::test_a_tag_needs_a_key_of_its_own",
        ),
        assumed(
            "An unknown resource is refused: `InvalidParameter.NotFound`",
            "eci.py::test_tags_of_an_unknown_resource_are_refused",
        ),
    ),
    "alibaba.eci.UntagResources": (
        documented("Tags are removed by key, or all of them", "eci.py::test_tags_come_and_go"),
    ),
    "alibaba.eci.ListTagResources": (
        documented("Tags are listed by resource", "eci.py::test_tags_come_and_go"),
        documented("Tags can be searched by key and value", "eci.py::test_tags_can_be_looked_for"),
    ),
    "alibaba.eci.DescribeRegions": (
        documented("The response has the members of the sample", MEMBERS),
        assumed(
            "RegionId limits the list to one region",
            "regions.py::test_eci_lists_its_regions_or_the_one_that_is_asked_for",
        ),
        assumed(
            "Zones of regions without a sample are assumed",
            "regions.py::test_eci_lists_its_regions_or_the_one_that_is_asked_for",
        ),
    ),
    "alibaba.sts.AssumeRole": (
        documented("The response has the members of the sample", MEMBERS),
        documented(
            "A key is valid for an hour by default",
            "temporary_keys.py::test_the_response_of_alibaba_is_as_documented",
        ),
        documented(
            "A wrong parameter has its own code, such as `InvalidParameter.RoleArn`",
            "temporary_keys.py::test_alibaba_has_a_code_for_each_parameter",
        ),
        assumed(
            "Any role can be assumed", "temporary_keys.py::test_the_response_of_alibaba_is_as_documented"
        ),
        assumed(
            "A role allows sessions of up to 12 hours",
            "temporary_keys.py::test_alibaba_has_a_code_for_each_parameter",
        ),
    ),
    "alibaba.sts.AssumeRoleWithOIDC": (
        documented(
            "No signature is needed", "wire_options.py::test_a_role_of_alibaba_is_taken_without_a_signature"
        ),
        documented(
            "The response has the claims of the token",
            "temporary_keys.py::test_the_response_of_alibaba_has_the_claims_of_an_oidc_token",
        ),
        documented(
            "An expired token is refused: `AuthenticationFail.OIDCToken.Expired`",
            "temporary_keys.py::test_an_identity_token_that_has_ended_is_refused",
            OIDC_CODES,
        ),
        assumed(
            "Any token of an identity provider is accepted",
            "temporary_keys.py::test_the_response_of_alibaba_has_the_claims_of_an_oidc_token",
        ),
    ),
}
