"""Behaviours of Tencent Cloud."""

from __future__ import annotations

from .behaviour import COMMON_CODES, Behaviour, assumed, documented, met_by_provider, signed_by_sdk

_TKE_CACHE = "https://cloud.tencent.com/document/api/457/31866#ImageCache"
_TKE_FILTER = "https://cloud.tencent.com/document/api/457/31866#Filter"

CLOUD = (
    signed_by_sdk("tencent", "TC3 signatures that the SDK's functions computed are accepted"),
    Behaviour(
        "peer",
        "An older signature, HmacSHA256 in a form, that the SDK's function computed is accepted",
        "tests/emulator/test_tencent.py::test_the_vendors_vectors_of_older_signatures_are_accepted",
    ),
    documented(
        "A clock more than five minutes off is refused: `AuthFailure.SignatureExpire`",
        "tencent.py::test_the_clock_may_be_five_minutes_off",
    ),
    documented(
        "A temporary key works with its token until it ends; then `AuthFailure.TokenFailure`",
        "temporary_keys.py::test_a_key_of_tencent_works_with_its_token_until_it_ends",
        COMMON_CODES,
    ),
    met_by_provider(
        "The metadata service gives the SDK's own provider a key that works",
        "test_the_provider_of_tencent_finds_the_role_and_its_key",
    ),
    assumed(
        "A key of the metadata service lives for six hours; a new one is given in the last of them",
        "metadata.py::test_a_key_is_given_again_until_its_last_hour",
    ),
    assumed(
        "A temporary key without its token is refused: `AuthFailure.TokenFailure`",
        "temporary_keys.py::test_tencent_refuses_a_key_without_its_token_or_with_another",
    ),
    assumed(
        "A region that has not the form of this cloud's is refused: `UnsupportedRegion`",
        "regions.py::test_tencent_refuses_what_cannot_be_its_region",
    ),
    assumed(
        "A Nonce of the older signatures is good once in its second; then `AuthFailure.SignatureFailure`",
        "tencent.py::test_a_number_is_good_once_at_one_time",
    ),
    assumed("A rate is counted over all regions", "rate_limits.py::test_calls_of_other_regions_count_too"),
)

