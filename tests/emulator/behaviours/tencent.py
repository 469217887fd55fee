"""Behaviours of Tencent Cloud."""

from __future__ import annotations

from .behaviour import COMMON_CODES, Behaviour, assumed, documented, met_by_provider, signed_by_sdk

_TKE_CACHE = "https://cloud.tencent.com/document/api/457/31866#ImageCache"
_TKE_FILTER = "https://cloud.tencent.com/document/api/457/31866#Filter"

CLOUD = (
    signed_by_sdk("tencent", "TC3 signatures of the SDK's functions are accepted"),
    Behaviour(
        "peer",
        "An older signature of the SDK's function, HmacSHA256 in a form, is accepted",
        "tests/emulator/test_older_tencent_signatures.py::test_the_vendors_vectors_of_older_signatures_are_accepted",
    ),
    Behaviour(
        "peer",
        "The SDK for Node.js is accepted: it signs the host without its port, for a service named as the host",
        "tests/peer/lifecycle/test_node.py::test_requests_are_accepted_in_each_way_of_signing",
    ),
    documented(
        "A clock more than five minutes off is refused: `AuthFailure.SignatureExpire`",
        "tencent.py::test_the_clock_may_be_five_minutes_off",
    ),
    documented(
        "A temporary key is valid with its token until it expires; then `AuthFailure.TokenFailure`",
        "temporary_keys.py::test_a_key_of_tencent_works_with_its_token_until_it_ends",
        COMMON_CODES,
    ),
    met_by_provider(
        "The SDK's own provider gets a valid key from the metadata service",
        "test_the_provider_of_tencent_finds_the_role_and_its_key",
    ),
    assumed(
        "A key of the metadata service is valid for six hours; in the last hour there is a new one",
        "metadata.py::test_a_key_is_given_again_until_its_last_hour",
    ),
    assumed(
        "A temporary key without its token is refused: `AuthFailure.TokenFailure`",
        "temporary_keys.py::test_tencent_refuses_a_key_without_its_token_or_with_another",
    ),
    assumed(
        "An unknown region is refused: `UnsupportedRegion`",
        "regions.py::test_tencent_refuses_an_unknown_region",
    ),
    assumed(
        "A nonce of the older signatures is valid once in its second; then `AuthFailure.SignatureFailure`",
        "older_tencent_signatures.py::test_a_number_is_good_once_at_one_time",
    ),
    assumed(
        "Calls in all regions count for the same rate",
        "rate_limits.py::test_calls_of_other_regions_count_too",
    ),
)

