"""Operating systems that ECM imports: those of the page's sample.

https://www.tencentcloud.com/document/product/1119/45723. All versions in the sample
belong to one system, so only the kind of a system can be checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACTION = "DescribeImportImageOs"


def describe_import_image_os(call: Call) -> ResponseBody:
    """List the systems."""
    return {name: value for name, value in _read_sample(call).items() if name != "RequestId"}


def check_kind(call: Call, kind: str) -> None:
    """Reject a kind of system that the list does not contain.

    Raises:
        VendorError: ``InvalidParameterValue``.
    """
    kinds: Mapping[str, list[str]] = _read_sample(call)["ImportImageOsListSupported"]
    known = [name for names in kinds.values() for name in names]
    if kind not in known:
        message = f"The OsType {kind} cannot be imported; the supported types are {', '.join(known)}."
        assumed = "An unlisted OsType is refused: `InvalidParameterValue`"
        raise call.error("InvalidParameterValue", message, assumed=assumed)


def _read_sample(call: Call) -> dict[str, Any]:
    samples = (example.response for example in call.service.actions[_ACTION].examples)
    return cast("dict[str, Any]", next(sample for sample in samples if sample is not None))


HANDLERS = ServiceHandlers(reads={_ACTION: describe_import_image_os}, writes={})