ACTIONS: dict[str, tuple[Behaviour, ...]] = {
    "tencent.tke.CreateImageCache": (
        documented(
            "20 GiB and no expiry where size and days are not given",
            "tke.py::test_what_was_not_given_is_what_the_page_says",
        ),
        assumed("A new cache is Pending, then Ready", "tke.py::test_a_new_cache_is_pending_and_then_ready"),
        assumed(
            "A cache with an image that cannot be pulled is Failed",
            "tke.py::test_a_cache_of_an_image_that_cannot_be_pulled_fails",
        ),
        assumed("A cache is removed after its days", "tke.py::test_a_cache_is_removed_after_its_days"),
        assumed("Each region has its own caches", "tke.py::test_each_region_has_its_own_caches"),
    ),
    "tencent.tke.DescribeImageCaches": (
        documented(
            "Pages are cut by Offset and Limit, 20 caches by default",
            "tke.py::test_pages_are_cut_by_offset_and_limit_and_20_long_by_default",
        ),
        documented(
            "Values of one filter are alternatives",
            "tke.py::test_conditions_hold_together_and_values_of_one_are_alternatives",
            _TKE_FILTER,
        ),
        documented(
            "Newer events stand before older ones, as in the sample",
            "tke.py::test_events_are_added_before_the_earlier_ones_as_in_the_sample",
        ),
        assumed(
            "Ids, names and filters hold together",
            "tke.py::test_conditions_hold_together_and_values_of_one_are_alternatives",
        ),
        assumed(
            "An unknown filter is refused: `InvalidParameter`",
            "tke.py::test_an_unknown_filter_is_refused_even_where_there_is_nothing_to_filter",
        ),
        assumed("Passwords of registries are shown empty", "tke.py::test_passwords_are_not_kept"),
    ),
    "tencent.tke.GetMostSuitableImageCache": (
        documented(
            "Found is false and ImageCache null where no cache fits",
            "tke.py::test_the_most_suitable_cache_is_the_ready_one_with_most_of_the_images",
        ),
        documented(
            "Only a cache that is Ready is found",
            "tke.py::test_the_most_suitable_cache_is_the_ready_one_with_most_of_the_images",
            _TKE_CACHE,
        ),
        assumed(
            "The cache with most of the images is found",
            "tke.py::test_the_most_suitable_cache_is_the_ready_one_with_most_of_the_images",
        ),
    ),
    "tencent.tke.UpdateImageCache": (
        documented(
            "An unknown id is refused: `ResourceNotFound`",
            "tke.py::test_an_unknown_id_is_refused_with_the_code_of_the_page",
        ),
        assumed(
            "The cache is Updating, then Ready; what is not given stays",
            "tke.py::test_an_update_takes_time_too_and_changes_only_what_is_given",
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
            "Nothing is deleted where one id is unknown",
            "tke.py::test_nothing_is_deleted_when_one_id_is_unknown",
        ),
    ),
    "tencent.ecm.CreateImage": (
        documented("The answer names a task", "ecm.py::test_a_task_makes_an_image"),
        documented(
            "A name that is taken is refused: `InvalidParameterValue.ImageNameDuplicate`",
            "ecm.py::test_names_are_unique",
        ),
        documented(
            "A wrong id of a machine is refused: `InvalidParameterValue.InvalidInstanceID`",
            "ecm.py::test_unknown_ids_have_the_codes_of_the_pages",
        ),
        assumed(
            "The image is listed while its task runs, and is NORMAL after it",
            "ecm.py::test_a_task_makes_an_image",
        ),
    ),
    "tencent.ecm.DescribeImage": (
        documented(
            "Filters are exact for ids and types, and want a part of names and systems",
            "ecm.py::test_filters_are_exact_for_ids_and_types_and_fuzzy_for_names",
        ),
        documented(
            "An unknown filter is refused: `InvalidParameterValue.InvalidFilter`",
            "ecm.py::test_a_filter_that_does_not_exist_or_takes_one_value_is_refused",
        ),
        documented(
            "A wrong page is refused: `InvalidParameterValue.InvaildPageParam`",
            "ecm.py::test_pages_are_cut_by_offset_and_limit",
        ),
        assumed(
            "There always is one public image",
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
        assumed("EndTime is empty until the end", "ecm.py::test_a_task_makes_an_image"),
    ),
    "tencent.ecm.DescribeCustomImageTask": (
        documented("The filter task-id finds the task", "ecm.py::test_a_custom_image_is_imported_or_not"),
        assumed(
            "An unknown filter is refused: `InvalidParameterValue`",
            "ecm.py::test_tasks_are_filtered_by_what_is_documented_alone",
        ),
        assumed(
            "A task is PENDING, PROCESSING, then SUCCESS or FAILED",
            "ecm.py::test_a_custom_image_is_imported_or_not",
        ),
    ),
    "tencent.ecm.ImportCustomImage": (
        documented(
            "The answer names the image and the task", "ecm.py::test_a_custom_image_is_imported_or_not"
        ),
        assumed(
            "An OsType that is not listed is refused: `InvalidParameterValue`",
            "ecm.py::test_a_system_that_is_not_listed_is_not_imported",
        ),
        assumed(
            "A file that cannot be fetched fails the task",
            "ecm.py::test_a_custom_image_is_imported_or_not",
        ),
    ),
    "tencent.ecm.ImportImage": (
        documented(
            "An image is imported once; then `InvalidParameterValue.ImageDuplicate`",
            "ecm.py::test_an_image_is_copied_from_cvm_once",
        ),
        assumed("The copy names its source", "ecm.py::test_an_image_is_copied_from_cvm_once"),
    ),
    "tencent.ecm.ModifyImageAttribute": (
        documented("An image is renamed", "ecm.py::test_an_image_is_renamed"),
        documented(
            "An unknown id is refused: `ResourceNotFound`",
            "ecm.py::test_unknown_ids_have_the_codes_of_the_pages",
        ),
        documented(
            "A name that is taken is refused: `InvalidParameterValue.ImageNameDuplicate`",
            "ecm.py::test_names_are_unique",
        ),
    ),
    "tencent.ecm.DeleteImage": (
        documented(
            "An unknown id is refused: `ResourceNotFound`",
            "ecm.py::test_unknown_ids_have_the_codes_of_the_pages",
        ),
        documented(
            "An image in use is refused: `FailedOperation.ImageInUse`",
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
            "Any id that begins with em- is a module; there are no others",
            "ecm.py::test_an_image_is_deleted_unless_a_module_uses_it",
        ),
    ),
    "tencent.ecm.DescribeImportImageOs": (
        documented("The systems are those of the sample", "ecm.py::test_the_systems_are_the_samples"),
    ),
    "tencent.ecm.DescribeTaskResult": (
        documented("A task is RUNNING, then SUCCESS or FAILED", "ecm.py::test_a_task_has_a_result"),
        assumed("Tasks that make images are found, in any region", "ecm.py::test_a_task_has_a_result"),
        assumed(
            "An unknown task is refused: `InvalidParameterValue`",
            "ecm.py::test_the_result_of_an_unknown_task_is_refused",
        ),
        assumed(
            "A region that is none of the edge is refused: `InvalidParameterValue.InvalidRegion`",
            "ecm.py::test_the_result_of_an_unknown_task_is_refused",
        ),
    ),
    "tencent.sts.AssumeRole": (
        documented(
            "A key lives for two hours unless the request says otherwise, in ExpiredTime and Expiration",
            "temporary_keys.py::test_tencent_answers_as_the_page_shows",
        ),
        documented(
            "More than twelve hours are refused: `InvalidParameter.OverTimeError`",
            "temporary_keys.py::test_tencent_refuses_what_is_wrong_with_a_role",
        ),
        documented(
            "A temporary key may take a role too",
            "temporary_keys.py::test_a_temporary_key_may_take_another_role",
        ),
        assumed("Any role may be taken", "temporary_keys.py::test_tencent_answers_as_the_page_shows"),
        assumed(
            "A RoleArn of another form is refused: `InvalidParameter.ParamError`",
            "temporary_keys.py::test_tencent_refuses_what_is_wrong_with_a_role",
        ),
    ),
    "tencent.sts.AssumeRoleWithWebIdentity": (
        documented("No signature is needed", "ways.py::test_a_role_of_tencent_is_taken_without_a_signature"),
        documented(
            "A token that has ended is refused: `InvalidParameter.WebIdentityTokenError`",
            "temporary_keys.py::test_an_identity_token_that_has_ended_is_refused",
        ),
        assumed(
            "Any token of an identity provider is taken",
            "temporary_keys.py::test_tencent_answers_as_the_page_shows",
        ),
    ),
}