ACTIONS: dict[str, tuple[Behaviour, ...]] = {
    "tencent.tke.CreateImageCache": (
        documented(
            "The default size is 20 GiB, and a cache does not expire by default",
            "tke.py::test_defaults_are_as_documented",
        ),
        assumed("A new cache is Pending, then Ready", "tke.py::test_a_new_cache_is_pending_and_then_ready"),
        assumed(
            "A cache with an image that cannot be pulled is Failed",
            "tke.py::test_a_cache_of_an_image_that_cannot_be_pulled_fails",
        ),
        assumed(
            "A cache is deleted when its retention days end", "tke.py::test_a_cache_is_removed_after_its_days"
        ),
        assumed("Each region has its own caches", "tke.py::test_each_region_has_its_own_caches"),
    ),
    "tencent.tke.DescribeImageCaches": (
        documented(
            "Offset and Limit select a page, of 20 caches by default",
            "tke.py::test_pages_are_cut_by_offset_and_limit_and_20_long_by_default",
        ),
        documented(
            "Values of one filter are alternatives",
            "tke.py::test_conditions_hold_together_and_values_of_one_are_alternatives",
            _TKE_FILTER,
        ),
        documented(
            "Newer events come before older ones, as in the sample",
            "tke.py::test_events_are_added_before_the_earlier_ones_as_in_the_sample",
        ),
        assumed(
            "A cache must meet ids, names and filters",
            "tke.py::test_conditions_hold_together_and_values_of_one_are_alternatives",
        ),
        assumed(
            "An unknown filter is refused: `InvalidParameter`",
            "tke.py::test_an_unknown_filter_is_refused_also_without_caches",
        ),
        assumed("Passwords of registries are empty in responses", "tke.py::test_passwords_are_not_kept"),
    ),
    "tencent.tke.GetMostSuitableImageCache": (
        documented(
            "Found is false and ImageCache is null if no cache matches",
            "tke.py::test_the_most_suitable_cache_is_the_ready_one_with_most_of_the_images",
        ),
        documented(
            "Only a cache that is Ready is found",
            "tke.py::test_the_most_suitable_cache_is_the_ready_one_with_most_of_the_images",
            _TKE_CACHE,
        ),
        assumed(
            "The result is the cache with most of the images",
            "tke.py::test_the_most_suitable_cache_is_the_ready_one_with_most_of_the_images",
        ),
    ),
    "tencent.tke.UpdateImageCache": (
        documented(
            "An unknown id is refused: `ResourceNotFound`",
            "tke.py::test_an_unknown_id_is_refused_with_the_code_of_the_page",
        ),
        assumed(
            "The cache is Updating, then Ready; members that are not given stay",
            "tke.py::test_an_update_takes_time_and_changes_only_the_given_members",
        ),
        assumed(
            "A cache that is UpdateFailed can be updated again",
            "tke.py::test_an_update_that_fails_can_be_made_good",
        ),
        assumed(
            "A cache that is Pending is refused: `UnsupportedOperation`",
            "tke.py::test_a_cache_that_is_not_ready_cannot_be_updated",
        ),
    ),
    "tencent.tke.DeleteImageCaches": (
        documented(
            "An unknown id is refused: `ResourceNotFound`",
            "tke.py::test_an_unknown_id_is_refused_with_the_code_of_the_page",
        ),
        assumed("A deleted cache is gone at once", "tke.py::test_a_deleted_cache_is_gone"),
        assumed(
            "Nothing is deleted if one id is unknown",
            "tke.py::test_nothing_is_deleted_when_one_id_is_unknown",
        ),
    ),
    "tencent.ecm.CreateImage": (
        documented("The response names a task", "ecm.py::test_a_task_makes_an_image"),
        documented(
            "A duplicate name is refused: `InvalidParameterValue.ImageNameDuplicate`",
            "ecm.py::test_names_are_unique",
        ),
        documented(
            "A wrong instance id is refused: `InvalidParameterValue.InvalidInstanceID`",
            "ecm.py::test_unknown_ids_have_the_codes_of_the_pages",
        ),
        assumed(
            "The image is listed while its task runs, and is NORMAL afterwards",
            "ecm.py::test_a_task_makes_an_image",
        ),
    ),
    "tencent.ecm.DescribeImage": (
        documented(
            "Filters match ids and types exactly, names and systems by a part",
            "ecm.py::test_filters_are_exact_for_ids_and_types_and_fuzzy_for_names",
        ),
        documented(
            "An unknown filter is refused: `InvalidParameterValue.InvalidFilter`",
            "ecm.py::test_a_filter_that_does_not_exist_or_takes_one_value_is_refused",
        ),
        documented(
            "A wrong offset or limit is refused: `InvalidParameterValue.InvaildPageParam`",
            "ecm.py::test_pages_are_cut_by_offset_and_limit",
        ),
        assumed(
            "One public image always exists",
            "ecm.py::test_filters_are_exact_for_ids_and_types_and_fuzzy_for_names",
        ),
    ),
    "tencent.ecm.DescribeTaskStatus": (
        documented(
            "A task is OPERATING while it runs and SUCCESS after it",
            "ecm.py::test_a_task_makes_an_image",
        ),
        documented(
            "An unknown task is refused: `InvalidParameterValue.TaskNotFound`",
            "ecm.py::test_an_unknown_task_is_refused",
        ),
        assumed("EndTime is empty until the task ends", "ecm.py::test_a_task_makes_an_image"),
    ),
    "tencent.ecm.DescribeCustomImageTask": (
        documented("The filter task-id finds the task", "ecm.py::test_a_custom_image_is_imported_or_not"),
        assumed(
            "An unknown filter is refused: `InvalidParameterValue`",
            "ecm.py::test_tasks_have_only_the_documented_filters",
        ),
        assumed(
            "A task is PENDING, PROCESSING, then SUCCESS or FAILED",
            "ecm.py::test_a_custom_image_is_imported_or_not",
        ),
    ),
    "tencent.ecm.ImportCustomImage": (
        documented(
            "The response names the image and the task", "ecm.py::test_a_custom_image_is_imported_or_not"
        ),
        assumed(
            "An unlisted OsType is refused: `InvalidParameterValue`",
            "ecm.py::test_a_system_that_is_not_listed_is_not_imported",
        ),
        assumed(
            "A file that cannot be fetched fails the task",
            "ecm.py::test_a_custom_image_is_imported_or_not",
        ),
    ),
    "tencent.ecm.ImportImage": (
        documented(
            "An image can be imported once; then `InvalidParameterValue.ImageDuplicate`",
            "ecm.py::test_an_image_is_copied_from_cvm_once",
        ),
        assumed("The copied image names its source", "ecm.py::test_an_image_is_copied_from_cvm_once"),
    ),
    "tencent.ecm.ModifyImageAttribute": (
        documented("An image is renamed", "ecm.py::test_an_image_is_renamed"),
        documented(
            "An unknown id is refused: `ResourceNotFound`",
            "ecm.py::test_unknown_ids_have_the_codes_of_the_pages",
        ),
        documented(
            "A duplicate name is refused: `InvalidParameterValue.ImageNameDuplicate`",
            "ecm.py::test_names_are_unique",
        ),
    ),
    "tencent.ecm.DeleteImage": (
        documented(
            "An unknown id is refused: `ResourceNotFound`",
            "ecm.py::test_unknown_ids_have_the_codes_of_the_pages",
        ),
        documented(
            "The deletion of an image in use is refused: `FailedOperation.ImageInUse`",
            "ecm.py::test_an_image_is_deleted_unless_a_module_uses_it",
        ),
        assumed(
            "A public image is not deleted: `UnauthorizedOperation.ForbiddenOperation`",
            "ecm.py::test_an_image_is_deleted_unless_a_module_uses_it",
        ),
        assumed(
            "A deleted image is gone at once", "ecm.py::test_an_image_is_deleted_unless_a_module_uses_it"
        ),
    ),
    "tencent.ecm.ModifyModuleImage": (
        documented(
            "An unknown image is refused: `InvalidParameterValue.InvalidImageID`",
            "ecm.py::test_unknown_ids_have_the_codes_of_the_pages",
        ),
        assumed(
            "Any id that starts with em- is a module, and no other id is",
            "ecm.py::test_an_image_is_deleted_unless_a_module_uses_it",
        ),
    ),
    "tencent.ecm.DescribeImportImageOs": (
        documented("The list has the systems of the sample", "ecm.py::test_the_systems_are_the_samples"),
    ),
    "tencent.ecm.DescribeTaskResult": (
        documented("A task is RUNNING, then SUCCESS or FAILED", "ecm.py::test_a_task_has_a_result"),
        assumed("Tasks that create images exist in any region", "ecm.py::test_a_task_has_a_result"),
        assumed(
            "An unknown task is refused: `InvalidParameterValue`",
            "ecm.py::test_the_result_of_an_unknown_task_is_refused",
        ),
        assumed(
            "A region that is not an edge region is refused: `InvalidParameterValue.InvalidRegion`",
            "ecm.py::test_the_result_of_an_unknown_task_is_refused",
        ),
    ),
    "tencent.sts.AssumeRole": (
        documented(
            "A key is valid for two hours by default, as ExpiredTime and Expiration say",
            "temporary_keys.py::test_the_response_of_tencent_is_as_documented",
        ),
        documented(
            "More than twelve hours are refused: `InvalidParameter.OverTimeError`",
            "temporary_keys.py::test_tencent_refuses_a_wrong_role",
        ),
        documented(
            "A temporary key can assume a role too",
            "temporary_keys.py::test_a_temporary_key_may_take_another_role",
        ),
        assumed(
            "Any role can be assumed", "temporary_keys.py::test_the_response_of_tencent_is_as_documented"
        ),
        assumed(
            "A RoleArn of another form is refused: `InvalidParameter.ParamError`",
            "temporary_keys.py::test_tencent_refuses_a_wrong_role",
        ),
    ),
    "tencent.sts.AssumeRoleWithWebIdentity": (
        documented(
            "No signature is needed", "wire_options.py::test_a_role_of_tencent_is_taken_without_a_signature"
        ),
        documented(
            "An expired token is refused: `InvalidParameter.WebIdentityTokenError`",
            "temporary_keys.py::test_an_identity_token_that_has_ended_is_refused",
        ),
        assumed(
            "Any token of an identity provider is accepted",
            "temporary_keys.py::test_the_response_of_tencent_is_as_documented",
        ),
    ),
}
